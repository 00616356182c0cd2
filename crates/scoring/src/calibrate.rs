//! Whether intervals cover as often as they say: truths are drawn, ratings are made from them, the ratings are scored,
//! and the truths are looked for among the draws.
//!
//! Talts, Betancourt, Simpson, Vehtari and Gelman, *Validating Bayesian inference algorithms with simulation-based
//! calibration* (2018): where truths come from the prior, their ranks among the draws are uniform, if the sampler and
//! everything around it is right.

pub use crate::chain::imagine::World;

use crate::chain::Chain;
use crate::fit::{Fit, Plan, Quality, record};
use crate::panel::Panel;
use crate::random::Random;
use crate::ratings::{Class, Rater, Rating, Ratings, Said};

/// Equal shares into which ranks are sorted.
pub const BINS: usize = 20;
/// Shares of the draws beyond which a truth lies outside the 68, 90 and 95 % interval.
const BEYOND: [f64; 3] = [0.16, 0.05, 0.025];

/// Who rates what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Design {
    /// Its name in the table of results.
    pub name: &'static str,
    /// Jurisdictions, each with raters of its own.
    pub jurisdictions: usize,
    /// Regions of each jurisdiction, each with raters of its own; their first year is the one before.
    pub regions: usize,
    /// Years, one after the other.
    pub years: usize,
    /// Raters of each jurisdiction.
    pub raters: usize,
    /// The share of raters who rate a second jurisdiction too.
    pub bridges: f64,
    /// Vignettes, which everybody rates.
    pub vignettes: usize,
    /// Items: one, or pairs of law and practice.
    pub items: usize,
    /// Where the truths come from.
    pub world: World,
}

/// What became of one kind of number in one replicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// `z`, `osp`, `gap`, `change`, `area`, or a spread.
    pub quantity: &'static str,
    /// How many numbers converged.
    pub numbers: usize,
    /// How many did not, and are not counted below.
    pub refused: usize,
    /// How many truths lay within the 68, 90 and 95 % interval.
    pub inside: [usize; 3],
    /// Truths by their rank among the draws.
    pub ranks: [usize; BINS],
}

impl Tally {
    fn new(quantity: &'static str) -> Self {
        Self { quantity, numbers: 0, refused: 0, inside: [0; 3], ranks: [0; BINS] }
    }

    fn take(&mut self, truth: f64, draws: &[Vec<f64>]) {
        if !Quality::of(draws).is_enough() {
            self.refused += 1;
            return;
        }
        self.numbers += 1;
        let all = draws.iter().flatten();
        let rank = crate::count(all.clone().filter(|it| **it < truth).count()) / crate::count(all.count());
        for (inside, beyond) in self.inside.iter_mut().zip(BEYOND) {
            *inside += usize::from((beyond..=1.0 - beyond).contains(&rank));
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // one of the bins
        let bin = (rank * crate::count(BINS)) as usize;
        self.ranks[bin.min(BINS - 1)] += 1;
    }
}

/// One drawing of truths, scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Replicate {
    /// By kind of number.
    pub tallies: Vec<Tally>,
    /// Sweeps of each chain.
    pub sweeps: usize,
}

/// Who rates what, before anybody has said anything.
fn skeleton(design: &Design, random: &mut Random) -> Ratings {
    let (states, regions) = (design.jurisdictions, design.jurisdictions * design.regions);
    let places: Vec<String> = (0..states)
        .map(|it| format!("P{it:03}"))
        .chain((0..regions).map(|it| format!("R{it:03}")))
        .chain((0..design.vignettes).map(|it| format!("~V{it}")))
        .collect();
    let mut parents = vec![None; places.len()];
    (0..regions).for_each(|it| parents[states + it] = Some(it / design.regions));
    let items: Vec<String> = match design.items {
        1 => vec!["PT1.law".to_owned()],
        n => (0..n).map(|it| format!("PT{}.{}", it / 2 + 1, ["law", "practice"][it % 2])).collect(),
    };
    let mut raters = Vec::new();
    let mut rated: Vec<Vec<(usize, i32)>> = Vec::new();
    for (place, state) in parents.iter().enumerate().take(states + regions) {
        let home = state.unwrap_or(place);
        let years = || (2001 - i32::from(place >= states)..).take(design.years);
        for number in 0..design.raters {
            let name = format!("R{place:03}-{number:02}");
            raters.push(Rater {
                organisation: name.clone(),
                name,
                class: Class::Contributor,
                home: Some(home),
            });
            let mut all: Vec<(usize, i32)> = years().map(|year| (place, year)).collect();
            if design.jurisdictions > 1 && random.uniform() < design.bridges {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an index
                let step = 1 + (random.uniform() * crate::count(design.jurisdictions - 1)) as usize;
                all.extend(years().map(|year| ((home + step) % states, year)));
            }
            all.extend((0..design.vignettes).map(|it| (states + regions + it, 0)));
            all.sort_unstable();
            rated.push(all);
        }
    }
    let mut all = Vec::new();
    for item in 0..items.len() {
        for (rater, rated) in rated.iter().enumerate() {
            for (jurisdiction, year) in rated {
                let said = Said::Level(0);
                all.push(Rating {
                    rater,
                    jurisdiction: *jurisdiction,
                    year: *year,
                    item,
                    said,
                    confidence: 1000,
                });
            }
        }
    }
    let inform_state = true; // one fit, whose numbers are all counted
    Ratings {
        raters,
        jurisdictions: places,
        parents,
        items,
        all,
        lowest: 0,
        levels: 5,
        inform_state,
        ..Ratings::default()
    }
}

/// Ratings of truths that a seed determines, and a row of draws that holds the truths.
fn imagined(design: &Design, seed: u64) -> (Ratings, Vec<f32>) {
    let mut random = Random::of(seed, 0x00ca_11b7, 0);
    let mut ratings = skeleton(design, &mut random);
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let panel = Panel::of(&ratings, &items);
    let mut truth = Chain::new(&panel, panel.homes_of_walks(&ratings), random);
    match design.world {
        World::Model => truth.imagine(),
        other => truth.imagine_otherwise(other),
    }
    for (rating, level) in ratings.all.iter_mut().zip(truth.levels()) {
        rating.said = Said::Level(u32::from(*level));
    }
    let mut row = Vec::new();
    record(&mut truth, &mut row);
    (ratings, row)
}

/// Ratings that a seed determines, for measurements of speed.
pub fn ratings(design: &Design, seed: u64) -> Ratings {
    imagined(design, seed).0
}

/// Draws truths and ratings by a seed, scores them, and looks for the truths.
pub fn replicate(design: &Design, seed: u64) -> Replicate {
    let (ratings, row) = imagined(design, seed);
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let fit = Fit::run(&ratings, "calibration", &items, &Plan { seed, ..Plan::default() }, |_| {});
    let tallies = match design.world {
        World::Model => of_the_model(&fit, row),
        _ => of_another_world(&fit, &row),
    };
    Replicate { tallies, sweeps: fit.sweeps }
}

/// Every kind of number that is published, and the spreads.
fn of_the_model(fit: &Fit, row: Vec<f32>) -> Vec<Tally> {
    let (units, real) = (fit.panel.units.len(), fit.panel.real_units());
    let truth = Fit {
        panel: fit.panel.clone(),
        chains: vec![row],
        width: fit.width,
        sweeps: 0,
        lowest: fit.lowest,
        yardsticks: Vec::new(),
    };
    let mut tallies = ["z", "osp", "gap", "change", "area"].map(Tally::new).into_iter().collect::<Vec<_>>();
    let minus = |a: &[Vec<f64>], b: &[Vec<f64>]| -> Vec<Vec<f64>> {
        a.iter().zip(b).map(|(a, b)| a.iter().zip(b).map(|(a, b)| a - b).collect()).collect()
    };
    // Law and practice of the area as a whole, each the sum of its items.
    let mut sums: [Vec<(f64, Vec<Vec<f64>>)>; 2] = [Vec::new(), Vec::new()];
    let mut before: Vec<(f64, Vec<Vec<f64>>)> = Vec::new();
    for item in 0..fit.panel.items.len() {
        let mut here: Vec<(f64, Vec<Vec<f64>>)> = Vec::new();
        for unit in 0..real {
            let at = item * units + unit;
            tallies[0].take(f64::from(truth.chains[0][at]), &fit.column(at));
            let (known, draws) = (truth.expected(item, unit)[0][0], fit.expected(item, unit));
            tallies[1].take(known, &draws);
            if item % 2 == 1 {
                let (law, of_law) = &before[unit];
                tallies[2].take(law - known, &minus(of_law, &draws));
            }
            if fit.panel.units[unit].gap > 0.0 {
                let (last, of_last) = &here[unit - 1];
                tallies[3].take(known - last, &minus(&draws, of_last));
            }
            here.push((known, draws));
        }
        let sums = &mut sums[item % 2];
        if sums.is_empty() {
            sums.clone_from(&here);
        } else {
            for ((sum, sums), (known, draws)) in sums.iter_mut().zip(&here) {
                *sum += known;
                let pairs = sums.iter_mut().flatten().zip(draws.iter().flatten());
                pairs.for_each(|(sum, draw)| *sum += draw);
            }
        }
        before = here;
    }
    if fit.panel.items.len() > 2 {
        for (known, draws) in sums.iter().flatten() {
            tallies[4].take(*known, draws);
        }
    }
    let by_kind = ["step", "region", "region_step"].into_iter();
    let names = ["rater", "rater_item", "home", "home_item", "distance", "reliability"]
        .into_iter()
        .chain(by_kind.flat_map(|name| std::iter::repeat_n(name, fit.panel.kinds)));
    for (at, name) in (fit.panel.spreads_from()..fit.width).zip(names) {
        // With one item shared shifts are not told from its own; they are not there.
        if fit.panel.items.len() > 1 || !["rater", "home"].contains(&name) {
            let mut tally = Tally::new(name);
            tally.take(f64::from(truth.chains[0][at]), &fit.column(at));
            tallies.push(tally);
        }
    }
    tallies.retain(|it| it.numbers + it.refused > 0);
    tallies
}

/// Places and their changes, draw by draw on mean 0 and spread 1: a scale is what worlds do not share.
fn of_another_world(fit: &Fit, row: &[f32]) -> Vec<Tally> {
    let (units, real) = (fit.panel.units.len(), fit.panel.real_units());
    let mut tallies = ["z", "change"].map(Tally::new).to_vec();
    let standard = |row: &[f32]| -> Vec<f64> {
        let values: Vec<f64> = row.iter().map(|it| f64::from(*it)).collect();
        let n = crate::count(values.len());
        let mean = values.iter().sum::<f64>() / n;
        let spread = (values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / n).sqrt();
        values.iter().map(|it| (it - mean) / spread).collect()
    };
    for item in 0..fit.panel.items.len() {
        let of = |row: &[f32]| standard(&row[item * units..item * units + real]);
        let known = of(row);
        let draws: Vec<Vec<Vec<f64>>> =
            fit.chains.iter().map(|it| it.chunks_exact(fit.width).map(of).collect()).collect();
        let column = |value: &dyn Fn(&[f64]) -> f64| -> Vec<Vec<f64>> {
            draws.iter().map(|rows| rows.iter().map(|row| value(row)).collect()).collect()
        };
        for unit in 0..real {
            tallies[0].take(known[unit], &column(&|row| row[unit]));
            if fit.panel.units[unit].gap > 0.0 {
                let change = |row: &[f64]| row[unit] - row[unit - 1];
                tallies[1].take(change(&known), &column(&change));
            }
        }
    }
    tallies.retain(|it| it.numbers + it.refused > 0);
    tallies
}

/// How one kind of number fared in all replicates of a design.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Replicates.
    pub replicates: usize,
    /// Numbers that converged.
    pub numbers: usize,
    /// Numbers that did not.
    pub refused: usize,
    /// The share of truths within the 68, 90 and 95 % interval, and its standard error, clustered by replicate.
    pub cover: [(f64, f64); 3],
    /// How far the cumulative distribution of ranks lies from uniform after each bin but the last, and the standard
    /// error of that, both as shares.
    pub off: Vec<(f64, f64)>,
    /// The simultaneous band: if ranks were uniform, no distance would be more than so many of its standard errors in
    /// 99 cases of 100.
    pub band: f64,
    /// How often a distance as great, in standard errors, would be seen somewhere if ranks were uniform.
    pub chance: f64,
}

/// How far coverage may be off, in points.
pub const ALLOWED: [f64; 3] = [0.03, 0.03, 0.02];
/// What intervals promise.
pub const NOMINAL: [f64; 3] = [0.68, 0.90, 0.95];

impl Verdict {
    /// Over the tallies of one kind, one a replicate. Nothing of none.
    pub fn of(tallies: &[Tally]) -> Option<Self> {
        let counted: Vec<&Tally> = tallies.iter().filter(|it| it.numbers > 0).collect();
        let numbers: usize = counted.iter().map(|it| it.numbers).sum();
        if counted.len() < 2 {
            return None;
        }
        let (total, clusters) = (crate::count(numbers), crate::count(counted.len()));
        // A share over numbers that come in clusters, and its standard error.
        let share = |inside: &dyn Fn(&Tally) -> usize| {
            let share = counted.iter().map(|it| crate::count(inside(it))).sum::<f64>() / total;
            let squares: f64 = counted
                .iter()
                .map(|it| (crate::count(inside(it)) - share * crate::count(it.numbers)).powi(2))
                .sum();
            (share, squares.sqrt() / total * (clusters / (clusters - 1.0)).sqrt())
        };
        let cover = [0, 1, 2].map(|at| share(&|it: &Tally| it.inside[at]));
        let below = |it: &Tally, bin: usize| it.ranks[..=bin].iter().sum::<usize>();
        let off: Vec<(f64, f64)> = (0..BINS - 1)
            .map(|bin| {
                let (share, error) = share(&|it: &Tally| below(it, bin));
                let expected = crate::count(bin + 1) / crate::count(BINS);
                // Few clusters may all say the same: no error is less than that of numbers on their own.
                (share - expected, error.max((expected * (1.0 - expected) / total).sqrt()))
            })
            .collect();
        let seen = off.iter().map(|(off, error)| off.abs() / error).fold(0.0, f64::max);
        // The distribution of the greatest of these distances: replicates keep their shape, each with a sign of its own.
        let mut random = Random::of(1, 0, 0);
        let mut greatest: Vec<f64> = (0..2000)
            .map(|_| {
                let mut sums = [0.0; BINS - 1];
                for it in &counted {
                    let sign = random.normal();
                    for (bin, sum) in sums.iter_mut().enumerate() {
                        let expected = crate::count((bin + 1) * it.numbers) / crate::count(BINS);
                        let own =
                            crate::count(below(it, bin)) - expected - off[bin].0 * crate::count(it.numbers);
                        *sum += sign * own;
                    }
                }
                sums.iter().zip(&off).map(|(sum, (_, error))| (sum / total / error).abs()).fold(0.0, f64::max)
            })
            .collect();
        greatest.sort_unstable_by(f64::total_cmp);
        let less = greatest.partition_point(|it| *it < seen);
        Some(Self {
            replicates: counted.len(),
            numbers,
            refused: tallies.iter().map(|it| it.refused).sum(),
            cover,
            band: greatest[greatest.len() * 99 / 100],
            chance: crate::count(greatest.len() - less) / crate::count(greatest.len()),
            off,
        })
    }

    /// The greatest standard error of its shares.
    pub fn error(&self) -> f64 {
        self.cover.iter().map(|it| it.1).fold(0.0, f64::max)
    }

    /// Whether coverage is within what is allowed.
    pub fn covers(&self) -> bool {
        let covers = self.cover.iter().zip(NOMINAL).zip(ALLOWED);
        covers.into_iter().all(|(((share, _), nominal), allowed)| (share - nominal).abs() <= allowed)
    }

    /// How far the cumulative distribution of ranks lies from uniform where it is farthest, as a share.
    pub fn farthest(&self) -> f64 {
        self.off.iter().map(|it| it.0).fold(0.0, |a: f64, b| if b.abs() > a.abs() { b } else { a })
    }

    /// Whether ranks lie within their band.
    pub fn is_uniform(&self) -> bool {
        self.chance >= 0.01
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tallies of so many replicates, with a hundred numbers each of which the ranks are drawn so.
    fn tallies(replicates: usize, mut rank: impl FnMut(&mut Random) -> f64) -> Vec<Tally> {
        let mut random = Random::of(3, 0, 0);
        (0..replicates)
            .map(|_| {
                let mut tally = Tally::new("z");
                for _ in 0..100 {
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // one of the bins
                    let bin = (rank(&mut random) * crate::count(BINS)) as usize;
                    tally.numbers += 1;
                    tally.ranks[bin] += 1;
                    tally.inside[0] += usize::from((3..17).contains(&bin));
                    tally.inside[1] += usize::from((1..19).contains(&bin));
                    tally.inside[2] += usize::from((1..20).contains(&bin));
                }
                tally
            })
            .collect()
    }

    #[test]
    fn uniform_ranks_lie_within_their_band_and_others_do_not() {
        let even = Verdict::of(&tallies(60, Random::uniform)).unwrap();
        assert!(even.is_uniform() && even.farthest().abs() < 0.03, "{even:?}");
        assert_eq!((even.replicates, even.numbers, even.off.len()), (60, 6000, BINS - 1));
        // Numbers on their own: 0.9 of 6,000 is known to sqrt(0.9 · 0.1 / 6000).
        let (share, error) = even.cover[1];
        assert!((share - 0.9).abs() < 0.012 && (error - 0.0039).abs() < 0.001, "{share} ± {error}");
        // Intervals that are too narrow: truths lie at the ends too often.
        let narrow = Verdict::of(&tallies(60, |random| {
            let rank = random.uniform();
            0.5 + (rank - 0.5).signum() * (2.0 * (rank - 0.5).abs()).sqrt() * 0.4999
        }));
        let narrow = narrow.unwrap();
        assert!(!narrow.is_uniform() && !narrow.covers(), "{narrow:?}");
        // Draws that lie too high.
        let low = Verdict::of(&tallies(60, |random| random.uniform().powf(1.2))).unwrap();
        assert!(!low.is_uniform() && low.farthest() > 0.03, "{low:?}");
    }

    #[test]
    fn numbers_of_one_replicate_are_not_many_observations() {
        let mut shift = 0.0;
        let mut number = 0;
        let shared = tallies(60, |random| {
            if number % 100 == 0 {
                shift = random.uniform();
            }
            number += 1;
            (random.uniform() * 0.2 + shift).fract()
        });
        let verdict = Verdict::of(&shared).unwrap();
        assert!(verdict.error() > 0.02, "{verdict:?}");
        assert!(verdict.is_uniform(), "clusters differ, their mean does not: {verdict:?}");
        assert_eq!(Verdict::of(&shared[..1]), None, "of one replicate there is no error");
    }
}
