//! The places of the units: latent values, then all years of a walk at once.

use super::{Chain, FREEDOM};
use crate::panel::VIGNETTE_SPREAD;

impl Chain<'_> {
    pub(super) fn latents(&mut self) {
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

    /// All years of a walk at once, given everything else: a tridiagonal system, solved forward, drawn backward.
    pub(super) fn walks(&mut self) {
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
}
