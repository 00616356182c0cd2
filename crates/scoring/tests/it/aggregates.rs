//! Aggregates, and the plain counts beside the model.

use crate::{HEADER, file, plan, read, sample};
use diligence_scoring::aggregate::{Aggregate, Missing, Unranked};
use diligence_scoring::{Aggregates, Fit, Plan, Ratings, home, score, shares, table, vignette};
use std::collections::BTreeMap;

/// Four places, five raters each, who all rate the next place too; two areas.
fn bridged() -> Vec<String> {
    let mut lines = Vec::new();
    for place in 0..4_usize {
        for rater in 0..5 {
            for (at, item) in
                ["PT1.law", "PT2.law", "PR1.law", "PR1.practice", "PT1.practice"].into_iter().enumerate()
            {
                for own in [place, (place + 1) % 4] {
                    let level = (own + (rater + at) % 2).min(4);
                    lines.push(format!("R{place}{rater},P{own},2025,{item},{level}"));
                }
            }
        }
    }
    lines
}

/// All aggregates, area by area with as many kept draws as `kept` says, then over the areas.
fn aggregates(ratings: &Ratings, kept: &[usize]) -> Vec<Aggregate> {
    let mut areas: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, item) in ratings.items.iter().enumerate() {
        areas.entry(Ratings::area(item)).or_default().push(at);
    }
    let mut gathered = Aggregates::new(ratings, 4, 500);
    let mut all = Vec::new();
    for ((area, items), kept) in areas.iter().zip(kept.iter().cycle()) {
        let plan = Plan { seed: 3, kept: *kept, ..Plan::default() };
        let fit = Fit::run(ratings, area, items, &plan, |_| {});
        all.extend(gathered.area(ratings, &fit, &score::scores(ratings, &fit)));
    }
    all.extend(gathered.overall());
    all
}

fn find<'a>(
    ratings: &Ratings,
    all: &'a [Aggregate],
    area: Option<&str>,
    dimension: &str,
    place: &str,
) -> &'a Aggregate {
    all.iter()
        .find(|it| {
            it.area.as_deref() == area
                && it.dimension == dimension
                && ratings.jurisdictions[it.jurisdiction] == place
        })
        .unwrap()
}

#[test]
fn areas_and_all_of_them_from_fits_of_different_length() {
    let ratings = read(&file(HEADER, &bridged())).unwrap();
    let all = aggregates(&ratings, &[420, 600]);
    assert_eq!(all.len(), 4 * 6, "two areas and all of them, law and practice");
    for it in &all {
        let value = it.value.as_ref().unwrap();
        let [(lo68, hi68), (lo90, hi90), (lo95, hi95)] = value.spread.within;
        assert!([lo95, lo90, lo68, value.spread.median, hi68, hi90, hi95].is_sorted());
        assert!((0.0..=4.0).contains(&lo95) && (0.0..=4.0).contains(&hi95) && !value.is_thin);
    }
    let parts = |area, dimension| find(&ratings, &all, area, dimension, "P0").parts;
    assert_eq!((parts(Some("PT"), "law"), parts(Some("PT"), "practice"), parts(None, "law")), (2, 1, 2));
    let median = |area, place| find(&ratings, &all, area, "law", place).value.as_ref().unwrap().spread.median;
    for place in ["P0", "P1", "P2", "P3"] {
        let mean = f64::midpoint(median(Some("PT"), place), median(Some("PR"), place));
        assert!((median(None, place) - mean).abs() < 0.1, "{place}");
    }
    assert!(median(None, "P0") < median(None, "P1") && median(None, "P2") < median(None, "P3"));
    for it in &all {
        assert_eq!(table::aggregate_row(&ratings, it).len(), table::aggregate_header().len());
        let row = table::sensitivity_row(&ratings, it).unwrap();
        assert_eq!(row.len(), table::sensitivity_header().len());
    }
}

#[test]
fn an_item_that_is_not_shown_takes_its_aggregates_with_it_and_no_others() {
    let mut lines = bridged();
    // Two organisations only know of PT2.law in P0; nobody but two knows anything of P9.
    lines.retain(|it| !it.contains(",P0,2025,PT2.law,") || it.starts_with("R00") || it.starts_with("R01"));
    lines.extend(["R00,P9,2025,PR1.law,1".into(), "R01,P9,2025,PR1.law,2".into()]);
    let ratings = read(&file(HEADER, &lines)).unwrap();
    let all = aggregates(&ratings, &[500]);
    let value = |area, dimension, place| &find(&ratings, &all, area, dimension, place).value;
    assert_eq!(*value(Some("PT"), "law", "P0"), Err(Missing::Parts(vec!["PT2.law".into()])));
    assert_eq!(*value(None, "law", "P0"), Err(Missing::Parts(vec!["PT".into()])));
    for (area, dimension) in [(Some("PT"), "practice"), (Some("PR"), "law"), (None, "practice")] {
        assert!(value(area, dimension, "P0").is_ok(), "{area:?} {dimension}");
    }
    let others = value(None, "law", "P1").as_ref().unwrap();
    assert_eq!(others.of, 3, "ranked among those that have all parts");
    assert!(
        all.iter().all(|it| ratings.jurisdictions[it.jurisdiction] != "P9"),
        "no word of a place of which too few know"
    );
    let row = table::aggregate_row(&ratings, find(&ratings, &all, Some("PT"), "law", "P0"));
    assert_eq!(row.len(), table::aggregate_header().len());
    assert!(row[25].text().contains("PT2.law"), "{row:?}");
    assert_eq!(table::sensitivity_row(&ratings, find(&ratings, &all, None, "law", "P0")), None);
}

#[test]
fn places_that_nobody_connects_have_no_rank() {
    let mut lines = bridged();
    lines.retain(|it| it[1..2] == it[5..6]);
    let ratings = read(&file(HEADER, &lines)).unwrap();
    let all = aggregates(&ratings, &[500]);
    let mut published = all.iter().filter_map(|it| it.value.as_ref().ok()).peekable();
    assert!(published.peek().is_some());
    assert!(published.all(|it| it.rank == Err(Unranked::Alone) && it.of == 1));
}

#[test]
fn shares_count_everybody_and_hide_what_two_organisations_said() {
    let header = format!("{HEADER},organisation,class");
    let lines: Vec<String> = [
        "A,X,2024,i,0,one,",
        "B,X,2024,i,4,two,",
        "C,X,2024,i,4,three,",
        "D,X,2024,i,unknown,four,",
        "E,X,2024,i,na,four,",
        "M,X,2024,i,3,ministry,government",
        // Two organisations with a level; who knows nothing does not hide them.
        "A,Y,2024,i,1,one,",
        "B,Y,2024,i,2,two,",
        "C,Y,2024,i,unknown,three,",
        // A vignette is nobody's.
        "A,~v,0,i,1,one,",
        "B,~v,0,i,1,two,",
        "C,~v,0,i,1,three,",
    ]
    .map(String::from)
    .to_vec();
    let ratings = read(&file(&header, &lines)).unwrap();
    let names: Vec<_> = shares::share_header(&ratings).iter().map(|it| it.text().into_owned()).collect();
    assert_eq!(names.join(","), "item,jurisdiction,year,organisations,n,s0,s1,s2,s3,s4,unknown,na");
    let rows: Vec<String> = shares::shares(&ratings)
        .iter()
        .map(|row| row.iter().map(|it| it.text().into_owned()).collect::<Vec<_>>().join(","))
        .collect();
    assert_eq!(rows, ["i,X,2024,3,5,0.2,0,0,0,0.4,0.2,0.2"]);
}

#[test]
fn raters_who_turn_the_vignettes_round_are_counted() {
    let mut lines = sample();
    for (rater, low, middle, high) in [("R00", 0, 2, 4), ("R10", 1, 1, 3), ("R20", 3, 2, 2)] {
        for (end, level) in [("low", low), ("middle", middle), ("high", high)] {
            lines.push(format!("{rater},~PT-{end},0,PT1.law,{level}"));
        }
    }
    // Two more vignettes of which only two raters know.
    for rater in ["R00", "R10"] {
        lines.push(format!("{rater},~PT-low,0,PT1.practice,1"));
        lines.push(format!("{rater},~PT-high,0,PT1.practice,1"));
    }
    let ratings = read(&file(HEADER, &lines)).unwrap();
    let fit = Fit::run(&ratings, "test", &[0, 1], &plan(), |_| {});
    let rows: Vec<String> = vignette::vignettes(&ratings, &fit)
        .iter()
        .map(|row| row.iter().map(|it| it.text().into_owned()).collect::<Vec<_>>().join(","))
        .collect();
    assert_eq!(
        rows,
        [
            "PT1.law,~PT-low,~PT-middle,3,1,1",
            "PT1.law,~PT-low,~PT-high,3,0,1",
            "PT1.law,~PT-middle,~PT-high,3,1,0",
        ]
    );
}

#[test]
fn homes_that_nothing_connects_rest_on_their_prior() {
    let lines: Vec<String> = sample().into_iter().filter(|it| it[1..2] == it[5..6]).collect();
    let ratings = read(&file(HEADER, &lines)).unwrap();
    let rows = home::homes(&ratings, &Fit::run(&ratings, "test", &[0, 1], &plan(), |_| {}));
    assert_eq!(rows.iter().map(|row| row[1].text().into_owned()).collect::<Vec<_>>(), ["shared", "own"]);
    for row in &rows {
        assert_eq!(row.len(), home::home_header().len());
        // 0.3·√(2/π) and 0.3·√(1 − 2/π).
        assert_eq!((row[2].number(), row[3].number()), (Some(0.2394), Some(0.1808)));
        assert_eq!(row[9].text(), "prior_sensitive", "{row:?}");
    }
    let one = home::homes(&ratings, &Fit::run(&ratings, "test", &[0], &plan(), |_| {}));
    assert_eq!(one.len(), 1, "an area of one item shares nothing");
}
