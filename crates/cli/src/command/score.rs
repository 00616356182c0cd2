//! `score`: the measurement model on a file of ratings.

mod begun;
mod out;

use super::make_folder;
use crate::args::Score as Args;
use crate::failure::Failure;
use begun::Begun;
use diligence_framework::digest;
use diligence_scoring::{Job, MODEL, Plan, Ratings, Results, ratings, region};
use diligence_sheet::read_bytes;
use indicatif::{ProgressBar, ProgressStyle};
use out::Out;
use std::time::Instant;

pub fn run(args: &Args) -> Result<(), Failure> {
    let started = Instant::now();
    let name = args.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(&args.file).map_err(|error| {
        Failure::new(format!("{}: {error}", args.file.display()))
            .remedy("Name a file of ratings that can be read.")
    })?;
    let input = digest::hex(&bytes);
    let book = read_bytes(&name, &bytes, &ratings::limits())?;
    drop(bytes);
    let sheet = book.sheets.first().ok_or_else(|| Failure::new(format!("“{name}” holds no table")))?;
    let mut ratings = Ratings::read(sheet)
        .map_err(|error| Failure::new(format!("“{name}”: {error}")).remedy("Nothing was scored."))?;

    drop(book);
    ratings.weigh = args.confidence;
    ratings.inform_state = args.inform_state;
    if let Some(states) = &mut ratings.states {
        states.weigh = args.confidence;
    }
    let jobs = Job::all(&ratings);
    let mut plan = Plan { seed: args.seed, chains: args.chains, ..Plan::default() };
    if args.preview {
        plan = Plan { warm: 200, kept: 150, thin: 1, doublings: 0, ..plan };
    }
    let begun = Begun::new(
        &args.out,
        &format!(
            "{MODEL} {} {} {input} {plan:?} {} {}",
            region::MODEL,
            env!("CARGO_PKG_VERSION"),
            args.confidence,
            args.inform_state
        ),
    );
    make_folder(&begun.folder)?;
    let style = ProgressStyle::with_template("{msg}  {elapsed}").unwrap_or(ProgressStyle::default_bar());
    let bar = ProgressBar::new_spinner().with_style(style);
    bar.enable_steady_tick(std::time::Duration::from_millis(500));
    let mut work = Work::new(&jobs);
    let mut out = Out::new(&ratings, &plan)?;
    for (number, job) in jobs.iter().enumerate() {
        let regions = if job.of_regions { ", regions" } else { "" };
        let name = format!("Scoring {}{regions} ({} of {})", job.area, number + 1, jobs.len());
        let fit = if let Some(fit) = begun.restore(job) {
            work.skip(number);
            fit
        } else {
            let mut checked = String::new();
            let fit = job.run(&plan, |seen| {
                if let Some((rhat, ess)) = seen.checked {
                    checked = format!(", R̂ {rhat:.3}, ESS {ess:.0}");
                }
                let left = work.left(number, seen.sweeps, seen.wanted);
                bar.set_message(format!("{name}: {} sweeps{checked}{left}", seen.sweeps));
            });
            work.done(number, fit.sweeps);
            begun.save(job, &fit)?;
            fit
        };
        bar.set_message(format!("{name}: writing"));
        let results = Results::of(job.ratings, &fit, args.seed);
        if let Some(refits) = args.leave_one_out.filter(|_| !args.preview) {
            out.take_without(job, &fit, &results, &plan, refits, |done, of| {
                bar.set_message(format!("{name}: without each organisation, {done} of {of}"));
            });
        }
        out.take(job, &fit, results, args)?;
        if jobs.get(number + 1).is_none_or(|next| next.of_regions != job.of_regions) {
            out.take_overall(job)?;
        }
    }
    bar.finish_and_clear();
    out.write(args)?;
    begun.forget();
    let run = out.run(&ratings, &plan, &input, args, started.elapsed().as_secs_f64());
    std::fs::write(args.out.join("run.json"), serde_json::to_string_pretty(&run)? + "\n")?;
    out.tell(&ratings, args, started.elapsed().as_secs_f64());
    Ok(())
}

/// How much is done and how long the rest may take: a sweep costs as much as the area has ratings, and areas that have
/// not begun are taken to need as many sweeps as those before, on average.
struct Work {
    started: Instant,
    ratings: Vec<f64>,
    spent: f64,
    sweeps: Vec<f64>,
}

impl Work {
    fn new(jobs: &[Job<'_>]) -> Self {
        let of_job = |job: &Job<'_>| {
            let mut of_item = vec![0_u32; job.ratings.items.len()];
            job.ratings.all.iter().for_each(|it| of_item[it.item] += 1);
            job.items.iter().map(|it| f64::from(of_item[*it])).sum()
        };
        let ratings = jobs.iter().map(of_job).collect();
        Self { started: Instant::now(), ratings, spent: 0.0, sweeps: Vec::new() }
    }

    #[allow(clippy::cast_precision_loss)] // some thousands
    fn done(&mut self, area: usize, sweeps: usize) {
        self.spent += self.ratings[area] * sweeps as f64;
        self.sweeps.push(sweeps as f64);
    }

    /// This area costs nothing: it was there.
    fn skip(&mut self, area: usize) {
        self.ratings[area] = 0.0;
    }

    #[allow(clippy::cast_precision_loss)] // some thousands
    fn left(&self, area: usize, sweeps: usize, wanted: usize) -> String {
        let (sweeps, wanted) = (sweeps as f64, wanted as f64);
        let mean = self.sweeps.iter().sum::<f64>() / (self.sweeps.len().max(1) as f64);
        let each = wanted.max(mean);
        let spent = self.spent + self.ratings[area] * sweeps;
        let rest = self.ratings[area] * (wanted - sweeps)
            + self.ratings[area + 1..].iter().map(|it| it * each).sum::<f64>();
        let seconds = self.started.elapsed().as_secs_f64() * rest / spent.max(1.0);
        if seconds < 90.0 {
            format!(", about {seconds:.0} s left")
        } else {
            format!(", about {:.0} min left", seconds / 60.0)
        }
    }
}
