//! What a run does with a file.

use crate::{HEADER, file, fit, plan, read, sample};
use diligence_scoring::{Fit, Ratings, Score, government, score, table};

#[test]
fn the_same_seed_gives_the_same_scores_on_any_number_of_threads() {
    let ratings = read(&file(HEADER, &sample())).unwrap();
    let on = |threads: usize| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| fit(&ratings))
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(8));
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let other = Fit::run(&ratings, "test", &items, &diligence_scoring::Plan { seed: 4, ..plan() }, |_| {});
    assert_ne!(one, score::scores(&ratings, &other));
}

#[test]
fn the_government_changes_no_score() {
    let mut lines: Vec<String> = sample().iter().map(|it| format!("{it},contributor")).collect();
    let header = format!("{HEADER},class");
    let without = fit(&read(&file(&header, &lines)).unwrap());
    for place in 0..4 {
        lines.push(format!("Ministry{place},P{place},2025,PT1.practice,4,government"));
    }
    assert_eq!(fit(&read(&file(&header, &lines)).unwrap()), without);
}

/// Levels that only a government uses neither widen the scale nor break anything.
#[test]
fn a_government_beyond_the_contributors_scale() {
    let mut lines: Vec<String> = (0..12)
        .flat_map(|at| {
            [2024, 2025].map(|year| format!("R{at},P{},{year},i,{},contributor", at % 3, 1 + (at + 1) % 3))
        })
        .collect();
    let header = format!("{HEADER},class");
    let without = fit(&read(&file(&header, &lines)).unwrap());
    lines.extend(
        [("P0", 0), ("P1", 9)]
            .map(|(place, level)| format!("Ministry{place},{place},2025,i,{level},government")),
    );
    let ratings = read(&file(&header, &lines)).unwrap();
    assert_eq!((ratings.lowest, ratings.levels), (1, 3));
    assert_eq!(fit(&ratings), without);
    let own = government::own(&ratings, &Fit::run(&ratings, "test", &[0], &plan(), |_| {}), 3, |_, _| true);
    assert_eq!(own.iter().map(|it| it.rating).collect::<Vec<_>>(), [0, 9]);
    assert!(own.iter().all(|it| it.shift.median.is_finite()));
}

#[test]
fn a_government_that_rates_itself_higher_is_shown_beside() {
    let mut lines: Vec<String> = sample().iter().map(|it| format!("{it},contributor")).collect();
    for (place, level) in [(0, 4), (3, 0)] {
        for item in ["PT1.law", "PT1.practice"] {
            lines.push(format!("Ministry{place},P{place},2025,{item},{level},government"));
        }
    }
    let ratings = read(&file(&format!("{HEADER},class"), &lines)).unwrap();
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let fit = Fit::run(&ratings, "test", &items, &plan(), |_| {});
    let own = government::own(&ratings, &fit, 3, |_, _| true);
    assert_eq!(own.len(), 4);
    for it in &own {
        let low = ratings.raters[it.rater].name == "Ministry0";
        assert_eq!(it.rating, if low { 4 } else { 0 });
        assert!(if low { it.above > 0.95 } else { it.above < 0.05 }, "{it:?}");
        let [.., (from, to)] = it.shift.within;
        assert!(if low { from > 0.0 } else { to < 0.0 }, "{it:?}");
    }
    assert_eq!(own, government::own(&ratings, &fit, 3, |_, _| true), "the same seed, the same shifts");
    assert!(
        government::own(&ratings, &fit, 3, |_, _| false).is_empty(),
        "nothing beside a score that is not shown"
    );
}

#[test]
fn what_nobody_knows_is_counted_and_changes_no_score() {
    let mut lines = sample();
    let without = fit(&read(&file(HEADER, &lines)).unwrap());
    lines.push("R09,P0,2025,PT1.law,unknown".into());
    lines.push("R08,P0,2025,PT1.law,na".into());
    let with = fit(&read(&file(HEADER, &lines)).unwrap());
    let places = |all: &[diligence_scoring::Score]| all.iter().map(|it| it.place).collect::<Vec<_>>();
    assert_eq!(places(&with), places(&without));
    let counted =
        with.iter().find(|it| it.jurisdiction == "P0" && it.year == 2025 && it.item == "PT1.law").unwrap();
    assert_eq!((counted.unknown, counted.not_applicable, counted.raters), (1, 1, 5));
}

#[test]
fn chances_add_up_and_the_expected_rating_lies_on_the_scale() {
    for it in fit(&read(&file(HEADER, &sample())).unwrap()) {
        assert!((it.chances.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(it.chances.iter().all(|chance| (0.0..=1.0).contains(chance)));
        let mean: f64 = it
            .chances
            .iter()
            .enumerate()
            .map(|(level, chance)| f64::from(u8::try_from(level).unwrap()) * chance)
            .sum();
        assert!((mean - it.expected.median).abs() < 0.3, "{it:?}");
        for spread in [it.place, it.expected] {
            let [(lo68, hi68), (lo90, hi90), (lo95, hi95)] = spread.within;
            let order = [lo95, lo90, lo68, spread.median, hi68, hi90, hi95];
            assert!(order.is_sorted(), "{order:?}");
        }
        assert!((0.0..=4.0).contains(&it.expected.within[2].0) && (0.0..=4.0).contains(&it.level));
    }
}

#[test]
fn higher_ratings_make_higher_scores_and_gaps_are_law_minus_practice() {
    let ratings = read(&file(HEADER, &sample())).unwrap();
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let fit = Fit::run(&ratings, "test", &items, &plan(), |_| {});
    let scores = score::scores(&ratings, &fit);
    let at = |place: &str| {
        scores.iter().find(|it| it.jurisdiction == place && it.year == 2025).unwrap().expected.median
    };
    assert!(at("P0") < at("P2") && at("P1") < at("P3"));
    let gaps = table::gaps(&ratings, &fit, |_, _| true);
    assert_eq!(gaps.len(), 8);
    assert!(gaps.iter().all(|it| it.spread.median > -0.2), "law was rated one level above practice");
    assert!(gaps.iter().any(|it| it.above > 0.9));
    let changes = table::changes(&ratings, &fit, |_, _| true);
    assert_eq!(changes.len(), 8);
    assert!(changes.iter().all(|it| it.spread.median.abs() < 0.5));
}

#[test]
fn bridges_and_vignettes_connect_and_nothing_else_does() {
    let components = |lines: &[String]| {
        let ratings = read(&file(HEADER, lines)).unwrap();
        let fit = Fit::run(&ratings, "test", &[0], &plan(), |_| {});
        let all = table::components(&ratings, &fit);
        all[0].iter().copied().filter(|it| *it > 0).max().unwrap()
    };
    let all = sample();
    assert_eq!(components(&all), 1);
    let alone: Vec<String> =
        all.iter().filter(|it| it.starts_with('R') && it[1..2] == it[5..6]).cloned().collect();
    assert_eq!(components(&alone), 4);
    let mut joined = alone.clone();
    joined.push("R00,~low,0,PT1.law,1".into());
    joined.push("R31,~low,0,PT1.law,2".into());
    assert_eq!(components(&joined), 3);
}

/// Odd panels end in a score, whatever it is worth, and never in a panic or a number that is none.
#[test]
fn odd_panels_are_survived() {
    let one = |lines: Vec<String>| {
        let ratings = read(&file(HEADER, &lines)).unwrap();
        for it in fit(&ratings) {
            assert!(it.place.median.is_finite() && it.place.sd > 0.0, "{it:?}");
            assert!(it.expected.median.is_finite());
        }
    };
    // One rater.
    one(vec!["A,X,2024,i,0".into(), "A,X,2025,i,3".into()]);
    // A thousand raters on one unit.
    one((0..1000).map(|at| format!("R{at},X,2024,i,{}", at % 5)).collect());
    // Somebody who rates everything 4; a level that nobody uses.
    let mut lines: Vec<String> = sample().into_iter().map(|it| it.replace(",2,", ",3,")).collect();
    for place in 0..4 {
        lines.extend(["PT1.law", "PT1.practice"].map(|item| format!("Always,P{place},2025,{item},4")));
    }
    one(lines);
    // Two levels; years far apart.
    one(vec!["A,X,1990,i,0".into(), "A,X,2025,i,1".into(), "B,X,1990,i,0".into(), "B,Y,2025,i,1".into()]);
}

#[test]
fn too_few_organisations_are_not_shown() {
    let lines: Vec<String> = (0..6)
        .flat_map(|at| {
            let organisation = if at < 4 { "one" } else { "two" };
            [
                format!("R{at},X,2024,i,{},{organisation}", at % 3),
                format!("R{at},Y,2024,i,{},{organisation}", at % 2),
            ]
        })
        .collect();
    let ratings = read(&file(&format!("{HEADER},organisation"), &lines)).unwrap();
    let scores = fit(&ratings);
    assert!(table::items(&ratings, &Fit::run(&ratings, "test", &[0], &plan(), |_| {})).is_empty());
    assert!(
        scores.iter().all(|it| it.organisations == 2 && it.raters == 6 && !it.is_shown() && it.is_thin())
    );
}

/// A fit comes back as it was; of other ratings, under another key or cut off it does not.
#[test]
fn a_saved_fit_comes_back_whole_or_not_at_all() {
    let ratings = read(&file(HEADER, &sample())).unwrap();
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let fit = Fit::run(&ratings, "test", &items, &plan(), |_| {});
    let mut bytes = Vec::new();
    fit.save("key", &mut bytes).unwrap();
    let back = Fit::restore(&ratings, &items, "key", &mut bytes.as_slice()).unwrap();
    assert_eq!((&back.chains, back.sweeps, &back.yardsticks), (&fit.chains, fit.sweeps, &fit.yardsticks));
    assert_eq!(score::scores(&ratings, &back), score::scores(&ratings, &fit));
    assert!(Fit::restore(&ratings, &items, "kex", &mut bytes.as_slice()).is_none());
    assert!(Fit::restore(&ratings, &items[..1], "key", &mut bytes.as_slice()).is_none());
    for length in [0, 7, 60, bytes.len() / 2, bytes.len() - 1] {
        assert!(Fit::restore(&ratings, &items, "key", &mut &bytes[..length]).is_none(), "{length}");
    }
}

/// Confidence says nothing unless it is asked for; then no confidence is no rating, and a doubtful one counts less.
#[test]
fn confidence_counts_only_where_it_is_asked_for() {
    let header = format!("{HEADER},confidence");
    let with = |confidence: &dyn Fn(usize) -> &'static str| -> Ratings {
        let lines: Vec<String> =
            sample().iter().enumerate().map(|(at, line)| format!("{line},{}", confidence(at))).collect();
        read(&file(&header, &lines)).unwrap()
    };
    let some = |at: usize| if at.is_multiple_of(3) { "0" } else { "" };
    let plain = fit(&read(&file(HEADER, &sample())).unwrap());
    let mut ratings = with(&some);
    assert!(fit(&ratings) == plain);
    ratings.weigh = true;
    let without: Vec<String> =
        sample().into_iter().enumerate().filter(|(at, _)| at % 3 != 0).map(|(_, line)| line).collect();
    let count = |scores: &[Score]| scores.iter().map(|it| it.ratings).sum::<usize>();
    assert_eq!(count(&fit(&ratings)), count(&fit(&read(&file(HEADER, &without)).unwrap())));
    let mut doubtful = with(&|_| "0.01");
    doubtful.weigh = true;
    let wide = |scores: &[Score]| scores.iter().map(|it| it.place.sd).sum::<f64>();
    let doubtful = fit(&doubtful);
    assert!(wide(&doubtful) > 1.2 * wide(&plain), "{} and {}", wide(&doubtful), wide(&plain));
}
