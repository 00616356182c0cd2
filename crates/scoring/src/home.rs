//! How much the data says of the spread of home shifts: without bridges and vignettes it rests on its prior.

use crate::chain::HOME;
use crate::fit::{Fit, Quality};
use crate::ratings::Ratings;
use crate::score::{HIDDEN_BELOW, Spread};
use crate::table::{Rows, header, number, quality, text};
use diligence_sheet::Cell;
use std::collections::BTreeSet;

/// A spread that the data did not narrow to this share of its prior standard deviation is sensitive to the prior.
pub const SENSITIVE: f64 = 0.7;

/// The header of `homes.csv`.
pub fn home_header() -> Vec<Cell> {
    header(&[
        "area",
        "part",
        "prior_mean",
        "prior_sd",
        "mean",
        "sd",
        "rhat",
        "ess_bulk",
        "ess_tail",
        "prior_sensitive",
    ])
}

/// The spreads of an area's home shifts: of the part that all its items share (`shared`; an area of one item has none),
/// and of the part that each item has for itself (`own`), one spread for all items. Both are learned from the whole
/// area. None where fewer than three organisations rated.
pub fn homes(ratings: &Ratings, fit: &Fit) -> Rows {
    let panel = &fit.panel;
    let organisations: BTreeSet<&str> =
        panel.raters.iter().map(|it| ratings.raters[*it].organisation.as_str()).collect();
    let Some(first) = panel.items.first().filter(|_| organisations.len() >= HIDDEN_BELOW) else {
        return Rows::new();
    };
    // A half-normal spread of scale s has mean s·√(2/π) and standard deviation s·√(1 − 2/π).
    let mean = HOME * std::f64::consts::FRAC_2_PI.sqrt();
    let sd = HOME * (1.0 - std::f64::consts::FRAC_2_PI).sqrt();
    let row = |(part, column): (&str, usize)| {
        let draws = fit.column(panel.spreads_from() + column);
        let own = Spread::of(&draws);
        let all: Vec<f64> = draws.concat();
        let own_mean = all.iter().sum::<f64>() / crate::count(all.len());
        let mut row = vec![text(Ratings::area(&ratings.items[*first])), text(part)];
        row.extend([mean, sd, own_mean, own.sd].map(number));
        row.extend(quality(Quality::of(&draws)));
        row.push(text(if own.sd > SENSITIVE * sd { "prior_sensitive" } else { "" }));
        row
    };
    let shared = (panel.items.len() > 1).then_some(("shared", 2));
    shared.into_iter().chain([("own", 3)]).map(row).collect::<Vec<Vec<Cell>>>()
}
