//! A text as tokens, by the rules of XPath 1.0 §3.7.

use super::{Reference, SyntaxError};
use crate::name;

/// A piece of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Text(String),
    Name(String),
    Reference(Reference),
    /// `and`, `or`, `div`, `mod`, `*` between two values, and every mark.
    Mark(&'static str),
}

const MARKS: &[&str] = &[
    "::", "..", "//", "!=", "<=", ">=", "(", ")", "[", "]", ".", "@", ",", "/", "|", "+", "-", "=", "<", ">",
    "*", "$",
];

/// Longer expressions are refused: nobody writes them, and none fits in a cell.
const LONGEST: usize = 32_767;

/// The tokens of a text, each with the character at which it begins, from 1.
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError { at: 1, what: format!("this is longer than {LONGEST} bytes") });
    }
    let mut found: Vec<(usize, Token)> = Vec::new();
    let (mut rest, mut at) = (text, 1);
    loop {
        let trimmed = rest.trim_start();
        at += rest[..rest.len() - trimmed.len()].chars().count();
        rest = trimmed;
        let Some(first) = rest.chars().next() else { return Ok(found) };
        let operator = found.last().is_some_and(|(_, last)| ends_a_value(last));
        let (token, length) = if let Some(reference) = rest.strip_prefix("${") {
            referenced(reference, at).map(|(it, length)| (it, length + 2))?
        } else if first == '"' || first == '\'' {
            let inner = &rest[1..];
            let Some(end) = inner.find(first) else {
                return Err(SyntaxError { at, what: "a quotation mark opens and never closes".into() });
            };
            (Token::Text(inner[..end].to_owned()), end + 2)
        } else if first.is_ascii_digit()
            || first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit())
        {
            number(rest)
        } else if name::may_begin(first) {
            named(rest, operator)
        } else if let Some(&mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            // A star after a value multiplies; elsewhere it stands for any name.
            let token = if mark == "*" && !operator { Token::Name("*".into()) } else { Token::Mark(mark) };
            (token, mark.len())
        } else {
            return Err(SyntaxError { at, what: format!("“{first}” means nothing here") });
        };
        found.push((at, token));
        at += rest[..length].chars().count();
        rest = &rest[length..];
    }
}

fn ends_a_value(token: &Token) -> bool {
    match token {
        Token::Number(_) | Token::Text(_) | Token::Name(_) | Token::Reference(_) => true,
        Token::Mark(mark) => matches!(*mark, ")" | "]" | "." | ".."),
    }
}

fn referenced(rest: &str, at: usize) -> Result<(Token, usize), SyntaxError> {
    let Some(end) = rest.find('}') else {
        return Err(SyntaxError { at, what: "“${” opens and never closes".into() });
    };
    let inner = &rest[..end];
    let (last_saved, name) = inner.strip_prefix("last-saved#").map_or((false, inner), |it| (true, it));
    if !name::is_name(name) {
        return Err(SyntaxError {
            at,
            what: format!("“${{{inner}}}” names nothing that a question can be called"),
        });
    }
    Ok((Token::Reference(Reference { name: name.to_owned(), last_saved }), end + 1))
}

fn number(rest: &str) -> (Token, usize) {
    let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = whole;
    if rest[whole..].starts_with('.') {
        length += 1 + rest[whole + 1..].bytes().take_while(u8::is_ascii_digit).count();
    }
    (Token::Number(rest[..length].parse().unwrap_or(f64::NAN)), length)
}

fn named(rest: &str, operator: bool) -> (Token, usize) {
    let mut length = name::length(rest);
    if operator && let Some(&word) = ["and", "or", "div", "mod"].iter().find(|it| **it == &rest[..length]) {
        return (Token::Mark(word), length);
    }
    // A prefix belongs to the name; the two colons of an axis do not.
    if let Some(after) = rest[length..].strip_prefix(':')
        && after.starts_with(name::may_begin)
    {
        length += 1 + name::length(after);
    }
    (Token::Name(rest[..length].to_owned()), length)
}
