//! The log of acts: written with the act, chained afterwards, verifiable by anybody who has the file of heads.
//!
//! Each act is written in the transaction of what it is about. A sealer gives acts their place in a chain of digests,
//! and appends the signed count and head of the chain to a file outside the database. So an act that is edited, taken
//! out, moved, or cut off at the end shows.

pub(crate) mod heads;

use crate::refused::{Refused, authorise};
use crate::session::{Visitor, who};
use crate::{App, new_id};
use diligence_domain::{Act, Door, Event, PersonId, may, may_enter};
use diligence_framework::digest;
use diligence_store::{Entry, EntryFilter, Tx, Who};
use std::fmt::Write as _;

pub use diligence_store::{Entry as Logged, EntryFilter as Filter};

/// Acts chained in one go.
const BATCH: i64 = 1000;

/// Writes an act down in the transaction of the act; without an actor it is the program itself, or nobody known.
pub(crate) async fn log(
    app: &App,
    tx: &mut Tx,
    actor: Option<PersonId>,
    event: Event,
    (kind, handle): (&str, impl ToString),
) -> Result<(), diligence_store::Error> {
    let actor = actor.map_or_else(|| "system".to_owned(), |it| it.to_string());
    tx.log(&new_id(), app.now_ms(), &actor, event.as_str(), (kind, &handle.to_string())).await
}

/// Writes down that something was read.
pub(crate) async fn read(
    app: &App,
    visitor: &Visitor,
    event: Event,
    about: (&str, impl ToString),
) -> Result<(), Refused> {
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    log(app, &mut tx, Some(visitor.id()), event, about).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// The digest of an act in the chain: over the digest before it and everything that the act says, each on its line.
fn link(before: &str, number: i64, it: &Entry) -> String {
    let mut text = String::new();
    let _ = write!(
        text,
        "{before}\n{number}\n{}\n{}\n{}\n{}\n{}\n{}",
        it.id, it.at_ms, it.actor, it.act, it.kind, it.handle
    );
    digest::hex(text.as_bytes())
}

/// Chains what is not chained yet, and writes the head outside the database. How many acts were chained.
///
/// # Errors
/// A database that refuses, or a file that cannot be written.
pub async fn seal(app: &App) -> Result<u64, SealError> {
    let mut sealed = 0;
    let mut tx = app.store().look(Who::SYSTEM).await?;
    if tx.unsealed(1).await?.is_empty() {
        // After a crash between chaining and writing the head, the head is behind.
        let (number, digest) = head_of(&mut tx).await?;
        heads::write(app, app.desk()?.heads.as_deref(), number, &digest)?;
        return Ok(0);
    }
    drop(tx);
    loop {
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        let (mut number, mut before) = head_of(&mut tx).await?;
        let open = tx.unsealed(BATCH).await?;
        let found = open.len();
        for it in open {
            number += 1;
            before = link(&before, number, &it);
            tx.seal(&it.id, number, &before).await?;
            sealed += 1;
        }
        tx.commit_unseen().await?;
        if (found as u64) < BATCH.unsigned_abs() {
            heads::write(app, app.desk()?.heads.as_deref(), number, &before)?;
            return Ok(sealed);
        }
    }
}

async fn head_of(tx: &mut Tx) -> Result<(i64, String), diligence_store::Error> {
    let head = tx.chain_head().await?;
    Ok(head.map_or((0, String::new()), |it| (it.number.unwrap_or(0), it.digest.unwrap_or_default())))
}

/// Why the log could not be chained.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The database.
    #[error(transparent)]
    Store(#[from] diligence_store::Error),
    /// The file of heads.
    #[error("the file of heads cannot be written: {0}. Check that its folder exists, is yours and has room")]
    Heads(#[from] std::io::Error),
    /// No desk in this program.
    #[error(transparent)]
    Desk(#[from] crate::desk::DeskError),
}

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// Everything holds.
    Whole {
        /// Acts in the chain.
        chained: i64,
        /// Acts that wait for the sealer; nothing protects them yet.
        waiting: usize,
        /// Heads outside the database that were compared.
        heads: usize,
    },
    /// Something was changed, and where it shows first.
    Broken(String),
}

/// Whether the log is as it was written.
///
/// # Errors
/// A database that does not answer, a file of heads that cannot be read.
pub async fn verify(app: &App) -> Result<Verified, SealError> {
    let desk = app.desk()?;
    let heads = match &desk.heads {
        Some(path) => heads::read(path)?,
        None => Vec::new(),
    };
    for (at, head) in heads.iter().enumerate() {
        if !head.holds(&desk.keys) {
            return Ok(Verified::Broken(format!(
                "line {} of the file of heads was not signed by this installation",
                at + 1
            )));
        }
    }
    let mut tx = app.store().look(Who::SYSTEM).await?;
    let (mut number, mut before) = (0, String::new());
    let mut outside = heads.iter().peekable();
    loop {
        let entries = tx.chained_after(number, BATCH).await?;
        if entries.is_empty() {
            break;
        }
        for it in entries {
            if it.number != Some(number + 1) {
                return Ok(Verified::Broken(format!("act {} is missing", number + 1)));
            }
            number += 1;
            before = link(&before, number, &it);
            if it.digest.as_deref() != Some(before.as_str()) {
                return Ok(Verified::Broken(format!("act {number} is not what was written")));
            }
            while let Some(head) = outside.next_if(|it| it.count <= number) {
                if head.count == number && head.digest != before {
                    return Ok(Verified::Broken(format!(
                        "act {number} is not the one whose digest was written outside the database"
                    )));
                }
            }
        }
    }
    if let Some(last) = heads.iter().map(|it| it.count).max().filter(|it| *it > number) {
        return Ok(Verified::Broken(format!(
            "the log was cut off: {last} acts were written, {number} are there"
        )));
    }
    let waiting = tx.unsealed(i64::MAX).await?.len();
    Ok(Verified::Whole { chained: number, waiting, heads: heads.len() })
}

/// A page of the log and how many acts there are in all. That she read it is written down too.
///
/// # Errors
/// Whoever may not, or a database that does not answer.
pub async fn page(
    app: &App,
    visitor: &Visitor,
    filter: &EntryFilter,
    most: i64,
    skip: i64,
) -> Result<(Vec<Entry>, i64), Refused> {
    authorise(may(&visitor.actor, Act::ReadAudit))?;
    read(app, visitor, Event::AuditRead, ("audit", "")).await?;
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    Ok(tx.log_page(filter, most, skip).await?)
}

/// The log as a table for a file, oldest act first.
///
/// # Errors
/// Whoever may not or did not prove again that it is she, or a database that does not answer.
pub async fn export(app: &App, visitor: &Visitor, filter: &EntryFilter) -> Result<Vec<Entry>, Refused> {
    authorise(may_enter(&visitor.actor, Door::ExportAudit))?;
    read(app, visitor, Event::AuditExported, ("audit", "")).await?;
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let (mut all, _) = tx.log_page(filter, i64::from(u32::MAX), 0).await?;
    all.reverse();
    Ok(all)
}
