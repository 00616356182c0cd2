//! The model run forwards, for tests: parameters from their priors, ratings from the model.

use super::{Chain, DISTANCE, FREEDOM, HOME, MIDDLE, RATER, RELIABILITY, STEP, UNEVEN};
use crate::count;
use crate::panel::VIGNETTE_SPREAD;
use crate::random::Random;

impl Chain<'_> {
    /// Draws every parameter from its prior, then every rating from the model.
    pub(super) fn imagine(&mut self) {
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
                let gap = wanted + self.spreads.distance * random.normal();
                self.gaps[at * (cuts - 1) + k] = gap;
                own.push(own[k] + gap.exp());
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
    pub(super) fn rate(&mut self) {
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
