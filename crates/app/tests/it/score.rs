//! From a file of ratings to what a profile, a table and a report say.

use diligence_app::profile::{profile, scores};
use diligence_app::score::{self, How, ScoreError};
use diligence_app::{App, demo, picture, report};
use diligence_domain::document::Block;
use diligence_domain::score::Withheld;
use diligence_domain::{Dimension, Locale};
use diligence_scoring::Plan;
use diligence_testkit::databases;
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn ratings_become_a_profile_once() {
    let wanted = |it: &&str| it.starts_with("rater,") || it.contains(",PV7.");
    let file: String = demo::RATINGS.lines().filter(wanted).flat_map(|it| [it, "\n"]).collect();
    for scratch in databases().await {
        let app = App::open_and_migrate(&scratch.address).await.unwrap().with_clock(|| 1_795_478_400_000);
        let arcadia = "XAA".parse().unwrap();
        let before = profile(&app, app.edition(), arcadia).await.unwrap().unwrap();
        assert!(
            before.scores.is_none() && picture::scores(&before, Locale::EN).is_none(),
            "{}",
            scratch.engine
        );
        assert_eq!(before.unrated().count(), before.principles.len());

        let seen = Arc::new(Mutex::new(Vec::new()));
        let steps = Arc::clone(&seen);
        let score = |file: &str, seed| {
            let steps = Arc::clone(&steps);
            let how = How { plan: Plan { seed, ..Plan::default() }, refits: 20 };
            let bytes = file.as_bytes().to_vec();
            score::file(&app, app.edition(), ("ratings.csv", bytes), how, move |it| {
                steps.lock().unwrap().push(it);
            })
        };
        let new = score(&file, 1).await.unwrap();
        assert!(new >= 12, "{new}");
        assert!(seen.lock().unwrap().iter().all(|it| (it.area.as_str(), it.number, it.of) == ("PV", 1, 1)));
        let count = || seen.lock().unwrap().len();
        let (steps_before, revision) = (count(), app.revision().await.unwrap());
        assert_eq!(score(&file, 1).await.unwrap(), 0, "an equal run is kept once");
        assert_eq!((count(), app.revision().await.unwrap()), (steps_before, revision));

        let profile = profile(&app, app.edition(), arcadia).await.unwrap().unwrap();
        let results = profile.scores.as_ref().unwrap();
        assert_eq!((results.run.seed, results.run.draws >= 2000, results.latest()), (1, true, Some(2026)));
        let law = results.score("PV7", Dimension::Law, 2026).unwrap().figures.as_ref().unwrap();
        assert!(law.organisations >= 3 && (law.chances.iter().sum::<f64>() - 1.0).abs() < 1e-3, "{law:?}");
        assert!(law.rating.within95.0 < law.rating.within68.0 && law.rating.median < law.rating.within95.1);
        // Two organisations said something of practice: that is nothing to show, nor to make a gap of.
        let practice = results.score("PV7", Dimension::Practice, 2026).unwrap();
        assert_eq!(practice.figures, Err(Withheld::FewOrganisations));
        assert!(results.gap("PV7", 2026).is_none());
        assert_eq!(profile.unrated().count(), profile.principles.len() - 1);
        assert!(
            results.self_assessments.iter().all(|it| it.dimension == Dimension::Law && it.said.rating <= 4)
        );
        assert_eq!(results.self_assessments.len(), 1, "beside what is shown, and nothing else");

        let shown = picture::scores(&profile, Locale::EN).unwrap();
        let row = &shown.picture.table.rows[0];
        assert_eq!(row[2], "not shown: too few organisations", "{row:?}");
        assert_eq!(row[4], format!("law {}, practice –", law.organisations));
        // Of one that is not shown not even this is said.
        assert_eq!(row[5], "law robust, practice –");
        assert!(row[1].starts_with(&format!("{:.1} (", law.rating.median)), "{row:?}");
        assert!(shown.picture.wide.contains("not shown") && shown.changes.is_some());

        // The table has a line for each of them, and no number where there is none.
        let csv = String::from_utf8(scores::csv(results).unwrap()).unwrap();
        let lines = results.scores.len() + results.gaps.len() + results.changes.len() + 1;
        assert_eq!(csv.lines().count(), lines + 1, "{csv}");
        let hidden = csv.lines().find(|it| it.contains("few-organisations")).unwrap();
        assert!(hidden.split(',').skip(7).all(|it| matches!(it, "\"\"" | "")), "{hidden}");

        let report = report::document(&profile, Locale::EN, "2026-11-24");
        let Block::Note { text, .. } = &report.blocks[0] else { panic!("{:?}", report.blocks[0]) };
        assert!(format!("{text:?}").contains("does not exist"));
        let tables = report.blocks.iter().filter(|it| matches!(it, Block::Table { .. })).count();
        assert_eq!(tables, 3, "scores, changes, government");
        assert!(!format!("{report:?}").contains("Open data only"), "nothing is said of open data");
    }
}

#[tokio::test]
async fn what_cannot_be_scored_is_refused_with_its_place_and_nothing_is_kept() {
    let scratch = diligence_testkit::sqlite();
    let app = App::open_and_migrate(&scratch.address).await.unwrap();
    let head = "rater,jurisdiction,year,item,rating\n";
    for (rows, words) in [
        ("a,XAA,2026,PT99.law,1\nb,XAA,2026,PT99.law,2\n", "“PT99.law” is not in the edition"),
        ("a,XAA,2026,PT3,1\nb,XAA,2026,PT3,2\n", "“PT3” is not in the edition"),
        ("a,ZZZ,2026,PT3.law,1\nb,ZZY,2026,PT3.law,2\n", "“ZZY”, “ZZZ” are in no register"),
        ("a,XAA,2026,PT3.law,1\na,XAA,2026,PT3.law,2\n", "the same rater rates the same thing twice"),
        ("a,XAA,2026,PT3.law,7\nb,XAA,2026,PT3.law,2\n", "7"),
        ("", "holds no rating"),
    ] {
        let bytes = format!("{head}{rows}").into_bytes();
        let made = score::file(&app, app.edition(), ("r.csv", bytes), How::default(), |_| ()).await;
        let error = made.unwrap_err().to_string();
        assert!(error.contains(words) && error.contains("“r.csv”"), "{rows}: {error}");
    }
    let garbage = score::file(&app, app.edition(), ("r.xlsx", vec![0; 64]), How::default(), |_| ()).await;
    assert!(matches!(garbage, Err(ScoreError::Sheet(_))), "{garbage:?}");
    assert!(profile(&app, app.edition(), "XAA".parse().unwrap()).await.unwrap().unwrap().scores.is_none());
}
