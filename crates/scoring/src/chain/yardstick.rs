//! What makes a rater's yardstick her own, and what all yardsticks share: drawn with the latent values summed out.

use super::{Chain, DISTANCE, FREE, MIDDLE, MOST, RATER, RELIABILITY, UNEVEN, learned};
use crate::count;

impl Chain<'_> {
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
    pub(super) fn own_of(&self, at: usize, own: &mut [f64]) {
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
    pub(super) fn raters(&mut self) {
        let panel = self.panel;
        for rater in 0..panel.raters.len() {
            // With one item her reliability turns with her cuts; with several it has a slice of its own.
            let alone = panel.of_rater[rater].len() == 1;
            for &at in &panel.of_rater[rater] {
                self.turn_block(rater, at, alone);
                self.shift_block(at);
            }
            self.turn_reliability(rater);
            self.stretch_rater(rater);
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

    /// All cuts of a block up or down together.
    fn shift_block(&mut self, at: usize) {
        let cuts = self.panel.levels - 1;
        let own = self.residual(at);
        let tight = 0.5 / self.spreads.rater_item.powi(2);
        let mut random = self.random.clone();
        let mut place = [0.0; MOST];
        let by = random.slice(0.0, 0.6, FREE, |x| {
            for (place, cut) in place.iter_mut().zip(&self.cuts[at * cuts..(at + 1) * cuts]) {
                *place = cut + x;
            }
            self.likelihood(at, &place[..cuts], self.beta[at]) - tight * (own + x) * (own + x)
        });
        self.random = random;
        for cut in &mut self.cuts[at * cuts..(at + 1) * cuts] {
            *cut += by;
        }
    }

    /// A rater's cuts and reliabilities stretched together: the scale on which she speaks.
    fn stretch_rater(&mut self, rater: usize) {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let sigma = self.spreads.reliability;
        let tight = 0.5 / self.spreads.rater_item.powi(2);
        let even = 0.5 / self.spreads.distance.powi(2);
        let b = self.b[rater];
        // Of each block the middle of its cuts and what is expected of it; of all the deviations of log distances.
        let mut uneven = (0.0, 0.0);
        let mut own = [0.0; MOST];
        let middles: Vec<(f64, f64)> = panel.of_rater[rater]
            .iter()
            .map(|at| {
                self.own_of(*at, &mut own[..cuts]);
                uneven.0 += count(cuts - 1);
                uneven.1 += own[1..cuts].iter().sum::<f64>();
                let expected = self.expected(*at);
                (own[0] + expected, expected)
            })
            .collect();
        let mut random = self.random.clone();
        let mut place = [0.0; MOST];
        let x = random.slice(0.0, 0.4, (-4.0, 4.0), |x| {
            let factor = x.exp();
            let mut log = -0.5 * (b + x / sigma).powi(2) - even * (uneven.0 * x * x + 2.0 * uneven.1 * x);
            for (at, (middle, expected)) in panel.of_rater[rater].iter().zip(&middles) {
                for (place, cut) in place.iter_mut().zip(&self.cuts[at * cuts..(at + 1) * cuts]) {
                    *place = cut * factor;
                }
                log += x - tight * (middle * factor - expected).powi(2);
                log += self.likelihood(*at, &place[..cuts], self.beta[*at] * factor);
            }
            log
        });
        self.random = random;
        let factor = x.exp();
        self.b[rater] += x / sigma;
        for at in &panel.of_rater[rater] {
            self.beta[*at] *= factor;
            for cut in &mut self.cuts[at * cuts..(at + 1) * cuts] {
                *cut *= factor;
            }
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
    pub(super) fn all_raters(&mut self) {
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
}
