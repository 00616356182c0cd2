//! Shifts of homes and raters, the items' own middles and distances, and how widely each family spreads, given the
//! cuts.

use super::{Chain, DISTANCE, HOME, MIDDLE, RATER, UNEVEN, learned};
use crate::count;
use crate::random::Random;

impl Chain<'_> {
    /// The item's own middle and distances, home and rater shifts, given the cuts.
    pub(super) fn shifts(&mut self) {
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
                let sum: f64 = blocks.clone().map(|at| self.gaps[at * (cuts - 1) + k]).sum();
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

    /// Item middles, home and rater shifts, and how widely each family spreads, given the latent values; what is each
    /// block's own is summed out until the end.
    pub(super) fn families(&mut self) {
        let (panel, units, cuts, homes) =
            (self.panel, self.panel.units.len(), self.panel.levels - 1, self.panel.homes);
        // Where the latent values see each block's middle beyond what is expected of it, and how precisely.
        let mut seen: Vec<(f64, f64)> = (0..panel.blocks.len())
            .map(|at| {
                let (block, beta) = (&panel.blocks[at], self.beta[at]);
                let z = &self.z[block.item * units..];
                let (mut sum, mut weights) = (0.0, 0.0);
                for o in block.range.clone() {
                    let weight = panel.weight(o);
                    weights += weight;
                    sum += weight * (self.latent[o] - beta * z[panel.unit_of[o] as usize]);
                }
                (self.residual(at) - sum / weights, weights)
            })
            .collect();
        let before: Vec<f64> = (0..panel.blocks.len()).map(|at| self.expected(at)).collect();
        let offs: Vec<f64> = (0..panel.blocks.len()).map(|at| self.residual(at)).collect();
        let x = self.random.slice(self.spreads.rater_item.ln(), 0.5, (-9.0, 3.0), |x| {
            let spread = (2.0 * x).exp();
            let (mut product, mut squares, mut log) = (1.0, 0.0, 0.0);
            for (off, weights) in &seen {
                let variance = spread + weights.recip();
                product *= variance;
                if !(1e-200..1e200).contains(&product) {
                    log -= 0.5 * product.ln();
                    product = 1.0;
                }
                squares += off * off / variance;
            }
            x - 0.5 * (spread / (RATER * RATER) + squares) + log - 0.5 * product.ln()
        });
        self.spreads.rater_item = x.exp();
        let spread = (2.0 * x).exp();
        // Each family in turn: its spread with its shifts summed out too, then the shifts.
        let mut family = |random: &mut Random,
                          values: &mut [f64],
                          spread_of: Result<f64, (&mut f64, f64)>,
                          of: &dyn Fn(&crate::panel::Block) -> usize| {
            let mut sums = vec![(0.0, 0.0); values.len()];
            for (block, (off, weights)) in panel.blocks.iter().zip(&seen) {
                let it = &mut sums[of(block)];
                let precision = 1.0 / (spread + weights.recip());
                it.0 += precision;
                it.1 += precision * (off + values[of(block)]);
            }
            let own = match spread_of {
                Ok(fixed) => fixed,
                Err((own, prior)) => {
                    let x = random.slice(own.ln(), 0.5, (-9.0, 3.0), |x| {
                        let square = (2.0 * x).exp();
                        let each = sums.iter().map(|(precision, sum)| {
                            let factor = 1.0 + square * precision;
                            square * sum * sum / factor - factor.ln()
                        });
                        x - 0.5 * square / (prior * prior) + 0.5 * each.sum::<f64>()
                    });
                    *own = x.exp();
                    *own
                }
            };
            let old = values.to_vec();
            for (value, (precision, sum)) in values.iter_mut().zip(sums) {
                let precision = precision + 1.0 / (own * own);
                *value = sum / precision + random.normal() / precision.sqrt();
            }
            for (block, (off, _)) in panel.blocks.iter().zip(&mut seen) {
                *off += old[of(block)] - values[of(block)];
            }
        };
        family(&mut self.random, &mut self.middle, Ok(MIDDLE), &|block| block.item);
        let spreads = &mut self.spreads;
        family(&mut self.random, &mut self.home_item, Err((&mut spreads.home_item, HOME)), &|block| {
            block.item * homes + block.home
        });
        if panel.items.len() > 1 {
            family(&mut self.random, &mut self.home, Err((&mut spreads.home, HOME)), &|block| block.home);
            family(&mut self.random, &mut self.rater, Err((&mut spreads.rater, RATER)), &|block| block.rater);
        }
        for (at, (off, weights)) in seen.into_iter().enumerate() {
            let precision = weights + 1.0 / spread;
            let own = off * weights / precision + self.random.normal() / precision.sqrt();
            let by = self.expected(at) + own - before[at] - offs[at];
            self.cuts[at * cuts..(at + 1) * cuts].iter_mut().for_each(|it| *it += by);
            self.latent[panel.blocks[at].range.clone()].iter_mut().for_each(|it| *it += by);
        }
    }

    /// Every spread twice: with its shifts held, and with its shifts in units of it held.
    pub(super) fn spreads(&mut self) {
        let (panel, cuts, homes) = (self.panel, self.panel.levels - 1, self.panel.homes);
        let mut residual: Vec<f64> = (0..panel.blocks.len()).map(|at| self.residual(at)).collect();
        let squares: f64 = residual.iter().map(|it| it * it).sum();
        self.spreads.rater_item =
            learned(&mut self.random, self.spreads.rater_item, squares, count(residual.len()), RATER);
        let mut squares = 0.0;
        for (at, block) in panel.blocks.iter().enumerate() {
            for (k, gap) in self.gaps[at * (cuts - 1)..(at + 1) * (cuts - 1)].iter().enumerate() {
                squares += (gap - self.distance[block.item * (cuts - 1) + k]).powi(2);
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
}
