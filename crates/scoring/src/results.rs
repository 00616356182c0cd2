//! Everything that the fit of an area says, with what may not be shown marked: one place for files, store and pages.

use crate::government::{self, Own};
use crate::score::{self, Score};
use crate::table::{self, Difference};
use crate::{Fit, Ratings};
use std::collections::{BTreeMap, HashSet};

/// What the fit of one area says.
#[derive(Debug)]
pub struct Results {
    /// Every rated unit (of those whose numbers [`Ratings::publishes`] from this fit) with its component of the bridge graph, whether or not it may be shown.
    pub scores: Vec<(Score, usize)>,
    /// Law minus practice, where both are shown. Those that did not converge are among them, here and below.
    pub gaps: Vec<Difference>,
    /// Each year minus the one before it.
    pub changes: Vec<Difference>,
    /// Jurisdictions minus each other in their latest years.
    pub differences: Vec<Difference>,
    /// How many pairs of jurisdictions are not compared, by the reason.
    pub apart: BTreeMap<&'static str, usize>,
    /// What governments say of themselves, beside scores that are shown.
    pub government: Vec<Own>,
}

impl Results {
    /// Of one area; `seed` is the run’s.
    pub fn of(ratings: &Ratings, fit: &Fit, seed: u64) -> Self {
        let components = table::components(ratings, fit);
        let mut scores: Vec<(Score, usize)> = score::scores(ratings, fit)
            .into_iter()
            .map(|it| {
                let component = components[it.at.0][it.at.1];
                (it, component)
            })
            .collect();
        let shown: HashSet<(usize, usize)> =
            scores.iter().filter(|(it, _)| it.is_shown()).map(|(it, _)| it.at).collect();
        let shown = |item: usize, unit: usize| shown.contains(&(item, unit));
        // A region is compared with States, too; else nothing is taken of those whose numbers come from another fit.
        let (differences, apart) = table::differences(ratings, fit, shown);
        let is_taken = |unit: usize| ratings.publishes(fit.panel.units[unit].jurisdiction);
        scores.retain(|(it, _)| is_taken(it.at.1));
        let shown = |item: usize, unit: usize| is_taken(unit) && shown(item, unit);
        Self {
            gaps: table::gaps(ratings, fit, shown),
            changes: table::changes(ratings, fit, shown),
            differences,
            apart,
            government: government::own(ratings, fit, seed, shown),
            scores,
        }
    }
}
