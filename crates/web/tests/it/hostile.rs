//! Addresses that nobody honest types.

use crate::reader::Reader;
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn garbage_is_refused_and_shown_back_harmless() {
    let reader = Reader::with_data().await;
    let long = "a".repeat(9_000);
    for path in [
        "/en/jurisdictions/%3Cimg%20src=x%20onerror=alert(1)%3E",
        "/en/jurisdictions/%00",
        "/en/jurisdictions/%FF%FE",
        "/en/jurisdictions/..%2f..%2fetc%2fpasswd",
        "/en/jurisdictions/';DROP TABLE dataset;--".replace(' ', "%20").as_str(),
        "/en/jurisdictions/%E2%80%AEevil",
        &format!("/en/jurisdictions/{long}"),
        &format!("/en/jurisdictions?q={long}"),
        "/en/jurisdictions?q=%FF",
        "/en/jurisdictions?q=a&q=b",
        "/en/jurisdictions?map=../../x",
        "/en/compare?with=%3Cscript%3E&with=MYS",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/en/map/%3Cscript%3E/x",
        "/zz/jurisdictions/MYS",
        "/EN",
        "/en/",
    ] {
        let answer = reader.get(path).await;
        let status = answer.status.as_u16();
        assert!(status < 500, "{path:.60}: {status}");
        assert!(!answer.text.contains("<img src=x") && !answer.text.contains("<script>"), "{path:.60}");
        assert!(!answer.text.contains('\u{202e}'), "{path:.60}: a mark that turns text round");
        assert!(answer.text.len() < 400_000, "{path:.60}");
    }
}

#[tokio::test]
async fn only_what_is_offered_is_answered() {
    let reader = Reader::without_data().await;
    for (method, path) in [
        ("POST", "/en"),
        ("PUT", "/en/jurisdictions/MYS"),
        ("DELETE", "/leave"),
        ("GET", "/leave"),
        ("TRACE", "/"),
    ] {
        let answer =
            reader.send(Request::builder().method(method).uri(path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, 405, "{method} {path}");
    }
    let big =
        Request::post("/leave").header("content-length", "70000").body(Body::from(vec![0; 70_000])).unwrap();
    assert_eq!(reader.send(big).await.status, 413);
}

#[tokio::test]
async fn a_database_that_is_gone_is_said_without_details() {
    let reader = Reader::with_data().await;
    let made = reader.get("/en/jurisdictions/EGY").await;
    reader.app.close().await;
    let kept = reader.get("/en/jurisdictions/EGY").await;
    assert_eq!((kept.status.as_u16(), kept.text), (200, made.text), "what was made can still be read");
    let answer = reader.get("/ar/jurisdictions/TCD").await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.header("retry-after"), "5");
    assert!(answer.text.contains("dir=\"rtl\"") && !answer.text.to_lowercase().contains("sqlite"));
    assert_eq!(reader.get("/health/ready").await.status, 503);
    assert_eq!(reader.get("/health/live").await.status, 200);
}
