//! Regions: sub-national units, each beside the State that it is a part of.
//!
//! A region's place is its State's place of the same year plus a constant and a small walk of its own. What is said of
//! a region must not move its State unless somebody asks for it. So there are two fits: one as if no line were about
//! a region, whose numbers of States are published; and one of all lines, of which only the numbers of regions are
//! taken.

use crate::bridge;
use crate::panel::Panel;
use crate::ratings::{Class, Line, LineError, Ratings};
use diligence_domain::Register;
use std::collections::{BTreeMap, BTreeSet};

/// The part of the model that concerns regions, and its version: what [`crate::MODEL`] is for all else.
pub const MODEL: &str = "regions beside their State: constant and walk, version 1";

/// The State of each jurisdiction that is a region. By the column `parent`; where that is empty, what stands before
/// the first hyphen, or the State of an ISO 3166-2 code (`MYS` of `MY-10`), if contributors rate a jurisdiction of that
/// name. A jurisdiction that names itself stands alone.
pub(crate) fn parents<'a>(lines: &'a [Line<'_>], errors: &mut Vec<LineError>) -> BTreeMap<&'a str, &'a str> {
    // A government's rows change nothing: so they make no State either.
    let rated: BTreeSet<&str> =
        lines.iter().filter(|it| it.class == Class::Contributor).map(|it| &*it.jurisdiction).collect();
    let mut refuse = |line: &Line<'_>, problem: String| errors.push(line.wrong(problem));
    let mut first: BTreeMap<&str, &Line<'_>> = BTreeMap::new();
    for line in lines {
        let first = first.entry(&line.jurisdiction).or_insert(line);
        if first.parent != line.parent {
            refuse(
                line,
                format!(
                    "parent of “{}” is “{}” here and “{}” at {}. One jurisdiction has one.",
                    line.jurisdiction,
                    line.parent,
                    first.parent,
                    first.place()
                ),
            );
        }
    }
    let by_prefix = |name: &'a str| {
        let prefix = name.split_once('-').map(|it| it.0).filter(|_| !name.starts_with('~'))?;
        // The code of a subdivision begins with two letters; its State may be written with three.
        let state = || Register::shipped().get(name.parse().ok()?)?.state;
        rated.get(prefix).or_else(|| rated.get(state()?.as_str())).copied()
    };
    let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, line) in &first {
        let parent = &*line.parent;
        if parent.is_empty() {
            parents.extend(by_prefix(name).map(|state| (*name, state)));
        } else if name.starts_with('~') {
            refuse(
                line,
                format!("“{name}” is a vignette and has no parent. Leave the column “parent” empty there."),
            );
        } else if parent.starts_with('~') {
            refuse(
                line,
                format!("parent “{parent}” is a vignette. Write the State that “{name}” is a part of."),
            );
        } else if parent != *name && !rated.contains(parent) {
            refuse(
                line,
                format!(
                    "no contributor rates parent “{parent}”. Write it as the State is written in the column of \
                     jurisdictions, or write “{name}” itself: then it stands alone."
                ),
            );
        } else if parent != *name {
            parents.insert(name, parent);
        }
    }
    for (name, parent) in &parents {
        let Some(above) = parents.get(parent) else { continue };
        let problem = if above == name {
            format!("“{name}” and “{parent}” are parent of each other. Write which of them is the State.")
        } else {
            format!(
                "parent “{parent}” is itself a region, of “{above}”. Write the State as the parent of “{name}”."
            )
        };
        refuse(first[name], problem);
    }
    let mut homes = BTreeSet::new();
    for line in lines.iter().filter(|it| !it.home.is_empty()) {
        let home = &*line.home;
        let state = match first.get(home) {
            Some(_) => parents.get(home).copied(),
            None => by_prefix(home),
        };
        if let Some(state) = state.filter(|_| homes.insert(&line.rater)) {
            refuse(line, format!("home “{home}” is a region. Write its State there: “{state}”."));
        }
    }
    parents
}

impl Ratings {
    /// Whether a jurisdiction is a region.
    pub fn is_region(&self, jurisdiction: usize) -> bool {
        self.parents[jurisdiction].is_some()
    }

    /// Whether any jurisdiction is a region.
    pub fn has_regions(&self) -> bool {
        self.parents.iter().any(Option::is_some)
    }

    /// Whether a jurisdiction's numbers are taken from a fit of these ratings. Where there are regions that do not
    /// inform their States, only the regions' are: those of States come from a fit of [`Ratings::states`].
    pub fn publishes(&self, jurisdiction: usize) -> bool {
        self.inform_state || self.is_region(jurisdiction) || !self.has_regions()
    }

    /// What is fitted, in its order: the States without their regions first, if regions do not inform them.
    pub fn passes(&self) -> Vec<&Self> {
        if self.inform_state || !self.has_regions() {
            return vec![self];
        }
        self.states.as_deref().into_iter().chain([self]).collect()
    }

    /// Whether one of some items says anything that is taken from a fit of these ratings.
    pub fn concerns(&self, items: &[usize]) -> bool {
        !self.has_regions()
            || self.inform_state
            || self
                .all
                .iter()
                .any(|it| self.is_region(it.jurisdiction) && items.contains(&it.item) && self.counts(it))
    }
}

/// For each unit of the panel the component in which it is shown. As in [`bridge::components`], but where regions do
/// not inform their States: numbers of States are those that they have without regions, a region has the least of the
/// States that it is connected with, and regions that are connected with no State follow.
pub fn components(ratings: &Ratings, panel: &Panel, item: usize) -> Vec<usize> {
    let all = bridge::components(ratings, panel, item);
    if ratings.inform_state || !ratings.has_regions() {
        return all;
    }
    let states = bridge::components_of(ratings, panel, item, |unit| {
        !ratings.is_region(panel.units[unit].jurisdiction)
    });
    let mut numbers = states.iter().copied().max().unwrap_or_default();
    // What each component of all is shown as.
    let mut shown: BTreeMap<usize, usize> = BTreeMap::new();
    for (own, state) in all.iter().zip(&states).filter(|it| *it.1 > 0) {
        let least = shown.entry(*own).or_insert(*state);
        *least = (*least).min(*state);
    }
    all.iter()
        .zip(states)
        .map(|(own, state)| match (own, state) {
            (0, _) => 0,
            (_, 1..) => state,
            _ => *shown.entry(*own).or_insert_with(|| {
                numbers += 1;
                numbers
            }),
        })
        .collect()
}
