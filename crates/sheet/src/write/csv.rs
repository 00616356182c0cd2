//! CSV that every spreadsheet program opens rightly and none runs.

use super::{WriteError, is_risky, objection};
use crate::{Cell, Place};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// What a CSV file begins with: Excel needs it to know that the text is UTF-8.
pub const CSV_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes rows as CSV: UTF-8 with its byte order mark; commas; CR LF.
///
/// # Errors
/// As [`csv_rows`].
pub fn write_csv(rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteError> {
    append(CSV_MARK.to_vec(), rows)
}

/// Rows as they stand further down in a CSV file, for files that are written piece by piece.
///
/// A text that a spreadsheet program might run (it begins with `=`, `+`, `-`, `@`, a tab or a line end) gets an
/// apostrophe before it, which reading takes away again.
///
/// # Errors
/// [`WriteError::Cell`] for a number that is none and for control characters.
pub fn csv_rows(rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteError> {
    append(Vec::new(), rows)
}

fn append(begun: Vec<u8>, rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteError> {
    let file = |error: csv::Error| WriteError::File(error.to_string());
    let mut builder = WriterBuilder::new();
    // Quotes also keep other programs' separators from being taken for ours.
    let builder = builder.flexible(true).quote_style(QuoteStyle::NonNumeric).terminator(Terminator::CRLF);
    let mut writer = builder.from_writer(begun);
    for (number, row) in (1..).zip(rows) {
        for (column, cell) in row.iter().enumerate() {
            if let Some(what) = objection(cell) {
                return Err(WriteError::Cell {
                    place: Place::cell("CSV", number, column),
                    what: what.to_owned(),
                });
            }
            let text = cell.text();
            match cell {
                Cell::Text(_) | Cell::Date(_) | Cell::Error(_) if is_risky(&text) => {
                    writer.write_field(format!("'{text}")).map_err(file)?;
                }
                _ => writer.write_field(text.as_bytes()).map_err(file)?,
            }
        }
        writer.write_record(None::<&[u8]>).map_err(file)?;
    }
    writer.into_inner().map_err(|error| WriteError::File(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[Cell]) -> String {
        let bytes = write_csv(&[cells.to_vec()]).unwrap();
        String::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}').to_owned()
    }

    #[test]
    fn nothing_that_runs_is_written() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "'=", "＝"] {
            let text = format!("{start}HYPERLINK(1)");
            assert_eq!(written(&[text.as_str().into()]), format!("\"'{text}\"\r\n"));
        }
        assert_eq!(written(&["'tis".into()]), "\"'tis\"\r\n");
    }

    #[test]
    fn numbers_stay_numbers() {
        let cells = [Cell::Number(-1.5), Cell::Empty, Cell::Bool(true), Cell::Date("2026-11-24".into())];
        assert_eq!(written(&cells), "-1.5,\"\",\"TRUE\",\"2026-11-24\"\r\n");
    }

    #[test]
    fn what_csv_cannot_hold_is_refused() {
        let error = write_csv(&[vec![], vec!["a".into(), "b\0".into()]]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "“CSV”, row 2, column B: the text holds a control character. Change the value."
        );
        assert!(write_csv(&[vec![Cell::Number(f64::NAN)]]).is_err());
    }
}
