//! Comparing a batch with what is stored, and writing what is new or different in one transaction.

use super::ImportError;
use super::batch::Batch;
use super::outcome::{ChangeLine, FileStamp, Outcome, Progress, Step};
use super::refused::{Refused, RowError, shortened};
use crate::App;
use diligence_domain::observation::Key;
use diligence_domain::{Observation, TreatyStatus, Value, Variable};
use diligence_sheet::Place;
use diligence_store::{ImportRun, Stored, Tx};
use std::collections::{BTreeSet, HashMap, HashSet};
use tokio::sync::Mutex;

/// Values between two reports of progress.
const STRIDE: usize = 100;

/// Imports a batch; with `dry_run`, only says what would change. `stamp` is the file it was read from.
///
/// A batch that is stored already changes nothing, not even the revision.
///
/// # Errors
/// A batch that holds one key twice, a database that refuses. Then nothing was changed.
pub async fn run(
    app: &App,
    batch: Batch,
    stamp: FileStamp,
    dry_run: bool,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Outcome, ImportError> {
    /// One at a time, so that a file sent twice at once is compared with what its first import wrote.
    static TURN: Mutex<()> = Mutex::const_new(());

    check(&batch).map_err(|refused| ImportError::Refused { file: stamp.name.clone(), refused })?;
    let _turn = TURN.lock().await;
    progress(Progress::begin(Step::Comparing));
    let mut plan = Plan::make(app, &batch).await?;
    plan.outcome.dry_run = dry_run;
    if !dry_run && !plan.outcome.is_unchanged() {
        write(app, &batch, stamp, &plan, progress).await?;
    }
    let Plan { outcome, .. } = plan;
    Ok(Outcome { left_out: batch.left_out, notes: batch.notes, ..outcome })
}

/// No key twice, no value without its variable: parsers see to it with row numbers, this for everybody.
fn check(batch: &Batch) -> Result<(), Refused> {
    const ONE: &str = "Keep one of them";
    let mut refused = Refused::default();
    let mut wrong = |value: String, problem: &str, remedy: &str| {
        refused.push(RowError::new(Place::default(), value, problem, remedy));
    };
    let mut codes = HashSet::new();
    for it in batch.variables.iter().filter(|it| !codes.insert(it.code.as_str())) {
        wrong(it.code.clone(), "is described twice", ONE);
    }
    let mut keys = HashSet::new();
    for it in &batch.observations {
        if !keys.insert(&it.key) {
            wrong(name(&it.key), "stands twice", ONE);
        } else if !codes.contains(it.key.variable.as_str()) {
            wrong(name(&it.key), "is about a variable that is not described", "Describe it, or leave it out");
        }
    }
    let mut treaties = HashSet::new();
    for it in batch.treaties.iter().filter(|it| !treaties.insert(treaty_key(it))) {
        wrong(treaty_name(it), "stands twice", ONE);
    }
    refused.or(())
}

/// What is new or different.
#[derive(Debug)]
struct Plan<'a> {
    observations: Vec<&'a Observation>,
    treaties: Vec<&'a TreatyStatus>,
    outcome: Outcome,
}

impl<'a> Plan<'a> {
    async fn make(app: &App, batch: &'a Batch) -> Result<Self, ImportError> {
        let (source, edition) = (&batch.dataset.source, &batch.dataset.edition);
        let mut plan = Self {
            observations: Vec::new(),
            treaties: Vec::new(),
            outcome: Outcome {
                source: source.clone(),
                edition: edition.clone(),
                added: 0,
                changed: 0,
                same: 0,
                absent: 0,
                described: 0,
                changes: Vec::new(),
                more_changes: 0,
                left_out: Vec::new(),
                notes: Vec::new(),
                dry_run: false,
            },
        };
        plan.describe(app, batch).await?;
        let stored = app.store().observations(source, edition).await?;
        plan.observe(batch, &stored);
        if !batch.treaties.is_empty() {
            plan.bind(batch, &app.store().all_treaty_status().await?);
        }
        Ok(plan)
    }

    async fn describe(&mut self, app: &App, batch: &Batch) -> Result<(), ImportError> {
        let datasets = app.store().datasets().await?;
        let dataset = &batch.dataset;
        let stored = datasets.iter().find(|it| it.source == dataset.source && it.edition == dataset.edition);
        if stored != Some(dataset) {
            self.outcome.described += 1;
        }
        if let Some(stored) = stored.filter(|it| *it != dataset) {
            let said = |it: &diligence_domain::Dataset| {
                format!("{}; {}; {}; {}; {}", it.title, it.publisher, it.licence, it.url, it.citation)
            };
            self.outcome.change(|| {
                line(&format!("{} {}", dataset.source, dataset.edition), &said(stored), &said(dataset))
            });
        }
        let stored = app.store().variables(&dataset.source, &dataset.edition).await?;
        let stored: HashMap<&str, &Variable> = stored.iter().map(|it| (it.code.as_str(), it)).collect();
        for variable in &batch.variables {
            let before = stored.get(variable.code.as_str()).copied();
            if before == Some(variable) {
                continue;
            }
            self.outcome.described += 1;
            if let Some(before) = before {
                let said = |it: &Variable| {
                    format!("{}; {}; {}; {}", it.words, it.unit, it.better.as_str(), it.caveat)
                };
                self.outcome.change(|| line(&variable.code, &said(before), &said(variable)));
            }
        }
        Ok(())
    }

    fn observe(&mut self, batch: &'a Batch, stored: &[Observation]) {
        let codes: BTreeSet<&str> = batch.variables.iter().map(|it| it.code.as_str()).collect();
        let mut stored: HashMap<&Key, &Observation> = stored
            .iter()
            .filter(|it| codes.contains(it.key.variable.as_str()))
            .map(|it| (&it.key, it))
            .collect();
        for it in &batch.observations {
            match stored.remove(&it.key) {
                Some(before) if before == it => self.outcome.same += 1,
                Some(before) => {
                    self.outcome.changed += 1;
                    self.outcome.change(|| line(&name(&it.key), &said(before), &said(it)));
                    self.observations.push(it);
                }
                None => {
                    self.outcome.added += 1;
                    self.observations.push(it);
                }
            }
        }
        self.outcome.absent += stored.len();
    }

    fn bind(&mut self, batch: &'a Batch, stored: &[TreatyStatus]) {
        let told: BTreeSet<(&str, &str)> =
            batch.treaties.iter().map(|it| (it.treaty.as_str(), it.source.as_str())).collect();
        let mut stored: HashMap<_, &TreatyStatus> = stored
            .iter()
            .filter(|it| told.contains(&(it.treaty.as_str(), it.source.as_str())))
            .map(|it| (treaty_key(it), it))
            .collect();
        for it in &batch.treaties {
            match stored.remove(&treaty_key(it)) {
                Some(before) if before == it => self.outcome.same += 1,
                Some(before) => {
                    self.outcome.changed += 1;
                    self.outcome.change(|| line(&treaty_name(it), &treaty_said(before), &treaty_said(it)));
                    self.treaties.push(it);
                }
                None => {
                    self.outcome.added += 1;
                    self.treaties.push(it);
                }
            }
        }
        self.outcome.absent += stored.len();
    }
}

async fn write(
    app: &App,
    batch: &Batch,
    stamp: FileStamp,
    plan: &Plan<'_>,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<(), ImportError> {
    let now = app.now_ms();
    let total = plan.observations.len() + plan.treaties.len();
    let mut done = 0;
    let mut step = |progress: &mut (dyn FnMut(Progress) + Send)| {
        let tells = done % STRIDE == 0 || done == total;
        if tells {
            progress(Progress { step: Step::Writing, done, total });
        }
        done += 1;
        tells
    };
    step(progress);
    let mut tx = app.store().begin().await?; // dropped on the way out, it leaves no trace
    let variables = describe(&mut tx, batch, now).await?;
    for it in &plan.observations {
        // `check` holds that every observation's variable is described.
        if let Some(variable) = variables.get(it.key.variable.as_str()) {
            tx.save_observation(variable, it).await?;
        }
        if step(progress) {
            // A database that always answers at once must not keep an import from being stopped.
            tokio::task::yield_now().await;
        }
    }
    for it in &plan.treaties {
        tx.save_treaty_status(it).await?;
        if step(progress) {
            tokio::task::yield_now().await;
        }
    }
    let Outcome { added, changed, same, .. } = plan.outcome;
    let [added, changed, same] = [added, changed, same].map(|it| i64::try_from(it).unwrap_or(i64::MAX));
    let source = batch.dataset.source.clone();
    let run = ImportRun {
        source,
        file_name: stamp.name,
        file_digest: stamp.digest,
        added,
        changed,
        same,
        created_ms: now,
    };
    tx.record_import(&crate::new_id(), &run).await?;
    tx.commit().await?;
    Ok(())
}

async fn describe<'a>(
    tx: &mut Tx,
    batch: &'a Batch,
    now: i64,
) -> Result<HashMap<&'a str, Stored>, ImportError> {
    let dataset = tx.save_dataset(&crate::new_id(), &batch.dataset, now).await?;
    let mut variables = HashMap::new();
    for it in &batch.variables {
        variables.insert(it.code.as_str(), tx.save_variable(&crate::new_id(), &dataset, it).await?);
    }
    Ok(variables)
}

/// A change, cut to where the two texts begin to differ.
fn line(key: &str, before: &str, after: &str) -> ChangeLine {
    const ALIKE: usize = 40;
    let alike = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let cut = |text: &str| match alike.checked_sub(ALIKE) {
        None | Some(0) => shortened(text),
        Some(skipped) => shortened(&format!("…{}", text.chars().skip(skipped).collect::<String>())),
    };
    ChangeLine { key: key.to_owned(), before: cut(before), after: cut(after) }
}

fn name(key: &Key) -> String {
    let words = [&key.variable, key.jurisdiction.as_str(), &key.period, &key.disaggregation];
    words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

fn said(it: &Observation) -> String {
    use std::fmt::Write as _;
    let mut words = match &it.value {
        Value::Number(number) => number.to_string(),
        Value::Answer { code, words } if code == words => words.clone(),
        Value::Answer { code, words } => format!("{words} (code {code})"),
        Value::NotApplicable => "not applicable".into(),
    };
    if it.lower.is_some() || it.upper.is_some() {
        let shown = |bound: Option<f64>| bound.map_or("none".to_owned(), |it| it.to_string());
        let _ = write!(words, " ({} to {})", shown(it.lower), shown(it.upper));
    }
    if it.year.to_string() != it.key.period {
        let _ = write!(words, ", {}", it.year);
    }
    if !it.note.is_empty() {
        let _ = write!(words, ", “{}”", it.note);
    }
    words
}

fn treaty_key(it: &TreatyStatus) -> (&str, &str, &str) {
    (&it.treaty, it.jurisdiction.as_str(), &it.source)
}

fn treaty_name(it: &TreatyStatus) -> String {
    format!("{} {}", it.treaty, it.jurisdiction)
}

fn treaty_said(it: &TreatyStatus) -> String {
    let reservations = it.reservations.as_deref().unwrap_or("not known");
    let since = if it.since.is_empty() { String::new() } else { format!(" since {}", it.since) };
    let note = if it.note.is_empty() { String::new() } else { format!(", “{}”", it.note) };
    let reservations = if reservations.is_empty() { "none" } else { reservations };
    format!("{}{since}, reservations {reservations}, as of {}{note}", it.state.as_str(), it.source_date)
}
