//! What goes with every answer, and how answers are kept.

use crate::reader::{ELSEWHERE, Reader};
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn every_answer_is_fenced() {
    let reader = Reader::without_data().await;
    for path in
        ["/en", "/en/nowhere", "/assets/x/site.css", "/en/jurisdictions/MYS", "/health/live", "/", "/xx/yy"]
    {
        let answer = reader.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("form-action 'self' https://weather.example"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("set-cookie"), "", "{path}: a cookie");
    }
}

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let reader = Reader::with_data().await;
    let first = reader.get("/en/jurisdictions/NPL").await;
    let etag = first.header("etag").to_owned();
    assert!(etag.len() > 10);
    let again = reader.get_with("/en/jurisdictions/NPL", "if-none-match", &etag).await;
    assert_eq!((again.status.as_u16(), again.text.len()), (304, 0));
    let other = reader.get_with("/en/jurisdictions/NPL", "if-none-match", "\"other\"").await;
    assert_eq!((other.status.as_u16(), other.text), (200, first.text));
}

#[tokio::test]
async fn data_that_came_in_is_shown() {
    let reader = Reader::without_data().await;
    let before = reader.get("/en/jurisdictions/NPL").await;
    diligence_app::demo::load(&reader.app).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await; // the longest that a page may lag behind
    let after = reader.get("/en/jurisdictions/NPL").await;
    assert!(before.text.contains(">0 of 61<") && !after.text.contains(">0 of 61<"));
}

#[tokio::test]
async fn the_way_out() {
    let reader = Reader::without_data().await;
    let post =
        |site: &str| Request::post("/leave").header("sec-fetch-site", site).body(Body::from("x=1")).unwrap();
    let left = reader.send(post("same-origin")).await;
    assert_eq!((left.status.as_u16(), left.header("location")), (303, ELSEWHERE));
    assert_eq!(left.header("cache-control"), "no-store");
    assert_eq!(reader.send(post("cross-site")).await.status, 403);
    let old_browser = reader.send(Request::post("/leave").body(Body::empty()).unwrap()).await;
    assert_eq!(old_browser.status, 303);
}

#[tokio::test]
async fn assets_are_kept_for_a_year_and_nothing_else_is_there() {
    let reader = Reader::without_data().await;
    let home = reader.get("/en").await;
    let style = home.between("rel=\"stylesheet\" href=\"", "\"").to_owned();
    let sheet = reader.get(&style).await;
    assert!(sheet.header("cache-control").contains("immutable") && sheet.text.contains("@font-face"));
    for font in sheet.text.split("url(\"").skip(1).map(|it| it.split('"').next().unwrap()) {
        let path = style.replace("site.css", font);
        assert_eq!(reader.get(&path).await.header("content-type"), "font/woff2", "{path}");
    }
    for path in
        ["/assets/x/../Cargo.toml", "/assets/x/%2e%2e/Cargo.toml", "/assets/x/nothing.js", "/assets/x/"]
    {
        assert_eq!(reader.get(path).await.status, 404, "{path}");
    }
}
