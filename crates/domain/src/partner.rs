//! Partner organisations: who works with us, where, on what, and who may know it.

use crate::words::{LineError, line, words};
use crate::{JurisdictionCode, Locale, PartnerId};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// What kind of organisation it is.
    PartnerKind {
        /// Organisations of civil society.
        CivilSociety = "civil-society",
        /// Universities and institutes.
        Academia = "academia",
        /// A part of a State's government.
        Government = "government",
        /// An organisation of States.
        Intergovernmental = "intergovernmental",
        /// A monitoring body or procedure, of the United Nations or a region.
        Mechanism = "mechanism",
        /// Who pays.
        Funder = "funder",
    }
}

words! {
    /// What a partner works on.
    Theme {
        /// Prevent.
        Prevention = "prevention",
        /// Protect.
        Protection = "protection",
        /// Prosecute.
        Prosecution = "prosecution",
        /// Punish.
        Punishment = "punishment",
        /// Provide redress.
        Redress = "redress",
        /// Violence in and by the digital space.
        DigitalAge = "digital-age",
        /// Family and cultural life.
        FamilyAndCulture = "family-and-culture",
        /// Research and data.
        Research = "research",
    }
}

words! {
    /// Who may know that the partner exists. Nothing but a person's own choice makes it wider.
    Visibility {
        /// Its own people, and those of the partner that keeps its record.
        Hidden = "hidden",
        /// Those who work at the desk for its jurisdictions.
        Desk = "desk",
        /// Everybody: it stands in the public directory.
        Public = "public",
    }
}

/// A name as people read it: 1 to 200 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartnerName(String);

impl PartnerName {
    /// # Errors
    /// [`LineError`] says which rule the text breaks.
    pub fn new(text: &str) -> Result<Self, LineError> {
        line(text, 200).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What people write down about a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerFacts {
    /// Its name in at least one language.
    pub names: BTreeMap<Locale, PartnerName>,
    /// What kind of organisation it is.
    pub kind: PartnerKind,
    /// Where it works, at any level; none for those who work everywhere or nowhere in particular.
    pub jurisdictions: BTreeSet<JurisdictionCode>,
    /// What it works on.
    pub themes: BTreeSet<Theme>,
    /// Who may know of it.
    pub visibility: Visibility,
    /// When it joined: a year, a month or a day, ISO 8601; empty where nobody wrote it down.
    pub joined: String,
}

impl PartnerFacts {
    /// Its name in `locale`, else in English, else in the first language it has.
    pub fn name(&self, locale: Locale) -> (&str, Locale) {
        let found = [locale, Locale::EN].into_iter().find_map(|it| self.names.get_key_value(&it));
        let found = found.or_else(|| self.names.first_key_value());
        found.map_or(("", Locale::EN), |(locale, name)| (name.as_str(), *locale))
    }
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Which.
    pub id: PartnerId,
    /// What is written down about it.
    pub facts: PartnerFacts,
    /// The partner whose people keep this record; itself for the one that the installation began with.
    pub keeper: PartnerId,
    /// Put away: in no list, not gone.
    pub archived: bool,
    /// Counts changes, so that nobody overwrites what she has not seen.
    pub version: i64,
}

/// A year, a month or a day as ISO 8601 writes it, that exists.
pub fn is_date(text: &str) -> bool {
    let part = |at: usize, len: usize| {
        text.get(at..at + len)
            .filter(|it| it.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|it| it.parse::<u32>().ok())
    };
    let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    let year = part(0, 4).filter(|it| (1800..=2200).contains(it));
    let month = part(5, 2).filter(|it| (1..=12).contains(it)).filter(|_| dash(4));
    match (text.len(), year, month) {
        (4, Some(_), _) | (7, Some(_), Some(_)) => true,
        (10, Some(year), Some(month)) => {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            dash(7) && part(8, 2).is_some_and(|day| (1..=days).contains(&day))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_exist_are_dates() {
        for good in ["2024", "2024-02", "2024-02-29", "1999-12-31"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "24",
            "2024-13",
            "2023-02-29",
            "2024-2-1",
            "2024-02-30",
            "2024/02/01",
            "20240201",
            "２０２４",
            "1700",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn a_name_falls_back_and_says_its_language() {
        let fr: Locale = "fr".parse().unwrap();
        let mut facts = PartnerFacts {
            names: [(fr, PartnerName::new("Réseau").unwrap())].into(),
            kind: PartnerKind::CivilSociety,
            jurisdictions: BTreeSet::new(),
            themes: BTreeSet::new(),
            visibility: Visibility::Hidden,
            joined: String::new(),
        };
        assert_eq!(facts.name(Locale::EN), ("Réseau", fr));
        facts.names.insert(Locale::EN, PartnerName::new("Network").unwrap());
        assert_eq!(facts.name("ar".parse().unwrap()), ("Network", Locale::EN));
    }

    #[test]
    fn every_word_reads_back() {
        assert!(PartnerKind::ALL.iter().all(|it| PartnerKind::parse(it.as_str()) == Some(*it)));
        assert!(Theme::ALL.iter().all(|it| Theme::parse(it.as_str()) == Some(*it)));
        assert_eq!(Visibility::parse("PUBLIC"), None);
    }
}
