//! Which jurisdictions may be compared, and by how much they differ.

use crate::bridge;
use crate::chain::HOME;
use crate::fit::Fit;
use crate::ratings::Ratings;
use std::collections::BTreeMap;

/// Two home shifts' difference must be known to within this share of its prior spread.
pub const NARROWED: f64 = 0.7;

/// Why two jurisdictions are not compared on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No rater and no vignette connects them.
    Apart,
    /// The data did not tell their raters' yardsticks apart from their States.
    Unsure,
}

impl Refusal {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Apart => "no rater and no vignette connects the two",
            Self::Unsure => "the data does not tell the two panels' yardsticks apart",
        }
    }
}

/// The latest rated unit of each jurisdiction on an item that `shown` lets through.
pub fn latest(fit: &Fit, item: usize, shown: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut units: BTreeMap<usize, usize> = BTreeMap::new();
    for unit in (0..fit.panel.real_units()).filter(|unit| shown(item, *unit)) {
        units.insert(fit.panel.units[unit].walk, unit); // in order of the years
    }
    units.into_values().collect()
}

/// Whether two units may be compared on an item.
///
/// # Errors
/// Why they may not.
pub fn comparable(
    fit: &Fit,
    item: usize,
    components: &[usize],
    homes: &[Option<usize>],
    (a, b): (usize, usize),
) -> Result<(), Refusal> {
    if components[a] != components[b] || components[a] == 0 {
        return Err(Refusal::Apart);
    }
    let home = |unit: usize| homes[fit.panel.units[unit].walk];
    let (Some(home_a), Some(home_b)) = (home(a), home(b)) else { return Ok(()) };
    let from = fit.panel.homes_from(item);
    let (mut sum, mut squares, mut n) = (0.0, 0.0, 0.0);
    for row in fit.chains.iter().flat_map(|draws| draws.chunks_exact(fit.width)) {
        let difference = f64::from(row[from + home_a]) - f64::from(row[from + home_b]);
        sum += difference;
        squares += difference * difference;
        n += 1.0;
    }
    let spread = (squares / n - (sum / n).powi(2)).max(0.0).sqrt();
    // Two independent shifts; a half-normal spread of scale s has mean square s². Several items: a shared part too.
    let parts: f64 = if fit.panel.items.len() > 1 { 2.0 } else { 1.0 };
    let prior = (2.0 * parts).sqrt() * HOME;
    if spread < NARROWED * prior { Ok(()) } else { Err(Refusal::Unsure) }
}

/// The components of an item's graph, and the homes of the walks: what [`comparable`] asks for.
pub fn ground(ratings: &Ratings, fit: &Fit, item: usize) -> (Vec<usize>, Vec<Option<usize>>) {
    (bridge::components(ratings, &fit.panel, item), fit.panel.homes_of_walks(ratings))
}
