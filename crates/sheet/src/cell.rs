//! One cell's value.

use compact_str::CompactString;
use std::borrow::Cow;

/// What stands in a cell. Nothing is guessed: “NA”, “-” and “0” in a text file are texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text. Every cell of CSV and TSV is one. Short ones, as nearly all are, need no memory beside the cell.
    Text(CompactString),
    /// A number, always finite.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A day (`2026-11-24`), a moment (`2026-11-24T09:30:00`) or a time of day (`09:30:00`), as ISO 8601.
    Date(CompactString),
    /// An error that a spreadsheet program left, such as `#N/A`.
    Error(CompactString),
}

impl Cell {
    /// The value as text: numbers without a needless `.0`, truth values as `TRUE` and `FALSE`.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Date(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }

    /// The value as a number, where it is one or a text that spells one with a decimal point (`-3.5`, `1e3`).
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }

    /// Whether nothing stands here, or only blanks.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_a_needless_fraction_and_nothing_else() {
        for (number, text) in
            [(5.0, "5"), (-0.5, "-0.5"), (33.6, "33.6"), (0.0, "0"), (1e15, "1000000000000000")]
        {
            assert_eq!(Cell::Number(number).text(), text);
        }
    }

    #[test]
    fn only_what_spells_a_number_is_one() {
        assert_eq!(Cell::from(" 33.6 ").number(), Some(33.6));
        for text in ["NA", "", "1,5", "inf", "NaN", "12 years"] {
            assert_eq!(Cell::from(text).number(), None, "{text}");
        }
        assert_eq!(Cell::Bool(true).number(), None);
    }

    #[test]
    fn blanks_are_empty_and_na_is_not() {
        assert!(Cell::Empty.is_empty());
        assert!(Cell::from(" \u{a0}\n").is_empty());
        assert!(!Cell::from("NA").is_empty());
        assert!(!Cell::Number(0.0).is_empty());
        assert!(!Cell::Error("#N/A".into()).is_empty());
    }
}
