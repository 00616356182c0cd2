//! The files of a run.

use crate::args::Score as Args;
use crate::command::{make_folder, print};
use crate::failure::Failure;
use diligence_scoring::aggregate::{Aggregate, Missing};
use diligence_scoring::leave_out::{self, How};
use diligence_scoring::{
    Aggregates, Fit, Job, MODEL, Plan, Ratings, Results, Score, draws, home, region, score, shares, table,
    vignette,
};
use diligence_sheet::{Cell, write_csv};
use std::collections::{BTreeMap, HashSet};
use std::io::BufWriter;

/// A file as it grows: written out, a row takes a tenth of the memory of its cells.
struct Growing {
    bytes: Vec<u8>,
    /// Rows beneath the header.
    rows: usize,
}

impl Growing {
    fn new(header: Vec<Cell>) -> Result<Self, Failure> {
        Ok(Self { bytes: write_csv(&[header])?, rows: 0 })
    }

    fn extend(&mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<(), Failure> {
        let rows: table::Rows = rows.into_iter().collect();
        let bytes = write_csv(&rows)?;
        // The byte order mark stands at the beginning of the file only.
        self.bytes.extend(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes));
        self.rows += rows.len();
        Ok(())
    }
}

/// The files as they grow, area by area.
pub(super) struct Out {
    scores: Growing,
    gaps: Growing,
    changes: Growing,
    differences: Growing,
    items: table::Rows,
    raters: table::Rows,
    government: table::Rows,
    vignettes: table::Rows,
    homes: table::Rows,
    shares: Growing,
    aggregates: Growing,
    sensitivity: Growing,
    /// What is kept of each area for the aggregates over all areas: of States, and of regions, which have ranks among
    /// themselves.
    gathered: Aggregates,
    gathered_regions: Aggregates,
    /// Without each organisation: what the public may know, and what the desk may.
    robust: table::Rows,
    without: table::Rows,
    /// How often an area was fitted without an organisation, and how often that would have been needed.
    refits: usize,
    not_found: usize,
    /// Pairs of jurisdictions that are not compared, by the reason.
    apart: BTreeMap<&'static str, usize>,
    hidden: usize,
    refused: Vec<String>,
    /// Sweeps of each chain and draws kept, by area.
    areas: BTreeMap<String, serde_json::Value>,
    areas_of_regions: BTreeMap<String, serde_json::Value>,
}

impl Out {
    pub(super) fn new(ratings: &Ratings, plan: &Plan) -> Result<Self, Failure> {
        let mut shares = Growing::new(shares::share_header(ratings))?;
        shares.extend(ratings.passes().into_iter().flat_map(shares::shares))?;
        Ok(Self {
            scores: Growing::new(table::score_header(ratings))?,
            gaps: Growing::new(table::difference_header(&["principle", "jurisdiction", "year"]))?,
            changes: Growing::new(table::difference_header(&["item", "jurisdiction", "from", "to"]))?,
            differences: Growing::new(table::difference_header(&[
                "item",
                "jurisdiction",
                "year",
                "other",
                "other_year",
            ]))?,
            items: vec![table::item_header()],
            raters: vec![table::rater_header()],
            government: vec![table::government_header()],
            vignettes: vec![vignette::vignette_header()],
            homes: vec![home::home_header()],
            shares,
            aggregates: Growing::new(table::aggregate_header())?,
            sensitivity: Growing::new(table::sensitivity_header())?,
            gathered: Aggregates::new(ratings, plan.chains, plan.kept),
            gathered_regions: Aggregates::new(ratings, plan.chains, plan.kept),
            robust: vec![leave_out::robust_header()],
            without: vec![leave_out::left_header()],
            refits: 0,
            not_found: 0,
            apart: BTreeMap::new(),
            hidden: 0,
            refused: Vec::new(),
            areas: BTreeMap::new(),
            areas_of_regions: BTreeMap::new(),
        })
    }

    /// What each score that is shown would be without each organisation.
    pub(super) fn take_without(
        &mut self,
        job: &Job<'_>,
        fit: &Fit,
        results: &Results,
        plan: &Plan,
        refits: usize,
        see: impl FnMut(usize, usize),
    ) {
        let shown = results.scores.iter().map(|(it, _)| it).filter(|it| it.is_shown());
        let scores: Vec<Score> = shown.cloned().collect();
        let left = leave_out::leave_one_out(job.ratings, fit, job.area, plan, &scores, refits, see);
        let how_many = |how: How| left.iter().filter(|it| it.how == how).count();
        self.refits += how_many(How::Refit);
        self.not_found += how_many(How::Not);
        self.robust.extend(leave_out::robust(job.ratings, &scores, &left));
        self.without.extend(leave_out::left_out(job.ratings, job.area, &scores, &left, plan.seed));
    }

    pub(super) fn take(
        &mut self,
        job: &Job<'_>,
        fit: &Fit,
        results: Results,
        args: &Args,
    ) -> Result<(), Failure> {
        let ratings = job.ratings;
        let draws: usize = fit.chains.iter().map(|it| it.len() / fit.width).sum();
        let areas = if job.of_regions { &mut self.areas_of_regions } else { &mut self.areas };
        areas.insert(job.area.to_owned(), serde_json::json!({ "sweeps": fit.sweeps, "draws": draws }));
        let number = areas.len();
        let scores = results.scores.iter().map(|(it, _)| it.clone());
        let (of_regions, scores): (Vec<Score>, Vec<Score>) =
            scores.partition(|it| ratings.is_region(fit.panel.units[it.at.1].jurisdiction));
        if !job.of_regions {
            let aggregates = self.gathered.area(ratings, fit, &scores);
            self.take_aggregates(ratings, &aggregates)?;
        }
        if !of_regions.is_empty() {
            let aggregates = self.gathered_regions.area(ratings, fit, &of_regions);
            self.take_aggregates(ratings, &aggregates)?;
        }
        let (mut shown, mut rows) = (HashSet::new(), table::Rows::new());
        for (it, component) in &results.scores {
            if it.hidden {
                self.hidden += 1;
            } else if args.preview || it.is_shown() {
                shown.insert(it.at);
                rows.push(table::score_row(it, *component));
            } else {
                let quality = it.quality;
                self.refused.push(format!(
                    "{} {} {}: R̂ {:.4}, ESS {:.0} and {:.0}",
                    it.item, it.jurisdiction, it.year, quality.rhat, quality.bulk, quality.tail
                ));
            }
        }
        self.scores.extend(rows)?;
        if args.preview {
            return Ok(());
        }
        let shown = |item: usize, unit: usize| shown.contains(&(item, unit));
        let folder = args.out.join("draws");
        make_folder(&folder)?;
        // Areas in their order, under a number: their names may be any text.
        let name = format!("{}{number:02}", if job.of_regions { "regions-" } else { "" });
        let mut file = BufWriter::new(std::fs::File::create(folder.join(format!("{name}.npy")))?);
        draws::npy(ratings, fit, shown, &mut file)?;
        file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        let columns = write_csv(&draws::column_rows(ratings, fit, shown))?;
        std::fs::write(folder.join(format!("{name}.csv")), columns)?;
        for (why, pairs) in results.apart {
            *self.apart.entry(why).or_default() += pairs;
        }
        // What is not about one jurisdiction is said once: as the fit of the States has it, where there is one.
        for (rows, new, names) in [
            (&mut self.items, table::items(ratings, fit), 1),
            (&mut self.raters, table::raters(ratings, fit), 2),
            (&mut self.vignettes, vignette::vignettes(ratings, fit), 3),
            (&mut self.homes, home::homes(ratings, fit), 2),
        ] {
            let name = |row: &Vec<Cell>| row.iter().take(names).map(|it| it.text().into_owned()).collect();
            let known: HashSet<Vec<String>> =
                if job.of_regions { rows.iter().map(name).collect() } else { HashSet::new() };
            rows.extend(new.into_iter().filter(|row| !known.contains(&name(row))));
        }
        self.government.extend(results.government.iter().map(|it| table::government_row(ratings, fit, it)));
        for (all, file, what) in [
            (results.gaps, &mut self.gaps, "gap"),
            (results.changes, &mut self.changes, "change"),
            (results.differences, &mut self.differences, "difference"),
        ] {
            let mut rows = table::Rows::new();
            for it in all {
                if it.quality.is_enough() {
                    rows.push(it.row());
                } else {
                    let names: Vec<String> =
                        it.between.names().iter().map(|cell| cell.text().into_owned()).collect();
                    self.refused.push(format!("{what} {}: R̂ {:.4}", names.join(" "), it.quality.rhat));
                }
            }
            file.extend(rows)?;
        }
        Ok(())
    }

    /// The aggregates over all areas of a pass, after its last job.
    pub(super) fn take_overall(&mut self, job: &Job<'_>) -> Result<(), Failure> {
        if !job.of_regions {
            self.take_aggregates(job.ratings, &self.gathered.overall())?;
        }
        if job.ratings.has_regions() {
            self.take_aggregates(job.ratings, &self.gathered_regions.overall())?;
        }
        Ok(())
    }

    fn take_aggregates(&mut self, ratings: &Ratings, all: &[Aggregate]) -> Result<(), Failure> {
        self.aggregates.extend(all.iter().map(|it| table::aggregate_row(ratings, it)))?;
        self.sensitivity.extend(all.iter().filter_map(|it| table::sensitivity_row(ratings, it)))?;
        for it in all {
            if let Err(Missing::Unmet(quality)) = &it.value {
                self.refused.push(format!(
                    "aggregate {} {} {} {}: R̂ {:.4}, ESS {:.0} and {:.0}",
                    it.area.as_deref().unwrap_or("over all areas"),
                    it.dimension,
                    ratings.jurisdictions[it.jurisdiction],
                    it.year,
                    quality.rhat,
                    quality.bulk,
                    quality.tail
                ));
            }
        }
        Ok(())
    }

    pub(super) fn write(&self, args: &Args) -> Result<(), Failure> {
        let out = &args.out;
        if args.preview {
            std::fs::write(out.join("preview.csv"), &self.scores.bytes)?;
            return Ok(());
        }
        make_folder(&out.join("desk"))?;
        if args.leave_one_out.is_some() {
            std::fs::write(out.join("robust.csv"), write_csv(&self.robust)?)?;
            std::fs::write(out.join("desk/leave_one_out.csv"), write_csv(&self.without)?)?;
        }
        for (name, file) in [
            ("scores.csv", &self.scores),
            ("gaps.csv", &self.gaps),
            ("changes.csv", &self.changes),
            ("differences.csv", &self.differences),
            ("shares.csv", &self.shares),
            ("aggregates.csv", &self.aggregates),
            ("sensitivity.csv", &self.sensitivity),
        ] {
            std::fs::write(out.join(name), &file.bytes)?;
        }
        for (name, rows) in [
            ("items.csv", &self.items),
            ("government.csv", &self.government),
            ("vignettes.csv", &self.vignettes),
            ("homes.csv", &self.homes),
            ("desk/raters.csv", &self.raters),
        ] {
            std::fs::write(out.join(name), write_csv(rows)?)?;
        }
        Ok(())
    }

    /// What `run.json` says.
    pub(super) fn run(
        &self,
        ratings: &Ratings,
        plan: &Plan,
        input: &str,
        args: &Args,
        seconds: f64,
    ) -> serde_json::Value {
        let mut run = serde_json::json!({
            "model": MODEL,
            "preview": args.preview,
            "confidence": args.confidence,
            "program": env!("CARGO_PKG_VERSION"),
            "input": input,
            "seed": plan.seed,
            "chains": plan.chains,
            "areas": self.areas,
            "ratings": ratings.all.len(),
            "levels": ratings.levels,
            "published": self.scores.rows,
            "hidden": self.hidden,
            "refused": self.refused,
            "not_compared": self.apart,
            "seconds": seconds,
        });
        if ratings.has_regions() {
            let parents = ratings.jurisdictions.iter().zip(&ratings.parents);
            let parents: BTreeMap<&String, &String> =
                parents.filter_map(|(name, state)| Some((name, &ratings.jurisdictions[(*state)?]))).collect();
            run["regions"] = serde_json::json!({
                "model": region::MODEL,
                "inform_state": args.inform_state,
                "parents": parents,
                "areas": self.areas_of_regions,
            });
        }
        if args.leave_one_out.is_some() {
            run["leave_one_out"] = serde_json::json!({ "refits": self.refits, "not_found": self.not_found });
        }
        run
    }

    /// What is said on the terminal.
    pub(super) fn tell(&self, ratings: &Ratings, args: &Args, seconds: f64) {
        print(format!(
            "{} scores of {} items in {:.1} s, in {}",
            self.scores.rows,
            ratings.items.len(),
            seconds,
            args.out.display()
        ));
        if args.preview {
            print("  A preview: not converged, not to be published");
        }
        if self.hidden > 0 {
            print(format!(
                "  {} rest on fewer than {} organisations, or mostly on one, and are not shown",
                self.hidden,
                score::HIDDEN_BELOW
            ));
        }
        if !self.refused.is_empty() {
            print(format!(
                "  {} did not converge and are refused: they are listed in run.json",
                self.refused.len()
            ));
        }
    }
}
