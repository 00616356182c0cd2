//! Runs the calibration and writes its table and pictures: `cargo run --release -p diligence-scoring --bin calibrate -- [--minutes N] [--only NAME]`.
//!
//! Replicates with their seeds are kept in `docs/method/replicates.csv` and only ever added; the table
//! (`calibration.md`) and the pictures beside it are made anew from all of them. With `--minutes 0` nothing is run.

mod known;
mod pictures;
mod table;

use diligence_scoring::calibrate::{Design, Replicate, World, replicate};
use known::{HEADER, Known};
use rayon::prelude::*;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

/// The standard error at which a cell is done.
const ERROR: f64 = 0.0075;

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
            let error = |it: &Design| known.error(it);
            error(a).total_cmp(&error(b)).then_with(|| {
                let done = |it: &Design| known.seeds.get(it.name).map_or(0, Vec::len);
                done(b).cmp(&done(a))
            })
        });
        let Some(next) = next.filter(|it| known.error(it) > ERROR) else { break };
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
            100.0 * known.error(next),
            started.elapsed().as_secs_f64()
        );
    }
    let table = table::table(&known)?;
    print!("{table}");
    std::fs::write(folder.join("calibration.md"), table)?;
    std::fs::write(folder.join("coverage.svg"), pictures::coverage(&known)?)?;
    std::fs::write(folder.join("ranks.svg"), pictures::ranks(&known)?)?;
    Ok(())
}
