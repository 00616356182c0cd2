//! Whether raters see the vignettes in the order in which they were designed.

use crate::fit::Fit;
use crate::ratings::Ratings;
use crate::score::HIDDEN_BELOW;
use crate::table::{Rows, count, header, text};
use diligence_sheet::Cell;
use std::collections::BTreeSet;

/// The header of `vignettes.csv`.
pub fn vignette_header() -> Vec<Cell> {
    header(&["item", "lower", "higher", "raters", "equal", "against"])
}

/// One row per item and pair of vignettes that the model places one below the other: how many rated both, how many of
/// them saw no difference, how many saw the lower one higher. Fewer than three organisations that rated both: no row.
pub fn vignettes(ratings: &Ratings, fit: &Fit) -> Rows {
    let panel = &fit.panel;
    let first = panel.real_units();
    let mut order: Vec<usize> = (0..panel.vignettes.len()).collect();
    order.sort_by(|a, b| panel.vignettes[*a].total_cmp(&panel.vignettes[*b]));
    let mut rows = Rows::new();
    for (item, global) in panel.items.iter().enumerate() {
        for (at, lower) in order.iter().enumerate() {
            for higher in order[at + 1..].iter().filter(|it| panel.vignettes[**it] > panel.vignettes[*lower])
            {
                let mut organisations = BTreeSet::new();
                let (mut raters, mut equal, mut against) = (0, 0, 0);
                for block in &panel.blocks[panel.of_item[item].clone()] {
                    let level = |vignette: usize| {
                        let mut own = block.range.clone();
                        own.find(|o| panel.unit_of[*o] as usize == first + vignette)
                            .map(|o| panel.level_of[o])
                    };
                    if let (Some(low), Some(high)) = (level(*lower), level(*higher)) {
                        organisations.insert(&ratings.raters[panel.raters[block.rater]].organisation);
                        raters += 1;
                        equal += usize::from(low == high);
                        against += usize::from(low > high);
                    }
                }
                if organisations.len() < HIDDEN_BELOW {
                    continue;
                }
                let name = |vignette: usize| {
                    text(&ratings.jurisdictions[panel.units[first + vignette].jurisdiction])
                };
                let mut row: Vec<Cell> = vec![text(&ratings.items[*global]), name(*lower), name(*higher)];
                row.extend([raters, equal, against].map(count));
                rows.push(row);
            }
        }
    }
    rows
}
