//! What one person may not let go alone: she asks, a second one decides, and it is used once.

use crate::refused::{Field, Refused, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, new_uuid, notice};
use diligence_domain::{Act, Actor, Decision, Door, Event, Person, PersonName, ReleaseId, may, may_enter};
use diligence_store::{Release, Tx, Who};

pub use diligence_store::Release as Asked;

/// Taking hidden partners away as a file.
pub const HIDDEN_PARTNERS: &str = "hidden-partners";
/// Taking the answers of a round away as files; the round stands behind it.
pub const ANSWERS: &str = "answers";
/// What was let go may be taken for so long after it was first, milliseconds: answers are several files.
const TAKEN: i64 = 60 * 60_000;
/// What was asked for is forgotten by the page after so long, milliseconds; a grant ends then too.
pub const REMEMBERED: i64 = 14 * 24 * 60 * 60_000;

/// Asks for a second person. Everybody who may decide is told.
///
/// # Errors
/// Whoever may not export, no reason, or a database that refuses.
pub async fn ask(app: &App, visitor: &Visitor, reason: &str) -> Result<ReleaseId, Refused> {
    authorise(may_enter(&visitor.actor, Door::ExportPartners))?;
    ask_for(app, visitor, HIDDEN_PARTNERS, reason).await
}

/// Asks for a second person for what somebody may otherwise take; the caller made sure of that.
pub(crate) async fn ask_for(
    app: &App,
    visitor: &Visitor,
    kind: &str,
    reason: &str,
) -> Result<ReleaseId, Refused> {
    let reason = PersonName::new(reason).map_err(|error| Refused::field(Field::Reason, error))?;
    let id = ReleaseId::new(new_uuid());
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    tx.ask_release(id, kind, reason.as_str(), visitor.id(), app.now_ms()).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::ReleaseAsked, ("release", id)).await?;
    let decides = |it: &&Person| {
        let actor = Actor { person: Some(it.id), state: it.state, grants: it.grants.clone(), fresh: true };
        may(&actor, Act::Release { asked_by: visitor.id() }) == Decision::Yes
    };
    for person in tx.people().await?.iter().filter(decides) {
        notice::tell(app, &mut tx, person.id, notice::Kind::ReleaseAsked, id).await?;
    }
    tx.commit_unseen().await?;
    Ok(id)
}

/// What was asked for lately: all of it for whoever may decide, her own for anybody else.
///
/// # Errors
/// A database that does not answer.
pub async fn list(app: &App, visitor: &Visitor) -> Result<Vec<Release>, Refused> {
    let mut all = app.store().look(who(&visitor.actor)).await?.releases(app.now_ms() - REMEMBERED).await?;
    let decides = may_enter(&visitor.actor, Door::Releases) == Decision::Yes;
    all.retain(|it| decides || it.asked_by == visitor.id());
    Ok(all)
}

/// Decides.
///
/// # Errors
/// Whoever asked herself or may not decide, something that was decided, or a database that refuses.
pub async fn decide(app: &App, visitor: &Visitor, id: ReleaseId, granted: bool) -> Result<(), Refused> {
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    let release = tx.release(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::Release { asked_by: release.asked_by }))?;
    let now = app.now_ms();
    if now - release.asked_ms > REMEMBERED || !tx.decide_release(id, visitor.id(), granted, now).await? {
        return Err(Refused::Stale);
    }
    let event = if granted { Event::ReleaseGranted } else { Event::ReleaseRefused };
    audit::log(app, &mut tx, Some(visitor.id()), event, ("release", id)).await?;
    notice::tell(app, &mut tx, release.asked_by, notice::Kind::ReleaseDecided, id).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Uses what a second person let go. Answers are several files, so that it lasts an hour from the first.
///
/// # Errors
/// Nobody who let it go, or a database that refuses.
pub(crate) async fn spend(
    app: &App,
    tx: &mut Tx,
    visitor: &Visitor,
    id: ReleaseId,
    kind: &str,
) -> Result<(), Refused> {
    let asked = tx.release(id).await?.filter(|it| it.kind == kind && it.asked_by == visitor.id());
    let release = asked.filter(|it| may_take(app, it)).ok_or(Refused::SecondPerson)?;
    if release.used_ms.is_some() || tx.spend_release(id, visitor.id(), app.now_ms()).await? {
        return Ok(());
    }
    Err(Refused::SecondPerson)
}

/// Whether what was asked for was let go, and can still be taken by whoever asked.
pub fn may_take(app: &App, it: &Release) -> bool {
    let now = app.now_ms();
    let lets = matches!(it.decided, Some((_, at, true)) if now - at < REMEMBERED);
    lets && it.used_ms.is_none_or(|used| (0..TAKEN).contains(&(now - used)))
}
