//! What is wrong with a form, where, what to do, and what could be done at once.

use diligence_sheet::Place;
use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The cell, or what of it is known.
    pub place: Place,
    /// Whether the form can be used all the same.
    pub warning: bool,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
    /// What would mend it without changing what the form means.
    pub repair: Option<Repair>,
}

/// Another text for a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column, from 0.
    pub column: usize,
    /// What stands there.
    pub was: String,
    /// What should.
    pub becomes: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.warning { "warning: " } else { "" };
        write!(f, "{}: {word}{}. {}.", self.place, self.problem, self.remedy)
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” becomes “{}”", self.was, self.becomes)
    }
}
