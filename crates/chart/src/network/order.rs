//! Who is joined with whom, and in which order lanes stand so that few links cross.

use super::{Lane, Link, Network, PerLane};
use crate::scale::count;
use std::collections::BTreeMap;

/// Sweeps over all lanes; more than these find next to nothing.
const SWEEPS: usize = 12;

/// The links that are drawn, and the order of what they join.
pub(super) struct Web<'a> {
    /// To jurisdictions, by partner and end.
    pub(super) places: Vec<&'a Link>,
    /// To themes, by partner and end.
    pub(super) work: Vec<&'a Link>,
    /// Which things each thing of a lane is joined with.
    joined: PerLane<Vec<Vec<(Lane, usize)>>>,
    /// From the top.
    order: PerLane<Vec<usize>>,
}

impl<'a> Web<'a> {
    pub(super) fn of(network: &'a Network) -> Self {
        let partners = network.partners.len();
        let places = known(&network.places, partners, network.jurisdictions.len());
        let work = known(&network.work, partners, network.themes.len());
        let sizes = [network.jurisdictions.len(), partners, network.themes.len()];
        let mut joined = sizes.map(|size| vec![vec![]; size]);
        for (lane, links) in [(Lane::Jurisdictions, &places), (Lane::Themes, &work)] {
            for link in links {
                joined[Lane::Partners.at()][link.partner].push((lane, link.end));
                joined[lane.at()][link.end].push((Lane::Partners, link.partner));
            }
        }
        let mut web = Self { places, work, joined, order: sizes.map(|size| (0..size).collect()) };
        web.sort();
        web
    }

    /// What a thing is joined with.
    pub(super) fn joined(&self, lane: Lane, at: usize) -> &[(Lane, usize)] {
        &self.joined[lane.at()][at]
    }

    /// A lane from the top.
    pub(super) fn order(&self, lane: Lane) -> &[usize] {
        &self.order[lane.at()]
    }

    /// Sweeps to and fro and keeps the order with the fewest crossings, the earliest among equals. So the same
    /// network is always the same picture.
    fn sort(&mut self) {
        let mut best: Option<(usize, PerLane<Vec<usize>>)> = None;
        for _ in 0..SWEEPS {
            for lane in [Lane::Jurisdictions, Lane::Themes, Lane::Partners] {
                self.sort_by_means(lane);
            }
            let crossings = self.crossings();
            if best.as_ref().is_none_or(|(fewest, _)| crossings < *fewest) {
                best = Some((crossings, self.order.clone()));
            }
        }
        if let Some((_, order)) = best {
            self.order = order;
        }
        for _ in 0..SWEEPS {
            let swapped = Lane::ALL.map(|lane| self.swap_neighbours(lane));
            if swapped == [false; 3] {
                break;
            }
        }
    }

    /// How far down each thing of a lane stands, counted from zero.
    fn ranks(&self, lane: Lane) -> Vec<usize> {
        let mut ranks = vec![0; self.order(lane).len()];
        for (rank, at) in self.order(lane).iter().enumerate() {
            ranks[*at] = rank;
        }
        ranks
    }

    /// Sorts a lane by the mean place of what its things are joined with; what is joined with nothing comes last.
    fn sort_by_means(&mut self, lane: Lane) {
        let ranks = Lane::ALL.map(|lane| self.ranks(lane));
        let place = |(lane, at): &(Lane, usize)| {
            let ranks = &ranks[lane.at()];
            (count(ranks[*at]) + 0.5) / count(ranks.len())
        };
        let mean = |joined: &Vec<(Lane, usize)>| {
            let sum: f64 = joined.iter().map(place).sum();
            if joined.is_empty() { f64::INFINITY } else { sum / count(joined.len()) }
        };
        let means: Vec<f64> = self.joined[lane.at()].iter().map(mean).collect();
        self.order[lane.at()].sort_by(|a, b| means[*a].total_cmp(&means[*b]));
    }

    /// Swaps things that stand one below the other where that undoes crossings; whether there were any.
    fn swap_neighbours(&mut self, lane: Lane) -> bool {
        let ranks = Lane::ALL.map(|lane| self.ranks(lane));
        let mut any = false;
        for below in 1..self.order(lane).len() {
            let (upper, lower) = (self.order(lane)[below - 1], self.order(lane)[below]);
            let (mut now, mut then) = (0_usize, 0_usize);
            for (side, at) in self.joined(lane, upper) {
                for (_, other) in self.joined(lane, lower).iter().filter(|(it, _)| it == side) {
                    let (a, b) = (ranks[side.at()][*at], ranks[side.at()][*other]);
                    now += usize::from(a > b);
                    then += usize::from(a < b);
                }
            }
            if then < now {
                self.order[lane.at()].swap(below - 1, below);
                any = true;
            }
        }
        any
    }

    /// How many pairs of links cross.
    fn crossings(&self) -> usize {
        let partners = self.ranks(Lane::Partners);
        let of = |links: &[&Link], lane: Lane| {
            let ends = self.ranks(lane);
            let mut pairs: Vec<_> = links.iter().map(|it| (partners[it.partner], ends[it.end])).collect();
            pairs.sort_unstable();
            // Those that started above and end below.
            let mut seen: Vec<usize> = Vec::with_capacity(pairs.len());
            let mut crossings = 0;
            for (_, end) in pairs {
                let at = seen.partition_point(|it| *it <= end);
                crossings += seen.len() - at;
                seen.insert(at, end);
            }
            crossings
        };
        of(&self.places, Lane::Jurisdictions) + of(&self.work, Lane::Themes)
    }
}

/// The links between things that are there, each once.
pub(super) fn known(links: &[Link], partners: usize, ends: usize) -> Vec<&Link> {
    let mut known = BTreeMap::new();
    for link in links.iter().filter(|link| link.partner < partners && link.end < ends) {
        known.entry((link.partner, link.end)).or_insert(link);
    }
    known.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Partner, Theme};

    fn network(partners: usize, ends: usize, places: &[(usize, usize)], work: &[(usize, usize)]) -> Network {
        let link = |&(partner, end): &(usize, usize)| Link { partner, end, ..Link::default() };
        Network {
            partners: vec![Partner::default(); partners],
            jurisdictions: vec![String::new(); ends],
            themes: vec![Theme::default(); ends],
            places: places.iter().map(link).collect(),
            work: work.iter().map(link).collect(),
            ..Network::default()
        }
    }

    #[test]
    fn what_can_be_drawn_without_crossings_is() {
        // Two chains, given upside down and mixed.
        let network =
            network(4, 4, &[(0, 3), (1, 2), (2, 1), (3, 0)], &[(0, 0), (1, 1), (2, 2), (3, 3), (0, 1)]);
        assert_eq!(Web::of(&network).crossings(), 0);
    }

    #[test]
    fn what_is_joined_with_nothing_stands_last() {
        let network = network(3, 3, &[(2, 2), (2, 1)], &[(1, 0)]);
        let web = Web::of(&network);
        assert_eq!(web.order(Lane::Partners).last(), Some(&0));
        assert_eq!(web.order(Lane::Jurisdictions).last(), Some(&0));
        assert_eq!(web.order(Lane::Themes)[0], 0);
    }

    #[test]
    fn links_to_nowhere_and_links_twice_are_left_out() {
        let network = network(2, 2, &[(0, 0), (0, 0), (0, 2), (2, 0), (usize::MAX, 1)], &[(1, 1)]);
        let web = Web::of(&network);
        assert_eq!((web.places.len(), web.work.len()), (1, 1));
        assert_eq!(web.joined(Lane::Partners, 0), [(Lane::Jurisdictions, 0)]);
    }

    #[test]
    fn crossings_are_counted_in_pairs() {
        // Every partner with every end: two choose two, squared, on either side.
        let all = [(0, 0), (0, 1), (1, 0), (1, 1)];
        assert_eq!(Web::of(&network(2, 2, &all, &all)).crossings(), 2);
    }
}
