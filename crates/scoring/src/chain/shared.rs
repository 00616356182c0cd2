//! What all yardsticks share (the items' cuts and reliability, how widely raters spread), moved together while what
//! makes each yardstick its own is held (distances and reliability in units of their spreads), the latent values summed
//! out.
//!
//! These few numbers hang together, so they move as one: a random walk of Metropolis whose steps have the shape of the
//! density around the warm-up's states (second differences there) and a length that accepts a quarter of them. Both
//! are fixed when the warm-up ends.

use super::{Chain, DISTANCE, MIDDLE, MOST, RATER, RELIABILITY, UNEVEN, log_of_reliability};
use crate::count;
use crate::panel::{Panel, VIGNETTE_SPREAD};
use std::ops::Range;

/// A number that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coordinate {
    /// Logarithms of spreads: of log reliability, of log distances.
    Reliability,
    Uneven,
    /// An item's log reliability, the middle of its cuts, all its units, a log distance of its cuts.
    Common(usize),
    Middle(usize),
    Units(usize),
    Distance(usize, usize),
}

/// Numbers that move together, and the blocks that see it.
#[derive(Debug, Clone)]
pub(super) struct Move {
    coordinates: Vec<Coordinate>,
    blocks: Range<usize>,
    /// Sums of second differences of the log density, with their sign turned, row by row.
    curvature: Vec<f64>,
    /// A lower triangle L: steps are L·normal.
    shape: Vec<f64>,
    /// The logarithm of their length.
    length: f64,
}

/// Proposals of a move in a sweep: of one item; of several, which tell of the raters together.
const TRIES: [usize; 2] = [3, 1];
/// Sweeps after which the shape is looked at again, and how often, while a chain warms up.
pub(super) const LOOK: usize = 60;

impl Move {
    /// With one item all together; with several, the spreads, then each item.
    pub(super) fn all(panel: &Panel) -> Vec<Self> {
        let spreads = [Coordinate::Reliability, Coordinate::Uneven];
        let of_item = |item: usize| {
            let distances = (0..panel.levels - 2).map(move |k| Coordinate::Distance(item, k));
            [Coordinate::Common(item), Coordinate::Middle(item), Coordinate::Units(item)]
                .into_iter()
                .chain(distances)
                .collect::<Vec<_>>()
        };
        if panel.items.len() == 1 {
            return vec![Self::new([spreads.to_vec(), of_item(0)].concat(), 0..panel.blocks.len())];
        }
        let items = (0..panel.items.len()).map(|item| Self::new(of_item(item), panel.of_item[item].clone()));
        std::iter::once(Self::new(spreads.to_vec(), 0..panel.blocks.len())).chain(items).collect()
    }

    fn new(coordinates: Vec<Coordinate>, blocks: Range<usize>) -> Self {
        let n = coordinates.len();
        let mut shape = vec![0.0; n * n];
        (0..n).for_each(|at| shape[at * n + at] = 0.02);
        Self { curvature: vec![0.0; n * n], shape, length: 0.0, coordinates, blocks }
    }

    /// The inverse of the curvature's Cholesky factor, transposed: its columns are steps of the wanted shape.
    fn reshape(&mut self) {
        let n = self.coordinates.len();
        let largest = (0..n).map(|at| self.curvature[at * n + at]).fold(0.0, f64::max);
        // Where the sample of curvatures is not that of a hill, the diagonal is raised until it is.
        let mut ridge = 0.0;
        let factor = loop {
            if let Some(factor) = cholesky(&self.curvature, n, ridge) {
                break factor;
            }
            ridge = (ridge * 4.0).max(1e-6 * largest.max(1e-6));
        };
        // Back substitution: column by column of the inverse of the transposed factor.
        self.shape.fill(0.0);
        for column in 0..n {
            for row in (0..=column).rev() {
                let mut sum = f64::from(u8::from(row == column));
                for k in row + 1..=column {
                    sum -= factor[k * n + row] * self.shape[k * n + column];
                }
                self.shape[row * n + column] = sum / factor[row * n + row];
            }
        }
    }
}

/// The lower factor of a symmetric matrix with a share of its diagonal added, if it is positive.
fn cholesky(matrix: &[f64], n: usize, ridge: f64) -> Option<Vec<f64>> {
    let mut factor = vec![0.0; n * n];
    for row in 0..n {
        for column in 0..=row {
            let dot: f64 = (0..column).map(|k| factor[row * n + k] * factor[column * n + k]).sum();
            let value = matrix[row * n + column] - dot;
            if row == column {
                let raised = value + ridge;
                if raised.is_nan() || raised <= 1e-9 {
                    return None;
                }
                factor[row * n + row] = raised.sqrt();
            } else {
                factor[row * n + column] = value / factor[column * n + column];
            }
        }
    }
    Some(factor)
}

/// A state from which numbers move.
struct Held {
    /// What makes each block's cuts its own; distances in units of their spread.
    own: Vec<f64>,
    cuts: Vec<f64>,
    gaps: Vec<f64>,
    beta: Vec<f64>,
    known: Vec<f64>,
    /// The values of the coordinates; units count as zero.
    values: Vec<f64>,
    z: Vec<f64>,
}

impl Chain<'_> {
    /// All moves, each some times; then the spread of reliability and μβ once more with every reliability held.
    pub(super) fn shared(&mut self) {
        let mut moves = std::mem::take(&mut self.moves);
        for it in &mut moves {
            self.walk(it);
        }
        self.moves = moves;

        let (sigma, n) = (self.spreads.reliability, count(self.b.len()));
        let own = std::mem::take(&mut self.b);
        let x = self.random.slice(0.0, 0.3, (-3.0, 3.0), |x| {
            let factor = (-x).exp();
            let prior = -0.5 * (sigma / factor / RATER).powi(2);
            (1.0 - n) * x + prior + own.iter().map(|b| log_of_reliability(b * factor)).sum::<f64>()
        });
        self.b = own.into_iter().map(|b| b * (-x).exp()).collect();
        let sigma = sigma * x.exp();
        self.spreads.reliability = sigma;
        // Every μβ up by x, every σβ·b down by it.
        let exponentials: f64 = self.b.iter().map(|b| b.exp()).sum();
        let common = &self.mu_beta;
        let x = self.random.slice(0.0, 0.2, (-3.0, 3.0), |x| {
            let prior: f64 = common.iter().map(|it| ((it + x) / RELIABILITY).powi(2)).sum();
            -0.5 * prior - n * x / sigma - exponentials * (-x / sigma).exp()
        });
        self.mu_beta.iter_mut().for_each(|it| *it += x);
        self.b.iter_mut().for_each(|it| *it -= x / sigma);
    }

    fn walk(&mut self, it: &mut Move) {
        let n = it.coordinates.len();
        let mut held = self.hold(it);
        if self.warming && self.sweeps % LOOK == LOOK - 1 {
            self.look(it, &held);
        }
        let mut now = self.put(it, &held, &vec![0.0; n]) + held.known.iter().sum::<f64>();
        for _ in 0..TRIES[usize::from(self.many_items())] {
            let normal: Vec<f64> = (0..n).map(|_| self.random.normal()).collect();
            let far = it.length.exp() * 2.4 / count(n).sqrt();
            let step: Vec<f64> = (0..n)
                .map(|row| far * (row..n).map(|k| it.shape[row * n + k] * normal[k]).sum::<f64>())
                .collect();
            let next = self.stand(it, &held, &step);
            let taken = next - now > -self.random.exponential();
            if taken {
                now = next;
                held = Held { own: held.own, ..self.held(it) };
            } else {
                self.back(it, &held);
            }
            if self.warming {
                it.length += if taken { 0.75 } else { -0.25 } * 2.0 / (count(self.sweeps) + 10.0).sqrt();
            }
        }
    }

    /// Adds the second differences around this state to what is known of the shape.
    fn look(&mut self, it: &mut Move, held: &Held) {
        const BY: f64 = 0.03;
        let n = it.coordinates.len();
        let at = |chain: &mut Self, moved: &[(usize, f64)]| {
            let mut step = vec![0.0; n];
            for (which, by) in moved {
                step[*which] += by;
            }
            chain.stand(it, held, &step)
        };
        let middle = at(self, &[]);
        let up: Vec<f64> = (0..n).map(|one| at(self, &[(one, BY)])).collect();
        let down: Vec<f64> = (0..n).map(|one| at(self, &[(one, -BY)])).collect();
        let mut found = vec![0.0; n * n];
        for one in 0..n {
            found[one * n + one] = 2.0 * middle - up[one] - down[one];
            for other in 0..one {
                let both = at(self, &[(one, BY), (other, BY)]);
                let neither = at(self, &[(one, -BY), (other, -BY)]);
                let crossed = 0.5 * (up[one] + up[other] + down[one] + down[other] - both - neither) - middle;
                found[one * n + other] = crossed;
                found[other * n + one] = crossed;
            }
        }
        self.back(it, held);
        it.curvature.iter_mut().zip(found).for_each(|(sum, one)| *sum += (one / (BY * BY) - *sum) * 0.3);
        it.reshape();
    }

    fn hold(&self, it: &Move) -> Held {
        let cuts = self.panel.levels - 1;
        let mut own = vec![0.0; it.blocks.len() * cuts];
        for (own, at) in own.chunks_exact_mut(cuts).zip(it.blocks.clone()) {
            self.own_of(at, own);
            own[1..].iter_mut().for_each(|it| *it /= self.spreads.distance);
        }
        Held { own, ..self.held(it) }
    }

    /// All of it but what is each block's own.
    fn held(&self, it: &Move) -> Held {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let value = |it: &Coordinate| match *it {
            Coordinate::Reliability => self.spreads.reliability.ln(),
            Coordinate::Uneven => self.spreads.distance.ln(),
            Coordinate::Common(item) => self.mu_beta[item],
            Coordinate::Middle(item) => self.middle[item],
            Coordinate::Units(_) => 0.0,
            Coordinate::Distance(item, k) => self.distance[item * (cuts - 1) + k],
        };
        let units = panel.units.len();
        let of = |it: &Coordinate| match *it {
            Coordinate::Units(item) => Some(self.z[item * units..(item + 1) * units].to_vec()),
            _ => None,
        };
        Held {
            own: Vec::new(),
            cuts: self.cuts[it.blocks.start * cuts..it.blocks.end * cuts].to_vec(),
            gaps: self.gaps[it.blocks.start * (cuts - 1)..it.blocks.end * (cuts - 1)].to_vec(),
            beta: self.beta[it.blocks.clone()].to_vec(),
            known: self.known[it.blocks.clone()].to_vec(),
            values: it.coordinates.iter().map(value).collect(),
            z: it.coordinates.iter().find_map(of).unwrap_or_default(),
        }
    }

    /// Puts the coordinates of a move `step` away from where they were held. Returns their log prior.
    fn put(&mut self, it: &Move, held: &Held, step: &[f64]) -> f64 {
        let (panel, cuts, units) = (self.panel, self.panel.levels - 1, self.panel.units.len());
        let mut prior = 0.0;
        for ((coordinate, value), by) in it.coordinates.iter().zip(&held.values).zip(step) {
            let value = value + by;
            let normal = |spread: f64| -0.5 * (value / spread).powi(2);
            let half_normal = |spread: f64| value - 0.5 * (value.exp() / spread).powi(2);
            prior += match *coordinate {
                Coordinate::Reliability => {
                    self.spreads.reliability = value.exp();
                    half_normal(RATER)
                }
                Coordinate::Uneven => {
                    self.spreads.distance = value.exp();
                    half_normal(UNEVEN)
                }
                Coordinate::Common(item) => {
                    self.mu_beta[item] = value;
                    normal(RELIABILITY)
                }
                Coordinate::Middle(item) => {
                    self.middle[item] = value;
                    normal(MIDDLE)
                }
                Coordinate::Distance(item, k) => {
                    self.distance[item * (cuts - 1) + k] = value;
                    normal(DISTANCE)
                }
                Coordinate::Units(item) => {
                    let own = &mut self.z[item * units..(item + 1) * units];
                    own.iter_mut().zip(&held.z).for_each(|(now, old)| *now = old + by);
                    let states = &panel.walks[..panel.states];
                    let firsts: f64 = states.iter().map(|walk| own[walk.start].powi(2)).sum();
                    let vignettes = own[panel.real_units()..].iter().zip(&panel.vignettes);
                    let away: f64 = vignettes.map(|(z, place)| ((z - place) / VIGNETTE_SPREAD).powi(2)).sum();
                    -0.5 * (firsts + away)
                }
            };
        }
        prior
    }

    /// The log density where the coordinates of a move are `step` away from where they were held; the chain stands
    /// there afterwards.
    fn stand(&mut self, it: &Move, held: &Held, step: &[f64]) -> f64 {
        let cuts = self.panel.levels - 1;
        let mut log = self.put(it, held, step);
        let (mut mine, mut place) = ([0.0; MOST], [0.0; MOST]);
        for (own, at) in held.own.chunks_exact(cuts).zip(it.blocks.clone()) {
            let block = &self.panel.blocks[at];
            mine[0] = own[0];
            mine[1..cuts].iter_mut().zip(&own[1..]).for_each(|(it, own)| *it = own * self.spreads.distance);
            self.lay(block.item, self.expected(at) + mine[0], &mine[1..cuts], &mut place[..cuts]);
            self.beta[at] = (self.mu_beta[block.item] + self.spreads.reliability * self.b[block.rater]).exp();
            self.cuts[at * cuts..(at + 1) * cuts].copy_from_slice(&place[..cuts]);
            self.note_gaps(at, &mine[1..cuts]);
            self.known[at] = self.likelihood(at, &place[..cuts], self.beta[at]);
            log += self.known[at];
        }
        log
    }

    /// Back to where the coordinates were held.
    fn back(&mut self, it: &Move, held: &Held) {
        let cuts = self.panel.levels - 1;
        self.put(it, held, &vec![0.0; it.coordinates.len()]);
        self.cuts[it.blocks.start * cuts..it.blocks.end * cuts].copy_from_slice(&held.cuts);
        self.gaps[it.blocks.start * (cuts - 1)..it.blocks.end * (cuts - 1)].copy_from_slice(&held.gaps);
        self.beta[it.blocks.clone()].copy_from_slice(&held.beta);
        self.known[it.blocks.clone()].copy_from_slice(&held.known);
    }
}
