//! What was chosen.

use super::{Given, Result};
use crate::expr::Value;

pub(super) fn selected(given: Given<'_>) -> Result<Value> {
    let (chosen, wanted) = (given.text(0)?, given.text(1)?);
    let wanted = wanted.trim();
    Ok(chosen.split_whitespace().any(|it| it == wanted).into())
}

/// The choice of a number, from 0.
pub(super) fn selected_at(given: Given<'_>) -> Result<Value> {
    let (chosen, index) = (given.text(0)?, given.number(1)?);
    if !(0.0..1e9).contains(&index) {
        return Ok("".into());
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded just now")]
    let index = index as usize;
    Ok(chosen.split_whitespace().nth(index).unwrap_or_default().into())
}

#[allow(clippy::cast_precision_loss, reason = "texts are bounded")]
pub(super) fn count_selected(given: Given<'_>) -> Result<Value> {
    Ok((given.text(0)?.split_whitespace().count() as f64).into())
}

/// What a choice is called: `jr:choice-name(value, 'question')`.
pub(super) fn name(given: Given<'_>) -> Result<Value> {
    let (value, question) = (given.text(0)?, given.text(1)?);
    Ok(given.on.world.choice_label(question.trim(), &value).unwrap_or(value).into())
}

pub(super) fn itext(given: Given<'_>) -> Result<Value> {
    let id = given.text(0)?;
    Ok(given.on.world.text(&id).unwrap_or_default().into())
}

/// Whether from so many up to so many are true; -1 is no limit.
pub(super) fn checklist(given: Given<'_>) -> Result<Value> {
    let mut count = 0.0;
    for index in 2..given.len() {
        count += f64::from(u8::from(given.truth(index)?));
    }
    within(given, count)
}

/// As [`checklist`], each with its weight.
pub(super) fn weighted_checklist(given: Given<'_>) -> Result<Value> {
    let mut sum = 0.0;
    for index in (2..given.len()).step_by(2) {
        if given.truth(index)? {
            sum += given.number(index + 1)?;
        }
    }
    within(given, sum)
}

fn within(given: Given<'_>, count: f64) -> Result<Value> {
    let (least, most) = (given.number(0)?, given.number(1)?);
    Ok(((least < 0.0 || count >= least) && (most < 0.0 || count <= most)).into())
}
