//! Where in a file something stands, in the words of who sees the file.

use std::fmt;

/// A place in a table, for messages: “Answers”, row 12, column C (“age”).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// The row as a spreadsheet program numbers it, from 1; in CSV and TSV the line on which the row begins.
    pub row: Option<u32>,
    /// The column's letters, such as `C`.
    pub column: Option<String>,
    /// The column's header, where one is known.
    pub header: Option<String>,
}

impl Place {
    /// A sheet as a whole.
    pub fn sheet(name: impl Into<String>) -> Self {
        Self { sheet: name.into(), ..Self::default() }
    }

    /// One cell; `row` counts from 1, `column` from 0.
    pub fn cell(sheet: impl Into<String>, row: u32, column: usize) -> Self {
        Self { sheet: sheet.into(), row: Some(row), column: Some(column_name(column)), header: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”", self.sheet)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(header) = &self.header {
            write!(f, " (“{header}”)")?;
        }
        Ok(())
    }
}

/// The letters over a column: 0 is `A`, 25 is `Z`, 26 is `AA`.
pub fn column_name(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(index);
    while let Some(number) = rest {
        letters.push(b'A' + u8::try_from(number % 26).unwrap_or_default());
        rest = (number / 26).checked_sub(1);
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let named = [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (index, name) in named {
            assert_eq!(column_name(index), name);
        }
        assert!(!column_name(usize::MAX).is_empty());
    }

    #[test]
    fn a_place_names_what_it_knows() {
        assert_eq!(Place::sheet("Data").to_string(), "“Data”");
        let mut place = Place::cell("Answers", 12, 2);
        assert_eq!(place.to_string(), "“Answers”, row 12, column C");
        place.header = Some("age".into());
        assert_eq!(place.to_string(), "“Answers”, row 12, column C (“age”)");
    }
}
