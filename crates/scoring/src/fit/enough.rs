//! Whether a fit may stop: the worst of all numbers that will be published.

use super::{Quality, columns, expected};
use crate::panel::Panel;
use crate::ratings::Ratings;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Numbers that are looked at first, next time.
const DOUBTED: usize = 60;

/// A sum of expected ratings, each with its sign: one alone (then its place is published, too), a gap, a change, or
/// the parts of an area's law or practice.
struct Number(Vec<(f64, usize, usize)>);

/// What a fit runs for.
pub(super) struct Enough {
    numbers: Vec<Number>,
    /// Those that were worst last time.
    doubted: Vec<usize>,
    /// R̂ and effective draws at which it stops.
    until: (f64, f64),
}

impl Enough {
    pub(super) fn of(ratings: &Ratings, panel: &Panel, until: (f64, f64)) -> Self {
        let rated = panel.rated();
        let known: BTreeSet<(usize, usize)> = rated.iter().copied().collect();
        let is_rated = |item: usize, unit: usize| known.contains(&(item, unit));
        let mut numbers: Vec<Vec<(f64, usize, usize)>> =
            rated.iter().map(|(item, unit)| vec![(1.0, *item, *unit)]).collect();
        for (_, law, practice) in ratings.pairs(&panel.items) {
            let units = (0..panel.real_units()).filter(|it| is_rated(law, *it) && is_rated(practice, *it));
            numbers.extend(units.map(|it| vec![(1.0, law, it), (-1.0, practice, it)]));
        }
        for item in 0..panel.items.len() {
            for walk in &panel.walks {
                let years: Vec<usize> = walk.clone().filter(|unit| is_rated(item, *unit)).collect();
                numbers.extend(years.windows(2).map(|it| vec![(1.0, item, it[1]), (-1.0, item, it[0])]));
            }
        }
        for dimension in Ratings::DIMENSIONS {
            let items = ratings.of_dimension(&panel.items, dimension);
            let units = (0..panel.real_units()).filter(|it| items.iter().all(|item| is_rated(*item, *it)));
            if items.len() > 1 {
                numbers.extend(units.map(|unit| items.iter().map(|item| (1.0, *item, unit)).collect()));
            }
        }
        Self { numbers: numbers.into_iter().map(Number).collect(), doubted: Vec::new(), until }
    }

    /// The worst quality of any number. Those that were worst last time are looked at first: if they are not good enough
    /// yet, nothing else matters.
    pub(super) fn worst(&mut self, panel: &Panel, chains: &[&[f32]], width: usize) -> Quality {
        let none = Quality { rhat: 1.0, bulk: f64::INFINITY, tail: f64::INFINITY };
        let quality = |at: usize| self.numbers[at].quality(panel, chains, width);
        let first = self.doubted.par_iter().map(|at| quality(*at)).reduce(|| none, Quality::worse);
        if !first.is_within(self.until) {
            return first;
        }
        let mut all: Vec<(Quality, usize)> =
            (0..self.numbers.len()).into_par_iter().map(|at| (quality(at), at)).collect();
        // How far a number is from being known well enough: above one it is not.
        let (rhat, ess) = self.until;
        let lack = |it: &Quality| ((it.rhat - 1.0) / (rhat - 1.0)).max(ess / it.bulk).max(ess / it.tail);
        all.sort_by(|(a, _), (b, _)| lack(b).total_cmp(&lack(a)));
        self.doubted = all.iter().take(DOUBTED).map(|it| it.1).collect();
        all.iter().fold(none, |worst, (it, _)| worst.worse(*it))
    }
}

impl Number {
    fn quality(&self, panel: &Panel, chains: &[&[f32]], width: usize) -> Quality {
        let sum = |row: &[f32]| -> f64 {
            self.0.iter().map(|(sign, item, unit)| sign * expected(panel, row, *item, *unit)).sum()
        };
        let draws: Vec<Vec<f64>> =
            chains.iter().map(|it| it.chunks_exact(width).map(sum).collect()).collect();
        let quality = Quality::of(&draws);
        match self.0.as_slice() {
            [(_, item, unit)] => {
                let column = item * panel.units.len() + unit;
                quality.worse(Quality::of(&columns(chains.iter().copied(), width, column)))
            }
            _ => quality,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ratings::Ratings;
    use diligence_sheet::{Limits, read_bytes};
    use std::fmt::Write as _;

    #[test]
    fn everything_that_is_published_is_waited_for() {
        let mut file = String::from("rater,jurisdiction,year,item,rating\n");
        for rater in 0..3 {
            for year in [2024, 2026] {
                for item in ["PT1.law", "PT1.practice", "PT2.law", "PT2.practice"] {
                    // Nobody rates the practice of the second principle in the first year.
                    if (item, year) != ("PT2.practice", 2024) {
                        writeln!(file, "R{rater},XAA,{year},{item},{}", (rater + year) % 5).unwrap();
                    }
                }
            }
        }
        let book = read_bytes("ratings.csv", file.as_bytes(), &Limits::default()).unwrap();
        let ratings = Ratings::read(&book.sheets[0]).unwrap();
        let panel = Panel::of(&ratings, &[0, 1, 2, 3]);
        let enough = Enough::of(&ratings, &panel, (1.01, 400.0));
        let of = |terms: &[f64]| {
            let signs = |it: &Number| it.0.iter().map(|it| it.0).collect::<Vec<_>>();
            enough.numbers.iter().filter(|it| signs(it) == terms).count()
        };
        assert_eq!(of(&[1.0]), 7, "places");
        assert_eq!(of(&[1.0, -1.0]), 3 + 3, "gaps and changes");
        assert_eq!(of(&[1.0, 1.0]), 2 + 1, "law in both years, practice in one");
        assert_eq!(enough.numbers.len(), 16);
        // Draws that all say the same are no draws: one chain stands apart from the other.
        let rows = |value: f32| [0.0, 1.0, 2.0_f32].map(|it| value + it).repeat(70 * panel.width());
        let (a, b) = (rows(0.0), rows(9.0));
        let mut again = Enough::of(&ratings, &panel, (1.01, 400.0));
        assert!(!again.worst(&panel, &[&a, &b], panel.width()).is_enough());
        assert_eq!(again.doubted.len(), 16);
    }
}
