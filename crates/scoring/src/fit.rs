//! Chains of one area, run until every number that will be published has converged, or the budget is spent.

use crate::chain::Chain;
use crate::diagnose::{Sorted, ess_at};
use crate::normal::Fast;
use crate::panel::Panel;
use crate::random::Random;
use crate::ratings::Ratings;
use rayon::prelude::*;

mod enough;

/// R̂ below which a number has converged.
pub const RHAT: f64 = 1.01;
/// Effective draws that a published number needs.
pub const ESS: f64 = 400.0;
/// Quantiles that are published.
pub const SHARES: [f64; 7] = [0.025, 0.05, 0.16, 0.5, 0.84, 0.95, 0.975];

/// How to run.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The seed; with the file it determines every byte.
    pub seed: u64,
    /// Chains.
    pub chains: usize,
    /// Sweeps thrown away first.
    pub warm: usize,
    /// Draws kept of each chain.
    pub kept: usize,
    /// Sweeps between two kept draws, to begin with.
    pub thin: usize,
    /// How often the run may be doubled when a number has not converged.
    pub doublings: u32,
    /// What a run stops at: R̂ below this, and so many effective draws.
    pub until: (f64, f64),
}

impl Default for Plan {
    fn default() -> Self {
        Self { seed: 1, chains: 4, warm: 300, kept: 500, thin: 3, doublings: 6, until: (RHAT, ESS) }
    }
}

/// What is seen while it runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Sweeps of every chain so far.
    pub sweeps: usize,
    /// How many there will be at the next check, at least.
    pub wanted: usize,
    /// The worst R̂ and the least effective size of a number that will be published, after a check.
    pub checked: Option<(f64, f64)>,
}

/// Sweeps between two looks at the progress.
const PIECE: usize = 50;

/// The draws of an area.
#[derive(Debug)]
pub struct Fit {
    /// The ratings as the sampler saw them.
    pub panel: Panel,
    /// Draws by chain, each a row of [`Fit::width`] numbers: units by item, then the parameters of each item.
    pub chains: Vec<Vec<f32>>,
    /// Numbers in a row.
    pub width: usize,
    /// Sweeps of every chain, the warm-up among them.
    pub sweeps: usize,
    /// The lowest level of the scale.
    pub lowest: u32,
    /// For the desk only: each block's yardstick, in the order of [`Panel::blocks`].
    pub yardsticks: Vec<Yardstick>,
}

/// How one rater measures on one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Yardstick {
    /// How far her cuts lie above the item's own (she asks for more than others): mean and standard deviation.
    pub severity: (f64, f64),
    /// How clearly her ratings follow the State: mean and standard deviation of log β, 0 for what is usual.
    pub reliability: (f64, f64),
}

impl Yardstick {
    fn of<'a>(chains: impl Iterator<Item = &'a Chain<'a>>) -> Vec<Self> {
        let mut sums: Vec<[f64; 4]> = Vec::new();
        let mut draws = 0.0;
        for chain in chains {
            sums.resize(chain.remembered.len(), [0.0; 4]);
            draws += chain.memories;
            for (sum, own) in sums.iter_mut().zip(&chain.remembered) {
                (0..4).for_each(|at| sum[at] += own[at]);
            }
        }
        let spread = |sum: f64, squares: f64| {
            let mean = sum / draws;
            (mean, (squares / draws - mean * mean).max(0.0).sqrt())
        };
        sums.iter()
            .map(|it| Self { severity: spread(it[0], it[1]), reliability: spread(it[2], it[3]) })
            .collect()
    }
}

/// How well one series of draws is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quality {
    /// Rank-normalised split R̂.
    pub rhat: f64,
    /// Bulk effective size.
    pub bulk: f64,
    /// The least effective size at the published quantiles.
    pub tail: f64,
}

impl Quality {
    /// The names of its columns in every file.
    pub const COLUMNS: [&str; 3] = ["rhat", "ess_bulk", "ess_tail"];

    /// Of draws by chain.
    pub fn of(chains: &[Vec<f64>]) -> Self {
        let sorted = Sorted::of(chains);
        let (rhat, bulk) = sorted.rhat_and_bulk();
        let at = |share: &f64| ess_at(chains, sorted.at_share(*share));
        Self { rhat, bulk, tail: SHARES.iter().map(at).fold(f64::INFINITY, f64::min) }
    }

    /// Whether a number with this quality may be published.
    pub fn is_enough(&self) -> bool {
        self.is_within((RHAT, ESS))
    }

    /// Whether R̂ is below one number, and effective draws are as many as another.
    pub(crate) fn is_within(&self, (rhat, ess): (f64, f64)) -> bool {
        self.rhat < rhat && self.bulk >= ess && self.tail >= ess
    }

    /// The worse of two in each respect.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        Self {
            rhat: self.rhat.max(other.rhat),
            bulk: self.bulk.min(other.bulk),
            tail: self.tail.min(other.tail),
        }
    }
}

/// The area's number in the stream of seeds: its name's bytes, so that neither order nor company changes it.
fn stream(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Fit {
    /// Fits one area.
    pub fn run(
        ratings: &Ratings,
        area: &str,
        items: &[usize],
        plan: &Plan,
        mut see: impl FnMut(Seen),
    ) -> Self {
        let panel = Panel::of(ratings, items);
        let homes = panel.homes_of_walks(ratings);
        let width = panel.width();
        let area = stream(area);
        let mut chains: Vec<(Chain<'_>, Vec<f32>)> = (0..plan.chains)
            .into_par_iter()
            .map(|index| {
                let random = Random::of(plan.seed, area, index as u64);
                (Chain::new(&panel, homes.clone(), random), Vec::with_capacity(2 * plan.kept * width))
            })
            .collect();
        let mut warm = 0;
        while warm < plan.warm {
            let piece = PIECE.min(plan.warm - warm);
            chains.par_iter_mut().for_each(|(chain, _)| (0..piece).for_each(|_| chain.sweep()));
            warm += piece;
            see(Seen { sweeps: warm, wanted: plan.warm + plan.kept * plan.thin, checked: None });
        }
        for (chain, _) in &mut chains {
            chain.warming = false;
        }
        let (mut thin, mut wanted, mut sweeps) = (plan.thin, plan.kept, plan.warm);
        let mut enough = enough::Enough::of(ratings, &panel, plan.until);
        loop {
            let mut rows = chains.first().map_or(0, |(_, draws)| draws.len() / width);
            let last = sweeps + thin * (wanted - rows);
            while rows < wanted {
                rows = (rows + PIECE.div_ceil(thin)).min(wanted);
                chains.par_iter_mut().for_each(|(chain, draws)| {
                    while draws.len() < rows * width {
                        (0..thin).for_each(|_| chain.sweep());
                        record(chain, draws);
                    }
                });
                see(Seen { sweeps: last - thin * (wanted - rows), wanted: last, checked: None });
            }
            sweeps = last;
            let draws: Vec<&[f32]> = chains.iter().map(|(_, draws)| draws.as_slice()).collect();
            let seen = enough.worst(&panel, &draws, width);
            see(Seen { sweeps, wanted: sweeps, checked: Some((seen.rhat, seen.bulk.min(seen.tail))) });
            if seen.is_within(plan.until) || sweeps >= plan.warm + ((plan.thin * plan.kept) << plan.doublings)
            {
                break;
            }
            // A tenth longer; from twice as many draws on every second one goes, and the gaps double.
            wanted += plan.kept.div_ceil(10);
            if wanted > 2 * plan.kept {
                thin *= 2;
                for (_, draws) in &mut chains {
                    let rows = draws.len() / width;
                    for row in 0..rows / 2 {
                        draws.copy_within((2 * row + 1) * width..(2 * row + 2) * width, row * width);
                    }
                    draws.truncate(rows / 2 * width);
                }
                wanted = plan.kept + plan.kept.div_ceil(10);
            }
        }
        let yardsticks = Yardstick::of(chains.iter().map(|(chain, _)| chain));
        let chains = chains.into_iter().map(|(_, draws)| draws).collect();
        Self { yardsticks, chains, width, sweeps, panel, lowest: ratings.lowest }
    }

    /// The median over draws of the level in whose stretch of the scale a unit lies.
    pub fn level(&self, item: usize, unit: usize) -> f64 {
        let (cuts, units) = (self.panel.levels - 1, self.panel.units.len());
        let own = self.panel.item_from(item);
        let rows = self.chains.iter().flat_map(|draws| draws.chunks_exact(self.width));
        let mut below: Vec<usize> = rows
            .map(|row| {
                let place = row[own + cuts] * row[item * units + unit];
                row[own..own + cuts].iter().filter(|cut| **cut < place).count()
            })
            .collect();
        below.sort_unstable();
        f64::from(self.lowest) + crate::count(below[below.len() / 2])
    }

    /// The draws of one column, by chain.
    pub fn column(&self, column: usize) -> Vec<Vec<f64>> {
        columns(self.chains.iter().map(Vec::as_slice), self.width, column)
    }

    /// Expected ratings and the chances of each level, by chain and draw, of a unit on an item at its common cuts.
    pub fn expected(&self, item: usize, unit: usize) -> Vec<Vec<f64>> {
        let lowest = f64::from(self.lowest);
        let one = |row: &[f32]| lowest + expected(&self.panel, row, item, unit);
        self.chains.iter().map(|draws| draws.chunks_exact(self.width).map(one).collect()).collect()
    }

    /// The mean chance of each level.
    pub fn chances(&self, item: usize, unit: usize) -> Vec<f64> {
        let mut sums = vec![0.0; self.panel.levels];
        let mut rows = 0.0;
        for row in self.chains.iter().flat_map(|draws| draws.chunks_exact(self.width)) {
            for (sum, chance) in sums.iter_mut().zip(chances(&self.panel, row, item, unit)) {
                *sum += chance;
            }
            rows += 1.0;
        }
        sums.iter().map(|it| it / rows).collect()
    }
}

/// Draws by chain of one column.
pub(crate) fn columns<'a>(
    chains: impl Iterator<Item = &'a [f32]>,
    width: usize,
    column: usize,
) -> Vec<Vec<f64>> {
    chains.map(|draws| draws.chunks_exact(width).map(|row| f64::from(row[column])).collect()).collect()
}

/// The expected rating at the item's common cuts and reliability, counted from the lowest level.
fn expected(panel: &Panel, row: &[f32], item: usize, unit: usize) -> f64 {
    let (normal, cuts, own) = (Fast::get(), panel.levels - 1, panel.item_from(item));
    let place = f64::from(row[own + cuts]) * f64::from(row[item * panel.units.len() + unit]);
    row[own..own + cuts].iter().map(|cut| normal.cdf(place - f64::from(*cut))).sum()
}

/// The chance of each level there.
fn chances(panel: &Panel, row: &[f32], item: usize, unit: usize) -> Vec<f64> {
    let cuts = panel.levels - 1;
    let own = panel.item_from(item);
    let place = f64::from(row[own + cuts]) * f64::from(row[item * panel.units.len() + unit]);
    let (normal, mut below) = (Fast::get(), 0.0);
    let mut all: Vec<f64> = row[own..own + cuts]
        .iter()
        .map(|cut| {
            let upto = normal.cdf(f64::from(*cut) - place);
            let chance = upto - below;
            below = upto;
            chance
        })
        .collect();
    all.push(1.0 - below);
    all
}

/// Appends the state of a chain, as [`Panel::width`] says.
#[allow(clippy::cast_possible_truncation)] // seven digits are kept
pub(crate) fn record(chain: &mut Chain<'_>, draws: &mut Vec<f32>) {
    chain.remember();
    draws.extend(chain.z.iter().map(|it| *it as f32));
    let items = chain.mu_beta.len();
    let gaps = chain.distance.len() / items;
    for item in 0..items {
        let distances: Vec<f64> =
            chain.distance[item * gaps..(item + 1) * gaps].iter().map(|it| it.exp()).collect();
        let mut cuts = vec![0.0];
        for distance in distances {
            cuts.push(cuts[cuts.len() - 1] + distance);
        }
        let shift = chain.middle[item] - cuts.iter().sum::<f64>() / crate::count(cuts.len());
        draws.extend(cuts.iter().map(|it| (it + shift) as f32));
        draws.push(chain.mu_beta[item].exp() as f32);
    }
    let homes = chain.home.len();
    for (at, own) in chain.home_item.iter().enumerate() {
        draws.push((chain.home[at % homes] + own) as f32);
    }
    let it = &chain.spreads;
    let spreads = [it.rater, it.rater_item, it.home, it.home_item, it.distance, it.reliability];
    let steps = it.step.iter().chain(&it.region).chain(&it.region_step);
    draws.extend(spreads.iter().chain(steps).map(|it| *it as f32));
}
