//! Results of a round: how answers are distributed, single answers, what was written and how it is tagged.
//!
//! Who answered is on the other side, and nothing here asks it: a result knows a random handle, a kind of organisation
//! and a jurisdiction.

pub mod coding;
pub mod distribution;
mod question;
pub mod table;
pub mod text;

pub use question::{Question, Shape};

use crate::App;
use crate::answering::library::{self, Asked};
use crate::answering::submit::opened;
use crate::refused::Refused;
use crate::round::{self, today};
use crate::session::Visitor;
use diligence_domain::{
    Act, Decision, Door, JurisdictionCode, Locale, PartnerKind, Round, RoundId, may, may_enter,
};
use diligence_framework::digest;
use diligence_i18n::{offset, start_of_day};
use diligence_store::answers::{AnswerTx, Answered};
use diligence_survey::{Answers, Outside};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A round as somebody looks at its results.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Which.
    pub round: Round,
    /// What was asked.
    pub asked: Arc<Asked>,
    /// Jurisdictions of which she may see distributions now; none where they wait until the round is over.
    pub counted: BTreeSet<JurisdictionCode>,
    /// Whether single answers are open to somebody like her.
    pub reads: bool,
}

/// Jurisdictions of a round of which she may see distributions.
fn reach(visitor: &Visitor, round: &Round, over: bool) -> BTreeSet<JurisdictionCode> {
    let sees = |it: &JurisdictionCode| {
        may(&visitor.actor, Act::SeeResults { round, jurisdiction: *it, over }) == Decision::Yes
    };
    round.facts.targets.keys().copied().filter(sees).collect()
}

/// Whether she may see results of a round, now or once it is over.
pub fn any(visitor: &Visitor, round: &Round) -> bool {
    !reach(visitor, round, true).is_empty()
}

/// A round whose results she may see, now or once it is over.
///
/// # Errors
/// A round out of her reach, or a database that does not answer.
pub async fn open(app: &App, visitor: &Visitor, id: RoundId) -> Result<Seen, Refused> {
    let round = round::get(app, visitor, id).await?;
    let asked = library::asked(app, round.questionnaire).await?;
    let counted = reach(visitor, &round, round.is_over(&today(app, &round)));
    if !any(visitor, &round) {
        return Err(Refused::NotFound);
    }
    let reads = may_enter(&visitor.actor, Door::Answers) != Decision::No
        && round.facts.targets.keys().any(|it| {
            may(&visitor.actor, Act::SeeAnswers { round: &round, jurisdiction: *it }) != Decision::No
        });
    Ok(Seen { round, asked, counted, reads })
}

/// A round whose single answers she may read, with the jurisdictions.
///
/// # Errors
/// Answers out of her reach, a proof of who she is that is too old, or a database that does not answer.
pub(crate) async fn read(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
) -> Result<(Seen, BTreeSet<JurisdictionCode>), Refused> {
    let seen = open(app, visitor, id).await?;
    let mut at = BTreeSet::new();
    for jurisdiction in seen.round.facts.targets.keys() {
        match may(&visitor.actor, Act::SeeAnswers { round: &seen.round, jurisdiction: *jurisdiction }) {
            Decision::Yes => drop(at.insert(*jurisdiction)),
            Decision::Confirm => return Err(Refused::Confirm),
            Decision::No => {}
        }
    }
    if at.is_empty() { Err(Refused::NotFound) } else { Ok((seen, at)) }
}

/// Submissions looked at in one go.
const BATCH: i64 = 200;

/// Calls `each` with what counts of a round about some jurisdictions, one batch in memory at a time.
///
/// # Errors
/// A database that does not answer.
pub(crate) async fn each(
    tx: &mut AnswerTx,
    round: RoundId,
    within: &BTreeSet<JurisdictionCode>,
    mut each: impl FnMut(JurisdictionCode, Answered),
) -> Result<(), Refused> {
    let (round, mut after) = (round.to_string(), String::new());
    loop {
        let batch = tx.answered_after(&round, &after, BATCH).await?;
        let Some(last) = batch.last() else { return Ok(()) };
        after.clone_from(&last.handle);
        for it in batch {
            if let Some(at) = within_reach(&it, within) {
                each(at, it);
            }
        }
    }
}

fn within_reach(it: &Answered, within: &BTreeSet<JurisdictionCode>) -> Option<JurisdictionCode> {
    it.jurisdiction.parse().ok().filter(|at| within.contains(at))
}

/// Whether a State’s government answers about itself: shown apart, never among organisations.
pub(crate) fn is_government(class: &str) -> bool {
    class == PartnerKind::Government.as_str()
}

/// All that a submission says, in a language; `None` where it was taken back a moment ago.
///
/// # Errors
/// A key that does not open it, or a database that does not answer.
pub(crate) async fn unsealed(
    app: &App,
    tx: &mut AnswerTx,
    seen: &Seen,
    it: &Answered,
    locale: Locale,
) -> Result<Option<Answers>, Refused> {
    let key = tx.data_key(&it.handle).await?.filter(|it| !it.is_empty());
    let (Some(key), Some(record)) = (key, tx.record(&it.handle, it.number).await?) else { return Ok(None) };
    let key = app.desk()?.answers_key()?.unwrap(&key).ok_or(Refused::Key)?;
    let clear = opened(&key, &it.handle, it.number, &record).ok_or(Refused::Key)?;
    let text = std::str::from_utf8(&clear).map_err(|_| Refused::Key)?;
    let zone = &seen.round.facts.zone;
    let noon = start_of_day(&it.day, zone).unwrap_or_default() + 12 * 60 * 60_000;
    let outside = Outside::new(noon, offset(noon, zone), 0, String::new());
    let (plan, language) = (Arc::clone(&seen.asked.plan), seen.asked.language(locale));
    // What was written by this program from this edition is a record of it.
    Answers::from_record(plan, outside, language, text).map(Some).map_err(|_| Refused::NotFound)
}

/// What stands for an answer set towards people, at the desk and in files alike: it tells one from another, and leads to
/// nobody, also not to where the answer lies.
pub fn mark(handle: &str) -> String {
    digest::hex(format!("response {handle}").as_bytes())[..12].to_owned()
}
