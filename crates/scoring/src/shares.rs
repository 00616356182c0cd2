//! Plain shares, before any model: a model draws what is usual and hides minorities.

use crate::behind::Behind;
use crate::ratings::{Class, Ratings, Said};
use crate::table::{Rows, count, header, number, text};
use diligence_sheet::Cell;
use std::collections::BTreeMap;

/// The header of `shares.csv`.
pub fn share_header(ratings: &Ratings) -> Vec<Cell> {
    let mut row = header(&["item", "jurisdiction", "year", "organisations", "n"]);
    row.extend((0..ratings.levels).map(|level| text(&format!("s{}", ratings.lowest as usize + level))));
    row.extend(header(&["unknown", "na"]));
    row
}

/// What the contributors said of one jurisdiction in one year on one item.
#[derive(Default)]
struct Answers<'a> {
    levels: BTreeMap<u32, usize>,
    unknown: usize,
    not_applicable: usize,
    /// Organisations that gave a level.
    behind: Behind<'a>,
}

/// Shares of all answers, `unknown` and `na` among them. Too few organisations that gave a level, or one that gave
/// most of them: no row, as with scores, whether or not chains have met.
pub fn shares(ratings: &Ratings) -> Rows {
    let mut cells: BTreeMap<(usize, usize, i32), Answers<'_>> = BTreeMap::new();
    for it in &ratings.all {
        let rater = &ratings.raters[it.rater];
        let is_taken = ratings.publishes(it.jurisdiction) && !ratings.is_vignette(it.jurisdiction);
        if rater.class != Class::Contributor || !is_taken {
            continue;
        }
        let answers = cells.entry((it.item, it.jurisdiction, it.year)).or_default();
        match it.said {
            Said::Unknown => answers.unknown += 1,
            Said::NotApplicable => answers.not_applicable += 1,
            Said::Level(level) => {
                *answers.levels.entry(level).or_default() += 1;
                answers.behind.add(&rater.organisation);
            }
        }
    }
    let row = |((item, jurisdiction, year), it): ((usize, usize, i32), Answers<'_>)| {
        let n = it.levels.values().sum::<usize>() + it.unknown + it.not_applicable;
        let share = |some: usize| number(crate::count(some) / crate::count(n));
        let mut row = vec![
            text(&ratings.items[item]),
            text(&ratings.jurisdictions[jurisdiction]),
            Cell::Number(f64::from(year)),
            count(it.behind.organisations()),
            count(n),
        ];
        let levels = (ratings.lowest..).take(ratings.levels);
        row.extend(levels.map(|level| share(it.levels.get(&level).copied().unwrap_or_default())));
        row.extend([share(it.unknown), share(it.not_applicable)]);
        row
    };
    cells.into_iter().filter(|(_, it)| it.behind.may_be_shown()).map(row).collect()
}
