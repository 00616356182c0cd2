//! What is wrong with a file's content: each cell with place and remedy.

use diligence_sheet::{Place, TableError};
use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// Where: sheet, row, column and header, as far as they are known.
    pub place: Box<Place>,
    /// What stands there; empty where nothing does or where it is not about one cell.
    pub value: String,
    /// What is wrong, as the rest of a sentence that begins with the value.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}

impl RowError {
    /// Something is wrong with a value.
    pub(super) fn new(
        place: Place,
        value: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { place: Box::new(place), value: value.into(), problem: problem.into(), remedy: remedy.into() }
    }

    /// Something is wrong that is not one value.
    pub(super) fn about(place: Place, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(place, "", problem, remedy)
    }
}

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refused {
    /// The first things that are wrong, at most [`Refused::LISTED`].
    pub errors: Vec<RowError>,
    /// How many more there are.
    pub more: usize,
}

impl Refused {
    /// How many errors are told one by one.
    pub const LISTED: usize = 20;

    /// How many things are wrong.
    pub fn count(&self) -> usize {
        self.errors.len() + self.more
    }

    pub(super) fn push(&mut self, error: RowError) {
        if self.errors.len() < Self::LISTED { self.errors.push(error) } else { self.more += 1 }
    }

    /// `good`, if nothing is wrong.
    pub(super) fn or<T>(self, good: T) -> Result<T, Self> {
        if self.errors.is_empty() { Ok(good) } else { Err(self) }
    }
}

impl From<RowError> for Refused {
    fn from(error: RowError) -> Self {
        Self { errors: vec![error], more: 0 }
    }
}

impl From<TableError> for Refused {
    fn from(error: TableError) -> Self {
        RowError::from(error).into()
    }
}

impl From<TableError> for RowError {
    fn from(error: TableError) -> Self {
        let (place, problem, remedy): (Place, String, String) = match error {
            TableError::NoHeader { sheet, wanted } => {
                let wanted: Vec<_> = wanted.iter().map(|it| format!("“{}”", shortened(it))).collect();
                let remedy = format!("One row must name the columns {}", wanted.join(", "));
                (Place::sheet(sheet), "no row names the columns that are needed".into(), remedy)
            }
            TableError::MissingColumn { place, column, nearest } => {
                let remedy = match nearest {
                    Some(nearest) => format!("Did you mean “{}”? Rename it", shortened(&nearest)),
                    None => "Add it, or use the publisher’s file as it was downloaded".into(),
                };
                (*place, format!("the column “{}” is missing", shortened(&column)), remedy)
            }
            TableError::DuplicateColumn { place, column, first } => {
                let problem = format!("the column “{}” already stands in column {first}", shortened(&column));
                (*place, problem, "Rename or delete one of the two".into())
            }
            TableError::BeyondHeader { place } => {
                let remedy = "Give its column a header, or delete the cell".into();
                (*place, "this cell stands beyond the last header".into(), remedy)
            }
            other => {
                (Place::default(), other.to_string(), "Use the publisher’s file as it was downloaded".into())
            }
        };
        Self::about(place, problem, remedy)
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { sheet, row, column, header } = &*self.place;
        if !sheet.is_empty() {
            write!(f, "sheet “{}”", shortened(sheet))?;
            if let Some(row) = row {
                write!(f, ", row {row}")?;
            }
            if let Some(column) = column {
                write!(f, ", column {column}")?;
            }
            if let Some(header) = header {
                write!(f, " “{}”", shortened(header))?;
            }
            f.write_str(": ")?;
        }
        if !self.value.is_empty() {
            write!(f, "“{}” ", shortened(&self.value))?;
        }
        let end = if self.remedy.ends_with(['.', '?']) { "" } else { "." };
        write!(f, "{}. {}{end}", self.problem, self.remedy)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.errors.iter().enumerate() {
            let line = if index == 0 { "" } else { "\n" };
            write!(f, "{line}{error}")?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

/// A text as it can stand in one line of a terminal: not too long, without control characters.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut shown: String =
        text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(value: &str) -> RowError {
        let mut place = Place::cell("Legal2.0", 17, 4);
        place.header = Some("SAFETY".into());
        RowError::new(place, value, "is no number", "Write a number from 0 to 100")
    }

    #[test]
    fn an_error_is_one_line_with_place_and_remedy() {
        assert_eq!(
            error("abc").to_string(),
            "sheet “Legal2.0”, row 17, column E “SAFETY”: “abc” is no number. Write a number from 0 to 100."
        );
        let long = error(&format!("\u{1b}[31m\n{}", "x".repeat(500))).to_string();
        assert!(long.len() < 250 && !long.contains(char::is_control), "{long}");
    }

    #[test]
    fn twenty_are_listed_and_the_rest_counted() {
        let mut refused = Refused::default();
        for _ in 0..23 {
            refused.push(error("abc"));
        }
        assert_eq!((refused.errors.len(), refused.more, refused.count()), (20, 3, 23));
        let text = refused.to_string();
        assert_eq!(text.lines().count(), 21);
        assert!(text.ends_with("and 3 more"));
        assert!(refused.or(()).is_err());
        assert!(Refused::default().or(()).is_ok());
    }
}
