//! What was read.

use crate::{Cell, Format};
use std::fmt;

/// A file as tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// What the file turned out to be.
    pub format: Format,
    /// Its sheets in their order, hidden ones too; CSV and TSV have one, named after the file.
    pub sheets: Vec<Sheet>,
    /// What had to be decided to read the file. Show it: a wrong guess garbles names.
    pub notes: Vec<Note>,
}

impl Workbook {
    /// The sheet of that name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

/// One table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// The rows that hold something, in order; each keeps its number.
    pub rows: Vec<Row>,
    /// Whether some values are what a spreadsheet program last computed from a formula.
    pub formulas: bool,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// The number as a spreadsheet program shows it, from 1; in CSV and TSV the line on which the row begins.
    pub number: u32,
    /// The cells from column A to the last that holds something.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column (from 0), empty beyond the row's end.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// A decision that reading took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The text was taken to be in this encoding.
    Encoding {
        /// Its name, such as `UTF-16LE` or `windows-1252`.
        name: &'static str,
        /// Where the text is not UTF-8: the first line that shows it.
        line: Option<u32>,
    },
    /// The cells were taken to be separated by this mark rather than the usual one.
    Delimiter(char),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding { name, line: None } => write!(f, "Read as {name} text."),
            Self::Encoding { name, line: Some(line) } => {
                write!(
                    f,
                    "Not UTF-8 (first seen on line {line}), so read as {name}. Check names with accents."
                )
            }
            Self::Delimiter('\t') => write!(f, "Cells are separated by tabs."),
            Self::Delimiter(mark) => write!(f, "Cells are separated by “{mark}”."),
        }
    }
}
