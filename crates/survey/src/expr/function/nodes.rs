//! Elements: which, how many, where.

use super::{Given, Result};
use crate::expr::eval::Context;
use crate::expr::value::Place;
use crate::expr::{EvalError, Value};
use crate::tree::DOCUMENT;

#[allow(clippy::cast_precision_loss, reason = "trees are bounded")]
fn whole(count: usize) -> Value {
    Value::Number(count as f64)
}

pub(super) fn count(given: Given<'_>) -> Result<Value> {
    Ok(whole(given.places(0)?.len()))
}

pub(super) fn count_non_empty(given: Given<'_>) -> Result<Value> {
    let places = given.places(0)?;
    Ok(whole(places.iter().filter(|it| !given.on.text_at(**it).is_empty()).count()))
}

pub(super) fn current(given: Given<'_>) -> Result<Value> {
    Ok(Value::Nodes(vec![given.on.current]))
}

pub(super) fn last(given: Given<'_>) -> Result<Value> {
    Ok(whole(given.at.size))
}

pub(super) fn name(given: Given<'_>) -> Result<Value> {
    let place = if given.len() == 0 { Some(given.at.node) } else { given.places(0)?.first().copied() };
    Ok(place.map_or("", |it| given.on.world.tree(it.tree).name(it.node)).into())
}

/// How manieth among those that are left, or how manieth repeat an element is.
pub(super) fn position(given: Given<'_>) -> Result<Value> {
    if given.len() == 0 {
        return Ok(whole(given.at.position));
    }
    let places = given.places(0)?;
    Ok(places
        .first()
        .map_or(Value::Number(f64::NAN), |it| whole(given.on.world.tree(it.tree).position(it.node))))
}

pub(super) fn instance(given: Given<'_>) -> Result<Value> {
    let id = given.text(0)?;
    let tree = given.on.world.instance(&id).ok_or(EvalError::Instance(id))?;
    Ok(Value::Nodes(vec![Place { tree, node: DOCUMENT }]))
}

/// A question in a repeat of a number: `indexed-repeat(question, repeat, number, inner repeat, number, …)`.
pub(super) fn indexed_repeat(given: Given<'_>) -> Result<Value> {
    if given.len().is_multiple_of(2) {
        let wanted = "a question, and then a repeat and a number each".into();
        return Err(EvalError::Count(given.name.into(), wanted, given.len()));
    }
    // All repeats are meant, not the one in which one stands.
    let free = Given { at: Context { bound: false, ..given.at }, ..given };
    let mut found = free.places(0)?;
    for index in (1..given.len()).step_by(2) {
        let repeats = free.places(index)?;
        let wanted = given.number(index + 1)?;
        given.on.spend(repeats.len() * 8 + found.len() * 8)?;
        #[allow(clippy::float_cmp, clippy::cast_precision_loss, reason = "positions are whole and small")]
        let of_number = |it: &Place| given.on.world.tree(it.tree).position(it.node) as f64 == wanted;
        let chosen: std::collections::HashSet<Place> = repeats.into_iter().filter(of_number).collect();
        found.retain(|it| {
            let tree = given.on.world.tree(it.tree);
            tree.line(it.node).into_iter().any(|node| chosen.contains(&Place { tree: it.tree, node }))
        });
    }
    Ok(Value::Nodes(found))
}

/// Elements in another order: always the same one for a seed.
pub(super) fn randomize(given: Given<'_>) -> Result<Value> {
    let mut places = given.places(0)?;
    let seed = if given.len() == 2 { Some(given.number(1)?) } else { None };
    let mut state = seed.map_or_else(|| (given.on.world.random() * 1e15).to_bits(), f64::to_bits);
    for index in (1..places.len()).rev() {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let other = usize::try_from(mixed % (index as u64 + 1)).unwrap_or_default();
        places.swap(index, other);
    }
    Ok(Value::Nodes(places))
}
