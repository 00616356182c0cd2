//! What the scores would be without one organisation.
//!
//! Draws of the fit are weighed by 1 / p(y | y elsewhere, z, what all yardsticks share), y being what the organisation
//! said on the score's item ([`crate::pareto`]). The yardsticks of its raters are summed out: with them among what is
//! held, almost no weights could be trusted. What it said on other items stays: it moves the score through yardsticks
//! alone, and were it left out as well, a round's weights could not be trusted. Where they cannot be even so, the area
//! is fitted again without the organisation.

use crate::count;
use crate::fit::{Fit, Plan, Quality};
use crate::pareto::{self, TRUSTED};
use crate::random::Random;
use crate::ratings::Ratings;
use crate::score::{Score, Spread, THIN_BELOW};
use crate::table::{Rows, count as cell, header, number, text};
use diligence_domain::score::Robustness;
use diligence_sheet::Cell;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

mod marginal;
#[cfg(test)]
mod tests;

use marginal::Marginal;

/// Draws that are weighed, at most; evenly spaced.
const DRAWS: usize = 500;
/// How an area is fitted again: a median that is known to about a tenth of its standard deviation says whether it left an
/// interval.
const AGAIN: Plan =
    Plan { seed: 0, chains: 4, warm: 150, kept: 100, thin: 1, doublings: 6, until: (1.05, 60.0) };

/// How it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By weights.
    Weights,
    /// By a fit of the other ratings.
    Refit,
    /// Not at all: weights cannot be trusted on some item, and the run had no more fits, or the fit did not converge.
    Not,
}

/// One organisation left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    /// Its name in the file.
    pub organisation: String,
    /// The shape of the weights' tail, on the item where it is heaviest.
    pub k: f64,
    /// How it was found.
    pub how: How,
    /// By how much the median of each score's expected rating moves, in the order of the scores; nothing where nobody
    /// else rated the unit on the item, or where it was not found.
    pub moved: Vec<Option<f64>>,
}

/// Leaves out each organisation of an area in turn. At most `refits` areas are fitted again, those first whose weights
/// are the worst. `see` is told how many of how many organisations are done.
pub fn leave_one_out(
    ratings: &Ratings,
    fit: &Fit,
    area: &str,
    plan: &Plan,
    scores: &[Score],
    refits: usize,
    mut see: impl FnMut(usize, usize),
) -> Vec<Left> {
    let panel = &fit.panel;
    let mut organisations: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, rater) in panel.raters.iter().enumerate() {
        organisations.entry(&ratings.raters[*rater].organisation).or_default().push(at);
    }
    let rows = thinned(fit);
    let marginal = Marginal::new(panel);
    let known: Vec<Known> = scores.par_iter().map(|it| Known::of(fit, it, &rows)).collect();
    let all: Vec<(&str, Vec<usize>)> = organisations.into_iter().collect();
    let mut left: Vec<Left> = Vec::new();
    for some in all.chunks(16) {
        let done: Vec<Left> = some
            .par_iter()
            .map(|(organisation, raters)| {
                let by_item: BTreeMap<usize, (f64, Option<Vec<f64>>)> = marginal
                    .of_organisation(fit, &rows, raters)
                    .into_iter()
                    .map(|(item, logs)| (item, trusted(&logs)))
                    .collect();
                let moved = known.iter().map(|it| match by_item.get(&it.item) {
                    Some((_, weights)) => Some(it.moved(weights.as_ref()?)),
                    None => Some(0.0),
                });
                Left {
                    organisation: (*organisation).to_owned(),
                    k: by_item.values().map(|it| it.0).fold(f64::NEG_INFINITY, f64::max),
                    how: if by_item.values().all(|it| it.1.is_some()) { How::Weights } else { How::Not },
                    moved: moved.collect(),
                }
            })
            .collect();
        left.extend(done);
        see(left.len(), all.len());
    }
    let mut open: Vec<usize> = (0..left.len()).filter(|at| left[*at].how == How::Not).collect();
    open.sort_by(|a, b| left[*b].k.total_cmp(&left[*a].k));
    open.truncate(refits);
    for (done, at) in open.iter().enumerate() {
        see(left.len() - open.len() + done, left.len());
        let others = ratings.without(&left[*at].organisation);
        let plan = Plan { seed: plan.seed, ..AGAIN };
        let again = Fit::run(&others, area, &panel.items, &plan, |_| {});
        let units: HashMap<(usize, i32), usize> = again.panel.units[..again.panel.real_units()]
            .iter()
            .enumerate()
            .map(|(at, unit)| ((unit.jurisdiction, unit.year), at))
            .collect();
        let rated: HashSet<(usize, usize)> = again.panel.rated().into_iter().collect();
        // Where the chains have not met, it was not found.
        let moved: Option<Vec<Option<f64>>> = scores
            .par_iter()
            .map(|it| {
                let unit = panel.units[it.at.1];
                let Some(unit) = units.get(&(unit.jurisdiction, unit.year)) else { return Some(None) };
                if !rated.contains(&(it.at.0, *unit)) {
                    return Some(None);
                }
                let draws = again.expected(it.at.0, *unit);
                let is_known = Quality::of(&draws).is_within(plan.until);
                is_known.then(|| Some(Spread::of(&draws).median - it.expected.median))
            })
            .collect();
        if let Some(moved) = moved {
            (left[*at].how, left[*at].moved) = (How::Refit, moved);
        }
    }
    left
}

/// A score's draws that are weighed.
struct Known {
    item: usize,
    values: Vec<f64>,
    /// Their order by value.
    order: Vec<usize>,
    median: f64,
}

impl Known {
    fn of(fit: &Fit, score: &Score, rows: &[usize]) -> Self {
        let draws: Vec<f64> = fit.expected(score.at.0, score.at.1).concat();
        let values: Vec<f64> = rows.iter().map(|row| draws[*row]).collect();
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        let median = pareto::median(&values, &order, &vec![1.0 / count(rows.len()); rows.len()]);
        Self { item: score.at.0, values, order, median }
    }

    /// By how much the median moves under these weights.
    fn moved(&self, weights: &[f64]) -> f64 {
        pareto::median(&self.values, &self.order, weights) - self.median
    }
}

/// Weights from their logarithms, with the shape of their tail; none where they cannot be trusted.
fn trusted(logs: &[f64]) -> (f64, Option<Vec<f64>>) {
    if !logs.iter().all(|it| it.is_finite()) {
        return (f64::INFINITY, None);
    }
    let (weights, k) = pareto::smoothed(logs);
    (k, (k <= TRUSTED).then_some(weights))
}

/// What the public may know of a score. Nothing below five organisations: there the word could point at one. Nothing,
/// too, where what an organisation that rated the jurisdiction does was not found.
pub fn words(ratings: &Ratings, scores: &[Score], left: &[Left]) -> Vec<Option<Robustness>> {
    let mut rated: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for it in ratings.all.iter().filter(|it| ratings.counts(it)) {
        rated.entry(&ratings.raters[it.rater].organisation).or_default().insert(it.jurisdiction);
    }
    let places: BTreeMap<&str, usize> = ratings.jurisdictions.iter().map(String::as_str).zip(0..).collect();
    let is_open = |at: usize, score: &Score| {
        left.iter().filter(|it| it.how == How::Not && it.moved[at].is_none()).any(|it| {
            let place = places.get(score.jurisdiction.as_str());
            rated.get(it.organisation.as_str()).zip(place).is_some_and(|(rated, place)| rated.contains(place))
        })
    };
    let word = |(at, score): (usize, &Score)| {
        if score.organisations < THIN_BELOW {
            return None;
        }
        if left.iter().any(|it| it.moved[at].is_some_and(|by| is_far(score, by))) {
            Some(Robustness::Sensitive)
        } else if is_open(at, score) {
            None
        } else {
            Some(Robustness::Robust)
        }
    };
    scores.iter().enumerate().map(word).collect()
}

/// Whether a median that moves by so much leaves the 68 % interval.
fn is_far(score: &Score, by: f64) -> bool {
    let (low, high) = score.expected.within[0];
    !(low..=high).contains(&(score.expected.median + by))
}

/// The header of `robust.csv`.
pub fn robust_header() -> Vec<Cell> {
    header(&["item", "jurisdiction", "year", "robust"])
}

/// One row per score that may be shown.
pub fn robust(ratings: &Ratings, scores: &[Score], left: &[Left]) -> Rows {
    scores
        .iter()
        .zip(words(ratings, scores, left))
        .map(|(it, word)| {
            let year = Cell::Number(f64::from(it.year));
            vec![text(&it.item), text(&it.jurisdiction), year, text(word.map_or("", Robustness::as_str))]
        })
        .collect()
}

/// The header of `desk/leave_one_out.csv`.
pub fn left_header() -> Vec<Cell> {
    header(&["area", "organisation", "k", "how", "sensitive", "moved", "item", "jurisdiction", "year"])
}

/// For the desk only: one row per organisation under a handle that the seed draws, with how many scores hang on it and
/// the one that moves most, by how much of the expected rating.
pub fn left_out(ratings: &Ratings, area: &str, scores: &[Score], left: &[Left], seed: u64) -> Rows {
    let mut random = Random::of(seed, u64::MAX, u64::MAX);
    let names: BTreeSet<&str> = ratings.raters.iter().map(|it| it.organisation.as_str()).collect();
    let mut drawn: Vec<(u64, &str)> = names.into_iter().map(|it| (random.uniform().to_bits(), it)).collect();
    drawn.sort_unstable();
    let handles: HashMap<&str, usize> = drawn.iter().zip(1..).map(|(it, at)| (it.1, at)).collect();
    let mut rows: Vec<(usize, Vec<Cell>)> = left
        .iter()
        .map(|it| {
            let moved = || it.moved.iter().zip(scores).filter_map(|(by, score)| Some(((*by)?, score)));
            let handle = handles.get(it.organisation.as_str()).copied().unwrap_or_default();
            let how = match it.how {
                How::Weights => "weights",
                How::Refit => "refit",
                How::Not => "",
            };
            let mut row = vec![text(area), text(&format!("O{handle:04}"))];
            row.push(if it.k.is_finite() { number(it.k) } else { Cell::Empty });
            row.push(text(how));
            row.push(cell(moved().filter(|(by, score)| is_far(score, *by)).count()));
            if let Some((by, score)) = moved().max_by(|a, b| a.0.abs().total_cmp(&b.0.abs())) {
                row.extend([number(by), text(&score.item), text(&score.jurisdiction)]);
                row.push(Cell::Number(f64::from(score.year)));
            } else {
                row.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]);
            }
            (handle, row)
        })
        .collect();
    rows.sort_by_key(|it| it.0);
    rows.into_iter().map(|it| it.1).collect()
}

impl Ratings {
    /// The same ratings but for those of one organisation; whoever else rates what is numbered as before.
    fn without(&self, organisation: &str) -> Self {
        let mut others = self.clone();
        others.all.retain(|it| self.raters[it.rater].organisation != organisation);
        others
    }
}

/// Numbers of the draws that are weighed, counted through all chains.
fn thinned(fit: &Fit) -> Vec<usize> {
    let rows = fit.chains.first().map_or(0, Vec::len) / fit.width.max(1);
    let each = rows.min(DRAWS / fit.chains.len().max(1));
    (0..fit.chains.len())
        .flat_map(|chain| (1..=each).map(move |at| chain * rows + at * rows / each - 1))
        .collect()
}

impl Fit {
    /// One draw, counted through all chains.
    fn row(&self, at: usize) -> &[f32] {
        let rows = self.chains.first().map_or(0, Vec::len) / self.width.max(1);
        &self.chains[at / rows][at % rows * self.width..][..self.width]
    }
}
