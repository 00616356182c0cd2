//! Tables out.

mod csv;
mod xlsx;

pub use csv::{CSV_MARK, csv_rows, write_csv};
pub use xlsx::write_xlsx;

use crate::{Cell, Place};

/// A sheet to write.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// The name on its tab: 1 to 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// Whether column A stands on the right, as for Arabic.
    pub right_to_left: bool,
    /// The rows; the first is the header, and stays in view.
    pub rows: Vec<Vec<Cell>>,
}

/// A table that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A cell that the format cannot hold.
    #[error("{place}: {what}. Change the value.")]
    Cell {
        /// The cell.
        place: Place,
        /// What is wrong with it.
        what: String,
    },
    /// A sheet that the format cannot hold.
    #[error("The sheet “{sheet}” cannot be written: {what}. Change its name or split it.")]
    Sheet {
        /// The sheet's name.
        sheet: String,
        /// What is wrong with it.
        what: String,
    },
    /// The file as a whole cannot be written.
    #[error("The file cannot be written: {0}.")]
    File(String),
}

/// Whether a spreadsheet program might run a text in CSV as a formula: it begins, behind any apostrophes, with a
/// mark that OWASP lists for “CSV injection”.
pub(crate) fn is_risky(text: &str) -> bool {
    let marks = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    text.trim_start_matches('\'').starts_with(marks)
}

/// Why a value can stand in no format.
fn objection(cell: &Cell) -> Option<&'static str> {
    match cell {
        Cell::Number(number) if !number.is_finite() => Some("this is no number"),
        Cell::Text(text) | Cell::Date(text) | Cell::Error(text) if has_control(text) => {
            Some("the text holds a control character")
        }
        _ => None,
    }
}

/// Looks at bytes, and at all of them: that is many at once, where a long text has one character after another.
fn has_control(text: &str) -> bool {
    let control = |it: u8| (it < 0x20 && !matches!(it, b'\t' | b'\n' | b'\r')) || it == 0x7f;
    text.bytes().fold(false, |found, it| found | control(it))
}
