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

    /// What the blocks say of each shift of a family, theirs summed out: precision, and that times the value.
    fn said(&self, shifts: &[f64], of: impl Fn(&Block) -> usize) -> Vec<(f64, f64)> {
        let mut said = vec![(0.0, 0.0); shifts.len()];
        for (block, (off, weights)) in self.panel.blocks.iter().zip(&self.blocks) {
            let (it, precision) = (&mut said[of(block)], weights / (1.0 + weights * self.own));
            it.0 += precision;
            it.1 += precision * (off + shifts[of(block)]);
        }
        said
    }

    /// Draws the shifts of a family from what is said of them and a prior of this spread.
    fn draw(&mut self, random: &mut Random, shifts: &mut [f64], spread: f64, of: impl Fn(&Block) -> usize) {
        let said = self.said(shifts, &of);
        let old = shifts.to_vec();
        for (shift, (precision, sum)) in shifts.iter_mut().zip(said) {
            let precision = precision + 1.0 / (spread * spread);
            *shift = sum / precision + random.normal() / precision.sqrt();
        }
        for (block, (off, _)) in self.panel.blocks.iter().zip(&mut self.blocks) {
            *off += old[of(block)] - shifts[of(block)];
        }
    }

    /// The same after the family's spread, half-normal, was drawn with the shifts summed out.
    fn learn(
        &mut self,
        random: &mut Random,
        shifts: &mut [f64],
        (spread, scale): (&mut f64, f64),
        of: impl Fn(&Block) -> usize,
    ) {
        let said = self.said(shifts, &of);
        let x = random.slice(spread.ln(), 1.0, (-9.0, 3.0), |x| {
            let square = (2.0 * x).exp();
            let each = said.iter().map(|(precision, sum)| {
                let factor = 1.0 + square * precision;
                square * sum * sum / factor - factor.ln()
            });
            x - 0.5 * square / (scale * scale) + 0.5 * each.sum::<f64>()
        });
        *spread = x.exp();
        self.draw(random, shifts, *spread, of);
    }
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
        seen.draw(random, &mut self.middle, MIDDLE, |it| it.item);
        seen.learn(random, &mut self.home_item, (&mut spreads.home_item, HOME), |it| {
            it.item * homes + it.home
        });
        if panel.items.len() > 1 {
            seen.learn(random, &mut self.home, (&mut spreads.home, HOME), |it| it.home);
            seen.learn(random, &mut self.rater, (&mut spreads.rater, RATER), |it| it.rater);
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
