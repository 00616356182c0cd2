//! Why a file could not be read, and what to do about it.

use crate::Place;

/// A file that cannot be read as tables. Every message names the file, the place where it is known, and the
/// remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// The file cannot be opened.
    #[error("“{file}” cannot be opened ({source}). Check that it exists and may be read.")]
    Io {
        /// The file's name.
        file: String,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// There is nothing in the file.
    #[error("“{file}” is empty. Export or save it once more.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// The file is something else.
    #[error("“{file}” is not a table: it looks like {looks}. Save the table as XLSX, ODS or CSV.")]
    NotATable {
        /// The file's name.
        file: String,
        /// What it looks like, with its article.
        looks: &'static str,
    },
    /// The file is a table in a format that is not read.
    #[error("“{file}” is {what}, which is not read here. Save it as XLSX, ODS or CSV.")]
    Unsupported {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: &'static str,
    },
    /// The file is protected by a password.
    #[error(
        "“{file}” is protected by a password. Remove the password in a spreadsheet program and save the file again."
    )]
    Encrypted {
        /// The file's name.
        file: String,
    },
    /// The file is broken, or made to look like what it is not.
    #[error(
        "“{file}” is damaged{}: {what}. Open it in a spreadsheet program and save it again.",
        crate::error::at(place.as_deref())
    )]
    Damaged {
        /// The file's name.
        file: String,
        /// The place, where one is known.
        place: Option<Box<Place>>,
        /// What is wrong.
        what: String,
    },
    /// The file holds more than [`Limits`](crate::Limits) allow.
    #[error(
        "“{file}” is too large{}: it holds more than {} {what}. {remedy}",
        crate::error::at(place.as_deref()),
        crate::error::grouped(*limit)
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// The place, where one is known.
        place: Option<Box<Place>>,
        /// What there is too much of.
        what: &'static str,
        /// The most there may be.
        limit: u64,
        /// What to do.
        remedy: &'static str,
    },
    /// A part declares a document type, which can be made to expand without end or to fetch other files.
    #[error(
        "“{file}” declares a document type (in “{part}”), which is refused. Save the file again in a spreadsheet program."
    )]
    Doctype {
        /// The file's name.
        file: String,
        /// The part of the container.
        part: String,
    },
    /// A formula that nobody has computed.
    #[error(
        "“{file}”: {place} holds a formula without a value. Open and save the file in a spreadsheet program, or paste values."
    )]
    Formula {
        /// The file's name.
        file: String,
        /// The cell.
        place: Box<Place>,
    },
    /// A quotation mark that swallows the rest of the file.
    #[error(
        "“{file}”, line {line}: a quotation mark opens here and never closes. Close it, or double it if it belongs to the text."
    )]
    Quote {
        /// The file's name.
        file: String,
        /// The line on which it opens, from 1.
        line: u32,
    },
}

/// “ at …” where a place is known.
pub(crate) fn at(place: Option<&Place>) -> String {
    place.map(|place| format!(" at {place}")).unwrap_or_default()
}

/// A number with its thousands apart: 12,000,000.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345_678, "12,345,678")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn a_message_names_file_place_and_remedy() {
        let error = SheetError::Formula { file: "a.xlsx".into(), place: Box::new(Place::cell("S", 3, 1)) };
        assert_eq!(
            error.to_string(),
            "“a.xlsx”: “S”, row 3, column B holds a formula without a value. Open and save the file in a \
             spreadsheet program, or paste values."
        );
        let error =
            SheetError::Damaged { file: "a.xlsx".into(), place: None, what: "it is cut short".into() };
        assert!(error.to_string().starts_with("“a.xlsx” is damaged: it is cut short."));
    }
}
