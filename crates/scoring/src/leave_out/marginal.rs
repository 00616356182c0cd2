//! How likely a rater's ratings on an item are at a draw, given those on others, her yardstick summed out.
//!
//! Given her reliability and the part of her shift that all items share, her ratings on one item do not depend on those
//! on another. Both, and the item's own shift, are summed over evenly spaced places (the trapezoidal rule, which for
//! functions like these is all but exact once places are nearer to each other than the function is wide); deviations of
//! distances over fixed draws of their prior. Most places are all but impossible: sums begin where they were greatest
//! at the draw before, and end where nothing is left to add.

use crate::chain::{MOST, ends, log_of_reliability};
use crate::count;
use crate::fit::Fit;
use crate::normal::{Fast, quantile};
use crate::panel::{Block, Panel};
use crate::random::Random;
use std::collections::BTreeMap;

/// How many standard deviations of a shift are looked at, on either side.
const FAR: f64 = 3.0;
/// Between which values reliability is looked at, in units of its spread: three in a thousand are lower.
const RELIABILITIES: [f64; 2] = [-6.0, 2.0];
/// Distances of the places that are looked at: of shifts, and of reliability in units of its spread, at most.
const GRID: [f64; 2] = [0.5, 1.2];
/// Logarithms below the greatest at which nothing is left to add.
const NOTHING: f64 = 14.0;
/// A rating is never held for less likely, nor the logarithm of a block's likelihood for less: beneath it are no numbers.
const UNLIKELY: f64 = 1e-12;
const LEAST: f64 = -690.0;
/// Places of a shift's own between two at which the ratings are looked at, at most.
const FINEST: usize = 16;
/// Deviations of the distances between cuts, a Latin hypercube of normal values. The same in every draw: so what they
/// leave out is much the same in every draw, too, and weights are ratios: beside two thousand of them, logarithms of
/// weights that vary by 0.4 to 2 were off by 0.01 to 0.13 (ten ratings of an item), with two ratings by 0.02 at most.
const DEVIATIONS: usize = 16;

/// Sums yardsticks of a panel's raters out.
pub(super) struct Marginal<'a> {
    panel: &'a Panel,
    normal: &'static Fast,
    deviations: Vec<[f64; MOST]>,
}

/// Where a rater's sums were greatest at the draw before.
pub(super) struct Start {
    /// Reliability, in units of its spread.
    b: f64,
    /// By block, how far the middle of her cuts lies above what is expected.
    shifts: Vec<f64>,
}

/// Logarithms at evenly spaced places, from a first one on. What is not there is nothing.
struct Window {
    from: isize,
    logs: Vec<f64>,
    greatest: f64,
}

impl Window {
    /// From a place both ways until nothing is left, or until the end.
    fn around(start: isize, ends: (isize, isize), mut log: impl FnMut(isize) -> f64) -> Self {
        let start = start.clamp(ends.0, ends.1);
        let first = log(start);
        let mut greatest = first;
        let mut walk = |places: &mut dyn Iterator<Item = isize>| {
            let mut logs = Vec::new();
            for place in places {
                let log = log(place);
                greatest = greatest.max(log);
                logs.push(log);
                if log < greatest - NOTHING {
                    break;
                }
            }
            logs
        };
        let up = walk(&mut (start + 1..=ends.1));
        let mut logs = walk(&mut (ends.0..start).rev());
        logs.reverse();
        #[allow(clippy::cast_possible_wrap)] // some tens
        let from = start - logs.len() as isize;
        logs.push(first);
        logs.extend(up);
        Self { from, logs, greatest }
    }

    /// The place of the greatest.
    #[allow(clippy::cast_possible_wrap)] // some tens
    fn peak(&self) -> isize {
        let at = (0..self.logs.len()).max_by(|a, b| self.logs[*a].total_cmp(&self.logs[*b]));
        self.from + at.unwrap_or_default() as isize
    }

    /// Values, the greatest being one, with `more` places for each: logarithms go through cubics.
    fn finer(&self, more: usize) -> (isize, Vec<f64>) {
        let floor = self.greatest - 4.0 * NOTHING;
        let log = |at: usize| self.logs[at].max(floor);
        let end = self.logs.len() - 1;
        let mut values = Vec::with_capacity(end * more + 1);
        for at in 0..end {
            let (here, next) = (log(at), log(at + 1));
            // Beyond an end it goes on as a line.
            let before = if at > 0 { log(at - 1) } else { 2.0 * here - next };
            let after = if at + 1 < end { log(at + 2) } else { 2.0 * next - here };
            for part in 0..more {
                let t = count(part) / count(more);
                let cubic = -t * (t - 1.0) * (t - 2.0) * before / 6.0
                    + (t + 1.0) * (t - 1.0) * (t - 2.0) * here / 2.0
                    - (t + 1.0) * t * (t - 2.0) * next / 2.0
                    + (t + 1.0) * t * (t - 1.0) * after / 6.0;
                values.push((cubic - self.greatest).exp());
            }
        }
        values.push((log(end) - self.greatest).exp());
        #[allow(clippy::cast_possible_wrap)] // some tens
        (self.from * more as isize, values)
    }
}

impl<'a> Marginal<'a> {
    pub(super) fn new(panel: &'a Panel) -> Self {
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

    /// By item that an organisation rated, the logarithms of weights at these draws: without what it said on the item.
    pub(super) fn of_organisation(
        &self,
        fit: &Fit,
        rows: &[usize],
        raters: &[usize],
    ) -> BTreeMap<usize, Vec<f64>> {
        let mut by_item: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for rater in raters {
            let blocks = &self.panel.of_rater[*rater];
            let mut start = self.start(*rater);
            for (at, row) in rows.iter().enumerate() {
                let logs = self.of_rater(fit.row(*row), *rater, &mut start);
                for (block, log) in blocks.iter().zip(logs) {
                    let item = self.panel.blocks[*block].item;
                    by_item.entry(item).or_insert_with(|| vec![0.0; rows.len()])[at] -= log;
                }
            }
        }
        by_item
    }

    /// Before the first draw.
    pub(super) fn start(&self, rater: usize) -> Start {
        Start { b: 0.0, shifts: vec![0.0; self.panel.of_rater[rater].len()] }
    }

    /// By block, the log of how likely her ratings on the item are at one draw, given those on the others.
    pub(super) fn of_rater(&self, row: &[f32], rater: usize, start: &mut Start) -> Vec<f64> {
        let panel = self.panel;
        let spread = |at: usize| f64::from(row[panel.spreads_from() + at]);
        let (shared, own) = (if panel.items.len() > 1 { spread(0) } else { 0.0 }, spread(1));
        // A rating knows of a shift no better than a normal value of variance 1 does, so n of them make a function of it
        // whose width is 1/√n at least; and of log reliability one of 1/√Σ(βz)². Places lie no farther apart than about
        // the width: what the rule then leaves out is less than a thousandth.
        let blocks: Vec<&Block> = panel.of_rater[rater].iter().map(|it| &panel.blocks[*it]).collect();
        let mut squares = 0.0;
        for block in &blocks {
            let beta = f64::from(row[panel.item_from(block.item) + panel.levels - 1]);
            for o in block.range.clone() {
                let z = f64::from(row[block.item * panel.units.len() + panel.unit_of[o] as usize]);
                squares += (beta * z).powi(2);
            }
        }
        let most = count(blocks.iter().map(|it| it.range.len()).max().unwrap_or(1));
        let grid = GRID[0].min(1.2 / most.sqrt());
        // Shifts are summed at places between those at which the ratings are looked at: what is the item's own given the
        // other, and the other given all that she said.
        let width = |spread: f64, n: f64| (spread.max(1e-6).powi(-2) + n).sqrt().recip();
        let told: f64 = blocks.iter().map(|it| (own * own + count(it.range.len()).recip()).recip()).sum();
        let narrow =
            if panel.items.len() > 1 { width(own, most).min(width(shared, told)) } else { width(own, most) };
        let more = (1..FINEST).find(|it| grid / count(*it) <= 1.2 * narrow).unwrap_or(FINEST);
        let fine = grid / count(more);
        let far = steps(shared + own, grid);
        let (of_shared, of_own) = (weights(shared, fine), weights(own, fine));
        let apart = GRID[1].min(1.2 / (spread(5) * squares.sqrt())).max(0.1);
        let (lowest, highest) = (whole(RELIABILITIES[0] / apart), whole(RELIABILITIES[1] / apart));
        let total = sum_of_logs((lowest..=highest).map(|at| log_of_reliability(signed(at) * apart)));
        let reach = (signed_count(of_shared.len()) - 1) / 2 + (signed_count(of_own.len()) - 1) / 2;
        // Of every reliability and shared shift that is looked at: all blocks together, and by block.
        let mut together: Vec<f64> = Vec::new();
        let mut alone: Vec<Vec<f64>> = vec![Vec::new(); blocks.len()];
        let by_reliability = Window::around(whole(start.b / apart), (lowest, highest), |at| {
            let b = signed(at) * apart;
            let mut logs: Vec<f64> =
                of_shared.iter().map(|it| it.ln() + log_of_reliability(b) - total).collect();
            for ((block, shift), alone) in blocks.iter().zip(&mut start.shifts).zip(&mut alone) {
                let window = self.by_middle(row, block, (spread(5) * b).exp(), far, grid, *shift);
                *shift = signed(window.peak()) * grid;
                let (from, values) = window.finer(more);
                for (log, place) in logs.iter_mut().zip(-reach..) {
                    // The first of her own shifts that the window has.
                    let skip = usize::try_from(from - place).unwrap_or(0);
                    let at = usize::try_from(place - from).unwrap_or(0);
                    let pairs = of_own.iter().skip(skip).zip(values.iter().skip(at));
                    let sum = pairs.map(|(weight, value)| weight * value).sum::<f64>();
                    let own = sum.ln().max(-4.0 * NOTHING) + window.greatest;
                    *log += own;
                    alone.push(own);
                }
            }
            together.extend(&logs);
            sum_of_logs(logs.into_iter())
        });
        start.b = signed(by_reliability.peak()) * apart;
        let all = sum_of_logs(together.iter().copied());
        let others = |alone: &Vec<f64>| sum_of_logs(together.iter().zip(alone).map(|(all, own)| all - own));
        // Hundreds of ratings may be too unlikely for a number: then weights are not trusted, and it is fitted again.
        let is_number = |alone: &Vec<f64>| alone.iter().any(|it| *it > LEAST);
        alone.iter().map(|it| if is_number(it) { all - others(it) } else { f64::NAN }).collect()
    }

    /// The log likelihood of a block by how many places, `grid` apart, the middle of its cuts lies above what is expected
    /// of it, the deviations of its distances summed out. `reliability` is a multiple of the usual one.
    fn by_middle(
        &self,
        row: &[f32],
        block: &Block,
        reliability: f64,
        far: isize,
        grid: f64,
        start: f64,
    ) -> Window {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let from = panel.item_from(block.item);
        let common = &row[from..from + cuts];
        let beta = f64::from(row[from + cuts]) * reliability;
        let middle = common.iter().map(|it| f64::from(*it)).sum::<f64>() / count(cuts)
            + f64::from(row[panel.homes_from(block.item) + block.home]);
        let uneven = f64::from(row[panel.spreads_from() + 4]);
        let z = &row[block.item * panel.units.len()..][..panel.units.len()];
        let ratings: Vec<(f64, usize, f64)> = block
            .range
            .clone()
            .map(|o| {
                let sure = panel.sure.get(o).copied().unwrap_or(1.0);
                (beta * f64::from(z[panel.unit_of[o] as usize]), usize::from(panel.level_of[o]), sure)
            })
            .collect();
        let deviations = if cuts > 1 { self.deviations.as_slice() } else { &self.deviations[..1] };
        let yardsticks: Vec<[f64; MOST + 1]> = deviations
            .iter()
            .map(|own| {
                let mut place = [0.0; MOST];
                for k in 1..cuts {
                    let gap = f64::from(common[k] - common[k - 1]) * (uneven * own[k]).exp();
                    place[k] = place[k - 1] + gap;
                }
                let shift = middle - place[..cuts].iter().sum::<f64>() / count(cuts);
                ends(&place.map(|it| it + shift)[..cuts])
            })
            .collect();
        Window::around(whole(start / grid), (-far, far), |at| {
            let off = signed(at) * grid;
            let likelihood = |ends: &[f64; MOST + 1]| {
                let mut chance = 1.0;
                for (mean, level, sure) in &ratings {
                    let mean = mean - off;
                    let own =
                        self.normal.between((ends[*level] - mean) * sure, (ends[level + 1] - mean) * sure);
                    chance *= own.max(UNLIKELY);
                }
                chance
            };
            (yardsticks.iter().map(likelihood).sum::<f64>() / count(yardsticks.len())).ln().max(LEAST)
        })
    }
}

#[allow(clippy::cast_possible_truncation)] // some tens
fn whole(value: f64) -> isize {
    value.round() as isize
}

#[allow(clippy::cast_precision_loss)] // some tens
fn signed(value: isize) -> f64 {
    value as f64
}

#[allow(clippy::cast_possible_wrap)] // some tens
fn signed_count(value: usize) -> isize {
    value as isize
}

/// Places on either side of zero at which a shift of such a spread is looked at.
fn steps(spread: f64, grid: f64) -> isize {
    whole((FAR * spread / grid).ceil())
}

/// The weights of these places, which add up to one.
fn weights(spread: f64, grid: f64) -> Vec<f64> {
    let far = steps(spread, grid);
    let weight = |at: isize| if far == 0 { 1.0 } else { (-0.5 * (signed(at) * grid / spread).powi(2)).exp() };
    let weights: Vec<f64> = (-far..=far).map(weight).collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|it| it / total).collect()
}

/// ln Σ exp.
pub(super) fn sum_of_logs(logs: impl Iterator<Item = f64> + Clone) -> f64 {
    let greatest = logs.clone().fold(f64::NEG_INFINITY, f64::max);
    if greatest == f64::NEG_INFINITY {
        return greatest;
    }
    greatest + logs.map(|it| (it - greatest).exp()).sum::<f64>().ln()
}
