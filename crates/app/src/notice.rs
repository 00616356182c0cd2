//! What a person is told: that something of a kind waits, in the page and by a letter that says no more than that.

use crate::desk::Letter;
use crate::refused::Refused;
use crate::session::{Visitor, who};
use crate::{App, new_id};
use diligence_domain::PersonId;
use diligence_framework::digest::bytes;
use diligence_i18n::messages;
use diligence_store::{Notice, Tx, Who};

pub use diligence_store::Notice as Told;

const DAY: i64 = 24 * 60 * 60_000;
/// What the page shows at most.
const SHOWN: i64 = 100;

/// What kind of thing waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A role was offered.
    Offered,
    /// Somebody asks for a second person.
    ReleaseAsked,
    /// A second person decided.
    ReleaseDecided,
    /// Answers of a round will soon be deleted.
    RoundEnds,
}

impl Kind {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Offered, "offered"),
        (Self::ReleaseAsked, "release-asked"),
        (Self::ReleaseDecided, "release-decided"),
        (Self::RoundEnds, "round-ends"),
    ];

    fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(it, _)| *it == self).map_or("", |(_, word)| word)
    }

    /// From the database’s word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, it)| *it == word).map(|(it, _)| *it)
    }
}

/// Tells a person, within a transaction.
pub(crate) async fn tell(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    kind: Kind,
    about: impl ToString,
) -> Result<(), diligence_store::Error> {
    tx.notify(&new_id(), person, kind.as_str(), &about.to_string(), app.now_ms()).await.map(drop)
}

/// Tells a person once, however often it is tried; `false` where she was told before.
pub(crate) async fn tell_once(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    kind: Kind,
    about: impl ToString,
    when: &str,
) -> Result<bool, diligence_store::Error> {
    let (kind, about) = (kind.as_str(), about.to_string());
    let digest = bytes(format!("{person} {kind} {about} {when}").as_bytes());
    let id = uuid::Builder::from_random_bytes(std::array::from_fn(|at| digest[at])).into_uuid();
    tx.notify(&id.to_string(), person, kind, &about, app.now_ms()).await
}

/// What she was told, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn list(app: &App, visitor: &Visitor) -> Result<Vec<Notice>, Refused> {
    Ok(app.store().look(who(&visitor.actor)).await?.notices(visitor.id(), SHOWN).await?)
}

/// How much of it she has not seen.
///
/// # Errors
/// A database that does not answer.
pub async fn unread(app: &App, visitor: &Visitor) -> Result<i64, Refused> {
    Ok(app.store().look(who(&visitor.actor)).await?.unread(visitor.id()).await?)
}

/// Remembers that she saw it all.
///
/// # Errors
/// A database that refuses.
pub async fn read_all(app: &App, visitor: &Visitor) -> Result<(), Refused> {
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    tx.read_notices(visitor.id(), app.now_ms()).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Writes to everybody who wants mail and whom something new waits for. How many letters left.
///
/// # Errors
/// A database that refuses. A letter that cannot be sent is tried again next time.
pub async fn send_digests(app: &App) -> Result<usize, Refused> {
    let desk = app.desk()?;
    let Some(post) = &desk.post else { return Ok(0) };
    let now = app.now_ms();
    let people = app.store().look(Who::SYSTEM).await?.to_write_to(now - DAY, now - 7 * DAY).await?;
    let mut sent = 0;
    for person in people {
        let m = messages(person.locale);
        let place = format!("{}/{}/desk", desk.address, person.locale);
        let letter = Letter {
            to: person.email.as_str().to_owned(),
            subject: m.mail_subject().to_owned(),
            text: m.mail_digest(&place),
        };
        if let Err(why) = post.send(letter).await {
            tracing::warn!(why, "a digest could not be mailed");
            continue;
        }
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        tx.wrote_to(person.id, now).await?;
        tx.commit_unseen().await?;
        sent += 1;
    }
    Ok(sent)
}
