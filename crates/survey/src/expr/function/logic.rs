//! Truth, and what depends on it.

use super::{Given, Result};
use crate::expr::Value;

pub(super) fn yes(_: Given<'_>) -> Result<Value> {
    Ok(true.into())
}

pub(super) fn no(_: Given<'_>) -> Result<Value> {
    Ok(false.into())
}

pub(super) fn not(given: Given<'_>) -> Result<Value> {
    Ok((!given.truth(0)?).into())
}

pub(super) fn boolean(given: Given<'_>) -> Result<Value> {
    Ok(given.truth(0)?.into())
}

/// `true` or `1`; all else is false.
pub(super) fn boolean_from_string(given: Given<'_>) -> Result<Value> {
    let text = given.text(0)?;
    Ok((text == "1" || text.eq_ignore_ascii_case("true")).into())
}

pub(super) fn choose(given: Given<'_>) -> Result<Value> {
    given.value(if given.truth(0)? { 1 } else { 2 })
}

/// The first that is not empty.
pub(super) fn coalesce(given: Given<'_>) -> Result<Value> {
    for index in 0..given.len() {
        let value = given.value(index)?;
        if !given.on.text(&value).is_empty() {
            return Ok(value);
        }
    }
    Ok("".into())
}

/// What stands there, or else the value: a question keeps what it once had.
pub(super) fn once(given: Given<'_>) -> Result<Value> {
    // Also where it is not asked just now.
    let current = given.on.current;
    let there = given.on.world.tree(current.tree).text(current.node);
    if there.is_empty() { given.value(0) } else { Ok(there.into()) }
}
