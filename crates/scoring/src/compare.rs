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

/// What says which units may be compared on an item.
#[derive(Debug)]
pub struct Ground {
    /// The component of each unit in the item's graph, 0 where nobody rated it.
    pub components: Vec<usize>,
    /// The home of those who are at home in each walk.
    homes: Vec<Option<usize>>,
    walks: Vec<usize>,
    /// Draws of each home's shift.
    shifts: Vec<Vec<f64>>,
    /// The prior standard deviation of the difference of two shifts.
    prior: f64,
}

impl Ground {
    /// Of one item of a fit.
    pub fn of(ratings: &Ratings, fit: &Fit, item: usize) -> Self {
        let from = fit.panel.homes_from(item);
        // Two independent shifts; a half-normal spread of scale s has mean square s². Several items: a shared part too.
        let parts: f64 = if fit.panel.items.len() > 1 { 2.0 } else { 1.0 };
        Self {
            components: bridge::components(ratings, &fit.panel, item),
            homes: fit.panel.homes_of_walks(ratings),
            walks: fit.panel.units.iter().map(|unit| unit.walk).collect(),
            shifts: (0..fit.panel.homes).map(|home| fit.column(from + home).concat()).collect(),
            prior: (2.0 * parts).sqrt() * HOME,
        }
    }

    /// Whether two units may be compared.
    ///
    /// # Errors
    /// Why they may not.
    pub fn comparable(&self, a: usize, b: usize) -> Result<(), Refusal> {
        if self.components[a] != self.components[b] || self.components[a] == 0 {
            return Err(Refusal::Apart);
        }
        let home = |unit: usize| self.homes[self.walks[unit]];
        let (Some(home_a), Some(home_b)) = (home(a), home(b)) else { return Ok(()) };
        let (mut sum, mut squares, mut n) = (0.0, 0.0, 0.0);
        for (a, b) in self.shifts[home_a].iter().zip(&self.shifts[home_b]) {
            let difference = a - b;
            sum += difference;
            squares += difference * difference;
            n += 1.0;
        }
        let spread = (squares / n - (sum / n).powi(2)).max(0.0).sqrt();
        if spread < NARROWED * self.prior { Ok(()) } else { Err(Refusal::Unsure) }
    }
}
