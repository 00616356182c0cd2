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

/// Each piece of a string that is cut begins with its own flags. Room is made only for what is there.
fn characters(pieces: &mut Pieces<'_>, count: usize, mut wide: bool) -> Option<String> {
    let mut units: Vec<u16> = Vec::new();
    let mut first = true;
    while units.len() < count {
        let (available, fresh) = pieces.available()?;
        if fresh && !first {
            wide = pieces.take(1)?.first()? & WIDE != 0;
            first = true;
            continue;
        }
        first = false;
        let left = count - units.len();
        let each = if wide { 2 } else { 1 };
        let here = left.min(available.len() / each);
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
