//! Files of ratings in, scores out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "a failed sample must stop the run"
)]

mod aggregates;
mod agreement;
#[path = "../../examples/demo_ratings.rs"]
mod demo_ratings;
mod files;
mod model;
mod nuts;
mod regions;
mod runs;

use diligence_scoring::{Fit, Plan, Ratings, RatingsError, Score, score};
use diligence_sheet::{Limits, read_bytes};
use std::fmt::Write as _;

fn read(text: &str) -> Result<Ratings, RatingsError> {
    let book = read_bytes("ratings.csv", text.as_bytes(), &Limits::default()).unwrap();
    Ratings::read(&book.sheets[0])
}

/// Short runs: these tests look at what is done with draws, not at how good they are.
fn plan() -> Plan {
    Plan { seed: 3, warm: 200, kept: 200, thin: 2, doublings: 0, ..Plan::default() }
}

fn fit(ratings: &Ratings) -> Vec<Score> {
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    score::scores(ratings, &Fit::run(ratings, "test", &items, &plan(), |_| {}))
}

/// Four places, two years, five raters each, the first of each place a bridge to the next.
fn sample() -> Vec<String> {
    let mut lines = Vec::new();
    for place in 0..4_usize {
        for rater in 0..5 {
            for year in [2024, 2025] {
                for item in ["PT1.law", "PT1.practice"] {
                    let level = (place + rater % 2 + usize::from(item == "PT1.law")).min(4);
                    lines.push(format!("R{place}{rater},P{place},{year},{item},{level}"));
                    if rater == 0 && place < 3 {
                        lines.push(format!(
                            "R{place}{rater},P{},{year},{item},{}",
                            place + 1,
                            (level + 1).min(4)
                        ));
                    }
                }
            }
        }
    }
    lines
}

fn file(header: &str, lines: &[String]) -> String {
    let mut text = format!("{header}\n");
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
    text
}

const HEADER: &str = "rater,jurisdiction,year,item,rating";

#[test]
fn the_shipped_ratings_are_what_their_program_invents() {
    let shipped = include_str!("../../../../content/demo/ratings.csv");
    assert!(shipped == demo_ratings::file(), "run the example demo_ratings again");
    let ratings = read(shipped).unwrap();
    assert_eq!((ratings.lowest, ratings.levels, ratings.items.len()), (0, 5, 24));
    assert_eq!(ratings.areas().keys().copied().collect::<Vec<_>>(), ["FN", "PR", "PT", "PU", "PV", "RE"]);
}
