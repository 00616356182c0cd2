//! Joint moves: much is shifted or stretched together along a line on which the likelihood is constant or a parabola.

use super::{Chain, MIDDLE, RELIABILITY, STEP, learned};
use crate::count;
use crate::panel::VIGNETTE_SPREAD;

impl Chain<'_> {
    /// Steps of the walk: with the steps held, and with the steps in units of their spread held.
    pub(super) fn stretch_steps(&mut self) {
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
    pub(super) fn translate_item(&mut self, item: usize) {
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
    pub(super) fn translate_walk(&mut self, item: usize, walk: usize) {
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
    pub(super) fn stretch_item(&mut self, item: usize) {
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
}
