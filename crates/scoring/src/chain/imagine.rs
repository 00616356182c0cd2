//! The model run forwards: parameters from their priors, or from worlds that the model does not know; ratings from
//! them.

use super::{Chain, DISTANCE, FREEDOM, HOME, MIDDLE, RATER, REGION, RELIABILITY, STEP, UNEVEN};
use crate::count;
use crate::panel::VIGNETTE_SPREAD;
use crate::random::Random;

impl Chain<'_> {
    /// Draws every parameter from its prior, then every rating from the model.
    pub(crate) fn imagine(&mut self) {
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
        for spread in self.spreads.region.iter_mut().chain(&mut self.spreads.region_step) {
            *spread = half(&mut self.random, REGION);
        }
        let many = panel.items.len() > 1;
        let random = &mut self.random;
        self.b.iter_mut().for_each(|it| *it = random.exponential().ln());
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
            let kind = panel.steps[item];
            for (index, walk) in panel.walks.iter().enumerate() {
                let (first, step) = if index < panel.states {
                    (1.0, spreads.step[kind])
                } else {
                    (spreads.region[kind], spreads.region_step[kind])
                };
                for at in walk.clone() {
                    let here = item * units + at;
                    if at == walk.start {
                        self.z[here] = first * random.normal();
                    } else {
                        self.weight[here] = random.gamma(0.5 * FREEDOM, 0.5 * FREEDOM).max(1e-6);
                        let spread = step * (panel.units[at].gap / self.weight[here]).sqrt();
                        self.z[here] = self.z[here - 1] + spread * random.normal();
                    }
                }
            }
            // Regions beside their States.
            for (at, above) in (panel.regions_from()..).zip(&panel.above) {
                self.z[item * units + at] += self.z[item * units + above];
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
    pub(crate) fn rate(&mut self) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        for (at, block) in panel.blocks.iter().enumerate() {
            for o in block.range.clone() {
                let mean = self.beta[at] * self.z[block.item * units + panel.unit_of[o] as usize];
                let value = mean + self.random.normal() / panel.sure.get(o).copied().unwrap_or(1.0);
                self.latent[o] = value;
                let level = self.cuts[at * cuts..(at + 1) * cuts].iter().filter(|cut| value > **cut).count();
                self.levels[o] = u8::try_from(level).unwrap_or(u8::MAX);
            }
        }
    }

    /// A world with fixed spreads, none of them the prior's shape: walks with normal steps, every cut of every home and
    /// rater shifted on its own and then sorted, reliabilities from a normal cut at 0.1. Some of it may be worse.
    pub(crate) fn imagine_otherwise(&mut self, world: World) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        for item in 0..panel.items.len() {
            let base = item * units;
            for walk in &panel.walks {
                self.z[base + walk.start] = self.random.normal();
                for at in walk.start + 1..walk.end {
                    let jump = world == World::Jumps && self.random.uniform() < 0.1;
                    let spread = if jump { 1.0 } else { 0.25 };
                    self.z[base + at] = self.z[base + at - 1] + spread * self.random.normal();
                }
            }
            for (at, place) in (panel.real_units()..).zip(&panel.vignettes) {
                self.z[base + at] = *place;
            }
            let apart = if world == World::Homes { 0.6 } else { 0.0 };
            let homes: Vec<f64> = (0..panel.homes)
                .flat_map(|_| {
                    let shift = apart * self.random.normal();
                    (0..cuts).map(|_| shift + 0.2 * self.random.normal()).collect::<Vec<_>>()
                })
                .collect();
            for at in panel.of_item[item].clone() {
                let home = panel.blocks[at].home;
                let own = &mut self.cuts[at * cuts..(at + 1) * cuts];
                for (k, cut) in own.iter_mut().enumerate() {
                    let common = 3.0 * count(k) / count((cuts - 1).max(1)) - 1.5;
                    *cut = common + homes[home * cuts + k] + 0.5 * self.random.normal();
                }
                own.sort_unstable_by(f64::total_cmp);
                self.beta[at] = loop {
                    let beta = 1.0 + 0.6 * self.random.normal();
                    if beta > 0.1 {
                        break beta;
                    }
                };
            }
        }
        self.rate();
        if world == World::Careless {
            for rater in (0..panel.raters.len()).step_by(10) {
                for at in &panel.of_rater[rater] {
                    for o in panel.blocks[*at].range.clone() {
                        let level = (self.random.uniform() * count(panel.levels)).floor();
                        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a level
                        let level = level as u8;
                        self.levels[o] = level;
                    }
                }
            }
        }
    }

    /// The levels of the ratings, in the panel's order.
    pub(crate) fn levels(&self) -> &[u8] {
        &self.levels
    }
}

/// Where truths come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum World {
    /// Every parameter from its prior: intervals must cover as they say.
    Model,
    /// Fixed spreads and cuts that the model does not know.
    Fixed,
    /// The same, with one rater in ten who answers anything.
    Careless,
    /// The same, with one year in ten in which everything changes.
    Jumps,
    /// The same, with homes as far apart as the prior of their shifts holds unlikely.
    Homes,
}
