//! Whole records that were written elsewhere.

use crate::export::{bytes as taken, second};
use crate::house::House;
use crate::open_round::{began, came_in, code, director, open_round, open_round_of, states};
use diligence_app::Refused;
use diligence_app::answering::page::said;
use diligence_app::answering::record::{NotTaken, take};
use diligence_app::answering::submit::{self, Receipt};
use diligence_app::answering::withdraw::withdraw;
use diligence_app::answering::{Contributor, Open};
use diligence_app::{export, release};
use diligence_domain::{AccessState, Locale};
use diligence_testkit::databases;

const RECORD: &str = "<data id=\"try\"><about><work>shelter</work><staff>32</staff><consent_quote>yes</consent_quote></about><PT3><PT3_law>0</PT3_law><PT3_how>By hand</PT3_how><source><title>Gazette</title></source></PT3></data>";

async fn sent(house: &House, who: &Contributor, xml: &str) -> Result<Receipt, NotTaken> {
    take(&house.app, who, Locale::EN, xml).await.unwrap()
}

#[tokio::test]
async fn a_record_is_taken_whole_and_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let code = code(&house, &dina, id, "One").await;
        let who = came_in(&house, &code, "").await;
        let receipt = sent(&house, &who, RECORD).await.unwrap();
        assert_eq!(receipt.number, 1);
        assert_eq!(
            sent(&house, &who, RECORD).await.unwrap(),
            receipt,
            "{engine}: sent twice it is twice there"
        );
        assert_eq!(submit::verify(app, &receipt.code).await.unwrap().as_ref(), Some(&receipt));
        assert_eq!(states(&house, &dina, id).await, [AccessState::Submitted], "{engine}");
        // Anything else does not take its place.
        let other = sent(&house, &who, &RECORD.replace("32", "33")).await;
        assert!(matches!(other, Err(NotTaken::Begun)), "{engine}: {other:?}");
        // On the pages it goes on as any other.
        let open = Open::load(app, &who, Locale::EN).await.unwrap().unwrap();
        let answers: Vec<String> = said(&open.asked, &open.answers).into_iter().map(|it| it.answer).collect();
        assert_eq!(answers, ["Shelter", "32", "Yes", "Nothing", "By hand", "Gazette"], "{engine}");
        assert_eq!(submit::past(app, &who, &open, Locale::EN).await.unwrap().len(), 1, "{engine}");
        withdraw(app, &who).await.unwrap();
        let gone = take(app, &who, Locale::EN, RECORD).await;
        assert!(matches!(gone, Err(Refused::NotFound)), "{engine}: {gone:?}");
    }
}

#[tokio::test]
async fn many_at_once_are_each_taken_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let mut work = Vec::new();
        for n in 0..12 {
            let code = code(&house, &dina, id, &format!("Organisation {n}")).await;
            // Each is sent twice at the same time, and one of three does not fit.
            let staff = if n % 3 == 0 { "100" } else { "99" };
            let xml = RECORD.replace("32", staff);
            for _ in 0..2 {
                let (who, app, xml) = (came_in(&house, &code, "").await, house.app.clone(), xml.clone());
                work.push(tokio::spawn(async move { take(&app, &who, Locale::EN, &xml).await.unwrap() }));
            }
        }
        let mut done = Vec::new();
        for it in work {
            done.push(it.await.unwrap().map_err(|why| format!("{why:?}")).map(|it| it.code));
        }
        for (n, pair) in done.chunks(2).enumerate() {
            assert_eq!(pair[0], pair[1], "{engine}: {n}");
            assert_eq!(pair[0].is_err(), n % 3 == 0, "{engine}: {n}: {:?}", pair[0]);
        }
        let all: std::collections::BTreeSet<_> = done.iter().flatten().collect();
        assert_eq!(all.len(), 8, "{engine}: each has a receipt of its own");
        let there = states(&house, &dina, id).await;
        let submitted = there.iter().filter(|it| **it == AccessState::Submitted).count();
        assert_eq!(submitted, 8, "{engine}");
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_nothing_of_it_is_kept() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = director(&house).await;
    let id = open_round(&house, &dina).await;
    let code = code(&house, &dina, id, "One").await;
    let who = came_in(&house, &code, "").await;
    for (xml, why) in [
        ("", "None"),
        ("no record", "None"),
        ("<other/>", "None"),
        ("<!DOCTYPE x><data/>", "None"),
        (&RECORD.replace("staff", "stuff"), "Foreign"),
        (&RECORD.replace("32", "100"), "Wrong"),
        (&RECORD.replace(">shelter<", ">palace<"), "Wrong"),
    ] {
        let refused = format!("{:?}", sent(&house, &who, xml).await.unwrap_err());
        assert!(refused.starts_with(why), "{xml}: {refused}");
    }
    assert!(Open::load(&house.app, &who, Locale::EN).await.unwrap().is_none());
    // What people began on the pages is not overwritten.
    let who = began(&house, &code, "").await;
    let refused = sent(&house, &who, RECORD).await;
    assert!(matches!(refused, Err(NotTaken::Begun)), "{refused:?}");
}

/// What programs fill in by themselves, and a day that we do.
const TELLING: &str = "\
survey,,,
,type,name,label
,start,began,
,end,ended,
,today,day,
,deviceid,device,
,username,user,
,phonenumber,phone,
,begin group,PT3,Protection orders
,text,how,How?
,end group,,
settings,,,
,form_title,form_id,
,Try,telling,
";

#[tokio::test]
async fn when_and_with_what_a_record_was_filled_is_not_kept() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let (dina, ana) = (director(&house).await, second(&house).await);
        let id = open_round_of(&house, &dina, TELLING).await;
        let who = came_in(&house, &code(&house, &dina, id, "One").await, "").await;
        let xml = "<data id=\"telling\"><began>2026-11-23T03:14:15.926Z</began><ended>2026-11-23T04:14:15Z</ended><day>2026-11-20</day><device>canary-7</device><user>canary-mina</user><phone>canary-600</phone><PT3><how>By hand</how></PT3></data>";
        sent(&house, &who, xml).await.unwrap();
        let open = Open::load(&house.app, &who, Locale::EN).await.unwrap().unwrap();
        let kept = open.answers.record();
        assert!(kept.contains("By hand") && kept.contains("<day>2026-"), "{engine}: {kept}");
        for telling in ["canary", "03:14", "04:14", "2026-11-20"] {
            assert!(!kept.contains(telling), "{engine}: {kept}");
        }
        let release = export::ask(&house.app, &dina, id, "For the report").await.unwrap();
        release::decide(&house.app, &ana, release, true).await.unwrap();
        for name in ["answers.csv", "answers.json", "codebook.csv"] {
            let file = taken(&house, &dina, id, release, name).await.unwrap();
            let file = String::from_utf8(file).unwrap();
            assert!(file.contains("how"), "{engine}: {name}");
            for column in ["began", "ended", "day", "device", "2026-"] {
                assert!(!file.contains(column), "{engine}: {name} says {column}: {file}");
            }
        }
    }
}
