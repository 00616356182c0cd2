//! What an import did, or would do.

use serde::Serialize;

/// Which file it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileStamp {
    /// Its name, without its folder.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
}

/// What an import did; with `dry_run`, what it would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The dataset's source.
    pub source: String,
    /// The dataset's edition.
    pub edition: String,
    /// Values that were not stored.
    pub added: usize,
    /// Values that were stored differently.
    pub changed: usize,
    /// Values that were stored already.
    pub same: usize,
    /// Values of the file's variables or treaties that are stored and not in the file. They are kept.
    pub absent: usize,
    /// Descriptions (of the dataset, of variables) that are new or different.
    pub described: usize,
    /// The first changes, at most [`Outcome::LISTED`]: of values, and of descriptions that were stored.
    pub changes: Vec<ChangeLine>,
    /// How many more changes there are.
    pub more_changes: usize,
    /// What was not taken on purpose, with how many rows or cells.
    pub left_out: Vec<(String, usize)>,
    /// What a person should know about the file.
    pub notes: Vec<String>,
    /// Whether nothing was written on purpose.
    pub dry_run: bool,
}

/// One stored value that is different in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeLine {
    /// Which one, such as `L.score MYS 2024`.
    pub key: String,
    /// What is stored.
    pub before: String,
    /// What the file says.
    pub after: String,
}

impl Outcome {
    /// How many changes are told one by one.
    pub const LISTED: usize = 50;

    /// Whether the database is as the file says already.
    pub fn is_unchanged(&self) -> bool {
        self.added + self.changed + self.described == 0
    }

    pub(super) fn change(&mut self, change: impl FnOnce() -> ChangeLine) {
        if self.changes.len() < Self::LISTED { self.changes.push(change()) } else { self.more_changes += 1 }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Values done.
    pub done: usize,
    /// Values in all; 0 where it is not known.
    pub total: usize,
}

/// What an import does, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading and checking the file.
    Reading,
    /// Comparing with what is stored.
    Comparing,
    /// Writing what is new or different.
    Writing,
}

impl Progress {
    pub(super) fn begin(step: Step) -> Self {
        Self { step, done: 0, total: 0 }
    }
}
