//! Submitting: once for each time that somebody means it, however often her browser sends it.

use super::page::{Said, said, wrong};
use super::set::{Contributor, Open, load};
use super::{file, outbox};
use crate::desk::token::{as_meant, in_fours, letters, letters_of};
use crate::refused::Refused;
use crate::{App, random_id};
use diligence_domain::{AccessState, Locale};
use diligence_files::DataKey;
use diligence_framework::digest;
use diligence_store::Error as StoreError;
use diligence_store::answers::{Act, AnswerTx, NewSet, Submission, Submitted, Whole};
use diligence_survey::Answers;
use diligence_survey::form::Kind;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

/// What proves that an answer arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The code by which anybody who holds it can ask whether it is one.
    pub code: String,
    /// How manieth of this organisation’s.
    pub number: i64,
    /// On which day, ISO 8601.
    pub day: String,
}

/// Why nothing was submitted.
#[derive(Debug)]
pub enum NotSubmitted {
    /// Answers that do not fit.
    Wrong(Box<Open>),
    /// Nothing was changed since the last time.
    Unchanged(Receipt),
    /// It is not what she read: somebody changed it meanwhile.
    Changed(Box<Open>),
}

pub(super) fn receipt(it: &Submitted) -> Receipt {
    Receipt { code: it.receipt.clone(), number: it.number, day: it.day.clone() }
}

/// What a page gives a browser so that sending twice is sending once.
pub fn client_key() -> String {
    letters(26)
}

/// Answers that are one of a list or a number: what may lie in clear.
fn closed(answers: &Answers) -> Map<String, Value> {
    fn walk(answers: &Answers, node: u32, all: &mut Map<String, Value>) {
        let tree = answers.tree();
        if tree.hides_itself(node) {
            return;
        }
        let kind = answers.plan().form().items[answers.item(node)].kind;
        let is_closed = kind.is_select()
            || matches!(kind, Kind::Integer | Kind::Decimal | Kind::Range | Kind::Acknowledge);
        let text = tree.own_text(node);
        if is_closed && !text.is_empty() {
            all.insert(super::page::name_of(answers, node), Value::from(text));
        }
        for &child in tree.children(node) {
            walk(answers, child, all);
        }
    }
    let mut all = Map::new();
    if let Some(root) = answers.tree().root() {
        walk(answers, root, &mut all);
    }
    all
}

/// What may be done with an answer, as it says itself: questions whose name begins with `consent_`. What is not agreed
/// to is refused; agreeing to be asked at all is not among them.
fn consents(answers: &Answers, closed: &Map<String, Value>) -> Vec<(String, bool)> {
    let asked = answers.plan().form().items.iter().filter_map(|it| it.name.strip_prefix("consent_"));
    let given = |use_of: &str| {
        let mut said =
            closed.iter().filter(|it| it.0.rsplit('/').next() == Some(&format!("consent_{use_of}")));
        said.any(|it| it.1 == "yes")
    };
    asked.filter(|it| *it != "use").map(|it| (it.to_owned(), given(it))).collect()
}

/// What a submission is sealed for.
fn context(handle: &str, number: i64) -> String {
    format!("submission {handle} {number}")
}

/// The receipt of what a client sends: the same however often it comes. Nobody without the installation’s key can tell
/// which answer one belongs to.
pub(super) fn receipt_of(app: &App, who: &Contributor, client_key: &str) -> Result<String, Refused> {
    let sent = digest::hex(format!("{} {client_key}", who.handle).as_bytes());
    let mac = app.desk()?.keys.mac("receipt", &sent);
    Ok(in_fours(&letters_of(&digest::bytes(mac.as_bytes())[..20])))
}

/// What was submitted with a receipt.
pub(super) async fn given(app: &App, code: &str) -> Result<Option<Receipt>, Refused> {
    let found = app.answers().look().await?.receipt(code).await?;
    Ok(found.map(|(number, day)| Receipt { code: code.to_owned(), number, day }))
}

/// A record that was submitted, opened.
pub(crate) fn opened(key: &DataKey, handle: &str, number: i64, record: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    key.open_text(&context(handle, number), record)
}

/// Submits her answer as it is now.
///
/// # Errors
/// A round that takes no answers, an answer that is gone, or a database that refuses.
pub async fn submit(
    app: &App,
    who: &Contributor,
    locale: Locale,
    client_key: &str,
) -> Result<Result<Receipt, NotSubmitted>, Refused> {
    submit_as_read(app, who, locale, client_key, "").await
}

/// What stands for an answer as it is, so that nothing is submitted that nobody read.
pub fn as_read(open: &Open) -> String {
    digest::hex(open.answers.record().as_bytes())[..16].to_owned()
}

/// Submits her answer if it is still as somebody read it; whatever it is where `read` is empty.
///
/// # Errors
/// As [`submit`].
pub async fn submit_as_read(
    app: &App,
    who: &Contributor,
    locale: Locale,
    client_key: &str,
    read: &str,
) -> Result<Result<Receipt, NotSubmitted>, Refused> {
    let code = receipt_of(app, who, client_key)?;
    if let Some(before) = given(app, &code).await? {
        return Ok(Ok(before));
    }
    if !who.may_write() {
        return Err(Refused::Stale);
    }
    let open = load(app, who, locale).await?.ok_or(Refused::NotFound)?;
    if !wrong(&open.asked, &open.answers).is_empty() {
        return Ok(Err(NotSubmitted::Wrong(Box::new(open))));
    }
    if !read.is_empty() && read != as_read(&open) {
        return Ok(Err(NotSubmitted::Changed(Box::new(open))));
    }
    let record = open.answers.record();
    if let Some(last) = app.answers().look().await?.submissions(&who.handle).await?.pop() {
        let same = opened(&open.key, &who.handle, last.number, &last.record);
        if same.is_some_and(|it| it.as_slice() == record.as_bytes()) {
            return Ok(Err(NotSubmitted::Unchanged(receipt(&last))));
        }
    }
    let sent = Sent::new(app, who, code.clone(), &open.key, (&open.answers, &record), open.submissions + 1)?;
    let (mine, handle) = (sent.receipt(), who.handle.clone());
    let as_it_is = !read.is_empty() || !file::named(&open.answers).is_empty();
    let was = open.version;
    let write = app.answers().write(move |tx| {
        Box::pin(async move {
            // A colleague may have changed it meanwhile, or taken a file away that it names.
            let stands = !as_it_is || tx.set(&handle).await?.is_some_and(|it| it.version == was);
            Ok(stands && sent.keep(tx).await?)
        })
    });
    let done: Result<bool, StoreError> = write.await;
    match done {
        Ok(true) => Ok(Ok(mine)),
        // Somebody was faster: the same browser, whose first request this repeats, or a colleague.
        other => match given(app, &code).await? {
            Some(before) => Ok(Ok(before)),
            None => Err(other.err().map_or(Refused::Stale, Refused::Store)),
        },
    }
}

/// What is kept of an answer that is submitted.
pub(super) struct Sent {
    handle: String,
    number: i64,
    receipt: String,
    day: String,
    closed: String,
    consents: Vec<(String, bool)>,
    record: Vec<u8>,
    act: String,
    word: (String, String),
}

impl Sent {
    pub(super) fn new(
        app: &App,
        who: &Contributor,
        receipt: String,
        data: &DataKey,
        (answers, record): (&Answers, &str),
        number: i64,
    ) -> Result<Self, Refused> {
        let closed = closed(answers);
        Ok(Self {
            number,
            receipt,
            consents: consents(answers, &closed),
            closed: Value::Object(closed).to_string(),
            record: data.seal_text(&context(&who.handle, number), record.as_bytes()),
            act: random_id(),
            word: outbox::word(app.desk()?, who.access(), AccessState::Submitted),
            handle: who.handle.clone(),
            day: who.today.clone(),
        })
    }

    pub(super) fn receipt(&self) -> Receipt {
        Receipt { code: self.receipt.clone(), number: self.number, day: self.day.clone() }
    }

    /// `false` where its number is taken.
    pub(super) async fn keep(&self, tx: &mut AnswerTx) -> Result<bool, StoreError> {
        let Self { handle, day, .. } = self;
        if !tx.submit(&self.submission()).await? {
            return Ok(false);
        }
        for (use_of, given) in &self.consents {
            tx.set_consent(handle, use_of, *given, day).await?;
        }
        tx.log(&Act { id: &self.act, day, act: "submitted", handle }).await?;
        tx.tell(&self.word.0, &self.word.1).await?;
        Ok(true)
    }

    /// With the answer set that begins with it, and the wrapped key that seals both.
    pub(super) fn whole<'a>(&'a self, set: NewSet<'a>, key: &'a [u8]) -> Whole<'a> {
        let consents = self.consents.iter().map(|it| (it.0.as_str(), it.1));
        Whole {
            set,
            key,
            submission: self.submission(),
            act: &self.act,
            word: (&self.word.0, &self.word.1),
            consents: [("use", true)].into_iter().chain(consents).collect(),
        }
    }

    fn submission(&self) -> Submission<'_> {
        let Self { handle, number, receipt, day, closed, record, .. } = self;
        Submission { handle, number: *number, receipt, day, closed, record }
    }
}

/// One time that she submitted: the receipt, and what differs from the time before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Its receipt.
    pub receipt: Receipt,
    /// What differs: what was asked, what was answered before, what is answered now.
    pub changes: Vec<(String, String, String)>,
}

/// What differs between two answers.
pub fn differences(before: &[Said], now: &[Said]) -> Vec<(String, String, String)> {
    let of = |all: &[Said], id: &str| {
        all.iter().find(|it| it.id == id).map(|it| it.answer.clone()).unwrap_or_default()
    };
    let gone = before.iter().filter(|it| !now.iter().any(|other| other.id == it.id));
    now.iter()
        .chain(gone)
        .map(|it| (it.label.clone(), of(before, &it.id), of(now, &it.id)))
        .filter(|(_, before, now)| before != now)
        .collect()
}

/// All times that she submitted, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn past(app: &App, who: &Contributor, open: &Open, locale: Locale) -> Result<Vec<Past>, Refused> {
    let mut before: Vec<Said> = Vec::new();
    let mut all = Vec::new();
    for it in app.answers().look().await?.submissions(&who.handle).await? {
        let now = of_submission(who, open, locale, &it)?;
        let changes = if it.number == 1 { Vec::new() } else { differences(&before, &now) };
        all.push(Past { receipt: receipt(&it), changes });
        before = now;
    }
    all.reverse();
    Ok(all)
}

/// What the last submission said; empty where there is none.
///
/// # Errors
/// A database that does not answer.
pub async fn last(app: &App, who: &Contributor, open: &Open, locale: Locale) -> Result<Vec<Said>, Refused> {
    match app.answers().look().await?.submissions(&who.handle).await?.pop() {
        Some(it) => of_submission(who, open, locale, &it),
        None => Ok(Vec::new()),
    }
}

fn of_submission(
    who: &Contributor,
    open: &Open,
    locale: Locale,
    it: &Submitted,
) -> Result<Vec<Said>, Refused> {
    let text = text(&open.key, it)?;
    Ok(said(&open.asked, &who.answers(&open.asked, locale, &open.draft, &text)?))
}

/// The record that was submitted.
pub(super) fn text(key: &DataKey, it: &Submitted) -> Result<String, Refused> {
    let clear = opened(key, &it.handle, it.number, &it.record).ok_or(Refused::Key)?;
    String::from_utf8(clear.to_vec()).map_err(|_| Refused::Key)
}

/// Whether a receipt is one: how manieth of its organisation, and of which day. It says nothing of whose.
///
/// # Errors
/// A database that does not answer.
pub async fn verify(app: &App, typed: &str) -> Result<Option<Receipt>, Refused> {
    let code = in_fours(&as_meant(typed.get(..typed.len().min(200)).unwrap_or_default()));
    given(app, &code).await
}
