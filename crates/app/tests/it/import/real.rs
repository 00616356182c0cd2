//! The publishers' own files, where they are at hand.

use super::{book, edition, import_file, mapping, one, open, status, value};
use diligence_app::import::{self, Batch, Source};
use diligence_domain::{TreatyState, Value};
use diligence_testkit::{databases, shared_data};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

const WBL: &str = "wbl2024-safety.xlsx";
const SHARE: &str = "unstats-11000__QV_1__I71213127__S8adc3032.tsv";
const LAW: &str = "unstats-11400__QV_2__I158e0e5f__S158e0e5f.tsv";
const ESTIMATE: &str = "unstats-8100__V_1__Ia8b55125__S9a5e3c3a.tsv";
const TREATIES: [&str; 2] = ["ratification-cedaw.csv", "ratification-op-cedaw.csv"];

fn parse(path: &Path) -> Batch {
    let name = path.file_name().unwrap().to_str().unwrap();
    let book = book(name, &std::fs::read(path).unwrap());
    let batch = if name == WBL {
        import::wbl::parse(&book, edition(), mapping("wbl-safety-2024"))
    } else if name.starts_with("unstats") {
        import::unstats::parse(&book, edition(), mapping("unstats-gender"))
    } else {
        let mapping = mapping("ratification");
        let treaty = import::ratification::treaty(None, name, mapping).unwrap();
        import::ratification::parse(&book, treaty, edition(), mapping)
    };
    batch.unwrap_or_else(|refused| panic!("{name}\n{refused}"))
}

fn states(batch: &Batch) -> BTreeSet<String> {
    batch.observations.iter().map(|it| it.key.jurisdiction.to_string()).collect()
}

#[test]
fn every_mapped_column_holds_a_value_for_190_economies() {
    let Some(path) = shared_data(WBL) else { return };
    let batch = parse(&path);
    let variables = &mapping("wbl-safety-2024").variables;
    assert_eq!(states(&batch).len(), 190);
    // The publisher has 37 and 20 columns, of which four in each tell which economy it is.
    assert_eq!(variables.len(), (37 - 4) + (20 - 4));
    assert_eq!(batch.observations.len(), 190 * variables.len());

    assert_eq!(value(&batch, "L.score", "AFG"), &Value::Number(25.0));
    assert_eq!(value(&batch, "L.marriage-age-girls", "AFG"), &Value::Number(16.0));
    assert_eq!(value(&batch, "L.consent-age-boys", "AFG"), &Value::NotApplicable);
    assert_eq!(value(&batch, "L.femicide", "AFG"), &Value::answer("No"));
    let girls = |it: &&diligence_domain::Observation| {
        it.key.variable == "L.marriage-age-girls" && it.value == Value::Number(0.0)
    };
    assert_eq!(batch.observations.iter().filter(girls).count(), 16);
    let not_applicable = batch.observations.iter().filter(|it| it.value == Value::NotApplicable).count();
    assert_eq!(not_applicable, 106 + 86 + 83);
    assert!(batch.left_out.is_empty() && batch.notes.is_empty());
}

#[test]
fn the_publishers_scores_follow_from_their_four_questions() {
    let Some(path) = shared_data(WBL) else { return };
    let batch = parse(&path);
    for (sheet, score) in [("Legal2.0", "L.score"), ("SF2.0", "SF.score")] {
        let scored: Vec<&str> = mapping("wbl-safety-2024")
            .variables
            .iter()
            .filter(|it| it.sheet == sheet && it.scored)
            .map(|it| it.code.as_str())
            .collect();
        assert_eq!(scored.len(), 4, "{sheet}");
        let mut recomputed: BTreeMap<&str, f64> = BTreeMap::new();
        for it in batch.observations.iter().filter(|it| scored.contains(&it.key.variable.as_str())) {
            let yes = it.value.yes().unwrap_or_else(|| panic!("{it:?}"));
            *recomputed.entry(it.key.jurisdiction.as_str()).or_default() += if yes { 25.0 } else { 0.0 };
        }
        assert_eq!(recomputed.len(), 190);
        for (state, expected) in recomputed {
            assert_eq!(value(&batch, score, state), &Value::Number(expected), "{score} of {state}");
        }
    }
}

#[test]
fn a_law_on_domestic_violence_is_known_for_every_year() {
    let Some(path) = shared_data(LAW) else { return };
    let batch = parse(&path);
    let mut years: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    let (mut yes, mut no) = (0, 0);
    for it in &batch.observations {
        years.entry(it.key.jurisdiction.as_str()).or_default().insert(it.year);
        match &it.value {
            Value::Answer { code, words } if code == "8" && words == "Yes" => yes += 1,
            Value::Answer { code, words } if code == "9" && words == "No" => no += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((batch.observations.len(), years.len(), yes, no), (5_984, 187, 2_380, 3_604));
    let all: BTreeSet<i32> = (1990..=2021).collect();
    assert!(years.values().all(|it| *it == all));
    assert_eq!(batch.variables[0].words, "Existence of laws on domestic violence");
    assert_eq!((batch.dataset.edition.as_str(), batch.left_out.len()), ("2021", 0));
    let since = |state: &str| {
        let mut of_state: Vec<_> =
            batch.observations.iter().filter(|it| it.key.jurisdiction.as_str() == state).collect();
        of_state.sort_by_key(|it| it.year);
        of_state.iter().find(|it| it.value.yes() == Some(true)).map(|it| it.year)
    };
    assert_eq!((since("MYS"), since("BGD"), since("EGY")), (Some(1996), Some(2012), None));
}

#[test]
fn estimates_keep_their_bounds() {
    let Some(path) = shared_data(ESTIMATE) else { return };
    let batch = parse(&path);
    assert_eq!((batch.observations.len(), states(&batch).len()), (314, 157));
    for it in &batch.observations {
        let (Some(value), Some(lower), Some(upper)) = (it.value.number(), it.lower, it.upper) else {
            panic!("{it:?}")
        };
        assert!(lower <= value && value <= upper && upper <= 100.0, "{it:?}");
        assert_eq!((it.key.period.as_str(), it.year), ("2000-2018", 2018));
        assert!(matches!(it.key.disaggregation.as_str(), "Y_GE15" | "Y15T49"));
        assert!(it.note.starts_with("Female, 15 ") && it.note.contains("Estimated."), "{}", it.note);
    }
    let afghanistan = batch
        .observations
        .iter()
        .find(|it| it.key.jurisdiction.as_str() == "AFG" && it.key.disaggregation == "Y_GE15");
    let it = afghanistan.unwrap();
    assert_eq!((it.value.number(), it.lower, it.upper), (Some(33.6), Some(21.0), Some(49.2)));
}

#[test]
fn aggregates_are_left_out_by_name() {
    let Some(path) = shared_data(SHARE) else { return };
    let batch = parse(&path);
    assert_eq!((batch.observations.len(), states(&batch).len(), batch.variables.len()), (148, 95, 1));
    assert_eq!(batch.left_out.iter().map(|(_, count)| count).sum::<usize>(), 13);
    assert!(batch.left_out.contains(&("World".to_owned(), 2)), "{:?}", batch.left_out);
    assert_eq!(batch.left_out.len(), 12);
    assert!(
        batch
            .observations
            .iter()
            .all(|it| it.note.starts_with("Global monitoring data. Data are derived from"))
    );
    let zimbabwe = one(&batch, "SG_LGL_GENEQVAW", "ZWE");
    assert_eq!((zimbabwe.value.number(), zimbabwe.year), (Some(66.666_66), 2020));
}

#[test]
fn every_member_of_the_united_nations_has_a_status() {
    for (file, [party, signatory, none, unknown], namibia) in
        [(TREATIES[0], [187, 2, 4, 0], "1992"), (TREATIES[1], [112, 11, 69, 1], "2000")]
    {
        let Some(path) = shared_data(file) else { return };
        let batch = parse(&path);
        let count = |state| batch.treaties.iter().filter(|it| it.state == state).count();
        assert_eq!(batch.treaties.len(), 193, "{file}");
        assert_eq!(
            [TreatyState::Party, TreatyState::Signatory, TreatyState::None, TreatyState::Unknown].map(count),
            [party, signatory, none, unknown],
            "{file}"
        );
        let it = status(&batch, "NAM");
        assert_eq!((it.state, it.since.as_str()), (TreatyState::Party, namibia), "{file}");
        assert_eq!(batch.notes.len(), unknown, "{file}: {:?}", batch.notes);
        if unknown == 1 {
            assert!(batch.notes[0].starts_with("Zimbabwe (ZWE), row 194: the source’s columns disagree"));
            assert_eq!(status(&batch, "KOR").note, "as Republic of Korea");
        }
    }
}

#[tokio::test]
async fn every_file_is_imported_and_a_second_time_changes_nothing() {
    let ratification = || Source::Ratification { treaty: None };
    let files: [(&str, Source, usize); 6] = [
        (WBL, Source::WblSafety2024, 190 * 49),
        (SHARE, Source::UnstatsGender, 148),
        (LAW, Source::UnstatsGender, 5_984),
        (ESTIMATE, Source::UnstatsGender, 314),
        (TREATIES[0], ratification(), 193),
        (TREATIES[1], ratification(), 193),
    ];
    let found: Vec<(PathBuf, Source, usize)> = files
        .into_iter()
        .filter_map(|(name, source, count)| Some((shared_data(name)?, source, count)))
        .collect();
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        for (path, source, count) in &found {
            let name = path.file_name().unwrap().to_string_lossy();
            let untouched = store.revision().await.unwrap();
            let dry = import_file(&app, source.clone(), path, true).await.unwrap();
            assert_eq!(store.revision().await.unwrap(), untouched, "{name}");
            let begun = Instant::now();
            let first = import_file(&app, source.clone(), path, false).await.unwrap();
            let took = begun.elapsed();
            assert_eq!((first.added, first.changed, first.same, first.absent), (*count, 0, 0, 0), "{name}");
            assert_eq!(dry.added, first.added);
            let revision = store.revision().await.unwrap();
            assert_eq!(revision, untouched + 1);
            let begun = Instant::now();
            let second = import_file(&app, source.clone(), path, false).await.unwrap();
            assert!(second.is_unchanged() && second.changes.is_empty(), "{name}: {second:?}");
            assert_eq!((second.same, second.absent), (*count, 0), "{name}");
            assert_eq!(store.revision().await.unwrap(), revision, "{name}");
            println!(
                "{} {name}: {count} values in {took:.1?}, again in {:.1?}",
                scratch.engine,
                begun.elapsed()
            );
        }
        if found.len() == 6 {
            assert_eq!(store.import_runs().await.unwrap().len(), 6);
            let namibia = "NAM".parse().unwrap();
            assert_eq!(store.treaty_status(namibia).await.unwrap().len(), 2);
            let known = store.known(namibia).await.unwrap();
            assert_eq!(known.iter().filter(|it| it.source == "wbl-safety-2024").count(), 49);
            assert_eq!(known.iter().filter(|it| it.variable.code == "DV_LAW").count(), 32);
        }
    }
}
