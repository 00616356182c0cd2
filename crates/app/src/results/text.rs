//! What organisations wrote in their own words, to read and to tag. Every opening is written down.

use super::coding::{Coders, coders};
use super::{Question, Seen, Shape, mark, read, unsealed};
use crate::answering::page::name_of;
use crate::refused::Refused;
use crate::session::Visitor;
use crate::{App, audit};
use diligence_domain::{Event, JurisdictionCode, Locale, RoundId};
use diligence_store::answers::{Answered, Code};
use diligence_survey::Answers;
use std::collections::{BTreeSet, HashMap};

/// A text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Of which answer set.
    pub handle: String,
    /// Of how manieth submission.
    pub number: i64,
    /// Names it within its answer.
    pub place: String,
    /// About which jurisdiction.
    pub at: JurisdictionCode,
    /// The word of the kind of organisation.
    pub class: String,
    /// Whether it may be quoted; none where that was not asked, and then it may not.
    pub quote: Option<bool>,
    /// What was written.
    pub text: String,
    /// The tags that the reader gave it; none where she has not tagged it.
    pub own: Option<BTreeSet<String>>,
    /// The tags that each of the others gave it; empty until the reader gave hers, so that nobody follows another.
    pub others: Vec<BTreeSet<String>>,
}

impl Text {
    /// What stands for its answer towards people.
    pub fn mark(&self) -> String {
        mark(&self.handle)
    }
}

/// The questions that are answered in one’s own words, with how many texts there are.
///
/// # Errors
/// Answers out of her reach, a proof of who she is that is too old, a key that does not open them, or a database that
/// does not answer.
pub async fn questions(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    locale: Locale,
) -> Result<(Seen, Vec<(Question, usize)>), Refused> {
    let (seen, within) = read(app, visitor, id).await?;
    audit::read(app, visitor, Event::TextsRead, ("round", id)).await?;
    let questions: Vec<Question> = of(&seen).collect();
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let mut after = String::new();
    loop {
        let (batch, last) = batch(app, &seen, &within, &after, locale).await?;
        for it in &batch {
            for question in &questions {
                *counts.entry(question.item).or_default() += texts(&it.answers, question.item).len();
            }
        }
        let Some(last) = last else { break };
        after = last;
    }
    let with = |it: Question| {
        let count = counts.get(&it.item).copied().unwrap_or_default();
        (it, count)
    };
    Ok((seen, questions.into_iter().map(with).collect()))
}

fn of(seen: &Seen) -> impl Iterator<Item = Question> {
    Question::all(&seen.asked).into_iter().filter(|it| it.shape == Shape::Text)
}

/// A question that is answered in one’s own words.
pub(super) fn question(seen: &Seen, name: &str) -> Result<Question, Refused> {
    of(seen).find(|it| it.name == name).ok_or(Refused::NotFound)
}

/// Submissions opened in one go.
const BATCH: i64 = 20;

/// A submission that was opened.
struct Opened {
    at: JurisdictionCode,
    it: Answered,
    answers: Answers,
    quote: Option<bool>,
}

/// Some submissions after an id, opened, and where to go on; none where they end.
async fn batch(
    app: &App,
    seen: &Seen,
    within: &BTreeSet<JurisdictionCode>,
    after: &str,
    locale: Locale,
) -> Result<(Vec<Opened>, Option<String>), Refused> {
    let mut tx = app.answers().look().await?;
    let found = tx.answered_after(&seen.round.id.to_string(), after, BATCH).await?;
    let last = found.last().map(|it| it.handle.clone());
    let mut opened = Vec::new();
    for it in found {
        let Some(at) = super::within_reach(&it, within) else { continue };
        if let Some(answers) = unsealed(app, &mut tx, seen, &it, locale).await? {
            let quote = tx.consents(&it.handle).await?.into_iter().find(|it| it.0 == "quote").map(|it| it.1);
            opened.push(Opened { at, it, answers, quote });
        }
    }
    Ok((opened, last))
}

/// The texts of an answer to a question: names and words.
fn texts(answers: &Answers, item: usize) -> Vec<(String, String)> {
    let tree = answers.tree();
    let mut all = Vec::new();
    let mut open: Vec<_> = tree.root().into_iter().collect();
    while let Some(node) = open.pop() {
        if tree.hides_itself(node) {
            continue;
        }
        let text = tree.own_text(node).trim();
        if answers.item(node) == item && !text.is_empty() {
            all.push((name_of(answers, node), text.to_owned()));
        }
        open.extend(tree.children(node).iter().rev());
    }
    all
}

/// Texts on a page.
pub const PER_PAGE: usize = 20;

/// A page of texts.
#[derive(Debug)]
pub struct Texts {
    /// The round.
    pub seen: Seen,
    /// The question.
    pub question: Question,
    /// The texts, in the order of random identifiers.
    pub texts: Vec<Text>,
    /// The tags of the round.
    pub codes: Vec<Code>,
    /// After which submission the next page begins; none where there is no more.
    pub next: Option<String>,
}

/// A page of the texts that answer a question, after a submission.
///
/// # Errors
/// As in [`questions`], and a question that is none.
pub async fn page(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    locale: Locale,
    name: &str,
    after: &str,
) -> Result<Texts, Refused> {
    let (seen, within) = read(app, visitor, id).await?;
    let question = question(&seen, name)?;
    audit::read(app, visitor, Event::TextsRead, ("round", id)).await?;
    let codes = app.answers().look().await?.codes(&id.to_string()).await?;
    let tagged = coders(app, id, name, &within).await?;
    let (mut all, mut next) = (Vec::new(), Some(after.to_owned()));
    while all.len() < PER_PAGE {
        let Some(after) = next else { break };
        let (batch, last) = batch(app, &seen, &within, &after, locale).await?;
        next = last;
        for opened in batch {
            // A page ends with an answer, so that the next begins with another.
            if all.len() >= PER_PAGE {
                break;
            }
            next = Some(opened.it.handle.clone());
            let texts = texts(&opened.answers, question.item);
            all.extend(texts.into_iter().map(|text| one(visitor, &tagged, &opened, text)));
        }
    }
    Ok(Texts { seen, question, texts: all, codes, next })
}

fn one(visitor: &Visitor, tagged: &Coders, of: &Opened, (place, text): (String, String)) -> Text {
    let mut others = tagged.get(&(of.it.handle.clone(), place.clone())).cloned().unwrap_or_default();
    let own = others.remove(&visitor.id().to_string());
    Text {
        handle: of.it.handle.clone(),
        number: of.it.number,
        at: of.at,
        class: of.it.class.clone(),
        quote: of.quote,
        text,
        others: if own.is_some() { others.into_values().collect() } else { Vec::new() },
        own,
        place,
    }
}

/// Whether there is such a text, of what counts now, in reach.
pub(super) async fn is_there(
    app: &App,
    seen: &Seen,
    within: &BTreeSet<JurisdictionCode>,
    question: &Question,
    (handle, place): (&str, &str),
) -> Result<Option<i64>, Refused> {
    let mut tx = app.answers().look().await?;
    let Some(it) = tx.answered(&seen.round.id.to_string(), handle).await? else { return Ok(None) };
    if super::within_reach(&it, within).is_none() {
        return Ok(None);
    }
    let Some(answers) = unsealed(app, &mut tx, seen, &it, Locale::EN).await? else { return Ok(None) };
    Ok(texts(&answers, question.item).iter().any(|it| it.0 == place).then_some(it.number))
}
