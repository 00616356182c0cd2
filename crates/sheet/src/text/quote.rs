//! Quotation marks that never close, and cells without end, found before the csv crate gathers them.

use crate::origin::{Excess, Origin};
use crate::{Place, SheetError};

/// Where in a field we are, as the csv crate sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// Behind a quotation mark within quotes: the end, or the first of two.
    Closing,
}

/// Looks at every field.
pub(super) fn check(origin: Origin<'_>, text: &str, delimiter: u8) -> Result<(), SheetError> {
    // Twice, and two more: marks within quotes may be doubled, and stand around them.
    let most = origin.limits.max_cell_chars.saturating_mul(2).saturating_add(2);
    let mut state = State::Start;
    let (mut line, mut began, mut length): (u32, u32, usize) = (1, 1, 0);
    let mut longest = None;
    let mut after_return = false;
    for byte in text.bytes() {
        let ends = matches!(byte, b'\r' | b'\n');
        if ends && !(byte == b'\n' && after_return) {
            line = line.saturating_add(1);
        }
        after_return = byte == b'\r';
        state = match (state, byte) {
            (State::Quoted, b'"') => State::Closing,
            (State::Start | State::Closing, b'"') | (State::Quoted, _) => State::Quoted,
            (_, byte) if byte == delimiter || ends => State::Start,
            _ => State::Plain,
        };
        if state == State::Start {
            (began, length) = (line, 0);
        } else {
            // Bytes that begin a character.
            length += usize::from(byte & 0xc0 != 0x80);
            if length > most {
                longest = longest.or(Some(began));
            }
        }
    }
    if state == State::Quoted {
        return Err(SheetError::Quote { file: origin.file.to_owned(), line: began });
    }
    let Some(began) = longest else { return Ok(()) };
    let place = Place { row: Some(began), ..Place::sheet(super::name(origin)) };
    let limit = origin.limits.max_cell_chars as u64;
    let remedy = "Shorten the text, or close a quotation mark that was left open.";
    Err(origin.too_large_at(place, Excess { what: "characters in one cell", limit, remedy }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn checked(text: &str) -> Result<(), SheetError> {
        let limits = Limits { max_cell_chars: 10, ..Limits::default() };
        check(Origin { file: "t.csv", limits: &limits }, text, b',')
    }

    #[test]
    fn an_open_mark_is_found_where_it_opens() {
        for (text, at) in [("\"a", 1), ("a,b\r\nc,\"d\r\ne\r\n", 2), ("a\r\r\r\"", 4), ("\"a\"\"", 1)] {
            match checked(text) {
                Err(SheetError::Quote { line, .. }) => assert_eq!(line, at, "{text:?}"),
                other => panic!("{text:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn marks_that_close_or_stand_inside_are_fine() {
        for text in
            ["", "\"\"", "\"a\"\"b\"", "a\"b", "\"a\"b\"c,\"d\"", "\"a\nb\",c\n", "5\" pipe,6\" pipe\n"]
        {
            assert!(checked(text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn a_cell_without_end_is_found_where_it_begins() {
        let error = checked(&format!("a\nb,\"{}\"\n", "é\n".repeat(20))).unwrap_err().to_string();
        assert!(error.contains("“t”, row 2: it holds more than 10 characters in one cell"), "{error}");
        assert!(checked(&"\"\"".repeat(11)).is_ok());
    }
}
