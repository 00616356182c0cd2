//! Digests: of an edition, so that a published one can be seen to be unchanged, and of an entry, so that a
//! translation knows which English it translates.

use crate::edition::Edition;
use crate::texts::Entry;
use serde_json::json;
use sha2::{Digest as _, Sha256};

/// SHA-256.
pub fn bytes(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from(b"0123456789abcdef"[usize::from(it)]);
    self::bytes(bytes).iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}

/// What a published edition may never change: structure, scale and the words of the reference language,
/// without `reviewed` and `checked` flags, mappings and their words.
pub fn edition(edition: &Edition) -> String {
    let words: Vec<_> = edition
        .texts
        .get(&edition.head.reference)
        .into_iter()
        .flat_map(|texts| &texts.0)
        .filter(|(key, _)| !beside(key))
        .map(|(key, entry)| (key, &entry.words))
        .collect();
    let standards = &edition.standards;
    let instruments: Vec<_> = standards
        .instruments
        .iter()
        .map(|it| json!([it.code, it.year, it.force, it.treaty, it.url]))
        .collect();
    let provisions: Vec<_> = standards.provisions.iter().map(|it| &it.reference).collect();
    let cases: Vec<_> = standards
        .cases
        .iter()
        .map(|it| json!([it.code, it.year, it.respondent, it.binds, it.treaty, it.url]))
        .collect();
    let whole = json!({
        "head": edition.head, "areas": edition.areas, "instruments": instruments, "provisions": provisions,
        "cases": cases, "words": words,
    });
    hex(whole.to_string().as_bytes())
}

/// Words that live beside an edition, with versions of their own.
fn beside(key: &str) -> bool {
    key.starts_with("source.") || key.starts_with("variable.")
}

/// Sixteen hexadecimal digits that stand for an entry's words.
pub fn entry(entry: &Entry) -> String {
    let mut digest = hex(json!(entry.words).to_string().as_bytes());
    digest.truncate(16);
    digest
}
