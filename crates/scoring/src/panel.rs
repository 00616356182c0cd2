//! An area's ratings as the sampler walks through them: who rated what, in the order of memory.

use crate::ratings::{Ratings, Said};
use std::collections::{BTreeMap, BTreeSet};

/// The prior standard deviation of a vignette around its place.
pub(crate) const VIGNETTE_SPREAD: f64 = 0.75;

/// Spreads in a row of draws beside the steps.
pub(crate) const SPREADS: usize = 6;

/// The ratings of the contributors on the items of one area.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// Levels of the scale.
    pub levels: usize,
    /// Indices into [`Ratings::items`].
    pub items: Vec<usize>,
    /// For each item, which step of the walk it has: one for law, one for practice.
    pub steps: Vec<usize>,
    /// How many different steps there are.
    pub kinds: usize,
    /// Units: a jurisdiction in a year, jurisdiction by jurisdiction in order of the years, States before regions; then
    /// the vignettes. A State has a unit in every year in which one of its regions is rated, rated itself or not.
    pub units: Vec<Unit>,
    /// Where each walk starts and ends among the units.
    pub walks: Vec<std::ops::Range<usize>>,
    /// How many of the walks are of States; those of regions follow.
    pub states: usize,
    /// For each unit of a region, in their order, the unit of its State in that year.
    pub above: Vec<usize>,
    /// The prior places of the vignettes, which follow the walks.
    pub vignettes: Vec<f64>,
    /// Indices into [`Ratings::raters`].
    pub raters: Vec<usize>,
    /// How many homes there are.
    pub homes: usize,
    /// One rater's ratings on one item, item by item.
    pub blocks: Vec<Block>,
    /// Each rating's unit.
    pub unit_of: Vec<u32>,
    /// Each rating's level, counted from zero.
    pub level_of: Vec<u8>,
    /// The square root of each rating's weight: its noise is so many times less. Empty where all weigh the same.
    pub sure: Vec<f64>,
    /// Blocks of each rater.
    pub of_rater: Vec<Vec<usize>>,
    /// Blocks of each item.
    pub of_item: Vec<std::ops::Range<usize>>,
}

/// A jurisdiction in a year, or a vignette.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// Index into [`Ratings::jurisdictions`].
    pub jurisdiction: usize,
    /// The year; 0 for a vignette.
    pub year: i32,
    /// Years since the unit before in the same walk; 0 for the first.
    pub gap: f64,
    /// Which walk; `usize::MAX` for a vignette.
    pub walk: usize,
    /// The walk of the State: its own, unless it is a region's.
    pub state: usize,
}

/// One rater's ratings on one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Which rater, within the panel.
    pub rater: usize,
    /// Which item, within the panel.
    pub item: usize,
    /// Which home, within the panel.
    pub home: usize,
    /// Her ratings.
    pub range: std::ops::Range<usize>,
}

impl Unit {
    /// Whether it moves with a walk: as a year of it, or as a region of that State.
    pub(crate) fn is_of(&self, walk: usize) -> bool {
        self.walk == walk || self.state == walk
    }
}

impl Panel {
    /// The contributors' ratings on some items. Government, unknown and not applicable are left out here; they are
    /// counted elsewhere.
    pub fn of(ratings: &Ratings, items: &[usize]) -> Self {
        let counted = |it: &&crate::ratings::Rating| items.contains(&it.item) && ratings.counts(it);
        let rated: Vec<_> = ratings.all.iter().filter(counted).collect();
        let mut places = BTreeSet::new();
        for it in &rated {
            let state = ratings.parents[it.jurisdiction];
            places.insert((ratings.is_vignette(it.jurisdiction), state.is_some(), it.jurisdiction, it.year));
            places.extend(state.map(|state| (false, false, state, it.year)));
        }
        let mut panel = Self { levels: ratings.levels, items: items.to_vec(), ..Self::default() };
        for (at, (is_vignette, is_region, jurisdiction, year)) in places.iter().enumerate() {
            let before = panel.units.last().filter(|it| it.jurisdiction == *jurisdiction && !is_vignette);
            let gap = before.map_or(0.0, |it| f64::from(year - it.year));
            if *is_vignette {
                let (walk, state) = (usize::MAX, usize::MAX);
                panel.units.push(Unit { jurisdiction: *jurisdiction, year: 0, gap: 0.0, walk, state });
                continue;
            }
            match panel.walks.last_mut().filter(|_| before.is_some()) {
                Some(walk) => walk.end = at + 1,
                None => panel.walks.push(at..at + 1),
            }
            let walk = panel.walks.len() - 1;
            let mut state = walk;
            if *is_region {
                let is_above =
                    |it: &Unit| Some(it.jurisdiction) == ratings.parents[*jurisdiction] && it.year == *year;
                let above = panel.units.iter().position(is_above).unwrap_or_default();
                panel.above.push(above);
                state = panel.units[above].walk;
            } else {
                panel.states = panel.walks.len();
            }
            panel.units.push(Unit { jurisdiction: *jurisdiction, year: *year, gap, walk, state });
        }
        let names: Vec<&str> = panel.units[panel.walks.last().map_or(0, |it| it.end)..]
            .iter()
            .map(|it| ratings.jurisdictions[it.jurisdiction].as_str())
            .collect();
        panel.vignettes = places_of(&names);
        let index: BTreeMap<(usize, i32), u32> =
            panel.units.iter().zip(0..).map(|(it, at)| ((it.jurisdiction, it.year), at)).collect();
        let raters: BTreeSet<usize> = rated.iter().map(|it| it.rater).collect();
        panel.raters = raters.into_iter().collect();
        let homes: BTreeSet<Option<usize>> = panel.raters.iter().map(|it| ratings.raters[*it].home).collect();
        let homes: Vec<_> = homes.into_iter().collect();
        panel.homes = homes.len();
        panel.of_rater = vec![Vec::new(); panel.raters.len()];
        let kinds: Vec<bool> =
            items.iter().map(|it| ratings.items[*it].ends_with(".practice")).collect::<Vec<_>>();
        let distinct: BTreeSet<bool> = kinds.iter().copied().collect();
        panel.kinds = distinct.len();
        panel.steps =
            kinds.iter().map(|it| distinct.iter().position(|kind| kind == it).unwrap_or(0)).collect();
        for (item, global) in items.iter().enumerate() {
            let first = panel.blocks.len();
            for it in rated.iter().filter(|it| it.item == *global) {
                let who = panel.raters.binary_search(&it.rater).unwrap_or_default();
                let at = panel.unit_of.len();
                let own = panel.blocks.last_mut().filter(|block| block.rater == who && block.item == item);
                if let Some(block) = own {
                    block.range.end = at + 1;
                } else {
                    let home = ratings.raters[it.rater].home;
                    panel.of_rater[who].push(panel.blocks.len());
                    panel.blocks.push(Block {
                        rater: who,
                        item,
                        home: homes.iter().position(|it| *it == home).unwrap_or_default(),
                        range: at..at + 1,
                    });
                }
                panel.unit_of.push(index[&(it.jurisdiction, it.year)]);
                if ratings.weigh {
                    panel.sure.push((f64::from(it.confidence) / 1000.0).sqrt());
                }
                let Said::Level(level) = it.said else { continue };
                panel.level_of.push(u8::try_from(level - ratings.lowest).unwrap_or(u8::MAX));
            }
            panel.of_item.push(first..panel.blocks.len());
        }
        panel
    }

    /// The weight of a rating.
    pub(crate) fn weight(&self, rating: usize) -> f64 {
        self.sure.get(rating).map_or(1.0, |it| it * it)
    }

    /// How many jurisdiction-years there are; vignettes follow.
    pub fn real_units(&self) -> usize {
        self.walks.last().map_or(0, |it| it.end)
    }
}

/// Prior places of vignettes, evenly from −1.5 to 1.5 in their designed order: names that end in low, middle, high
/// say it; others follow by the number or the letters in them.
fn places_of(names: &[&str]) -> Vec<f64> {
    let rank = |name: &str| {
        let end = ["low", "middle", "high"].iter().position(|it| name.ends_with(it)).unwrap_or(0);
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        (end, digits.parse::<u64>().unwrap_or(0), name.to_owned())
    };
    let mut order: Vec<_> = names.iter().map(|name| rank(name)).collect();
    order.sort();
    order.dedup();
    let count = order.len();
    let place = |at: usize| {
        if count < 2 { 0.0 } else { 3.0 * crate::count(at) / crate::count(count - 1) - 1.5 }
    };
    names.iter().map(|name| place(order.binary_search(&rank(name)).unwrap_or(0))).collect()
}

impl Panel {
    /// Numbers in a row of draws: units by item; cuts and reliability of each item; home shifts by item; spreads.
    pub fn width(&self) -> usize {
        self.spreads_from() + SPREADS + self.kinds * if self.above.is_empty() { 1 } else { 3 }
    }

    /// Where the units of regions start.
    pub(crate) fn regions_from(&self) -> usize {
        self.real_units() - self.above.len()
    }

    /// Where an item's cuts, then its reliability, stand in a row.
    pub(crate) fn item_from(&self, item: usize) -> usize {
        self.items.len() * self.units.len() + item * self.levels
    }

    /// Where the home shifts of an item stand in a row.
    pub(crate) fn homes_from(&self, item: usize) -> usize {
        self.item_from(self.items.len()) + item * self.homes
    }

    /// Where the spreads stand in a row: rater, rater on one item, home, home on one item, distances, reliability,
    /// then a step of each kind; where there are regions, their constants' spread of each kind, then their step.
    pub(crate) fn spreads_from(&self) -> usize {
        self.homes_from(self.items.len())
    }

    /// The home, within the panel, of those who are at home in the jurisdiction of each walk; for a region, in its State.
    pub(crate) fn homes_of_walks(&self, ratings: &Ratings) -> Vec<Option<usize>> {
        self.walks
            .iter()
            .map(|walk| {
                let state = self.units[walk.start].state;
                let jurisdiction = self.units[self.walks[state].start].jurisdiction;
                let at_home =
                    |block: &&Block| ratings.raters[self.raters[block.rater]].home == Some(jurisdiction);
                self.blocks.iter().find(at_home).map(|block| block.home)
            })
            .collect()
    }

    /// Item and unit of every jurisdiction-year that somebody rated, item by item.
    pub fn rated(&self) -> Vec<(usize, usize)> {
        let places = self
            .blocks
            .iter()
            .flat_map(|block| block.range.clone().map(|o| (block.item, self.unit_of[o] as usize)));
        let real = self.real_units();
        let all: BTreeSet<(usize, usize)> = places.filter(|(_, unit)| *unit < real).collect();
        all.into_iter().collect()
    }
}
