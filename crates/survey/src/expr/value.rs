//! What an expression gives, and how one kind becomes another (XPath 1.0 §4; dates as days, as ODK has them).

use super::date;
use crate::tree::NodeId;

/// An element: of which tree, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The tree: 0 is the record itself, others are lists.
    pub tree: usize,
    /// The element.
    pub node: NodeId,
}

/// What an expression gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Elements, in the order of the tree.
    Nodes(Vec<Place>),
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(it: bool) -> Self {
        Self::Bool(it)
    }
}

/// A text as a number: digits with a point, or a day or moment as days since 1 January 1970; else no number.
pub fn number_of(text: &str) -> f64 {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|it| it.is_ascii_digit() || it == b'.') && digits != ".";
    if plain && let Ok(number) = text.parse() {
        return number;
    }
    date::days_of(text).unwrap_or(f64::NAN)
}

/// A number as text: whole ones without a point, none in powers of ten.
pub(super) fn text_of(number: f64) -> String {
    if number.is_nan() {
        "NaN".into()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity" } else { "-Infinity" }.into()
    } else if number == 0.0 {
        "0".into()
    } else {
        number.to_string()
    }
}
