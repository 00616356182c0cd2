//! Numbers.

use super::{Given, Result};
use crate::expr::Value;

macro_rules! of_one {
    ($($name:ident: $how:expr;)*) => {$(
        pub(super) fn $name(given: Given<'_>) -> Result<Value> {
            let how: fn(f64) -> f64 = $how;
            Ok(how(given.number(0)?).into())
        }
    )*};
}

of_one! {
    abs: f64::abs;
    acos: f64::acos;
    asin: f64::asin;
    atan: f64::atan;
    ceiling: f64::ceil;
    cos: f64::cos;
    exp: f64::exp;
    exp10: |it| 10_f64.powf(it);
    floor: f64::floor;
    int: f64::trunc;
    log: f64::ln;
    log10: f64::log10;
    sin: f64::sin;
    sqrt: f64::sqrt;
    tan: f64::tan;
}

pub(super) fn atan2(given: Given<'_>) -> Result<Value> {
    Ok(given.number(0)?.atan2(given.number(1)?).into())
}

pub(super) fn pow(given: Given<'_>) -> Result<Value> {
    Ok(given.number(0)?.powf(given.number(1)?).into())
}

pub(super) fn pi(_: Given<'_>) -> Result<Value> {
    Ok(std::f64::consts::PI.into())
}

pub(super) fn random(given: Given<'_>) -> Result<Value> {
    Ok(given.on.world.random().into())
}

pub(super) fn number(given: Given<'_>) -> Result<Value> {
    if given.len() == 0 {
        return Ok(given.on.number_of(&given.on.text_at(given.at.node)).into());
    }
    Ok(given.number(0)?.into())
}

/// To the nearest whole number, or to so many digits behind the point; halves go up.
pub(super) fn round(given: Given<'_>) -> Result<Value> {
    let number = given.number(0)?;
    let digits = if given.len() == 2 { given.number(1)?.trunc() } else { 0.0 };
    let scale = 10_f64.powf(digits.clamp(-300.0, 300.0));
    let scaled = number * scale;
    let up = if scaled - scaled.floor() >= 0.5 { 1.0 } else { 0.0 };
    let rounded = (scaled.floor() + up) / scale;
    Ok(if rounded.is_finite() || !number.is_finite() { rounded } else { number }.into())
}

/// What stands in some elements, added up; what is empty counts nothing.
pub(super) fn sum(given: Given<'_>) -> Result<Value> {
    let texts = given.texts(0)?;
    Ok(texts.iter().filter(|it| !it.is_empty()).map(|it| given.on.number_of(it)).sum::<f64>().into())
}

/// The greatest or least of what is not empty, as a number; no number where one of them is none.
fn extreme(given: Given<'_>, of: fn(f64, f64) -> f64) -> Result<Value> {
    let texts = given.texts(0)?;
    let numbers = texts.iter().filter(|it| !it.is_empty()).map(|it| given.on.number_of(it));
    let found = numbers.reduce(|a, b| if a.is_nan() || b.is_nan() { f64::NAN } else { of(a, b) });
    Ok(found.unwrap_or(f64::NAN).into())
}

pub(super) fn max(given: Given<'_>) -> Result<Value> {
    extreme(given, f64::max)
}

pub(super) fn min(given: Given<'_>) -> Result<Value> {
    extreme(given, f64::min)
}
