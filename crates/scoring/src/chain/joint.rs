//! Joint moves: much is shifted or stretched together along a line on which the likelihood is constant or a parabola.

use super::yardstick::{Product, ends};
use super::{Chain, FREEDOM, HOME, MIDDLE, MOST, RELIABILITY, STEP};
use crate::count;
use crate::panel::VIGNETTE_SPREAD;
use std::ops::Range;

impl Chain<'_> {
    /// How far a block's cuts follow when what is expected of their middle moves by `expected`, and the mean of each of
    /// its ratings as it `follows`: the mean of the two by their weights, which costs least. Adds what the move costs
    /// there: a precision, and that times the value.
    fn follow(
        &self,
        at: usize,
        expected: f64,
        follows: impl Fn(usize) -> f64,
        (precision, sum): (&mut f64, &mut f64),
    ) -> f64 {
        let (panel, block, beta) = (self.panel, &self.panel.blocks[at], self.beta[at]);
        let tight = 1.0 / self.spreads.rater_item.powi(2);
        let (mut own, mut weights) = (tight * expected, tight);
        for o in block.range.clone() {
            own += panel.weight(o) * follows(o);
            weights += panel.weight(o);
        }
        own /= weights;
        let by = own - expected;
        *precision += by * by * tight;
        *sum -= by * self.residual(at) * tight;
        for o in block.range.clone() {
            let by = own - follows(o);
            let weighed = by * panel.weight(o);
            *precision += weighed * by;
            let z = self.z[block.item * panel.units.len() + panel.unit_of[o] as usize];
            *sum -= weighed * (self.latent[o] - beta * z);
        }
        own
    }

    /// One jurisdiction's years on one item up or down together, the latent values summed out: where nearly all say the
    /// highest or the lowest level, latent values follow the places and would hold them back. Its regions stay where
    /// they are.
    pub(super) fn shift_walk(&mut self, item: usize, walk: usize) {
        let start = self.start(item, walk);
        let panel = self.panel;
        let by = self.shift(item, walk, 1.0, |unit| panel.units[unit].walk == walk, |by| start.log(by));
        let base = item * panel.units.len();
        panel.walks[walk].clone().for_each(|at| self.z[base + at] += by);
    }

    /// The same for some years of it, with its regions. The steps into and out of these years have their own
    /// distribution, whose weights are drawn anew.
    pub(super) fn shift_years(&mut self, item: usize, walk: usize, years: Range<usize>) {
        let (panel, base) = (self.panel, item * self.panel.units.len());
        let range = &panel.walks[walk];
        let (first, last) = (panel.units[years.start].year, panel.units[years.end - 1].year);
        let moves =
            |unit: usize| panel.units[unit].is_of(walk) && (first..=last).contains(&panel.units[unit].year);
        let kind = panel.steps[item];
        let step = if walk < panel.states { self.spreads.step[kind] } else { self.spreads.region_step[kind] };
        // Each edge: the unit after it, what it steps, which way that changes, over which square.
        let edges = [(years.start, 1.0), (years.end, -1.0)].map(|(edge, sign)| {
            if edge == range.start || edge == range.end {
                return None;
            }
            let place = |unit: usize| {
                if walk < panel.states { self.z[base + unit] } else { self.deviation(item, unit) }
            };
            Some((edge, place(edge) - place(edge - 1), sign, step * step * panel.units[edge].gap))
        });
        let (tight, slope) =
            if years.start > range.start { (0.0, 0.0) } else { self.start(item, walk).alone() };
        let squared =
            |(_, moved, sign, square): &(usize, f64, f64, f64), by: f64| (moved + sign * by).powi(2) / square;
        let by = self.shift(item, walk, 8.0, moves, |by| {
            let steps = edges.iter().flatten().map(|it| (squared(it, by) / FREEDOM).ln_1p());
            slope * by - 0.5 * tight * by * by - 0.5 * (FREEDOM + 1.0) * steps.sum::<f64>()
        });
        years.for_each(|unit| self.z[base + unit] += by);
        let regions = panel.regions_from().max(range.end)..panel.real_units();
        regions.filter(|unit| moves(*unit)).for_each(|unit| self.z[base + unit] += by);
        for it in edges.iter().flatten() {
            let rate = 0.5 * (FREEDOM + squared(it, by));
            self.weight[base + it.0] = self.random.gamma(0.5 * (FREEDOM + 1.0), rate).max(1e-6);
        }
    }

    /// Every walk; some years of it; one year; and of each run of years in which everybody says the highest or the lowest
    /// level all, or what lies on one side of a year.
    pub(super) fn shift_all(&mut self, item: usize) {
        let panel = self.panel;
        for walk in 0..panel.walks.len() {
            self.shift_walk(item, walk);
            let range = panel.walks[walk].clone();
            if range.len() < 2 {
                continue;
            }
            let mut cut = |n: usize| range.start + self.random.below(n);
            let (one, other, year) = (cut(range.len() + 1), cut(range.len() + 1), cut(range.len()));
            if one != other {
                self.shift_years(item, walk, one.min(other)..one.max(other));
            }
            self.shift_years(item, walk, year..year + 1);
            let extreme = self.extreme[item * panel.units.len()..][..panel.units.len()].to_vec();
            let mut from = range.start;
            while let Some(first) = (from..range.end).find(|it| extreme[*it]) {
                let end = (first..range.end).find(|it| !extreme[*it]).unwrap_or(range.end);
                let inside = first + self.random.below(end - first);
                let years = match self.random.below(4) {
                    0 => inside..end,
                    1 => first..inside + 1,
                    _ => first..end,
                };
                self.shift_years(item, walk, years);
                from = end;
            }
        }
    }

    /// How far the units of an item that move go together, the latent values summed out, under a log prior.
    fn shift(
        &mut self,
        item: usize,
        walk: usize,
        width: f64,
        moves: impl Fn(usize) -> bool,
        prior: impl Fn(f64) -> f64,
    ) -> f64 {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let z = &self.z[item * panel.units.len()..][..panel.units.len()];
        // Where each rating's level ends below and above, and how fast both recede.
        let mut moving = std::mem::take(&mut self.moving);
        moving.clear();
        for &at in &self.touched[item * panel.walks.len() + walk] {
            let beta = self.beta[at];
            let ends = ends(&self.cuts[at * cuts..(at + 1) * cuts]);
            for o in panel.blocks[at].range.clone() {
                let unit = panel.unit_of[o] as usize;
                if moves(unit) {
                    let mean = beta * z[unit];
                    let level = usize::from(self.levels[o]).min(MOST - 1);
                    let sure = panel.sure.get(o).copied().unwrap_or(1.0);
                    moving.push([(ends[level] - mean) * sure, (ends[level + 1] - mean) * sure, beta * sure]);
                }
            }
        }
        let log = |by: f64| {
            let mut log = Product::default();
            for [low, high, beta] in &moving {
                log.times(self.normal.between(low - beta * by, high - beta * by));
            }
            log.ln() + prior(by)
        };
        let mut random = self.random.clone();
        let (by, _) = random.shrink(0.0, width / self.mu_beta[item].exp(), log(0.0), log);
        (self.random, self.moving) = (random, moving);
        by
    }

    /// Everything of one item up or down together: units, latent values, cuts, the item's middle. A rater's cuts follow
    /// part of the way from what is usual to her own reliability, in the share that her ratings weigh beside the prior.
    pub(super) fn translate_item(&mut self, item: usize) {
        let (panel, units, cuts) = (self.panel, self.panel.units.len(), self.panel.levels - 1);
        let base = item * units;
        let common = self.mu_beta[item].exp();
        let tight = 1.0 / self.spreads.rater_item.powi(2);
        let along = |chain: &Self, at: usize| {
            let n = count(panel.blocks[at].range.len());
            common + n / (n + tight) * (chain.beta[at] - common)
        };
        let (mut precision, mut sum) =
            (common * common / MIDDLE.powi(2), -common * self.middle[item] / MIDDLE.powi(2));
        for walk in &panel.walks[..panel.states] {
            precision += 1.0;
            sum -= self.z[base + walk.start];
        }
        let prior = 1.0 / (VIGNETTE_SPREAD * VIGNETTE_SPREAD);
        for (at, place) in (panel.real_units()..).zip(&panel.vignettes) {
            precision += prior;
            sum -= (self.z[base + at] - place) * prior;
        }
        for at in panel.of_item[item].clone() {
            let (own, beta) = (along(self, at), self.beta[at]);
            let by = own - common;
            precision += by * by * tight;
            sum -= by * self.residual(at) * tight;
            let by = own - beta;
            for o in panel.blocks[at].range.clone() {
                let by_weight = by * panel.weight(o);
                precision += by * by_weight;
                sum -= by_weight * (self.latent[o] - beta * self.z[base + panel.unit_of[o] as usize]);
            }
        }
        let by = sum / precision + self.random.normal() / precision.sqrt();
        self.z[base..base + units].iter_mut().for_each(|it| *it += by);
        self.middle[item] += common * by;
        for at in panel.of_item[item].clone() {
            let own = along(self, at) * by;
            self.cuts[at * cuts..(at + 1) * cuts].iter_mut().for_each(|it| *it += own);
            self.latent[panel.blocks[at].range.clone()].iter_mut().for_each(|it| *it += own);
        }
    }

    /// One jurisdiction's years on one item up or down together, with its regions and the home shift; or one region's
    /// without its State. Cuts and latent values of those concerned follow as far as it costs them least.
    pub(super) fn translate_walk(&mut self, item: usize, walk: usize) {
        let (panel, cuts) = (self.panel, self.panel.levels - 1);
        let common = self.mu_beta[item].exp();
        let (mut precision, mut sum) = self.start(item, walk).alone();
        let home = self.home_of_walk.get(walk).copied().flatten();
        if let Some(home) = home {
            let prior = 1.0 / self.spreads.home_item.powi(2);
            precision += common * common * prior;
            sum -= common * self.home_item[item * panel.homes + home] * prior;
        }
        let touched = &self.touched[item * panel.walks.len() + walk];
        let mut along = Vec::with_capacity(touched.len());
        for &at in touched {
            let (block, beta) = (&panel.blocks[at], self.beta[at]);
            let follows =
                |o: usize| if panel.units[panel.unit_of[o] as usize].is_of(walk) { beta } else { 0.0 };
            let expected = if home == Some(block.home) { common } else { 0.0 };
            along.push(self.follow(at, expected, follows, (&mut precision, &mut sum)));
        }
        let by = sum / precision + self.random.normal() / precision.sqrt();
        self.lift(item, walk, by);
        if let Some(home) = home {
            self.home_item[item * panel.homes + home] += common * by;
        }
        for (&at, own) in self.touched[item * panel.walks.len() + walk].iter().zip(along) {
            let own = own * by;
            self.cuts[at * cuts..(at + 1) * cuts].iter_mut().for_each(|it| *it += own);
            self.latent[panel.blocks[at].range.clone()].iter_mut().for_each(|it| *it += own);
        }
    }

    /// Home shifts (all items' own, or the shared ones) stretched with their spread, while each jurisdiction's places
    /// follow the shift of those who are at home in it: what a home's level owes to its panel's habits is what the
    /// data say least about, and so are the shifts' spread and the places together.
    pub(super) fn stretch_homes(&mut self, shared: bool) {
        let (panel, units, cuts, homes) =
            (self.panel, self.panel.units.len(), self.panel.levels - 1, self.panel.homes);
        let shift = |chain: &Self, item: usize, home: usize| {
            if shared { chain.home[home] } else { chain.home_item[item * homes + home] }
        };
        // How far each walk moves when the factor grows by one, by item.
        let walks = panel.walks.len();
        let mut away = vec![0.0; panel.items.len() * walks];
        let (mut precision, mut sum) = (0.0, 0.0);
        for item in 0..panel.items.len() {
            for (walk, home) in self.home_of_walk.iter().enumerate() {
                if let Some(home) = home {
                    let by = shift(self, item, *home) / self.mu_beta[item].exp();
                    away[item * walks + walk] = by;
                    precision += by * by;
                    sum -= by * self.z[item * units + panel.walks[walk].start];
                }
            }
            for walk in panel.states..walks {
                away[item * walks + walk] = away[item * walks + panel.units[panel.walks[walk].start].state];
            }
        }
        let mut along = Vec::with_capacity(panel.blocks.len());
        for (at, block) in panel.blocks.iter().enumerate() {
            let beta = self.beta[at];
            // How far a rating's mean follows.
            let follows = |o: usize| {
                let walk = panel.units[panel.unit_of[o] as usize].walk;
                if walk == usize::MAX { 0.0 } else { beta * away[block.item * walks + walk] }
            };
            let expected = shift(self, block.item, block.home);
            along.push(self.follow(at, expected, follows, (&mut precision, &mut sum)));
        }
        let spread = if shared { self.spreads.home } else { self.spreads.home_item };
        let log = |x: f64| {
            let by = x.exp_m1();
            x - 0.5 * (spread * x.exp() / HOME).powi(2) - 0.5 * precision * by * by + sum * by
        };
        let x = self.random.slice(0.0, 0.5, (-5.0, 5.0), log);
        let by = x.exp_m1();
        for (at, (block, own)) in panel.blocks.iter().zip(along).enumerate() {
            let own = own * by;
            self.cuts[at * cuts..(at + 1) * cuts].iter_mut().for_each(|it| *it += own);
            self.latent[block.range.clone()].iter_mut().for_each(|it| *it += own);
        }
        for item in 0..panel.items.len() {
            for (walk, range) in panel.walks.iter().enumerate() {
                let own = away[item * walks + walk] * by;
                self.z[item * units + range.start..item * units + range.end]
                    .iter_mut()
                    .for_each(|it| *it += own);
            }
        }
        let (values, spread) = if shared {
            (&mut self.home, &mut self.spreads.home)
        } else {
            (&mut self.home_item, &mut self.spreads.home_item)
        };
        for it in values {
            *it *= x.exp();
        }
        *spread = (*spread * x.exp()).max(1e-4);
    }

    /// A jurisdiction's units on all items stretched, the reliability of those who rate nothing else shrunk by as much:
    /// their ratings do not see it. How far an extreme one lies out and how clearly its raters speak hang together.
    pub(super) fn stretch_walk(&mut self, walk: usize) {
        let (panel, units) = (self.panel, self.panel.units.len());
        let range = panel.walks[walk].clone();
        let sigma = self.spreads.reliability;
        let captives = &self.captives[walk];
        let exponentials: f64 = captives.iter().map(|rater| self.b[*rater].exp()).sum();
        let (mut squares, mut sum) = (0.0, 0.0);
        for item in 0..panel.items.len() {
            let base = item * units;
            let z = &self.z[base..base + units];
            let tie = self.spreads.step[panel.steps[item]].powi(-2);
            squares += z[range.start].powi(2);
            for at in range.start + 1..range.end {
                let moved = z[at] - z[at - 1];
                squares += self.weight[base + at] * moved * moved * tie / panel.units[at].gap;
            }
            for &at in &self.touched[item * panel.walks.len() + walk] {
                let block = &panel.blocks[at];
                if captives.binary_search(&block.rater).is_ok() {
                    continue;
                }
                for o in block.range.clone().filter(|o| range.contains(&(panel.unit_of[*o] as usize))) {
                    let mean = self.beta[at] * z[panel.unit_of[o] as usize];
                    squares += panel.weight(o) * mean * mean;
                    sum += panel.weight(o) * mean * self.latent[o];
                }
            }
        }
        let n = count(panel.items.len() * range.len()) - count(captives.len()) / sigma;
        let x = self.random.slice(0.0, 0.3, (-3.0, 3.0), |x| {
            let factor = x.exp();
            n * x - exponentials * (-x / sigma).exp() - 0.5 * squares * factor * factor + sum * factor
        });
        let factor = x.exp();
        for item in 0..panel.items.len() {
            self.z[item * units + range.start..item * units + range.end]
                .iter_mut()
                .for_each(|it| *it *= factor);
        }
        for rater in &self.captives[walk] {
            self.b[*rater] -= x / sigma;
            panel.of_rater[*rater].iter().for_each(|at| self.beta[*at] /= factor);
        }
    }

    /// The units of some items stretched, every reliability on them shrunk by as much: no rating sees it. With `step`,
    /// the step of their walks is stretched too, and what regions have of their own with its spreads.
    pub(super) fn stretch_items(&mut self, items: &[usize], step: Option<usize>) {
        let (panel, units) = (self.panel, self.panel.units.len());
        let (mut squares, mut moving, mut vignettes) = (0.0, 0.0, Vec::new());
        for item in items {
            let z = &self.z[item * units..(item + 1) * units];
            for walk in &panel.walks[..panel.states] {
                squares += z[walk.start].powi(2);
                moving += 1.0;
            }
            vignettes.extend(z[panel.real_units()..].iter().zip(&panel.vignettes));
            moving += count(panel.vignettes.len());
            if step.is_none() {
                let tie = self.spreads.step[panel.steps[*item]].powi(-2);
                let (of_regions, n) = self.squares_of_regions(*item);
                squares += of_regions;
                moving += n;
                for walk in &panel.walks[..panel.states] {
                    for at in walk.start + 1..walk.end {
                        let moved = z[at] - z[at - 1];
                        squares += self.weight[item * units + at] * moved * moved * tie / panel.units[at].gap;
                        moving += 1.0;
                    }
                }
            }
        }
        let log = |x: f64| {
            let factor = x.exp();
            let away: f64 =
                vignettes.iter().map(|(z, place)| ((*z * factor - *place) / VIGNETTE_SPREAD).powi(2)).sum();
            let common: f64 = items.iter().map(|it| ((self.mu_beta[*it] - x) / RELIABILITY).powi(2)).sum();
            let step = step.map_or(0.0, |kind| {
                x - 0.5 * (self.spreads.step[kind] * factor / STEP).powi(2) + self.prior_of_regions(kind, x)
            });
            moving * x - 0.5 * (factor * factor * squares + away + common) + step
        };
        let mut random = self.random.clone();
        let x = random.slice(0.0, 0.2, (-3.0, 3.0), log);
        self.random = random;
        let factor = x.exp();
        for item in items {
            self.z[item * units..(item + 1) * units].iter_mut().for_each(|it| *it *= factor);
            self.mu_beta[*item] -= x;
            panel.of_item[*item].clone().for_each(|at| self.beta[at] /= factor);
        }
        if let Some(kind) = step {
            self.spreads.step[kind] *= factor;
            if !panel.above.is_empty() {
                self.spreads.region[kind] *= factor;
                self.spreads.region_step[kind] *= factor;
            }
        }
    }
}
