//! The sampler against its own prior (Geweke, Journal of the American Statistical Association 99 (2004), 799–804):
//! sweeps that alternate with ratings drawn anew from the model must leave every parameter's prior as it was. A wrong
//! conditional, Jacobian or joint move shows as a mean or a spread that drifts.

use super::*;
use crate::diagnose;
use crate::ratings::Ratings;
use diligence_sheet::{Limits, read_bytes};
use std::fmt::Write as _;

/// A small file: three jurisdictions, years with a gap, a bridge, a vignette.
fn file(items: &[&str], levels: u32) -> Ratings {
    let mut text = String::from("rater,jurisdiction,year,item,rating\n");
    let mut line = |rater: &str, place: &str, year: u32, level: u32| {
        for item in items {
            let _ = writeln!(text, "{rater},{place},{year},{item},{level}");
        }
    };
    for (place, raters) in [("AAA", 2), ("BBB", 2), ("CCC", 1)] {
        for rater in 0..raters {
            for (at, year) in [2020, 2021, 2024].into_iter().enumerate() {
                line(&format!("{place}{rater}"), place, year, u32::try_from(at).unwrap() % levels);
            }
        }
    }
    line("AAA0", "BBB", 2021, levels - 1);
    line("AAA0", "~low", 0, 0);
    line("BBB1", "~low", 0, 1);
    let book = read_bytes("r.csv", text.as_bytes(), &Limits::default()).unwrap();
    Ratings::read(&book.sheets[0]).unwrap()
}

/// What is watched: bounded or light-tailed functions of every kind of parameter.
fn watched(chain: &Chain<'_>) -> Vec<f64> {
    let spreads = &chain.spreads;
    let units = chain.panel.units.len();
    let cuts = chain.panel.levels - 1;
    let mut all = vec![
        spreads.rater_item,
        spreads.home_item,
        spreads.reliability,
        spreads.step[0],
        chain.mu_beta[0],
        chain.mu_beta[0].powi(2),
        chain.middle[0],
        chain.middle[0].powi(2),
        chain.z[0],
        chain.z[0].powi(2),
        (chain.z[1] - chain.z[0]).abs().min(2.0),
        (chain.z[2] - chain.z[1]).abs().min(2.0),
        chain.z[units - 1],
        chain.z[units - 1].powi(2),
        chain.b[0],
        chain.b[0].powi(2),
        chain.residual(0) / (1.0 + chain.residual(0).abs()),
        (chain.residual(0) / spreads.rater_item).powi(2).min(9.0),
        chain.home_item[0] * chain.z[0],
        chain.middle[0] * chain.z[0],
        f64::from(chain.levels[0]),
    ];
    if cuts > 1 {
        let distance = (chain.cuts[1] - chain.cuts[0]).ln();
        all.extend([
            spreads.distance,
            chain.distance[0],
            chain.distance[0].powi(2),
            distance,
            distance.powi(2).min(9.0),
        ]);
    }
    if let Some(region) = chain.panel.walks.get(chain.panel.states) {
        let state = chain.panel.above[0];
        let off = chain.z[region.start] - chain.z[state];
        let walked = chain.z[region.start + 1] - chain.z[chain.panel.above[1]] - off;
        all.extend([
            spreads.region[0],
            spreads.region_step[0],
            off,
            off.powi(2).min(2.0),
            walked,
            walked.abs().min(1.0),
            (off / spreads.region[0]).powi(2).min(9.0),
            (walked / spreads.region_step[0]).powi(2).min(9.0),
            chain.z[state],
            chain.z[state].powi(2),
            off * chain.z[state],
            chain.home_item[0] * off,
        ]);
    }
    if chain.many_items() {
        all.extend([
            spreads.rater,
            spreads.home,
            chain.rater[0].powi(2).min(4.0),
            chain.home[0].powi(2).min(4.0),
        ]);
    }
    all
}

fn compare(items: &[&str], levels: u32, sweeps: usize) {
    compare_with(&file(items, levels), sweeps);
}

fn compare_with(ratings: &Ratings, sweeps: usize) {
    let all: Vec<usize> = (0..ratings.items.len()).filter(|it| ratings.items[*it] != "other").collect();
    let panel = Panel::of(ratings, &all);
    let mut chain = Chain::new(&panel, panel.homes_of_walks(ratings), Random::of(5, 0, 0));
    // Moves learn their shape on some ratings; then nothing is learned any more.
    (0..400).for_each(|_| chain.sweep());
    chain.warming = false;
    let draws = 60_000;
    let mut prior: Vec<Vec<f64>> = Vec::new();
    for _ in 0..draws {
        chain.imagine();
        prior.push(watched(&chain));
    }
    let mut walked: Vec<Vec<f64>> = Vec::new();
    for _ in 0..sweeps {
        chain.sweep();
        chain.rate();
        walked.push(watched(&chain));
    }
    let mut wrong = Vec::new();
    for at in 0..prior[0].len() {
        let (expected, found) = (moments(&prior, at), moments(&walked, at));
        let column: Vec<f64> = walked.iter().map(|it| it[at]).collect();
        let ess = diagnose::ess(&[column]);
        let error = (expected.1 / count(draws) + found.1 / ess).sqrt();
        let off = (found.0 - expected.0) / error;
        println!("{at:>3}: prior {:.4}, walked {:.4}, off by {off:.1} (ESS {ess:.0})", expected.0, found.0);
        assert!(ess > 300.0, "{at}: only {ess:.0} effective draws");
        if off.abs() > 4.0 {
            wrong.push(at);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} are off");
}

fn moments(rows: &[Vec<f64>], at: usize) -> (f64, f64) {
    let mean = rows.iter().map(|it| it[at]).sum::<f64>() / count(rows.len());
    let variance = rows.iter().map(|it| (it[at] - mean).powi(2)).sum::<f64>() / count(rows.len());
    (mean, variance)
}

#[test]
fn one_item_of_five_levels_keeps_its_prior() {
    compare(&["x"], 5, 150_000);
}

#[test]
fn two_levels_keep_their_prior() {
    compare(&["x"], 2, 150_000);
}

#[test]
fn law_and_practice_together_keep_their_prior() {
    compare(&["PT1.law", "PT1.practice", "PT2.law"], 3, 100_000);
}

/// Three regions: two of one State, in years in which it is rated and in one in which it is not, and one of a State that
/// nobody rates on the item; raters of one region, of a region and its State, of regions of two States.
fn with_regions(items: &[&str], levels: u32) -> Ratings {
    let mut text = String::from("rater,jurisdiction,parent,year,item,rating\n");
    let mut line = |rater: &str, place: &str, year: u32, level: u32| {
        let parent = ["", "BBB"][usize::from(place == "ABC")];
        for item in items {
            let _ = writeln!(text, "{rater},{place},{parent},{year},{item},{}", level % levels);
        }
    };
    for (at, year) in (0..).zip([2020, 2021, 2024]) {
        line("B0", "BBB", year, at);
        line("B1", "BBB", year, at + 1);
        line("C0", "CCC", year, at + 2);
        line("B1", "ABC", year - 1, at);
        line("B2", "ABC", year - 1, at + 1);
        line("B2", "BBB-2", year, at);
        line("D0", "DDD-1", year, at);
    }
    line("D0", "BBB-2", 2021, 1);
    line("C0", "BBB", 2021, 1);
    let _ = writeln!(text, "D1,DDD,,2020,other,0");
    let book = read_bytes("r.csv", text.as_bytes(), &Limits::default()).unwrap();
    Ratings::read(&book.sheets[0]).unwrap()
}

#[test]
fn regions_keep_their_prior() {
    compare_with(&with_regions(&["x"], 4), 150_000);
}

#[test]
fn regions_with_law_and_practice_keep_their_prior() {
    compare_with(&with_regions(&["PT1.law", "PT1.practice", "PT2.law"], 3), 100_000);
}

#[test]
fn ratings_of_different_confidence_keep_their_prior() {
    let mut ratings = file(&["x"], 4);
    ratings.weigh = true;
    for (rating, confidence) in ratings.all.iter_mut().zip([1000, 250, 600, 0, 900].into_iter().cycle()) {
        rating.confidence = confidence;
    }
    compare_with(&ratings, 120_000);
}
