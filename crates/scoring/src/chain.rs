//! One Markov chain: the state of the model and how it moves.
//!
//! Rating k of rater j on item i for unit u is level k where a latent normal with mean β[j,i]·z[u,i] and variance 1
//! falls between the cuts γ[j,i,k−1] and γ[j,i,k].
//!
//! - z: the first year of a walk N(0,1); then steps √gap·ω·t with four degrees of freedom, as a normal whose variance
//!   is divided by λ ~ Γ(2,2); vignettes N(place, 0.75²).
//! - γ: the middle (mean) of a rater's cuts is μ[i] + home shift + rater shift; the logarithm of each distance between
//!   neighbours is that of the item plus a small deviation. So the cuts keep their order without any truncation, and
//!   the prior has no constant that depends on the spreads.
//! - log β[j,i] = μβ[i] + σβ·b[j].
//!
//! Every update leaves the joint distribution alone: conjugate draws, slices, and joint moves along lines on which the
//! likelihood is constant or a parabola.

use crate::count;
use crate::normal::{Fast, quantile};
use crate::panel::{Panel, VIGNETTE_SPREAD};
use crate::random::Random;

/// Degrees of freedom of the walk's steps.
const FREEDOM: f64 = 4.0;
/// Prior standard deviations: of the middle of an item's cuts, of the log distances between them, of μβ.
pub(crate) const MIDDLE: f64 = 1.5;
pub(crate) const DISTANCE: f64 = 0.75;
pub(crate) const RELIABILITY: f64 = 0.5;
/// Scales of the half-normal priors: rater shifts and σβ; home shifts and steps; deviations of the distances.
pub(crate) const RATER: f64 = 0.5;
pub(crate) const HOME: f64 = 0.3;
pub(crate) const STEP: f64 = 0.3;
pub(crate) const UNEVEN: f64 = 0.5;

/// Numbers that make one rater's yardstick her own, at most: the highest level is 10.
const MOST: usize = 11;

const FREE: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

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
    beta: Vec<f64>,
    b: Vec<f64>,
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
    precision: Vec<f64>,
    linear: Vec<f64>,
    pivots: Vec<f64>,
    solved: Vec<f64>,
    normal: &'static Fast,
    /// Which shared move comes next.
    turn: usize,
    /// For each block sums and squares of its severity and of its log reliability, over kept draws.
    pub(crate) remembered: Vec<[f64; 4]>,
    pub(crate) memories: f64,
}

impl<'a> Chain<'a> {
    pub(crate) fn new(panel: &'a Panel, homes_of_walks: Vec<Option<usize>>, mut random: Random) -> Self {
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
        let mut touched = vec![Vec::new(); items * panel.walks.len()];
        for (at, block) in panel.blocks.iter().enumerate() {
            let mut walks: Vec<usize> = panel.unit_of[block.range.clone()]
                .iter()
                .map(|unit| panel.units[*unit as usize].walk)
                .filter(|walk| *walk != usize::MAX)
                .collect();
            walks.extend(homes_of_walks.iter().position(|home| *home == Some(block.home)));
            walks.sort_unstable();
            walks.dedup();
            for walk in walks {
                touched[block.item * panel.walks.len() + walk].push(at);
            }
        }
        let z: Vec<f64> = (0..items * units).map(|_| 0.5 * random.normal()).collect();
        let spreads = Spreads {
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
            beta: vec![1.0; panel.blocks.len()],
            b: vec![0.0; panel.raters.len()],
            mu_beta: vec![0.0; items],
            middle: vec![middle; items],
            distance: distances.iter().copied().cycle().take(items * distances.len()).collect(),
            home: vec![0.0; panel.homes],
            home_item: vec![0.0; panel.homes * items],
            rater: vec![0.0; panel.raters.len()],
            spreads,
            touched,
            home_of_walk: homes_of_walks,
            precision: vec![0.0; items * units],
            linear: vec![0.0; items * units],
            pivots: vec![0.0; units],
            solved: vec![0.0; units],
            normal: Fast::get(),
            turn: 0,
            remembered: vec![[0.0; 4]; panel.blocks.len()],
            memories: 0.0,
            panel,
        }
    }

    /// One sweep over everything: first what is drawn beside latent values, then what is drawn without them.
    pub(crate) fn sweep(&mut self) {
        self.latents();
        self.walks();
        for item in 0..self.panel.items.len() {
            self.translate_item(item);
            for walk in 0..self.panel.walks.len() {
                self.translate_walk(item, walk);
            }
            self.stretch_item(item);
        }
        self.stretch_steps();
        self.raters();
        self.all_raters();
        self.shifts();
        self.spreads();
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

    fn latents(&mut self) {
        let (units, cuts) = (self.panel.units.len(), self.panel.levels - 1);
        self.precision.fill(0.0);
        self.linear.fill(0.0);
        for (at, block) in self.panel.blocks.iter().enumerate() {
            let beta = self.beta[at];
            let own = &self.cuts[at * cuts..(at + 1) * cuts];
            let base = block.item * units;
            for o in block.range.clone() {
                let level = usize::from(self.levels[o]);
                let unit = base + self.panel.unit_of[o] as usize;
                let mean = beta * self.z[unit];
                let low = if level > 0 { own[level - 1] - mean } else { f64::NEG_INFINITY };
                let high = if level < cuts { own[level] - mean } else { f64::INFINITY };
                let value = mean + self.random.truncated(low, high);
                self.latent[o] = value;
                self.precision[unit] += beta * beta;
                self.linear[unit] += beta * value;
            }
        }
    }

    /// The log likelihood of one block, the latent values summed out.
    fn likelihood(&self, at: usize, cuts: &[f64], beta: f64) -> f64 {
        let block = &self.panel.blocks[at];
        let z = &self.z[block.item * self.panel.units.len()..][..self.panel.units.len()];
        // The cuts between an open end on either side: no level is a special case.
        let mut ends = [f64::INFINITY; MOST + 1];
        ends[0] = f64::NEG_INFINITY;
        ends[1..=cuts.len()].copy_from_slice(cuts);
        let (mut log, mut product) = (0.0, 1.0);
        let ratings = self.levels[block.range.clone()].iter().zip(&self.panel.unit_of[block.range.clone()]);
        for (level, unit) in ratings {
            let mean = beta * z[*unit as usize];
            let level = usize::from(*level).min(MOST - 1);
            product *= self.normal.between(ends[level] - mean, ends[level + 1] - mean);
            if product < 1e-200 {
                log += product.ln();
                product = 1.0;
            }
        }
        log + product.ln()
    }

    /// Cuts of a block from the place of their middle and their log distances.
    fn lay(&self, item: usize, middle: f64, deviations: &[f64], cuts: &mut [f64]) {
        let wanted = &self.distance[item * deviations.len()..];
        cuts[0] = 0.0;
        let mut sum = 0.0;
        for (k, deviation) in deviations.iter().enumerate() {
            cuts[k + 1] = cuts[k] + (wanted[k] + deviation).exp();
            sum += cuts[k + 1];
        }
        let shift = middle - sum / count(cuts.len());
        for it in cuts {
            *it += shift;
        }
    }

    /// Off the middle, and off the log distances: what makes a block's cuts its own.
    fn own_of(&self, at: usize, own: &mut [f64]) {
        let cuts = self.panel.levels - 1;
        let item = self.panel.blocks[at].item;
        own[0] = self.residual(at);
        let wanted = &self.distance[item * (cuts - 1)..];
        for (k, pair) in self.cuts[at * cuts..(at + 1) * cuts].windows(2).enumerate() {
            own[k + 1] = (pair[1] - pair[0]).ln() - wanted[k];
        }
    }

    /// Each rater's cuts and reliability by elliptical slices (Murray, Adams, `MacKay`, AISTATS 2010): their priors are
    /// normal, the latent values are summed out.
    fn raters(&mut self) {
        let panel = self.panel;
        for rater in 0..panel.raters.len() {
            // With one item her reliability turns with her cuts; with several it has a slice of its own.
            let alone = panel.of_rater[rater].len() == 1;
            for &at in &panel.of_rater[rater] {
                self.turn_block(rater, at, alone);
            }
            if !alone {
                self.turn_reliability(rater);
            }
        }
    }

    fn turn_block(&mut self, rater: usize, at: usize, alone: bool) {
        let cuts = self.panel.levels - 1;
        let item = self.panel.blocks[at].item;
        let expected = self.expected(at);
        let (mu, sigma) = (self.mu_beta[item], self.spreads.reliability);
        let mut now = [0.0; MOST];
        let mut other = [0.0; MOST];
        let mut turned = [0.0; MOST];
        let mut place = [0.0; MOST];
        self.own_of(at, &mut now[..cuts]);
        now[cuts] = self.b[rater];
        other[0] = self.spreads.rater_item * self.random.normal();
        for it in &mut other[1..cuts] {
            *it = self.spreads.distance * self.random.normal();
        }
        other[cuts] = if alone { self.random.normal() } else { 0.0 };
        let before = self.likelihood(at, &self.cuts[at * cuts..(at + 1) * cuts], self.beta[at]);
        let level = before - self.random.exponential();
        let mut angle = std::f64::consts::TAU * self.random.uniform();
        let (mut low, mut high) = (angle - std::f64::consts::TAU, angle);
        for _ in 0..60 {
            let (sin, cos) = angle.sin_cos();
            for k in 0..=cuts {
                turned[k] = now[k] * cos + other[k] * sin;
            }
            let b = if alone { turned[cuts] } else { now[cuts] };
            let beta = if alone { (mu + sigma * b).exp() } else { self.beta[at] };
            self.lay(item, expected + turned[0], &turned[1..cuts], &mut place[..cuts]);
            if self.likelihood(at, &place[..cuts], beta) >= level {
                self.cuts[at * cuts..(at + 1) * cuts].copy_from_slice(&place[..cuts]);
                self.beta[at] = beta;
                self.b[rater] = b;
                return;
            }
            if angle < 0.0 {
                low = angle;
            } else {
                high = angle;
            }
            angle = low + (high - low) * self.random.uniform();
        }
    }

    fn turn_reliability(&mut self, rater: usize) {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let mut random = self.random.clone();
        let likelihood = |b: f64| -> f64 {
            let one = |at: &usize| {
                let beta = (self.mu_beta[panel.blocks[*at].item] + self.spreads.reliability * b).exp();
                self.likelihood(*at, &self.cuts[at * cuts..(at + 1) * cuts], beta)
            };
            panel.of_rater[rater].iter().map(one).sum()
        };
        let next = random.slice(self.b[rater], 1.0, FREE, |b| likelihood(b) - 0.5 * b * b);
        self.random = random;
        self.b[rater] = next;
        for &at in &panel.of_rater[rater] {
            self.beta[at] = (self.mu_beta[panel.blocks[at].item] + self.spreads.reliability * next).exp();
        }
    }

    /// What all raters share, with what makes each yardstick its own held (in units of its spread, where the spread is
    /// what moves), and the latent values summed out; then μβ and σβ once more with every reliability held.
    ///
    /// One move a sweep, in turn: each costs some passes over the ratings that it concerns.
    fn all_raters(&mut self) {
        let panel = self.panel;
        let cuts = panel.levels - 1;
        let turn = self.turn % (3 + panel.items.len() * (cuts + 1));
        self.turn += 1;
        let all = 0..panel.blocks.len();
        let held = |_: &Self| 1.0;
        if turn == 0 {
            let now = self.spreads.reliability.ln();
            self.share(&all, 0..0, held, now, 0.3, |chain, x| {
                chain.spreads.reliability = x.exp();
                x - 0.5 * (x.exp() / RATER).powi(2)
            });
        } else if turn == 1 {
            let now = self.spreads.rater_item.ln();
            self.share(
                &all,
                0..1,
                |chain| chain.spreads.rater_item,
                now,
                0.2,
                |chain, x| {
                    chain.spreads.rater_item = x.exp();
                    x - 0.5 * (x.exp() / RATER).powi(2)
                },
            );
        } else if turn == 2 {
            let now = self.spreads.distance.ln();
            self.share(
                &all,
                1..cuts,
                |chain| chain.spreads.distance,
                now,
                0.2,
                |chain, x| {
                    chain.spreads.distance = x.exp();
                    x - 0.5 * (x.exp() / UNEVEN).powi(2)
                },
            );
        } else {
            let (item, which) = ((turn - 3) / (cuts + 1), (turn - 3) % (cuts + 1));
            let blocks = panel.of_item[item].clone();
            let (mu, middle) = (self.mu_beta[item], self.middle[item]);
            let range = item * (cuts - 1)..(item + 1) * (cuts - 1);
            match which {
                _ if which + 1 < cuts => {
                    let at = range.start + which;
                    let now = self.distance[at];
                    self.share(&blocks, 0..0, held, now, 0.15, |chain, x| {
                        chain.distance[at] = x;
                        -0.5 * (x / DISTANCE).powi(2)
                    });
                }
                _ if which + 1 == cuts => {
                    self.share(&blocks, 0..0, held, mu, 0.15, |chain, x| {
                        chain.mu_beta[item] = x;
                        -0.5 * (x / RELIABILITY).powi(2)
                    });
                }
                // The scale of the latent values: middle, distances and reliability together.
                _ => {
                    let distances = self.distance[range.clone()].to_vec();
                    self.share(&blocks, 0..0, held, 0.0, 0.1, |chain, x| {
                        chain.mu_beta[item] = mu + x;
                        chain.middle[item] = middle * x.exp();
                        let mut log = x
                            - 0.5 * (chain.mu_beta[item] / RELIABILITY).powi(2)
                            - 0.5 * (chain.middle[item] / MIDDLE).powi(2);
                        for (own, old) in chain.distance[range.clone()].iter_mut().zip(&distances) {
                            *own = old + x;
                            log -= 0.5 * (*own / DISTANCE).powi(2);
                        }
                        log
                    });
                }
            }
        }
        let sigma = self.spreads.reliability;
        let squares: f64 = self.b.iter().map(|it| (it * sigma).powi(2)).sum();
        let next = learned(&mut self.random, sigma, squares, count(self.b.len()), RATER);
        self.b.iter_mut().for_each(|it| *it *= sigma / next);
        self.spreads.reliability = next;
        // Every μβ up by x, every σβ·b down by it.
        let prior = 1.0 / (RELIABILITY * RELIABILITY);
        let precision = count(self.mu_beta.len()) * prior + count(self.b.len()) / (next * next);
        let sum = self.b.iter().sum::<f64>() / next - self.mu_beta.iter().sum::<f64>() * prior;
        let by = sum / precision + self.random.normal() / precision.sqrt();
        self.mu_beta.iter_mut().for_each(|it| *it += by);
        self.b.iter_mut().for_each(|it| *it -= by / next);
    }

    /// A slice over something that blocks share, from `now` with a first width. `set` puts a value in place and says
    /// its log prior. What is a block's own is held, the parts in `scaled` in units of `spread`.
    fn share(
        &mut self,
        blocks: &std::ops::Range<usize>,
        scaled: std::ops::Range<usize>,
        spread: impl Fn(&Self) -> f64,
        now: f64,
        width: f64,
        set: impl Fn(&mut Self, f64) -> f64,
    ) {
        let cuts = self.panel.levels - 1;
        let unit = 1.0 / spread(self);
        let mut own = vec![0.0; blocks.len() * cuts];
        for (own, at) in own.chunks_exact_mut(cuts).zip(blocks.clone()) {
            self.own_of(at, own);
            own[scaled.clone()].iter_mut().for_each(|it| *it *= unit);
        }
        let mut random = self.random.clone();
        let mut place = vec![0.0; cuts];
        let mut mine = vec![0.0; cuts];
        let mut lay = |chain: &mut Self| {
            let factor = spread(chain);
            for (own, at) in own.chunks_exact(cuts).zip(blocks.clone()) {
                mine.copy_from_slice(own);
                mine[scaled.clone()].iter_mut().for_each(|it| *it *= factor);
                let block = &chain.panel.blocks[at];
                chain.lay(block.item, chain.expected(at) + mine[0], &mine[1..], &mut place);
                chain.cuts[at * cuts..(at + 1) * cuts].copy_from_slice(&place);
                let sigma = chain.spreads.reliability;
                chain.beta[at] = (chain.mu_beta[block.item] + sigma * chain.b[block.rater]).exp();
            }
        };
        let next = random.slice(now, width, FREE, |x| {
            let prior = set(self, x);
            lay(self);
            let likelihood =
                |at: usize| self.likelihood(at, &self.cuts[at * cuts..(at + 1) * cuts], self.beta[at]);
            prior + blocks.clone().map(likelihood).sum::<f64>()
        });
        set(self, next);
        lay(self);
        self.random = random;
    }

    /// All years of a walk at once, given everything else: a tridiagonal system, solved forward, drawn backward.
    fn walks(&mut self) {
        let units = self.panel.units.len();
        for item in 0..self.panel.items.len() {
            let base = item * units;
            let step = self.spreads.step[self.panel.steps[item]];
            for walk in &self.panel.walks {
                let tie = |at: usize| self.weight[base + at] / (step * step * self.panel.units[at].gap);
                let mut back = 0.0;
                for at in walk.clone() {
                    let first = at == walk.start;
                    let forth = if at + 1 < walk.end { tie(at + 1) } else { 0.0 };
                    let own = self.precision[base + at] + forth + if first { 1.0 } else { back };
                    let (mut pivot, mut solved) = (own, self.linear[base + at]);
                    if !first {
                        pivot -= back * back / self.pivots[at - 1];
                        solved += back / self.pivots[at - 1] * self.solved[at - 1];
                    }
                    self.pivots[at] = pivot;
                    self.solved[at] = solved;
                    back = forth;
                }
                let mut after = 0.0;
                for at in walk.clone().rev() {
                    let pull = if at + 1 < walk.end { tie(at + 1) * after } else { 0.0 };
                    let drawn = (self.solved[at] + pull) / self.pivots[at]
                        + self.random.normal() / self.pivots[at].sqrt();
                    self.z[base + at] = drawn;
                    after = drawn;
                }
                for at in walk.start + 1..walk.end {
                    let moved = self.z[base + at] - self.z[base + at - 1];
                    let squared = moved * moved / (step * step * self.panel.units[at].gap);
                    self.weight[base + at] =
                        self.random.gamma(0.5 * (FREEDOM + 1.0), 0.5 * (FREEDOM + squared)).max(1e-6);
                }
            }
            let prior = 1.0 / (VIGNETTE_SPREAD * VIGNETTE_SPREAD);
            for (at, place) in (self.panel.real_units()..).zip(&self.panel.vignettes) {
                let precision = self.precision[base + at] + prior;
                let mean = (self.linear[base + at] + place * prior) / precision;
                self.z[base + at] = mean + self.random.normal() / precision.sqrt();
            }
        }
    }

    /// The item's own middle and distances, home and rater shifts, given the cuts.
    fn shifts(&mut self) {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let tight = 1.0 / (self.spreads.rater_item * self.spreads.rater_item);
        let homes = panel.homes;
        let mut residual: Vec<f64> = (0..panel.blocks.len()).map(|at| self.residual(at)).collect();
        // Each family of shifts in turn: add it back to the residuals, draw, take it off again.
        let mut draw = |random: &mut Random,
                        values: &mut [f64],
                        prior: f64,
                        of: &dyn Fn(&crate::panel::Block) -> usize| {
            let mut sums = vec![(0.0, 0.0); values.len()];
            for (block, residual) in panel.blocks.iter().zip(&residual) {
                let it = &mut sums[of(block)];
                it.0 += 1.0;
                it.1 += residual + values[of(block)];
            }
            let old = values.to_vec();
            for (value, (n, sum)) in values.iter_mut().zip(sums) {
                let precision = n * tight + 1.0 / (prior * prior);
                *value = sum * tight / precision + random.normal() / precision.sqrt();
            }
            for (block, residual) in panel.blocks.iter().zip(&mut residual) {
                *residual += old[of(block)] - values[of(block)];
            }
        };
        draw(&mut self.random, &mut self.middle, MIDDLE, &|block| block.item);
        draw(&mut self.random, &mut self.home_item, self.spreads.home_item, &|block| {
            block.item * homes + block.home
        });
        if panel.items.len() > 1 {
            draw(&mut self.random, &mut self.home, self.spreads.home, &|block| block.home);
            draw(&mut self.random, &mut self.rater, self.spreads.rater, &|block| block.rater);
        }
        let even = 1.0 / (self.spreads.distance * self.spreads.distance);
        for (item, blocks) in panel.of_item.iter().enumerate() {
            for k in 0..cuts - 1 {
                let sum: f64 = blocks
                    .clone()
                    .map(|at| (self.cuts[at * cuts + k + 1] - self.cuts[at * cuts + k]).ln())
                    .sum();
                let precision = count(blocks.len()) * even + 1.0 / (DISTANCE * DISTANCE);
                self.distance[item * (cuts - 1) + k] =
                    sum * even / precision + self.random.normal() / precision.sqrt();
            }
        }
        self.exchange();
    }

    /// Moves what two families of shifts share from one to the other: nothing that a rating sees changes.
    fn exchange(&mut self) {
        let (panel, homes) = (self.panel, self.panel.homes);
        for item in 0..panel.items.len() {
            let range = item * homes..(item + 1) * homes;
            let own = 1.0 / (MIDDLE * MIDDLE);
            let each = 1.0 / self.spreads.home_item.powi(2);
            let sum: f64 = self.home_item[range.clone()].iter().sum();
            let precision = own + count(homes) * each;
            let by =
                (sum * each - self.middle[item] * own) / precision + self.random.normal() / precision.sqrt();
            self.middle[item] += by;
            self.home_item[range].iter_mut().for_each(|it| *it -= by);
        }
        if !self.many_items() {
            return;
        }
        for home in 0..homes {
            let own = 1.0 / self.spreads.home.powi(2);
            let each = 1.0 / self.spreads.home_item.powi(2);
            let sum: f64 = (0..panel.items.len()).map(|item| self.home_item[item * homes + home]).sum();
            let precision = own + count(panel.items.len()) * each;
            let by =
                (sum * each - self.home[home] * own) / precision + self.random.normal() / precision.sqrt();
            self.home[home] += by;
            (0..panel.items.len()).for_each(|item| self.home_item[item * homes + home] -= by);
        }
        let each = 1.0 / self.spreads.rater.powi(2);
        for home in 0..homes {
            let own = 1.0 / self.spreads.home.powi(2);
            let at_home = |rater: &usize| {
                panel.of_rater[*rater].first().is_some_and(|at| panel.blocks[*at].home == home)
            };
            let raters: Vec<usize> = (0..panel.raters.len()).filter(at_home).collect();
            let sum: f64 = raters.iter().map(|it| self.rater[*it]).sum();
            let precision = own + count(raters.len()) * each;
            let by =
                (sum * each - self.home[home] * own) / precision + self.random.normal() / precision.sqrt();
            self.home[home] += by;
            for it in raters {
                self.rater[it] -= by;
            }
        }
    }

    /// Every spread twice: with its shifts held, and with its shifts in units of it held.
    fn spreads(&mut self) {
        let (panel, cuts, homes) = (self.panel, self.panel.levels - 1, self.panel.homes);
        let mut residual: Vec<f64> = (0..panel.blocks.len()).map(|at| self.residual(at)).collect();
        let squares: f64 = residual.iter().map(|it| it * it).sum();
        self.spreads.rater_item =
            learned(&mut self.random, self.spreads.rater_item, squares, count(residual.len()), RATER);
        let mut squares = 0.0;
        for (at, block) in panel.blocks.iter().enumerate() {
            for (k, pair) in self.cuts[at * cuts..(at + 1) * cuts].windows(2).enumerate() {
                squares += ((pair[1] - pair[0]).ln() - self.distance[block.item * (cuts - 1) + k]).powi(2);
            }
        }
        let pairs = count(panel.blocks.len() * (cuts - 1));
        self.spreads.distance = learned(&mut self.random, self.spreads.distance, squares, pairs, UNEVEN);

        let tight = 1.0 / self.spreads.rater_item.powi(2);
        let mut both = |random: &mut Random,
                        values: &mut [f64],
                        spread: &mut f64,
                        prior: f64,
                        of: &dyn Fn(&crate::panel::Block) -> usize| {
            let squares: f64 = values.iter().map(|it| it * it).sum();
            let held = learned(random, *spread, squares, count(values.len()), prior);
            let (mut cross, mut square) = (0.0, 0.0);
            for (block, residual) in panel.blocks.iter().zip(&residual) {
                let value = values[of(block)];
                cross += value * (residual + value);
                square += value * value;
            }
            let log = |x: f64| {
                let factor = x.exp();
                x - 0.5 * (held * factor / prior).powi(2)
                    - 0.5 * tight * (factor * factor * square - 2.0 * factor * cross)
            };
            let factor = random.slice(0.0, 0.3, (-5.0, 5.0), log).exp();
            *spread = (held * factor).max(1e-4);
            for (block, residual) in panel.blocks.iter().zip(&mut residual) {
                *residual += (1.0 - factor) * values[of(block)];
            }
            for it in values {
                *it *= factor;
            }
        };
        let spreads = &mut self.spreads;
        both(&mut self.random, &mut self.home_item, &mut spreads.home_item, HOME, &|it| {
            it.item * homes + it.home
        });
        if panel.items.len() > 1 {
            both(&mut self.random, &mut self.home, &mut spreads.home, HOME, &|it| it.home);
            both(&mut self.random, &mut self.rater, &mut spreads.rater, RATER, &|it| it.rater);
        }
    }

    /// Steps of the walk: with the steps held, and with the steps in units of their spread held.
    fn stretch_steps(&mut self) {
        let (panel, units) = (self.panel, self.panel.units.len());
        for kind in 0..panel.kinds {
            let items: Vec<usize> = (0..panel.items.len()).filter(|it| panel.steps[*it] == kind).collect();
            let (mut squares, mut steps) = (0.0, 0.0);
            for item in &items {
                for walk in &panel.walks {
                    for at in walk.start + 1..walk.end {
                        let moved = self.z[item * units + at] - self.z[item * units + at - 1];
                        squares += self.weight[item * units + at] * moved * moved / panel.units[at].gap;
                        steps += 1.0;
                    }
                }
            }
            let held = learned(&mut self.random, self.spreads.step[kind], squares, steps, STEP);
            let (mut cross, mut square) = (0.0, 0.0);
            for item in &items {
                for at in panel.of_item[*item].clone() {
                    let beta = self.beta[at];
                    for o in panel.blocks[at].range.clone() {
                        let unit = panel.unit_of[o] as usize;
                        let walk = panel.units[unit].walk;
                        if walk == usize::MAX {
                            continue;
                        }
                        let first = self.z[item * units + panel.walks[walk].start];
                        let away = beta * (self.z[item * units + unit] - first);
                        square += away * away;
                        cross += away * (self.latent[o] - beta * first);
                    }
                }
            }
            let log = |x: f64| {
                let factor = x.exp();
                x - 0.5 * (held * factor / STEP).powi(2)
                    - 0.5 * (factor * factor * square - 2.0 * factor * cross)
            };
            let factor = self.random.slice(0.0, 0.2, (-5.0, 5.0), log).exp();
            self.spreads.step[kind] = (held * factor).max(1e-4);
            for item in &items {
                for walk in &panel.walks {
                    let first = self.z[item * units + walk.start];
                    for at in walk.start + 1..walk.end {
                        let z = &mut self.z[item * units + at];
                        *z = first + (*z - first) * factor;
                    }
                }
            }
        }
    }

    /// Everything of one item up or down together: units, latent values, cuts, the item's middle.
    fn translate_item(&mut self, item: usize) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        let base = item * units;
        let common = self.mu_beta[item].exp();
        let tight = 1.0 / self.spreads.rater_item.powi(2);
        let (mut precision, mut sum) =
            (common * common / MIDDLE.powi(2), -common * self.middle[item] / MIDDLE.powi(2));
        for walk in &panel.walks {
            precision += 1.0;
            sum -= self.z[base + walk.start];
        }
        let prior = 1.0 / (VIGNETTE_SPREAD * VIGNETTE_SPREAD);
        for (at, place) in (panel.real_units()..).zip(&panel.vignettes) {
            precision += prior;
            sum -= (self.z[base + at] - place) * prior;
        }
        for at in panel.of_item[item].clone() {
            let by = self.beta[at] - common;
            precision += by * by * tight;
            sum -= by * self.residual(at) * tight;
        }
        let by = sum / precision + self.random.normal() / precision.sqrt();
        self.z[base..base + units].iter_mut().for_each(|it| *it += by);
        self.middle[item] += common * by;
        for at in panel.of_item[item].clone() {
            let own = self.beta[at] * by;
            self.cuts[at * cuts..(at + 1) * cuts].iter_mut().for_each(|it| *it += own);
            self.latent[panel.blocks[at].range.clone()].iter_mut().for_each(|it| *it += own);
        }
    }

    /// One jurisdiction's years on one item up or down together, with the home shift and the latent values and cuts of
    /// the raters who rate nothing else.
    fn translate_walk(&mut self, item: usize, walk: usize) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        let base = item * units;
        let common = self.mu_beta[item].exp();
        let tight = 1.0 / self.spreads.rater_item.powi(2);
        let (mut precision, mut sum) = (1.0, -self.z[base + panel.walks[walk].start]);
        let home = self.home_of_walk[walk];
        if let Some(home) = home {
            let prior = 1.0 / self.spreads.home_item.powi(2);
            precision += common * common * prior;
            sum -= common * self.home_item[item * panel.homes + home] * prior;
        }
        for at in &self.touched[item * panel.walks.len() + walk] {
            let block = &panel.blocks[*at];
            let captive = block.captive == Some(walk);
            let beta = self.beta[*at];
            let by = if captive { beta } else { 0.0 } - if home == Some(block.home) { common } else { 0.0 };
            if by != 0.0 {
                precision += by * by * tight;
                sum -= by * self.residual(*at) * tight;
            }
            if !captive {
                for o in block.range.clone() {
                    let unit = panel.unit_of[o] as usize;
                    if panel.units[unit].walk == walk {
                        precision += beta * beta;
                        sum += beta * (self.latent[o] - beta * self.z[base + unit]);
                    }
                }
            }
        }
        let by = sum / precision + self.random.normal() / precision.sqrt();
        self.z[base + panel.walks[walk].start..base + panel.walks[walk].end]
            .iter_mut()
            .for_each(|it| *it += by);
        if let Some(home) = home {
            self.home_item[item * panel.homes + home] += common * by;
        }
        for at in &self.touched[item * panel.walks.len() + walk] {
            if panel.blocks[*at].captive == Some(walk) {
                let own = self.beta[*at] * by;
                self.cuts[at * cuts..(at + 1) * cuts].iter_mut().for_each(|it| *it += own);
                self.latent[panel.blocks[*at].range.clone()].iter_mut().for_each(|it| *it += own);
            }
        }
    }

    /// The units of one item stretched, every reliability on it shrunk by as much: no rating sees it.
    fn stretch_item(&mut self, item: usize) {
        let (panel, units) = (self.panel, self.panel.units.len());
        let base = item * units;
        let step = self.spreads.step[panel.steps[item]];
        let mut squares = 0.0;
        for walk in &panel.walks {
            squares += self.z[base + walk.start].powi(2);
            for at in walk.start + 1..walk.end {
                let moved = self.z[base + at] - self.z[base + at - 1];
                squares += self.weight[base + at] * moved * moved / (step * step * panel.units[at].gap);
            }
        }
        let own: Vec<f64> = self.z[base + panel.real_units()..base + units].to_vec();
        let mu = self.mu_beta[item];
        let log = |x: f64| {
            let factor = x.exp();
            let vignettes: f64 = own
                .iter()
                .zip(&panel.vignettes)
                .map(|(z, place)| ((z * factor - place) / VIGNETTE_SPREAD).powi(2))
                .sum();
            count(units) * x
                - 0.5 * factor * factor * squares
                - 0.5 * vignettes
                - 0.5 * ((mu - x) / RELIABILITY).powi(2)
        };
        let x = self.random.slice(0.0, 0.1, (-3.0, 3.0), log);
        let factor = x.exp();
        self.z[base..base + units].iter_mut().for_each(|it| *it *= factor);
        self.mu_beta[item] -= x;
        panel.of_item[item].clone().for_each(|at| self.beta[at] /= factor);
    }

    /// Draws every parameter from its prior, then every rating from the model.
    #[cfg(test)]
    fn imagine(&mut self) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        let half = |random: &mut Random, scale: f64| (random.normal() * scale).abs().max(1e-3);
        self.spreads.rater_item = half(&mut self.random, RATER);
        self.spreads.rater = half(&mut self.random, RATER);
        self.spreads.home = half(&mut self.random, HOME);
        self.spreads.home_item = half(&mut self.random, HOME);
        self.spreads.distance = half(&mut self.random, UNEVEN);
        self.spreads.reliability = half(&mut self.random, RATER);
        for step in &mut self.spreads.step {
            *step = half(&mut self.random, STEP);
        }
        let many = panel.items.len() > 1;
        let random = &mut self.random;
        self.b.iter_mut().for_each(|it| *it = random.normal());
        self.mu_beta.iter_mut().for_each(|it| *it = RELIABILITY * random.normal());
        self.middle.iter_mut().for_each(|it| *it = MIDDLE * random.normal());
        self.distance.iter_mut().for_each(|it| *it = DISTANCE * random.normal());
        let spreads = &self.spreads;
        self.home_item.iter_mut().for_each(|it| *it = spreads.home_item * random.normal());
        if many {
            self.home.iter_mut().for_each(|it| *it = spreads.home * random.normal());
            self.rater.iter_mut().for_each(|it| *it = spreads.rater * random.normal());
        }
        for item in 0..panel.items.len() {
            let step = spreads.step[panel.steps[item]];
            for walk in &panel.walks {
                for at in walk.clone() {
                    let here = item * units + at;
                    if at == walk.start {
                        self.z[here] = random.normal();
                    } else {
                        self.weight[here] = random.gamma(0.5 * FREEDOM, 0.5 * FREEDOM).max(1e-6);
                        let spread = step * (panel.units[at].gap / self.weight[here]).sqrt();
                        self.z[here] = self.z[here - 1] + spread * random.normal();
                    }
                }
            }
            for (at, place) in (panel.real_units()..).zip(&panel.vignettes) {
                self.z[item * units + at] = place + VIGNETTE_SPREAD * random.normal();
            }
        }
        for (at, block) in panel.blocks.iter().enumerate() {
            let expected = self.expected(at);
            let random = &mut self.random;
            self.beta[at] = (self.mu_beta[block.item] + self.spreads.reliability * self.b[block.rater]).exp();
            let mut own = vec![0.0];
            for k in 0..cuts - 1 {
                let wanted = self.distance[block.item * (cuts - 1) + k];
                own.push(own[k] + (wanted + self.spreads.distance * random.normal()).exp());
            }
            let shift =
                expected + self.spreads.rater_item * random.normal() - own.iter().sum::<f64>() / count(cuts);
            for (k, cut) in own.iter().enumerate() {
                self.cuts[at * cuts + k] = cut + shift;
            }
        }
        self.rate();
    }

    /// Draws every rating from the model.
    #[cfg(test)]
    fn rate(&mut self) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        for (at, block) in panel.blocks.iter().enumerate() {
            for o in block.range.clone() {
                let mean = self.beta[at] * self.z[block.item * units + panel.unit_of[o] as usize];
                let value = mean + self.random.normal();
                self.latent[o] = value;
                let level = self.cuts[at * cuts..(at + 1) * cuts].iter().filter(|cut| value > **cut).count();
                self.levels[o] = u8::try_from(level).unwrap();
            }
        }
    }
}

#[cfg(test)]
mod tests;

/// A spread with a half-normal prior, given the squares of `n` normal values that have it: a slice of its logarithm.
fn learned(random: &mut Random, spread: f64, squares: f64, n: f64, prior: f64) -> f64 {
    let log = |x: f64| {
        let variance = (2.0 * x).exp();
        (1.0 - n) * x - 0.5 * squares / variance - 0.5 * variance / (prior * prior)
    };
    random.slice(spread.ln(), 0.4, (-9.0, 3.0), log).exp()
}
