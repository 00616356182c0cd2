//! The log of acts, what records said in each version, what waits for a person, and what waits for a second one.

use crate::db::{Tx, number, row, rows, run};
use crate::{Error, Result, sql};
use diligence_domain::{PersonId, ReleaseId};

/// One act. It holds no content.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    /// Which.
    pub id: String,
    /// When, UTC milliseconds.
    pub at_ms: i64,
    /// Who: a person’s id, or `system`.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// To what kind of record.
    pub kind: String,
    /// To which record.
    pub handle: String,
    /// Its place in the chain, from 1, once it is chained.
    pub number: Option<i64>,
    /// Its digest in the chain, once it is chained.
    pub digest: Option<String>,
}

/// What narrows the log; an empty word, or no end, is no limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryFilter {
    /// By whom.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// Not before, UTC milliseconds.
    pub from_ms: i64,
    /// Before, UTC milliseconds.
    pub until_ms: i64,
}

/// What a record said in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// Since when, UTC milliseconds.
    pub at_ms: i64,
    /// By whom: a person’s id, or `system`.
    pub by_person: String,
    /// What it said, as JSON.
    pub content: String,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Notice {
    /// Which.
    pub id: String,
    /// What kind.
    pub kind: String,
    /// About which record.
    pub handle: String,
    /// Since when, UTC milliseconds.
    pub created_ms: i64,
    /// When she saw it, UTC milliseconds.
    pub read_ms: Option<i64>,
}

/// Something that waits for a second person, or waited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Which.
    pub id: ReleaseId,
    /// What is to be let go.
    pub kind: String,
    /// Why, in the words of whoever asked.
    pub reason: String,
    /// Who asked.
    pub asked_by: PersonId,
    /// When, UTC milliseconds.
    pub asked_ms: i64,
    /// Who decided, when, and how.
    pub decided: Option<(PersonId, i64, bool)>,
    /// When it was used, UTC milliseconds.
    pub used_ms: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct ReleaseRow {
    id: String,
    kind: String,
    reason: String,
    asked_by: String,
    asked_ms: i64,
    decided_by: Option<String>,
    decided_ms: Option<i64>,
    granted: Option<bool>,
    used_ms: Option<i64>,
}

impl ReleaseRow {
    fn read(self) -> Result<Release> {
        let odd = |column| Error::inconsistent("release_request", column, "…");
        let decided = match (self.decided_by, self.decided_ms, self.granted) {
            (Some(by), Some(at), Some(granted)) => {
                Some((by.parse().map_err(|_| odd("decided_by"))?, at, granted))
            }
            _ => None,
        };
        Ok(Release {
            id: self.id.parse().map_err(|_| odd("id"))?,
            kind: self.kind,
            reason: self.reason,
            asked_by: self.asked_by.parse().map_err(|_| odd("asked_by"))?,
            asked_ms: self.asked_ms,
            decided,
            used_ms: self.used_ms,
        })
    }
}

impl Tx {
    /// Writes an act down, in the transaction of the act.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn log(
        &mut self,
        id: &str,
        at_ms: i64,
        actor: &str,
        act: &str,
        (kind, handle): (&str, &str),
    ) -> Result<()> {
        run!(self, sql::audit::INSERT, id, at_ms, actor, act, kind, handle);
        Ok(())
    }

    /// Acts that are not chained yet, oldest first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn unsealed(&mut self, most: i64) -> Result<Vec<Entry>> {
        Ok(rows!(self, sql::audit::UNSEALED, most))
    }

    /// Gives an act its place in the chain; `false` when it has one.
    ///
    /// # Errors
    /// A place that is taken, or a database that refuses.
    pub async fn seal(&mut self, id: &str, number: i64, digest: &str) -> Result<bool> {
        Ok(run!(self, sql::audit::SEAL, number, digest, id) == 1)
    }

    /// The last act of the chain.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn chain_head(&mut self) -> Result<Option<Entry>> {
        Ok(row!(self, sql::audit::HEAD))
    }

    /// Acts of the chain after a number, in order.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn chained_after(&mut self, number: i64, most: i64) -> Result<Vec<Entry>> {
        Ok(rows!(self, sql::audit::FROM, number, most))
    }

    /// A page of the log, newest first, and how many there are in all; without acts on hidden partners that are not
    /// known to whoever asks.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn log_page(&mut self, it: &EntryFilter, most: i64, skip: i64) -> Result<(Vec<Entry>, i64)> {
        let person = self.who.person();
        let until = if it.until_ms == 0 { i64::MAX } else { it.until_ms };
        let page = rows!(self, sql::audit::PAGE, &it.actor, &it.act, it.from_ms, until, &person, most, skip);
        let count = number!(self, sql::audit::COUNT, &it.actor, &it.act, it.from_ms, until, &person);
        Ok((page, count))
    }

    /// Keeps what a record says in a version.
    ///
    /// # Errors
    /// A version that is kept already, or a database that refuses.
    pub async fn keep_version(&mut self, (kind, record): (&str, &str), it: &Version) -> Result<()> {
        run!(self, sql::history::INSERT, kind, record, it.version, it.at_ms, &it.by_person, &it.content);
        Ok(())
    }

    /// What a record said, newest version first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn versions(&mut self, kind: &str, record: &str) -> Result<Vec<Version>> {
        Ok(rows!(self, sql::history::LIST, kind, record))
    }

    /// Tells a person that there is something to look at; `false` where that notice is there.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn notify(
        &mut self,
        id: &str,
        person: PersonId,
        kind: &str,
        handle: &str,
        now: i64,
    ) -> Result<bool> {
        Ok(run!(self, sql::notice::INSERT, id, person.to_string(), kind, handle, now) == 1)
    }

    /// What a person was told, newest first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn notices(&mut self, person: PersonId, most: i64) -> Result<Vec<Notice>> {
        Ok(rows!(self, sql::notice::OF_PERSON, person.to_string(), most))
    }

    /// How much of it she has not seen.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn unread(&mut self, person: PersonId) -> Result<i64> {
        Ok(number!(self, sql::notice::UNREAD, person.to_string()))
    }

    /// Remembers that she saw it all.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn read_notices(&mut self, person: PersonId, now: i64) -> Result<u64> {
        Ok(run!(self, sql::notice::READ_ALL, now, person.to_string()))
    }

    /// Asks for a second person.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn ask_release(
        &mut self,
        id: ReleaseId,
        kind: &str,
        reason: &str,
        by: PersonId,
        now: i64,
    ) -> Result<()> {
        run!(self, sql::release_request::INSERT, id.to_string(), kind, reason, by.to_string(), now);
        Ok(())
    }

    /// One of those.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn release(&mut self, id: ReleaseId) -> Result<Option<Release>> {
        let found: Option<ReleaseRow> = row!(self, sql::release_request::GET, id.to_string());
        found.map(ReleaseRow::read).transpose()
    }

    /// Those asked for after `since`, newest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn releases(&mut self, since: i64) -> Result<Vec<Release>> {
        let found: Vec<ReleaseRow> = rows!(self, sql::release_request::LIST, since);
        found.into_iter().map(ReleaseRow::read).collect()
    }

    /// Decides; `false` when somebody did. The database refuses whoever asked herself.
    ///
    /// # Errors
    /// The same person, or a database that refuses.
    pub async fn decide_release(
        &mut self,
        id: ReleaseId,
        by: PersonId,
        granted: bool,
        now: i64,
    ) -> Result<bool> {
        Ok(run!(self, sql::release_request::DECIDE, by.to_string(), now, granted, id.to_string()) == 1)
    }

    /// Uses what was granted, once, by whoever asked; `false` when it was not granted or was used.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn spend_release(&mut self, id: ReleaseId, by: PersonId, now: i64) -> Result<bool> {
        Ok(run!(self, sql::release_request::SPEND, now, id.to_string(), by.to_string()) == 1)
    }
}
