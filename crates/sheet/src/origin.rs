//! The file being read and what it may cost, for everything that may have to refuse it.

use crate::{Limits, Place, SheetError};

/// Which file, under which limits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    /// The file's name.
    pub file: &'a str,
    /// What it may cost.
    pub limits: &'a Limits,
}

impl Origin<'_> {
    /// The file is broken.
    pub fn damaged(&self, what: impl Into<String>) -> SheetError {
        SheetError::Damaged { file: self.file.to_owned(), place: None, what: what.into() }
    }

    /// The file is broken at a known place.
    pub fn damaged_at(&self, place: Place, what: impl Into<String>) -> SheetError {
        SheetError::Damaged { file: self.file.to_owned(), place: Some(Box::new(place)), what: what.into() }
    }

    /// The file holds too much.
    pub fn too_large(&self, excess: Excess) -> SheetError {
        self.excess(None, excess)
    }

    /// The file holds too much at a known place.
    pub fn too_large_at(&self, place: Place, excess: Excess) -> SheetError {
        self.excess(Some(Box::new(place)), excess)
    }

    /// A formula has no value.
    pub fn formula(&self, place: Place) -> SheetError {
        SheetError::Formula { file: self.file.to_owned(), place: Box::new(place) }
    }

    /// The file is something else than a table.
    pub fn not_a_table(&self, looks: &'static str) -> SheetError {
        SheetError::NotATable { file: self.file.to_owned(), looks }
    }

    /// The file is a table of a kind that is not read.
    pub fn unsupported(&self, what: &'static str) -> SheetError {
        SheetError::Unsupported { file: self.file.to_owned(), what }
    }

    /// The file needs a password.
    pub fn encrypted(&self) -> SheetError {
        SheetError::Encrypted { file: self.file.to_owned() }
    }

    fn excess(&self, place: Option<Box<Place>>, excess: Excess) -> SheetError {
        let Excess { what, limit, remedy } = excess;
        SheetError::TooLarge { file: self.file.to_owned(), place, what, limit, remedy }
    }
}

/// Too much of something. An error, so that it can travel through a reader of bytes.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("too many {what}")]
pub(crate) struct Excess {
    /// What there is too much of, as a noun.
    pub what: &'static str,
    /// The most there may be.
    pub limit: u64,
    /// What to do.
    pub remedy: &'static str,
}

impl Excess {
    /// More than can be real: nobody can split such a file, somebody made it so.
    pub fn unreal(what: &'static str, limit: u64) -> Self {
        Self { what, limit, remedy: "Copy the values into a new file." }
    }

    /// More than we take at once.
    pub fn splittable(what: &'static str, limit: usize) -> Self {
        Self { what, limit: limit as u64, remedy: "Split the file and send the parts one by one." }
    }

    /// More columns than a table has.
    pub fn columns(limit: usize) -> Self {
        Self { what: "columns", limit: limit as u64, remedy: "Delete the columns that are not needed." }
    }
}
