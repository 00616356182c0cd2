//! Whether a first value is one or computes one.

use super::token::{Token, tokens};
use super::{is_time, number_of, parse};
use crate::{Kind, reference};

/// Whether what stands under “default” is an expression rather than a value: it computes, calls or refers. What only
/// looks so and is no expression, such as “not known - ask again”, is a value.
pub(crate) fn is_dynamic(text: &str, kind: Kind) -> bool {
    looks_dynamic(text, kind) && (parse(text).is_ok() || !reference::find(text).is_empty())
}

/// XLSForm’s rule, which looks at the marks alone.
pub(crate) fn looks_dynamic(text: &str, kind: Kind) -> bool {
    if number_of(text).is_finite() || is_time(text.trim()) {
        return false;
    }
    // With hyphens as in days, what has one is a value.
    let hyphens =
        matches!(kind, Kind::Date | Kind::DateTime | Kind::Geopoint | Kind::Geotrace | Kind::Geoshape);
    let Ok(tokens) = tokens(text) else { return !reference::find(text).is_empty() };
    for (index, (at, token)) in tokens.iter().enumerate() {
        match token {
            Token::Mark("-") => return !hyphens,
            Token::Mark("+" | "*" | "|" | "div" | "mod") | Token::Reference(_) => return true,
            Token::Name(name) => {
                // A function’s bracket stands close to its name.
                let close = |(other, next): &(usize, Token)| {
                    *next == Token::Mark("(") && *other == at + name.chars().count()
                };
                if name == "*" || tokens.get(index + 1).is_some_and(close) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}
