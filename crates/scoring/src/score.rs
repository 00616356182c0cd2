//! Published numbers.

use crate::behind::Behind;
use crate::diagnose::at_share;
use crate::fit::{Fit, Quality, SHARES};
use crate::ratings::{Class, Rating, Ratings, Said};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// Organisations below which nothing is shown.
pub const HIDDEN_BELOW: usize = 3;
/// Organisations below which the evidence is marked as thin.
pub const THIN_BELOW: usize = 5;

/// One jurisdiction in one year on one item.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The item, as the file names it.
    pub item: String,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The year.
    pub year: i32,
    /// The place on the latent scale.
    pub place: Spread,
    /// The expected rating on the file's own scale.
    pub expected: Spread,
    /// The chance of each level.
    pub chances: Vec<f64>,
    /// The level in whose stretch of the scale it most likely lies: the median count of common cuts below it.
    pub level: f64,
    /// Item and unit within the fit.
    pub at: (usize, usize),
    /// Contributors whose rating it rests on.
    pub raters: usize,
    /// Their organisations.
    pub organisations: usize,
    /// Whether these are too few for anything to be shown, or one of them supplied most of the ratings.
    pub hidden: bool,
    /// Their ratings.
    pub ratings: usize,
    /// Who said that she does not know.
    pub unknown: usize,
    /// Who said that it does not apply.
    pub not_applicable: usize,
    /// How well it is known.
    pub quality: Quality,
}

/// A number with its intervals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The standard deviation.
    pub sd: f64,
    /// 68, 90 and 95 % intervals, equally likely to be missed on either side.
    pub within: [(f64, f64); 3],
}

impl Spread {
    /// The names of its columns in every file.
    pub const COLUMNS: [&str; 8] = ["median", "sd", "lo68", "hi68", "lo90", "hi90", "lo95", "hi95"];

    /// What stands in them.
    pub fn values(&self) -> [f64; 8] {
        let [(lo68, hi68), (lo90, hi90), (lo95, hi95)] = self.within;
        [self.median, self.sd, lo68, hi68, lo90, hi90, lo95, hi95]
    }

    /// Of draws.
    pub fn of(chains: &[Vec<f64>]) -> Self {
        let mut all: Vec<f64> = chains.iter().flatten().copied().collect();
        all.sort_unstable_by(f64::total_cmp);
        let mean = all.iter().sum::<f64>() / crate::count(all.len());
        let squares: f64 = all.iter().map(|it| (it - mean).powi(2)).sum();
        let [lo95, lo90, lo68, median, hi68, hi90, hi95] = SHARES.map(|share| at_share(&all, share));
        Self {
            median,
            sd: (squares / (crate::count(all.len()) - 1.0)).sqrt(),
            within: [(lo68, hi68), (lo90, hi90), (lo95, hi95)],
        }
    }
}

impl Score {
    /// Whether it may be shown at all.
    pub fn is_shown(&self) -> bool {
        !self.hidden && self.quality.is_enough()
    }

    /// Whether the evidence is thin.
    pub fn is_thin(&self) -> bool {
        self.organisations < THIN_BELOW
    }
}

/// Every rated unit of a fit, whether or not it may be shown.
pub fn scores(ratings: &Ratings, fit: &Fit) -> Vec<Score> {
    let mut said: HashMap<(usize, usize, i32), Vec<&Rating>> = HashMap::new();
    for it in ratings.all.iter().filter(|it| fit.panel.items.contains(&it.item)) {
        if ratings.raters[it.rater].class == Class::Contributor {
            said.entry((it.item, it.jurisdiction, it.year)).or_default().push(it);
        }
    }
    fit.panel
        .rated()
        .par_iter()
        .map(|(item, unit)| {
            let place = fit.column(item * fit.panel.units.len() + unit);
            let expected = fit.expected(*item, *unit);
            let (global, at) = (fit.panel.items[*item], fit.panel.units[*unit]);
            let here = said.get(&(global, at.jurisdiction, at.year)).into_iter().flatten();
            let mut raters = BTreeSet::new();
            let mut behind = Behind::default();
            let (mut levels, mut unknown, mut not_applicable) = (0, 0, 0);
            for it in here {
                match it.said {
                    Said::Unknown => unknown += 1,
                    Said::NotApplicable => not_applicable += 1,
                    Said::Level(_) if !ratings.counts(it) => {}
                    Said::Level(_) => {
                        levels += 1;
                        raters.insert(it.rater);
                        behind.add(&ratings.raters[it.rater].organisation);
                    }
                }
            }
            Score {
                item: ratings.items[global].clone(),
                jurisdiction: ratings.jurisdictions[at.jurisdiction].clone(),
                year: at.year,
                place: Spread::of(&place),
                expected: Spread::of(&expected),
                chances: fit.chances(*item, *unit),
                level: fit.level(*item, *unit),
                at: (*item, *unit),
                raters: raters.len(),
                organisations: behind.organisations(),
                hidden: !behind.may_be_shown(),
                ratings: levels,
                unknown,
                not_applicable,
                quality: Quality::of(&place).worse(Quality::of(&expected)),
            }
        })
        .collect()
}
