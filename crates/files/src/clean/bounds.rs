//! How much a PDF may be: a few kilobytes can claim to hold gigabytes, by compression or by telling the same thing a
//! million times. Each object is weighed as it is read, and the reading ends when it becomes too much.

use super::Unfit;
use lopdf::{Document, LoadOptions, Object, ObjectId, Stream};
use std::cell::Cell;
use std::panic::{catch_unwind, resume_unwind};

/// The most bytes of one stream that holds objects, once it is opened.
const STREAM: usize = 4 * 1024 * 1024;
/// The most that all objects weigh: one for each, and for each value in it.
const WEIGHT: usize = if cfg!(test) { 100_000 } else { 3_000_000 };

thread_local! {
    static LEFT: Cell<usize> = const { Cell::new(0) };
}

/// Ends the reading, without a word to any log.
struct TooMuch;

/// Reads a PDF.
///
/// # Errors
/// What is none, is locked, or is too much.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unfit> {
    // What is locked is read in another way, on which nothing would be weighed.
    if names(bytes, b"Encrypt") {
        return Err(Unfit::Unreadable);
    }
    LEFT.set(WEIGHT);
    let options =
        LoadOptions { filter: Some(weigh), max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let read = catch_unwind(|| Document::load_mem_with_options(bytes, options));
    match read {
        Ok(Ok(pdf)) if !pdf.is_encrypted() && !pdf.was_encrypted() => Ok(pdf),
        Err(why) if why.is::<TooMuch>() => Err(Unfit::Large),
        _ => Err(Unfit::Unreadable),
    }
}

/// Whether a name stands somewhere, however its letters are written.
fn names(bytes: &[u8], name: &[u8]) -> bool {
    let digit = |it: u8| char::from(it).to_digit(16);
    let stands = |mut rest: &[u8]| {
        name.iter().all(|wanted| {
            let (letter, after) = match rest {
                [b'#', high, low, after @ ..] => match (digit(*high), digit(*low)) {
                    (Some(high), Some(low)) => (high * 16 + low, after),
                    _ => return false,
                },
                [letter, after @ ..] => (u32::from(*letter), after),
                [] => return false,
            };
            rest = after;
            letter == u32::from(*wanted)
        })
    };
    (0..bytes.len()).any(|at| bytes[at] == b'/' && stands(&bytes[at + 1..]))
}

fn take(weight: usize) {
    let left = LEFT.get();
    if weight > left {
        resume_unwind(Box::new(TooMuch));
    }
    LEFT.set(left - weight);
}

/// Called for each object before the reader opens what is in it.
#[allow(clippy::unnecessary_wraps, reason = "the reader wants to be told whether an object stays")]
fn weigh(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    take(weight(object));
    if let Object::Stream(stream) = object
        && stream.dict.has_type(b"ObjStm")
    {
        let content = stream.get_plain_content_with_limit(STREAM).unwrap_or_default();
        take(content.len() / 4);
        if !apart(stream, &content) {
            resume_unwind(Box::new(TooMuch));
        }
    }
    // What is given back is not looked at where an object was read by itself; only whether anything is.
    Some((id, object.clone()))
}

fn weight(object: &Object) -> usize {
    1 + match object {
        Object::Array(all) => all.iter().map(weight).sum(),
        Object::Dictionary(it) => it.iter().map(|it| weight(it.1)).sum(),
        Object::Stream(it) => it.content.len() / 64 + it.dict.iter().map(|it| weight(it.1)).sum::<usize>(),
        Object::String(text, _) => text.len() / 64,
        _ => 0,
    }
}

/// Whether the objects in a stream stand one after another, none within another: each is read from where it is said to
/// begin, so that one that holds all others would be read as often as there are.
fn apart(stream: &Stream, content: &[u8]) -> bool {
    let first =
        stream.dict.get(b"First").and_then(Object::as_i64).ok().and_then(|it| usize::try_from(it).ok());
    let Some((index, objects)) = first.and_then(|it| content.split_at_checked(it)) else { return true };
    let numbers = index.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty());
    let offsets = numbers.skip(1).step_by(2).map(|it| std::str::from_utf8(it).ok()?.parse::<usize>().ok());
    let Some(mut offsets) = offsets.collect::<Option<Vec<_>>>() else { return false };
    offsets.push(objects.len());
    offsets.windows(2).all(|it| it[0] < it[1] && objects.get(it[0]..it[1]).is_some_and(balanced))
}

/// Whether all that opens in a text closes in it.
fn balanced(mut text: &[u8]) -> bool {
    let mut open = Vec::new();
    loop {
        text = match text {
            [] => return open.is_empty(),
            [b'(', rest @ ..] => match after_string(rest) {
                Some(rest) => rest,
                None => return false,
            },
            [b'<', b'<', rest @ ..] => {
                open.push(b'<');
                rest
            }
            [b'>', b'>', rest @ ..] if open.pop() == Some(b'<') => rest,
            [b'[', rest @ ..] => {
                open.push(b'[');
                rest
            }
            [b']', rest @ ..] if open.pop() == Some(b'[') => rest,
            [b'<', rest @ ..] => match rest.iter().position(|it| *it == b'>') {
                Some(end) => &rest[end + 1..],
                None => return false,
            },
            // What closes and was not open; or a comment, which could hide what closes, and no program writes there.
            [b'>' | b']' | b')' | b'%', ..] => return false,
            [_, rest @ ..] => rest,
        };
    }
}

/// What stands behind a text in brackets.
fn after_string(mut text: &[u8]) -> Option<&[u8]> {
    let mut depth = 1;
    while depth > 0 {
        text = match text {
            [b'(', rest @ ..] => {
                depth += 1;
                rest
            }
            [b')', rest @ ..] => {
                depth -= 1;
                rest
            }
            [b'\\', _, rest @ ..] | [_, rest @ ..] => rest,
            [] => return None,
        };
    }
    Some(text)
}
