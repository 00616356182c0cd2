//! Rounds: set up, opened, watched, extended, closed. What was answered is not seen from here.

pub mod invite;
mod typed;

pub use diligence_store::Questionnaire;
pub use typed::{MONTHS, Typed, WordsTyped};

use crate::refused::{Field, Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, new_uuid};
use diligence_domain::round::Lacking;
use diligence_domain::{
    Act, Decision, Door, Event, PartnerId, Role, Round, RoundFacts, RoundId, RoundState, may, may_enter,
};
use diligence_i18n::{local_day, months_after};
use diligence_store::Tx;

/// Today, where a round’s days begin and end, ISO 8601.
pub fn today(app: &App, round: &Round) -> String {
    local_day(app.now_ms(), &round.facts.zone)
}

/// The day on which what was answered is deleted, and who answered; ISO 8601.
pub fn kept_until(facts: &RoundFacts) -> String {
    months_after(&facts.closes, facts.keep_months).unwrap_or_default()
}

/// Whether its answers were kept for as long as contributors were told.
pub fn is_past(app: &App, round: &Round) -> bool {
    let (until, today) = (kept_until(&round.facts), today(app, round));
    // A day that nobody can tell has not come.
    round.state != RoundState::Draft && !until.is_empty() && until <= today
}

/// The rounds that she may see, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn list(app: &App, visitor: &Visitor) -> Result<Vec<Round>, Refused> {
    let mut all = app.store().look(who(&visitor.actor)).await?.rounds().await?;
    all.retain(|it| may(&visitor.actor, Act::SeeRound(it)) == Decision::Yes);
    Ok(all)
}

/// One round.
///
/// # Errors
/// One that she may not see, or a database that does not answer.
pub async fn get(app: &App, visitor: &Visitor, id: RoundId) -> Result<Round, Refused> {
    let round = app.store().look(who(&visitor.actor)).await?.round(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::SeeRound(&round)))?;
    Ok(round)
}

/// Whether she may change that round.
pub fn changes(visitor: &Visitor, round: &Round) -> bool {
    let jurisdictions = round.facts.targets.keys().copied().collect();
    may(&visitor.actor, Act::MakeRound(&jurisdictions)) == Decision::Yes
}

/// The partner for which she sets rounds up.
fn own(visitor: &Visitor) -> Option<PartnerId> {
    let makes = |role| matches!(role, Role::Director | Role::Coordinator);
    visitor.actor.grants.iter().find(|it| makes(it.role)).map(|it| it.partner)
}

/// Sets a round up.
///
/// # Errors
/// What was typed cannot be kept, jurisdictions beyond her reach, or a database that refuses.
pub async fn add(app: &App, visitor: &Visitor, typed: &Typed) -> Result<RoundId, Refused> {
    let (questionnaire, facts) = typed.check(&RoundFacts::default()).map_err(Refused::Invalid)?;
    authorise(may_enter(&visitor.actor, Door::ChangeRounds))?;
    within(visitor, &facts)?;
    let keeper = own(visitor).ok_or(Refused::NotFound)?;
    let id = RoundId::new(new_uuid());
    let round = Round { id, keeper, questionnaire, state: RoundState::Draft, facts, version: 1 };
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    exists(&mut tx, &round).await?;
    tx.add_round(&round, app.now_ms()).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::RoundAdded, ("round", id)).await?;
    tx.commit_unseen().await?;
    Ok(id)
}

fn within(visitor: &Visitor, facts: &RoundFacts) -> Result<(), Refused> {
    let jurisdictions = facts.targets.keys().copied().collect();
    match may(&visitor.actor, Act::MakeRound(&jurisdictions)) {
        Decision::Yes => Ok(()),
        Decision::Confirm => Err(Refused::Confirm),
        Decision::No => Err(Refused::field(Field::Jurisdictions, Why::Reach)),
    }
}

async fn exists(tx: &mut Tx, round: &Round) -> Result<(), Refused> {
    let known = tx.questionnaires().await?.iter().any(|it| it.id == round.questionnaire);
    if known { Ok(()) } else { Err(Refused::field(Field::Questionnaire, Why::Unknown)) }
}

/// What somebody wants to change about a round.
#[derive(Debug)]
pub enum Change<'a> {
    /// What is written down about it. Once it was opened, what it pins stays; its last day may move.
    Facts(&'a Typed),
    /// What contributors agree to, and where help is found.
    Words(&'a WordsTyped),
    /// Open it to answers.
    Open,
    /// Close it, for good.
    Close,
}

/// Changes a round as it was at version `was`.
///
/// # Errors
/// What was typed cannot be kept, what is beyond her reach, somebody who was faster, or a database that refuses.
pub async fn change(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    change: Change<'_>,
    was: i64,
) -> Result<(), Refused> {
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    let mut round = tx.round(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::SeeRound(&round)))?;
    within(visitor, &round.facts).map_err(|_| Refused::NotFound)?;
    if round.version != was {
        return Err(Refused::Stale);
    }
    let event = match change {
        Change::Facts(typed) => {
            let (questionnaire, mut facts) = typed.check(&round.facts).map_err(Refused::Invalid)?;
            if round.state == RoundState::Draft {
                round.questionnaire = questionnaire;
                round.facts = facts;
                exists(&mut tx, &round).await?;
            } else {
                pinned(&round, questionnaire, &facts)?;
                // The last day may move; the day that contributors were told does not move with it.
                let told = kept_until(&round.facts);
                while facts.keep_months > 1
                    && facts.keep_months <= round.facts.keep_months
                    && kept_until(&facts) > told
                {
                    facts.keep_months -= 1;
                }
                kept(&today(app, &round), &round.facts, &facts)?;
                round.facts = facts;
            }
            within(visitor, &round.facts)?;
            Event::RoundChanged
        }
        Change::Words(typed) => {
            let before = round.lacking("");
            let agreed = round.facts.consent.clone();
            typed.put(&mut round.facts).map_err(Refused::Invalid)?;
            // Contributors agreed to these words.
            let stays = |(locale, text)| round.facts.consent.get(locale) == Some(text);
            if round.state != RoundState::Draft && !agreed.iter().all(stays) {
                return Err(Refused::field(Field::Consent, Why::Pinned));
            }
            // While it is open, nobody is left without words that were there.
            if round.state == RoundState::Open
                && let Some(lost) = round.lacking("").into_iter().find(|it| !before.contains(it))
            {
                let field = match lost {
                    Lacking::Referral(_) => Field::Referral,
                    _ => Field::Consent,
                };
                return Err(Refused::field(field, Why::Missing));
            }
            Event::RoundChanged
        }
        Change::Open => {
            let ready = round.state == RoundState::Draft && round.lacking(&today(app, &round)).is_empty();
            if !ready {
                return Err(Refused::field(Field::Consent, Why::Missing));
            }
            round.state = RoundState::Open;
            Event::RoundOpened
        }
        Change::Close => {
            if round.state != RoundState::Open {
                return Err(Refused::Stale);
            }
            round.state = RoundState::Closed;
            Event::RoundClosed
        }
    };
    if !tx.change_round(&round, app.now_ms()).await? {
        return Err(Refused::Stale);
    }
    audit::log(app, &mut tx, Some(visitor.id()), event, ("round", id)).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// How long answers are kept was told to those who gave them: it may become shorter, with a month’s notice, and what is
/// deleted does not come back.
fn kept(today: &str, was: &RoundFacts, facts: &RoundFacts) -> Result<(), Refused> {
    let (before, now) = (kept_until(was), kept_until(facts));
    if facts.keep_months > was.keep_months || now > before || *before <= *today && *facts != *was {
        return Err(Refused::field(Field::Keep, Why::Pinned));
    }
    let soonest = months_after(today, 1).unwrap_or_default();
    if now < before && now < soonest {
        return Err(Refused::field(Field::Keep, Why::Wrong));
    }
    Ok(())
}

/// What an open round pins: its questionnaire, its zone, its first day; jurisdictions and languages are only added.
fn pinned(
    round: &Round,
    questionnaire: diligence_domain::QuestionnaireId,
    facts: &RoundFacts,
) -> Result<(), Refused> {
    let was = &round.facts;
    let broken = [
        (Field::Questionnaire, questionnaire != round.questionnaire),
        (Field::Zone, facts.zone != was.zone),
        (Field::Opens, facts.opens != was.opens),
        (Field::Targets, !was.targets.keys().all(|it| facts.targets.contains_key(it))),
        (Field::Locale, !was.locales.is_subset(&facts.locales)),
    ];
    match broken.iter().find(|it| it.1) {
        Some((field, _)) => Err(Refused::field(*field, Why::Pinned)),
        None => Ok(()),
    }
}
