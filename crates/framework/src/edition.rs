//! An edition's structure: codes and how they hang together, no words.

use crate::mapping::Mapping;
use crate::standards::Standards;
use crate::texts::Texts;
use diligence_domain::{Dimension, Locale, Localised};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One framework edition, whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Edition {
    /// What `edition.toml` says.
    pub head: Head,
    /// Areas in order.
    pub areas: Vec<Area>,
    /// Instruments, provisions and cases.
    #[serde(default)]
    pub standards: Standards,
    /// Every word, by language.
    pub texts: BTreeMap<Locale, Texts>,
    /// Which open data informs which indicator.
    #[serde(default)]
    pub mappings: Vec<Mapping>,
}

/// `edition.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Stable code, such as `open-criteria-1`.
    pub code: String,
    /// Counts editions of the same framework.
    pub number: u32,
    /// The day it was published, ISO 8601.
    pub published: String,
    /// Licence of the words.
    pub licence: String,
    /// The language in which meaning is decided.
    pub reference: Locale,
    /// Area codes in order.
    #[serde(rename = "areas")]
    pub order: Vec<String>,
    /// The highest level of the scale; the lowest is 0.
    #[serde(default = "four")]
    pub highest: u8,
    /// Forms of violence.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Who owes a duty.
    #[serde(default)]
    pub duty_bearers: Vec<String>,
    /// Through which lenses a principle is read.
    #[serde(default)]
    pub lenses: Vec<String>,
    /// Codes that were used once and never will be again.
    #[serde(default)]
    pub retired: Vec<String>,
}

fn four() -> u8 {
    4
}

/// `areas/<area>.toml`: a P, or Foundations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Stable code, such as `PT`.
    pub code: String,
    /// Its principles in order.
    #[serde(default, rename = "principle")]
    pub principles: Vec<Principle>,
    /// Its anchoring vignettes.
    #[serde(default, rename = "vignette")]
    pub vignettes: Vec<Vignette>,
}

/// What a State must do in one matter; rated in law and in practice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Stable code, such as `PT3`.
    pub code: String,
    /// Whether it belongs to the short questionnaire.
    #[serde(default)]
    pub core: bool,
    /// Who owes it.
    #[serde(default)]
    pub duty_bearers: Vec<String>,
    /// Through which lenses it is read.
    #[serde(default)]
    pub lenses: Vec<String>,
    /// Forms of violence for which it may differ.
    #[serde(default)]
    pub forms: Vec<String>,
    /// `INSTRUMENT:provision`, or `CASE:CODE`.
    #[serde(default)]
    pub standards: Vec<String>,
    /// What to look at.
    #[serde(default, rename = "indicator")]
    pub indicators: Vec<Indicator>,
}

/// What to look at under an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Stable code, such as `PT3.1`.
    pub code: String,
    /// Structural, process or outcome, after the UN human-rights indicator guide (HR/PUB/12/5).
    pub kind: IndicatorKind,
    /// Law or practice.
    pub dimension: Dimension,
}

/// A short fictional case that everybody rates, so that yardsticks can be compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vignette {
    /// Stable code, such as `PT-low`.
    pub code: String,
    /// Where on the scale it is meant to lie.
    pub level: Level,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }
        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The word in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            /// The reverse of `as_str`.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Kinds of indicators after HR/PUB/12/5.
    IndicatorKind {
        /// Commitments: ratified, enacted, established.
        Structural = "structural",
        /// Efforts: budget, staff, training, coverage.
        Process = "process",
        /// Results: what happens to women and girls.
        Outcome = "outcome",
    }
}

words! {
    /// Where on the scale a vignette is meant to lie.
    Level {
        /// Near 0 or 1.
        Low = "low",
        /// Near 2.
        Middle = "middle",
        /// Near 3 or 4.
        High = "high",
    }
}

/// The hues of the six areas; an edition with other areas takes them in turn.
const HUES: [&str; 6] = ["fn", "pv", "pt", "pr", "pu", "re"];

impl Edition {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.head.code
    }

    /// All principles in order, each with its area.
    pub fn principles(&self) -> impl Iterator<Item = (&Area, &Principle)> {
        self.areas.iter().flat_map(|area| area.principles.iter().map(move |it| (area, it)))
    }

    /// One principle with its area.
    pub fn principle(&self, code: &str) -> Option<(&Area, &Principle)> {
        self.principles().find(|(_, it)| it.code == code)
    }

    /// One area.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|it| it.code == code)
    }

    /// The hue of an area: `fn`, `pv`, `pt`, `pr`, `pu` or `re`.
    pub fn hue(&self, area: &str) -> &'static str {
        let own = HUES.iter().find(|hue| hue.eq_ignore_ascii_case(area)).copied();
        own.unwrap_or_else(|| {
            let at = self.areas.iter().position(|it| it.code == area).unwrap_or_default();
            HUES[at % HUES.len()]
        })
    }

    /// The words under `entry` (`principle.PT3`) and `key` (`title`), in `locale` or else in the reference
    /// language.
    pub fn text(&self, entry: &str, key: &str, locale: Locale) -> Option<Localised<'_>> {
        [locale, self.head.reference].into_iter().find_map(|wanted| {
            let entry = self.texts.get(&wanted)?.get(entry)?;
            Some(Localised { text: entry.one(key)?, locale: wanted, reviewed: entry.reviewed })
        })
    }

    /// As [`Edition::text`], and the entry's last part where there are no words at all.
    pub fn word<'a>(&'a self, entry: &'a str, key: &str, locale: Locale) -> Localised<'a> {
        self.text(entry, key, locale).unwrap_or_else(|| {
            let text = entry.split_once('.').map_or(entry, |(_, code)| code);
            Localised { text, locale: self.head.reference, reviewed: false }
        })
    }

    /// The list under `entry` and `key`, such as the anchors of an item; empty where there is none.
    pub fn list(&self, entry: &str, key: &str, locale: Locale) -> Vec<Localised<'_>> {
        let found = [locale, self.head.reference].into_iter().find_map(|wanted| {
            let entry = self.texts.get(&wanted)?.get(entry)?;
            let list = entry.many(key)?;
            Some(list.iter().map(move |text| Localised { text, locale: wanted, reviewed: entry.reviewed }))
        });
        found.map_or_else(Vec::new, Iterator::collect)
    }
}
