use super::marginal::sum_of_logs;
use super::*;
use crate::calibrate::{Design, World, ratings};
use crate::score;

const ROBUST: Option<Robustness> = Some(Robustness::Robust);

fn design(items: usize) -> Design {
    Design {
        name: "",
        jurisdictions: 3,
        regions: 0,
        years: 2,
        raters: 5,
        bridges: 0.3,
        vignettes: 0,
        items,
        world: World::Model,
    }
}

/// The marginal against plain Monte Carlo: yardsticks from their prior, a hundred thousand of them.
#[test]
fn a_yardstick_is_summed_out() {
    for (items, seed) in [(1, 4), (2, 4), (2, 6)] {
        let ratings = ratings(&design(items), seed);
        let plan = Plan { warm: 200, kept: 50, thin: 2, doublings: 0, ..Plan::default() };
        let fit = Fit::run(&ratings, "test", &(0..items).collect::<Vec<_>>(), &plan, |_| {});
        let marginal = Marginal::new(&fit.panel);
        let mut random = Random::of(9, 0, 0);
        for (at, rater) in [(20, 0), (150, 7)] {
            let (off, fitting) = off(&fit, &marginal, at, rater, &mut random);
            println!("{items} items, rater {rater}: {off:.3}, {fitting:.3} of the yardsticks fit");
            // Where few of the yardsticks fit what she said, sixteen deviations cannot follow it exactly.
            assert!(off.abs() < if fitting > 0.5 { 0.05 } else { 0.3 }, "{off}");
        }
    }
}

/// How far the marginal of a rater's first item at one draw lies from plain Monte Carlo, and the share of the yardsticks
/// that count there.
fn off(fit: &Fit, marginal: &Marginal<'_>, at: usize, rater: usize, random: &mut Random) -> (f64, f64) {
    let panel = &fit.panel;
    let (items, cuts) = (panel.items.len(), panel.levels - 1);
    let row = fit.row(at);
    let spread = |at: usize| f64::from(row[panel.spreads_from() + at]);
    let (mut logs, mut others) = (Vec::new(), Vec::new());
    for _ in 0..100_000 {
        let b = random.exponential().ln();
        let shared = if items > 1 { spread(0) * random.normal() } else { 0.0 };
        let (mut log, mut other) = (0.0, 0.0);
        for (number, block) in panel.of_rater[rater].iter().map(|it| &panel.blocks[*it]).enumerate() {
            let common = &row[panel.item_from(block.item)..][..=cuts];
            let beta = f64::from(common[cuts]) * (spread(5) * b).exp();
            let middle = common[..cuts].iter().map(|it| f64::from(*it)).sum::<f64>() / count(cuts)
                + f64::from(row[panel.homes_from(block.item) + block.home])
                + shared
                + spread(1) * random.normal();
            let mut own = vec![0.0];
            for k in 1..cuts {
                let gap = f64::from(common[k] - common[k - 1]) * (spread(4) * random.normal()).exp();
                own.push(own[k - 1] + gap);
            }
            let shift = middle - own.iter().sum::<f64>() / count(cuts);
            for o in block.range.clone() {
                let unit = panel.unit_of[o] as usize;
                let mean = beta * f64::from(row[block.item * panel.units.len() + unit]) - shift;
                let level = usize::from(panel.level_of[o]);
                let below = |k: usize| crate::normal::cdf(own[k] - mean);
                let low = if level > 0 { below(level - 1) } else { 0.0 };
                let high = if level < cuts { below(level) } else { 1.0 };
                let own = (high - low).ln();
                log += own;
                if number > 0 {
                    other += own;
                }
            }
        }
        logs.push(log);
        others.push(other);
    }
    let (sum, squares) = (sum_of_logs(logs.iter().copied()), sum_of_logs(logs.iter().map(|it| 2.0 * it)));
    let all = count(logs.len()).ln();
    let found = marginal.of_rater(row, rater, &mut marginal.start(rater))[0];
    (found - (sum - sum_of_logs(others.into_iter())), (2.0 * sum - squares - all).exp())
}

/// Where weights are to be trusted, they say what a fit without the organisation says.
#[test]
fn weights_say_what_a_fit_of_the_others_says() {
    let (mut off, mut trusted, mut all) = (Vec::new(), 0, 0);
    for (items, seed) in [(1, 1), (2, 3)] {
        let ratings = ratings(&design(items), seed);
        let items: Vec<usize> = (0..items).collect();
        let plan = Plan { seed, ..Plan::default() };
        let fit = Fit::run(&ratings, "test", &items, &plan, |_| {});
        let scores = score::scores(&ratings, &fit);
        let weighed = leave_one_out(&ratings, &fit, "test", &plan, &scores, 0, |_, _| {});
        for it in weighed.iter().step_by(2) {
            all += 1;
            if it.how != How::Weights {
                continue;
            }
            trusted += 1;
            let others = ratings.without(&it.organisation);
            let again = Fit::run(&others, "test", &items, &plan, |_| {});
            for (score, by) in scores.iter().zip(&it.moved) {
                let unit = again.panel.units.iter().position(|unit| {
                    (unit.jurisdiction, unit.year)
                        == (fit.panel.units[score.at.1].jurisdiction, fit.panel.units[score.at.1].year)
                });
                let there = score::Spread::of(&again.expected(score.at.0, unit.unwrap()));
                off.push((there.median - score.expected.median - by.unwrap()) / there.sd);
            }
        }
    }
    let mean = off.iter().sum::<f64>() / count(off.len());
    let spread = (off.iter().map(|it| it * it).sum::<f64>() / count(off.len())).sqrt();
    let worst = off.iter().fold(0.0_f64, |worst, it| worst.max(it.abs()));
    println!(
        "{trusted} of {all} organisations by weights: off by {mean:.3} ± {spread:.3}, at worst {worst:.3} sd"
    );
    assert!(trusted * 2 > all, "weights can be trusted for {trusted} of {all} organisations only");
    // A median of 400 effective draws has a standard error of 0.06 of its standard deviation.
    assert!(mean.abs() < 0.03 && spread < 0.15 && worst < 0.6);
}

/// What has no number is fitted again first, and weights with a heavy tail are not taken for weights.
#[test]
fn weights_that_cannot_be_trusted_are_none() {
    let even: Vec<f64> = (0..400).map(|it| f64::from(it % 7) * 0.1).collect();
    assert!(trusted(&even).1.is_some_and(|it| (it.iter().sum::<f64>() - 1.0).abs() < 1e-9));
    let heavy: Vec<f64> = (0..400).map(|it| -2.0 * ((f64::from(it) + 0.5) / 400.0).ln()).collect();
    let (k, weights) = trusted(&heavy);
    assert!(k > 1.0 && weights.is_none(), "{k}");
    let unknown = [even, vec![f64::NAN]].concat();
    assert_eq!(trusted(&unknown), (f64::INFINITY, None));
}

/// A score that hangs on one organisation is called so, and only where there are enough of them to hide among.
#[test]
fn words_point_at_nobody() {
    let ratings = ratings(&design(1), 1);
    let plan = Plan { warm: 100, kept: 100, thin: 1, doublings: 0, ..Plan::default() };
    let fit = Fit::run(&ratings, "test", &[0], &plan, |_| {});
    let mut scores = score::scores(&ratings, &fit);
    scores[1].organisations = THIN_BELOW - 1;
    let (low, high) = scores[0].expected.within[0];
    let left = |how: How, by: f64| Left {
        organisation: ratings.raters[0].organisation.clone(),
        k: 0.9,
        how,
        moved: scores.iter().map(|_| (how != How::Not).then_some(by)).collect(),
    };
    let near = left(How::Refit, 0.4 * (high - low).min(0.01));
    let far = left(How::Refit, high - low);
    assert_eq!(words(&ratings, &scores[..2], std::slice::from_ref(&near)), [ROBUST, None]);
    assert_eq!(words(&ratings, &scores[..2], &[near, far.clone()]), [Some(Robustness::Sensitive), None]);
    // What was not found says nothing of the jurisdictions that the organisation rated, and nothing else of others.
    let open = left(How::Not, 0.0);
    let rated: Vec<&str> = ratings
        .all
        .iter()
        .filter(|it| ratings.raters[it.rater].organisation == open.organisation)
        .map(|it| ratings.jurisdictions[it.jurisdiction].as_str())
        .collect();
    for (score, word) in scores.iter().zip(words(&ratings, &scores, &[open])) {
        let said = score.organisations >= THIN_BELOW && !rated.contains(&score.jurisdiction.as_str());
        assert_eq!(word, if said { ROBUST } else { None }, "{score:?}");
    }
    // The desk sees handles, never names.
    let rows = left_out(&ratings, "PT", &scores, &[far], 5);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].len(), left_header().len());
    assert!(rows[0][1].text().starts_with('O') && rows[0][3].text() == "refit");
}
