//! The government's own ratings, beside the contributors' scores and never in them.
//!
//! Computed afterwards from the contributors' draws (a cut model: nothing flows back). A government is one more rater
//! with the item's common cuts and reliability and one shift s ~ N(0, 1) on the latent scale, pooled over the items of
//! the area: its rating is level k where β·z + s plus a standard normal falls between the common cuts k−1 and k.

use crate::fit::Fit;
use crate::normal::Fast;
use crate::random::Random;
use crate::ratings::{Class, Ratings, Said};
use crate::score::Spread;
use std::collections::BTreeMap;

/// Slices of the shift for each draw of the contributors.
const STEPS: usize = 5;

/// One rating of a government beside what contributors say.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// Index into [`Ratings::raters`].
    pub rater: usize,
    /// Item and unit within the fit.
    pub at: (usize, usize),
    /// The level that the government gave.
    pub rating: u32,
    /// The contributors' expected rating.
    pub expected: Spread,
    /// How likely the contributors' expected rating lies below the government's.
    pub above: f64,
    /// The government's shift over all items of the area, per jurisdiction: above zero, it rates itself higher than
    /// contributors would.
    pub shift: Spread,
}

/// Item and unit within the fit, and a level.
type Rated = (usize, usize, u32);

/// Every government rating of a unit that `shown` lets through.
pub fn own(ratings: &Ratings, fit: &Fit, seed: u64, shown: impl Fn(usize, usize) -> bool) -> Vec<Own> {
    let mut panels: BTreeMap<(usize, usize), Vec<Rated>> = BTreeMap::new();
    for it in ratings.all.iter().filter(|it| ratings.raters[it.rater].class == Class::Government) {
        let item = fit.panel.items.iter().position(|item| *item == it.item);
        let unit = fit.panel.units[..fit.panel.real_units()]
            .iter()
            .position(|unit| unit.jurisdiction == it.jurisdiction && unit.year == it.year);
        if let (Some(item), Some(unit), Said::Level(level)) = (item, unit, it.said)
            && shown(item, unit)
        {
            panels.entry((it.rater, it.jurisdiction)).or_default().push((item, unit, level));
        }
    }
    let mut all = Vec::new();
    for ((rater, jurisdiction), own) in panels {
        let stream = u64::try_from(rater * ratings.jurisdictions.len() + jurisdiction).unwrap_or_default();
        let mut random = Random::of(seed, u64::MAX, stream);
        let shift = Spread::of(&[shifts(fit, &own, &mut random)]);
        for (item, unit, rating) in own {
            let expected = fit.expected(item, unit);
            let draws = expected.iter().flatten();
            let below = draws.clone().filter(|it| **it < f64::from(rating)).count();
            all.push(Own {
                rater,
                at: (item, unit),
                rating,
                above: crate::count(below) / crate::count(draws.count()),
                expected: Spread::of(&expected),
                shift,
            });
        }
    }
    all
}

/// One shift for each draw of the contributors.
fn shifts(fit: &Fit, own: &[Rated], random: &mut Random) -> Vec<f64> {
    let normal = Fast::get();
    let cuts = fit.panel.levels - 1;
    let mut shift = 0.0;
    let rows = fit.chains.iter().flat_map(|draws| draws.chunks_exact(fit.width));
    rows.map(|row| {
        // Where the shifted mean must lie for each rating: an interval between common cuts.
        let bounds: Vec<(f64, f64)> = own
            .iter()
            .map(|(item, unit, rating)| {
                let from = fit.panel.item_from(*item);
                // A level beyond those that contributors used is their last.
                let level = (rating.saturating_sub(fit.lowest) as usize).min(cuts);
                let cut = |k: usize| f64::from(row[from + k]);
                let mean = f64::from(row[from + cuts]) * f64::from(row[item * fit.panel.units.len() + unit]);
                let low = if level > 0 { cut(level - 1) - mean } else { f64::NEG_INFINITY };
                let high = if level < cuts { cut(level) - mean } else { f64::INFINITY };
                (low, high)
            })
            .collect();
        for _ in 0..STEPS {
            shift = random.slice(shift, 1.0, (f64::NEG_INFINITY, f64::INFINITY), |s| {
                let likelihood: f64 =
                    bounds.iter().map(|(low, high)| normal.between(low - s, high - s).ln()).sum();
                likelihood - 0.5 * s * s
            });
        }
        shift
    })
    .collect()
}
