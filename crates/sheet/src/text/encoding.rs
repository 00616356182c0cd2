//! Which characters the bytes of a text are.

use crate::origin::Origin;
use crate::{Note, SheetError};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// The text without its byte order mark, and what had to be decided.
pub(super) fn decode<'a>(
    origin: Origin<'_>,
    bytes: &'a [u8],
) -> Result<(Cow<'a, str>, Option<Note>), SheetError> {
    let (text, note) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => utf8(bytes.get(mark..).unwrap_or_default()),
        Some((encoding, mark)) => {
            let (text, wrong) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
            if wrong {
                return Err(origin.damaged(format!("it is not all {}", encoding.name())));
            }
            (text, Some(Note::Encoding { name: encoding.name(), line: None }))
        }
        None => utf8(bytes),
    };
    if text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)) {
        return Err(origin.not_a_table("binary data, or text in UTF-16 without its byte order mark"));
    }
    Ok((text, note))
}

/// UTF-8 where every byte allows it; else what Western European and American Windows programs write.
fn utf8(bytes: &[u8]) -> (Cow<'_, str>, Option<Note>) {
    match str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let mut lines = super::Lines { text: before, at: 0, line: 1 };
            let line = lines.of_record(before.len());
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            (text, Some(Note::Encoding { name: WINDOWS_1252.name(), line: Some(line) }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn decoded(bytes: &[u8]) -> Result<(String, Option<Note>), SheetError> {
        let limits = Limits::default();
        let (text, note) = decode(Origin { file: "t.csv", limits: &limits }, bytes)?;
        Ok((text.into_owned(), note))
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let mark = '\u{feff}'.to_string();
        let units: Vec<u16> = mark.encode_utf16().chain(text.encode_utf16()).collect();
        units.into_iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn utf8_needs_no_note_and_loses_its_mark() {
        assert_eq!(decoded("é,ব".as_bytes()).unwrap(), ("é,ব".into(), None));
        assert_eq!(decoded("\u{feff}é".as_bytes()).unwrap(), ("é".into(), None));
    }

    #[test]
    fn utf16_is_known_by_its_mark_only() {
        for (big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            let bytes = utf16("é,ع", big);
            assert_eq!(decoded(&bytes).unwrap(), ("é,ع".into(), Some(Note::Encoding { name, line: None })));
            assert!(decoded(&bytes[2..]).unwrap_err().to_string().contains("without its byte order mark"));
            assert!(decoded(&bytes[..bytes.len() - 1]).is_err());
        }
    }

    #[test]
    fn what_is_not_utf8_is_windows_1252_and_says_where() {
        let (text, note) = decoded(b"a,b\r\nC\xf4te d\x92Ivoire,\x80\r\n").unwrap();
        assert_eq!(text, "a,b\r\nCôte d’Ivoire,€\r\n");
        assert_eq!(note, Some(Note::Encoding { name: "windows-1252", line: Some(2) }));
    }

    #[test]
    fn binary_data_is_no_text() {
        for bytes in [b"a,b\0c".as_slice(), b"\x01\x02", b"a\x1bb"] {
            assert!(decoded(bytes).unwrap_err().to_string().contains("binary data"));
        }
    }
}
