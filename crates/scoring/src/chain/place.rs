//! The places of the units: latent values, then all years of a walk at once.

use super::{Chain, FREEDOM, STEP};
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
                let value = match self.panel.sure.get(o) {
                    None => mean + self.random.truncated(low, high),
                    Some(sure) => mean + self.random.truncated(low * sure, high * sure) / sure,
                };
                self.latent[o] = value;
                let weight = self.panel.weight(o);
                self.precision[unit] += weight * beta * beta;
                self.linear[unit] += weight * beta * value;
            }
        }
    }

    /// Forward elimination of a walk's tridiagonal system, if its step were `step` and its first place had the prior
    /// precision `first`. Returns, up to a constant, the log density of the latent values with the walk's places summed
    /// out.
    pub(super) fn eliminate(
        &mut self,
        item: usize,
        walk: &std::ops::Range<usize>,
        step: f64,
        first: f64,
    ) -> f64 {
        let base = item * self.panel.units.len();
        let scale = 1.0 / (step * step);
        let (mut log, mut ratio, mut explained) = (0.0, 1.0, 0.0);
        let (mut back, mut before) = (first, 0.0);
        for at in walk.clone() {
            let forth = if at + 1 < walk.end {
                self.weight[base + at + 1] * scale / self.panel.units[at + 1].gap
            } else {
                0.0
            };
            let share = if at == walk.start { 0.0 } else { back / self.pivots[at - 1] };
            let pivot = self.precision[base + at] + forth + back * (1.0 - share);
            let solved = self.linear[base + at] + share * before;
            self.pivots[at] = pivot;
            self.solved[at] = solved;
            ratio *= back / pivot;
            if ratio < 1e-200 {
                log += ratio.ln();
                ratio = 1.0;
            }
            explained += solved * solved / pivot;
            (back, before) = (forth, solved);
        }
        0.5 * (log + ratio.ln() + explained)
    }

    /// The steps of the walks, with the places summed out.
    pub(super) fn steps(&mut self) {
        let panel = self.panel;
        for kind in 0..panel.kinds {
            let mut random = self.random.clone();
            let x = random.slice(self.spreads.step[kind].ln(), 0.4, (-9.0, 3.0), |x| {
                let step = x.exp();
                let mut log = x - 0.5 * (step / STEP).powi(2);
                for item in (0..panel.items.len()).filter(|it| panel.steps[*it] == kind) {
                    for walk in &panel.walks[..panel.states] {
                        log += self.eliminate(item, walk, step, 1.0);
                    }
                }
                log
            });
            self.random = random;
            self.spreads.step[kind] = x.exp();
        }
    }

    /// All years of a walk at once, given everything else: a tridiagonal system, solved forward, drawn backward.
    pub(super) fn walks(&mut self) {
        let (panel, units) = (self.panel, self.panel.units.len());
        for item in 0..panel.items.len() {
            let base = item * units;
            let step = self.spreads.step[panel.steps[item]];
            for walk in &panel.walks[..panel.states] {
                self.draw_walk(item, walk, step, 1.0);
            }
            let prior = 1.0 / (VIGNETTE_SPREAD * VIGNETTE_SPREAD);
            for (at, place) in (self.panel.real_units()..).zip(&self.panel.vignettes) {
                let precision = self.precision[base + at] + prior;
                let mean = (self.linear[base + at] + place * prior) / precision;
                self.z[base + at] = mean + self.random.normal() / precision.sqrt();
            }
        }
    }

    /// One walk on one item: its places from the last year to the first, then the weights of its steps.
    pub(super) fn draw_walk(&mut self, item: usize, walk: &std::ops::Range<usize>, step: f64, first: f64) {
        let (panel, base) = (self.panel, item * self.panel.units.len());
        self.eliminate(item, walk, step, first);
        let tie = |at: usize| self.weight[base + at] / (step * step * panel.units[at].gap);
        let mut after = 0.0;
        for at in walk.clone().rev() {
            let pull = if at + 1 < walk.end { tie(at + 1) * after } else { 0.0 };
            let drawn =
                (self.solved[at] + pull) / self.pivots[at] + self.random.normal() / self.pivots[at].sqrt();
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
}
