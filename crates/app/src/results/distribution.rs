//! How answers are distributed: by question and jurisdiction, and by form of violence; government apart.

use super::question::question_of;
use super::{Question, Seen, Shape, each, is_government};
use crate::App;
use crate::refused::Refused;
use diligence_domain::JurisdictionCode;
use diligence_domain::disclosure::{Base, Fate, fates};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};

/// Whose answers a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Organisations’, about one jurisdiction.
    Jurisdiction(JurisdictionCode),
    /// Organisations’ about so many jurisdictions that are too few each, together.
    Others(usize),
    /// All of them that are shown.
    All,
    /// A government’s about itself.
    Government(JurisdictionCode),
}

/// What a column shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nobody answered.
    Empty,
    /// Too few organisations answered, or one of them outweighs the others.
    Withheld,
    /// Too few by themselves: they are in the column of those that are shown together.
    Together,
    /// The counts.
    Shown(Counts),
}

/// Counts of answers. Where a repeat asks several times, one organisation may have given several.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    /// Organisations on which this rests.
    pub organisations: usize,
    /// Whether they are so few that it says little.
    pub thin: bool,
    /// Answers that give a value: the denominator of every share.
    pub answers: u64,
    /// How many gave each value, in the order of the list. Where several may be chosen, they add up to more.
    pub values: Vec<u64>,
    /// How many gave a value that is in no list of the form.
    pub other: u64,
    /// How many do not know, prefer not to say, or say that it is not applicable; in no share.
    pub apart: [u64; 3],
    /// Organisations that left it empty or were not asked.
    pub missing: usize,
    /// Of numbers: the median.
    pub median: Option<f64>,
    /// Of numbers: the first and the third quartile; not where evidence is thin, as each is then one answer.
    pub quartiles: Option<(f64, f64)>,
}

/// How the answers to a question are distributed.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The question.
    pub question: Question,
    /// Its columns: all, jurisdictions in order, those shown together, governments.
    pub columns: Vec<(Of, Cell)>,
}

impl Distribution {
    /// What a column shows.
    pub fn cell(&self, of: Of) -> Option<&Cell> {
        self.columns.iter().find(|it| it.0 == of).map(|it| &it.1)
    }
}

/// What was counted of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Organisations that submitted, about jurisdictions that are in reach.
    pub organisations: usize,
    /// Governments that did.
    pub governments: usize,
    /// Each question in order.
    pub distributions: Vec<Distribution>,
}

/// Answers to one question within one cell, as they are counted.
#[derive(Debug, Clone, Default)]
struct Tally {
    base: Base,
    values: Vec<u64>,
    other: u64,
    apart: [u64; 3],
    numbers: Vec<f64>,
}

impl Tally {
    /// Adds what one organisation answered.
    fn take(&mut self, question: &Question, entries: &[&str]) {
        self.values.resize(question.values.len(), 0);
        let (mut given, mut said) = (0, false);
        for entry in entries {
            let mut words = entry.split_whitespace();
            let chosen: Vec<&str> = match question.shape {
                Shape::Many => words.collect(),
                Shape::First => words.next().into_iter().collect(),
                _ => vec![*entry],
            };
            if let Some(at) = chosen.iter().find_map(|it| Question::apart(it)).filter(|_| chosen.len() == 1) {
                self.apart[at] += 1;
                said = true;
                continue;
            }
            if question.shape == Shape::Number {
                let Some(number) = entry.parse::<f64>().ok().filter(|it| it.is_finite()) else { continue };
                self.numbers.push(number);
            } else {
                let mut other = 0;
                for it in chosen.iter().filter(|it| Question::apart(it).is_none()) {
                    match question.values.iter().position(|value| value == it) {
                        Some(at) => self.values[at] += 1,
                        None => other = 1,
                    }
                }
                self.other += other;
            }
            given += 1;
            said = true;
        }
        self.base.asked += 1;
        self.base.said += usize::from(said);
        if given > 0 {
            self.base.given.push(given);
        }
    }

    fn add(&mut self, other: &Self) {
        self.base.add(&other.base);
        self.values.resize(self.values.len().max(other.values.len()), 0);
        self.values.iter_mut().zip(&other.values).for_each(|(sum, it)| *sum += it);
        self.apart.iter_mut().zip(&other.apart).for_each(|(sum, it)| *sum += it);
        self.other += other.other;
        self.numbers.extend_from_slice(&other.numbers);
    }

    fn counts(mut self) -> Counts {
        self.numbers.sort_by(f64::total_cmp);
        let thin = self.base.is_thin();
        let at = |share| quantile(&self.numbers, share);
        Counts {
            organisations: self.base.organisations(),
            thin,
            answers: self.base.given.iter().map(|it| u64::from(*it)).sum(),
            missing: self.base.asked - self.base.said,
            median: at(0.5),
            quartiles: at(0.25).zip(at(0.75)).filter(|_| !thin),
            values: self.values,
            other: self.other,
            apart: self.apart,
        }
    }
}

/// A quantile of sorted numbers (Hyndman and Fan, The American Statistician 50 (1996), 361–365, definition 7); `None`
/// where there are none.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (below, part) = {
        let at = sorted.len().checked_sub(1)? as f64 * share;
        (at.floor() as usize, at.fract())
    };
    let low = sorted.get(below)?;
    let high = sorted.get(below + 1).unwrap_or(low);
    Some(low + (high - low) * part)
}

/// A jurisdiction’s organisations and its government.
type Both = (Tally, Tally);

/// Counts the answers to questions, as far as she may see them.
///
/// # Errors
/// A database that does not answer.
pub async fn count(app: &App, seen: &Seen, questions: Vec<Question>) -> Result<Counted, Refused> {
    let index: HashMap<&str, usize> = questions.iter().map(|it| it.name.as_str()).zip(0..).collect();
    let mut tallies: Vec<BTreeMap<JurisdictionCode, Both>> = vec![BTreeMap::new(); questions.len()];
    let (mut organisations, mut governments) = (0, 0);
    let mut tx = app.answers().look().await?;
    each(&mut tx, seen.round.id, &seen.counted, |at, it| {
        let closed: Map<String, Value> = serde_json::from_str(&it.closed).unwrap_or_default();
        let mut entries: Vec<Vec<&str>> = vec![Vec::new(); questions.len()];
        for (name, value) in &closed {
            if let (Some(at), Some(text)) = (index.get(question_of(name).as_str()), value.as_str()) {
                entries[*at].push(text);
            }
        }
        let government = is_government(&it.class);
        if government {
            governments += 1;
        } else {
            organisations += 1;
        }
        for ((tally, question), entries) in tallies.iter_mut().zip(&questions).zip(entries) {
            let both = tally.entry(at).or_default();
            if government { &mut both.1 } else { &mut both.0 }.take(question, &entries);
        }
    })
    .await?;
    let of = |(question, tally)| Distribution { question, columns: columns(seen, tally) };
    let distributions = questions.into_iter().zip(tallies).map(of).collect();
    Ok(Counted { organisations, governments, distributions })
}

/// What is shown of a question’s tallies. What is withheld is decided over all that she may see, whatever she looks at.
fn columns(seen: &Seen, mut tallies: BTreeMap<JurisdictionCode, Both>) -> Vec<(Of, Cell)> {
    let mut all: Vec<(JurisdictionCode, Both)> = Vec::new();
    for at in &seen.counted {
        all.push((*at, tallies.remove(at).unwrap_or_default()));
    }
    let bases: Vec<Base> = all.iter().map(|it| it.1.0.base.clone()).collect();
    let (mut columns, mut governments) = (Vec::new(), Vec::new());
    let (mut together, mut total, mut merged, mut shown) = (Tally::default(), Tally::default(), 0, 0);
    for ((at, (organisations, government)), fate) in all.into_iter().zip(fates(&bases)) {
        let cell = match fate {
            Fate::Alone => {
                shown += 1;
                total.add(&organisations);
                Cell::Shown(organisations.counts())
            }
            Fate::Together => {
                merged += 1;
                together.add(&organisations);
                Cell::Together
            }
            Fate::Withheld => Cell::Withheld,
            Fate::Empty => Cell::Empty,
        };
        columns.push((Of::Jurisdiction(at), cell));
        // What a State says of itself is its own to be known by.
        if government.base.said > 0 {
            governments.push((Of::Government(at), Cell::Shown(government.counts())));
        }
    }
    if merged > 0 {
        total.add(&together);
        shown += 1;
        columns.push((Of::Others(merged), Cell::Shown(together.counts())));
    }
    if shown > 1 {
        columns.insert(0, (Of::All, Cell::Shown(total.counts())));
    }
    columns.extend(governments);
    columns
}

/// The questions that ask for which forms of violence something is different, of the edition that the form is about.
pub fn of_forms(app: &App, seen: &Seen) -> Vec<Question> {
    let known = |value: &String| app.editions().iter().any(|it| it.head.forms.contains(value));
    let is_one =
        |it: &Question| it.shape == Shape::Many && !it.values.is_empty() && it.values.iter().all(known);
    Question::all(&seen.asked).into_iter().filter(is_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(shape: Shape, values: &[&str]) -> Question {
        let values = values.iter().map(|it| (*it).to_owned()).collect();
        Question { item: 1, name: "q".into(), section: 0, shape, repeated: false, values }
    }

    #[test]
    fn what_is_no_level_stands_in_no_share() {
        let asked = question(Shape::One, &["0", "1"]);
        let mut tally = Tally::default();
        for entries in [&["0"][..], &["1"], &["1"], &["unknown"], &["na"], &[], &["elsewhere"]] {
            tally.take(&asked, entries);
        }
        let counts = tally.counts();
        assert_eq!((counts.organisations, counts.answers), (4, 4));
        assert_eq!((counts.values, counts.other, counts.apart), (vec![1, 2], 1, [1, 0, 1]));
        assert_eq!(counts.missing, 1);
    }

    #[test]
    fn several_choices_are_one_answer() {
        let asked = question(Shape::Many, &["a", "b"]);
        let mut tally = Tally::default();
        for entry in ["a b", "b", "unknown", "a unknown"] {
            tally.take(&asked, &[entry]);
        }
        let counts = tally.counts();
        assert_eq!((counts.answers, counts.values, counts.apart), (3, vec![2, 2], [1, 0, 0]));
    }

    #[test]
    fn quartiles_by_hand_and_not_of_few() {
        let sorted = [1.0, 2.0, 3.0, 4.0];
        assert_eq!([0.25, 0.5, 0.75].map(|it| quantile(&sorted, it)), [Some(1.75), Some(2.5), Some(3.25)]);
        assert_eq!((quantile(&[], 0.5), quantile(&[7.0], 0.75)), (None, Some(7.0)));
        let asked = question(Shape::Number, &[]);
        let mut tally = Tally::default();
        for entry in ["1", "2", "x", "3"] {
            tally.take(&asked, &[entry]);
        }
        let counts = tally.clone().counts();
        assert_eq!((counts.median, counts.quartiles, counts.missing), (Some(2.0), None, 1));
        for entry in ["4", "5"] {
            tally.take(&asked, &[entry]);
        }
        assert_eq!(tally.counts().quartiles, Some((2.0, 4.0)));
    }
}
