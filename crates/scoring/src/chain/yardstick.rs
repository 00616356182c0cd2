//! What makes a rater's yardstick her own, and what all yardsticks share: drawn with the latent values summed out.

use super::{Chain, MOST};
use crate::count;

/// Cuts between an open end on either side: so no level is a special case.
#[inline]
pub(crate) fn ends(cuts: &[f64]) -> [f64; MOST + 1] {
    let mut ends = [f64::INFINITY; MOST + 1];
    ends[0] = f64::NEG_INFINITY;
    ends[1..=cuts.len()].copy_from_slice(cuts);
    ends
}

/// The log density of b, the logarithm of an exponential variate: so a rater’s reliability is a Weibull variate. Careless
/// raters, whose ratings hardly follow the States, are less rare than under a normal b; and nobody is a seer.
pub(crate) fn log_of_reliability(b: f64) -> f64 {
    b - b.exp()
}

/// A product of chances, by its logarithm.
pub(super) struct Product(f64, f64);

impl Default for Product {
    fn default() -> Self {
        Self(0.0, 1.0)
    }
}

impl Product {
    #[inline]
    pub(super) fn times(&mut self, chance: f64) {
        self.1 *= chance;
        if self.1 < 1e-200 {
            self.0 += self.1.ln();
            self.1 = 1.0;
        }
    }

    pub(super) fn ln(&self) -> f64 {
        self.0 + self.1.ln()
    }
}

impl Chain<'_> {
    /// The log likelihood of one block, the latent values summed out.
    pub(super) fn likelihood(&self, at: usize, cuts: &[f64], beta: f64) -> f64 {
        let block = &self.panel.blocks[at];
        let z = &self.z[block.item * self.panel.units.len()..][..self.panel.units.len()];
        let ends = ends(cuts);
        let mut log = Product::default();
        let ratings = self.levels[block.range.clone()].iter().zip(&self.panel.unit_of[block.range.clone()]);
        if !self.panel.sure.is_empty() {
            for ((level, unit), sure) in ratings.zip(&self.panel.sure[block.range.clone()]) {
                let mean = beta * z[*unit as usize];
                let level = usize::from(*level).min(MOST - 1);
                log.times(self.normal.between((ends[level] - mean) * sure, (ends[level + 1] - mean) * sure));
            }
            return log.ln();
        }
        for (level, unit) in ratings {
            let mean = beta * z[*unit as usize];
            let level = usize::from(*level).min(MOST - 1);
            log.times(self.normal.between(ends[level] - mean, ends[level + 1] - mean));
        }
        log.ln()
    }

    /// Cuts of a block from the place of their middle and their log distances.
    pub(super) fn lay(&self, item: usize, middle: f64, deviations: &[f64], cuts: &mut [f64]) {
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
    pub(super) fn own_of(&self, at: usize, own: &mut [f64]) {
        let cuts = self.panel.levels - 1;
        let item = self.panel.blocks[at].item;
        own[0] = self.residual(at);
        let wanted = &self.distance[item * (cuts - 1)..];
        for (k, gap) in self.gaps[at * (cuts - 1)..(at + 1) * (cuts - 1)].iter().enumerate() {
            own[k + 1] = gap - wanted[k];
        }
    }

    /// Each rater's yardstick, the latent values summed out: the cuts of each block by an elliptical slice (Murray, Adams,
    /// `MacKay`, AISTATS 2010), for their prior is normal; then the rater's reliability, and both on one scale, each along
    /// a line.
    pub(super) fn raters(&mut self) {
        let panel = self.panel;
        for rater in 0..panel.raters.len() {
            for &at in &panel.of_rater[rater] {
                self.known[at] = self.turn_block(at);
            }
            // Where several items tell of her, each of the two is enough in every second sweep.
            let odd = self.sweeps % 2 == 1;
            if !odd || !self.many_items() {
                self.turn_reliability(rater);
            }
            if odd || !self.many_items() {
                self.stretch_rater(rater);
            }
        }
    }

    /// Notes the log distances of a block's cuts from what makes them its own.
    pub(super) fn note_gaps(&mut self, at: usize, deviations: &[f64]) {
        let wanted = &self.distance[self.panel.blocks[at].item * deviations.len()..];
        let gaps = &mut self.gaps[at * deviations.len()..(at + 1) * deviations.len()];
        for ((gap, wanted), own) in gaps.iter_mut().zip(wanted).zip(deviations) {
            *gap = wanted + own;
        }
    }

    fn block_cuts(&self, at: usize) -> &[f64] {
        let cuts = self.panel.levels - 1;
        &self.cuts[at * cuts..(at + 1) * cuts]
    }

    fn block_cuts_mut(&mut self, at: usize) -> &mut [f64] {
        let cuts = self.panel.levels - 1;
        &mut self.cuts[at * cuts..(at + 1) * cuts]
    }

    /// Turns all that makes a block's cuts its own. Returns the block's log likelihood.
    fn turn_block(&mut self, at: usize) -> f64 {
        let cuts = self.panel.levels - 1;
        let (item, beta) = (self.panel.blocks[at].item, self.beta[at]);
        let expected = self.expected(at);
        let (mut now, mut other, mut turned, mut place) =
            ([0.0; MOST], [0.0; MOST], [0.0; MOST], [0.0; MOST]);
        self.own_of(at, &mut now[..cuts]);
        other[0] = self.spreads.rater_item * self.random.normal();
        for it in &mut other[1..cuts] {
            *it = self.spreads.distance * self.random.normal();
        }
        let mut likelihood = self.likelihood(at, self.block_cuts(at), beta);
        let level = likelihood - self.random.exponential();
        let mut angle = std::f64::consts::TAU * self.random.uniform();
        let (mut low, mut high) = (angle - std::f64::consts::TAU, angle);
        for _ in 0..60 {
            let (sin, cos) = angle.sin_cos();
            for k in 0..cuts {
                turned[k] = now[k] * cos + other[k] * sin;
            }
            self.lay(item, expected + turned[0], &turned[1..cuts], &mut place[..cuts]);
            let next = self.likelihood(at, &place[..cuts], beta);
            if next >= level {
                self.block_cuts_mut(at).copy_from_slice(&place[..cuts]);
                self.note_gaps(at, &turned[1..cuts]);
                likelihood = next;
                break;
            }
            if angle < 0.0 {
                low = angle;
            } else {
                high = angle;
            }
            angle = low + (high - low) * self.random.uniform();
        }
        likelihood
    }

    fn known(&self, rater: usize) -> f64 {
        self.panel.of_rater[rater].iter().map(|at| self.known[*at]).sum()
    }

    /// Turns a rater's reliability.
    fn turn_reliability(&mut self, rater: usize) {
        let (panel, likelihood) = (self.panel, self.known(rater));
        let mut known = std::mem::take(&mut self.known);
        let sigma = self.spreads.reliability;
        let now = self.b[rater];
        let mut random = self.random.clone();
        let (next, _) = random.shrink(now, 4.0, likelihood + log_of_reliability(now), |b| {
            let factor = (sigma * (b - now)).exp();
            let mut log = log_of_reliability(b);
            for &at in &panel.of_rater[rater] {
                known[at] = self.likelihood(at, self.block_cuts(at), self.beta[at] * factor);
                log += known[at];
            }
            log
        });
        (self.random, self.known) = (random, known);
        self.b[rater] = next;
        for &at in &panel.of_rater[rater] {
            self.beta[at] = (self.mu_beta[panel.blocks[at].item] + sigma * next).exp();
        }
    }

    /// A rater's cuts and reliabilities stretched together: the scale on which she speaks.
    fn stretch_rater(&mut self, rater: usize) {
        let (panel, cuts, likelihood) = (self.panel, self.panel.levels - 1, self.known(rater));
        let sigma = self.spreads.reliability;
        let tight = 0.5 / self.spreads.rater_item.powi(2);
        let even = 0.5 / self.spreads.distance.powi(2);
        let b = self.b[rater];
        // Sums over her blocks that the prior needs: deviations of log distances; middles, and what is expected of them.
        let (mut pairs, mut uneven, mut squares, mut cross, mut fixed) = (0.0, 0.0, 0.0, 0.0, 0.0);
        let mut own = [0.0; MOST];
        for &at in &panel.of_rater[rater] {
            self.own_of(at, &mut own[..cuts]);
            pairs += count(cuts - 1);
            uneven += own[1..cuts].iter().sum::<f64>();
            let expected = self.expected(at);
            let middle = own[0] + expected;
            squares += middle * middle;
            cross += middle * expected;
            fixed += expected * expected;
        }
        let blocks = count(panel.of_rater[rater].len());
        let prior = |x: f64| {
            let factor = x.exp();
            blocks * x + log_of_reliability(b + x / sigma)
                - even * (pairs * x * x + 2.0 * uneven * x)
                - tight * (squares * factor * factor - 2.0 * cross * factor + fixed)
        };
        let mut random = self.random.clone();
        let mut known = std::mem::take(&mut self.known);
        let mut place = [0.0; MOST];
        let (x, _) = random.shrink(0.0, 1.5, likelihood + prior(0.0), |x| {
            let factor = x.exp();
            let mut log = prior(x);
            for &at in &panel.of_rater[rater] {
                for (place, cut) in place.iter_mut().zip(self.block_cuts(at)) {
                    *place = cut * factor;
                }
                known[at] = self.likelihood(at, &place[..cuts], self.beta[at] * factor);
                log += known[at];
            }
            log
        });
        (self.random, self.known) = (random, known);
        let factor = x.exp();
        self.b[rater] += x / sigma;
        for &at in &panel.of_rater[rater] {
            self.beta[at] *= factor;
            for cut in self.block_cuts_mut(at) {
                *cut *= factor;
            }
            self.gaps[at * (cuts - 1)..(at + 1) * (cuts - 1)].iter_mut().for_each(|gap| *gap += x);
        }
    }
}
