//! What can go wrong on the press.

use typst::diag::SourceDiagnostic;

/// A document could not be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The program was built without a font that can be read.
    #[error("The font “{0}” cannot be read: build the program again from a complete copy of its source")]
    Font(String),
    /// The document has no title, and a PDF for everybody must have one.
    #[error("The document has no title: give it one, it is the first thing a screen reader says")]
    Untitled,
    /// The date is none.
    #[error("The document’s date “{0}” is no day of the calendar: write it as 2026-11-24")]
    Date(String),
    /// A picture is not a complete SVG document.
    #[error(
        "Figure {number} (“{alt}”) cannot be drawn: {why}. Give it a complete SVG document without outside files"
    )]
    Picture {
        /// Its place among the document's figures, from 1.
        number: usize,
        /// The words that stand for it.
        alt: String,
        /// What the reader of SVG says.
        why: String,
    },
    /// The typesetter refused, in its own words.
    #[error(
        "The PDF cannot be set: {0}. The HTML report holds the same content; please report this with the document"
    )]
    Typeset(String),
}

impl ReportError {
    /// The first thing the typesetter complains about, with its first hint.
    pub(crate) fn typeset(errors: &[SourceDiagnostic]) -> Self {
        let Some(first) = errors.first() else {
            return Self::Typeset("no reason given".to_owned());
        };
        let hint = first.hints.first().map(|hint| format!(" ({})", hint.v)).unwrap_or_default();
        Self::Typeset(format!("{}{hint}", first.message))
    }
}
