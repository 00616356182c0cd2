//! Published numbers as tables for files.

use crate::bridge;
use crate::fit::{Fit, Quality};
use crate::ratings::Ratings;
use crate::score::{Score, Spread};
use diligence_sheet::Cell;
use std::collections::BTreeMap;

/// Rows with their header first.
pub type Rows = Vec<Vec<Cell>>;

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

/// Four digits after the point: more would pretend.
fn number(value: f64) -> Cell {
    Cell::Number((value * 1e4).round() / 1e4)
}

fn count(value: usize) -> Cell {
    Cell::Number(crate::count(value))
}

fn header(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|it| text(it)).collect()
}

/// The header of `scores.csv`.
pub fn score_header(ratings: &Ratings) -> Vec<Cell> {
    let mut row = header(&[
        "item",
        "jurisdiction",
        "year",
        "median",
        "sd",
        "lo68",
        "hi68",
        "lo90",
        "hi90",
        "lo95",
        "hi95",
        "osp",
        "osp_lo68",
        "osp_hi68",
        "osp_lo95",
        "osp_hi95",
    ]);
    row.extend((0..ratings.levels).map(|level| text(&format!("p{}", ratings.lowest as usize + level))));
    row.extend(header(&[
        "ord",
        "raters",
        "organisations",
        "ratings",
        "unknown",
        "na",
        "rhat",
        "ess_bulk",
        "ess_tail",
        "component",
        "thin",
    ]));
    row
}

/// One row of `scores.csv`.
pub fn score_row(score: &Score, component: usize) -> Vec<Cell> {
    let (z, osp) = (&score.place, &score.expected);
    let mut row = vec![text(&score.item), text(&score.jurisdiction), Cell::Number(f64::from(score.year))];
    row.extend([z.median, z.sd].map(number));
    row.extend(z.within.iter().flat_map(|(low, high)| [number(*low), number(*high)]));
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

fn quality(quality: Quality) -> [Cell; 3] {
    [number(quality.rhat), Cell::Number(quality.bulk.round()), Cell::Number(quality.tail.round())]
}

/// A difference between two expected ratings, from joint draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What is taken from what: cells before the numbers.
    pub names: Vec<Cell>,
    /// The difference.
    pub spread: Spread,
    /// How likely it is above zero.
    pub above: f64,
    /// How well it is known.
    pub quality: Quality,
}

impl Difference {
    fn of(names: Vec<Cell>, minuend: &[Vec<f64>], subtrahend: &[Vec<f64>]) -> Self {
        let draws: Vec<Vec<f64>> = minuend
            .iter()
            .zip(subtrahend)
            .map(|(a, b)| a.iter().zip(b).map(|(a, b)| a - b).collect())
            .collect();
        let all = draws.iter().flatten();
        let above = crate::count(all.clone().filter(|it| **it > 0.0).count()) / crate::count(all.count());
        Self { names, spread: Spread::of(&draws), above, quality: Quality::of(&draws) }
    }

    /// One row: names, median, sd, intervals, probability above zero, quality.
    pub fn row(&self) -> Vec<Cell> {
        let mut row = self.names.clone();
        row.extend([self.spread.median, self.spread.sd].map(number));
        row.extend(self.spread.within.iter().flat_map(|(low, high)| [number(*low), number(*high)]));
        row.push(number(self.above));
        row.extend(quality(self.quality));
        row
    }
}

/// The header of a file of differences.
pub fn difference_header(names: &[&str]) -> Vec<Cell> {
    let mut row = header(names);
    row.extend(header(&[
        "median", "sd", "lo68", "hi68", "lo90", "hi90", "lo95", "hi95", "above", "rhat", "ess_bulk",
        "ess_tail",
    ]));
    row
}

/// Law minus practice of each principle, where both may be shown.
pub fn gaps(ratings: &Ratings, fit: &Fit, shown: impl Fn(usize, usize) -> bool) -> Vec<Difference> {
    let mut pairs: BTreeMap<&str, (Option<usize>, Option<usize>)> = BTreeMap::new();
    for (item, global) in fit.panel.items.iter().enumerate() {
        match ratings.items[*global].rsplit_once('.') {
            Some((principle, "law")) => pairs.entry(principle).or_default().0 = Some(item),
            Some((principle, "practice")) => pairs.entry(principle).or_default().1 = Some(item),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for (principle, pair) in pairs {
        let (Some(law), Some(practice)) = pair else { continue };
        for unit in (0..fit.panel.real_units()).filter(|unit| shown(law, *unit) && shown(practice, *unit)) {
            let at = fit.panel.units[unit];
            let names = vec![
                text(principle),
                text(&ratings.jurisdictions[at.jurisdiction]),
                Cell::Number(f64::from(at.year)),
            ];
            all.push(Difference::of(names, &fit.expected(law, unit), &fit.expected(practice, unit)));
        }
    }
    all
}

/// Each year minus the one before it in the file, within one run.
pub fn changes(ratings: &Ratings, fit: &Fit, shown: impl Fn(usize, usize) -> bool) -> Vec<Difference> {
    let mut all = Vec::new();
    for (item, global) in fit.panel.items.iter().enumerate() {
        for walk in &fit.panel.walks {
            let years: Vec<usize> = walk.clone().filter(|unit| shown(item, *unit)).collect();
            for pair in years.windows(2) {
                let (before, after) = (fit.panel.units[pair[0]], fit.panel.units[pair[1]]);
                let names = vec![
                    text(&ratings.items[*global]),
                    text(&ratings.jurisdictions[after.jurisdiction]),
                    Cell::Number(f64::from(before.year)),
                    Cell::Number(f64::from(after.year)),
                ];
                all.push(Difference::of(names, &fit.expected(item, pair[1]), &fit.expected(item, pair[0])));
            }
        }
    }
    all
}

/// The component of every unit, item by item.
pub fn components(ratings: &Ratings, fit: &Fit) -> Vec<Vec<usize>> {
    (0..fit.panel.items.len()).map(|item| bridge::components(ratings, &fit.panel, item)).collect()
}
