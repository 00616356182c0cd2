//! Whose ratings stand behind a number, and whether it may be shown for that.

use crate::score::HIDDEN_BELOW;
use std::collections::BTreeMap;

/// The most that one organisation may supply, in per cent: a number that is mostly one organisation's own is its answer.
const MOST: usize = 60;

/// Ratings by organisation.
#[derive(Debug, Default)]
pub(crate) struct Behind<'a>(BTreeMap<&'a str, usize>);

impl<'a> Behind<'a> {
    pub(crate) fn add(&mut self, organisation: &'a str) {
        *self.0.entry(organisation).or_default() += 1;
    }

    pub(crate) fn organisations(&self) -> usize {
        self.0.len()
    }

    /// Whether enough organisations rated, and none supplied too much.
    pub(crate) fn may_be_shown(&self) -> bool {
        let (most, all) =
            (self.0.values().max().copied().unwrap_or_default(), self.0.values().sum::<usize>());
        self.0.len() >= HIDDEN_BELOW && most * 100 <= all * MOST
    }
}

#[cfg(test)]
mod tests {
    use super::Behind;

    #[test]
    fn three_organisations_of_which_none_has_more_than_three_in_five() {
        let may = |ratings: &str| {
            let mut behind = Behind::default();
            ratings.split(' ').for_each(|it| behind.add(it));
            behind.may_be_shown()
        };
        assert!(!Behind::default().may_be_shown());
        assert!(!may("a b") && may("a b c"));
        assert!(may("a a a b c"), "60 per cent");
        assert!(!may("a a a a b c"), "67 per cent");
    }
}
