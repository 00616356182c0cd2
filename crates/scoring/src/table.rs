//! Published numbers as tables for files.

use crate::chain::HOME;
use crate::diagnose::at_share;
use crate::fit::{Fit, Quality};
use crate::government::Own;
use crate::panel::{Block, SPREADS};
use crate::ratings::{Class, Ratings, Said};
use crate::score::{HIDDEN_BELOW, Score, Spread};
use crate::{agree, compare, region};
use diligence_sheet::Cell;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

mod aggregates;

pub use aggregates::{aggregate_header, aggregate_row, sensitivity_header, sensitivity_row};

/// Rows with their header first.
pub type Rows = Vec<Vec<Cell>>;

pub(crate) fn text(words: &str) -> Cell {
    words.into()
}

/// Four digits after the point: more would pretend.
pub(crate) fn number(value: f64) -> Cell {
    Cell::Number((value * 1e4).round() / 1e4)
}

pub(crate) fn count(value: usize) -> Cell {
    Cell::Number(crate::count(value))
}

pub(crate) fn header(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|it| text(it)).collect()
}

/// The header of `scores.csv`.
pub fn score_header(ratings: &Ratings) -> Vec<Cell> {
    let mut row = header(&["item", "jurisdiction", "year"]);
    row.extend(header(&Spread::COLUMNS));
    row.extend(header(&["osp", "osp_lo68", "osp_hi68", "osp_lo95", "osp_hi95"]));
    row.extend((0..ratings.levels).map(|level| text(&format!("p{}", ratings.lowest as usize + level))));
    row.extend(header(&["ord", "raters", "organisations", "ratings", "unknown", "na"]));
    row.extend(header(&Quality::COLUMNS));
    row.extend(header(&["component", "thin"]));
    row
}

/// One row of `scores.csv`.
pub fn score_row(score: &Score, component: usize) -> Vec<Cell> {
    let (z, osp) = (&score.place, &score.expected);
    let mut row = vec![text(&score.item), text(&score.jurisdiction), Cell::Number(f64::from(score.year))];
    row.extend(z.values().map(number));
    row.push(number(osp.median));
    row.extend([osp.within[0], osp.within[2]].iter().flat_map(|(low, high)| [number(*low), number(*high)]));
    row.extend(score.chances.iter().map(|it| number(*it)));
    row.push(number(score.level));
    row.extend(
        [score.raters, score.organisations, score.ratings, score.unknown, score.not_applicable].map(count),
    );
    row.extend(quality(score.quality));
    row.push(count(component));
    row.push(text(if score.is_thin() { "thin" } else { "" }));
    row
}

pub(crate) fn quality(quality: Quality) -> [Cell; 3] {
    [number(quality.rhat), Cell::Number(quality.bulk.round()), Cell::Number(quality.tail.round())]
}

/// A jurisdiction in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// As the file names it.
    pub jurisdiction: String,
    /// The year.
    pub year: i32,
}

impl At {
    fn of(ratings: &Ratings, fit: &Fit, unit: usize) -> Self {
        let unit = fit.panel.units[unit];
        Self { jurisdiction: ratings.jurisdictions[unit.jurisdiction].clone(), year: unit.year }
    }
}

/// What is taken from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Between {
    /// Practice of a principle from its law.
    Gap {
        /// The principle.
        principle: String,
        /// Where and when.
        at: At,
    },
    /// The year before from a year.
    Change {
        /// The item.
        item: String,
        /// The earlier year.
        from: i32,
        /// Where, and the later year.
        to: At,
    },
    /// Another jurisdiction from one.
    Jurisdictions {
        /// The item.
        item: String,
        /// The one.
        one: At,
        /// The other.
        other: At,
    },
}

impl Between {
    /// As cells before the numbers.
    pub fn names(&self) -> Vec<Cell> {
        let year = |it: i32| Cell::Number(f64::from(it));
        match self {
            Self::Gap { principle, at } => vec![text(principle), text(&at.jurisdiction), year(at.year)],
            Self::Change { item, from, to } => {
                vec![text(item), text(&to.jurisdiction), year(*from), year(to.year)]
            }
            Self::Jurisdictions { item, one, other } => vec![
                text(item),
                text(&one.jurisdiction),
                year(one.year),
                text(&other.jurisdiction),
                year(other.year),
            ],
        }
    }
}

/// A difference between two expected ratings, from joint draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What is taken from what.
    pub between: Between,
    /// The difference.
    pub spread: Spread,
    /// How likely it is above zero.
    pub above: f64,
    /// How well it is known.
    pub quality: Quality,
}

impl Difference {
    fn of(between: Between, minuend: &[Vec<f64>], subtrahend: &[Vec<f64>]) -> Self {
        let draws: Vec<Vec<f64>> = minuend
            .iter()
            .zip(subtrahend)
            .map(|(a, b)| a.iter().zip(b).map(|(a, b)| a - b).collect())
            .collect();
        let all = draws.iter().flatten();
        let above = crate::count(all.clone().filter(|it| **it > 0.0).count()) / crate::count(all.count());
        Self { between, spread: Spread::of(&draws), above, quality: Quality::of(&draws) }
    }

    /// One row: names, median, sd, intervals, probability above zero, quality.
    pub fn row(&self) -> Vec<Cell> {
        let mut row = self.between.names();
        row.extend(self.spread.values().map(number));
        row.push(number(self.above));
        row.extend(quality(self.quality));
        row
    }
}

/// The header of a file of differences.
pub fn difference_header(names: &[&str]) -> Vec<Cell> {
    let mut row = header(names);
    row.extend(header(&Spread::COLUMNS));
    row.push(text("above"));
    row.extend(header(&Quality::COLUMNS));
    row
}

/// Law minus practice of each principle, where both may be shown.
pub fn gaps(ratings: &Ratings, fit: &Fit, shown: impl Fn(usize, usize) -> bool) -> Vec<Difference> {
    let mut all = Vec::new();
    for (principle, law, practice) in ratings.pairs(&fit.panel.items) {
        for unit in (0..fit.panel.real_units()).filter(|unit| shown(law, *unit) && shown(practice, *unit)) {
            let gap = Between::Gap { principle: principle.to_owned(), at: At::of(ratings, fit, unit) };
            all.push((gap, [(law, unit), (practice, unit)]));
        }
    }
    between(fit, all)
}

/// Each year minus the one before it in the file, within one run.
pub fn changes(ratings: &Ratings, fit: &Fit, shown: impl Fn(usize, usize) -> bool) -> Vec<Difference> {
    let mut all = Vec::new();
    for (item, global) in fit.panel.items.iter().enumerate() {
        for walk in &fit.panel.walks {
            let years: Vec<usize> = walk.clone().filter(|unit| shown(item, *unit)).collect();
            for pair in years.windows(2) {
                let change = Between::Change {
                    item: ratings.items[*global].clone(),
                    from: fit.panel.units[pair[0]].year,
                    to: At::of(ratings, fit, pair[1]),
                };
                all.push((change, [(item, pair[1]), (item, pair[0])]));
            }
        }
    }
    between(fit, all)
}

/// Differences, each with the item and unit of the one and of the other.
fn between(fit: &Fit, all: Vec<(Between, [(usize, usize); 2])>) -> Vec<Difference> {
    let one = |(between, [a, b]): (Between, [(usize, usize); 2])| {
        Difference::of(between, &fit.expected(a.0, a.1), &fit.expected(b.0, b.1))
    };
    all.into_par_iter().map(one).collect()
}

/// Differences between jurisdictions in their latest years, and how many pairs were refused for which reason.
pub fn differences(
    ratings: &Ratings,
    fit: &Fit,
    shown: impl Fn(usize, usize) -> bool,
) -> (Vec<Difference>, BTreeMap<&'static str, usize>) {
    let (mut all, mut refused) = (Vec::new(), BTreeMap::new());
    for (item, global) in fit.panel.items.iter().enumerate() {
        let units = compare::latest(fit, item, &shown);
        let ground = compare::Ground::of(ratings, fit, item);
        let draws: Vec<Vec<Vec<f64>>> = units.iter().map(|unit| fit.expected(item, *unit)).collect();
        let is_taken = |at: usize| ratings.publishes(fit.panel.units[units[at]].jurisdiction);
        let pairs: Vec<(usize, usize)> = (0..units.len())
            .flat_map(|a| (a + 1..units.len()).map(move |b| (a, b)))
            .filter(|(a, b)| is_taken(*a) || is_taken(*b))
            .collect();
        let made: Vec<Result<Difference, compare::Refusal>> = pairs
            .par_iter()
            .map(|(a, b)| {
                ground.comparable(units[*a], units[*b])?;
                let between = Between::Jurisdictions {
                    item: ratings.items[*global].clone(),
                    one: At::of(ratings, fit, units[*a]),
                    other: At::of(ratings, fit, units[*b]),
                };
                Ok(Difference::of(between, &draws[*a], &draws[*b]))
            })
            .collect();
        for it in made {
            match it {
                Ok(difference) => all.push(difference),
                Err(why) => *refused.entry(why.as_str()).or_default() += 1,
            }
        }
    }
    (all, refused)
}

/// The header of `items.csv`.
pub fn item_header() -> Vec<Cell> {
    header(&[
        "item",
        "raters",
        "ratings",
        "unknown",
        "na",
        "alpha",
        "kappa",
        "kappa_pairs",
        "rater_spread",
        "home_spread",
        "home_spread_prior",
        "reliability_spread",
        "step",
    ])
}

/// One row per item of a fit that enough organisations rated: agreement before any model, then the spreads that the model learned.
pub fn items(ratings: &Ratings, fit: &Fit) -> Rows {
    let panel = &fit.panel;
    let spreads = panel.spreads_from();
    let mean = |column: usize| {
        let draws = fit.column(column).concat();
        draws.iter().sum::<f64>() / crate::count(draws.len())
    };
    let many = f64::from(u8::from(panel.items.len() > 1));
    let both = |shared: usize, own: usize| {
        (many * mean(spreads + shared).powi(2) + mean(spreads + own).powi(2)).sqrt()
    };
    panel
        .items
        .iter()
        .enumerate()
        .filter(|(item, _)| {
            let blocks = &panel.blocks[panel.of_item[*item].clone()];
            let organisation = |block: &Block| &ratings.raters[panel.raters[block.rater]].organisation;
            blocks.iter().map(organisation).collect::<BTreeSet<_>>().len() >= HIDDEN_BELOW
        })
        .map(|(item, global)| {
            let mut by_unit: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
            let blocks = &panel.blocks[panel.of_item[item].clone()];
            for block in blocks {
                for o in block.range.clone() {
                    let level = usize::from(panel.level_of[o]);
                    by_unit.entry(panel.unit_of[o]).or_default().push((block.rater, level));
                }
            }
            let units: Vec<Vec<usize>> =
                by_unit.values().map(|unit| unit.iter().map(|(_, level)| *level).collect()).collect();
            let mut common: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
            for unit in by_unit.values() {
                for (at, a) in unit.iter().enumerate() {
                    for b in &unit[at + 1..] {
                        common.entry((a.0, b.0)).or_default().push((a.1, b.1));
                    }
                }
            }
            let mut kappas: Vec<f64> = common
                .values()
                .filter(|pairs| pairs.len() >= LEAST_COMMON)
                .filter_map(|pairs| agree::kappa(pairs, panel.levels))
                .collect();
            kappas.sort_unstable_by(f64::total_cmp);
            let said = |said: Said| {
                let all = ratings.all.iter().filter(|it| it.item == *global && it.said == said);
                count(all.filter(|it| ratings.raters[it.rater].class == Class::Contributor).count())
            };
            let maybe = |value: Option<f64>| value.map_or(Cell::Empty, number);
            vec![
                text(&ratings.items[*global]),
                count(blocks.len()),
                count(units.iter().map(Vec::len).sum()),
                said(Said::Unknown),
                said(Said::NotApplicable),
                maybe(agree::alpha(&units, panel.levels)),
                maybe((!kappas.is_empty()).then(|| at_share(&kappas, 0.5))),
                count(kappas.len()),
                number(both(0, 1)),
                number(both(2, 3)),
                // A half-normal spread of scale s has mean s·√(2/π).
                number(HOME * (std::f64::consts::FRAC_2_PI * (1.0 + many)).sqrt()),
                number(mean(spreads + 5)),
                number(mean(spreads + SPREADS + panel.steps[item])),
            ]
        })
        .collect()
}

/// The header of `government.csv`.
pub fn government_header() -> Vec<Cell> {
    header(&[
        "item",
        "jurisdiction",
        "year",
        "rater",
        "rating",
        "osp",
        "osp_lo95",
        "osp_hi95",
        "above",
        "shift",
        "shift_lo95",
        "shift_hi95",
    ])
}

/// One row of `government.csv`.
pub fn government_row(ratings: &Ratings, fit: &Fit, own: &Own) -> Vec<Cell> {
    let unit = fit.panel.units[own.at.1];
    let (osp, shift) = (own.expected, own.shift);
    vec![
        text(&ratings.items[fit.panel.items[own.at.0]]),
        text(&ratings.jurisdictions[unit.jurisdiction]),
        Cell::Number(f64::from(unit.year)),
        text(&ratings.raters[own.rater].name),
        Cell::Number(f64::from(own.rating)),
        number(osp.median),
        number(osp.within[2].0),
        number(osp.within[2].1),
        number(own.above),
        number(shift.median),
        number(shift.within[2].0),
        number(shift.within[2].1),
    ]
}

/// Things that two raters must both have rated before their κ says anything.
const LEAST_COMMON: usize = 5;

/// The header of `desk/raters.csv`.
pub fn rater_header() -> Vec<Cell> {
    header(&["rater", "item", "ratings", "severity", "severity_sd", "reliability", "reliability_sd"])
}

/// For the desk only: how each rater measures.
pub fn raters(ratings: &Ratings, fit: &Fit) -> Rows {
    let row = |(block, yardstick): (&Block, &crate::fit::Yardstick)| {
        let mut row = vec![
            text(&ratings.raters[fit.panel.raters[block.rater]].name),
            text(&ratings.items[fit.panel.items[block.item]]),
            count(block.range.len()),
        ];
        let (severity, reliability) = (yardstick.severity, yardstick.reliability);
        row.extend([severity.0, severity.1, reliability.0, reliability.1].map(number));
        row
    };
    fit.panel.blocks.iter().zip(&fit.yardsticks).map(row).collect()
}

/// The component of every unit, item by item.
pub fn components(ratings: &Ratings, fit: &Fit) -> Vec<Vec<usize>> {
    (0..fit.panel.items.len()).map(|item| region::components(ratings, &fit.panel, item)).collect()
}
