//! Rows of aggregates and of what other choices would make of them.

use super::{count, header, number, quality, text};
use crate::aggregate::{Aggregate, Choice, Missing, Unranked, Value};
use crate::compare::Refusal;
use crate::fit::Quality;
use crate::ratings::Ratings;
use crate::score::Spread;
use diligence_sheet::Cell;

/// Whose aggregate it is.
fn names(ratings: &Ratings, it: &Aggregate) -> Vec<Cell> {
    vec![
        it.area.as_deref().map_or(Cell::Empty, text),
        text(it.dimension),
        text(&ratings.jurisdictions[it.jurisdiction]),
        Cell::Number(f64::from(it.year)),
    ]
}

/// The header of `aggregates.csv`.
pub fn aggregate_header() -> Vec<Cell> {
    let mut row = header(&["area", "dimension", "jurisdiction", "year", "over", "parts"]);
    row.extend(header(&Spread::COLUMNS));
    row.extend(header(&["rank", "rank_lo68", "rank_hi68", "rank_lo95", "rank_hi95", "group", "of"]));
    row.extend(header(&Quality::COLUMNS));
    row.extend(header(&["thin", "note"]));
    row
}

/// One row of `aggregates.csv`: numbers, or in words why there are none.
pub fn aggregate_row(ratings: &Ratings, it: &Aggregate) -> Vec<Cell> {
    let mut row = names(ratings, it);
    row.push(text(if it.area.is_some() { "principles" } else { "areas" }));
    row.push(count(it.parts));
    match &it.value {
        Ok(value) => {
            row.extend(value.spread.values().map(number));
            match &value.rank {
                Ok(rank) => {
                    row.push(number(rank.median));
                    row.extend(rank.within.iter().flat_map(|(low, high)| [number(*low), number(*high)]));
                }
                Err(_) => row.extend(vec![Cell::Empty; 5]),
            }
            row.extend([value.group, value.of].map(count));
            row.extend(quality(value.quality));
            row.push(text(if value.is_thin { "thin" } else { "" }));
            row.push(value.rank.err().map_or(Cell::Empty, |why| unranked(why, value).into()));
        }
        Err(why) => {
            row.extend(vec![Cell::Empty; 19]);
            row.push(missing(why).into());
        }
    }
    row
}

fn unranked(why: Unranked, value: &Value) -> String {
    match why {
        Unranked::Alone => {
            "no rank: no other jurisdiction of this year is connected with it on every item".to_owned()
        }
        Unranked::Unsure(pairs) => format!(
            "no rank: {} jurisdictions are connected, but {} of their pairs may not be compared, because {}",
            value.of,
            pairs,
            Refusal::Unsure.as_str()
        ),
        Unranked::Unmet => "no rank: the chains do not agree on it".to_owned(),
    }
}

fn missing(why: &Missing) -> String {
    match why {
        Missing::Parts(parts) => format!("not published, because a part is not: {}", parts.join(", ")),
        Missing::Unmet(_) => "not published, because the chains have not met".to_owned(),
    }
}

/// The header of `sensitivity.csv`.
pub fn sensitivity_header() -> Vec<Cell> {
    header(&[
        "area",
        "dimension",
        "jurisdiction",
        "year",
        "median",
        "rank",
        "by_principle",
        "by_principle_rank",
        "geometric",
        "geometric_rank",
        "minimum",
        "minimum_rank",
        "without_lo",
        "without_hi",
        "without_rank_lo",
        "without_rank_hi",
        "lo",
        "hi",
        "rank_lo",
        "rank_hi",
    ])
}

/// One row of `sensitivity.csv`; none for an aggregate that is not published.
pub fn sensitivity_row(ratings: &Ratings, it: &Aggregate) -> Option<Vec<Cell>> {
    let value = it.value.as_ref().ok()?;
    let own = (value.spread.median, value.rank.ok().map(|it| it.median));
    let mut row = names(ratings, it);
    let maybe = |value: Option<f64>| value.map_or(Cell::Empty, number);
    row.extend([Some(own.0), own.1].map(maybe));
    for choice in [Choice::ByPrinciple, Choice::Geometric, Choice::Minimum] {
        let moved = value.moved.iter().find(|it| it.choice == choice);
        row.extend([moved.map(|it| it.median), moved.and_then(|it| it.rank)].map(maybe));
    }
    let moved = || value.moved.iter().map(|it| (it.choice, (it.median, it.rank)));
    let without: Vec<_> =
        moved().filter(|(it, _)| matches!(it, Choice::Without(_))).map(|(_, it)| it).collect();
    let all: Vec<_> = moved().map(|(_, it)| it).chain([own]).collect();
    row.extend(reach(&without).into_iter().chain(reach(&all)).map(maybe));
    Some(row)
}

/// The least and the greatest median, the least and the greatest rank.
fn reach(moved: &[(f64, Option<f64>)]) -> [Option<f64>; 4] {
    let medians = || moved.iter().map(|it| it.0);
    let ranks = || moved.iter().filter_map(|it| it.1);
    [
        medians().reduce(f64::min),
        medians().reduce(f64::max),
        ranks().reduce(f64::min),
        ranks().reduce(f64::max),
    ]
}
