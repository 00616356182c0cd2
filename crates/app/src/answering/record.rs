//! A whole record at once, written elsewhere, as a form filled without a line: a code, what it opens, and all that is
//! answered.

use super::draft::Draft;
use super::page::{Said, wrong};
use super::set::{Beginning, may_begin, opened};
use super::submit::{Receipt, Sent, given, receipt_of};
use super::{Asked, Contributor, file, library, rater};
use crate::App;
use crate::refused::Refused;
use crate::round::today;
use diligence_domain::Locale;
use diligence_files::DataKey;
use diligence_framework::digest;
use diligence_store::answers::{ComesWhole, Whole};
use diligence_survey::form::Kind;
use diligence_survey::{Answers, RecordError};

/// Why a record was not taken. Nothing of it was kept.
#[derive(Debug)]
pub enum NotTaken {
    /// It is no record of the questionnaire.
    None(RecordError),
    /// It holds what the questionnaire does not ask, or names files, which are added on the pages: where.
    Foreign(Vec<String>),
    /// Answers that do not fit.
    Wrong(Vec<Said>),
    /// The answer was begun, and goes on where that was.
    Begun,
}

/// Submits a record. The same bytes sent again are the same submission, and get the same receipt.
///
/// # Errors
/// A round that takes no answers, an answer that was taken back, or a database that refuses.
pub async fn take(
    app: &App,
    who: &Contributor,
    locale: Locale,
    xml: &str,
) -> Result<Result<Receipt, NotTaken>, Refused> {
    let code = receipt_of(app, who, &format!("record {}", digest::hex(xml.as_bytes())))?;
    let taken = first(app, who, locale, xml, code.clone()).await;
    match taken {
        Ok(Ok(receipt)) => Ok(Ok(receipt)),
        Err(Refused::Store(error)) => Err(Refused::Store(error)),
        // Whatever stands in the way now: what was sent before was taken.
        refused => match given(app, &code).await? {
            Some(before) => Ok(Ok(before)),
            None => refused,
        },
    }
}

/// Submits a record, if nothing was begun.
async fn first(
    app: &App,
    who: &Contributor,
    locale: Locale,
    xml: &str,
    code: String,
) -> Result<Result<Receipt, NotTaken>, Refused> {
    may_begin(who)?;
    let asked = library::asked(app, who.round.questionnaire).await?;
    let fresh = DataKey::random();
    let wrapped = app.desk()?.answers_key()?.wrap(&fresh).map_err(|_| Refused::Key)?;
    // Nothing is kept of what does not fit, no key either.
    let (mine, whole) = match sealed(app, who, &asked, (locale, xml), code.clone(), (&fresh, &wrapped))? {
        Ok(it) => it,
        Err(why) => return Ok(Err(why)),
    };
    if app.answers().add_whole(whole).await? {
        return Ok(Ok(mine));
    }
    let kept = app.answers().look().await?.data_key(&who.handle).await?;
    let Some(kept) = kept.filter(|it| *it != wrapped) else { return Ok(Err(NotTaken::Begun)) };
    // There was a key: somebody began, or tried to.
    let key = opened(app, &kept)?;
    let (mine, whole) = match sealed(app, who, &asked, (locale, xml), code, (&key, &kept))? {
        Ok(it) => it,
        Err(why) => return Ok(Err(why)),
    };
    Ok(if app.answers().add_whole(whole).await? { Ok(mine) } else { Err(NotTaken::Begun) })
}

/// A record that is ready to be kept.
struct Sealed {
    sent: Sent,
    beginning: Beginning,
    wrapped: Vec<u8>,
}

impl ComesWhole for Sealed {
    fn whole(&self) -> Whole<'_> {
        self.sent.whole(self.beginning.set(), &self.wrapped)
    }
}

/// A record sealed with a key, and its receipt.
fn sealed(
    app: &App,
    who: &Contributor,
    asked: &Asked,
    (locale, xml): (Locale, &str),
    code: String,
    (key, wrapped): (&DataKey, &[u8]),
) -> Result<Result<(Receipt, Sealed), NotTaken>, Refused> {
    let (mut draft, answers) = match fitting(app, who, asked, locale, xml, key) {
        Ok(read) => read,
        Err(why) => return Ok(Err(why)),
    };
    // What lies there until somebody writes is what was submitted; it need not lie there twice.
    let record = answers.record();
    if answers.hides_some() {
        draft.record = answers.draft();
    }
    let beginning = Beginning::new(who, &draft, key, rater::new());
    let sent = Sent::new(app, who, code, key, (&answers, &record), 1)?;
    Ok(Ok((sent.receipt(), Sealed { sent, beginning, wrapped: wrapped.to_vec() })))
}

/// What a record holds, if it fits, and what lies beside it.
fn fitting(
    app: &App,
    who: &Contributor,
    asked: &Asked,
    locale: Locale,
    xml: &str,
    key: &DataKey,
) -> Result<(Draft, Answers), NotTaken> {
    let draft = Draft::new(key);
    let mut answers = who.read(asked, locale, &draft, xml).map_err(NotTaken::None)?;
    // When it was filled, with what and by whom is not ours to know.
    for node in file::answered(&answers, Kind::fills_itself) {
        let kind = answers.plan().form().items[answers.item(node)].kind;
        let kept = if kind == Kind::Today { today(app, &who.round) } else { String::new() };
        answers.set(node, &kept);
    }
    let mut foreign: Vec<String> = answers.leftovers().iter().map(|it| it.0.clone()).collect();
    foreign.extend(file::said(&answers));
    if !foreign.is_empty() {
        return Err(NotTaken::Foreign(foreign));
    }
    let wrong = wrong(asked, &answers);
    if wrong.is_empty() { Ok((draft, answers)) } else { Err(NotTaken::Wrong(wrong)) }
}
