//! Results of a round at the desk: who sees which page, what it says, and that it never says who answered.

use crate::desk::house::{House, come_in, later};
use axum::http::Method;
use diligence_app::answering::page::seen;
use diligence_app::answering::submit::{self, client_key};
use diligence_app::answering::{self, Entry, Given, Posted};
use diligence_app::round::invite::{self, Invitee};
use diligence_domain::{Locale, Role};
use diligence_i18n::locales;

/// So many organisations answer about the first State; each says how many they are and how it is.
async fn answered(house: &House, class: &str, levels: &[&str]) {
    let boss = house.visitor("director").await;
    for level in levels {
        let invitee = Invitee {
            name: "House of the lamp".into(),
            locale: "en".into(),
            jurisdiction: "XAA".into(),
            class: class.into(),
            ..Invitee::default()
        };
        let made = invite::invite(&house.app, &boss, house.ours.round, &invitee).await.unwrap();
        let code = made.code.unwrap();
        let Entry::In(who) = answering::enter(&house.app, code.as_str(), "").await.unwrap() else {
            panic!("not in")
        };
        answering::begin(&house.app, &who).await.unwrap();
        let how = format!("<b>{level}</b> & by hand");
        for (page, id, value) in
            [(1, "about/staff", "7"), (2, "PT3/PT3_law", *level), (2, "PT3/PT3_how", how.as_str())]
        {
            if id == "PT3/PT3_how" && *level != "0" {
                continue;
            }
            let given = Given { id: id.into(), seen: seen(""), sent: vec![value.to_owned()] };
            let posted = Posted { answers: vec![given], ..Posted::default() };
            answering::save(&house.app, &who, Locale::EN, page, &posted).await.unwrap();
        }
        submit::submit(&house.app, &who, Locale::EN, &client_key()).await.unwrap().unwrap();
    }
}

fn page(house: &House, end: &str) -> String {
    format!("/en/desk/rounds/{}/results{end}", house.ours.round)
}

#[tokio::test]
async fn distributions_say_how_many_and_of_how_many() {
    for house in House::all().await {
        let url = page(&house, "");
        let none = house.get("director", &url).await;
        assert!(none.text.contains("Nobody has submitted yet."), "{}", none.text);
        answered(&house, "civil-society", &["0", "0"]).await;
        let few = house.get("director", &url).await;
        assert!(few.text.contains("Fewer than three organisations submitted"), "{}", house.engine);
        assert!(!few.text.contains("<table"), "{}: a table of two", house.engine);
        answered(&house, "civil-society", &["4"]).await;
        answered(&house, "government", &["4"]).await;
        let shown = house.get("director", &format!("{url}?section=3")).await;
        assert_eq!(shown.status, 200);
        for words in ["What does the law say?", "67%", "(2)", "thin evidence", "the government about itself"]
        {
            assert!(shown.text.contains(words), "{words} on {}: {}", house.engine, shown.text);
        }
        assert!(!shown.text.contains("House of the lamp"), "who answered");
        // A country partner waits until the round is over, then sees her State, and no single answers.
        let waits = house.get("country-partner", &url).await;
        assert!(waits.text.contains("once the round is over") && !waits.text.contains("<table"));
        assert!(!waits.text.contains("results/answers"), "a link to what is not open to her");
        assert_eq!(house.get("other-partner", &url).await.status, 404);
        later(60 * 24 * 60);
        let partner = come_in(&house.app, "p", house.places.local, &[Role::CountryPartner], &["XAA"]).await;
        let over =
            house.ask(&Method::GET, &format!("{url}?section=3"), &[("cookie", &partner.cookie())], "").await;
        assert!(over.text.contains("What does the law say?"), "{}", over.text);
        let closed =
            house.ask(&Method::GET, &page(&house, "/answers"), &[("cookie", &partner.cookie())], "").await;
        assert_eq!(closed.status, 404);
        // Back for the house on the other engine.
        later(-60 * 24 * 60);
    }
}

#[tokio::test]
async fn single_answers_keep_their_state_in_the_address() {
    for house in House::all().await {
        answered(&house, "civil-society", &["0", "4"]).await;
        answered(&house, "academia", &["4"]).await;
        let table =
            house.get("director", &page(&house, "/answers?section=3&sort=-class&class=academia")).await;
        assert!(table.text.contains("Found: 1") && table.text.contains("All of it"), "{}", table.text);
        assert!(table.text.contains("sort=class"), "the order turns round");
        let all = house.get("director", &page(&house, "/answers?sort=mark")).await;
        let marks: Vec<&str> =
            all.text.split("<code>").skip(1).map(|it| it.split('<').next().unwrap()).collect();
        assert!(marks.is_sorted_by(|a, b| a < b), "one answer cannot be told from another: {marks:?}");
        assert_eq!(marks.len(), 3, "{marks:?}");
        assert!(!table.text.contains("House of the lamp"));
        let narrowed =
            house.get("director", &page(&house, "/answers?section=3&answer=PT3%2FPT3_law%3D0")).await;
        assert!(narrowed.text.contains("Found: 1"), "{}", narrowed.text);
        let link = narrowed.between("<th scope=\"row\"><a href=\"", "\"").replace("&#38;", "&");
        let one = house.get("director", &link).await;
        assert!(one.text.contains("&lt;b&gt;0&lt;/b&gt; &amp; by hand"), "{}", one.text);
        let foreign = link.replace(&house.ours.round.to_string(), &house.theirs.round.to_string());
        assert_eq!(house.get("director", &foreign).await.status, 404, "of another round");
        assert_eq!(house.get("country-partner", &link).await.status, 404);
        let log = house.get("director", "/en/desk/audit?act=answers-read").await;
        assert!(log.text.contains("Found: 4"), "{}", log.text);
        later(11);
        let again = house.get("director", &link).await;
        assert!(again.header("location").contains("/confirm"), "{}", again.status);
        later(-11);
    }
}

#[tokio::test]
async fn texts_are_tagged_without_script() {
    for house in House::all().await {
        answered(&house, "civil-society", &["0", "4"]).await;
        let codes = page(&house, "/codes");
        for (body, status) in [
            ("do=add&name=Police&parent=", 303),
            ("do=add&name=police&parent=", 422),
            ("do=add&name=&parent=", 422),
        ] {
            assert_eq!(house.post("director", &codes, body).await.status, status, "{body}");
        }
        let tree = house.get("director", &codes).await;
        let code = tree.between("name=\"code\" value=\"", "\"").to_owned();
        let list = house.get("director", &page(&house, "/texts")).await;
        assert!(list.text.contains("How?"), "{}", list.text);
        let text = page(&house, "/text?q=PT3%2FPT3_how");
        let shown = house.get("director", &text).await;
        assert!(
            shown.text.contains("&lt;b&gt;0&lt;/b&gt; &amp; by hand")
                && shown.text.contains("Must not be quoted")
        );
        let of = shown.between("name=\"of\" value=\"", "\"").to_owned();
        let body = format!("of={of}&place=PT3%2FPT3_how&tag={code}&at=t1");
        let saved = house.post("director", &text, &body).await;
        assert!(saved.header("location").ends_with("#t1"), "{}", saved.status);
        let mine = house.get("director", &text).await;
        assert!(mine.text.contains(" checked") && mine.text.contains("Nobody else has tagged it yet."));
        let hers = house.get("coordinator", &text).await;
        assert!(!hers.text.contains(" checked") && !hers.text.contains("Another coder"), "{}", hers.text);
        assert_eq!(house.post("coordinator", &text, &body.replace("tag=", "x=")).await.status, 303);
        let hers = house.get("coordinator", &text).await;
        assert!(hers.text.contains("Another coder, 1"), "{}", hers.text);
        let agreement = house.get("coordinator", &page(&house, "/agreement?q=PT3%2FPT3_how")).await;
        assert!(
            agreement.text.contains("Coders: 2") && agreement.text.contains(&of[..8]),
            "{}",
            agreement.text
        );
        assert_eq!(house.post("country-partner", &text, &body).await.status, 404);
    }
}

#[tokio::test]
async fn every_page_of_results_in_every_language() {
    let house = House::one().await;
    answered(&house, "civil-society", &["0", "0", "4", "0", "4"]).await;
    answered(&house, "government", &["4"]).await;
    house.post("director", &page(&house, "/codes"), "do=add&name=Police&parent=").await;
    for locale in locales() {
        for end in [
            "",
            "?section=3&at=XAA",
            "/forms",
            "/answers?section=2",
            "/texts",
            "/text?q=PT3%2FPT3_how",
            "/agreement?q=PT3%2FPT3_how",
            "/codes",
        ] {
            let url = page(&house, end).replace("/en/", &format!("/{locale}/"));
            let shown = house.get("director", &url).await;
            assert_eq!(shown.status, 200, "{url}");
            assert!(!shown.text.contains("style="), "{url}");
        }
        let missing = house.get("director", &page(&house, "/text?q=nowhere")).await;
        assert_eq!(missing.status, 404);
    }
}
