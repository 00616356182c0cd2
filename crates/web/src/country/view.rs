//! Values as the profile and compare pages show them.

use crate::page::{Page, escape};
use diligence_app::profile::{Entry, Profile};
use diligence_domain::Locale;

/// One value of one variable.
pub struct Shown {
    /// The variable's name, as HTML.
    pub label: String,
    /// The value, with its year of change.
    pub value: String,
    /// The period.
    pub year: String,
    /// Source, unit and direction, as HTML.
    pub source: String,
    /// How it must not be read, as HTML.
    pub caveat: Option<String>,
    /// The publisher's words, as HTML, where they say more than the name.
    pub words: Option<String>,
}

impl Shown {
    /// Whether there is more to read about it.
    pub fn explained(&self) -> bool {
        self.caveat.is_some() || self.words.is_some()
    }
}

/// A value as shown.
pub fn show(page: &Page, profile: &Profile<'_>, entry: &Entry) -> Shown {
    let locale = page.locale;
    let mut label = page.say(&entry.label(profile.edition, locale));
    let part = entry.disaggregation_words(locale);
    if !part.is_empty() {
        label = format!("{label} ({})", escape(&part));
    }
    let title = page.word(profile.edition, &format!("source.{}", entry.source), "title");
    let details = format!(
        "{} · {} · {}",
        entry.period_words(locale),
        entry.unit_words(locale),
        entry.direction_words(locale)
    );
    Shown {
        label,
        value: entry.value_since(locale),
        year: entry.period_words(locale),
        source: format!("{title} · {}", escape(&details)),
        caveat: entry.caveat_words(profile.edition, locale).map(|it| page.say(&it)),
        words: (entry.label(profile.edition, Locale::EN).text != entry.words)
            .then(|| page.english(&entry.words)),
    }
}
