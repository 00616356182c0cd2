//! Days of the Gregorian calendar in words.

use crate::tag::customs;
use diligence_domain::Locale;
use icu::calendar::{Date, Gregorian};
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{MD, YMD};

/// One locale's way to write dates.
pub(super) struct Dates {
    long: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, MD>>,
}

impl Dates {
    pub(super) fn new(locale: Locale) -> Self {
        Self {
            long: FixedCalendarDateTimeFormatter::try_new(customs(locale).into(), YMD::long()).ok(),
            day: FixedCalendarDateTimeFormatter::try_new(customs(locale).into(), MD::long()).ok(),
        }
    }

    pub(super) fn long(&self, date: &str) -> Option<String> {
        Some(self.long.as_ref()?.format(&parse(date)?.date).to_string())
    }

    pub(super) fn day(&self, date: &str) -> Option<String> {
        Some(self.day.as_ref()?.format(&parse(date)?.date).to_string())
    }

    /// Says the year once, and the month too, where the language puts the day first; `number` writes a day.
    pub(super) fn range(&self, from: &str, to: &str, number: impl Fn(u8) -> String) -> Option<String> {
        let (first, last) = (parse(from)?, parse(to)?);
        let (from_long, to_long) = (self.long(from)?, self.long(to)?);
        if first.date == last.date {
            return Some(to_long);
        }
        let (from_day, to_day) = (self.day(from)?, self.day(to)?);
        let year_last = from_long.starts_with(&from_day) && to_long.starts_with(&to_day);
        if first.year != last.year || !year_last {
            return Some(format!("{from_long} – {to_long}"));
        }
        let (from_number, to_number) = (number(first.day), number(last.day));
        Some(match (from_day.strip_prefix(&from_number), to_day.strip_prefix(&to_number)) {
            (Some(a), Some(b)) if a == b => format!("{from_number}–{to_long}"),
            _ => format!("{from_day} – {to_long}"),
        })
    }
}

struct Parsed {
    year: i32,
    day: u8,
    date: Date<Gregorian>,
}

/// Strict: `2026-11-24`.
fn parse(text: &str) -> Option<Parsed> {
    let part =
        |from: usize, to: usize| text.get(from..to).filter(|it| it.bytes().all(|b| b.is_ascii_digit()));
    let shape = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let year = part(0, 4).filter(|_| shape)?.parse().ok()?;
    let day = part(8, 10)?.parse().ok()?;
    let date = Date::try_new_gregorian(year, part(5, 7)?.parse().ok()?, day).ok()?;
    Some(Parsed { year, day, date })
}
