//! Texts.

use super::{Given, Result};
use crate::expr::eval::LONGEST_TEXT;
use crate::expr::pattern;
use crate::expr::{EvalError, Value};
use std::collections::HashMap;
use std::fmt::Write as _;

fn bounded(text: String) -> Result<Value> {
    if text.len() > LONGEST_TEXT { Err(EvalError::TooMuch) } else { Ok(text.into()) }
}

/// The value, or what stands where one stands.
fn own(given: Given<'_>) -> Result<String> {
    if given.len() == 0 { Ok(given.on.text_at(given.at.node)) } else { given.text(0) }
}

pub(super) fn string(given: Given<'_>) -> Result<Value> {
    Ok(own(given)?.into())
}

pub(super) fn concat(given: Given<'_>) -> Result<Value> {
    bounded(given.texts(0)?.concat())
}

pub(super) fn join(given: Given<'_>) -> Result<Value> {
    let mark = given.text(0)?;
    bounded(given.texts(1)?.join(&mark))
}

pub(super) fn contains(given: Given<'_>) -> Result<Value> {
    Ok(given.text(0)?.contains(&given.text(1)?).into())
}

pub(super) fn starts_with(given: Given<'_>) -> Result<Value> {
    Ok(given.text(0)?.starts_with(&given.text(1)?).into())
}

pub(super) fn ends_with(given: Given<'_>) -> Result<Value> {
    Ok(given.text(0)?.ends_with(&given.text(1)?).into())
}

pub(super) fn substring_before(given: Given<'_>) -> Result<Value> {
    let (text, mark) = (given.text(0)?, given.text(1)?);
    Ok(text.split_once(&mark).map_or("", |it| it.0).into())
}

pub(super) fn substring_after(given: Given<'_>) -> Result<Value> {
    let (text, mark) = (given.text(0)?, given.text(1)?);
    Ok(text.split_once(&mark).map_or("", |it| it.1).into())
}

/// By XPath: from a position (from 1), so many characters; both are rounded.
pub(super) fn substring(given: Given<'_>) -> Result<Value> {
    let text = given.text(0)?;
    let from = (given.number(1)? + 0.5).floor();
    let until = if given.len() == 3 { from + (given.number(2)? + 0.5).floor() } else { f64::INFINITY };
    let mut at = 0.0;
    let within = |_: &char| {
        at += 1.0;
        at >= from && at < until
    };
    Ok(text.chars().filter(within).collect::<String>().into())
}

/// By ODK: from a position (from 0) up to another; below 0 they count from the end.
pub(super) fn substr(given: Given<'_>) -> Result<Value> {
    let text = given.text(0)?;
    #[allow(clippy::cast_precision_loss, reason = "texts are bounded")]
    let length = text.chars().count() as f64;
    let place = |number: f64| if number < 0.0 { (length + number).max(0.0) } else { number.min(length) };
    let from = place(given.number(1)?.trunc());
    let until = if given.len() == 3 { place(given.number(2)?.trunc()) } else { length };
    let mut at = -1.0;
    let within = |_: &char| {
        at += 1.0;
        at >= from && at < until
    };
    Ok(text.chars().filter(within).collect::<String>().into())
}

#[allow(clippy::cast_precision_loss, reason = "texts are bounded")]
pub(super) fn string_length(given: Given<'_>) -> Result<Value> {
    Ok((own(given)?.chars().count() as f64).into())
}

pub(super) fn normalize_space(given: Given<'_>) -> Result<Value> {
    Ok(own(given)?.split_whitespace().collect::<Vec<_>>().join(" ").into())
}

pub(super) fn translate(given: Given<'_>) -> Result<Value> {
    let (text, from, to) = (given.text(0)?, given.text(1)?, given.text(2)?);
    let mut instead = HashMap::new();
    let mut to = to.chars();
    for c in from.chars() {
        let other = to.next();
        instead.entry(c).or_insert(other);
    }
    Ok(text.chars().filter_map(|c| instead.get(&c).copied().unwrap_or(Some(c))).collect::<String>().into())
}

/// Whether the whole text fits a pattern.
pub(super) fn regex(given: Given<'_>) -> Result<Value> {
    let (text, pattern) = (given.text(0)?, given.text(1)?);
    Ok(pattern::whole(&pattern)?.is_match(&text).into())
}

/// A random UUID, or so many random digits and letters.
pub(super) fn uuid(given: Given<'_>) -> Result<Value> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
    let below = |most: f64| (given.on.world.random() * most) as u32;
    if given.len() == 1 {
        const SIGNS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
        let length = given.number(0)?.clamp(0.0, 1000.0) as usize;
        let signs = (0..length).map(|_| char::from(SIGNS[below(62.0) as usize % SIGNS.len()]));
        return Ok(signs.collect::<String>().into());
    }
    let mut text = String::new();
    for index in 0..16 {
        let byte = match (index, below(256.0)) {
            (6, byte) => byte & 0x0f | 0x40,
            (8, byte) => byte & 0x3f | 0x80,
            (_, byte) => byte,
        };
        let dash = if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" };
        let _ = write!(text, "{dash}{byte:02x}");
    }
    Ok(text.into())
}
