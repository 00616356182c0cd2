//! Regions beside their States.

use crate::{HEADER, file, fit, plan, read, sample};
use diligence_scoring::{Fit, Ratings, Results, Score, region};

fn with_parents(lines: &[&str]) -> Result<Ratings, String> {
    let text =
        format!("{HEADER},parent\nA,X,2024,i,1,\nB,X,2024,i,2,\nA,Y,2024,i,1,\n{}\n", lines.join("\n"));
    read(&text).map_err(|error| error.to_string())
}

fn parents(ratings: &Ratings) -> Vec<(&str, &str)> {
    let named = ratings.jurisdictions.iter().zip(&ratings.parents);
    named
        .filter_map(|(name, state)| Some((name.as_str(), ratings.jurisdictions[(*state)?].as_str())))
        .collect()
}

#[test]
fn the_state_is_named_or_stands_before_the_hyphen() {
    let ratings = with_parents(&[
        "A,X-1,2024,i,1,",
        "A,X-2-a,2024,i,1,",
        "A,Lower,2024,i,1,X",
        "A,X-old,2024,i,1,X-old", // it says that it stands alone
        "A,Z-1,2024,i,1,",        // nobody rates Z
        "A,Y-1,2024,i,1,X",       // what is written counts more than the hyphen
    ])
    .unwrap();
    assert_eq!(parents(&ratings), [("Lower", "X"), ("X-1", "X"), ("X-2-a", "X"), ("Y-1", "X")]);
    assert!(parents(ratings.states.as_deref().unwrap()).is_empty());
    // A code of ISO 3166-2 leads to its State, whichever of its codes is rated.
    let text = format!("{HEADER}\nA,MYS,2024,i,1\nB,MY-10,2024,i,2\nB,EG-ZZZ,2024,i,2\nB,EGY,2024,i,2\n");
    assert_eq!(parents(&read(&text).unwrap()), [("MY-10", "MYS")]);
    // A government's rows make no State.
    let text = format!("{HEADER},class\nA,X-1,2024,i,1,\nB,X-1,2024,i,2,\nM,X,2024,i,4,government\n");
    assert!(!read(&text).unwrap().has_regions());
}

#[test]
fn each_fault_of_a_parent_names_its_line_and_what_to_do() {
    for (lines, words) in [
        (&["A,L,2024,i,1,Q"][..], &["row 5", "no contributor rates parent “Q”", "“L” itself"][..]),
        (&["A,L,2024,i,1,~v"], &["row 5", "parent “~v” is a vignette", "Write the State"]),
        (&["A,~v,0,i,1,X"], &["row 5", "“~v” is a vignette and has no parent", "Leave the column"]),
        (&["A,L,2024,i,1,X", "B,L,2024,i,1,Y"], &["row 6", "parent of “L” is “Y” here and “X” at", "row 5"]),
        (&["A,L,2024,i,1,X", "B,L,2024,i,1,"], &["row 6", "One jurisdiction has one."]),
        (&["A,L,2024,i,1,X", "A,M,2024,i,1,L"], &["row 6", "parent “L” is itself a region, of “X”"]),
        (&["A,L,2024,i,1,X-1", "A,X-1,2024,i,1,"], &["row 5", "parent “X-1” is itself a region, of “X”"]),
        (&["A,L,2024,i,1,M", "A,M,2024,i,1,L"], &["row 5", "row 6", "are parent of each other"]),
        (&["A,L,2024,i,4,X"], &["row 5", "beyond the scale from 1 to 2", "in a file of their own"]),
    ] {
        let error = with_parents(lines).unwrap_err();
        for word in words {
            assert!(error.contains(word), "{lines:?}: {error}");
        }
    }
    let text = format!("{HEADER},home\nA,X,2024,i,1,X-1\nB,X,2024,i,2,\nA,X-1,2024,i,1,X-1\n");
    let error = read(&text).unwrap_err().to_string();
    assert!(error.contains("home “X-1” is a region") && error.contains("“X”"), "{error}");
}

/// The sample with two regions: one of raters of its own, in a year before any of its State; one that a rater of
/// another State rates.
fn regions() -> Vec<String> {
    let mut lines = sample();
    for item in ["PT1.law", "PT1.practice"] {
        for (at, rater) in ["S0", "S1", "S2", "S3"].into_iter().enumerate() {
            for year in [2023, 2025] {
                lines.push(format!("{rater},P1-a,{year},{item},{}", 2 + at % 2));
            }
        }
        for rater in ["R21", "R22", "R31", "S4"] {
            lines.push(format!("{rater},P2-b,2024,{item},2"));
        }
    }
    lines
}

#[test]
fn states_are_as_if_no_line_were_about_a_region() {
    let vignettes: Vec<String> = (0..3).map(|at| format!("S{at},~low,0,PT1.law,1")).collect();
    let with = read(&file(HEADER, &[regions(), vignettes.clone()].concat())).unwrap();
    let without = read(&file(HEADER, &[sample(), vignettes].concat())).unwrap();
    assert!(without.states.is_none());
    let [states, whole] = with.passes()[..] else { panic!("two passes") };
    assert_eq!((states, whole), (&without, &with));
    // Who rates regions only is at home in their State; who rates States, there.
    let home = |name: &str| {
        let rater = with.raters.iter().find(|it| it.name == name).unwrap();
        with.jurisdictions[rater.home.unwrap()].as_str()
    };
    assert_eq!((home("S0"), home("S4"), home("R31")), ("P1", "P2", "P3"));
    // Numbers of States are taken from the first fit only.
    let items: Vec<usize> = (0..with.items.len()).collect();
    let results = Results::of(whole, &Fit::run(whole, "PT", &items, &plan(), |_| {}), 3);
    let rated: Vec<(&str, i32)> =
        results.scores.iter().map(|(it, _)| (it.jurisdiction.as_str(), it.year)).collect();
    let once = [("P1-a", 2023), ("P1-a", 2025), ("P2-b", 2024)];
    assert_eq!(rated, [once, once].concat());
    for gap in &results.gaps {
        assert!(gap.between.names()[1].text().contains('-'), "{gap:?}");
    }
    let pairs = |it: &diligence_scoring::table::Difference| {
        it.between.names().iter().any(|name| ["P1-a", "P2-b"].contains(&name.text().as_ref()))
    };
    assert!(results.differences.iter().all(pairs));
}

#[test]
fn regions_are_numbered_beside_their_states() {
    let ratings = read(&file(HEADER, &regions())).unwrap();
    let fit = Fit::run(&ratings, "PT", &[0, 1], &plan(), |_| {});
    let units = &fit.panel.units;
    let shown = region::components(&ratings, &fit.panel, 0);
    let of = |name: &str, year: i32| {
        let is_it = |it: &diligence_scoring::panel::Unit| {
            ratings.jurisdictions[it.jurisdiction] == name && it.year == year
        };
        shown[units.iter().position(is_it).unwrap()]
    };
    // All States hang together; nobody who rates P1-a rates anything else; P1 was not rated in 2023.
    assert_eq!((of("P0", 2025), of("P3", 2025)), (1, 1));
    assert_eq!((of("P2-b", 2024), of("P1-a", 2025), of("P1", 2023)), (1, 2, 0));
}

/// Few ratings of a region: it lies between them and its State. Asked for, it moves its State.
#[test]
fn a_region_leans_on_its_state() {
    let mut lines = sample();
    for rater in 0..3 {
        for item in ["PT1.law", "PT1.practice"] {
            lines.push(format!("R0{rater},P0-x,2025,{item},4"));
        }
    }
    let mut ratings = read(&file(HEADER, &lines)).unwrap();
    let alone = fit(ratings.states.as_deref().unwrap());
    let at = |all: &[Score], name: &str| {
        let it = all.iter().find(|it| it.jurisdiction == name && it.year == 2025 && it.item == "PT1.law");
        it.unwrap().expected.median
    };
    let beside = fit(&ratings);
    assert!(at(&beside, "P0-x") > at(&alone, "P0") + 0.2, "it is told apart");
    ratings.inform_state = true;
    assert_eq!(ratings.passes(), [&ratings]);
    assert!(at(&fit(&ratings), "P0") > at(&alone, "P0") + 0.1, "and moves its State where that is asked for");
    let independent = lines.iter().map(|it| it.replace("P0-x", "Q0")).collect::<Vec<_>>();
    let independent = at(&fit(&read(&file(HEADER, &independent)).unwrap()), "Q0");
    assert!(at(&beside, "P0-x") < independent, "it leans on its State");
}
