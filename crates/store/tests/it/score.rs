use diligence_domain::score::Robustness;
use diligence_domain::score::{
    Change, Contrast, Convergence, Estimate, Figures, Gap, Results, Run, Said, Score, SelfAssessment,
    Withheld,
};
use diligence_domain::{Dimension, JurisdictionCode};
use diligence_store::Store;
use diligence_testkit::databases;

fn run(seed: u64, created_ms: i64) -> Run {
    Run {
        edition: "open-criteria-1".into(),
        model: "a model, version 1".into(),
        input: "00ff".into(),
        seed,
        chains: 4,
        draws: 2000,
        program: "0.1.0".into(),
        ratings: 12,
        created_ms,
    }
}

fn estimate(median: f64) -> Estimate {
    let around = |by: f64| (median - by, median + by);
    Estimate { median, sd: 0.25, within68: around(0.25), within90: around(0.5), within95: around(0.625) }
}

const CONVERGENCE: Convergence = Convergence { rhat: 1.0012, ess_bulk: 1800.0, ess_tail: 950.0 };

fn figures(median: f64) -> Figures {
    Figures {
        rating: estimate(median),
        place: estimate(-0.3141),
        chances: [0.0312, 0.25, 0.4, 0.25, 0.0688],
        level: 2.0,
        raters: 7,
        organisations: 4,
        ratings: 7,
        unknown: 2,
        not_applicable: 1,
        convergence: CONVERGENCE,
        component: 1,
        thin: true,
        robustness: Some(Robustness::Sensitive),
    }
}

/// One of every kind, with and without numbers.
fn results(run: Run, code: &str, median: f64) -> Results {
    let jurisdiction: JurisdictionCode = code.parse().unwrap();
    let score = |principle: &str, dimension, year, figures| Score {
        principle: principle.into(),
        dimension,
        jurisdiction,
        year,
        figures,
    };
    let contrast = Contrast { by: estimate(1.25), above: 0.9995, convergence: CONVERGENCE };
    Results {
        run,
        scores: vec![
            score("PT3", Dimension::Law, 2025, Ok(figures(median))),
            score("PT3", Dimension::Law, 2026, Ok(figures(median + 0.5))),
            score("PT3", Dimension::Practice, 2026, Err(Withheld::FewOrganisations)),
            score("PT4", Dimension::Law, 2026, Err(Withheld::NotConverged)),
        ],
        gaps: vec![Gap { principle: "PT3".into(), jurisdiction, year: 2026, contrast: Ok(contrast) }],
        changes: vec![Change {
            principle: "PT3".into(),
            dimension: Dimension::Law,
            jurisdiction,
            from: 2025,
            to: 2026,
            contrast: Err(Withheld::NotConverged),
        }],
        self_assessments: vec![SelfAssessment {
            principle: "PT3".into(),
            dimension: Dimension::Law,
            jurisdiction,
            year: 2026,
            said: Said { rating: 4, above: 0.975 },
        }],
    }
}

async fn keep(store: &Store, id: &str, results: &Results) -> diligence_store::Result<()> {
    let mut tx = store.begin().await?;
    tx.add_results(id, results).await?;
    tx.commit().await
}

#[tokio::test]
async fn a_run_is_read_as_it_was_kept() {
    for scratch in databases().await {
        let store = super::contract::open(&scratch).await;
        let (edition, arcadia) = ("open-criteria-1", "XAA".parse().unwrap());
        let first = results(run(u64::MAX, 1), "XAA", 1.5);
        assert!(!store.has_run(&first.run).await.unwrap(), "{}", scratch.engine);
        keep(&store, "r-1", &first).await.unwrap();
        assert!(store.has_run(&first.run).await.unwrap());
        assert!(!store.has_run(&run(7, 1)).await.unwrap());
        assert_eq!(store.results(edition, arcadia).await.unwrap(), Some(first.clone()));
        assert_eq!(store.results("another-edition", arcadia).await.unwrap(), None);
        assert_eq!(store.results(edition, "XAB".parse().unwrap()).await.unwrap(), None);

        // The newest run speaks, of whom it knows; the older one stays for the others.
        let second = results(run(2, 2), "XAB", 2.5);
        keep(&store, "r-2", &second).await.unwrap();
        assert_eq!(store.results(edition, arcadia).await.unwrap(), Some(first));
        let third = results(run(3, 3), "XAA", 3.0);
        keep(&store, "r-3", &third).await.unwrap();
        assert_eq!(store.results(edition, arcadia).await.unwrap(), Some(third));
        assert_eq!(store.scored().await.unwrap(), [arcadia, "XAB".parse().unwrap()]);
    }
}

#[tokio::test]
async fn an_equal_run_is_refused_and_leaves_no_trace() {
    for scratch in databases().await {
        let store = super::contract::open(&scratch).await;
        keep(&store, "r-1", &results(run(1, 1), "XAA", 1.5)).await.unwrap();
        assert!(keep(&store, "r-2", &results(run(1, 9), "XAB", 2.0)).await.is_err(), "{}", scratch.engine);
        // The same number twice in one run: nothing of the run stays.
        let mut twice = results(run(5, 5), "XAC", 1.0);
        twice.gaps.push(twice.gaps[0].clone());
        assert!(keep(&store, "r-3", &twice).await.is_err());
        assert!(!store.has_run(&twice.run).await.unwrap());
        assert_eq!(store.scored().await.unwrap(), ["XAA".parse().unwrap()]);
    }
}
