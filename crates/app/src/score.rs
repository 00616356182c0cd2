//! Scoring a file of ratings and keeping what may be shown.

use crate::{App, new_id};
use diligence_domain::score::{
    Change, Contrast, Convergence, Estimate, Figures, Gap, Results, Robustness, Run, Said, Score,
    SelfAssessment, Withheld,
};
use diligence_domain::{Dimension, JurisdictionCode, Register};
use diligence_framework::{Edition, digest};
use diligence_scoring::fit::Quality;
use diligence_scoring::score::Spread;
use diligence_scoring::table::{At, Between, Difference};
use diligence_scoring::{
    self as scoring, Fit, Job, MODEL, Plan, Ratings, RatingsError, Seen, leave_out, ratings, region,
};
use std::collections::HashMap;

/// Why nothing was scored or kept.
#[derive(Debug, thiserror::Error)]
pub enum ScoreError {
    /// The file is no table.
    #[error(transparent)]
    Sheet(#[from] diligence_sheet::SheetError),
    /// The file holds no table.
    #[error("“{0}” holds no table. Name a file of ratings")]
    Empty(String),
    /// Rows that cannot be understood.
    #[error("“{file}”: {source}")]
    Ratings {
        /// The file.
        file: String,
        /// Its rows.
        source: RatingsError,
    },
    /// Items that the edition does not have.
    #[error(
        "“{file}”, column item: {what} not in the edition {edition}. Write a principle’s code with .law or .practice, \
         such as PT3.law"
    )]
    Item {
        /// The file.
        file: String,
        /// The edition.
        edition: String,
        /// Items.
        what: String,
    },
    /// Jurisdictions that do not exist.
    #[error("“{file}”, column jurisdiction: {what} in no register. Write an ISO 3166 code, such as MYS")]
    Jurisdiction {
        /// The file.
        file: String,
        /// Codes.
        what: String,
    },
    /// Levels that no principle has.
    #[error("“{file}”, column rating: levels run from 0 to {HIGHEST}, and the file has {highest}")]
    Level {
        /// The file.
        file: String,
        /// The highest.
        highest: u32,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] diligence_store::Error),
    /// The calculation was stopped.
    #[error("the calculation was stopped: {0}. Nothing was kept")]
    Stopped(String),
}

/// How a file is scored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct How {
    /// How areas are fitted.
    pub plan: Plan,
    /// How many times, at most, each area is fitted again without one organisation, to say what hangs on a single one.
    pub refits: usize,
}

/// What is seen while areas are fitted one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The area.
    pub area: String,
    /// Which of them, counted from one.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// What is done with it.
    pub doing: Doing,
}

/// What is done with an area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Doing {
    /// It is fitted: how far its chains are.
    Fitting(Seen),
    /// Organisations are left out: how many of how many.
    LeavingOut(usize, usize),
}

/// The highest level of a principle's scale.
const HIGHEST: u32 = 4;

/// Scores a file of ratings under an edition and keeps the run, all at once or not at all. An equal run that is kept
/// already is not calculated again. Answers with how many scores are new.
///
/// # Errors
/// A file that cannot be understood, with its rows; a database that refuses.
pub async fn file(
    app: &App,
    edition: &Edition,
    (name, bytes): (&str, Vec<u8>),
    how: How,
    mut progress: impl FnMut(Step) + Send + 'static,
) -> Result<usize, ScoreError> {
    let ratings = read(edition, name, &bytes)?;
    let run = Run {
        edition: edition.code().to_owned(),
        model: if ratings.has_regions() { format!("{MODEL}; {}", region::MODEL) } else { MODEL.to_owned() },
        input: digest::hex(&bytes),
        seed: how.plan.seed,
        chains: u32::try_from(how.plan.chains).unwrap_or(u32::MAX),
        draws: 0,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        ratings: u32::try_from(ratings.all.len()).unwrap_or(u32::MAX),
        created_ms: app.now_ms(),
    };
    if app.store().has_run(&run).await? {
        return Ok(0);
    }
    let made = tokio::task::spawn_blocking(move || calculate(&ratings, &how, run, &mut progress));
    let results = made.await.map_err(|error| ScoreError::Stopped(error.to_string()))?;
    let mut tx = app.store().begin().await?;
    tx.add_results(&new_id(), &results).await?;
    tx.commit().await?;
    Ok(results.scores.len())
}

/// Reads ratings whose items, jurisdictions and levels all exist.
fn read(edition: &Edition, name: &str, bytes: &[u8]) -> Result<Ratings, ScoreError> {
    let file = name.to_owned();
    let book = diligence_sheet::read_bytes(name, bytes, &ratings::limits())?;
    let sheet = book.sheets.first().ok_or_else(|| ScoreError::Empty(file.clone()))?;
    let ratings =
        Ratings::read(sheet).map_err(|source| ScoreError::Ratings { file: file.clone(), source })?;
    let known = |item: &str| split(item).is_some_and(|(principle, _)| edition.principle(principle).is_some());
    let strange: Vec<&str> = ratings.items.iter().map(String::as_str).filter(|it| !known(it)).collect();
    if !strange.is_empty() {
        return Err(ScoreError::Item { file, edition: edition.code().to_owned(), what: listed(&strange) });
    }
    let strange: Vec<&str> = ratings
        .jurisdictions
        .iter()
        .map(String::as_str)
        .filter(|it| !it.starts_with('~') && code(it).is_none())
        .collect();
    if !strange.is_empty() {
        return Err(ScoreError::Jurisdiction { file, what: listed(&strange) });
    }
    let highest = ratings.lowest + u32::try_from(ratings.levels.saturating_sub(1)).unwrap_or(u32::MAX);
    if highest > HIGHEST {
        return Err(ScoreError::Level { file, highest });
    }
    Ok(ratings)
}

/// The first few in words.
fn listed(strange: &[&str]) -> String {
    let first: Vec<String> = strange.iter().take(5).map(|it| format!("“{it}”")).collect();
    let more = if strange.len() > first.len() {
        format!(" and {} more", strange.len() - first.len())
    } else {
        String::new()
    };
    format!("{}{more} {}", first.join(", "), if strange.len() == 1 { "is" } else { "are" })
}

fn split(item: &str) -> Option<(&str, Dimension)> {
    let (principle, dimension) = item.rsplit_once('.')?;
    Some((principle, Dimension::parse(dimension)?))
}

fn code(text: &str) -> Option<JurisdictionCode> {
    text.parse().ok().filter(|code| Register::shipped().get(*code).is_some())
}

/// Fits every area and gathers what may be shown.
fn calculate(
    ratings: &Ratings,
    How { plan, refits }: &How,
    run: Run,
    progress: &mut dyn FnMut(Step),
) -> Results {
    let jobs = Job::all(ratings);
    let mut results = Results::of(run);
    for (number, job) in (1..).zip(&jobs) {
        let mut tell = |doing| progress(Step { area: job.area.to_owned(), number, of: jobs.len(), doing });
        let fit = job.run(plan, |seen| tell(Doing::Fitting(seen)));
        let draws: usize = fit.chains.iter().map(|it| it.len() / fit.width).sum();
        let draws = u32::try_from(draws).unwrap_or(u32::MAX);
        results.run.draws = if number == 1 { draws } else { results.run.draws.min(draws) };
        let made = scoring::Results::of(job.ratings, &fit, plan.seed);
        let shown: Vec<scoring::Score> =
            made.scores.iter().map(|(it, _)| it).filter(|it| it.is_shown()).cloned().collect();
        let left =
            leave_out::leave_one_out(job.ratings, &fit, job.area, plan, &shown, *refits, |done, of| {
                tell(Doing::LeavingOut(done, of));
            });
        let words = leave_out::words(job.ratings, &shown, &left);
        let words = shown.iter().zip(words).filter_map(|(it, word)| Some((it.at, word?))).collect();
        take(job.ratings, &fit, &made, &words, &mut results);
    }
    results
}

/// Files and pages say the same: what is kept has four digits after the point, as the files of `diligence score` have.
fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

fn estimate(spread: &Spread) -> Estimate {
    let [within68, within90, within95] = spread.within.map(|(from, to)| (round(from), round(to)));
    Estimate { median: round(spread.median), sd: round(spread.sd), within68, within90, within95 }
}

fn convergence(quality: Quality) -> Convergence {
    Convergence { rhat: round(quality.rhat), ess_bulk: quality.bulk.round(), ess_tail: quality.tail.round() }
}

fn contrast(it: &Difference) -> Result<Contrast, Withheld> {
    if !it.quality.is_enough() {
        return Err(Withheld::NotConverged);
    }
    Ok(Contrast { by: estimate(&it.spread), above: round(it.above), convergence: convergence(it.quality) })
}

fn figures(
    ratings: &Ratings,
    it: &scoring::Score,
    component: usize,
    robustness: Option<Robustness>,
) -> Result<Figures, Withheld> {
    if it.hidden {
        return Err(Withheld::FewOrganisations);
    }
    if !it.is_shown() {
        return Err(Withheld::NotConverged);
    }
    let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    let mut chances = [0.0; HIGHEST as usize + 1];
    // A file whose ratings begin above 0 or end below 4 says nothing of the levels beyond.
    for (chance, own) in chances.iter_mut().skip(ratings.lowest as usize).zip(&it.chances) {
        *chance = round(*own);
    }
    Ok(Figures {
        rating: estimate(&it.expected),
        place: estimate(&it.place),
        chances,
        level: it.level,
        raters: count(it.raters),
        organisations: count(it.organisations),
        ratings: count(it.ratings),
        unknown: count(it.unknown),
        not_applicable: count(it.not_applicable),
        convergence: convergence(it.quality),
        component: count(component),
        thin: it.is_thin(),
        robustness,
    })
}

/// Adds what the fit of one area says. What is read was checked: items are principles, jurisdictions exist.
fn take(
    ratings: &Ratings,
    fit: &Fit,
    made: &scoring::Results,
    words: &HashMap<(usize, usize), Robustness>,
    results: &mut Results,
) {
    for (it, component) in &made.scores {
        let (Some((principle, dimension)), Some(jurisdiction)) = (split(&it.item), code(&it.jurisdiction))
        else {
            continue;
        };
        results.scores.push(Score {
            principle: principle.to_owned(),
            dimension,
            jurisdiction,
            year: it.year,
            figures: figures(ratings, it, *component, words.get(&it.at).copied()),
        });
    }
    let place = |at: &At| Some((code(&at.jurisdiction)?, at.year));
    for it in &made.gaps {
        let Between::Gap { principle, at } = &it.between else { continue };
        let Some((jurisdiction, year)) = place(at) else { continue };
        let principle = principle.clone();
        results.gaps.push(Gap { principle, jurisdiction, year, contrast: contrast(it) });
    }
    for it in &made.changes {
        let Between::Change { item, from, to } = &it.between else { continue };
        let (Some((principle, dimension)), Some((jurisdiction, year))) = (split(item), place(to)) else {
            continue;
        };
        let principle = principle.to_owned();
        results.changes.push(Change {
            principle,
            dimension,
            jurisdiction,
            from: *from,
            to: year,
            contrast: contrast(it),
        });
    }
    for it in &made.government {
        let (item, unit) = it.at;
        let (item, unit) = (&ratings.items[fit.panel.items[item]], fit.panel.units[unit]);
        let (Some((principle, dimension)), Some(jurisdiction)) =
            (split(item), code(&ratings.jurisdictions[unit.jurisdiction]))
        else {
            continue;
        };
        results.self_assessments.push(SelfAssessment {
            principle: principle.to_owned(),
            dimension,
            jurisdiction,
            year: unit.year,
            said: Said { rating: it.rating, above: round(it.above) },
        });
    }
}
