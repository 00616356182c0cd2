//! Role × route × own and other partner × state of the person. The expectations are committed: what changes shows.

use super::house::{House, come_in, fresh_email, later};
use axum::http::Method;
use diligence_app::people::operator;
use diligence_app::{App, release};
use diligence_domain::{Locale, PartnerId, PersonId, Role, Scope};
use diligence_web::Policy;
use std::fmt::Write as _;

const PEOPLE: [&str; 12] = [
    "anonymous",
    "director",
    "administrator",
    "coordinator",
    "country-partner",
    "other-partner",
    "publisher",
    "read-only",
    "translator",
    "reviewer",
    "government",
    "contributor",
];

/// Doors at which knocking would end the session that the rest of the sweep needs; each has a test of its own.
const APART: [&str; 2] = ["/leave", "/{locale}/desk/sign-out"];

/// What an answer means.
fn meaning(status: u16, location: &str) -> String {
    match (status, location) {
        (200, _) => "ok".into(),
        (303, to) if to.contains("/sign-in") => "in".into(),
        (303, to) if to.contains("/confirm") => "ask".into(),
        (303, _) => "go".into(),
        (404, _) => "-".into(),
        (other, _) => other.to_string(),
    }
}

/// A person offered a role at a partner, whom nobody else of the sweep knows.
async fn stranger(app: &App, at: PartnerId, code: &str) -> (PersonId, String) {
    let scope = Scope::In([code.parse().unwrap()].into());
    let email = fresh_email();
    let who = (email.as_str(), "Stranger", Locale::EN);
    let id = operator::add(app, who, Some(at), &[Role::Contributor], &scope, "Host").await.unwrap().person;
    let person = operator::find(app, &email).await.unwrap();
    (id, person.offered[0].id.to_string())
}

/// A body that is right for whoever may, and changes nothing of what the rest of the sweep needs.
pub fn body(path: &str, at: PartnerId, code: &str) -> String {
    match path.trim_start_matches("/{locale}/desk/") {
        // Nothing typed: whoever may is told what is missing.
        "partners/new" | "partners/{id}/edit" | "account" | "account/password" | "account/passkeys" => {
            "version=1".into()
        }
        // A version that never was: whoever may is told that it changed.
        "partners/{id}/archive" => "archived=1&version=0".into(),
        "people/new" => format!(
            "email={}&name=New&partner={at}&role=contributor&jurisdictions={code}&locale=en",
            fresh_email()
        ),
        // She is not disabled, so letting her in again changes nothing.
        "people/{id}/state" => "disabled=0".into(),
        "organisations/{id}/withdraw" => "sure=1".into(),
        // Nothing typed: whoever may is told what is missing.
        "rounds/{id}/results/codes" => "do=add&name=".into(),
        "rounds/{id}/state" => "state=open&version=0".into(),
        "releases" => "reason=Why".into(),
        "releases/{id}" => "decision=refuse".into(),
        "account/sessions" => "session=018f0000-0000-7000-8000-000000000001".into(),
        _ => String::new(),
    }
}

/// What a page says must not name what its reader may not know.
fn names_nobody_hidden(label: &str, path: &str, text: &str) {
    let ours = ["anonymous", "country-partner", "contributor"];
    assert!(ours.contains(&label) || !text.contains("Canary of ours"), "{label} reads of it at {path}");
    let theirs = label == "other-partner";
    assert!(theirs || !text.contains("Canary of theirs"), "{label} reads of it at {path}");
}

async fn sweep(house: &House) -> String {
    let places = &house.places;
    let targets = [
        ("own", places.own, "XAA"),
        ("own hidden", places.own_hidden, "XAA"),
        ("foreign", places.foreign, "XAB"),
        ("foreign hidden", places.foreign_hidden, "XAB"),
    ];
    let mut text = format!("{:<6}{:<52}{:<15}", "", "", "");
    for label in PEOPLE {
        write!(text, "{label:<16}").unwrap();
    }
    text = text.trim_end().to_owned() + "\n";
    for it in &house.census {
        if matches!(it.policy, Policy::Public | Policy::Answer) || APART.contains(&it.path) {
            continue;
        }
        // A questionnaire belongs to nobody.
        let shared = it.path.contains("/questionnaires/") || it.path.contains("/translations/");
        let varies = it.path.contains("{id}") && !it.path.contains("passkeys") && !shared
            || it.path.ends_with("people/new");
        let only = it.path.contains("releases/{id}");
        for (name, at, code) in targets.iter().take(if varies && !only { 4 } else { 1 }) {
            write!(
                text,
                "{:<6}{:<52}{:<15}",
                it.method.as_str(),
                it.path,
                if varies && !only { name } else { "" }
            )
            .unwrap();
            for label in PEOPLE {
                let (person, role) = if it.path.ends_with("/state") || it.path.ends_with("/reset") {
                    // Only somebody who came in can be managed.
                    let it = come_in(&house.app, "resident", *at, &[Role::Contributor], &[code]).await;
                    (it.id, String::new())
                } else if it.path.contains("/people/{id}") {
                    stranger(&house.app, *at, code).await
                } else {
                    (house.guest("reviewer").id, "018f0000-0000-7000-8000-000000000001".to_owned())
                };
                let id = if it.path.contains("/people/") {
                    person.to_string()
                } else if shared {
                    house.ours.questionnaire.to_string()
                } else if it.path.contains("/rounds/{id}") {
                    if code == &"XAA" { house.ours.round } else { house.theirs.round }.to_string()
                } else if it.path.contains("/organisations/{id}") {
                    let asked = if code == &"XAA" { &house.ours } else { &house.theirs };
                    if name.contains("hidden") { asked.hidden } else { asked.open }.to_string()
                } else if it.path.contains("releases/{id}") {
                    let asked_by = house.visitor("coordinator").await;
                    release::ask(&house.app, &asked_by, "Why").await.unwrap().to_string()
                } else {
                    at.to_string()
                };
                let path = it
                    .path
                    .replace("{locale}", "en")
                    .replace("{id}", &id)
                    .replace("{role}", &role)
                    .replace("{tongue}", "fr")
                    .replace("{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
                let mut headers = vec![super::house::OURS];
                let cookie = if label == "anonymous" { String::new() } else { house.guest(label).cookie() };
                if !cookie.is_empty() {
                    headers.push(("cookie", &cookie));
                }
                let mut form = body(it.path, *at, code);
                if it.path.ends_with("/import") && it.method == Method::POST {
                    headers.push(("content-type", "multipart/form-data; boundary=x"));
                    form = format!(
                        "--x\r\nContent-Disposition: form-data; name=\"keeper\"\r\n\r\n{}\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nid,name_en,kind\n\r\n--x--\r\n",
                        places.local
                    );
                }
                let answer = house.ask(&it.method, &path, &headers, &form).await;
                let said = meaning(answer.status.as_u16(), answer.header("location"));
                names_nobody_hidden(label, &path, &answer.text);
                write!(text, "{said:<16}").unwrap();
            }
            text = text.trim_end().to_owned() + "\n";
        }
    }
    text
}

#[tokio::test]
async fn every_role_at_every_door() {
    for house in House::all().await {
        let fresh = sweep(&house).await;
        insta::assert_snapshot!("fresh", fresh, house.engine);
    }
}

/// Eleven minutes later it is asked again who it is, before anything that goes far.
#[tokio::test]
async fn every_role_at_every_door_when_the_proof_is_old() {
    for house in House::all().await {
        // The coordinator's requests are made while her proof is fresh.
        later(11);
        let mut text = String::new();
        for it in house.census.iter().filter(|it| matches!(it.policy, Policy::Desk(_))) {
            if APART.contains(&it.path) {
                continue;
            }
            let path = it
                .path
                .replace("{locale}", "en")
                .replace("{id}", &house.places.own.to_string())
                .replace("{role}", "018f0000-0000-7000-8000-000000000001");
            let answer = match it.method {
                Method::GET => house.get("director", &path).await,
                _ => house.post("director", &path, "").await,
            };
            let said = meaning(answer.status.as_u16(), answer.header("location"));
            writeln!(text, "{:<6}{:<52}{said}", it.method.as_str(), it.path).unwrap();
        }
        insta::assert_snapshot!("stale", text, house.engine);
    }
}

/// Whoever may come in no more is out with her next request, at every door.
#[tokio::test]
async fn disabled_demoted_and_expired_are_out_at_every_door() {
    for house in House::all().await {
        operator::set_disabled(&house.app, house.guest("director").id, true).await.unwrap();
        let demoted = house.guest("administrator");
        let role = operator::find(&house.app, &demoted.email).await.unwrap().grants[0].id;
        operator::take(&house.app, demoted.id, role).await.unwrap();
        operator::reset(&house.app, house.guest("publisher").id).await.unwrap();
        for label in ["director", "administrator", "publisher"] {
            for it in house.census.iter().filter(|it| matches!(it.policy, Policy::Desk(_))) {
                let path = it.path.replace("{locale}", "en").replace("{id}", &house.places.own.to_string());
                let answer = match it.method {
                    Method::GET => house.get(label, &path).await,
                    _ => house.post(label, &path, "").await,
                };
                let said = meaning(answer.status.as_u16(), answer.header("location"));
                assert_eq!(said, "in", "{label} {} {path} on {}", it.method, house.engine);
            }
        }
        later(31);
        assert_eq!(house.get("coordinator", "/en/desk").await.status, 303, "an idle session lives on");
    }
}
