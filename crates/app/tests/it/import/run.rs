//! Comparing with what is stored, and writing all or nothing.

use super::unstats::{estimate, law, tsv, with};
use super::{open, parse_ratification, parse_unstats, parse_wbl, ratification, status};
use diligence_app::App;
use diligence_app::import::{self, Batch, FileStamp, ImportError, Outcome, Step};
use diligence_domain::{TreatyState, Value};
use diligence_store::Store;
use diligence_testkit::databases;
use std::sync::Arc;
use tokio::sync::Notify;

fn stamp() -> FileStamp {
    FileStamp { name: "file.tsv".into(), digest: "00".into() }
}

async fn run(app: &App, batch: &Batch, dry_run: bool) -> Outcome {
    import::run(app, batch.clone(), stamp(), dry_run, &mut |_| {}).await.unwrap()
}

/// One answer per year from 1990.
fn laws(years: i32) -> Batch {
    let mut batch = parse_unstats(&tsv(&[law()])).unwrap();
    let first = batch.observations.remove(0);
    batch.observations.extend((1990..1990 + years).map(|year| {
        let mut it = first.clone();
        (it.year, it.key.period) = (year, year.to_string());
        it
    }));
    batch
}

/// Everything that an import can touch.
async fn all(store: &Store) -> (i64, usize, usize, usize, usize) {
    (
        store.revision().await.unwrap(),
        store.datasets().await.unwrap().len(),
        store.observations("unstats-gender", "2021").await.unwrap().len(),
        store.all_treaty_status().await.unwrap().len(),
        store.import_runs().await.unwrap().len(),
    )
}

#[tokio::test]
async fn what_is_new_different_same_and_absent_is_told() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let app = app.with_clock(|| 1_000);
        let batch = laws(4);
        let outcome = run(&app, &batch, false).await;
        assert_eq!(
            (outcome.added, outcome.changed, outcome.same, outcome.absent),
            (4, 0, 0, 0),
            "{}",
            scratch.engine
        );
        assert_eq!((outcome.described, outcome.changes.len()), (2, 0)); // the dataset and its variable
        assert_eq!(store.observations("unstats-gender", "2021").await.unwrap(), batch.observations);
        let runs = store.import_runs().await.unwrap();
        assert_eq!((runs[0].file_name.as_str(), runs[0].added, runs[0].created_ms), ("file.tsv", 4, 1_000));

        let mut later = batch.clone();
        later.observations.remove(0); // gone from the file: kept
        later.observations[0].value = Value::Answer { code: "8".into(), words: "Yes".into() };
        later.observations.push(laws(5).observations.remove(4));
        let outcome = run(&app, &later, false).await;
        assert_eq!(
            (outcome.added, outcome.changed, outcome.same, outcome.absent),
            (1, 1, 2, 1),
            "{}",
            scratch.engine
        );
        let [change] = &outcome.changes[..] else { panic!("{outcome:?}") };
        assert_eq!(change.key, "DV_LAW NAM 1991");
        assert_eq!(change.before, "No (code 9), “Estimated.”");
        assert_eq!(change.after, "Yes (code 8), “Estimated.”");
        assert_eq!(store.observations("unstats-gender", "2021").await.unwrap().len(), 5);
        let runs = store.import_runs().await.unwrap();
        assert_eq!((runs[1].added, runs[1].changed, runs[1].same), (1, 1, 2));
    }
}

#[tokio::test]
async fn the_same_again_changes_nothing() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let estimates = parse_unstats(&tsv(&[estimate()])).unwrap();
        let treaties = parse_ratification(
            &format!(
                "{}NA,Namibia,1,1992,0,0,state party,\nZW,Zimbabwe,0,,0,0,state party,",
                ratification::HEADER
            ),
            "CEDAW",
        )
        .unwrap();
        let wbl = parse_wbl(&super::wbl::Wbl::new().bytes()).unwrap();
        for batch in [laws(3), estimates, treaties, wbl] {
            let first = run(&app, &batch, false).await;
            assert_eq!((first.changed, first.same), (0, 0), "{first:?}");
            let before = all(&store).await;
            let second = run(&app, &batch, false).await;
            assert!(second.is_unchanged(), "{}: {second:?}", scratch.engine);
            assert_eq!((second.same, second.absent), (first.added, 0));
            assert_eq!(all(&store).await, before, "{}", scratch.engine);
        }
    }
}

#[tokio::test]
async fn a_series_of_the_same_dataset_is_not_absent() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        run(&app, &laws(3), false).await;
        let outcome = run(&app, &parse_unstats(&tsv(&[estimate()])).unwrap(), false).await;
        assert_eq!((outcome.added, outcome.absent, outcome.described), (1, 0, 1), "{}", scratch.engine);
        assert_eq!(store.observations("unstats-gender", "2021").await.unwrap().len(), 4);
    }
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_writes_nothing() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let before = all(&store).await;
        let dry = run(&app, &laws(3), true).await;
        assert!(dry.dry_run && !dry.is_unchanged());
        assert_eq!(all(&store).await, before, "{}", scratch.engine);
        let real = run(&app, &laws(3), false).await;
        assert_eq!(Outcome { dry_run: true, ..real }, dry);
    }
}

#[tokio::test]
async fn new_words_are_written_and_shown_where_they_differ() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        run(&app, &laws(2), false).await;
        let mut batch = laws(2);
        batch.variables[0].caveat.push_str(" Now with more care.");
        let outcome = run(&app, &batch, false).await;
        assert_eq!((outcome.described, outcome.added, outcome.changed, outcome.same), (1, 0, 0, 2));
        let change = &outcome.changes[0];
        assert_eq!(change.key, "DV_LAW");
        assert!(change.before.starts_with('…') && !change.before.contains("care"), "{change:?}");
        assert!(change.after.ends_with("Now with more care."), "{change:?}");
        let stored = store.variables("unstats-gender", "2021").await.unwrap();
        assert_eq!(stored, batch.variables, "{}", scratch.engine);
    }
}

#[tokio::test]
async fn changes_are_listed_up_to_a_bound() {
    for scratch in databases().await {
        let (app, _store) = open(&scratch).await;
        run(&app, &laws(120), false).await;
        let mut batch = laws(120);
        batch.observations.iter_mut().for_each(|it| it.note = "another".into());
        let outcome = run(&app, &batch, false).await;
        assert_eq!((outcome.changed, outcome.changes.len(), outcome.more_changes), (120, 50, 70));
    }
}

#[tokio::test]
async fn a_treaty_row_that_changes_is_told() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let parse =
            |row: &str| parse_ratification(&format!("{}{row}", ratification::HEADER), "CEDAW-OP").unwrap();
        run(&app, &parse("MY,Malaysia,0,,0,1,no action,\nNA,Namibia,1,2000,0,0,state party,"), false).await;
        let outcome = run(&app, &parse("MY,Malaysia,0,,1,0,signatory state,"), false).await;
        assert_eq!((outcome.changed, outcome.same, outcome.absent), (1, 0, 1), "{}", scratch.engine);
        assert_eq!(outcome.changes[0].key, "CEDAW-OP MYS");
        assert_eq!(outcome.changes[0].before, "none, reservations not known, as of 2022");
        let rows = store.all_treaty_status().await.unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].state, TreatyState::Signatory);
        assert_eq!(rows[1], *status(&parse("NA,Namibia,1,2000,0,0,state party,"), "NAM"));
    }
}

#[tokio::test]
async fn a_key_twice_is_refused_before_anything_is_read() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let before = all(&store).await;
        let mut batch = laws(2);
        batch.observations.push(batch.observations[1].clone());
        batch.observations[0].key.variable = "OTHER".into();
        batch.variables.push(batch.variables[0].clone());
        let error = import::run(&app, batch, stamp(), false, &mut |_| {}).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "“file.tsv” was not imported: 3 things are wrong.\n“DV_LAW” is described twice. Keep one of them.\n“OTHER \
             NAM 1990” is about a variable that is not described. Describe it, or leave it out.\n“DV_LAW NAM 1991” \
             stands twice. Keep one of them."
        );
        assert!(matches!(error, ImportError::Refused { .. }));
        assert_eq!(all(&store).await, before);
    }
}

#[tokio::test]
async fn an_import_that_dies_in_the_middle_leaves_nothing() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let before = all(&store).await;

        // The future is dropped, as when a connection is closed or a task is stopped.
        let middle = Arc::new(Notify::new());
        let reached = Arc::clone(&middle);
        let mut report = move |it: import::Progress| {
            if it.step == Step::Writing && it.done >= 300 {
                reached.notify_one();
            }
        };
        tokio::select! {
            biased;
            () = middle.notified() => {}
            done = import::run(&app, laws(600), stamp(), false, &mut report) => panic!("it ended: {done:?}"),
        }
        assert_eq!(all(&store).await, before, "{}: dropped", scratch.engine);

        // The task panics.
        let other = app.clone();
        let died = tokio::spawn(async move {
            let mut report = |it: import::Progress| assert!(it.done < 300, "in the middle");
            import::run(&other, laws(600), stamp(), false, &mut report).await
        });
        assert!(died.await.unwrap_err().is_panic());
        assert_eq!(all(&store).await, before, "{}: panicked", scratch.engine);

        // The database refuses a late row: no number is one thing to SQLite, a zero byte another to PostgreSQL.
        let mut batch = laws(600);
        let late = batch.observations.last_mut().unwrap();
        (late.value, late.note) = (Value::Number(f64::NAN), "\0".into());
        let error = import::run(&app, batch, stamp(), false, &mut |_| {}).await.unwrap_err();
        assert!(matches!(error, ImportError::Store(_)), "{error}");
        assert_eq!(all(&store).await, before, "{}: refused", scratch.engine);

        // And the next import is as if nothing had been.
        let outcome = run(&app, &laws(600), false).await;
        assert_eq!((outcome.added, outcome.described), (600, 2), "{}", scratch.engine);
        assert_eq!(store.revision().await.unwrap(), before.0 + 1);
    }
}

#[tokio::test]
async fn the_same_file_twice_at_once_is_imported_once() {
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let batch = laws(50);
        let (one, two) = tokio::join!(run(&app, &batch, false), run(&app, &batch, false));
        assert_eq!((one.added + two.added, one.same + two.same), (50, 50), "{}", scratch.engine);
        assert_eq!(store.import_runs().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn progress_runs_from_reading_to_the_last_row() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("series.tsv");
    let rows: Vec<_> = ["1990", "1991", "1992"].map(|year| with(law(), &[("TIME_PERIOD", year)])).to_vec();
    std::fs::write(&file, tsv(&rows)).unwrap();
    for scratch in databases().await {
        let (app, _store) = open(&scratch).await;
        let mut seen = Vec::new();
        let mut report = |it: import::Progress| seen.push((it.step, it.done, it.total));
        import::file(&app, import::Source::UnstatsGender, &file, false, &mut report).await.unwrap();
        assert_eq!(
            seen,
            [(Step::Reading, 0, 0), (Step::Comparing, 0, 0), (Step::Writing, 0, 3), (Step::Writing, 3, 3)]
        );
    }
}
