//! The fits that a file of ratings asks for, one after the other.

use crate::{Fit, Plan, Ratings, Seen};

/// One fit: an area of the ratings of a pass.
#[derive(Debug)]
pub struct Job<'a> {
    /// The ratings of the pass.
    pub ratings: &'a Ratings,
    /// The area's code.
    pub area: &'a str,
    /// Its items, as indices into [`Ratings::items`].
    pub items: Vec<usize>,
    /// Whether only numbers of regions are taken from it.
    pub of_regions: bool,
}

impl<'a> Job<'a> {
    /// All areas of a pass, then those of the next: so rows about regions follow the others in every file.
    pub fn all(ratings: &'a Ratings) -> Vec<Self> {
        let passes = ratings.passes();
        let jobs = passes.iter().flat_map(|pass| {
            let of_regions = pass.has_regions() && !pass.inform_state;
            pass.areas().into_iter().map(move |(area, items)| Self { ratings: pass, area, items, of_regions })
        });
        jobs.filter(|it| it.ratings.concerns(&it.items)).collect()
    }

    /// Fits it.
    pub fn run(&self, plan: &Plan, see: impl FnMut(Seen)) -> Fit {
        Fit::run(self.ratings, self.area, &self.items, plan, see)
    }
}
