//! What the scores would be without one organisation.
//!
//! Draws of the fit are weighed by 1 / p(y | z, what all yardsticks share), y being all ratings of the organisation in
//! the area ([`crate::pareto`]). The yardsticks of its raters are summed out: with them among what is held, almost no
//! weights could be trusted. Where they cannot be even so, the area is fitted again without the organisation.

use crate::chain::{MOST, ends, log_of_reliability};
use crate::count;
use crate::fit::{Fit, Plan};
use crate::normal::{Fast, quantile};
use crate::panel::{Block, Panel};
use crate::pareto::{self, TRUSTED};
use crate::random::Random;
use crate::ratings::Ratings;
use crate::score::{Score, Spread, THIN_BELOW};
use crate::table::{Rows, count as cell, header, number, text};
use diligence_sheet::Cell;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Draws that are weighed, at most; evenly spaced.
const DRAWS: usize = 1000;
/// How many standard deviations of a shift are looked at, on either side.
const FAR: f64 = 3.0;
/// Between which values reliability is looked at, in units of its spread: three in a thousand are lower.
const RELIABILITIES: [f64; 2] = [-6.0, 2.0];
/// Distances of the places that are looked at: of shifts, and of reliability in units of its spread, at most.
const GRID: [f64; 2] = [0.5, 0.75];
/// Deviations of the distances between cuts, a Latin hypercube of normal values. The same in every draw: so what they
/// leave out is much the same in every draw, too, and weights are ratios.
const DEVIATIONS: usize = 64;

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
                let logs: Vec<f64> = rows
                    .iter()
                    .map(|at| {
                        let row = fit.row(*at);
                        -raters.iter().map(|rater| marginal.of_rater(row, *rater)).sum::<f64>()
                    })
                    .collect();
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
        let again = Fit::run(&others, area, &panel.items, plan, |_| {});
        let units: HashMap<(usize, i32), usize> = again.panel.units[..again.panel.real_units()]
            .iter()
            .enumerate()
            .map(|(at, unit)| ((unit.jurisdiction, unit.year), at))
            .collect();
        let rated: HashSet<(usize, usize)> = again.panel.rated().into_iter().collect();
        left[*at].how = How::Refit;
        left[*at].moved = scores
            .par_iter()
            .map(|it| {
                let unit = panel.units[it.at.1];
                let unit = *units.get(&(unit.jurisdiction, unit.year))?;
                rated
                    .contains(&(it.at.0, unit))
                    .then(|| Spread::of(&again.expected(it.at.0, unit)).median - it.expected.median)
            })
            .collect();
    }
    left
}

/// What the public may know of a score: `robust`, or `sensitive` if without some single organisation the median would
/// lie outside the published 68 % interval. Empty below five organisations: there the word could point at one. Empty,
/// too, where what an organisation that rated the jurisdiction does was not found.
pub fn words(ratings: &Ratings, scores: &[Score], left: &[Left]) -> Vec<&'static str> {
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
            return "";
        }
        if left.iter().any(|it| it.moved[at].is_some_and(|by| is_far(score, by))) {
            "sensitive"
        } else if unsure.contains(score.jurisdiction.as_str()) {
            ""
        } else {
            "robust"
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
            vec![text(&it.item), text(&it.jurisdiction), year, text(word)]
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

/// How likely a rater's ratings are, her yardstick summed out.
///
/// Given her reliability and the part of her shift that all items share, her ratings on one item do not depend on those
/// on another. Both, and the item's own shift, are summed over evenly spaced places (the trapezoidal rule, which for
/// functions like these is all but exact once places are nearer to each other than the function is wide); deviations of
/// distances over draws of their prior.
struct Marginal<'a> {
    panel: &'a Panel,
    normal: &'static Fast,
    deviations: Vec<[f64; MOST]>,
}

impl<'a> Marginal<'a> {
    fn new(panel: &'a Panel) -> Self {
        let mut random = Random::of(1, 0, 0);
        // Each number takes every one of these values once, in an order of its own.
        let columns: [Vec<f64>; MOST] = std::array::from_fn(|_| {
            let value = |place: usize| quantile((count(place) + 0.5) / count(DEVIATIONS));
            let mut order: Vec<(u64, f64)> =
                (0..DEVIATIONS).map(|place| (random.uniform().to_bits(), value(place))).collect();
            order.sort_unstable_by_key(|it| it.0);
            order.into_iter().map(|it| it.1).collect()
        });
        let deviations = (0..DEVIATIONS).map(|at| columns.each_ref().map(|it| it[at])).collect();
        Self { panel, normal: Fast::get(), deviations }
    }

    /// The log of it, at one draw.
    fn of_rater(&self, row: &[f32], rater: usize) -> f64 {
        let panel = self.panel;
        let spread = |at: usize| f64::from(row[panel.spreads_from() + at]);
        let shared = if panel.items.len() > 1 { spread(0) } else { 0.0 };
        // A rating knows of a shift no better than a normal value of variance 1 does, so n of them make a function of it
        // whose width is 1/√n at least; and of log reliability one of 1/√Σ(βz)². Places lie no farther apart than about
        // the width: what the rule then leaves out is less than a thousandth.
        let blocks = || panel.of_rater[rater].iter().map(|it| &panel.blocks[*it]);
        let (mut n, mut squares) = (0.0, 0.0);
        for block in blocks() {
            let beta = f64::from(row[panel.item_from(block.item) + panel.levels - 1]);
            for o in block.range.clone() {
                let z = f64::from(row[block.item * panel.units.len() + panel.unit_of[o] as usize]);
                n += 1.0;
                squares += (beta * z).powi(2);
            }
        }
        let grid = GRID[0].min(1.2 / f64::sqrt(n));
        let apart = GRID[1].min(1.2 / (spread(5) * f64::sqrt(squares))).max(0.1);
        let (far_shared, far_own) = (steps(shared, grid), steps(spread(1), grid));
        let (of_shared, of_own) = (weights(shared, far_shared, grid), weights(spread(1), far_own, grid));
        let [lowest, highest] = RELIABILITIES;
        let b = |at: usize| lowest + apart * count(at);
        let logs = (0..).map(b).take_while(|it| *it < highest + apart).map(log_of_reliability);
        let mut by_reliability: Vec<f64> = logs.collect();
        normalise(&mut by_reliability);
        for (at, total) in by_reliability.iter_mut().enumerate() {
            let b = b(at);
            // By the shared part of her shift.
            let mut logs = of_shared.clone();
            for block in blocks() {
                let table = self.by_middle(row, block, (spread(5) * b).exp(), far_shared + far_own, grid);
                for (log, from) in logs.iter_mut().zip(0..) {
                    *log += sum_of_logs(of_own.iter().zip(&table[from..]).map(|(weight, it)| weight + it));
                }
            }
            *total += sum_of_logs(logs.into_iter());
        }
        sum_of_logs(by_reliability.into_iter())
    }

    /// The log likelihood of a block where the middle of its cuts lies so many places, `grid` apart, below what is expected
    /// of it to so many above, the deviations of its distances summed out. `reliability` is a multiple of the usual one.
    fn by_middle(&self, row: &[f32], block: &Block, reliability: f64, places: usize, grid: f64) -> Vec<f64> {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let from = panel.item_from(block.item);
        let common = &row[from..from + cuts];
        let beta = f64::from(row[from + cuts]) * reliability;
        let middle = common.iter().map(|it| f64::from(*it)).sum::<f64>() / count(cuts)
            + f64::from(row[panel.homes_from(block.item) + block.home]);
        let uneven = f64::from(row[panel.spreads_from() + 4]);
        let z = &row[block.item * panel.units.len()..][..panel.units.len()];
        let means: Vec<f64> =
            block.range.clone().map(|o| beta * f64::from(z[panel.unit_of[o] as usize])).collect();
        let deviations = if cuts > 1 { self.deviations.as_slice() } else { &self.deviations[..1] };
        let yardsticks: Vec<[f64; MOST]> = deviations
            .iter()
            .map(|own| {
                let mut place = [0.0; MOST];
                for k in 1..cuts {
                    let gap = f64::from(common[k] - common[k - 1]) * (uneven * own[k]).exp();
                    place[k] = place[k - 1] + gap;
                }
                let shift = middle - place[..cuts].iter().sum::<f64>() / count(cuts);
                place.map(|it| it + shift)
            })
            .collect();
        let one = |at: usize| {
            let off = (count(at) - count(places)) * grid;
            let likelihood = |place: &[f64; MOST]| {
                let ends = ends(&place[..cuts]);
                let mut chance = 1.0;
                for (o, mean) in block.range.clone().zip(&means) {
                    let (level, sure) =
                        (usize::from(panel.level_of[o]), panel.sure.get(o).copied().unwrap_or(1.0));
                    let mean = mean - off;
                    chance *=
                        self.normal.between((ends[level] - mean) * sure, (ends[level + 1] - mean) * sure);
                }
                chance
            };
            // Hundreds of ratings may be too unlikely for a number: then weights are not trusted, and it is fitted again.
            (yardsticks.iter().map(likelihood).sum::<f64>() / count(yardsticks.len())).ln()
        };
        (0..=2 * places).map(one).collect()
    }
}

/// Places on either side of zero at which a shift of such a spread is looked at.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // some tens
fn steps(spread: f64, grid: f64) -> usize {
    (FAR * spread / grid).ceil() as usize
}

/// Logarithms of the weights of these places, which add up to one.
fn weights(spread: f64, far: usize, grid: f64) -> Vec<f64> {
    let log = |at: usize| -0.5 * ((count(at) - count(far)) * grid / spread).powi(2);
    let mut logs: Vec<f64> = if far == 0 { vec![0.0] } else { (0..=2 * far).map(log).collect() };
    normalise(&mut logs);
    logs
}

fn normalise(logs: &mut [f64]) {
    let total = sum_of_logs(logs.iter().copied());
    for it in logs {
        *it -= total;
    }
}

/// ln Σ exp.
fn sum_of_logs(logs: impl Iterator<Item = f64> + Clone) -> f64 {
    let greatest = logs.clone().fold(f64::NEG_INFINITY, f64::max);
    if greatest == f64::NEG_INFINITY {
        return greatest;
    }
    greatest + logs.map(|it| (it - greatest).exp()).sum::<f64>().ln()
}

#[cfg(test)]
mod tests;
