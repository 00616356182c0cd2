//! Runs the calibration and writes its tables: `cargo run --release --bin calibrate -- [--minutes N] [--only NAME]`.
//!
//! Replicates with their seeds are kept in `docs/method/replicates.csv` and only ever added; the table in
//! `docs/method/calibration.md` is made anew from all of them. With `--minutes 0` nothing is run.

use diligence_scoring::calibrate::{BINS, Design, Replicate, Tally, Verdict, World, replicate};
use diligence_sheet::{Limits, Table, read};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

/// The standard error at which a cell is done, and the one up to which nothing can be said.
const ERROR: f64 = 0.0075;
const KNOWN: f64 = 0.015;
/// A spread of which more than one in so many has not converged has no row.
const SELECTED: usize = 20;
/// Replicates from which something can be said of a spread.
const ENOUGH: usize = 100;

const fn cell(
    name: &'static str,
    (jurisdictions, years, raters): (usize, usize, usize),
    bridges: f64,
    vignettes: usize,
    items: usize,
    world: World,
) -> Design {
    Design { name, jurisdictions, regions: 0, years, raters, bridges, vignettes, items, world }
}

/// A cell of which each State has so many regions.
const fn sub(regions: usize, cell: Design) -> Design {
    Design { regions, ..cell }
}

const CELLS: [Design; 19] = [
    cell("one 6×1×8, apart", (6, 1, 8), 0.0, 0, 1, World::Model),
    cell("one 6×1×8, bridges 15 %", (6, 1, 8), 0.15, 0, 1, World::Model),
    cell("one 6×1×8, bridges 30 %, vignettes", (6, 1, 8), 0.3, 3, 1, World::Model),
    cell("one 20×5×8, apart", (20, 5, 8), 0.0, 0, 1, World::Model),
    cell("one 20×5×8, bridges 15 %", (20, 5, 8), 0.15, 0, 1, World::Model),
    cell("one 20×5×8, bridges 30 %, vignettes", (20, 5, 8), 0.3, 3, 1, World::Model),
    cell("one 50×10×8, bridges 15 %", (50, 10, 8), 0.15, 0, 1, World::Model),
    cell("area 6×1×8, apart", (6, 1, 8), 0.0, 0, 6, World::Model),
    cell("area 6×1×8, bridges 15 %", (6, 1, 8), 0.15, 0, 6, World::Model),
    cell("area 6×1×8, bridges 30 %, vignettes", (6, 1, 8), 0.3, 3, 6, World::Model),
    cell("area 12×3×6, bridges 15 %", (12, 3, 6), 0.15, 0, 6, World::Model),
    cell("area 12×3×6, bridges 30 %, vignettes", (12, 3, 6), 0.3, 3, 6, World::Model),
    sub(2, cell("sub 6×3×6, two regions each, bridges 15 %", (6, 3, 6), 0.15, 0, 1, World::Model)),
    sub(2, cell("sub area 4×3×5, two regions each, bridges 15 %", (4, 3, 5), 0.15, 0, 4, World::Model)),
    cell("fixed 20×5×8, bridges 15 %", (20, 5, 8), 0.15, 0, 1, World::Fixed),
    cell("fixed 20×5×8, bridges 30 %, vignettes", (20, 5, 8), 0.3, 3, 1, World::Fixed),
    cell("careless 20×5×8, bridges 15 %", (20, 5, 8), 0.15, 0, 1, World::Careless),
    cell("jumps 20×5×8, bridges 15 %", (20, 5, 8), 0.15, 0, 1, World::Jumps),
    cell("homes 20×5×8, bridges 15 %", (20, 5, 8), 0.15, 0, 1, World::Homes),
];

const HEADER: &str = "cell,seed,sweeps,quantity,numbers,refused,in68,in90,in95,ranks\n";

/// All replicates: by cell, by quantity, one tally each; and the seeds that are there.
#[derive(Default)]
struct Known {
    tallies: BTreeMap<String, BTreeMap<String, Vec<Tally>>>,
    seeds: BTreeMap<String, Vec<u64>>,
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
    fn read(path: &Path) -> Result<Self, Failure> {
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

    fn take(&mut self, cell: &str, seed: u64, tally: Tally) {
        let seeds = self.seeds.entry(cell.to_owned()).or_default();
        if !seeds.contains(&seed) {
            seeds.push(seed);
        }
        let cell = self.tallies.entry(cell.to_owned()).or_default();
        cell.entry(tally.quantity.to_owned()).or_default().push(tally);
    }

    /// The greatest standard error of a cell's published numbers.
    fn error(&self, cell: &str) -> f64 {
        let Some(kinds) = self.tallies.get(cell) else { return 1.0 };
        let published = QUANTITIES[..PUBLISHED].iter().filter_map(|it| kinds.get(*it));
        published.map(|it| Verdict::of(it).map_or(1.0, |it| it.error())).fold(0.0, f64::max)
    }
}

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| words.iter().position(|it| it == name).and_then(|at| words.get(at + 1));
    let minutes: f64 = option("--minutes").map_or(Ok(60.0), |it| it.parse())?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/method");
    let path = folder.join("replicates.csv");
    std::fs::create_dir_all(&folder)?;
    if !path.exists() {
        std::fs::write(&path, HEADER)?;
    }
    let mut known = Known::read(&path)?;
    let mut file = std::fs::OpenOptions::new().append(true).open(&path)?;
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let chosen = |it: &&Design| option("--only").is_none_or(|name| it.name.starts_with(name.as_str()));
    while Instant::now() < end {
        // The cell that is known least goes on.
        let next = CELLS.iter().filter(chosen).max_by(|a, b| {
            let error = |it: &Design| known.error(it.name);
            error(a).total_cmp(&error(b)).then_with(|| {
                let done = |it: &Design| known.seeds.get(it.name).map_or(0, Vec::len);
                done(b).cmp(&done(a))
            })
        });
        let Some(next) = next.filter(|it| known.error(it.name) > ERROR) else { break };
        let seeds: Vec<u64> = (1..)
            .filter(|seed| !known.seeds.get(next.name).is_some_and(|it| it.contains(seed)))
            .take(if next.jurisdictions < 20 { 8 } else { 2 })
            .collect();
        let started = Instant::now();
        let done: Vec<(u64, Replicate)> =
            seeds.par_iter().map(|seed| (*seed, replicate(next, *seed))).collect();
        for (seed, replicate) in done {
            let mut lines = String::new();
            for tally in replicate.tallies {
                let ranks = tally.ranks.map(|it| it.to_string()).join(" ");
                let [in68, in90, in95] = tally.inside;
                writeln!(
                    lines,
                    "\"{}\",{seed},{},{},{},{},{in68},{in90},{in95},{ranks}",
                    next.name, replicate.sweeps, tally.quantity, tally.numbers, tally.refused
                )?;
                known.take(next.name, seed, tally);
            }
            // A whole replicate at once: a run that is cut off leaves whole ones.
            file.write_all(lines.as_bytes())?;
        }
        println!(
            "{}: {} replicates, standard error {:.2} points ({:.1} s)",
            next.name,
            known.seeds[next.name].len(),
            100.0 * known.error(next.name),
            started.elapsed().as_secs_f64()
        );
    }
    let table = table(&known)?;
    print!("{table}");
    std::fs::write(folder.join("calibration.md"), table)?;
    Ok(())
}

/// The table of results, in Markdown.
fn table(known: &Known) -> Result<String, Failure> {
    let mut out = String::from(
        "# Calibration\n\nMade by `cargo run --release --bin calibrate` from `replicates.csv`; do not edit by hand. Coverage \
         in per cent with its standard error in points, clustered by replicate; *off* is the greatest distance of the \
         ranks’ cumulative distribution from uniform, in points, and *chance* how often one as great (in standard errors) \
         would be seen if ranks were uniform. *Holds* asks for coverage within 3, 3 and 2 points (of published numbers) and \
         a chance of 1 % or more; *open* is what is not known well enough yet: a standard error above 1.5 points, or fewer \
         than 100 replicates of a spread. Spreads are not published: one of which more than one in twenty did not converge \
         has no row, since the others are a selection. Cells are States × years × raters.\n",
    );
    let parts = [
        ("Truths from the prior (simulation-based calibration)", true),
        ("Fixed truths and worlds that the model does not know: reported as they are", false),
    ];
    for (title, model) in parts {
        writeln!(out, "\n## {title}\n")?;
        let ranks = if model { " off | chance | holds |" } else { "" };
        let rule = if model { "---:|---:|---|" } else { "" };
        writeln!(out, "| cell | number | replicates | numbers | refused | 68 % | 90 % | 95 % |{ranks}")?;
        writeln!(out, "|---|---|---:|---:|---:|---:|---:|---:|{rule}")?;
        for cell in CELLS.iter().filter(|it| (it.world == World::Model) == model) {
            let Some(kinds) = known.tallies.get(cell.name) else { continue };
            for quantity in QUANTITIES {
                let Some(tallies) = kinds.get(quantity) else { continue };
                let Some(it) = Verdict::of(tallies) else { continue };
                let published = QUANTITIES[..PUBLISHED].contains(&quantity);
                // A spread is not published, so a run does not wait for it. Where many have not converged, those that
                // have are a selection, and say nothing.
                if !published && it.refused * SELECTED > it.numbers + it.refused {
                    continue;
                }
                let cover =
                    it.cover.map(|(share, error)| format!("{:.1} ±{:.1}", 100.0 * share, 100.0 * error));
                write!(
                    out,
                    "| {} | {quantity} | {} | {} | {} | {} |",
                    cell.name,
                    it.replicates,
                    it.numbers,
                    it.refused,
                    cover.join(" | ")
                )?;
                if model {
                    // Of a spread there is one number in a replicate: too few to count what is covered.
                    let known = if published { it.error() <= KNOWN } else { it.replicates >= ENOUGH };
                    let holds = match (known, it.is_uniform() && (it.covers() || !published)) {
                        (false, _) => "open",
                        (true, true) => "yes",
                        (true, false) => "no",
                    };
                    write!(out, " {:.1} | {:.3} | {holds} |", 100.0 * it.farthest, it.chance)?;
                }
                out.push('\n');
            }
        }
    }
    Ok(out)
}
