//! Sessions: who is it, since when, and ending them.

use crate::desk::token::Token;
use crate::refused::Refused;
use crate::{App, audit, new_uuid};
use diligence_domain::{Actor, Event, Person, PersonId, PersonState, SessionId};
use diligence_store::{Reach, Tx, Who};

pub use diligence_store::Session;

/// A session that nobody used for so long has ended, milliseconds.
pub const IDLE: i64 = 30 * 60_000;
/// A session ends after so long however it was used, milliseconds.
pub const ABSOLUTE: i64 = 12 * 60 * 60_000;
/// For so long after she proved it, it is taken to be she, milliseconds.
pub const FRESH: i64 = 10 * 60_000;
/// Use is remembered to the minute, so that reading pages does not mean writing.
const MINUTE: i64 = 60_000;

/// Somebody who signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// What she is, as of now.
    pub actor: Actor,
    /// Who she is.
    pub person: Person,
    /// By which session.
    pub session: Session,
}

impl Visitor {
    /// Her id.
    pub fn id(&self) -> PersonId {
        self.person.id
    }
}

/// On whose behalf the database is asked.
pub(crate) fn who(actor: &Actor) -> Who {
    match actor.person.filter(|_| actor.state == PersonState::Active) {
        Some(person) => Who { reach: Reach::Desk, person: Some(person) },
        None => Who::PUBLIC,
    }
}

/// Whose session it is, if it has not ended and she may still sign in. Roles are read anew each time, so that a change
/// of them acts at once.
///
/// # Errors
/// A database that does not answer.
pub async fn visitor(app: &App, token: &Token) -> Result<Option<Visitor>, Refused> {
    let now = app.now_ms();
    let mut tx = app.store().look(Who::SYSTEM).await?;
    let Some(session) = tx.session(&token.hash()).await? else { return Ok(None) };
    // Where the clock was set back, nobody knows how old a session is: it has ended.
    let past = session.seen_ms.max(session.created_ms).max(session.fresh_ms) <= now + MINUTE;
    if !past || now - session.seen_ms >= IDLE || now - session.created_ms >= ABSOLUTE {
        return Ok(None);
    }
    let Some(person) = tx.person(session.person).await?.filter(|it| it.state == PersonState::Active) else {
        return Ok(None);
    };
    drop(tx);
    if now - session.seen_ms >= MINUTE {
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        tx.seen_session(session.id, now).await?;
        tx.commit_unseen().await?;
    }
    let actor = Actor {
        person: Some(person.id),
        state: person.state,
        grants: person.grants.clone(),
        fresh: now - session.fresh_ms < FRESH,
    };
    Ok(Some(Visitor { actor, person, session }))
}

/// Begins a session within a transaction; its token is shown once.
pub(crate) async fn begin(app: &App, tx: &mut Tx, person: PersonId) -> Result<Token, Refused> {
    let token = Token::random();
    tx.add_session(SessionId::new(new_uuid()), &token.hash(), person, app.now_ms()).await?;
    Ok(token)
}

/// Her sessions, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn list(app: &App, visitor: &Visitor) -> Result<Vec<Session>, Refused> {
    let now = app.now_ms();
    let mut all = app.store().look(who(&visitor.actor)).await?.sessions(visitor.id()).await?;
    all.retain(|it| now - it.seen_ms < IDLE && now - it.created_ms < ABSOLUTE);
    all.reverse();
    Ok(all)
}

/// Ends her session.
///
/// # Errors
/// A database that refuses.
pub async fn end(app: &App, visitor: &Visitor) -> Result<(), Refused> {
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    tx.end_session(visitor.session.id, visitor.id()).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::SignedOut, ("person", visitor.id())).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Ends one of her sessions, or all of them.
///
/// # Errors
/// A session that is not hers, or a database that refuses.
pub async fn end_others(app: &App, visitor: &Visitor, one: Option<SessionId>) -> Result<(), Refused> {
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    match one {
        Some(id) => {
            if !tx.end_session(id, visitor.id()).await? {
                return Err(Refused::NotFound);
            }
        }
        None => drop(tx.end_sessions(visitor.id()).await?),
    }
    audit::log(app, &mut tx, Some(visitor.id()), Event::SessionsEnded, ("person", visitor.id())).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Removes what has ended. Called from time to time.
///
/// # Errors
/// A database that refuses.
pub async fn sweep(app: &App) -> Result<(), Refused> {
    let now = app.now_ms();
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    tx.sweep(now - ABSOLUTE, now - IDLE, now).await?;
    tx.commit_unseen().await?;
    Ok(())
}
