//! Days and moments.

use super::{Given, Result};
use crate::expr::{Value, date, number_of};
use std::fmt::Write as _;

pub(super) fn now(given: Given<'_>) -> Result<Value> {
    let (ms, offset) = given.on.world.now();
    Ok(date::iso_moment(ms, offset).into())
}

pub(super) fn today(given: Given<'_>) -> Result<Value> {
    let (ms, offset) = given.on.world.now();
    Ok(date::iso_moment(ms, offset)[..10].into())
}

/// A day: of a text that is a day or a moment, or of a number of days since 1970.
pub(super) fn date(given: Given<'_>) -> Result<Value> {
    let text = given.text(0)?;
    if let Some(moment) = date::moment(&text) {
        #[allow(clippy::cast_precision_loss, reason = "days are few")]
        return Ok(date::iso_date(moment.days as f64).unwrap_or_default().into());
    }
    Ok(date::iso_date(number_of(&text)).unwrap_or_default().into())
}

/// A moment: of a text that is one, or of a number of days since 1970.
pub(super) fn date_time(given: Given<'_>) -> Result<Value> {
    let text = given.text(0)?;
    if date::moment(&text).is_some_and(|it| it.ms.is_some()) {
        return Ok(text.into());
    }
    let (_, offset) = given.on.world.now();
    let days = number_of(&text) - if date::moment(&text).is_some() { minutes(offset) } else { 0.0 };
    Ok(date::ms_of(days).map(|ms| date::iso_moment(ms, offset)).unwrap_or_default().into())
}

/// Minutes as a share of a day.
#[allow(clippy::cast_precision_loss, reason = "an offset is small")]
fn minutes(offset: i64) -> f64 {
    offset as f64 / 1_440.0
}

/// Days since 1970; a day without a time begins at midnight where one is.
pub(super) fn decimal_date_time(given: Given<'_>) -> Result<Value> {
    let text = given.text(0)?;
    let Some(moment) = date::moment(&text) else { return Ok(number_of(&text).into()) };
    let (_, offset) = given.on.world.now();
    let (ms, offset) = (moment.ms.or(Some(0)), moment.offset.or(Some(offset)));
    Ok(date::Moment { ms, offset, ..moment }.days().into())
}

/// The share of a day that has passed at a time, such as 0.5 at noon.
#[allow(clippy::cast_precision_loss, reason = "a day has few milliseconds")]
pub(super) fn decimal_time(given: Given<'_>) -> Result<Value> {
    let text = given.text(0)?;
    let time = text.split_once('T').map_or(text.as_str(), |it| it.1);
    let found = date::time(time.trim()).map(|(ms, _)| ms as f64 / 86_400_000.0);
    Ok(found.unwrap_or(f64::NAN).into())
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// A day or moment by a pattern, such as `%Y-%m-%d`. Short names of months and days are English.
pub(super) fn format(given: Given<'_>) -> Result<Value> {
    let (text, pattern) = (given.text(0)?, given.text(1)?);
    let moment = date::moment(&text).or_else(|| {
        let ms = date::ms_of(number_of(&text))?;
        Some(date::Moment {
            days: ms.div_euclid(86_400_000),
            ms: Some(ms.rem_euclid(86_400_000)),
            offset: None,
        })
    });
    let Some(mut moment) = moment else { return Ok("".into()) };
    if let (Some(ms), Some(offset)) = (moment.ms, moment.offset) {
        // As the clock shows it where one is.
        let local = ms + (given.on.world.now().1 - offset) * 60_000;
        moment.days += local.div_euclid(86_400_000);
        moment.ms = Some(local.rem_euclid(86_400_000));
    }
    let (year, month, day) = date::date_from(moment.days);
    let ms = moment.ms.unwrap_or(0);
    let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    let mut out = String::new();
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        if sign != '%' {
            out.push(sign);
            continue;
        }
        // Writing into a text does not fail.
        let _ = match signs.next() {
            Some('Y') => write!(out, "{year:04}"),
            Some('y') => write!(out, "{:02}", year.rem_euclid(100)),
            Some('m') => write!(out, "{month:02}"),
            Some('n') => write!(out, "{month}"),
            Some('b') => write!(
                out,
                "{}",
                usize::try_from(month - 1).ok().and_then(|it| MONTHS.get(it)).unwrap_or(&"")
            ),
            Some('d') => write!(out, "{day:02}"),
            Some('e') => write!(out, "{day}"),
            Some('H') => write!(out, "{hour:02}"),
            Some('h') => write!(out, "{hour}"),
            Some('M') => write!(out, "{minute:02}"),
            Some('S') => write!(out, "{second:02}"),
            Some('3') => write!(out, "{:03}", ms % 1000),
            Some('a') => {
                let day = usize::try_from(moment.days.rem_euclid(7)).unwrap_or_default();
                write!(out, "{}", DAYS.get(day).unwrap_or(&""))
            }
            Some('%') | None => write!(out, "%"),
            Some(other) => write!(out, "%{other}"),
        };
    }
    Ok(out.into())
}
