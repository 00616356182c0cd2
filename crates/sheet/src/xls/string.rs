//! Strings in records: a count of characters, flags, and one or two bytes for each character.

use super::record::Pieces;
use super::{u16_at, u32_at};

const WIDE: u8 = 0x01;
const PHONETIC: u8 = 0x04;
const RICH: u8 = 0x08;

/// A string whose count is two bytes; formatting and phonetic hints are passed over.
pub(super) fn long(pieces: &mut Pieces<'_>) -> Option<String> {
    let head = pieces.take(3)?;
    let count = usize::from(u16_at(head, 0)?);
    let flags = *head.get(2)?;
    let runs = if flags & RICH == 0 { 0 } else { usize::from(u16_at(pieces.take(2)?, 0)?) };
    let hints = if flags & PHONETIC == 0 { 0 } else { u32_at(pieces.take(4)?, 0)? as usize };
    let text = characters(pieces, count, flags & WIDE != 0)?;
    pieces.skip(runs * 4)?;
    pieces.skip(hints)?;
    Some(text)
}

/// A string whose count is one byte.
pub(super) fn short(bytes: &[u8]) -> Option<String> {
    let (&count, rest) = bytes.split_first()?;
    let (&flags, rest) = rest.split_first()?;
    let mut pieces = Pieces::of(rest);
    characters(&mut pieces, usize::from(count), flags & WIDE != 0)
}

/// Each further piece of a string that is cut begins with its own flags. Room is made only for what is there.
fn characters(pieces: &mut Pieces<'_>, count: usize, mut wide: bool) -> Option<String> {
    let mut units: Vec<u16> = Vec::new();
    while units.len() < count {
        let (available, fresh) = pieces.available()?;
        if fresh {
            wide = pieces.take(1)?.first()? & WIDE != 0;
            continue;
        }
        let each = if wide { 2 } else { 1 };
        let here = (count - units.len()).min(available.len() / each);
        if here == 0 {
            return None;
        }
        let bytes = pieces.take(here * each)?;
        if wide {
            units.extend(bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)));
        } else {
            units.extend(bytes.iter().copied().map(u16::from));
        }
    }
    Some(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xls::record::Records;

    /// A record (of any kind) and its continuations.
    fn pieces<'a>(stream: &'a mut Vec<u8>, parts: &[&[u8]]) -> Pieces<'a> {
        for (index, part) in parts.iter().enumerate() {
            let kind: u16 = if index == 0 { 0x00fc } else { 0x003c };
            stream.extend(kind.to_le_bytes());
            stream.extend(u16::try_from(part.len()).unwrap().to_le_bytes());
            stream.extend(*part);
        }
        let mut records = Records::at(stream, 0).unwrap();
        let first = records.next().unwrap();
        records.continued(first)
    }

    #[test]
    fn strings_are_narrow_or_wide() {
        let mut stream = Vec::new();
        let mut both = pieces(&mut stream, &[b"\x02\x00\x00a\xe9\x01\x00\x01\x01\x4e"]);
        assert_eq!(long(&mut both).as_deref(), Some("aé"));
        assert_eq!(long(&mut both).as_deref(), Some("丁"));
        assert_eq!(long(&mut both), None);
        assert_eq!(short(b"\x02\x00ab").as_deref(), Some("ab"));
        assert_eq!(short(b"\x05\x00ab"), None);
    }

    #[test]
    fn a_string_that_is_cut_may_change_its_width() {
        let mut stream = Vec::new();
        let mut cut = pieces(&mut stream, &[b"\x04\x00\x00ab", b"\x01\x01\x4e\x02\x4e", b"\x01\x00\x00c"]);
        assert_eq!(long(&mut cut).as_deref(), Some("ab丁丂"));
        assert_eq!(long(&mut cut).as_deref(), Some("c"));
    }

    #[test]
    fn formatting_and_hints_are_passed_over() {
        let mut stream = Vec::new();
        let rich = b"\x01\x00\x0c\x01\x00\x02\x00\x00\x00a\xff\xff\xff\xff\xee\xee";
        let mut rich = pieces(&mut stream, &[rich.as_slice(), b"\x01\x00\x00b"]);
        assert_eq!(long(&mut rich).as_deref(), Some("a"));
        assert_eq!(long(&mut rich).as_deref(), Some("b"));
    }

    #[test]
    fn a_count_makes_no_room_by_itself() {
        let mut stream = Vec::new();
        let mut liar = pieces(&mut stream, &[b"\xff\xff\x00a"]);
        assert_eq!(long(&mut liar), None);
    }
}
