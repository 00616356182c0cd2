//! The measurement model once more, written from its description alone: the log density of everything that is not
//! observed, and its gradient. It shares no line with the sampler. Latent values are summed out; whatever has a learned
//! spread is held in units of it; the steps of the walks are Student-t, where the sampler mixes normals.

use crate::nuts::Target;
use diligence_scoring::Ratings;
use diligence_scoring::ratings::Said;
use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::{PI, SQRT_2, TAU};
use std::ops::Range;

const FREEDOM: f64 = 4.0;
const VIGNETTE: f64 = 0.75;
const MIDDLE: f64 = 1.5;
const DISTANCE: f64 = 0.75;
const RELIABILITY: f64 = 0.5;
/// Scales of the half-normal priors.
const RATER: f64 = 0.5;
const HOME: f64 = 0.3;
const STEP: f64 = 0.3;
const UNEVEN: f64 = 0.5;

/// Where a unit's place comes from.
enum Origin {
    First,
    /// Years since the unit before it.
    After(f64),
    Vignette(f64),
    /// The first of a region: beside a unit of its State.
    Beside(usize),
    /// Years since the unit before it, and beside which unit of its State.
    BesideAfter(f64, usize),
}

/// One rater on one item.
struct Yardstick {
    rater: usize,
    item: usize,
    home: usize,
    /// Units and levels.
    ratings: Vec<(usize, usize)>,
}

/// Where each family of numbers stands in a position.
#[derive(Clone)]
struct Layout {
    spreads: Range<usize>,
    common: Range<usize>,
    middles: Range<usize>,
    distances: Range<usize>,
    places: Range<usize>,
    reliabilities: Range<usize>,
    homes: Range<usize>,
    homes_of_items: Range<usize>,
    raters: Range<usize>,
    own: Range<usize>,
}

pub struct Model {
    pub levels: usize,
    pub items: usize,
    /// Jurisdiction and year of each unit.
    pub units: Vec<(usize, i32)>,
    pub homes: usize,
    pub kinds: usize,
    kind_of: Vec<usize>,
    origins: Vec<Origin>,
    yardsticks: Vec<Yardstick>,
    layout: Layout,
}

/// Logarithms of spreads at the head of a position; steps by kind follow.
#[derive(Clone, Copy)]
enum Spread {
    Rater,
    RaterOnItem,
    Home,
    HomeOnItem,
    Uneven,
    Reliability,
    Step,
}

/// A position in the model's own terms, for whoever compares.
pub struct Meaning {
    /// Places of the units by item.
    pub places: Vec<Vec<f64>>,
    /// Common cuts by item.
    pub cuts: Vec<Vec<f64>>,
    /// Common reliability by item.
    pub reliability: Vec<f64>,
    /// Home shifts by item.
    pub homes: Vec<Vec<f64>>,
    /// In the order of [`Spread`].
    pub spreads: Vec<f64>,
}

impl Model {
    pub fn of(ratings: &Ratings) -> Self {
        let items = ratings.items.len();
        let mut places: BTreeSet<(bool, usize, i32)> = BTreeSet::new();
        for it in &ratings.all {
            let is_vignette = ratings.jurisdictions[it.jurisdiction].starts_with('~');
            places.insert((is_vignette, it.jurisdiction, it.year));
            places.extend(ratings.parents[it.jurisdiction].map(|state| (false, state, it.year)));
        }
        let units: Vec<(usize, i32)> = places.iter().map(|it| (it.1, it.2)).collect();
        let vignettes = places.iter().filter(|it| it.0).count();
        let rank = |jurisdiction: usize| {
            let name = &ratings.jurisdictions[jurisdiction];
            ["low", "middle", "high"].iter().position(|it| name.ends_with(it)).unwrap()
        };
        let ranks: BTreeSet<usize> = places.iter().filter(|it| it.0).map(|it| rank(it.1)).collect();
        assert_eq!(ranks.len(), vignettes);
        let origins = places
            .iter()
            .enumerate()
            .map(|(at, (is_vignette, jurisdiction, year))| {
                let follows = at > 0 && units[at - 1].0 == *jurisdiction;
                let above = ratings.parents[*jurisdiction]
                    .map(|state| units.iter().position(|unit| *unit == (state, *year)).unwrap());
                assert!(above.is_none_or(|it| it < at), "names of regions follow those of their States");
                if let Some(above) = above {
                    if follows {
                        Origin::BesideAfter(f64::from(year - units[at - 1].1), above)
                    } else {
                        Origin::Beside(above)
                    }
                } else if *is_vignette {
                    let order = ranks.iter().position(|it| *it == rank(*jurisdiction)).unwrap();
                    let last = (vignettes as f64 - 1.0).max(1.0);
                    Origin::Vignette(if vignettes == 1 { 0.0 } else { -1.5 + 3.0 * order as f64 / last })
                } else if follows {
                    Origin::After(f64::from(year - units[at - 1].1))
                } else {
                    Origin::First
                }
            })
            .collect();
        let names: BTreeSet<bool> = ratings.items.iter().map(|it| it.ends_with(".practice")).collect();
        let kind_of = ratings
            .items
            .iter()
            .map(|item| names.iter().position(|it| *it == item.ends_with(".practice")).unwrap())
            .collect();
        let homes: BTreeSet<usize> = ratings.raters.iter().map(|it| it.home.unwrap()).collect();
        let mut yardsticks: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for it in &ratings.all {
            let Said::Level(level) = it.said else { panic!("only levels here") };
            let unit = units.iter().position(|unit| *unit == (it.jurisdiction, it.year)).unwrap();
            yardsticks
                .entry((it.item, it.rater))
                .or_default()
                .push((unit, (level - ratings.lowest) as usize));
        }
        let yardsticks: Vec<Yardstick> = yardsticks
            .into_iter()
            .map(|((item, rater), all)| {
                let home = homes.iter().position(|it| Some(*it) == ratings.raters[rater].home).unwrap();
                Yardstick { rater, item, home, ratings: all }
            })
            .collect();
        let mut end = 0;
        let mut next = |n: usize| {
            end += n;
            end - n..end
        };
        let shared = usize::from(items > 1);
        let layout = Layout {
            spreads: next(Spread::Step as usize + names.len() * if ratings.has_regions() { 3 } else { 1 }),
            common: next(items),
            middles: next(items),
            distances: next(items * (ratings.levels - 2)),
            places: next(items * units.len()),
            reliabilities: next(ratings.raters.len()),
            homes: next(shared * homes.len()),
            homes_of_items: next(items * homes.len()),
            raters: next(shared * ratings.raters.len()),
            own: next(yardsticks.len() * (ratings.levels - 1)),
        };
        Self {
            levels: ratings.levels,
            items,
            homes: homes.len(),
            kinds: names.len(),
            kind_of,
            units,
            origins,
            yardsticks,
            layout,
        }
    }

    fn step(&self, item: usize) -> usize {
        Spread::Step as usize + self.kind_of[item]
    }

    fn of_regions(&self, item: usize) -> usize {
        self.step(item) + self.kinds
    }

    fn step_of_regions(&self, item: usize) -> usize {
        self.step(item) + 2 * self.kinds
    }

    /// The places of an item's units.
    fn places(&self, position: &[f64], item: usize) -> Vec<f64> {
        let step = position[self.step(item)].exp();
        let mut places: Vec<f64> = Vec::new();
        let mut off = 0.0;
        let from = self.layout.places.start + item * self.units.len();
        for (origin, raw) in self.origins.iter().zip(&position[from..]) {
            places.push(match origin {
                Origin::First => *raw,
                Origin::After(years) => places[places.len() - 1] + step * years.sqrt() * raw,
                Origin::Vignette(place) => place + VIGNETTE * raw,
                Origin::Beside(above) => {
                    off = position[self.of_regions(item)].exp() * raw;
                    places[*above] + off
                }
                Origin::BesideAfter(years, above) => {
                    off += position[self.step_of_regions(item)].exp() * years.sqrt() * raw;
                    places[*above] + off
                }
            });
        }
        places
    }

    /// What a position says.
    pub fn meaning(&self, position: &[f64]) -> Meaning {
        let layout = &self.layout;
        let gaps = self.levels - 2;
        let spreads: Vec<f64> = position[layout.spreads.clone()].iter().map(|it| it.exp()).collect();
        let cuts = |item: usize| {
            let from = layout.distances.start + item * gaps;
            cuts(position[layout.middles.start + item], &position[from..from + gaps])
        };
        let homes = |item: usize| {
            let shift = |home: usize| {
                let own = position[layout.homes_of_items.start + item * self.homes + home];
                let shared = if layout.homes.is_empty() { 0.0 } else { position[layout.homes.start + home] };
                spreads[Spread::HomeOnItem as usize] * own + spreads[Spread::Home as usize] * shared
            };
            (0..self.homes).map(shift).collect()
        };
        Meaning {
            places: (0..self.items).map(|item| self.places(position, item)).collect(),
            cuts: (0..self.items).map(cuts).collect(),
            reliability: position[layout.common.clone()].iter().map(|it| it.exp()).collect(),
            homes: (0..self.items).map(homes).collect(),
            spreads,
        }
    }

    /// The log prior; the gradient is added.
    fn prior(&self, position: &[f64], gradient: &mut [f64]) -> f64 {
        let layout = &self.layout;
        let mut log = 0.0;
        let scales = [RATER, RATER, HOME, HOME, UNEVEN, RATER].into_iter().chain(std::iter::repeat(STEP));
        for (at, scale) in layout.spreads.clone().zip(scales) {
            // Half-normal; its logarithm is what moves.
            let square = (position[at].exp() / scale).powi(2);
            log += position[at] - 0.5 * square;
            gradient[at] += 1.0 - square;
        }
        let normals = [
            (&layout.common, RELIABILITY),
            (&layout.middles, MIDDLE),
            (&layout.distances, DISTANCE),
            (&layout.homes, 1.0),
            (&layout.homes_of_items, 1.0),
            (&layout.raters, 1.0),
            (&layout.own, 1.0),
        ];
        for (range, scale) in normals {
            for at in range.clone() {
                log -= 0.5 * (position[at] / scale).powi(2);
                gradient[at] -= position[at] / (scale * scale);
            }
        }
        for at in layout.reliabilities.clone() {
            // The logarithm of an exponential variate.
            log += position[at] - position[at].exp();
            gradient[at] += 1.0 - position[at].exp();
        }
        for (at, origin) in layout.places.clone().zip(self.origins.iter().cycle()) {
            let raw = position[at];
            if let Origin::After(_) | Origin::BesideAfter(..) = origin {
                log -= 0.5 * (FREEDOM + 1.0) * (raw * raw / FREEDOM).ln_1p();
                gradient[at] -= (FREEDOM + 1.0) * raw / (FREEDOM + raw * raw);
            } else {
                log -= 0.5 * raw * raw;
                gradient[at] -= raw;
            }
        }
        log
    }
}

/// Cuts from their mean and the logarithms of their distances.
fn cuts(mean: f64, distances: &[f64]) -> Vec<f64> {
    let mut cuts = vec![0.0];
    for distance in distances {
        cuts.push(cuts[cuts.len() - 1] + distance.exp());
    }
    let shift = mean - cuts.iter().sum::<f64>() / cuts.len() as f64;
    cuts.iter().map(|it| it + shift).collect()
}

impl Target for Model {
    fn dimension(&self) -> usize {
        self.layout.own.end
    }

    fn log_density(&self, position: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let mut log = self.prior(position, gradient);
        let (layout, gaps, units) = (&self.layout, self.levels - 2, self.units.len());
        let spread = |it: Spread| position[it as usize].exp();
        let places: Vec<Vec<f64>> = (0..self.items).map(|item| self.places(position, item)).collect();
        let mut by_place = vec![vec![0.0; units]; self.items];
        for (at, it) in self.yardsticks.iter().enumerate() {
            let own = layout.own.start + at * (gaps + 1);
            let wanted = layout.distances.start + it.item * gaps;
            // The terms that the middle of her cuts is a sum of: where each stands, and the spread it is a multiple of.
            let mut terms = vec![
                (own, Spread::RaterOnItem),
                (layout.homes_of_items.start + it.item * self.homes + it.home, Spread::HomeOnItem),
            ];
            if self.items > 1 {
                terms.push((layout.homes.start + it.home, Spread::Home));
                terms.push((layout.raters.start + it.rater, Spread::Rater));
            }
            let middle = position[layout.middles.start + it.item]
                + terms.iter().map(|(at, scale)| position[*at] * spread(*scale)).sum::<f64>();
            let uneven = spread(Spread::Uneven);
            let distances: Vec<f64> =
                (0..gaps).map(|k| position[wanted + k] + uneven * position[own + 1 + k]).collect();
            let cuts = cuts(middle, &distances);
            let b = layout.reliabilities.start + it.rater;
            let beta =
                (position[layout.common.start + it.item] + spread(Spread::Reliability) * position[b]).exp();

            let mut by_cut = vec![0.0; cuts.len()];
            let mut by_beta = 0.0;
            for (unit, level) in &it.ratings {
                let z = places[it.item][*unit];
                let low = level.checked_sub(1).map_or(f64::NEG_INFINITY, |k| cuts[k] - beta * z);
                let high = cuts.get(*level).map_or(f64::INFINITY, |cut| cut - beta * z);
                let (chance, by_low, by_high) = between(low, high);
                log += chance;
                if let Some(k) = level.checked_sub(1) {
                    by_cut[k] += by_low;
                }
                if let Some(cut) = by_cut.get_mut(*level) {
                    *cut += by_high;
                }
                by_beta -= z * (by_low + by_high);
                by_place[it.item][*unit] -= beta * (by_low + by_high);
            }

            let by_middle: f64 = by_cut.iter().sum();
            gradient[layout.middles.start + it.item] += by_middle;
            for (at, scale) in terms {
                gradient[at] += by_middle * spread(scale);
                gradient[scale as usize] += by_middle * spread(scale) * position[at];
            }
            for k in 0..gaps {
                // A longer distance moves the cuts above it up, and then all down, as their mean stays.
                let above: f64 = by_cut[k + 1..].iter().sum();
                let share = (gaps - k) as f64 / cuts.len() as f64;
                let by = distances[k].exp() * (above - share * by_middle);
                gradient[wanted + k] += by;
                gradient[own + 1 + k] += by * uneven;
                gradient[Spread::Uneven as usize] += by * uneven * position[own + 1 + k];
            }
            let by = by_beta * beta;
            gradient[layout.common.start + it.item] += by;
            gradient[b] += by * spread(Spread::Reliability);
            gradient[Spread::Reliability as usize] += by * spread(Spread::Reliability) * position[b];
        }
        for (item, by_place) in by_place.iter_mut().enumerate() {
            let step = position[self.step(item)].exp();
            // A step moves all later years of its walk.
            let mut later = 0.0;
            for unit in (0..units).rev() {
                let raw = layout.places.start + item * units + unit;
                later += by_place[unit];
                match self.origins[unit] {
                    Origin::First => {
                        gradient[raw] += later;
                        later = 0.0;
                    }
                    Origin::After(years) => {
                        let by = later * step * years.sqrt();
                        gradient[raw] += by;
                        gradient[self.step(item)] += by * position[raw];
                    }
                    // A State carries its regions.
                    Origin::Beside(above) => {
                        by_place[above] += by_place[unit];
                        let by = later * position[self.of_regions(item)].exp();
                        gradient[raw] += by;
                        gradient[self.of_regions(item)] += by * position[raw];
                        later = 0.0;
                    }
                    Origin::BesideAfter(years, above) => {
                        by_place[above] += by_place[unit];
                        let by = later * position[self.step_of_regions(item)].exp() * years.sqrt();
                        gradient[raw] += by;
                        gradient[self.step_of_regions(item)] += by * position[raw];
                    }
                    Origin::Vignette(_) => {
                        gradient[raw] += VIGNETTE * by_place[unit];
                        later = 0.0;
                    }
                }
            }
        }
        log
    }
}

/// ln(Φ(high) − Φ(low)) and its derivatives by either end. In the lower tail, and there relative to the density at the
/// end that is nearer to zero: neither a chance nor a ratio of them underflows.
pub fn between(low: f64, high: f64) -> (f64, f64, f64) {
    if low > 0.0 {
        let (log, by_low, by_high) = between(-high, -low);
        return (log, -by_high, -by_low);
    }
    if high >= 0.0 {
        let chance = cdf(high) - cdf(low);
        let density = |x: f64| (-0.5 * x * x).exp() / TAU.sqrt();
        return (chance.ln(), -density(low) / chance, density(high) / chance);
    }
    let fall = if low.is_finite() { (0.5 * (high - low) * (high + low)).exp() } else { 0.0 };
    let below = if fall > 0.0 { fall * scaled(-low) } else { 0.0 };
    let chance = scaled(-high) - below;
    (chance.ln() - 0.5 * high * high, -fall / TAU.sqrt() / chance, 1.0 / TAU.sqrt() / chance)
}

pub fn cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / SQRT_2)
}

/// Φ(−x)·exp(x²/2) for x ≥ 0.
fn scaled(x: f64) -> f64 {
    if x < 20.0 {
        return cdf(-x) * (0.5 * x * x).exp();
    }
    let y = 1.0 / (x * x);
    (1.0 - y * (1.0 - 3.0 * y * (1.0 - 5.0 * y))) / (x * (2.0 * PI).sqrt())
}
