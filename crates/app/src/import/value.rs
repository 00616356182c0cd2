//! Cells as values: what is not plainly one is refused.

use super::refused::{Refused, RowError};
use diligence_domain::Value;
use diligence_sheet::{Cell, Place, Record, Sheet, Workbook};

/// What a value in some unit may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// `Yes` or `No`.
    Answer,
    /// A number within bounds, where there are any.
    Number { min: Option<f64>, max: Option<f64> },
    /// A whole number of years of a life.
    Age,
}

impl Kind {
    /// The kind of a unit; a publisher's own unit is a number.
    pub(super) fn of(unit: &str) -> Self {
        match unit {
            "yes-no" => Self::Answer,
            "years of age" => Self::Age,
            "score 0-100" | "percent" => Self::Number { min: Some(0.0), max: Some(100.0) },
            _ => Self::Number { min: None, max: None },
        }
    }

    /// The value in a cell that is not empty.
    pub(super) fn read(self, cell: &Cell, place: impl FnOnce() -> Place) -> Result<Value, RowError> {
        let text = cell.text();
        let text = text.trim();
        let wrong =
            |problem: &str, place: Place| RowError::new(place, text.to_owned(), problem, self.remedy());
        let (min, max) = match self {
            Self::Answer if matches!(text, "Yes" | "No") => return Ok(Value::answer(text)),
            Self::Answer => return Err(wrong("is none of the answers", place())),
            Self::Number { min, max } => (min, max),
            Self::Age => (Some(0.0), Some(100.0)),
        };
        let Some(number) = cell.number() else { return Err(wrong("is no number", place())) };
        if self == Self::Age && number.fract() != 0.0 {
            Err(wrong("is no whole number", place()))
        } else if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
            Err(wrong("is out of range", place()))
        } else {
            Ok(Value::Number(number))
        }
    }

    /// What to write.
    pub(super) fn remedy(self) -> String {
        match self {
            Self::Answer => "Write Yes or No".into(),
            Self::Age => "Write a whole number from 0 to 100".into(),
            Self::Number { min: Some(min), max: Some(max) } => format!("Write a number from {min} to {max}"),
            Self::Number { min: Some(min), max: None } => format!("Write a number of {min} or more"),
            Self::Number { min: None, max: Some(max) } => format!("Write a number of {max} or less"),
            Self::Number { min: None, max: None } => "Write a number, with a point for decimals".into(),
        }
    }
}

/// The error of an empty cell.
pub(super) fn empty(place: Place, remedy: &str) -> RowError {
    RowError::about(place, "the cell is empty", remedy)
}

/// The year in a cell.
pub(super) fn year(record: &Record<'_>, column: &str) -> Result<i32, RowError> {
    let text = record.get(column).text();
    let text = text.trim();
    if text.is_empty() {
        return Err(empty(record.at(column), "Write a year such as 2020"));
    }
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1800..2200).contains(year)).ok_or_else(|| {
        RowError::new(record.at(column), text.to_owned(), "is no year", "Write a year such as 2020")
    })
}

/// The words in a cell, perhaps none.
pub(super) fn words(record: &Record<'_>, column: &str) -> Result<String, RowError> {
    let text = record.get(column).text();
    let text = text.trim();
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(RowError::new(
            record.at(column),
            text.to_owned(),
            "holds a control character",
            "Delete it",
        ));
    }
    Ok(text.to_owned())
}

/// A code or a period in a cell, perhaps none: one short line.
pub(super) fn code(record: &Record<'_>, column: &str) -> Result<String, RowError> {
    const LONGEST: usize = 100;
    let text = words(record, column)?;
    if text.contains(['\n', '\t']) || text.chars().count() > LONGEST {
        return Err(RowError::new(
            record.at(column),
            text,
            "is too long for a code or a period",
            format!("Write one line of at most {LONGEST} characters"),
        ));
    }
    Ok(text)
}

/// A bound in a cell, or `None` where it is empty.
pub(super) fn bound(record: &Record<'_>, column: &str, kind: Kind) -> Result<Option<f64>, RowError> {
    let cell = record.get(column);
    if cell.is_empty() {
        return Ok(None);
    }
    Ok(kind.read(cell, || record.at(column))?.number())
}

/// Checks that a value lies between its bounds.
pub(super) fn within(
    lower: Option<f64>,
    value: f64,
    upper: Option<f64>,
    place: impl FnOnce() -> Place,
) -> Result<(), RowError> {
    let shown = |bound: Option<f64>| bound.map_or("none".to_owned(), |it| it.to_string());
    if lower.is_none_or(|it| it <= value) && upper.is_none_or(|it| value <= it) {
        return Ok(());
    }
    Err(RowError::new(
        place(),
        value.to_string(),
        format!("is not between its bounds, {} and {}", shown(lower), shown(upper)),
        "Correct the value or its bounds",
    ))
}

/// The one sheet of a file that holds anything.
pub(super) fn only_sheet<'a>(book: &'a Workbook, remedy: &str) -> Result<&'a Sheet, Refused> {
    let mut filled = book.sheets.iter().filter(|it| !it.rows.is_empty());
    let refused = |problem: String| RowError::about(Place::default(), problem, remedy.to_owned());
    match (filled.next(), filled.next()) {
        (Some(sheet), None) => Ok(sheet),
        (None, _) => Err(refused("the file holds no rows".into()).into()),
        (Some(_), Some(_)) => {
            Err(refused(format!("the file has several sheets: {}", sheet_names(book))).into())
        }
    }
}

/// The names of a file's sheets.
pub(super) fn sheet_names(book: &Workbook) -> String {
    let names = book.sheets.iter().take(10).map(|it| format!("“{}”", super::refused::shortened(&it.name)));
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(unit: &str, cell: impl Into<Cell>) -> Result<Value, String> {
        let read = Kind::of(unit).read(&cell.into(), Place::default);
        read.map_err(|error| error.to_string())
    }

    #[test]
    fn only_what_the_unit_allows_is_a_value() {
        assert_eq!(read("yes-no", " Yes "), Ok(Value::answer("Yes")));
        for other in ["yes", "YES", "Y", "N/A", "1", "Yes, partly"] {
            let error = read("yes-no", other).unwrap_err();
            assert_eq!(error, format!("“{other}” is none of the answers. Write Yes or No."));
        }
        assert_eq!(read("years of age", "0"), Ok(Value::Number(0.0)));
        assert!(read("years of age", "17.5").unwrap_err().contains("is no whole number"));
        assert_eq!(read("percent", Cell::Number(33.6)), Ok(Value::Number(33.6)));
        assert_eq!(
            read("percent", "100.1").unwrap_err(),
            "“100.1” is out of range. Write a number from 0 to 100."
        );
        assert!(read("score 0-100", "-1").is_err());
        for other in ["12,5", "abc", "NaN", "inf", "1 000"] {
            assert!(read("deaths", other).unwrap_err().contains("is no number"), "{other}");
        }
        assert_eq!(read("deaths", "-12000"), Ok(Value::Number(-12000.0)));
    }

    #[test]
    fn a_value_lies_between_its_bounds() {
        let check =
            |lower, value, upper| within(lower, value, upper, Place::default).map_err(|it| it.to_string());
        assert!(check(Some(1.0), 1.0, Some(1.0)).is_ok());
        assert!(check(None, 1.0, None).is_ok());
        assert_eq!(
            check(Some(2.0), 1.0, None).unwrap_err(),
            "“1” is not between its bounds, 2 and none. Correct the value or its bounds."
        );
        assert!(check(Some(0.0), 3.0, Some(2.5)).is_err());
    }
}
