//! Values as people read them: one place for the page, the report and the command line.

use super::Entry;
use diligence_domain::{Better, Binding, Locale, Localised, TreatyState, Value};
use diligence_framework::Edition;
use diligence_i18n::{format, messages};

impl Entry {
    /// The value alone: `75`, `Yes`, `33.6 (21.0–49.2)`, `not applicable`.
    pub fn value_words(&self, locale: Locale) -> String {
        let text = value(&self.value, locale);
        match (&self.value, self.lower, self.upper) {
            (Value::Number(_), Some(lower), Some(upper)) => {
                let (lower, upper) = (format(locale).number(lower, 1), format(locale).number(upper, 1));
                messages(locale).value_interval(&text, &lower, &upper)
            }
            (Value::Answer { words, .. }, ..) if self.unit == "status" => {
                TreatyState::parse(words).map_or(text, |it| treaty(it, locale))
            }
            _ => text,
        }
    }

    /// The value with the year since which it has been so, where the series says.
    pub fn value_since(&self, locale: Locale) -> String {
        let value = self.value_words(locale);
        match self.since() {
            Some(year) => messages(locale).value_since(&value, &format(locale).year(year)),
            None => value,
        }
    }

    /// The period in the reader's digits; a span as published.
    pub fn period_words(&self, locale: Locale) -> String {
        match self.period.parse() {
            Ok(year) => format(locale).year(year),
            Err(_) if self.period.is_empty() => format(locale).year(self.year),
            Err(_) => self.period.replace('-', "–"),
        }
    }

    /// The unit.
    pub fn unit_words(&self, locale: Locale) -> String {
        unit(&self.unit, locale)
    }

    /// Which way is nearer the standard.
    pub fn direction_words(&self, locale: Locale) -> String {
        direction(self.better, locale)
    }

    /// The part of the population; empty for all.
    pub fn disaggregation_words(&self, locale: Locale) -> String {
        let words = messages(locale);
        match self.disaggregation.as_str() {
            "Y_GE15" => words.disaggregation_y_ge15().into(),
            "Y15T49" => words.disaggregation_y15t49().into(),
            other => other.to_owned(),
        }
    }

    /// A short name for the variable: ours where the edition has one, else the publisher's words.
    pub fn label<'a>(&'a self, edition: &'a Edition, locale: Locale) -> Localised<'a> {
        edition
            .text(&format!("variable.{}/{}", self.source, self.variable), "label", locale)
            .unwrap_or(Localised { text: &self.words, locale: Locale::EN, reviewed: true })
    }

    /// How the value must not be read: ours where the edition has it, else as stored.
    pub fn caveat_words<'a>(&'a self, edition: &'a Edition, locale: Locale) -> Option<Localised<'a>> {
        edition
            .text(&format!("variable.{}/{}", self.source, self.variable), "caveat", locale)
            .or(Some(Localised { text: &self.caveat, locale: Locale::EN, reviewed: true }))
            .filter(|it| !it.text.is_empty())
    }
}

/// A value alone: a number, yes, no, not applicable, else the publisher's words.
pub fn value(value: &Value, locale: Locale) -> String {
    let words = messages(locale);
    match (value, value.yes()) {
        (Value::Number(number), _) => format(locale).number(*number, 1),
        (Value::NotApplicable, _) => words.value_not_applicable().into(),
        (_, Some(true)) => words.value_yes().into(),
        (_, Some(false)) => words.value_no().into(),
        (Value::Answer { words, .. }, _) => words.clone(),
    }
}

/// A unit as people read it; a publisher's own as it is.
pub fn unit(unit: &str, locale: Locale) -> String {
    let words = messages(locale);
    match unit {
        "score 0-100" => words.unit_score_0_100().into(),
        "percent" => words.unit_percent().into(),
        "yes-no" => words.unit_yes_no().into(),
        "years of age" => words.unit_years_of_age().into(),
        "status" => words.unit_status().into(),
        other => other.to_owned(),
    }
}

/// Which way is nearer the standard.
pub fn direction(better: Better, locale: Locale) -> String {
    let words = messages(locale);
    match better {
        Better::Higher => words.direction_higher(),
        Better::Lower => words.direction_lower(),
        Better::Yes => words.direction_yes(),
        Better::No => words.direction_no(),
        Better::Neither => words.direction_none(),
    }
    .into()
}

/// A State's relation to a treaty.
pub fn treaty(state: TreatyState, locale: Locale) -> String {
    let words = messages(locale);
    match state {
        TreatyState::Party => words.treaty_party(),
        TreatyState::Signatory => words.treaty_signatory(),
        TreatyState::None => words.treaty_none(),
        TreatyState::Withdrawn => words.treaty_withdrawn(),
        TreatyState::Unknown => words.treaty_unknown(),
    }
    .into()
}

/// Whether a standard binds.
pub fn binding(binding: Binding, locale: Locale) -> String {
    let words = messages(locale);
    match binding {
        Binding::Binding => words.binding_binding(),
        Binding::Comparative => words.binding_comparative(),
        Binding::Unknown => words.binding_unknown(),
    }
    .into()
}
