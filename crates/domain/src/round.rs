//! Rounds: who is asked what, where, until when, in which languages.

use crate::words::words;
use crate::{AccessId, JurisdictionCode, Locale, PartnerId, QuestionnaireId, RoundId};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// How far a round is.
    RoundState {
        /// It is being set up; nobody answers.
        Draft = "draft",
        /// It is answered from its first to its last day.
        Open = "open",
        /// It is over.
        Closed = "closed",
    }
}

words! {
    /// How far an organisation is. It says nothing of what was answered.
    AccessState {
        /// It was invited.
        Invited = "invited",
        /// Its code was used.
        Opened = "opened",
        /// It submitted.
        Submitted = "submitted",
        /// It took its answer back; nothing of it is left.
        Withdrawn = "withdrawn",
        /// Its invitation was ended.
        Ended = "ended",
    }
}

/// What is written down about a round.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundFacts {
    /// What those who run it call it.
    pub name: String,
    /// How many organisations are hoped for, by jurisdiction.
    pub targets: BTreeMap<JurisdictionCode, u32>,
    /// In which languages it is asked.
    pub locales: BTreeSet<Locale>,
    /// The first day, ISO 8601.
    pub opens: String,
    /// The last day, ISO 8601; answers are taken until it ends.
    pub closes: String,
    /// The IANA time zone in which days begin and end.
    pub zone: String,
    /// For how many months after the last day answers are kept, and who gave them.
    pub keep_months: u32,
    /// What a contributor agrees to, by language.
    pub consent: BTreeMap<Locale, String>,
    /// Where help is found, by jurisdiction and language.
    pub referral: BTreeMap<JurisdictionCode, BTreeMap<Locale, String>>,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Which.
    pub id: RoundId,
    /// Whose it is.
    pub keeper: PartnerId,
    /// What is asked; for good, once it was opened.
    pub questionnaire: QuestionnaireId,
    /// How far it is.
    pub state: RoundState,
    /// What is written down about it.
    pub facts: RoundFacts,
    /// Counts every change.
    pub version: i64,
}

/// What still keeps a round from being opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    /// What a contributor agrees to, in a language.
    Consent(Locale),
    /// Where help is found in a jurisdiction, in any language.
    Referral(JurisdictionCode),
    /// Its last day is over.
    Days,
}

impl Round {
    /// Whether answers are taken on a day of its zone.
    pub fn takes_answers(&self, today: &str) -> bool {
        self.state == RoundState::Open && *self.facts.opens <= *today && *today <= *self.facts.closes
    }

    /// Whether it is over on a day of its zone.
    pub fn is_over(&self, today: &str) -> bool {
        self.state == RoundState::Closed || self.state == RoundState::Open && *self.facts.closes < *today
    }

    /// What still keeps it from being opened.
    pub fn lacking(&self, today: &str) -> Vec<Lacking> {
        let facts = &self.facts;
        let consent = facts.locales.iter().filter(|it| !facts.consent.contains_key(it));
        let referral =
            facts.targets.keys().filter(|it| facts.referral.get(it).is_none_or(BTreeMap::is_empty));
        let days = (*facts.closes < *today).then_some(Lacking::Days);
        consent
            .map(|it| Lacking::Consent(*it))
            .chain(referral.map(|it| Lacking::Referral(*it)))
            .chain(days)
            .collect()
    }
}

/// An invitation of an organisation to a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Which.
    pub id: AccessId,
    /// To which round.
    pub round: RoundId,
    /// Which partner invited.
    pub keeper: PartnerId,
    /// Whether those of that partner alone know of it.
    pub hidden: bool,
    /// About which jurisdiction it answers.
    pub jurisdiction: JurisdictionCode,
    /// How far it is.
    pub state: AccessState,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(state: RoundState) -> Round {
        let id = uuid::Uuid::nil();
        let facts = RoundFacts {
            targets: [("XAA".parse().unwrap(), 3)].into(),
            locales: [Locale::EN].into(),
            opens: "2026-11-01".into(),
            closes: "2026-11-30".into(),
            ..RoundFacts::default()
        };
        Round {
            id: RoundId::new(id),
            keeper: PartnerId::new(id),
            questionnaire: QuestionnaireId::new(id),
            state,
            facts,
            version: 1,
        }
    }

    #[test]
    fn answers_are_taken_from_the_first_day_to_the_last() {
        let open = round(RoundState::Open);
        let days = ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"];
        assert_eq!(days.map(|it| open.takes_answers(it)), [false, true, true, false]);
        assert_eq!(days.map(|it| open.is_over(it)), [false, false, false, true]);
        assert_eq!(days.map(|it| round(RoundState::Draft).takes_answers(it)), [false; 4]);
        assert!(round(RoundState::Closed).is_over(days[0]) && !round(RoundState::Draft).is_over(days[3]));
    }

    #[test]
    fn a_round_without_consent_or_help_cannot_be_opened() {
        let mut it = round(RoundState::Draft);
        let at = "XAA".parse().unwrap();
        assert_eq!(it.lacking("2026-11-01"), [Lacking::Consent(Locale::EN), Lacking::Referral(at)]);
        it.facts.consent.insert(Locale::EN, "Words".into());
        it.facts.referral.insert(at, BTreeMap::new());
        assert_eq!(it.lacking("2026-11-01"), [Lacking::Referral(at)], "an empty list helps nobody");
        it.facts.referral.insert(at, [(Locale::EN, "Help".to_owned())].into());
        assert_eq!(it.lacking("2026-11-30"), []);
        assert_eq!(it.lacking("2026-12-01"), [Lacking::Days]);
    }
}
