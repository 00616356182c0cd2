//! One Markov chain: the state of the model and how it moves.
//!
//! Rating k of rater j on item i for unit u is level k where a latent normal with mean β[j,i]·z[u,i] and variance 1
//! falls between the cuts γ[j,i,k−1] and γ[j,i,k].
//!
//! - z: the first year of a walk N(0,1); then steps √gap·ω·t with four degrees of freedom, as a normal whose variance
//!   is divided by λ ~ Γ(2,2); vignettes N(place, 0.75²).
//! - a region's z: its State's z of the year + c + w, with c ~ N(0, τ²) and w a walk from zero with steps as above, whose
//!   spread is ν instead of ω.
//! - γ: the middle (mean) of a rater's cuts is μ[i] + home shift + rater shift; the logarithm of each distance between
//!   neighbours is that of the item plus a small deviation. So the cuts keep their order without any truncation, and
//!   the prior has no constant that depends on the spreads.
//! - log β[j,i] = μβ[i] + σβ·b[j], where b is the logarithm of an exponential variate.
//!
//! Every update leaves the joint distribution alone: conjugate draws, slices, and joint moves along lines on which the
//! likelihood is constant or a parabola.

pub(crate) mod imagine;
mod joint;
mod place;
mod region;
mod shared;
mod shift;
#[cfg(test)]
mod tests;
mod yardstick;

pub(crate) use yardstick::{ends, log_of_reliability};

use crate::count;
use crate::normal::{Fast, quantile};
use crate::panel::Panel;
use crate::random::Random;

/// Degrees of freedom of the walk's steps.
const FREEDOM: f64 = 4.0;
/// Prior standard deviations: of the middle of an item's cuts, of the log distances between them, of μβ.
pub(crate) const MIDDLE: f64 = 1.5;
pub(crate) const DISTANCE: f64 = 0.75;
pub(crate) const RELIABILITY: f64 = 0.5;
/// Scales of the half-normal priors: rater shifts and σβ; home shifts and steps; constants and steps of regions;
/// deviations of the distances.
pub(crate) const RATER: f64 = 0.5;
pub(crate) const HOME: f64 = 0.3;
pub(crate) const STEP: f64 = 0.3;
pub(crate) const REGION: f64 = 0.3;
pub(crate) const UNEVEN: f64 = 0.5;

/// Numbers that make one rater's yardstick her own, at most: the highest level is 10.
pub(crate) const MOST: usize = 11;

/// The learned spreads.
#[derive(Debug, Clone)]
pub(crate) struct Spreads {
    /// Rater shifts: shared by the items, and of one item.
    pub(crate) rater: f64,
    pub(crate) rater_item: f64,
    /// Home shifts: shared by the items, and of one item.
    pub(crate) home: f64,
    pub(crate) home_item: f64,
    /// Log distances between cuts.
    pub(crate) distance: f64,
    /// Log reliability.
    pub(crate) reliability: f64,
    /// Steps of the walk, by kind.
    pub(crate) step: Vec<f64>,
    /// Constants and steps of regions, by kind; empty where there are no regions.
    pub(crate) region: Vec<f64>,
    pub(crate) region_step: Vec<f64>,
}

/// The state of a chain.
#[derive(Debug, Clone)]
pub(crate) struct Chain<'a> {
    panel: &'a Panel,
    random: Random,
    /// Each rating's level: the panel's, and in tests imagined ones.
    levels: Vec<u8>,
    /// Units of one item side by side.
    pub(crate) z: Vec<f64>,
    weight: Vec<f64>,
    latent: Vec<f64>,
    cuts: Vec<f64>,
    /// Logarithms of the distances between a block's cuts.
    gaps: Vec<f64>,
    beta: Vec<f64>,
    b: Vec<f64>,
    /// The log likelihood of each block where the chain stands, from the raters' moves to the end of the shared ones.
    known: Vec<f64>,
    pub(crate) mu_beta: Vec<f64>,
    pub(crate) middle: Vec<f64>,
    pub(crate) distance: Vec<f64>,
    pub(crate) home: Vec<f64>,
    pub(crate) home_item: Vec<f64>,
    rater: Vec<f64>,
    pub(crate) spreads: Spreads,
    /// Blocks that a translation of one walk of one item concerns.
    touched: Vec<Vec<usize>>,
    home_of_walk: Vec<Option<usize>>,
    /// Raters who rate nothing but the years of one walk, by walk; empty where there are regions.
    captives: Vec<Vec<usize>>,
    /// Units of which everybody says the highest or the lowest level.
    extreme: Vec<bool>,
    /// Room for the ratings of units that move.
    moving: Vec<[f64; 3]>,
    precision: Vec<f64>,
    linear: Vec<f64>,
    pivots: Vec<f64>,
    solved: Vec<f64>,
    normal: &'static Fast,
    moves: Vec<shared::Move>,
    sweeps: usize,
    /// While it warms up, moves learn their shape and length.
    pub(crate) warming: bool,
    /// For each block sums and squares of its severity and of its log reliability, over kept draws.
    pub(crate) remembered: Vec<[f64; 4]>,
    pub(crate) memories: f64,
}

impl<'a> Chain<'a> {
    pub(crate) fn new(panel: &'a Panel, mut homes_of_walks: Vec<Option<usize>>, mut random: Random) -> Self {
        homes_of_walks.truncate(panel.states);
        let (items, units, cuts) = (panel.items.len(), panel.units.len(), panel.levels - 1);
        // Levels that were used more lie farther apart.
        let mut used = vec![1.0; panel.levels];
        panel.level_of.iter().for_each(|level| used[usize::from(*level)] += 1.0);
        let total: f64 = used.iter().sum();
        let mut below = 0.0;
        let start: Vec<f64> = used[..cuts]
            .iter()
            .map(|it| {
                below += it;
                quantile(below / total) * 1.3
            })
            .collect();
        let middle = start.iter().sum::<f64>() / count(cuts);
        let distances: Vec<f64> = start.windows(2).map(|it| (it[1] - it[0]).max(0.05).ln()).collect();
        let z: Vec<f64> = (0..items * units).map(|_| 0.5 * random.normal()).collect();
        let regions = if panel.above.is_empty() { 0 } else { panel.kinds };
        let spreads = Spreads {
            region: vec![0.2; regions],
            region_step: vec![0.1; regions],
            rater: 0.3,
            rater_item: 0.3,
            home: 0.15,
            home_item: 0.15,
            distance: 0.3,
            reliability: 0.3,
            step: vec![0.2; panel.kinds],
        };
        Self {
            random,
            levels: panel.level_of.clone(),
            z,
            weight: vec![1.0; items * units],
            latent: vec![0.0; panel.unit_of.len()],
            cuts: start.iter().copied().cycle().take(panel.blocks.len() * cuts).collect(),
            gaps: distances.iter().copied().cycle().take(panel.blocks.len() * distances.len()).collect(),
            beta: vec![1.0; panel.blocks.len()],
            b: vec![0.0; panel.raters.len()],
            known: vec![0.0; panel.blocks.len()],
            mu_beta: vec![0.0; items],
            middle: vec![middle; items],
            distance: distances.iter().copied().cycle().take(items * distances.len()).collect(),
            home: vec![0.0; panel.homes],
            home_item: vec![0.0; panel.homes * items],
            rater: vec![0.0; panel.raters.len()],
            spreads,
            touched: touched(panel, &homes_of_walks),
            home_of_walk: homes_of_walks,
            captives: captives(panel),
            extreme: extreme(panel),
            moving: Vec::new(),
            precision: vec![0.0; items * units],
            linear: vec![0.0; items * units],
            pivots: vec![0.0; units],
            solved: vec![0.0; units],
            normal: Fast::get(),
            moves: shared::Move::all(panel),
            sweeps: 0,
            warming: true,
            remembered: vec![[0.0; 4]; panel.blocks.len()],
            memories: 0.0,
            panel,
        }
    }

    /// One sweep over everything: first what is drawn beside latent values, then what is drawn without them.
    pub(crate) fn sweep(&mut self) {
        self.latents();
        self.fold_regions();
        self.steps();
        self.walks();
        self.regions();
        for item in 0..self.panel.items.len() {
            self.translate_item(item);
            for walk in 0..self.panel.walks.len() {
                self.translate_walk(item, walk);
            }
            self.stretch_items(&[item], None);
        }
        for kind in 0..self.panel.kinds {
            let items: Vec<usize> =
                (0..self.panel.items.len()).filter(|it| self.panel.steps[*it] == kind).collect();
            self.stretch_items(&items, Some(kind));
        }
        for walk in 0..self.captives.len() {
            self.stretch_walk(walk);
        }
        // In an area each of these is enough in every second sweep.
        let odd = self.sweeps % 2 == 1;
        self.stretch_homes(self.many_items() && odd);
        self.shifts();
        for item in 0..self.panel.items.len() {
            if !odd || !self.many_items() {
                self.shift_all(item);
            }
        }
        self.raters();
        self.shared();
        self.distances();
        self.sweeps += 1;
    }

    /// Adds this draw to what is remembered of the raters.
    pub(crate) fn remember(&mut self) {
        self.memories += 1.0;
        for at in 0..self.panel.blocks.len() {
            let block = &self.panel.blocks[at];
            let severity = self.residual(at) + self.expected(at) - self.middle[block.item];
            let reliability = self.spreads.reliability * self.b[block.rater];
            for (sum, value) in self.remembered[at].chunks_exact_mut(2).zip([severity, reliability]) {
                sum[0] += value;
                sum[1] += value * value;
            }
        }
    }

    fn many_items(&self) -> bool {
        self.panel.items.len() > 1
    }

    /// What the middle of a block's cuts is expected to be.
    fn expected(&self, at: usize) -> f64 {
        let block = &self.panel.blocks[at];
        self.middle[block.item]
            + self.home[block.home]
            + self.home_item[block.item * self.panel.homes + block.home]
            + self.rater[block.rater]
    }

    /// How far the middle of a block's cuts lies from it.
    fn residual(&self, at: usize) -> f64 {
        let cuts = self.panel.levels - 1;
        self.cuts[at * cuts..(at + 1) * cuts].iter().sum::<f64>() / count(cuts) - self.expected(at)
    }
}

/// Blocks that a translation of one walk of one item concerns.
fn touched(panel: &Panel, homes_of_walks: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut touched = vec![Vec::new(); panel.items.len() * panel.walks.len()];
    for (at, block) in panel.blocks.iter().enumerate() {
        let mut walks: Vec<usize> = panel.unit_of[block.range.clone()]
            .iter()
            .flat_map(|unit| {
                let unit = panel.units[*unit as usize];
                [unit.walk, unit.state]
            })
            .filter(|walk| *walk != usize::MAX)
            .collect();
        walks.extend(homes_of_walks.iter().position(|home| *home == Some(block.home)));
        walks.sort_unstable();
        walks.dedup();
        for walk in walks {
            touched[block.item * panel.walks.len() + walk].push(at);
        }
    }
    touched
}

/// Raters who rate nothing but the years of one walk, by walk; none where there are regions.
fn captives(panel: &Panel) -> Vec<Vec<usize>> {
    let mut captives = vec![Vec::new(); if panel.above.is_empty() { panel.walks.len() } else { 0 }];
    for (rater, blocks) in panel.of_rater.iter().enumerate() {
        let mut walks = blocks.iter().flat_map(|at| panel.unit_of[panel.blocks[*at].range.clone()].iter());
        let first = walks.next().map_or(usize::MAX, |unit| panel.units[*unit as usize].walk);
        if let Some(own) =
            captives.get_mut(first).filter(|_| walks.all(|it| panel.units[*it as usize].walk == first))
        {
            own.push(rater);
        }
    }
    captives
}

/// Units of which everybody says the highest or the lowest level.
fn extreme(panel: &Panel) -> Vec<bool> {
    let mut said = vec![[0; 3]; panel.items.len() * panel.units.len()];
    for block in &panel.blocks {
        for (level, unit) in
            panel.level_of[block.range.clone()].iter().zip(&panel.unit_of[block.range.clone()])
        {
            let it = &mut said[block.item * panel.units.len() + *unit as usize];
            it[0] += usize::from(*level == 0);
            it[1] += usize::from(usize::from(*level) == panel.levels - 1);
            it[2] += 1;
        }
    }
    said.iter().map(|[low, high, all]| *all > 0 && (low == all || high == all)).collect()
}

/// A spread with a half-normal prior, given the squares of `n` normal values that have it: a slice of its logarithm.
fn learned(random: &mut Random, spread: f64, squares: f64, n: f64, prior: f64) -> f64 {
    let log = |x: f64| {
        let variance = (2.0 * x).exp();
        (1.0 - n) * x - 0.5 * squares / variance - 0.5 * variance / (prior * prior)
    };
    random.slice(spread.ln(), 0.4, (-9.0, 3.0), log).exp()
}
