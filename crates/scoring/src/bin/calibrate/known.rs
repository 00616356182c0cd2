//! The replicates that were made: read from their file, and what they say of each cell.

use crate::{CELLS, Failure};
use diligence_scoring::calibrate::{BINS, Design, Tally, Verdict, World};
use diligence_sheet::{Limits, Table, read};
use std::collections::BTreeMap;
use std::path::Path;

/// The standard error up to which nothing can be said.
const KNOWN: f64 = 0.015;
/// A spread of which more than one in so many has not converged has no row.
const SELECTED: usize = 20;
/// Replicates from which something can be said of a spread.
const ENOUGH: usize = 100;

pub(crate) const HEADER: &str = "cell,seed,sweeps,quantity,numbers,refused,in68,in90,in95,ranks\n";

/// All replicates: by cell, by quantity, one tally each; and the seeds that are there.
#[derive(Default)]
pub(crate) struct Known {
    tallies: BTreeMap<String, BTreeMap<String, Vec<Tally>>>,
    pub(crate) seeds: BTreeMap<String, Vec<u64>>,
}

const QUANTITIES: [&str; 14] = [
    "z",
    "osp",
    "gap",
    "change",
    "area",
    "rater",
    "rater_item",
    "home",
    "home_item",
    "distance",
    "reliability",
    "step",
    "region",
    "region_step",
];

/// So many of them are published; the rest are spreads.
const PUBLISHED: usize = 5;

impl Known {
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let mut known = Self::default();
        let limits = Limits { max_rows: 1_000_000, max_cells: 10_000_000, ..Limits::default() };
        let book = read(path, &limits)?;
        let sheet = book.sheets.first().ok_or("no table")?;
        let columns: Vec<&str> = HEADER.trim_end().split(',').collect();
        let table = Table::find(sheet, &columns)?;
        for record in table.records() {
            let text = |name: &str| record.get(name).text().into_owned();
            let number = |name: &str| text(name).parse::<usize>();
            let quantity = text("quantity");
            let quantity = QUANTITIES.iter().find(|it| **it == quantity).ok_or("an unknown quantity")?;
            let mut ranks = [0; BINS];
            for (rank, word) in ranks.iter_mut().zip(text("ranks").split(' ')) {
                *rank = word.parse()?;
            }
            let tally = Tally {
                quantity,
                numbers: number("numbers")?,
                refused: number("refused")?,
                inside: [number("in68")?, number("in90")?, number("in95")?],
                ranks,
            };
            known.take(&text("cell"), text("seed").parse()?, tally);
        }
        Ok(known)
    }

    pub(crate) fn take(&mut self, cell: &str, seed: u64, tally: Tally) {
        let seeds = self.seeds.entry(cell.to_owned()).or_default();
        if !seeds.contains(&seed) {
            seeds.push(seed);
        }
        let cell = self.tallies.entry(cell.to_owned()).or_default();
        cell.entry(tally.quantity.to_owned()).or_default().push(tally);
    }

    /// The greatest standard error of a cell's published numbers; a kind that was never counted is not known at all.
    pub(crate) fn error(&self, cell: &Design) -> f64 {
        let model = cell.world == World::Model;
        let has = |quantity: &str| match quantity {
            "osp" => model,
            "gap" => model && cell.items > 1,
            "area" => model && cell.items > 2,
            "change" => cell.years > 1,
            _ => true,
        };
        let error = |quantity: &&str| {
            let tallies = self.tallies.get(cell.name).and_then(|kinds| kinds.get(*quantity));
            tallies.and_then(|it| Verdict::of(it)).map_or(1.0, |it| it.error())
        };
        QUANTITIES[..PUBLISHED].iter().filter(|it| has(it)).map(error).fold(0.0, f64::max)
    }

    /// What is known of each kind of number in each cell whose truths come from the prior, or from another world.
    pub(crate) fn rows(&self, from_the_prior: bool) -> Vec<Row> {
        let mut rows = Vec::new();
        for cell in CELLS.iter().filter(|it| (it.world == World::Model) == from_the_prior) {
            let Some(kinds) = self.tallies.get(cell.name) else { continue };
            for (at, quantity) in QUANTITIES.into_iter().enumerate() {
                let Some(verdict) = kinds.get(quantity).and_then(|it| Verdict::of(it)) else { continue };
                let published = at < PUBLISHED;
                // A spread is not published, so a run does not wait for it. Where many have not converged, those that
                // have are a selection, and say nothing.
                if published || verdict.refused * SELECTED <= verdict.numbers + verdict.refused {
                    rows.push(Row { cell, quantity, published, verdict });
                }
            }
        }
        rows
    }
}

/// One kind of number in one cell.
pub(crate) struct Row {
    pub(crate) cell: &'static Design,
    pub(crate) quantity: &'static str,
    /// Whether it is published; else it is a spread.
    pub(crate) published: bool,
    pub(crate) verdict: Verdict,
}

impl Row {
    /// Whether it holds, where enough is known to say so.
    pub(crate) fn holds(&self) -> Option<bool> {
        let it = &self.verdict;
        // Of a spread there is one number in a replicate: too few to count what is covered.
        let known = if self.published { it.error() <= KNOWN } else { it.replicates >= ENOUGH };
        known.then(|| it.is_uniform() && (it.covers() || !self.published))
    }
}
