//! What is wrong with a pack, and where.

use std::collections::HashMap;
use std::fmt;

/// Where something stands: a file and line, or a sheet and row.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Place {
    /// File within the pack, or the spreadsheet's sheet.
    pub file: String,
    /// Line or row, from 1; 0 where only the file is known.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.file) } else { write!(f, "{}:{}", self.file, self.line) }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// Which code or key.
    pub key: String,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
    /// Whether the pack can be used all the same.
    pub warning: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.warning { "warning: " } else { "" };
        write!(f, "{}: {word}{}: {}. {}.", self.place, self.key, self.problem, self.remedy)
    }
}

/// All that is wrong, gathered so that one pass tells everything.
#[derive(Debug, Default)]
pub struct Faults {
    /// In the order they were found.
    pub all: Vec<Fault>,
    /// Where each key stands, by which checks find their place.
    pub places: HashMap<String, Place>,
}

impl Faults {
    /// Remembers where `key` stands.
    pub fn seen(&mut self, key: &str, file: &str, line: usize) {
        self.places.entry(key.to_owned()).or_insert_with(|| Place { file: file.to_owned(), line });
    }

    /// An error at the place where `key` stands.
    pub fn error(&mut self, key: &str, problem: impl Into<String>, remedy: impl Into<String>) {
        self.push(key, problem.into(), remedy.into(), false);
    }

    /// A warning at the place where `key` stands.
    pub fn warn(&mut self, key: &str, problem: impl Into<String>, remedy: impl Into<String>) {
        self.push(key, problem.into(), remedy.into(), true);
    }

    fn push(&mut self, key: &str, problem: String, remedy: String, warning: bool) {
        let place = self.places.get(key).cloned().unwrap_or_default();
        self.all.push(Fault { place, key: key.to_owned(), problem, remedy, warning });
    }

    /// An error at a place that no key names.
    pub fn error_at(
        &mut self,
        place: Place,
        key: &str,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let (problem, remedy) = (problem.into(), remedy.into());
        self.all.push(Fault { place, key: key.to_owned(), problem, remedy, warning: false });
    }

    /// Whether anything forbids using the pack.
    pub fn fatal(&self) -> bool {
        self.all.iter().any(|fault| !fault.warning)
    }
}

/// Where the lines of a text begin, so that a place can be found without counting again.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    /// The line, from 1, on which byte `at` stands.
    pub(crate) fn at(&self, at: usize) -> usize {
        self.0.partition_point(|end| *end < at) + 1
    }
}
