use diligence_domain::observation::Key;
use diligence_domain::{Better, Dataset, Observation, TreatyState, TreatyStatus, Value, Variable};
use diligence_store::{ImportRun, Store, StoredEdition};
use diligence_testkit::{Scratch, databases};

fn dataset() -> Dataset {
    Dataset {
        source: "test".into(),
        edition: "1".into(),
        publisher: "Publisher".into(),
        title: "Title".into(),
        licence: "CC BY 4.0".into(),
        url: "https://example.org".into(),
        citation: "Cite".into(),
    }
}

fn variable(code: &str) -> Variable {
    Variable {
        code: code.into(),
        words: "Is there a law?".into(),
        unit: "yes-no".into(),
        better: Better::Yes,
        caveat: String::new(),
    }
}

fn observation(variable: &str, code: &str, period: &str, value: Value) -> Observation {
    Observation {
        key: Key {
            variable: variable.into(),
            jurisdiction: code.parse().unwrap(),
            period: period.into(),
            disaggregation: String::new(),
        },
        year: period.parse().unwrap(),
        value,
        lower: None,
        upper: Some(0.25),
        note: "note".into(),
    }
}

pub async fn open(scratch: &Scratch) -> Store {
    let store = Store::open(&scratch.address).await.unwrap();
    assert!(store.check().await.is_err(), "an empty database is not up to date");
    store.migrate().await.unwrap();
    store.migrate().await.unwrap(); // twice is once
    store.check().await.unwrap();
    store
}

#[tokio::test]
async fn what_is_saved_is_read() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let values = [
            observation("a", "NAM", "2020", Value::Number(0.0)),
            observation("a", "NAM", "2021", Value::Number(66.666_66)),
            observation("b", "NAM", "2020", Value::Answer { code: "9".into(), words: "No".into() }),
            observation("b", "MYS", "2020", Value::NotApplicable),
        ];
        let mut tx = store.begin().await.unwrap();
        let id = tx.save_dataset("id-1", &dataset(), 5).await.unwrap();
        let a = tx.save_variable("v-a", &id, &variable("a")).await.unwrap();
        let b = tx.save_variable("v-b", &id, &variable("b")).await.unwrap();
        for value in &values {
            tx.save_observation(if value.key.variable == "a" { &a } else { &b }, value).await.unwrap();
        }
        tx.commit().await.unwrap();

        assert_eq!(store.datasets().await.unwrap(), [dataset()], "{}", scratch.engine);
        assert_eq!(store.variables("test", "1").await.unwrap(), [variable("a"), variable("b")]);
        let mut expected = values.to_vec();
        expected.sort_by_key(|it| it.key.clone());
        assert_eq!(store.observations("test", "1").await.unwrap(), expected);
        let namibia = store.known("NAM".parse().unwrap()).await.unwrap();
        assert_eq!(
            namibia.iter().map(|it| &it.observation).collect::<Vec<_>>(),
            [&values[0], &values[1], &values[2]]
        );
        assert_eq!(namibia[0].variable, variable("a"));
        assert_eq!(store.everywhere("test", "b").await.unwrap().len(), 2);
        let counts = store.observation_counts().await.unwrap();
        assert_eq!(counts, [("MYS".parse().unwrap(), 1), ("NAM".parse().unwrap(), 3)]);
    }
}

#[tokio::test]
async fn saving_again_replaces_and_keeps_identity() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        for (round, number) in [(1, 1.0), (2, 2.0)] {
            let mut tx = store.begin().await.unwrap();
            let id = tx.save_dataset(&format!("id-{round}"), &dataset(), round).await.unwrap();
            assert_eq!(id, "id-1");
            let v = tx.save_variable(&format!("v-{round}"), &id, &variable("a")).await.unwrap();
            tx.save_observation(&v, &observation("a", "NAM", "2020", Value::Number(number))).await.unwrap();
            tx.commit().await.unwrap();
        }
        let found = store.observations("test", "1").await.unwrap();
        assert_eq!(
            found.iter().map(|it| it.value.number()).collect::<Vec<_>>(),
            [Some(2.0)],
            "{}",
            scratch.engine
        );
    }
}

#[tokio::test]
async fn a_dropped_transaction_leaves_no_trace() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let before = store.revision().await.unwrap();
        let mut tx = store.begin().await.unwrap();
        tx.save_dataset("id-1", &dataset(), 5).await.unwrap();
        drop(tx);
        assert!(store.datasets().await.unwrap().is_empty(), "{}", scratch.engine);
        assert_eq!(store.revision().await.unwrap(), before);
        let tx = store.begin().await.unwrap(); // the writer is free again
        tx.commit().await.unwrap();
        assert_eq!(store.revision().await.unwrap(), before + 1);
    }
}

#[tokio::test]
async fn the_database_itself_refuses_what_cannot_be() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        // A variable of no dataset.
        let mut tx = store.begin().await.unwrap();
        let orphan = tx.save_variable("v", "no-such-dataset", &variable("a")).await;
        assert!(orphan.is_err(), "{}", scratch.engine);
        drop(tx);
        // An edition that exists already.
        let edition = StoredEdition { code: "x-1".into(), digest: "d".into(), content: "{}".into() };
        let mut tx = store.begin().await.unwrap();
        tx.add_edition("e-1", &edition, 1).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.begin().await.unwrap();
        assert!(tx.add_edition("e-2", &edition, 2).await.is_err());
        drop(tx);
        assert_eq!(store.editions().await.unwrap(), [edition]);
    }
}

#[tokio::test]
async fn sources_that_differ_on_a_treaty_stand_side_by_side() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let row = |source: &str, state, reservations: Option<&str>| TreatyStatus {
            treaty: "CEDAW".into(),
            jurisdiction: "NAM".parse().unwrap(),
            state,
            since: "1992".into(),
            reservations: reservations.map(str::to_owned),
            note: String::new(),
            source: source.into(),
            source_date: "2026".into(),
            checked: false,
        };
        let rows = [row("a", TreatyState::Party, None), row("b", TreatyState::None, Some(""))];
        let mut tx = store.begin().await.unwrap();
        for row in &rows {
            tx.save_treaty_status(row).await.unwrap();
            tx.save_treaty_status(row).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(store.treaty_status("NAM".parse().unwrap()).await.unwrap(), rows, "{}", scratch.engine);
        assert_eq!(store.all_treaty_status().await.unwrap(), rows);
        assert!(store.treaty_status("MYS".parse().unwrap()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn imports_are_remembered() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let run = ImportRun {
            source: "test".into(),
            file_name: "a.csv".into(),
            file_digest: "00".into(),
            added: 1,
            changed: 2,
            same: 3,
            created_ms: 4,
        };
        let mut tx = store.begin().await.unwrap();
        tx.record_import("r-1", &run).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.import_runs().await.unwrap(), [run], "{}", scratch.engine);
    }
}

#[tokio::test]
async fn addresses_that_lead_nowhere_say_so() {
    for (address, words) in [
        ("mysql://x", "is no database address"),
        ("sqlite:/no/such/folder/x.sqlite", "cannot be opened"),
        ("postgres://nobody@127.0.0.1:1/none", "cannot be opened"),
    ] {
        let error = Store::open(address).await.unwrap_err().to_string();
        assert!(error.contains(words), "{address}: {error}");
    }
}
