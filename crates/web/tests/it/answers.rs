//! Answers as files at the desk, and whole records from programs.

use crate::desk::house::{House, OURS};
use crate::reader::Answer;
use axum::http::Method;
use diligence_i18n::locales;
use std::fmt::Write as _;

const RECORD: &str = "<data id=\"try\"><about><work>shelter</work><staff>32</staff></about><PT3><PT3_law>0</PT3_law><PT3_how>&lt;b&gt;</PT3_how></PT3></data>";
const AT: &str = "/en/survey/record?agree=1";

async fn send(house: &House, at: &str, code: &str, xml: &str) -> Answer {
    let bearer = format!("Bearer {code}");
    house.ask(&Method::POST, at, &[("authorization", &bearer), ("content-type", "text/xml")], xml).await
}

fn json(answer: &Answer) -> serde_json::Value {
    assert_eq!(answer.header("content-type"), "application/json", "{}", answer.text);
    assert!(answer.headers.get("set-cookie").is_none(), "a program was given a cookie");
    serde_json::from_str(&answer.text).unwrap()
}

#[tokio::test]
async fn a_program_sends_a_whole_record() {
    for house in House::all().await {
        let (engine, code) = (house.engine, house.ours.code.as_str());
        for (at, code, xml, status, why) in [
            (AT, "aaaa", RECORD, 401, "opens nothing"),
            ("/en/survey/record", code, RECORD, 422, "agree=1"),
            (AT, code, "<x", 400, "no record"),
            (AT, code, &RECORD.replace("32", "300"), 422, "do not fit"),
            (AT, code, &RECORD.replace("staff", "stuff"), 422, "does not ask"),
            (AT, code, &RECORD.replace("<PT3_law>0</PT3_law>", ""), 422, "do not fit"),
            (AT, code, &RECORD.replace("</PT3>", "<proof>a.pdf</proof></PT3>"), 422, "does not ask"),
        ] {
            let refused = send(&house, at, code, xml).await;
            assert_eq!(refused.status, status, "{engine}: {xml}: {}", refused.text);
            assert!(json(&refused)["why"].as_str().unwrap().contains(why), "{engine}: {}", refused.text);
        }
        let unfit = json(&send(&house, AT, code, &RECORD.replace("32", "300")).await);
        assert_eq!(unfit["about"][0]["name"], "about/staff", "{engine}");
        assert_eq!(unfit["about"][0]["why"], "Fewer than a hundred", "{engine}");
        let none = house.ask(&Method::POST, AT, &[], RECORD).await;
        assert_eq!(none.status, 401, "{engine}");
        let elsewhere = [("origin", "https://elsewhere.example"), ("authorization", code)];
        assert_eq!(house.ask(&Method::POST, AT, &elsewhere, RECORD).await.status, 403, "{engine}");

        let taken = send(&house, AT, code, RECORD).await;
        assert_eq!(taken.status, 201, "{engine}: {}", taken.text);
        assert_eq!(json(&taken)["number"], 1);
        let again = send(&house, AT, code, RECORD).await;
        assert_eq!(json(&again), json(&taken), "{engine}: sent twice");
        let other = send(&house, AT, code, &RECORD.replace("32", "33")).await;
        assert_eq!(other.status, 409, "{engine}");
        let receipt = json(&taken)["receipt"].as_str().unwrap().to_owned();
        assert_eq!(
            house.ask(&Method::GET, &format!("/en/survey/receipt?code={receipt}"), &[], "").await.status,
            200
        );
    }
}

#[tokio::test]
async fn files_of_answers_wait_for_a_second_person() {
    for house in House::all().await {
        let engine = house.engine;
        let home = format!("/en/desk/rounds/{}/answers", house.ours.round);
        let none = house.get("director", &home).await;
        assert!(none.text.contains("Nothing was submitted yet."), "{engine}");
        assert_eq!(send(&house, AT, &house.ours.code, RECORD).await.status, 201);
        let blank = house.post("director", &home, "reason=+").await;
        assert_eq!(blank.status, 422, "{engine}");
        let asked = house.post("director", &home, "reason=The+report").await;
        assert_eq!(asked.header("location"), home, "{engine}: {}", asked.text);
        let waits = house.get("director", &home).await;
        assert!(
            waits.text.contains("has not decided yet") && !waits.text.contains("answers.csv"),
            "{engine}"
        );
        let list = house.get("administrator", "/en/desk/releases").await;
        assert!(list.text.contains("Answers of a round, as files"), "{engine}: {}", list.text);
        let id = list.text.split("/en/desk/releases/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let file = |name: &str| format!("{home}/{id}/{name}");
        assert_eq!(house.get("director", &file("answers.csv")).await.status, 403, "{engine}");
        house.post("administrator", &format!("/en/desk/releases/{id}"), "decision=grant").await;
        let page = house.get("director", &home).await;
        for name in
            ["answers.xlsx", "answers.csv", "PT3.source.csv", "answers.json", "codebook.csv", "ratings.csv"]
        {
            assert!(page.text.contains(&file(name)), "{engine}: {name}");
            let taken = house.get("director", &file(name)).await;
            assert_eq!(taken.status, 200, "{engine}: {name}");
            let disposition = format!("attachment; filename=\"{name}\"");
            assert_eq!(taken.header("content-disposition"), disposition, "{engine}");
            assert_eq!(taken.header("cache-control"), "no-store", "{engine}");
        }
        let csv = house.get("director", &file("answers.csv")).await;
        assert!(csv.text.contains("\"XAA\""), "{engine}: {}", csv.text);
        for (who, name, status) in [
            ("director", "other.csv", 404),
            ("director", "answers", 404),
            ("director", "%2e%2e.csv", 404),
            ("administrator", "answers.csv", 404),
            ("country-partner", "answers.csv", 404),
        ] {
            assert_eq!(house.get(who, &file(name)).await.status, status, "{engine}: {who} {name}");
        }
        for locale in locales() {
            let page = house.get("director", &home.replacen("/en/", &format!("/{locale}/"), 1)).await;
            assert_eq!(page.status, 200, "{locale}");
        }
    }
}

#[tokio::test]
async fn a_questionnaire_of_three_megabytes_is_read() {
    let house = House::one().await;
    let at = "/en/desk/questionnaires/file";
    let cookie = house.guest("director").cookie();
    let headers = [OURS, ("cookie", cookie.as_str()), ("content-type", "multipart/form-data; boundary=x7")];
    for (megabytes, status, says) in [(3, 303, ""), (5, 400, "larger than 4 MB")] {
        let mut form = "survey,,,\n,type,name,label\n".to_owned();
        for row in 0..megabytes * 1024 {
            writeln!(form, ",text,q{row},{}", "Why? ".repeat(205)).unwrap();
        }
        form.push_str("settings,,,\n,form_title,form_id,\n,Long,long,\n");
        let body = format!(
            "--x7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{form}\r\n--x7--\r\n"
        );
        let answer = house.ask(&Method::POST, at, &headers, &body).await;
        assert_eq!(answer.status, status, "{megabytes}: {}", answer.text);
        assert!(answer.text.contains(says), "{megabytes}: {}", answer.text);
    }
}
