//! Coming in with a code, and the answer that it opens.

use super::draft::Draft;
use super::{AccessCode, Asked, library, outbox, rater, submit};
use crate::refused::Refused;
use crate::round::{invite, today};
use crate::{App, random_id};
use diligence_domain::{AccessId, AccessState, Locale, Round};
use diligence_files::DataKey;
use diligence_i18n::{offset, start_of_day};
use diligence_store::answers::{Act, AnswerSet, NewSet};
use diligence_store::{Error as StoreError, StoredAccess};
use diligence_survey::{Answers, Outside, RecordError};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Somebody who came in with a code.
#[derive(Debug, Clone)]
pub struct Contributor {
    /// By which invitation; never written beside what she answers.
    access: AccessId,
    /// Where the answer lies.
    pub(super) handle: String,
    /// What kind of organisation answers.
    class: String,
    /// About which jurisdiction.
    jurisdiction: diligence_domain::JurisdictionCode,
    /// To which round.
    pub round: Round,
    /// What she calls herself towards the others of her organisation; may be empty.
    pub label: String,
    /// In which language the organisation was invited.
    pub locale: Locale,
    /// Today, where the round’s days begin and end.
    pub today: String,
    mark: String,
}

/// What the cookie of a contributor holds, sealed.
#[derive(Serialize, Deserialize)]
struct Pass {
    access: String,
    handle: String,
    mark: String,
    label: String,
    at_ms: i64,
}

const PASS: &str = "answering";
/// A pass that nobody used for so long opens nothing, milliseconds.
const IDLE: i64 = 4 * 60 * 60_000;
/// The longest label, in characters.
const LABEL: usize = 40;

/// What a code opens.
#[derive(Debug)]
pub enum Entry {
    /// The answer.
    In(Box<Contributor>),
    /// Nothing any more: the answer was taken back, or the invitation was ended.
    Over(AccessState),
}

/// Comes in with a code.
///
/// # Errors
/// A code that opens nothing, too many tries, or a database that does not answer.
pub async fn enter(app: &App, typed: &str, label: &str) -> Result<Entry, Refused> {
    let desk = app.desk()?;
    let code = AccessCode::parse(typed).ok_or(Refused::Wrong)?;
    let key = format!("access {}", code.locator());
    let wait = desk.codes.wait(&key, app.now_ms());
    if wait > 0 {
        return Err(Refused::Later(u32::try_from(wait / 1000 + 1).unwrap_or(u32::MAX)));
    }
    // Halves that find nothing are not remembered: whoever makes them up would push out those that count.
    let (stored, round) = app.store().entered(code.locator(), "").await?.ok_or(Refused::Wrong)?;
    if stored.code != code.hash() {
        desk.codes.failed(&key, app.now_ms());
        return Err(Refused::Wrong);
    }
    desk.codes.succeeded(&key);
    if matches!(stored.access.state, AccessState::Withdrawn | AccessState::Ended) {
        return Ok(Entry::Over(stored.access.state));
    }
    let handle = code.open(&stored.access.id.to_string(), &stored.by_code).ok_or(Refused::Wrong)?;
    let pass = Pass {
        access: stored.access.id.to_string(),
        handle: String::from_utf8_lossy(&handle).into_owned(),
        mark: mark(&stored.code),
        label: label_of(label),
        at_ms: app.now_ms(),
    };
    let it = holder(app, pass, &stored, round)?.ok_or(Refused::Wrong)?;
    Ok(Entry::In(Box::new(it)))
}

/// A label as it is kept: one line, not too long.
fn label_of(text: &str) -> String {
    text.chars().filter(|it| !it.is_control()).take(LABEL).collect::<String>().trim().to_owned()
}

/// What of a code’s hash a pass carries, so that it ends with the code.
fn mark(hash: &str) -> String {
    hash.get(..16).unwrap_or_default().to_owned()
}

/// Who holds a pass; `None` where it opens nothing any more.
///
/// # Errors
/// A database that does not answer.
pub async fn open(app: &App, sealed: &str) -> Result<Option<Contributor>, Refused> {
    let Some(clear) = app.desk()?.keys.open(PASS, "", sealed) else { return Ok(None) };
    let Ok(pass) = serde_json::from_slice::<Pass>(&clear) else { return Ok(None) };
    let age = app.now_ms() - pass.at_ms;
    // A clock that was set back says nothing of how old it is.
    if !(-60_000..IDLE).contains(&age) {
        return Ok(None);
    }
    of_pass(app, pass).await
}

async fn of_pass(app: &App, pass: Pass) -> Result<Option<Contributor>, Refused> {
    let found = app.store().entered("", &pass.access).await?;
    let Some((stored, round)) = found.filter(|it| mark(&it.0.code) == pass.mark) else {
        return Ok(None);
    };
    if matches!(stored.access.state, AccessState::Withdrawn | AccessState::Ended) {
        return Ok(None);
    }
    holder(app, pass, &stored, round)
}

fn holder(
    app: &App,
    pass: Pass,
    stored: &StoredAccess,
    round: Round,
) -> Result<Option<Contributor>, Refused> {
    let Some(organisation) = invite::organisation(app.desk()?, stored) else { return Ok(None) };
    Ok(Some(Contributor {
        access: stored.access.id,
        handle: pass.handle,
        class: organisation.class,
        jurisdiction: stored.access.jurisdiction,
        today: today(app, &round),
        round,
        label: pass.label,
        locale: organisation.locale,
        mark: pass.mark,
    }))
}

/// What somebody reads before she begins: what she agrees to, and where help is found; each with its language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What she agrees to.
    pub consent: Option<(Locale, String)>,
    /// Where help is found.
    pub referral: Option<(Locale, String)>,
}

impl Contributor {
    /// The pass that lets her in again, as of now.
    ///
    /// # Errors
    /// No desk in this program.
    pub fn pass(&self, app: &App) -> Result<String, Refused> {
        let pass = Pass {
            access: self.access.to_string(),
            handle: self.handle.clone(),
            mark: self.mark.clone(),
            label: self.label.clone(),
            at_ms: app.now_ms(),
        };
        Ok(app.desk()?.keys.seal(PASS, "", &serde_json::to_vec(&pass).unwrap_or_default()))
    }

    /// The same, under another label.
    #[must_use]
    pub fn called(&self, label: &str) -> Self {
        Self { label: label_of(label), ..self.clone() }
    }

    /// What binds a form to her answer.
    pub fn bound(&self) -> String {
        format!("answer {}", self.handle)
    }

    /// Whether she may write today.
    pub fn may_write(&self) -> bool {
        self.round.takes_answers(&self.today)
    }

    /// What she is told in a language, or else in one that the round has.
    pub fn words(&self, locale: Locale) -> Words {
        let pick = |all: &std::collections::BTreeMap<Locale, String>| {
            let own = all.get_key_value(&locale).or_else(|| all.first_key_value());
            own.map(|(locale, text)| (*locale, text.clone()))
        };
        let facts = &self.round.facts;
        Words {
            consent: pick(&facts.consent),
            referral: facts.referral.get(&self.jurisdiction).and_then(pick),
        }
    }

    /// Her invitation, for the one place that tells the other side.
    pub(super) fn access(&self) -> AccessId {
        self.access
    }

    fn outside(&self, draft: &Draft) -> Outside {
        // Noon of the day: nothing that a form computes may tell when somebody wrote.
        let zone = &self.round.facts.zone;
        let noon = start_of_day(&self.today, zone).unwrap_or_default() + 12 * 60 * 60_000;
        Outside::new(noon, offset(noon, zone), draft.seed, draft.instance.clone())
    }

    /// Answers out of a record of hers.
    pub(super) fn answers(
        &self,
        asked: &Asked,
        locale: Locale,
        draft: &Draft,
        record: &str,
    ) -> Result<Answers, Refused> {
        if record.is_empty() {
            let (plan, outside) = (Arc::clone(&asked.plan), self.outside(draft));
            return Ok(Answers::new(plan, outside, asked.language(locale)));
        }
        // What was written by this program from this edition is a record of it.
        self.read(asked, locale, draft, record).map_err(|_| Refused::NotFound)
    }

    /// Answers out of a record that somebody wrote.
    pub(super) fn read(
        &self,
        asked: &Asked,
        locale: Locale,
        draft: &Draft,
        record: &str,
    ) -> Result<Answers, RecordError> {
        let (plan, outside) = (Arc::clone(&asked.plan), self.outside(draft));
        Answers::from_record(plan, outside, asked.language(locale), record)
    }
}

/// An answer that is open: what was written so far, and what opens it.
#[derive(Debug)]
pub struct Open {
    /// The questionnaire.
    pub asked: Arc<Asked>,
    /// What was answered.
    pub answers: Answers,
    /// What lies beside it.
    pub draft: Draft,
    /// How often it was submitted.
    pub submissions: i64,
    pub(super) version: i64,
    pub(super) key: DataKey,
}

/// Opens her answer; `None` where it was not begun.
///
/// # Errors
/// A key that does not open it, or a database that does not answer.
pub(super) async fn load(app: &App, who: &Contributor, locale: Locale) -> Result<Option<Open>, Refused> {
    let asked = library::asked(app, who.round.questionnaire).await?;
    let mut tx = app.answers().look().await?;
    let Some(AnswerSet { draft, submissions, version, .. }) = tx.set(&who.handle).await? else {
        return Ok(None);
    };
    let wrapped = tx.data_key(&who.handle).await?;
    let installation = app.desk()?.answers_key()?;
    let key = wrapped.and_then(|it| installation.unwrap(&it));
    let key = key.ok_or(Refused::Key)?;
    let mut draft = Draft::open(&key, &who.handle, &draft).ok_or(Refused::Key)?;
    if draft.record.is_empty() && submissions > 0 {
        // It came whole, and nothing was written since.
        let last = tx.submissions(&who.handle).await?.pop().ok_or(Refused::NotFound)?;
        draft.record = submit::text(&key, &last)?;
    }
    drop(tx);
    let answers = who.answers(&asked, locale, &draft, &draft.record)?;
    Ok(Some(Open { asked, answers, draft, submissions, version, key }))
}

impl Open {
    /// Opens her answer, if it was begun.
    ///
    /// # Errors
    /// As in [`begin`].
    pub async fn load(app: &App, who: &Contributor, locale: Locale) -> Result<Option<Self>, Refused> {
        load(app, who, locale).await
    }
}

/// Begins her answer: she agreed to what the round says. Twice is once.
///
/// # Errors
/// A round that takes no answers, a key or a database that refuses.
pub async fn begin(app: &App, who: &Contributor) -> Result<(), Refused> {
    begin_as(app, who, "").await
}

/// The same, known as who gave a key in an earlier answer, where she has one.
///
/// # Errors
/// As in [`begin`], and a key that is none.
pub async fn begin_as(app: &App, who: &Contributor, earlier: &str) -> Result<(), Refused> {
    may_begin(who)?;
    let rater = rater::of_key(app, earlier).await?;
    let fresh = DataKey::random();
    let key = keep_key(app, who, &fresh).await?.unwrap_or(fresh);
    let beginning = Beginning::new(who, &Draft::new(&key), &key, rater);
    let word = outbox::word(app.desk()?, who.access, AccessState::Opened);
    let write = app.answers().write(move |tx| {
        Box::pin(async move {
            if tx.add_set(&beginning.set()).await? {
                let Beginning { handle, day, .. } = &beginning;
                tx.set_consent(handle, "use", true, day).await?;
                tx.log(&Act { id: &random_id(), day, act: "begun", handle }).await?;
                tx.tell(&word.0, &word.1).await?;
            }
            Ok(())
        })
    });
    write.await.map_err(|error: StoreError| Refused::Store(error))
}

/// Nobody begins without being told what she agrees to and where help is.
pub(super) fn may_begin(who: &Contributor) -> Result<(), Refused> {
    let words = who.words(who.locale);
    let told = words.consent.is_some() && words.referral.is_some();
    if who.may_write() && told { Ok(()) } else { Err(Refused::Stale) }
}

/// Keeps the key of her answer, or gives the one that is there. It is kept in a transaction of its own, before the
/// answer is: a key without an answer harms nobody, an answer without its key would.
pub(super) async fn keep_key(
    app: &App,
    who: &Contributor,
    fresh: &DataKey,
) -> Result<Option<DataKey>, Refused> {
    let wrapping = app.desk()?.answers_key()?;
    let wrapped = wrapping.wrap(fresh).map_err(|_| Refused::Key)?;
    let (of, hers) = (who.handle.clone(), wrapped.clone());
    let write =
        app.answers().write_alone(move |tx| Box::pin(async move { tx.first_data_key(&of, &hers).await }));
    let kept: Vec<u8> = write.await.map_err(|error: StoreError| Refused::Store(error))?;
    if kept == wrapped { Ok(None) } else { opened(app, &kept).map(Some) }
}

/// A key that was kept before.
pub(super) fn opened(app: &App, kept: &[u8]) -> Result<DataKey, Refused> {
    // It was taken back, though the other side was not told yet.
    if kept.is_empty() {
        return Err(Refused::NotFound);
    }
    app.desk()?.answers_key()?.unwrap(kept).ok_or(Refused::Key)
}

/// What is kept of an answer that begins.
pub(super) struct Beginning {
    handle: String,
    round: String,
    jurisdiction: String,
    class: String,
    day: String,
    draft: Vec<u8>,
    rater: String,
}

impl Beginning {
    pub(super) fn new(who: &Contributor, draft: &Draft, key: &DataKey, rater: String) -> Self {
        Self {
            rater,
            handle: who.handle.clone(),
            round: who.round.id.to_string(),
            jurisdiction: who.jurisdiction.to_string(),
            class: who.class.clone(),
            day: who.today.clone(),
            draft: draft.seal(key, &who.handle),
        }
    }

    pub(super) fn set(&self) -> NewSet<'_> {
        let Self { handle, round: round_id, jurisdiction, class, day, draft, rater } = self;
        NewSet { handle, round_id, jurisdiction, class, rater, draft, day }
    }
}
