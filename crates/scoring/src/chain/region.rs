//! Regions beside their States: a region's place is its State's of the same year plus d, where d starts at its constant,
//! N(0, τ²), and then walks as a State does, with a step ν of its own.
//!
//! The places of a State are drawn while its regions keep their d and so move along; then d is drawn given the State,
//! with τ and ν before it while d is summed out. Other moves ([`super::joint`]) move a State while its regions stay.

use super::{Chain, REGION};
use crate::count;

/// The prior of one walk's first place, if all of its years move by `by` and its regions stay where they are: a normal
/// of precision `tight` and distance `off` from its mean; and that of `n` regions' constants, whose sum is `sum`.
pub(super) struct Start {
    off: f64,
    tight: f64,
    n: f64,
    sum: f64,
    region: f64,
}

impl Start {
    /// The log prior, up to a constant.
    pub(super) fn log(&self, by: f64) -> f64 {
        // A State's precision is one: nothing is lost in the product.
        let own = -0.5 * self.tight * (self.off + by).powi(2);
        if self.n > 0.0 { own - self.region * (0.5 * self.n * by * by - self.sum * by) } else { own }
    }

    /// Precision and slope where regions move along.
    pub(super) fn alone(&self) -> (f64, f64) {
        (self.tight, -self.off * self.tight)
    }
}

impl Chain<'_> {
    /// The deviation of a region's unit from its State.
    pub(super) fn deviation(&self, item: usize, unit: usize) -> f64 {
        let base = item * self.panel.units.len();
        self.z[base + unit] - self.z[base + self.panel.above[unit - self.panel.regions_from()]]
    }

    pub(super) fn start(&self, item: usize, walk: usize) -> Start {
        let panel = self.panel;
        let first = panel.walks[walk].start;
        let mut start = Start {
            off: self.z[item * panel.units.len() + first],
            tight: 1.0,
            n: 0.0,
            sum: 0.0,
            region: 0.0,
        };
        if panel.above.is_empty() {
            return start;
        }
        start.region = self.spreads.region[panel.steps[item]].powi(-2);
        if walk >= panel.states {
            (start.off, start.tight) = (self.deviation(item, first), start.region);
        }
        for region in panel.walks[panel.states..].iter().filter(|it| panel.units[it.start].state == walk) {
            start.n += 1.0;
            start.sum += self.deviation(item, region.start);
        }
        start
    }

    /// Moves a walk's places, and where it is a State's those of its regions.
    pub(super) fn lift(&mut self, item: usize, walk: usize, by: f64) {
        let base = item * self.panel.units.len();
        let mut lift = |range: &std::ops::Range<usize>| {
            self.z[base + range.start..base + range.end].iter_mut().for_each(|it| *it += by);
        };
        lift(&self.panel.walks[walk]);
        for region in &self.panel.walks[self.panel.states.max(walk + 1)..] {
            if self.panel.units[region.start].state == walk {
                lift(region);
            }
        }
    }

    /// Squares of all that regions have of their own on an item, in units of its spreads, and how many they are.
    pub(super) fn squares_of_regions(&self, item: usize) -> (f64, f64) {
        let (panel, base) = (self.panel, item * self.panel.units.len());
        if panel.above.is_empty() {
            return (0.0, 0.0);
        }
        let kind = panel.steps[item];
        let (first, step) = (self.spreads.region[kind].powi(-2), self.spreads.region_step[kind].powi(-2));
        let mut squares = 0.0;
        for walk in &panel.walks[panel.states..] {
            squares += first * self.deviation(item, walk.start).powi(2);
            for at in walk.start + 1..walk.end {
                let moved = self.deviation(item, at) - self.deviation(item, at - 1);
                squares += self.weight[base + at] * step * moved * moved / panel.units[at].gap;
            }
        }
        (squares, count(panel.above.len()))
    }

    /// The log prior of both spreads of a kind, if their logarithms grow by `x`; zero without regions.
    pub(super) fn prior_of_regions(&self, kind: usize, x: f64) -> f64 {
        let own = self.spreads.region.get(kind).into_iter().chain(self.spreads.region_step.get(kind));
        own.map(|spread| x - 0.5 * (spread * x.exp() / REGION).powi(2)).sum()
    }

    /// Replaces the places of regions by their deviations, and adds what their ratings say, given these, to what is said
    /// of their States. Until [`Chain::regions`] draws them anew.
    pub(super) fn fold_regions(&mut self) {
        let (panel, units) = (self.panel, self.panel.units.len());
        for base in (0..panel.items.len()).map(|item| item * units) {
            for (unit, above) in (base + panel.regions_from()..).zip(panel.above.iter().map(|it| base + it)) {
                self.z[unit] -= self.z[above];
                self.precision[above] += self.precision[unit];
                self.linear[above] += self.linear[unit] - self.precision[unit] * self.z[unit];
            }
        }
    }

    /// Spreads of constants and steps with the deviations summed out, then the deviations, then the places.
    pub(super) fn regions(&mut self) {
        let (panel, units) = (self.panel, self.panel.units.len());
        if panel.above.is_empty() {
            return;
        }
        for base in (0..panel.items.len()).map(|item| item * units) {
            for (unit, above) in (base + panel.regions_from()..).zip(panel.above.iter().map(|it| base + it)) {
                self.linear[unit] -= self.precision[unit] * self.z[above];
            }
        }
        let walks = &panel.walks[panel.states..];
        for kind in 0..panel.kinds {
            for of_step in [false, true] {
                let (first, step) = (self.spreads.region[kind], self.spreads.region_step[kind]);
                let now = if of_step { step } else { first };
                let mut random = self.random.clone();
                let x = random.slice(now.ln(), 0.6, (-9.0, 3.0), |x| {
                    let (first, step) = if of_step { (first, x.exp()) } else { (x.exp(), step) };
                    let mut log = x - 0.5 * (x.exp() / REGION).powi(2);
                    for item in (0..panel.items.len()).filter(|it| panel.steps[*it] == kind) {
                        for walk in walks {
                            log += self.eliminate(item, walk, step, first.powi(-2));
                        }
                    }
                    log
                });
                self.random = random;
                let spread = if of_step { &mut self.spreads.region_step } else { &mut self.spreads.region };
                spread[kind] = x.exp();
            }
        }
        for item in 0..panel.items.len() {
            let kind = panel.steps[item];
            let (first, step) = (self.spreads.region[kind].powi(-2), self.spreads.region_step[kind]);
            for walk in walks {
                self.draw_walk(item, walk, step, first);
            }
            let base = item * units;
            for (unit, above) in (base + panel.regions_from()..).zip(panel.above.iter().map(|it| base + it)) {
                self.z[unit] += self.z[above];
            }
        }
    }
}
