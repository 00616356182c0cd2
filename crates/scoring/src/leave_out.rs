//! What the scores would be without one organisation.
//!
//! Draws of the fit are weighed by 1 / p(y | z, what all yardsticks share), y being all ratings of the organisation in
//! the area ([`crate::pareto`]). The yardsticks of its raters are summed out: with them among what is held, almost no
//! weights could be trusted. Where they cannot be even so, the area is fitted again without the organisation.

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
    /// Not at all: weights cannot be trusted, and the run had no more fits.
    Not,
}

/// One organisation left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    /// Its name in the file.
    pub organisation: String,
    /// The shape of the weights' tail.
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
    let known: Vec<(Vec<f64>, Vec<usize>)> = scores
        .par_iter()
        .map(|it| {
            let draws: Vec<f64> = fit.expected(it.at.0, it.at.1).concat();
            let values: Vec<f64> = rows.iter().map(|row| draws[*row]).collect();
            let mut order: Vec<usize> = (0..values.len()).collect();
            order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
            (values, order)
        })
        .collect();
    let even = vec![1.0 / count(rows.len()); rows.len()];
    let medians: Vec<f64> =
        known.iter().map(|(values, order)| pareto::median(values, order, &even)).collect();
    let all: Vec<(&str, Vec<usize>)> = organisations.into_iter().collect();
    let mut left: Vec<Left> = Vec::new();
    for some in all.chunks(16) {
        let done: Vec<Left> = some
            .par_iter()
            .map(|(organisation, raters)| {
                let mut logs = vec![0.0; rows.len()];
                for rater in raters {
                    let mut seen = marginal.start(*rater);
                    for (log, row) in logs.iter_mut().zip(&rows) {
                        *log -= marginal.of_rater(fit.row(*row), *rater, &mut seen);
                    }
                }
                let (weights, k) = pareto::smoothed(&logs);
                let is_trusted = k <= TRUSTED && logs.iter().all(|it| it.is_finite());
                let moved = |((values, order), median): (&(Vec<f64>, Vec<usize>), &f64)| {
                    is_trusted.then(|| pareto::median(values, order, &weights) - median)
                };
                Left {
                    organisation: (*organisation).to_owned(),
                    k,
                    how: if is_trusted { How::Weights } else { How::Not },
                    moved: known.iter().zip(&medians).map(moved).collect(),
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

/// What the public may know of a score. Nothing below five organisations: there the word could point at one. Nothing,
/// too, where what an organisation that rated the jurisdiction does was not found.
pub fn words(ratings: &Ratings, scores: &[Score], left: &[Left]) -> Vec<Option<Robustness>> {
    let mut open: BTreeMap<&str, bool> = BTreeMap::new();
    for it in left {
        open.insert(&it.organisation, it.how == How::Not);
    }
    let unsure: BTreeSet<&str> = ratings
        .all
        .iter()
        .filter(|it| ratings.counts(it))
        .filter(|it| open.get(ratings.raters[it.rater].organisation.as_str()) == Some(&true))
        .map(|it| ratings.jurisdictions[it.jurisdiction].as_str())
        .collect();
    let word = |(at, score): (usize, &Score)| {
        if score.organisations < THIN_BELOW {
            return None;
        }
        if left.iter().any(|it| it.moved[at].is_some_and(|by| is_far(score, by))) {
            Some(Robustness::Sensitive)
        } else if unsure.contains(score.jurisdiction.as_str()) {
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
