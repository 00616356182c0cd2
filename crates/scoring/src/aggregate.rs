//! Aggregates: law or practice of an area over its principles, and law or practice over all areas.
//!
//! Always from joint draws on the file's scale, one number per draw, never from medians. The draws of an area's items
//! are those of its fit. Areas are fitted apart, so their draws are independent and any pairing of them is a joint
//! draw; since fits may end with different numbers of draws, the same number of evenly spaced draws of every chain is
//! kept, and they are joined by their place.
//!
//! A jurisdiction has all parts of an aggregate or it has no aggregate, so all that are compared rest on the same
//! items. Ranks are among the jurisdictions of a year that one component of the bridge graph holds on every item.
//! Any order of such a group compares every pair of it: where the data refuses one pair on one item, nobody in the
//! group has a rank.

use crate::compare::{Ground, Refusal};
use crate::diagnose::at_share;
use crate::fit::{Fit, Quality, SHARES};
use crate::ratings::Ratings;
use crate::score::{Score, Spread};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[cfg(test)]
mod tests;

/// How the parts of an aggregate become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mean {
    /// One part makes up for another in full.
    Arithmetic,
    /// One part makes up for another in part: of 1 + x, less 1, so that a part at the lowest level does not take
    /// everything with it.
    Geometric,
    /// No part makes up for another.
    Minimum,
}

impl Mean {
    /// One number per draw. Parts are counted from the lowest level of the scale; one without weight does not count.
    pub fn of(self, parts: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
        let draws = parts.first().map_or(0, Vec::len);
        let total: f64 = weights.iter().sum();
        let counted = || parts.iter().zip(weights).filter(|(_, weight)| **weight > 0.0);
        let mean = |of: fn(f64) -> f64| {
            let mut sums = vec![0.0; draws];
            for (part, weight) in counted() {
                sums.iter_mut().zip(part).for_each(|(sum, value)| *sum += weight * of(*value));
            }
            sums.into_iter().map(|it| it / total)
        };
        match self {
            Self::Arithmetic => mean(|it| it).collect(),
            Self::Geometric => mean(f64::ln_1p).map(f64::exp_m1).collect(),
            Self::Minimum => {
                let mut least = vec![f64::INFINITY; draws];
                for (part, _) in counted() {
                    least.iter_mut().zip(part).for_each(|(least, value)| *least = least.min(*value));
                }
                least
            }
        }
    }
}

/// The rank of each among all, draw by draw: 1 is the highest, equal values share the mean of their ranks.
pub fn ranks<T: AsRef<[f64]>>(values: &[T]) -> Vec<Vec<f64>> {
    let draws = values.first().map_or(0, |it| it.as_ref().len());
    let mut ranks: Vec<Vec<f64>> = values.iter().map(|_| Vec::with_capacity(draws)).collect();
    let mut order: Vec<(f64, usize)> = Vec::with_capacity(values.len());
    for draw in 0..draws {
        order.clear();
        order.extend(values.iter().enumerate().map(|(at, it)| (it.as_ref()[draw], at)));
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let mut start = 0;
        while start < order.len() {
            let equal = order[start..].iter().take_while(|it| it.0 >= order[start].0).count();
            let rank = crate::count(start) + f64::midpoint(1.0, crate::count(equal));
            order[start..start + equal].iter().for_each(|(_, at)| ranks[*at].push(rank));
            start += equal;
        }
    }
    ranks
}

/// A rank with its intervals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    /// The median.
    pub median: f64,
    /// 68 and 95 % intervals, in whole ranks: rounded outwards.
    pub within: [(f64, f64); 2],
}

impl Rank {
    fn of(draws: &[f64]) -> Self {
        let mut sorted = draws.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let [lo95, _, lo68, median, hi68, _, hi95] = SHARES.map(|share| at_share(&sorted, share));
        Self { median, within: [(lo68.floor(), hi68.ceil()), (lo95.floor(), hi95.ceil())] }
    }
}

/// Why an aggregate has no rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unranked {
    /// No other jurisdiction of that year is connected with it on every item.
    Alone,
    /// So many pairs of its group may not be compared.
    Unsure(usize),
    /// The chains do not agree on it.
    Unmet,
}

/// Another choice than the arithmetic mean of all parts with equal weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Every principle weighs alike, so an area with more of them weighs more.
    ByPrinciple,
    /// The geometric mean.
    Geometric,
    /// The lowest part.
    Minimum,
    /// Without one part.
    Without(usize),
}

/// What an aggregate becomes under another choice: medians over draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// Which choice.
    pub choice: Choice,
    /// The aggregate.
    pub median: f64,
    /// The rank in the same group, where there is one.
    pub rank: Option<f64>,
}

/// An aggregate that is published.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// On the file's scale.
    pub spread: Spread,
    /// How well it is known.
    pub quality: Quality,
    /// Whether the evidence of any item in it is thin.
    pub is_thin: bool,
    /// Which group of connected jurisdictions it belongs to, counted from 1 in every year.
    pub group: usize,
    /// How many of the group have the aggregate.
    pub of: usize,
    /// Its rank in the group.
    pub rank: Result<Rank, Unranked>,
    /// What it would be under other choices.
    pub moved: Vec<Moved>,
}

/// Why an aggregate is not published.
#[derive(Debug, Clone, PartialEq)]
pub enum Missing {
    /// These parts are not.
    Parts(Vec<String>),
    /// Its chains have not met.
    Unmet(Quality),
}

/// One jurisdiction in one year: law or practice of an area, or of all areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Aggregate {
    /// The area; none for all of them.
    pub area: Option<String>,
    /// Law or practice.
    pub dimension: &'static str,
    /// Index into [`Ratings::jurisdictions`].
    pub jurisdiction: usize,
    /// The year.
    pub year: i32,
    /// Principles of the area, or areas.
    pub parts: usize,
    /// What it is, or why it is not published.
    pub value: Result<Value, Missing>,
}

/// One jurisdiction with all parts.
struct Member {
    jurisdiction: usize,
    is_thin: bool,
    /// Draws of each part, chain after chain, counted from the lowest level.
    parts: Vec<Vec<f64>>,
    /// Their arithmetic mean.
    whole: Vec<f64>,
    /// Its component in the graph of each item.
    components: Vec<usize>,
}

impl Member {
    fn new(jurisdiction: usize, is_thin: bool, parts: Vec<Vec<f64>>, components: Vec<usize>) -> Self {
        let whole = Mean::Arithmetic.of(&parts, &vec![1.0; parts.len()]);
        Self { jurisdiction, is_thin, parts, whole, components }
    }
}

/// Pairs of jurisdictions, the lower index first.
type Pairs = BTreeSet<(usize, usize)>;

/// What holds for every year of an aggregate.
struct Frame<'a> {
    chains: usize,
    lowest: f64,
    /// Other choices, each with its weights of the parts.
    others: Vec<(Choice, Mean, Vec<f64>)>,
    /// Pairs whose panels' yardsticks cannot be told apart on some item.
    unsure: &'a Pairs,
}

impl<'a> Frame<'a> {
    /// `principles` has the number of principles of each part, where parts are areas.
    fn new(
        chains: usize,
        lowest: u32,
        parts: usize,
        principles: Option<Vec<f64>>,
        unsure: &'a Pairs,
    ) -> Self {
        let equal = vec![1.0; parts];
        let mut others: Vec<_> =
            principles.map(|it| (Choice::ByPrinciple, Mean::Arithmetic, it)).into_iter().collect();
        others.push((Choice::Geometric, Mean::Geometric, equal.clone()));
        others.push((Choice::Minimum, Mean::Minimum, equal.clone()));
        if parts > 1 {
            others.extend((0..parts).map(|part| {
                let mut weights = equal.clone();
                weights[part] = 0.0;
                (Choice::Without(part), Mean::Arithmetic, weights)
            }));
        }
        Self { chains, lowest: f64::from(lowest), others, unsure }
    }

    /// Draws by chain.
    fn by_chain(&self, draws: &[f64]) -> Vec<Vec<f64>> {
        draws.chunks_exact((draws.len() / self.chains).max(1)).map(<[f64]>::to_vec).collect()
    }

    /// The aggregates of one year, in the order of the members.
    fn year(&self, members: &[Member]) -> Vec<Result<Value, Missing>> {
        let mut all: Vec<Result<Value, Missing>> = members
            .par_iter()
            .map(|member| {
                let draws: Vec<f64> = member.whole.iter().map(|it| self.lowest + it).collect();
                let draws = self.by_chain(&draws);
                let quality = Quality::of(&draws);
                if !quality.is_enough() {
                    return Err(Missing::Unmet(quality));
                }
                Ok(Value {
                    spread: Spread::of(&draws),
                    quality,
                    is_thin: member.is_thin,
                    group: 0,
                    of: 0,
                    rank: Err(Unranked::Alone),
                    moved: Vec::new(),
                })
            })
            .collect();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for at in (0..members.len()).filter(|at| all[*at].is_ok()) {
            let own = &members[at].components;
            match groups.iter_mut().find(|group| members[group[0]].components == *own) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        for (number, group) in groups.iter().enumerate() {
            let refusal = self.refusal(members, group);
            let wholes: Vec<&[f64]> = group.iter().map(|at| members[*at].whole.as_slice()).collect();
            let own: Vec<Result<Rank, Unranked>> = match refusal {
                Some(why) => vec![Err(why); group.len()],
                None => ranks(&wholes).par_iter().map(|draws| self.rank(draws)).collect(),
            };
            let moved: Vec<Vec<Moved>> = self
                .others
                .par_iter()
                .map(|(choice, mean, weights)| {
                    let draws: Vec<Vec<f64>> =
                        group.iter().map(|at| mean.of(&members[*at].parts, weights)).collect();
                    let ranks = refusal.is_none().then(|| ranks(&draws));
                    let one = |at: usize| Moved {
                        choice: *choice,
                        median: self.lowest + median(&draws[at]),
                        rank: ranks.as_ref().map(|it| median(&it[at])),
                    };
                    (0..group.len()).map(one).collect()
                })
                .collect();
            for (place, (at, rank)) in group.iter().zip(own).enumerate() {
                if let Ok(value) = &mut all[*at] {
                    (value.group, value.of, value.rank) = (number + 1, group.len(), rank);
                    value.moved = moved.iter().map(|it| it[place]).collect();
                    if rank.is_err() {
                        value.moved.iter_mut().for_each(|it| it.rank = None);
                    }
                }
            }
        }
        all
    }

    /// Why nobody in a group has a rank, if nobody has.
    fn refusal(&self, members: &[Member], group: &[usize]) -> Option<Unranked> {
        let is_unsure = |a: &usize, b: &usize| {
            let (a, b) = (members[*a].jurisdiction, members[*b].jurisdiction);
            self.unsure.contains(&(a.min(b), a.max(b)))
        };
        let unsure = group
            .iter()
            .enumerate()
            .map(|(at, a)| group[at + 1..].iter().filter(|b| is_unsure(a, b)).count())
            .sum();
        match (group.len(), unsure) {
            (1, _) => Some(Unranked::Alone),
            (_, 0) => None,
            (_, pairs) => Some(Unranked::Unsure(pairs)),
        }
    }

    fn rank(&self, draws: &[f64]) -> Result<Rank, Unranked> {
        let is_enough = Quality::of(&self.by_chain(draws)).is_enough();
        if is_enough { Ok(Rank::of(draws)) } else { Err(Unranked::Unmet) }
    }
}

fn median(draws: &[f64]) -> f64 {
    let mut sorted = draws.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    at_share(&sorted, 0.5)
}

/// Which of `rows` draws stay when `wanted` of them do: evenly spaced, the last among them.
fn evenly(rows: usize, wanted: usize) -> impl Iterator<Item = usize> {
    (1..=wanted).map(move |at| at * rows / wanted - 1)
}

/// Of chains of `rows` draws, one after the other, `wanted` of each.
#[allow(clippy::cast_possible_truncation)] // seven digits are kept
fn thinned(draws: &[f64], rows: usize, wanted: usize) -> Vec<f32> {
    draws.chunks_exact(rows).flat_map(|it| evenly(rows, wanted).map(|row| it[row] as f32)).collect()
}

/// What is kept of an area for the aggregates over all areas.
#[derive(Debug)]
struct Held {
    area: String,
    dimension: &'static str,
    principles: usize,
    /// Draws of each chain.
    rows: usize,
    /// By year and jurisdiction: whether its evidence is thin, and its draws.
    draws: BTreeMap<(i32, usize), (bool, Vec<f32>)>,
    /// By jurisdiction: its component on each item.
    components: BTreeMap<usize, Vec<usize>>,
    unsure: Pairs,
    /// Years and jurisdictions of which at least one item is published.
    seen: BTreeSet<(i32, usize)>,
}

/// Gathers areas, one after the other; of each only the draws of its aggregates stay in memory.
#[derive(Debug)]
pub struct Aggregates {
    wanted: usize,
    chains: usize,
    lowest: u32,
    held: Vec<Held>,
}

impl Aggregates {
    /// Of fits with so many chains, of each of which at most `wanted` draws are kept.
    pub fn new(ratings: &Ratings, chains: usize, wanted: usize) -> Self {
        Self { wanted, chains, lowest: ratings.lowest, held: Vec::new() }
    }

    /// The aggregates of one area's fit, from its scores. An item that belongs to no area has none.
    pub fn area(&mut self, ratings: &Ratings, fit: &Fit, scores: &[Score]) -> Vec<Aggregate> {
        let shown: HashMap<(usize, usize), bool> =
            scores.iter().filter(|it| it.is_shown()).map(|it| (it.at, it.is_thin())).collect();
        Ratings::DIMENSIONS
            .into_iter()
            .flat_map(|dimension| self.one_dimension(ratings, fit, &shown, dimension))
            .collect()
    }

    fn one_dimension(
        &mut self,
        ratings: &Ratings,
        fit: &Fit,
        shown: &HashMap<(usize, usize), bool>,
        dimension: &'static str,
    ) -> Vec<Aggregate> {
        let name = |item: usize| ratings.items[fit.panel.items[item]].as_str();
        let items = ratings.of_dimension(&fit.panel.items, dimension);
        let Some(area) = items.first().map(|item| Ratings::area(name(*item)).to_owned()) else {
            return Vec::new();
        };
        let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for unit in 0..fit.panel.real_units() {
            if items.iter().any(|item| shown.contains_key(&(*item, unit))) {
                years.entry(fit.panel.units[unit].year).or_default().push(unit);
            }
        }
        let place = |unit: usize| fit.panel.units[unit].jurisdiction;
        let is_whole = |unit: usize| items.iter().all(|item| shown.contains_key(&(*item, unit)));

        // Connections and home shifts are the same in every year.
        let grounds: Vec<Ground> = items.iter().map(|item| Ground::of(ratings, fit, *item)).collect();
        let units: BTreeMap<usize, usize> =
            years.values().flatten().filter(|it| is_whole(**it)).map(|it| (place(*it), *it)).collect();
        let units: Vec<usize> = units.into_values().collect();
        let unsure: Pairs = (0..units.len())
            .into_par_iter()
            .flat_map_iter(|at| units[at + 1..].iter().map(move |b| (at, *b)))
            .map(|(at, b)| (units[at], b))
            .filter(|(a, b)| grounds.iter().any(|it| it.comparable(*a, *b) == Err(Refusal::Unsure)))
            .map(|(a, b)| (place(a), place(b)))
            .collect();
        let components = |unit: usize| grounds.iter().map(|it| it.components[unit]).collect::<Vec<_>>();

        let frame = Frame::new(self.chains, self.lowest, items.len(), None, &unsure);
        let rows = fit.chains.first().map_or(0, |draws| draws.len() / fit.width);
        let mut held = Held {
            area: area.clone(),
            dimension,
            principles: items.len(),
            rows: rows.min(self.wanted),
            draws: BTreeMap::new(),
            components: units.iter().map(|unit| (place(*unit), components(*unit))).collect(),
            unsure: Pairs::new(),
            seen: BTreeSet::new(),
        };
        let mut all = Vec::new();
        for (year, units) in years {
            held.seen.extend(units.iter().map(|unit| (year, place(*unit))));
            let mut add = |unit: usize, value: Result<Value, Missing>| {
                all.push(Aggregate {
                    area: Some(area.clone()),
                    dimension,
                    jurisdiction: place(unit),
                    year,
                    parts: items.len(),
                    value,
                });
            };
            let (whole, others): (Vec<usize>, Vec<usize>) = units.into_iter().partition(|it| is_whole(*it));
            for unit in others {
                let missing = items.iter().filter(|item| !shown.contains_key(&(**item, unit)));
                add(unit, Err(Missing::Parts(missing.map(|item| name(*item).to_owned()).collect())));
            }
            let lowest = f64::from(self.lowest);
            let members: Vec<Member> = whole
                .par_iter()
                .map(|unit| {
                    let draws = |item: &usize| -> Vec<f64> {
                        fit.expected(*item, *unit).into_iter().flatten().map(|it| it - lowest).collect()
                    };
                    let is_thin = items.iter().any(|item| shown[&(*item, *unit)]);
                    Member::new(place(*unit), is_thin, items.iter().map(draws).collect(), components(*unit))
                })
                .collect();
            for ((unit, member), value) in whole.iter().zip(&members).zip(frame.year(&members)) {
                if value.is_ok() {
                    let draws = thinned(&member.whole, rows, held.rows);
                    held.draws.insert((year, member.jurisdiction), (member.is_thin, draws));
                }
                add(*unit, value);
            }
        }
        held.unsure = unsure;
        self.held.push(held);
        all.sort_by_key(|it| (it.jurisdiction, it.year));
        all
    }

    /// The aggregates over all areas that were gathered; none where there is one area only.
    pub fn overall(&self) -> Vec<Aggregate> {
        Ratings::DIMENSIONS.into_iter().flat_map(|dimension| self.over_areas(dimension)).collect()
    }

    fn over_areas(&self, dimension: &'static str) -> Vec<Aggregate> {
        let areas: Vec<&Held> = self.held.iter().filter(|it| it.dimension == dimension).collect();
        if areas.len() < 2 {
            return Vec::new();
        }
        let least = areas.iter().map(|it| it.rows).min().unwrap_or_default();
        let unsure: Pairs = areas.iter().flat_map(|it| it.unsure.iter().copied()).collect();
        let principles = areas.iter().map(|it| crate::count(it.principles)).collect();
        let frame = Frame::new(self.chains, self.lowest, areas.len(), Some(principles), &unsure);
        let mut years: BTreeMap<i32, BTreeSet<usize>> = BTreeMap::new();
        for (year, jurisdiction) in areas.iter().flat_map(|it| &it.seen) {
            years.entry(*year).or_default().insert(*jurisdiction);
        }
        let mut all = Vec::new();
        for (year, jurisdictions) in years {
            let mut add = |jurisdiction: usize, value: Result<Value, Missing>| {
                all.push(Aggregate { area: None, dimension, jurisdiction, year, parts: areas.len(), value });
            };
            let mut members = Vec::new();
            for jurisdiction in jurisdictions {
                let missing: Vec<String> = areas
                    .iter()
                    .filter(|it| !it.draws.contains_key(&(year, jurisdiction)))
                    .map(|it| it.area.clone())
                    .collect();
                if !missing.is_empty() {
                    add(jurisdiction, Err(Missing::Parts(missing)));
                    continue;
                }
                let own = || areas.iter().map(|it| (&it.draws[&(year, jurisdiction)], it.rows));
                let joined = |draws: &[f32], rows: usize| -> Vec<f64> {
                    let chains = draws.chunks_exact(rows.max(1));
                    chains.flat_map(|it| evenly(rows, least).map(|row| f64::from(it[row]))).collect()
                };
                let parts = own().map(|((_, draws), rows)| joined(draws, rows)).collect();
                let is_thin = own().any(|((is_thin, _), _)| *is_thin);
                let components = areas.iter().flat_map(|it| it.components[&jurisdiction].clone()).collect();
                members.push(Member::new(jurisdiction, is_thin, parts, components));
            }
            for (member, value) in members.iter().zip(frame.year(&members)) {
                add(member.jurisdiction, value);
            }
        }
        all.sort_by_key(|it| (it.jurisdiction, it.year));
        all
    }
}
