//! Patterns as forms have them: those of Java, where `\\d`, `\\w`, `\\s` and `\\b` mean ASCII.

use super::EvalError;
use regex::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// How much memory a compiled pattern may take.
const LARGEST: usize = 16 << 20;

/// How many are kept.
const KEPT: usize = 50;

static COMPILED: LazyLock<Mutex<HashMap<String, Arc<Regex>>>> = LazyLock::new(Mutex::default);

/// A pattern that the whole of a text must fit.
///
/// # Errors
/// What is no pattern, or asks what ours cannot: looking ahead or behind, or at what was found before.
pub(crate) fn whole(pattern: &str) -> Result<Arc<Regex>, EvalError> {
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = compiled.get(pattern) {
        return Ok(Arc::clone(found));
    }
    let made = RegexBuilder::new(&format!("^(?:{})$", ascii(pattern))).size_limit(LARGEST).build();
    let made = made.map_err(|error| {
        let why = error.to_string();
        let last = why.lines().last().unwrap_or_default();
        EvalError::Pattern(pattern.to_owned(), last.trim_start_matches("error: ").to_owned())
    })?;
    if compiled.len() >= KEPT {
        compiled.clear();
    }
    let made = Arc::new(made);
    compiled.insert(pattern.to_owned(), Arc::clone(&made));
    Ok(made)
}

/// A pattern whose classes mean ASCII.
fn ascii(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            out.push(sign);
            continue;
        }
        match signs.next() {
            Some('d') => out.push_str("[0-9]"),
            Some('D') => out.push_str("[^0-9]"),
            Some('w') => out.push_str("[A-Za-z0-9_]"),
            Some('W') => out.push_str("[^A-Za-z0-9_]"),
            Some('s') => out.push_str("[ \\t\\n\\x0B\\f\\r]"),
            Some('S') => out.push_str("[^ \\t\\n\\x0B\\f\\r]"),
            Some('b') => out.push_str("(?-u:\\b)"),
            Some(other) => {
                out.push('\\');
                out.push(other);
            }
            None => out.push('\\'),
        }
    }
    out
}
