//! What went wrong, as one line, then the remedy.

use std::fmt;
use std::process::ExitCode;

/// A failure with its exit code.
#[derive(Debug)]
pub struct Failure {
    lines: Vec<String>,
    code: u8,
}

impl Failure {
    /// The work failed: exit code 1.
    pub fn new(line: impl fmt::Display) -> Self {
        Self { lines: vec![line.to_string()], code: 1 }
    }

    /// The line was wrong: exit code 2.
    pub fn usage(line: impl fmt::Display) -> Self {
        Self { lines: vec![line.to_string()], code: 2 }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(mut self, line: impl fmt::Display) -> Self {
        self.lines.push(line.to_string());
        self
    }

    /// Prints it.
    pub fn report(&self) -> ExitCode {
        for (at, line) in self.lines.iter().enumerate() {
            if at == 0 {
                anstream::eprintln!("diligence: {line}");
            } else {
                anstream::eprintln!("  {line}");
            }
        }
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join(". "))
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}
