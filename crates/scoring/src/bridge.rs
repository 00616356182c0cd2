//! Which jurisdictions can be compared: those that raters or vignettes connect.

use crate::panel::Panel;
use crate::ratings::Ratings;

/// For each unit of the panel the component of an item's graph in which it lies, counted from 1 in the order of the
/// jurisdictions; 0 where nobody rated it on the item.
///
/// Two jurisdictions are connected when one rater rated both, or when raters of both rated one vignette.
pub fn components(ratings: &Ratings, panel: &Panel, item: usize) -> Vec<usize> {
    components_of(ratings, panel, item, |_| true)
}

/// The same of the ratings of some units only.
pub(crate) fn components_of(
    ratings: &Ratings,
    panel: &Panel,
    item: usize,
    counts: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let places = ratings.jurisdictions.len();
    // Jurisdictions and vignettes first, raters after them.
    let mut parent: Vec<usize> = (0..places + panel.raters.len()).collect();
    let mut rated = vec![false; panel.units.len()];
    for block in &panel.blocks[panel.of_item[item].clone()] {
        for unit in block.range.clone().map(|o| panel.unit_of[o] as usize).filter(|unit| counts(*unit)) {
            rated[unit] = true;
            let place = panel.units[unit].jurisdiction;
            let (a, b) = (root(&mut parent, place), root(&mut parent, places + block.rater));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut seen: Vec<usize> = Vec::new();
    panel
        .units
        .iter()
        .zip(rated)
        .map(|(unit, rated)| {
            if !rated {
                return 0;
            }
            let own = root(&mut parent, unit.jurisdiction);
            seen.iter().position(|it| *it == own).unwrap_or_else(|| {
                seen.push(own);
                seen.len() - 1
            }) + 1
        })
        .collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
