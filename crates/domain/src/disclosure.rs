//! Which counts may be shown, so that none of them leads to one organisation.
//!
//! Answers to a question lie in cells, one for each jurisdiction. A cell is shown where at least [`FEWEST`]
//! organisations gave a value and none of them gave more than 60 per cent of the values. The others are put together,
//! and that is shown where it keeps the same rule; else nothing of them is. A total is that of what is shown, so
//! nothing follows from it by subtraction: whatever is added to or taken from it is whole cells that keep the rule.

/// Fewer organisations than this are not shown.
pub const FEWEST: usize = 3;
/// Fewer than this are shown as thin evidence.
pub const THIN: usize = 5;

/// What organisations gave to a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base {
    /// For each organisation that gave a value: how many, where a repeat takes several.
    pub given: Vec<u32>,
    /// Organisations that said anything, also that they do not know, or prefer not to say.
    pub said: usize,
    /// Organisations that are asked in this round, also those that left the question empty.
    pub asked: usize,
}

impl Base {
    /// Organisations on which what is shown rests: those that gave a value, or, where nobody did, those that said why.
    pub fn organisations(&self) -> usize {
        if self.given.is_empty() { self.said } else { self.given.len() }
    }

    /// Whether it shows nobody.
    pub fn is_safe(&self) -> bool {
        let all: u64 = self.given.iter().map(|it| u64::from(*it)).sum();
        let most = self.given.iter().max().map_or(0, |it| u64::from(*it));
        self.organisations() >= FEWEST && most * 10 <= all * 6
    }

    /// Whether it is shown with a warning.
    pub fn is_thin(&self) -> bool {
        self.organisations() < THIN
    }

    /// Adds the organisations of another cell, none of which is in this one.
    pub fn add(&mut self, other: &Self) {
        self.given.extend_from_slice(&other.given);
        self.said += other.said;
        self.asked += other.asked;
    }
}

/// What is done with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is shown by itself.
    Alone,
    /// It is shown together with the others of this fate.
    Together,
    /// Nothing of it is shown.
    Withheld,
    /// Nobody said anything, and that shows nobody.
    Empty,
}

/// What is done with each of these cells.
pub fn fates(cells: &[Base]) -> Vec<Fate> {
    let is_empty = |it: &Base| it.said == 0 && (it.asked == 0 || it.asked >= FEWEST);
    let mut rest = Base::default();
    for it in cells.iter().filter(|it| !it.is_safe() && !is_empty(it)) {
        rest.add(it);
    }
    let together = if rest.is_safe() { Fate::Together } else { Fate::Withheld };
    let fate = |it: &Base| match it {
        it if it.is_safe() => Fate::Alone,
        it if is_empty(it) => Fate::Empty,
        _ => together,
    };
    cells.iter().map(fate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn base(given: &[u32], unknown: usize) -> Base {
        Base { given: given.to_vec(), said: given.len() + unknown, asked: given.len() + unknown }
    }

    #[test]
    fn few_are_not_shown_and_a_few_more_are_thin() {
        assert!(!base(&[1, 1], 9).is_safe(), "two gave a value, whoever else said that they do not know");
        assert!(base(&[1, 1, 1], 0).is_safe() && base(&[1, 1, 1, 1], 0).is_thin());
        assert!(!base(&[1; 5], 0).is_thin());
        assert!(base(&[], 3).is_safe() && !base(&[], 2).is_safe());
    }

    #[test]
    fn none_gives_more_than_three_fifths() {
        assert!(base(&[6, 2, 2], 0).is_safe(), "60 per cent is not more than 60");
        assert!(!base(&[7, 2, 2], 0).is_safe());
    }

    #[test]
    fn small_cells_are_shown_together_or_not_at_all() {
        use Fate::{Alone, Empty, Together, Withheld};
        assert_eq!(fates(&[base(&[1; 4], 0), base(&[1, 1], 0)]), [Alone, Withheld]);
        assert_eq!(fates(&[base(&[1; 4], 0), base(&[1, 1], 0), base(&[1], 0)]), [Alone, Together, Together]);
        assert_eq!(fates(&[base(&[], 0), base(&[1], 4)]), [Empty, Withheld]);
        // Two that left it empty would be told of by a cell that says so.
        let left = Base { asked: 2, ..Base::default() };
        assert_eq!(fates(&[left, base(&[1; 3], 0)]), [Withheld, Alone]);
    }

    /// Sets of organisations as a reader can tell them apart: what is shown, added to and taken from each other.
    fn derivable(cells: &[Base]) -> Vec<Vec<usize>> {
        let fates = fates(cells);
        let of = |fate| (0..cells.len()).filter(|at| fates[*at] == fate).collect::<Vec<_>>();
        let mut shown: Vec<Vec<usize>> = of(Fate::Alone).into_iter().map(|at| vec![at]).collect();
        let together = of(Fate::Together);
        if !together.is_empty() {
            shown.push(together);
        }
        let total: Vec<usize> = shown.iter().flatten().copied().collect();
        shown.push(total);
        // Every combination with weights −1, 0 and 1 whose result is a set of cells, each counted once.
        let mut found = Vec::new();
        for code in 0..3_u32.pow(u32::try_from(shown.len()).unwrap()) {
            let mut weights = vec![0_i32; cells.len()];
            let mut code = code;
            for group in &shown {
                let weight = i32::try_from(code % 3).unwrap() - 1;
                code /= 3;
                for at in group {
                    weights[*at] += weight;
                }
            }
            if weights.iter().all(|it| *it == 0 || *it == 1) && weights.contains(&1) {
                found.push((0..cells.len()).filter(|at| weights[*at] == 1).collect());
            }
        }
        found
    }

    proptest! {
        /// Whatever is added up or subtracted, what comes out rests on enough organisations, none of which outweighs.
        #[test]
        fn nothing_that_follows_shows_anybody(
            cells in proptest::collection::vec((proptest::collection::vec(1..6_u32, 0..6), 0..4_usize), 1..6)
        ) {
            let cells: Vec<Base> = cells.iter().map(|(given, unknown)| base(given, *unknown)).collect();
            for group in derivable(&cells) {
                let mut all = Base::default();
                for at in &group {
                    all.add(&cells[*at]);
                }
                prop_assert!(all.organisations() >= FEWEST, "{group:?} of {cells:?}");
                let most = all.given.iter().max().copied().unwrap_or_default();
                prop_assert!(most * 10 <= all.given.iter().sum::<u32>() * 6, "{group:?} of {cells:?}");
            }
        }

        /// What one organisation says changes nothing that is shown as long as its cell is withheld.
        #[test]
        fn what_is_withheld_is_not_in_the_total(
            given in proptest::collection::vec(0..6_usize, 1..6)
        ) {
            let cells: Vec<Base> = given.iter().map(|it| base(&vec![1; *it], 0)).collect();
            let fates = fates(&cells);
            let shown: usize = given.iter().zip(&fates).filter(|(_, fate)| matches!(fate, Fate::Alone | Fate::Together)).map(|it| it.0).sum();
            let withheld: usize = given.iter().zip(&fates).filter(|(_, fate)| **fate == Fate::Withheld).map(|it| it.0).sum();
            prop_assert_eq!(shown + withheld, given.iter().sum::<usize>());
            prop_assert!(withheld < FEWEST, "{} could be shown together", withheld);
        }
    }
}
