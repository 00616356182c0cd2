//! The worked example: States that do not exist, with scores.

use crate::reader::Reader;
use axum::http::StatusCode;
use diligence_app::demo;
use diligence_app::score::{self, How};

/// An installation in which one principle of the worked example is scored.
async fn scored() -> Reader {
    let reader = Reader::with_data().await;
    let wanted = |it: &&str| it.starts_with("rater,") || it.contains(",PV7.");
    let file: String = demo::RATINGS.lines().filter(wanted).flat_map(|it| [it, "\n"]).collect();
    let ratings = ("ratings.csv", file.into_bytes());
    let new = score::file(&reader.app, reader.app.edition(), ratings, How::default(), |_| ()).await.unwrap();
    assert!(new > 0);
    reader
}

#[tokio::test]
async fn the_worked_example_says_that_it_is_one() {
    let reader = scored().await;
    let page = reader.get("/en/jurisdictions/XAA").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Arcadia does not exist.",
        "Law and practice by principle, 2026",
        "not shown: too few organisations",
        "What changed since the year before",
        "What the government says of itself",
        "60 principles were not rated.",
        "SHA-256",
        "scores.csv",
        "/en/method",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    assert!(!page.text.contains("Open data only"), "there is no open data about it");
    let arabic = reader.get("/ar/jurisdictions/XAA").await;
    assert!(arabic.text.contains("dir=\"rtl\"") && arabic.text.contains("أركاديا"));
    assert!(!arabic.text.contains("does not exist"), "every word of it is translated");
    for path in ["/en", "/en/method"] {
        assert!(reader.get(path).await.text.contains("href=\"/en/jurisdictions/XAA\""), "{path}");
    }
    // A name leads to the address, as for any State.
    assert_eq!(reader.get("/en/jurisdictions/Arcadia").await.status, StatusCode::PERMANENT_REDIRECT);

    let csv = reader.get("/en/jurisdictions/XAA/scores.csv").await;
    assert_eq!((csv.status, csv.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    assert!(csv.text.contains("few-organisations"));
    let json: serde_json::Value =
        serde_json::from_str(&reader.get("/en/jurisdictions/XAA/data.json").await.text).unwrap();
    assert_eq!(json["jurisdiction"]["kind"], "fictional");
    assert_eq!(json["scores"]["run"]["seed"], 1);
    assert!(json["scores"]["scores"][0]["figures"]["rating"]["median"].is_number(), "{json}");
    let report = reader.get("/en/jurisdictions/XAA/report.html").await;
    assert!(report.text.contains("a worked example"), "{}", report.text);
}

#[tokio::test]
async fn it_stands_apart_from_everything_real() {
    let reader = scored().await;
    let list = reader.get("/en/jurisdictions").await;
    let (real, fictional) = list.text.split_once("id=\"fictional\"").unwrap();
    assert!(fictional.contains("States that do not exist") && fictional.contains("/en/jurisdictions/XAA"));
    assert!(!real.contains("XAA"));
    let found = reader.get("/en/jurisdictions?q=arcad").await.text;
    assert!(found.contains("/en/jurisdictions/XAA") && !found.contains("0 jurisdictions"), "{found}");
    assert!(reader.get("/en/jurisdictions?q=nowhere").await.text.contains("0 jurisdictions"));
    for narrowed in
        ["/en/jurisdictions?region=142", "/en/jurisdictions?data=1", "/en/jurisdictions?q=Malaysia"]
    {
        assert!(!reader.get(narrowed).await.text.contains("id=\"fictional\""), "{narrowed}");
    }
    let compared = reader.get("/en/compare?with=MYS&with=XAA").await;
    assert_eq!(compared.status, StatusCode::BAD_REQUEST);
    assert!(
        compared.text.contains("Arcadia does not exist. Only real States and territories are compared here.")
    );
    // Real States have no scores.
    assert_eq!(reader.get("/en/jurisdictions/MYS/scores.csv").await.status, StatusCode::NOT_FOUND);
    assert!(!reader.get("/en/jurisdictions/MYS").await.text.contains("thin evidence"));
}

#[tokio::test]
async fn without_a_run_it_says_so_and_is_in_no_list() {
    let reader = Reader::without_data().await;
    let page = reader.get("/en/jurisdictions/XAA").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("No scores are stored here.") && page.text.contains("diligence demo"));
    assert!(!page.text.contains("report.pdf"));
    for path in ["/en", "/en/method", "/en/jurisdictions"] {
        assert!(!reader.get(path).await.text.contains("XAA"), "{path}");
    }
}
