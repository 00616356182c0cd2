//! Numbers, dates and lists as one locale writes them.

mod date;
pub(crate) mod number;
mod percent;

use crate::tag::customs;
use date::Dates;
use diligence_domain::Locale;
use icu::list::ListFormatter;
use icu::list::options::{ListFormatterOptions, ListLength};
use number::{Decimals, Shape};

/// Stands where a value is not finite: there is no number to write.
pub(crate) const NOT_A_NUMBER: &str = "–";

/// How one locale writes values. Made once per locale, see [`crate::format`].
pub struct Format {
    decimals: Decimals,
    percent: percent::Affixes,
    dates: Dates,
    lists: Option<ListFormatter>,
}

impl Format {
    pub(crate) fn new(locale: Locale) -> Self {
        let options = ListFormatterOptions::default().with_length(ListLength::Wide);
        Self {
            decimals: Decimals::new(locale),
            percent: percent::affixes(locale),
            dates: Dates::new(locale),
            lists: ListFormatter::try_new_and(customs(locale).into(), options).ok(),
        }
    }

    /// A number with at most so many digits behind the point, halves rounded away from zero. `–` where it is not
    /// finite.
    pub fn number(&self, value: f64, max_fraction: u8) -> String {
        self.decimals.text(value, Shape { most: max_fraction, ..Shape::INTEGER })
    }

    /// A number with exactly so many digits behind the point, as scores are written: 2.0 beside 2.9.
    pub fn fixed(&self, value: f64, fraction: u8) -> String {
        self.decimals.text(value, Shape { least: fraction, most: fraction, ..Shape::INTEGER })
    }

    /// A whole number.
    pub fn integer(&self, value: i64) -> String {
        self.decimals.integer(value, true)
    }

    /// A share that is published as 0 to 100: `50` is 50 %.
    pub fn percent(&self, value: f64, max_fraction: u8) -> String {
        if !value.is_finite() {
            return NOT_A_NUMBER.to_owned();
        }
        format!("{}{}{}", self.percent.before, self.number(value, max_fraction), self.percent.after)
    }

    /// A year, its digits not grouped.
    pub fn year(&self, year: i32) -> String {
        self.decimals.integer(year.into(), false)
    }

    /// `2026-11-24` in words: 24 November 2026. What is not such a date comes back as it is.
    pub fn date(&self, date: &str) -> String {
        self.dates.long(date).unwrap_or_else(|| date.to_owned())
    }

    /// `2026-11-24` without the year: 24 November. What is not such a date comes back as it is.
    pub fn day(&self, date: &str) -> String {
        self.dates.day(date).unwrap_or_else(|| date.to_owned())
    }

    /// From one date to another, saying what they share once: 24–26 November 2026.
    pub fn range(&self, from: &str, to: &str) -> String {
        let shared = |from: &str, to: &str| self.dates.range(from, to, |day| self.integer(day.into()));
        shared(from, to).unwrap_or_else(|| format!("{} – {}", self.date(from), self.date(to)))
    }

    /// a, b and c.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let items = items.iter().map(AsRef::as_ref);
        match &self.lists {
            Some(lists) => lists.format(items).to_string(),
            None => items.collect::<Vec<_>>().join(", "),
        }
    }
}

#[cfg(test)]
#[path = "format/tests.rs"]
mod tests;
