//! Digits, separators and signs.

use super::NOT_A_NUMBER;
use crate::tag::customs;
use diligence_domain::Locale;
use fluent_bundle::types::FluentNumberOptions;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::{Decimal, SignDisplay};
use icu::decimal::options::GroupingStrategy;

/// One locale's way to write numbers, with and without grouping.
pub(crate) struct Decimals {
    grouped: Option<DecimalFormatter>,
    bare: Option<DecimalFormatter>,
}

/// How many digits to show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// At least so many before the point.
    pub integer: u8,
    /// At least so many behind it.
    pub least: u8,
    /// At most so many behind it.
    pub most: u8,
    /// Thousands (or lakhs) are set apart.
    pub grouping: bool,
}

impl Shape {
    pub(crate) const INTEGER: Self = Self { integer: 1, least: 0, most: 0, grouping: true };

    /// What a message asks for: at most three digits behind the point where it asks for nothing.
    pub(crate) fn of(options: &FluentNumberOptions) -> Self {
        let digits = |it: Option<usize>| it.and_then(|it| u8::try_from(it).ok());
        let least = digits(options.minimum_fraction_digits).unwrap_or(0);
        Self {
            integer: digits(options.minimum_integer_digits).unwrap_or(1),
            least,
            most: digits(options.maximum_fraction_digits).unwrap_or(3).max(least),
            grouping: options.use_grouping,
        }
    }

    /// The value as it is shown.
    pub(crate) fn rounded(self, value: f64) -> f64 {
        self.decimal(value).and_then(|it| it.to_string().parse().ok()).unwrap_or(value)
    }

    /// The digits as they are shown; `None` where the value is not finite.
    pub(crate) fn decimal(self, value: f64) -> Option<Decimal> {
        if !value.is_finite() {
            return None;
        }
        // The shortest digits that mean this value: what the publisher wrote.
        let mut decimal: Decimal = value.to_string().parse().ok()?;
        let last = -i16::from(self.most);
        if decimal.absolute.digit_at(last - 1) >= 5 {
            decimal.expand(last);
        } else {
            decimal.trunc(last);
        }
        decimal.absolute.trim_end();
        decimal.absolute.pad_end(-i16::from(self.least));
        decimal.absolute.trim_start();
        decimal.absolute.pad_start(i16::from(self.integer));
        // No “-0”.
        decimal.apply_sign_display(SignDisplay::Negative);
        Some(decimal)
    }
}

impl Decimals {
    pub(crate) fn new(locale: Locale) -> Self {
        let with = |grouping: GroupingStrategy| {
            DecimalFormatter::try_new(customs(locale).into(), grouping.into()).ok()
        };
        Self { grouped: with(GroupingStrategy::Auto), bare: with(GroupingStrategy::Never) }
    }

    pub(crate) fn text(&self, value: f64, shape: Shape) -> String {
        shape.decimal(value).map_or_else(|| NOT_A_NUMBER.to_owned(), |it| self.write(&it, shape.grouping))
    }

    pub(crate) fn integer(&self, value: i64, grouping: bool) -> String {
        self.write(&value.into(), grouping)
    }

    fn write(&self, decimal: &Decimal, grouping: bool) -> String {
        match if grouping { &self.grouped } else { &self.bare } {
            Some(formatter) => formatter.format(decimal).to_string(),
            None => decimal.to_string(),
        }
    }
}
