//! `score`: the measurement model on a file of ratings.

use super::{make_folder, print};
use crate::args::Score as Args;
use crate::failure::Failure;
use diligence_framework::digest;
use diligence_scoring::{Fit, MODEL, Plan, Ratings, Results, ratings, score, table};
use diligence_sheet::{Cell, read_bytes, write_csv};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

pub fn run(args: &Args) -> Result<(), Failure> {
    let started = Instant::now();
    let name = args.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(&args.file).map_err(|error| {
        Failure::new(format!("{}: {error}", args.file.display()))
            .remedy("Name a file of ratings that can be read.")
    })?;
    let book = read_bytes(&name, &bytes, &ratings::limits())?;
    let sheet = book.sheets.first().ok_or_else(|| Failure::new(format!("“{name}” holds no table")))?;
    let ratings = Ratings::read(sheet)
        .map_err(|error| Failure::new(format!("“{name}”: {error}")).remedy("Nothing was scored."))?;

    let areas = ratings.areas();
    let plan = Plan { seed: args.seed, chains: args.chains, ..Plan::default() };
    make_folder(&args.out)?;
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} areas, {elapsed}")
        .unwrap_or(ProgressStyle::default_bar());
    let bar = ProgressBar::new(areas.len() as u64).with_style(style);
    let mut out = Out::new(&ratings);
    for (area, items) in &areas {
        bar.set_message(format!("Scoring {area}"));
        let fit = Fit::run(&ratings, area, items, &plan, |seen| {
            bar.set_message(format!(
                "Scoring {area}: {} sweeps, R̂ {:.3}, ESS {:.0}",
                seen.sweeps, seen.rhat, seen.ess
            ));
        });
        out.take(&ratings, &fit, plan.seed);
        bar.inc(1);
    }
    bar.finish_and_clear();
    out.write(&args.out)?;
    let run = serde_json::json!({
        "model": MODEL,
        "program": env!("CARGO_PKG_VERSION"),
        "input": digest::hex(&bytes),
        "seed": plan.seed,
        "chains": plan.chains,
        "draws": plan.chains * plan.kept,
        "ratings": ratings.all.len(),
        "levels": ratings.levels,
        "published": out.scores.len() - 1,
        "hidden": out.hidden,
        "refused": out.refused,
        "not_compared": out.apart,
        "seconds": started.elapsed().as_secs_f64(),
    });
    std::fs::write(args.out.join("run.json"), serde_json::to_string_pretty(&run)? + "\n")?;
    print(format!(
        "{} scores of {} items in {:.1} s, in {}",
        out.scores.len() - 1,
        ratings.items.len(),
        started.elapsed().as_secs_f64(),
        args.out.display()
    ));
    if out.hidden > 0 {
        print(format!(
            "  {} rest on fewer than {} organisations and are not shown",
            out.hidden,
            score::HIDDEN_BELOW
        ));
    }
    if !out.refused.is_empty() {
        print(format!(
            "  {} did not converge and are refused: they are listed in run.json",
            out.refused.len()
        ));
    }
    Ok(())
}

/// The files as they grow, area by area.
struct Out {
    scores: table::Rows,
    gaps: table::Rows,
    changes: table::Rows,
    differences: table::Rows,
    items: table::Rows,
    raters: table::Rows,
    government: table::Rows,
    /// Pairs of jurisdictions that are not compared, by the reason.
    apart: BTreeMap<&'static str, usize>,
    hidden: usize,
    refused: Vec<String>,
}

impl Out {
    fn new(ratings: &Ratings) -> Self {
        Self {
            scores: vec![table::score_header(ratings)],
            gaps: vec![table::difference_header(&["principle", "jurisdiction", "year"])],
            changes: vec![table::difference_header(&["item", "jurisdiction", "from", "to"])],
            differences: vec![table::difference_header(&[
                "item",
                "jurisdiction",
                "year",
                "other",
                "other_year",
            ])],
            items: vec![table::item_header()],
            raters: vec![table::rater_header()],
            government: vec![table::government_header()],
            apart: BTreeMap::new(),
            hidden: 0,
            refused: Vec::new(),
        }
    }

    fn take(&mut self, ratings: &Ratings, fit: &Fit, seed: u64) {
        let results = Results::of(ratings, fit, seed);
        for (it, component) in &results.scores {
            if it.is_hidden() {
                self.hidden += 1;
            } else if it.is_shown() {
                self.scores.push(table::score_row(it, *component));
            } else {
                let quality = it.quality;
                self.refused.push(format!(
                    "{} {} {}: R̂ {:.4}, ESS {:.0} and {:.0}",
                    it.item, it.jurisdiction, it.year, quality.rhat, quality.bulk, quality.tail
                ));
            }
        }
        for (why, pairs) in results.apart {
            *self.apart.entry(why).or_default() += pairs;
        }
        self.items.extend(table::items(ratings, fit));
        self.raters.extend(table::raters(ratings, fit));
        self.government.extend(results.government.iter().map(|it| table::government_row(ratings, fit, it)));
        for (all, rows, what) in [
            (results.gaps, &mut self.gaps, "gap"),
            (results.changes, &mut self.changes, "change"),
            (results.differences, &mut self.differences, "difference"),
        ] {
            for it in all {
                if it.quality.is_enough() {
                    rows.push(it.row());
                } else {
                    let names: Vec<String> =
                        it.between.names().iter().map(|cell| cell.text().into_owned()).collect();
                    self.refused.push(format!("{what} {}: R̂ {:.4}", names.join(" "), it.quality.rhat));
                }
            }
        }
    }

    fn write(&self, out: &Path) -> Result<(), Failure> {
        make_folder(&out.join("desk"))?;
        for (name, rows) in [
            ("scores.csv", &self.scores),
            ("gaps.csv", &self.gaps),
            ("changes.csv", &self.changes),
            ("differences.csv", &self.differences),
            ("items.csv", &self.items),
            ("government.csv", &self.government),
            ("desk/raters.csv", &self.raters),
        ] {
            let rows: &[Vec<Cell>] = rows;
            std::fs::write(out.join(name), write_csv(rows)?)?;
        }
        Ok(())
    }
}
