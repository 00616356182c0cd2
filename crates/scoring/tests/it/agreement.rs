//! Our sampler against another one on the same model: the no-U-turn sampler, which knows of the model no more than a
//! log density and its gradient, written a second time (`model`).
//!
//! Geweke's test (`chain::tests`) holds the sampler against its own idea of the model; this one holds that idea against
//! another. It was watched to fail after each of these changes to the density, by 5 standard errors (middles, only just)
//! to 30: the scale of home shifts 0.4, of steps 0.36, of distances' deviations 0.6; the prior spread of log distances
//! 0.9, of μβ 0.6, of middles 1.8, of vignettes 0.9; steps all but normal. Some show in one of the three files only.
//! Without the spreads' Jacobians the other sampler finds nothing to hold on to, and fails by far. With ten times the
//! draws, the worst of some 600 differences of the model as it is was 2.8 standard errors.

use crate::model::{Model, between, cdf};
use crate::nuts::{Target, walk};
use crate::{HEADER, file, read};
use diligence_scoring::{Fit, Plan, Ratings, diagnose};
use std::fmt::Write as _;
use std::time::Instant;

/// Standard errors of a difference beyond which two samplers do not agree.
const LIMIT: f64 = 5.0;

/// Something that looks random, and is the same everywhere.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Ratings of fictional places, all invented: `raters` at home in each of `places`, by years. Each place has a level
/// of its own, each rater a habit; those in the last place always say the most. With `bridges`, the first rater of each
/// place rates the next one too, and everybody rates one of three vignettes.
fn invented(
    places: usize,
    raters: usize,
    years: &[i32],
    items: &[&str],
    levels: u32,
    bridges: bool,
) -> Ratings {
    let mut noise = Noise(7);
    let mut lines = Vec::new();
    let top = f64::from(levels - 1);
    for place in 0..places {
        for rater in 0..raters {
            let habit = 1.2 * noise.next() - 0.6;
            let mut line = |where_: &str, year: i32, level: f64| {
                for (at, item) in items.iter().enumerate() {
                    let said = level - 0.6 * at as f64 + habit + 1.6 * noise.next() - 0.8;
                    let said = said.round().clamp(0.0, top).abs(); // no “-0”
                    lines.push(format!("R{place}{rater},{where_},{year},{item},{said},P{place}"));
                }
            };
            let level = |place: usize, at: usize| {
                let place = place as f64 / (places as f64 - 1.0);
                if place < 1.0 { top * (0.2 + 0.6 * place) + 0.5 * at as f64 } else { 2.0 * top }
            };
            for (at, year) in years.iter().enumerate() {
                if (place + rater + at) % 5 < 4 {
                    line(&format!("P{place}"), *year, level(place, at));
                }
            }
            if bridges {
                if rater == 0 {
                    let other = (place + 1) % places;
                    line(&format!("P{other}"), years[0], level(other, 0));
                }
                let which = (place + rater) % 3;
                line(["~low", "~middle", "~high"][which], 0, top * which as f64 / 2.0);
            }
        }
    }
    read(&file(&format!("{HEADER},home"), &lines)).unwrap()
}

fn alone() -> Ratings {
    invented(3, 4, &[2020, 2021, 2024], &["x"], 4, false)
}

fn bridged() -> Ratings {
    invented(4, 4, &[2021, 2023], &["x"], 3, true)
}

fn law_and_practice() -> Ratings {
    invented(3, 3, &[2020, 2023], &["PT1.law", "PT1.practice"], 5, true)
}

/// Two places, the first with two regions, the second with one; regions in years in which their places are not rated,
/// too, and a rater who rates a region and both places.
fn with_regions() -> Ratings {
    let mut noise = Noise(5);
    let mut lines = Vec::new();
    for (place, level) in [("P0", 1.0), ("P1", 2.0), ("P0-a", 0.0), ("P0-b", 1.5), ("P1-c", 3.0)] {
        for rater in 0..4 {
            let habit = 1.2 * noise.next() - 0.6;
            let mut line = |where_: &str, year: i32, level: f64| {
                let said = (level + habit + 1.6 * noise.next() - 0.8).round().clamp(0.0, 3.0).abs();
                lines.push(format!("{place}R{rater},{where_},{year},x,{said},{}", &place[..2]));
            };
            for year in if place.len() > 2 { [2020, 2023] } else { [2021, 2023] } {
                line(place, year, level);
            }
            if place == "P0-a" && rater == 0 {
                line("P0", 2023, 1.0);
                line("P1", 2023, 2.0);
            }
        }
    }
    read(&file(&format!("{HEADER},home"), &lines)).unwrap()
}

#[test]
fn the_gradient_is_that_of_the_density() {
    for ratings in [alone(), bridged(), law_and_practice(), with_regions()] {
        let model = Model::of(&ratings);
        let mut noise = Noise(1);
        for scale in [0.3, 1.2] {
            let mut position: Vec<f64> =
                (0..model.dimension()).map(|_| scale * (2.0 * noise.next() - 1.0)).collect();
            let (mut gradient, mut unused) = (vec![0.0; position.len()], vec![0.0; position.len()]);
            assert!(model.log_density(&position, &mut gradient).is_finite());
            for at in 0..position.len() {
                let here = position[at];
                let mut moved = |by: f64| {
                    position[at] = here + by;
                    model.log_density(&position, &mut unused)
                };
                let by = 1e-3;
                // Four points: what is left out is of the fourth order.
                let slope =
                    (8.0 * (moved(by) - moved(-by)) - moved(2.0 * by) + moved(-2.0 * by)) / (12.0 * by);
                position[at] = here;
                let off = (slope - gradient[at]).abs();
                assert!(off < 1e-6 * (1.0 + slope.abs()), "{at}: {slope}, not {}", gradient[at]);
            }
        }
    }
}

/// Where chances of a level are far below what a number can hold, their logarithms and slopes are still right.
#[test]
fn chances_far_out_do_not_vanish() {
    for (low, high) in [(-1.0, 0.5), (0.3, 0.4), (-3.0, -2.5), (-8.0, -7.0), (f64::NEG_INFINITY, -4.0)] {
        let (log, by_low, by_high) = between(low, high);
        assert!((log - (cdf(high) - cdf(low)).ln()).abs() < 1e-9, "{low}–{high}");
        let (mirrored, by_high_mirrored, by_low_mirrored) = between(-high, -low);
        assert!((log - mirrored).abs() < 1e-9 && (by_low + by_low_mirrored).abs() < 1e-9);
        assert!((by_high + by_high_mirrored).abs() < 1e-9);
    }
    for high in [-19.9, -20.1, -60.0, -300.0_f64] {
        let (log, by_low, by_high) = between(high - 1.0, high);
        // Mills: Φ(−x) lies between φ(x)·x/(1 + x²) and φ(x)/x; what lies one further out is nothing beside it.
        let density = -0.5 * high * high - 0.5 * std::f64::consts::TAU.ln();
        assert!(log < density - (-high).ln() && log > density + (-high / (1.0 + high * high)).ln() - 1e-7);
        assert!(
            by_high > -high && by_high < -high + 0.1 && by_low <= 0.0 && by_low > -1e-5,
            "{by_low} {by_high}"
        );
    }
}

/// One number as both samplers drew it.
struct Compared {
    name: String,
    ours: Vec<Vec<f64>>,
    theirs: Vec<Vec<f64>>,
}

/// Everything that is published or that the scale hangs on: places of units, expected ratings, common cuts and
/// reliability, home shifts, spreads.
fn compared(ratings: &Ratings, fit: &Fit, model: &Model, walked: &[Vec<Box<[f64]>>]) -> Vec<Compared> {
    let (items, units, levels) = (model.items, model.units.len(), model.levels);
    assert_eq!(units, fit.panel.units.len());
    let meanings: Vec<Vec<_>> =
        walked.iter().map(|chain| chain.iter().map(|it| model.meaning(it)).collect()).collect();
    let of = |number: &dyn Fn(&crate::model::Meaning) -> f64| -> Vec<Vec<f64>> {
        meanings.iter().map(|chain| chain.iter().map(number).collect()).collect()
    };
    let mut all = Vec::new();
    let mut add = |name: String, ours, theirs| all.push(Compared { name, ours, theirs });
    let cuts_from = |item: usize| items * units + item * levels;
    let homes_from = items * (units + levels);
    for item in 0..items {
        let name = &ratings.items[item];
        for (at, (jurisdiction, year)) in model.units.iter().enumerate() {
            let unit = (fit.panel.units.iter())
                .position(|it| (it.jurisdiction, it.year) == (*jurisdiction, *year))
                .unwrap();
            let place = &ratings.jurisdictions[*jurisdiction];
            let ours = fit.column(item * units + unit);
            add(format!("{name} {place} {year}: place"), ours, of(&|it| it.places[item][at]));
            let expected = |it: &crate::model::Meaning| {
                let mean = it.reliability[item] * it.places[item][at];
                // Each cut that lies below raises the level by one.
                f64::from(ratings.lowest) + it.cuts[item].iter().map(|cut| cdf(mean - cut)).sum::<f64>()
            };
            add(format!("{name} {place} {year}: expected"), fit.expected(item, unit), of(&expected));
        }
        for k in 0..levels - 1 {
            add(format!("{name}: cut {k}"), fit.column(cuts_from(item) + k), of(&|it| it.cuts[item][k]));
        }
        let ours = fit.column(cuts_from(item) + levels - 1);
        add(format!("{name}: reliability"), ours, of(&|it| it.reliability[item]));
        for home in 0..model.homes {
            let ours = fit.column(homes_from + item * model.homes + home);
            add(format!("{name}: home {home}"), ours, of(&|it| it.homes[item][home]));
        }
    }
    let mut names =
        vec!["rater", "rater on one item", "home", "home on one item", "distances", "reliability"];
    names.extend(["first step", "second step"].iter().take(model.kinds));
    if ratings.has_regions() {
        assert_eq!(model.kinds, 1);
        names.extend(["constants of regions", "steps of regions"]);
    }
    for (at, name) in names.iter().enumerate() {
        // With one item nothing is shared between items.
        if items > 1 || (*name != "rater" && *name != "home") {
            let ours = fit.column(homes_from + items * model.homes + at);
            add(format!("spread: {name}"), ours, of(&|it| it.spreads[at]));
        }
    }
    all
}

/// Mean, standard error of the mean, standard deviation, its standard error.
fn moments(chains: &[Vec<f64>]) -> [f64; 4] {
    let all = || chains.iter().flatten();
    let n = all().count() as f64;
    let mean = all().sum::<f64>() / n;
    let squares: Vec<Vec<f64>> =
        chains.iter().map(|it| it.iter().map(|value| (value - mean).powi(2)).collect()).collect();
    let variance = squares.iter().flatten().sum::<f64>() / n;
    let fourth = squares.iter().flatten().map(|it| (it - variance).powi(2)).sum::<f64>() / n;
    let error = (variance / diagnose::ess(chains)).sqrt();
    [mean, error, variance.sqrt(), (fourth / diagnose::ess(&squares)).sqrt() / (2.0 * variance.sqrt())]
}

impl Compared {
    /// By how many standard errors means, standard deviations and chances below common quantiles differ, the worst
    /// first in each; and the effective sizes of the means.
    fn off(&self) -> (Vec<(String, f64)>, f64, f64) {
        let (ours, theirs) = (moments(&self.ours), moments(&self.theirs));
        let mut off = Vec::new();
        let mut note = |what: &str, ours: f64, theirs: f64, error: f64| {
            off.push((format!("{what} {ours:.3}, not {theirs:.3}"), (ours - theirs).abs() / error));
        };
        note("mean", ours[0], theirs[0], ours[1].hypot(theirs[1]));
        note("standard deviation", ours[2], theirs[2], ours[3].hypot(theirs[3]));
        let mut sorted: Vec<f64> = self.theirs.iter().flatten().copied().collect();
        sorted.sort_unstable_by(f64::total_cmp);
        for share in [0.05, 0.5, 0.95] {
            let value = diagnose::at_share(&sorted, share);
            let draws = self.ours.iter().flatten();
            let below = draws.clone().filter(|it| **it <= value).count() as f64 / draws.count() as f64;
            let worth = |chains| 1.0 / diagnose::ess_at(chains, value);
            let error = (share * (1.0 - share) * (worth(&self.ours) + worth(&self.theirs))).sqrt();
            note("chance", below, share, error);
        }
        (off, diagnose::ess_bulk(&self.ours), diagnose::ess_bulk(&self.theirs))
    }
}

fn agree(ratings: &Ratings) {
    let draws = 3000;
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let started = Instant::now();
    let plan = Plan { seed: 5, warm: 1500, kept: 4000, thin: 6, doublings: 0, ..Plan::default() };
    let fit = Fit::run(ratings, "cross", &items, &plan, |_| {});
    let ours = started.elapsed().as_secs_f64();
    let model = Model::of(ratings);
    let started = Instant::now();
    let walked = walk(&model, 11, 4, 600, draws);
    let theirs = started.elapsed().as_secs_f64();
    let compared = compared(ratings, &fit, &model, &walked.chains);

    let mut wrong = String::new();
    let (mut worst, mut least) = (0.0_f64, (f64::INFINITY, f64::INFINITY));
    for it in &compared {
        let (off, our_worth, their_worth) = it.off();
        least = (least.0.min(our_worth), least.1.min(their_worth));
        for (what, off) in off {
            worst = worst.max(off);
            if off > LIMIT {
                let _ = writeln!(wrong, "{}: {what}: {off:.1} standard errors", it.name);
            }
        }
    }
    println!(
        "{} ratings, {} numbers, {} compared. Ours: {ours:.1} s for {} sweeps, ESS {:.0}. \
         NUTS: {theirs:.1} s for {} gradients, ESS {:.0}, {} diverging. Worst difference {worst:.1}",
        ratings.all.len(),
        model.dimension(),
        compared.len(),
        fit.sweeps * plan.chains,
        least.0,
        walked.gradients,
        least.1,
        walked.diverging,
    );
    assert!(least.0.min(least.1) > 1000.0, "too few effective draws to tell");
    assert!(walked.diverging as u64 * 100 < 4 * draws, "the other sampler does not follow the density");
    assert!(wrong.is_empty(), "the samplers do not agree:\n{wrong}");
}

#[test]
fn one_item_without_bridges() {
    agree(&alone());
}

#[test]
fn one_item_with_bridges_and_vignettes() {
    agree(&bridged());
}

#[test]
fn law_and_practice_of_one_principle() {
    agree(&law_and_practice());
}

#[test]
fn regions_beside_their_states() {
    agree(&with_regions());
}
