//! Single answers: a table of them, and one as it was given. Every opening is written down.

use super::question::question_of;
use super::{Question, Seen, Shape, each, mark, read, unsealed, within_reach};
use crate::answering::file::{self, Kept};
use crate::answering::page::{Said, said};
use crate::refused::Refused;
use crate::session::Visitor;
use crate::{App, audit};
use diligence_domain::{Event, JurisdictionCode, Locale, Register, RoundId};
use diligence_i18n::compare;
use diligence_store::answers::Answered;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What narrows, orders and pages the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// One jurisdiction alone.
    pub at: Option<JurisdictionCode>,
    /// The word of a kind of organisation; any where it is empty.
    pub class: String,
    /// A question by name, and a value that its answer has to hold.
    pub answer: Option<(String, String)>,
    /// The page of the questionnaire whose answers are the columns.
    pub section: Option<usize>,
    /// By what it is ordered.
    pub by: By,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// Lines before the page.
    pub skip: usize,
    /// Lines on the page.
    pub most: usize,
}

/// By what answers are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// What stands for it, which is random.
    #[default]
    Mark,
    /// The name of the jurisdiction.
    Place,
    /// The kind of organisation.
    Class,
    /// How often it was corrected.
    Corrections,
    /// The day of the last submission.
    Day,
}

/// An answer in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which answer set.
    pub handle: String,
    /// What stands for it towards people.
    pub mark: String,
    /// About which jurisdiction.
    pub at: JurisdictionCode,
    /// The word of the kind of organisation.
    pub class: String,
    /// How often it was corrected.
    pub corrections: i64,
    /// The day of the last submission, ISO 8601.
    pub day: String,
    /// What it answered to each question of the columns, in words; empty where it did not.
    pub cells: Vec<String>,
}

impl Line {
    fn new(at: JurisdictionCode, it: &Answered) -> Self {
        Self {
            handle: it.handle.clone(),
            mark: mark(&it.handle),
            at,
            class: it.class.clone(),
            corrections: it.number - 1,
            day: it.day.clone(),
            cells: Vec::new(),
        }
    }
}

/// A page of the table.
#[derive(Debug)]
pub struct Table {
    /// The round.
    pub seen: Seen,
    /// Jurisdictions whose answers she may read.
    pub within: BTreeSet<JurisdictionCode>,
    /// The questions of the columns.
    pub questions: Vec<Question>,
    /// The answers of the page.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub total: usize,
}

/// A page of the single answers of a round. In memory lie the answers of the page, and of the others what they are
/// ordered by.
///
/// # Errors
/// Answers out of her reach, a proof of who she is that is too old, or a database that does not answer.
pub async fn page(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    locale: Locale,
    filter: &Filter,
) -> Result<Table, Refused> {
    let (seen, within) = read(app, visitor, id).await?;
    audit::read(app, visitor, Event::AnswersRead, ("round", id)).await?;
    let questions: Vec<Question> = Question::all(&seen.asked)
        .into_iter()
        .filter(|it| Some(it.section) == filter.section && it.shape != Shape::Text)
        .collect();
    let narrowed = match filter.at {
        Some(at) => within.iter().copied().filter(|it| *it == at).collect(),
        None => within.clone(),
    };
    let mut lines = Vec::new();
    let mut tx = app.answers().look().await?;
    each(&mut tx, id, &narrowed, |at, it| {
        let of_class = filter.class.is_empty() || filter.class == it.class;
        if of_class && filter.answer.as_ref().is_none_or(|(name, value)| holds(&it, name, value)) {
            lines.push(Line::new(at, &it));
        }
    })
    .await?;
    order(&mut lines, filter, locale);
    let total = lines.len();
    let mut lines: Vec<Line> = lines.into_iter().skip(filter.skip).take(filter.most).collect();
    if !questions.is_empty() {
        for line in &mut lines {
            if let Some(it) = tx.answered(&id.to_string(), &line.handle).await? {
                line.cells = cells(&seen, &questions, &it, locale);
            }
        }
    }
    Ok(Table { seen, within, questions, lines, total })
}

fn closed(it: &Answered) -> Map<String, Value> {
    serde_json::from_str(&it.closed).unwrap_or_default()
}

fn holds(it: &Answered, name: &str, value: &str) -> bool {
    closed(it).iter().any(|(key, text)| {
        question_of(key) == name
            && text.as_str().is_some_and(|text| text.split_whitespace().any(|it| it == value))
    })
}

fn order(lines: &mut [Line], filter: &Filter, locale: Locale) {
    let names = compare(locale);
    let name = |it: &Line| Register::shipped().get(it.at).map_or("", |at| at.name(locale).text);
    lines.sort_by(|a, b| {
        let order = match filter.by {
            By::Mark => a.mark.cmp(&b.mark),
            By::Place => names(name(a), name(b)),
            By::Class => a.class.cmp(&b.class),
            By::Corrections => a.corrections.cmp(&b.corrections),
            By::Day => a.day.cmp(&b.day),
        };
        let order = if filter.reversed { order.reverse() } else { order };
        order.then_with(|| a.mark.cmp(&b.mark))
    });
}

/// What was answered to each question, in words.
fn cells(seen: &Seen, questions: &[Question], it: &Answered, locale: Locale) -> Vec<String> {
    let (closed, form) = (closed(it), seen.asked.form());
    let language = seen.asked.language(locale);
    let cell = |question: &Question| {
        let entries =
            closed.iter().filter(|it| question_of(it.0) == question.name).filter_map(|it| it.1.as_str());
        let words = entries.map(|entry| match question.shape {
            Shape::Many | Shape::First => {
                let all = entry.split_whitespace().map(|it| question.value(form, language, it));
                all.collect::<Vec<_>>().join(" · ")
            }
            _ => question.value(form, language, entry),
        });
        words.collect::<Vec<_>>().join("; ")
    };
    questions.iter().map(cell).collect()
}

/// One answer as it was given.
#[derive(Debug)]
pub struct One {
    /// The round.
    pub seen: Seen,
    /// Which answer.
    pub line: Line,
    /// All that it says, in order.
    pub said: Vec<Said>,
    /// What may be done with it: the use, and whether it was agreed to.
    pub consents: Vec<(String, bool)>,
}

/// One answer of a round, as it was given.
///
/// # Errors
/// One out of her reach, a proof of who she is that is too old, a key that does not open it, or a database that does
/// not answer.
pub async fn one(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    locale: Locale,
    handle: &str,
) -> Result<One, Refused> {
    let (seen, within) = read(app, visitor, id).await?;
    let mut tx = app.answers().look().await?;
    let it = tx.answered(&id.to_string(), handle).await?.ok_or(Refused::NotFound)?;
    let at = within_reach(&it, &within).ok_or(Refused::NotFound)?;
    let answers = unsealed(app, &mut tx, &seen, &it, locale).await?.ok_or(Refused::NotFound)?;
    let consents = tx.consents(handle).await?;
    drop(tx);
    audit::read(app, visitor, Event::AnswersRead, ("round", id)).await?;
    Ok(One { line: Line::new(at, &it), said: said(&seen.asked, &answers), consents, seen })
}

/// A file of one answer of a round, by its name. One that was not submitted with what counts is not there.
///
/// # Errors
/// As of [`one`]; a file that it does not name.
pub async fn file(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    locale: Locale,
    (handle, name): (&str, &str),
) -> Result<Kept, Refused> {
    let (seen, within) = read(app, visitor, id).await?;
    let mut tx = app.answers().look().await?;
    let it = tx.answered(&id.to_string(), handle).await?.ok_or(Refused::NotFound)?;
    within_reach(&it, &within).ok_or(Refused::NotFound)?;
    let answers = unsealed(app, &mut tx, &seen, &it, locale).await?.ok_or(Refused::NotFound)?;
    let named = file::mark_of(name).is_some_and(|it| file::named(&answers).contains(it));
    if !named {
        return Err(Refused::NotFound);
    }
    let kept = file::of_set(&mut tx, &app.desk()?.answers_key()?, handle, name).await?;
    // Nobody waits for the other side while she holds this one.
    drop(tx);
    audit::read(app, visitor, Event::AnswersRead, ("round", id)).await?;
    Ok(kept)
}
