//! Tables as text: CSV and TSV.

mod delimiter;
mod encoding;
mod quote;

use crate::intake::Intake;
use crate::origin::{Excess, Origin};
use crate::{Format, Note, Sheet, SheetError};
use csv::{ReaderBuilder, StringRecord};

/// Reads the text in `bytes`.
pub(crate) fn read(
    origin: Origin<'_>,
    bytes: &[u8],
    format: Format,
) -> Result<(Vec<Sheet>, Vec<Note>), SheetError> {
    let mut notes = Vec::new();
    let (text, note) = encoding::decode(origin, bytes)?;
    notes.extend(note);
    let delimiter = if format == Format::Tsv { b'\t' } else { delimiter::detect(&text) };
    if format == Format::Csv && delimiter != b',' {
        notes.push(Note::Delimiter(char::from(delimiter)));
    }
    quote::check(origin, &text, delimiter)?;
    Ok((vec![rows(origin, &text, delimiter)?], notes))
}

fn rows(origin: Origin<'_>, text: &str, delimiter: u8) -> Result<Sheet, SheetError> {
    let mut intake = Intake::new(origin);
    intake.open(name(origin).to_owned());
    let mut reader = ReaderBuilder::new();
    let mut reader =
        reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    let mut record = StringRecord::new();
    let mut empty = 0;
    loop {
        let begin = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(origin.damaged(error.to_string())),
        }
        let line = lines.of_record(begin);
        let mut filled = false;
        for (column, field) in (0..).zip(&record) {
            if !field.is_empty() {
                filled = true;
                intake.put(line - 1, column, unguarded(field).into())?;
            }
        }
        empty += usize::from(!filled);
        let most = origin.limits.max_empty_rows;
        if empty > most {
            return Err(origin.too_large(Excess::splittable("empty rows", most)));
        }
    }
    intake.close();
    intake.finish().pop().ok_or_else(|| SheetError::Empty { file: origin.file.to_owned() })
}

/// The table's name: the file's, without its extension.
fn name(origin: Origin<'_>) -> &str {
    origin.file.rsplit_once('.').map_or(origin.file, |(stem, _)| stem)
}

/// A cell without the apostrophe that [`write_csv`](crate::write_csv) puts before what a spreadsheet program
/// would run.
fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if crate::write::is_risky(rest) => rest,
        _ => field,
    }
}

/// Counts lines, whichever way they end.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the record that begins at or after a byte: empty lines before it are passed over.
    fn of_record(&mut self, begin: usize) -> u32 {
        while let Some(&byte) = self.text.get(self.at) {
            let ends = matches!(byte, b'\r' | b'\n');
            if self.at >= begin && !ends {
                break;
            }
            let pair = byte == b'\r' && self.text.get(self.at + 1) == Some(&b'\n');
            self.at += 1 + usize::from(pair);
            self.line += u32::from(ends);
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn table(text: &str, format: Format) -> Vec<(u32, Vec<String>)> {
        let limits = Limits::default();
        let origin = Origin { file: "t.csv", limits: &limits };
        let (sheets, _) = read(origin, text.as_bytes(), format).unwrap();
        let texts = |row: &crate::Row| row.cells.iter().map(|cell| cell.text().into_owned()).collect();
        sheets[0].rows.iter().map(|row| (row.number, texts(row))).collect()
    }

    #[test]
    fn lines_may_end_in_any_way_and_keep_their_numbers() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"x", "y\"", "", "2,z"].join(end);
            let rows = table(&text, Format::Csv);
            let numbers: Vec<u32> = rows.iter().map(|(number, _)| *number).collect();
            assert_eq!(numbers, [1, 3, 6], "{end:?}");
            assert_eq!(rows[1].1[1], format!("x{end}y"));
        }
    }

    #[test]
    fn nothing_is_guessed() {
        let rows = table("NA,-,0,TRUE,2020-01-01,\n,,\n", Format::Csv);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].1, ["NA", "-", "0", "TRUE", "2020-01-01"]);
    }

    #[test]
    fn our_own_apostrophes_are_taken_away_and_others_stay() {
        let rows = table("'=1+1,'''-x,'t,it's,''\n", Format::Csv);
        assert_eq!(rows[0].1, ["=1+1", "''-x", "'t", "it's", "''"]);
    }

    #[test]
    fn tabs_separate_in_tsv_whatever_else_is_there() {
        assert_eq!(table("a;b,c\td\n", Format::Tsv)[0].1, ["a;b,c", "d"]);
    }
}
