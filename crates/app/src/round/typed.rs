//! What somebody typed about a round, as she typed it.

use crate::refused::{Fault, Field, Why};
use diligence_domain::jurisdiction::Lookup;
use diligence_domain::{JurisdictionCode, Locale, QuestionnaireId, Register, RoundFacts, partner};
use diligence_i18n::{is_zone, known};
use std::collections::BTreeMap;

/// What stands in the form of a round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What those who run it call it.
    pub name: String,
    /// The id of the questionnaire edition.
    pub questionnaire: String,
    /// A line for each jurisdiction: its code or name, and how many organisations are hoped for.
    pub targets: String,
    /// The tags of languages.
    pub locales: Vec<String>,
    /// The first day.
    pub opens: String,
    /// The last day.
    pub closes: String,
    /// The time zone.
    pub zone: String,
    /// For how many months after the last day answers are kept.
    pub keep_months: String,
}

/// For how many months after the last day answers may be kept.
pub const MONTHS: std::ops::RangeInclusive<u32> = 1..=120;

/// The longest name, in characters.
const NAME: usize = 200;
/// The longest text of consent or referral, in characters.
const TEXT: usize = 4000;
/// More organisations than any jurisdiction of a round has.
const MOST: u32 = 1000;

impl Typed {
    /// What is written down, as somebody would type it.
    pub fn from_facts(questionnaire: QuestionnaireId, facts: &RoundFacts) -> Self {
        let line = |(at, count): (&JurisdictionCode, &u32)| format!("{at} {count}");
        Self {
            name: facts.name.clone(),
            questionnaire: questionnaire.to_string(),
            targets: facts.targets.iter().map(line).collect::<Vec<_>>().join("\n"),
            locales: facts.locales.iter().map(ToString::to_string).collect(),
            opens: facts.opens.clone(),
            closes: facts.closes.clone(),
            zone: facts.zone.clone(),
            keep_months: facts.keep_months.to_string(),
        }
    }

    /// What can be kept, with the words that were there before.
    ///
    /// # Errors
    /// Everything that cannot.
    pub fn check(&self, before: &RoundFacts) -> Result<(QuestionnaireId, RoundFacts), Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fault = |field, why| faults.push(Fault { field, why });
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            fault(Field::Name, Why::Missing);
        } else if name.chars().count() > NAME {
            fault(Field::Name, Why::Long);
        } else if name.chars().any(char::is_control) {
            fault(Field::Name, Why::Control);
        }
        let questionnaire = self.questionnaire.parse().ok();
        if questionnaire.is_none() {
            fault(Field::Questionnaire, Why::Missing);
        }
        let targets = targets(&self.targets);
        match &targets {
            Some(it) if it.is_empty() => fault(Field::Targets, Why::Missing),
            None => fault(Field::Targets, Why::Unknown),
            Some(_) => {}
        }
        let locales: Option<_> = self.locales.iter().map(|it| known(it)).collect();
        match &locales {
            Some(it) if std::collections::BTreeSet::is_empty(it) => fault(Field::Locale, Why::Missing),
            None => fault(Field::Locale, Why::Unknown),
            Some(_) => {}
        }
        let (opens, closes) = (self.opens.trim().to_owned(), self.closes.trim().to_owned());
        for (field, day) in [(Field::Opens, &opens), (Field::Closes, &closes)] {
            if day.len() != 10 || !partner::is_date(day) {
                fault(field, if day.is_empty() { Why::Missing } else { Why::Form });
            }
        }
        if opens > closes && !closes.is_empty() {
            fault(Field::Closes, Why::Wrong);
        }
        if !is_zone(&self.zone) {
            fault(Field::Zone, Why::Unknown);
        }
        let months = crate::answering::ascii_digits(self.keep_months.trim());
        let keep_months = months.parse().ok().filter(|it| MONTHS.contains(it));
        if keep_months.is_none() {
            fault(Field::Keep, if months.is_empty() { Why::Missing } else { Why::Wrong });
        }
        match (questionnaire, targets, locales, keep_months) {
            (Some(questionnaire), Some(targets), Some(locales), Some(keep_months)) if faults.is_empty() => {
                Ok((
                    questionnaire,
                    RoundFacts {
                        name,
                        targets,
                        locales,
                        opens,
                        closes,
                        zone: self.zone.clone(),
                        keep_months,
                        consent: before.consent.clone(),
                        referral: before.referral.clone(),
                    },
                ))
            }
            _ => Err(faults),
        }
    }
}

/// Jurisdictions with how many organisations are hoped for: a line each, the number last; without one it is none yet.
fn targets(text: &str) -> Option<BTreeMap<JurisdictionCode, u32>> {
    let register = Register::shipped();
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let read = |line: &str| {
        let digits = |c: char| c.is_ascii_digit() || "٠١٢٣٤٥٦٧٨٩০১২৩৪৫৬৭৮৯".contains(c);
        let (place, count) =
            match line.rsplit_once(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '،')) {
                Some((place, count)) if !count.is_empty() && count.chars().all(digits) => (place, count),
                _ => (line, "0"),
            };
        let place = place.trim_end_matches([',', ':', ';', '،', ' ']);
        let count = crate::answering::ascii_digits(count).parse().ok().filter(|it| *it <= MOST)?;
        match register.find(place) {
            Lookup::One(found) => Some((found.code, count)),
            _ => None,
        }
    };
    lines.map(read).collect()
}

/// What somebody typed for contributors to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordsTyped {
    /// What they agree to, by language.
    pub consent: BTreeMap<Locale, String>,
    /// Where help is found, by jurisdiction and language.
    pub referral: BTreeMap<JurisdictionCode, BTreeMap<Locale, String>>,
}

impl WordsTyped {
    /// Puts into a round what was typed for its languages and jurisdictions.
    pub(super) fn put(&self, facts: &mut RoundFacts) -> Result<(), Vec<Fault>> {
        let long = |text: &String| text.chars().count() > TEXT;
        let mut faults = Vec::new();
        if self.consent.values().any(long) {
            faults.push(Fault { field: Field::Consent, why: Why::Long });
        }
        if self.referral.values().flat_map(BTreeMap::values).any(long) {
            faults.push(Fault { field: Field::Referral, why: Why::Long });
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let kept = |words: &BTreeMap<Locale, String>| {
            let said = words.iter().filter(|it| facts.locales.contains(it.0) && !it.1.trim().is_empty());
            said.map(|(locale, text)| (*locale, text.trim().replace("\r\n", "\n")))
                .collect::<BTreeMap<_, _>>()
        };
        let consent = kept(&self.consent);
        let referral = self.referral.iter().filter(|it| facts.targets.contains_key(it.0));
        let referral = referral.map(|(at, words)| (*at, kept(words))).filter(|it| !it.1.is_empty()).collect();
        facts.consent = consent;
        facts.referral = referral;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_lines_of_places_with_numbers() {
        let read = |text: &str| {
            targets(text).map(|it| it.into_iter().map(|(at, n)| (at.to_string(), n)).collect::<Vec<_>>())
        };
        let all = read("Malaysia 12\n\n MYS-less").is_none();
        assert!(all, "a place that is none was taken");
        assert_eq!(
            read("Malaysia, 12\r\nNAM: ٧\nXAA").unwrap(),
            [("MYS".to_owned(), 12), ("NAM".to_owned(), 7), ("XAA".to_owned(), 0)]
        );
        assert!(read("MYS 1001").is_none() && read("MYS -1").is_none());
        assert_eq!(read(" \n").unwrap(), []);
    }
}
