//! Every route there is: that it says its policy, is fenced, and refuses what other sites send.

use super::house::{House, ORIGIN, OURS};
use axum::http::Method;
use diligence_web::Policy;
use std::fmt::Write as _;

/// The routes with their policies as they were agreed: a new one shows here.
#[tokio::test]
async fn every_route_says_its_policy() {
    let house = House::one().await;
    let mut text = String::new();
    for it in &house.census {
        let policy = match it.policy {
            Policy::Public => "public".to_owned(),
            Policy::Entrance => "entrance".to_owned(),
            Policy::Answer => "answer".to_owned(),
            Policy::Desk(door) => format!("desk: {door:?}"),
        };
        writeln!(text, "{:<5} {:<60} {policy}", it.method.as_str(), it.path).unwrap();
        assert_eq!(
            it.path.contains("/desk"),
            matches!(it.policy, Policy::Desk(_)),
            "{}: what is at the desk is behind a door, and nothing else is",
            it.path
        );
    }
    insta::assert_snapshot!(text);
}

/// No route goes round the census.
#[test]
fn routes_are_added_in_one_place() {
    let mut files = vec![std::path::PathBuf::from("src")];
    let mut found = Vec::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(path).unwrap().map(|it| it.unwrap().path()));
        } else if std::fs::read_to_string(&path).unwrap().contains(".route(") {
            found.push(path.display().to_string());
        }
    }
    assert_eq!(found, ["src/routes.rs"]);
}

fn filled(path: &str) -> String {
    path.replace("{locale}", "en")
        .replace("{id}", "018f0000-0000-7000-8000-000000000001")
        .replace("{role}", "018f0000-0000-7000-8000-000000000002")
        .replace("{code}", "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa")
        .replace("{number}", "1")
        .replace("{tongue}", "fr")
        .replace("{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
}

#[tokio::test]
async fn what_another_site_sends_is_refused_at_every_door() {
    let house = House::one().await;
    let cookie = house.guest("director").cookie();
    let posts: Vec<_> = house.census.iter().filter(|it| it.method == Method::POST).collect();
    assert!(posts.len() > 25, "{} forms", posts.len());
    for it in &posts {
        let path = filled(it.path);
        for header in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
            ("origin", "https://evil.example"),
            ("origin", "https://desk.example.evil.example"),
            ("origin", "http://desk.example"),
        ] {
            let answer = house.ask(&Method::POST, &path, &[("cookie", &cookie), header], "").await;
            assert_eq!(answer.status, 403, "{path} {header:?}");
        }
        // A browser that says nothing has to show the token of its form; leaving is never refused.
        let silent = house.ask(&Method::POST, &path, &[("cookie", &cookie)], "token=wrong").await;
        // Who came in with no code is shown the way in, and nothing is done.
        let shown = path == "/leave" || it.policy == Policy::Answer;
        // A program shows a code in a header, which no other site’s page can send.
        let program = path.ends_with("/record");
        let expected = if shown {
            303
        } else if program {
            401
        } else {
            403
        };
        let uploads = path.ends_with("/import") || path.ends_with("/file");
        assert!(uploads || silent.status == expected, "{path}: {}", silent.status);
        assert_eq!(house.get("director", "/en/desk").await.status, 200, "{path} ended the session");
    }
}

#[tokio::test]
async fn a_browser_that_says_little_shows_the_token_of_its_form() {
    let house = House::one().await;
    let cookie = house.guest("director").cookie();
    let page = house.get("director", "/en/desk/account").await;
    let token = page.between("name=\"token\" value=\"", "\"").to_owned();
    let body = format!("token={token}&version=2&name=Dina&locale=en&zone=UTC&digest=never");
    let silent = house.ask(&Method::POST, "/en/desk/account", &[("cookie", &cookie)], &body).await;
    assert_eq!(silent.status, 303, "{}", silent.text);
    // Somebody else's token is none.
    let other = house.guest("administrator").cookie();
    let stolen = house.ask(&Method::POST, "/en/desk/account", &[("cookie", &other)], &body).await;
    assert_eq!(stolen.status, 403);
    // With “null”, as browsers say for a page that gives no referrer, the token decides too.
    let null =
        house.ask(&Method::POST, "/en/desk/account", &[("cookie", &cookie), ("origin", "null")], "").await;
    assert_eq!(null.status, 403);
    let own = house
        .ask(
            &Method::POST,
            "/en/desk/account",
            &[("cookie", &cookie), ("origin", ORIGIN)],
            "version=3&name=D&locale=en&zone=UTC&digest=never",
        )
        .await;
    assert_eq!(own.status, 303);
}

#[tokio::test]
async fn nothing_behind_the_door_is_kept_or_framed() {
    let house = House::one().await;
    let cookie = house.guest("director").cookie();
    for it in house.census.iter().filter(|it| it.policy != Policy::Public) {
        for headers in [&[OURS][..], &[OURS, ("cookie", &cookie)][..]] {
            if it.path == "/leave" || it.path.ends_with("sign-out") {
                continue; // would end the session that the rest needs; has a test of its own
            }
            let answer = house.ask(&it.method, &filled(it.path), headers, "").await;
            let path = it.path;
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
            assert!(answer.header("strict-transport-security").starts_with("max-age="), "{path}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            for value in answer.headers.get_all("set-cookie") {
                let value = value.to_str().unwrap();
                assert!(
                    value.starts_with("__Host-") && value.contains("; Path=/; Secure; HttpOnly; SameSite="),
                    "{path}: {value}"
                );
            }
            assert!(
                !answer.status.is_server_error() || it.path.contains("confirm"),
                "{path}: {}",
                answer.status
            );
        }
    }
}

#[tokio::test]
async fn public_pages_look_at_no_cookie() {
    let house = House::one().await;
    let cookie = house.guest("director").cookie();
    for path in ["/en", "/en/partners", "/ar/jurisdictions/MYS"] {
        let with = house.ask(&Method::GET, path, &[("cookie", &cookie)], "").await;
        let without = house.ask(&Method::GET, path, &[], "").await;
        assert_eq!(with.text, without.text, "{path}");
        assert_eq!(with.header("set-cookie"), "", "{path}");
    }
}
