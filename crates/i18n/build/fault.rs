//! What is wrong with a message file, and where.

use std::fmt;

/// One thing to mend before the texts can be built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// `ar/site.ftl`; the folder alone where no file is to blame.
    pub file: String,
    /// From 1; 0 where no line is to blame.
    pub line: usize,
    /// What is wrong and what to do.
    pub words: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "content/messages/{}: {}", self.file, self.words),
            line => write!(f, "content/messages/{}:{line}: {}", self.file, self.words),
        }
    }
}
