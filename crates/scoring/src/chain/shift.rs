//! The items' own middles, shifts of homes and raters, and how widely each family spreads, given the latent values; and
//! the items' own distances, given the cuts.

use super::yardstick::Product;
use super::{Chain, DISTANCE, HOME, MIDDLE, RATER, UNEVEN, learned};
use crate::count;
use crate::panel::{Block, Panel};
use crate::random::Random;

/// What the latent values say of each block's middle.
struct Seen<'a> {
    panel: &'a Panel,
    /// Where they see it beyond what is expected of it, and how precisely.
    blocks: Vec<(f64, f64)>,
    /// The variance of what is each block's own.
    own: f64,
}

impl Seen<'_> {
    /// How widely the blocks' own parts spread, these summed out; then `own` is known.
    fn spread(&mut self, random: &mut Random, spread: &mut f64) {
        let x = random.slice(spread.ln(), 1.0, (-9.0, 3.0), |x| {
            let square = (2.0 * x).exp();
            let (mut shares, mut squares) = (Product::default(), 0.0);
            for (off, weights) in &self.blocks {
                let share = 1.0 / (1.0 + weights * square);
                shares.times(share);
                squares += off * off * weights * share;
            }
            x - 0.5 * (square / (RATER * RATER) + squares) + 0.5 * shares.ln()
        });
        *spread = x.exp();
        self.own = (2.0 * x).exp();
    }

    /// What the blocks say of each shift of a family, their own parts summed out.
    fn said(&self, shifts: &[f64], of: impl Fn(&Block) -> usize) -> Vec<Said> {
        let mut said = vec![Said::default(); shifts.len()];
        for (block, (off, weights)) in self.panel.blocks.iter().zip(&self.blocks) {
            let (it, precision) = (&mut said[of(block)], weights / (1.0 + weights * self.own));
            it.precision += precision;
            it.sum += precision * (off + shifts[of(block)]);
        }
        said
    }

    /// Takes in that shifts changed.
    fn changed(&mut self, old: &[f64], new: &[f64], of: impl Fn(&Block) -> usize) {
        for (block, (off, _)) in self.panel.blocks.iter().zip(&mut self.blocks) {
            *off += old[of(block)] - new[of(block)];
        }
    }
}

/// What is said of one shift: how precisely, and that times its value.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    precision: f64,
    sum: f64,
}

impl Said {
    /// Draws the shift, whose prior has this spread.
    fn draw(self, random: &mut Random, spread: f64) -> f64 {
        let precision = self.precision + 1.0 / (spread * spread);
        self.sum / precision + random.normal() / precision.sqrt()
    }
}

/// Draws a family's spread, half-normal, with its shifts summed out.
fn spread(random: &mut Random, said: &[Said], spread: f64, scale: f64) -> f64 {
    let log = |x: f64| {
        let square = (2.0 * x).exp();
        let each = said.iter().map(|it| {
            let factor = 1.0 + square * it.precision;
            square * it.sum * it.sum / factor - factor.ln()
        });
        x - 0.5 * square / (scale * scale) + 0.5 * each.sum::<f64>()
    };
    random.slice(spread.ln(), 1.0, (-9.0, 3.0), log).exp()
}

/// What cells say of a family of which each has one, given `spread`, that of the cells' own shifts, these summed out.
fn gather(cells: &[Said], own: f64, shifts: &[f64], of: impl Fn(usize) -> usize) -> Vec<Said> {
    let mut said = vec![Said::default(); shifts.len()];
    for (at, cell) in cells.iter().enumerate() {
        let (it, factor) = (&mut said[of(at)], 1.0 + cell.precision * own * own);
        it.precision += cell.precision / factor;
        it.sum += (cell.sum + cell.precision * shifts[of(at)]) / factor;
    }
    said
}

impl Chain<'_> {
    /// Every family of shifts with its spread. Each block's own part is summed out until the end, where its cuts and
    /// latent values follow.
    pub(super) fn shifts(&mut self) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        let middles: Vec<f64> =
            (0..panel.blocks.len()).map(|at| self.expected(at) + self.residual(at)).collect();
        let blocks = panel.blocks.iter().zip(&middles).enumerate().map(|(at, (block, middle))| {
            let z = &self.z[block.item * units..];
            let (mut sum, mut weights) = (0.0, 0.0);
            for o in block.range.clone() {
                let weight = panel.weight(o);
                weights += weight;
                sum += weight * (self.latent[o] - self.beta[at] * z[panel.unit_of[o] as usize]);
            }
            (middle - sum / weights - self.expected(at), weights)
        });
        let mut seen = Seen { panel, blocks: blocks.collect(), own: 0.0 };
        let (random, spreads, homes) = (&mut self.random, &mut self.spreads, panel.homes);
        seen.spread(random, &mut spreads.rater_item);

        // Homes on one item are cells: items and homes are drawn with the cells' own shifts summed out, these last.
        let cell = |it: &Block| it.item * homes + it.home;
        let mut cells = seen.said(&self.home_item, cell);
        spreads.home_item = spread(random, &cells, spreads.home_item, HOME);
        let old: Vec<f64> = (0..cells.len())
            .map(|at| self.middle[at / homes] + self.home[at % homes] + self.home_item[at])
            .collect();
        let mut draw = |shifts: &mut [f64], learned: Option<&mut f64>, of: &dyn Fn(usize) -> usize| {
            let said = gather(&cells, spreads.home_item, shifts, of);
            let prior = learned.map_or(MIDDLE, |it| {
                *it = spread(random, &said, *it, HOME);
                *it
            });
            let before = shifts.to_vec();
            shifts.iter_mut().zip(said).for_each(|(shift, said)| *shift = said.draw(random, prior));
            for (at, cell) in cells.iter_mut().enumerate() {
                cell.sum -= cell.precision * (shifts[of(at)] - before[of(at)]);
            }
        };
        draw(&mut self.middle, None, &|at| at / homes);
        if panel.items.len() > 1 {
            draw(&mut self.home, Some(&mut spreads.home), &|at| at % homes);
        }
        for (shift, said) in self.home_item.iter_mut().zip(cells) {
            *shift = said.draw(random, spreads.home_item);
        }
        let new: Vec<f64> = (0..old.len())
            .map(|at| self.middle[at / homes] + self.home[at % homes] + self.home_item[at])
            .collect();
        seen.changed(&old, &new, cell);

        if panel.items.len() > 1 {
            let said = seen.said(&self.rater, |it| it.rater);
            spreads.rater = spread(random, &said, spreads.rater, RATER);
            let old = self.rater.clone();
            self.rater
                .iter_mut()
                .zip(said)
                .for_each(|(shift, said)| *shift = said.draw(random, spreads.rater));
            seen.changed(&old, &self.rater, |it| it.rater);
        }
        for (at, (off, weights)) in seen.blocks.into_iter().enumerate() {
            let precision = weights + 1.0 / seen.own;
            let own = off * weights / precision + self.random.normal() / precision.sqrt();
            let by = self.expected(at) + own - middles[at];
            self.cuts[at * cuts..(at + 1) * cuts].iter_mut().for_each(|it| *it += by);
            self.latent[panel.blocks[at].range.clone()].iter_mut().for_each(|it| *it += by);
        }
    }

    /// The items' own log distances, and how widely those of the blocks spread around them.
    pub(super) fn distances(&mut self) {
        let (panel, distances) = (self.panel, self.panel.levels - 2);
        let even = 1.0 / (self.spreads.distance * self.spreads.distance);
        let mut squares = 0.0;
        for (item, blocks) in panel.of_item.iter().enumerate() {
            for k in 0..distances {
                let gaps = || blocks.clone().map(|at| self.gaps[at * distances + k]);
                let precision = count(blocks.len()) * even + 1.0 / (DISTANCE * DISTANCE);
                let mean = gaps().sum::<f64>() * even / precision;
                let drawn = mean + self.random.normal() / precision.sqrt();
                self.distance[item * distances + k] = drawn;
                squares += gaps().map(|it| (it - drawn).powi(2)).sum::<f64>();
            }
        }
        let pairs = count(panel.blocks.len() * distances);
        self.spreads.distance = learned(&mut self.random, self.spreads.distance, squares, pairs, UNEVEN);
    }
}
