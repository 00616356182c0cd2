//! Files with answers, as browsers send and take them.

use crate::desk::house::{House, OURS, later};
use crate::reader::{self, Answer};
use crate::survey::{Browser, filled};
use axum::body::Body;
use axum::http::{Method, Request};
use diligence_testkit::sample::{pdf, photo};
use std::fmt::Write as _;

const PAGE: &str = "/en/survey/answer/3";

/// A file as a browser sends it: the field, what it is called there, what the browser takes it for, what is in it.
type Chosen<'a> = (&'a str, &'a str, &'a str, &'a [u8]);

/// Sends a page with files, as a browser without script does.
async fn send(it: &Browser<'_>, fields: &str, files: &[Chosen<'_>]) -> Answer {
    let mut body = Vec::new();
    let mut part = |head: &str, content: &[u8]| {
        body.extend(format!("--x7\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes());
        body.extend(content);
        body.extend(b"\r\n");
    };
    part("name=\"token\"", it.token.borrow().as_bytes());
    // Files stand where their question does; what is typed behind them comes behind them.
    for (name, called, kind, content) in files {
        part(&format!("name=\"f:{name}\"; filename=\"{called}\"\r\nContent-Type: {kind}"), content);
    }
    for (name, value) in form_urlencoded::parse(fields.as_bytes()) {
        part(&format!("name=\"{name}\""), value.as_bytes());
    }
    body.extend(b"--x7--\r\n");
    let request = Request::builder()
        .method(Method::POST)
        .uri(PAGE)
        .header("cookie", it.cookie.borrow().as_str())
        .header(OURS.0, OURS.1)
        .header("content-type", "multipart/form-data; boundary=x7")
        .header("content-length", body.len());
    reader::answer(&it.house.router, request.body(Body::from(body)).unwrap()).await
}

/// The address of the file that a page shows.
fn link(page: &Answer) -> String {
    format!("/en/survey/file/{}", page.between("href=\"/en/survey/file/", "\""))
}

/// What was submitted is read at the desk with its files, and leaves with them once a second person agreed.
async fn desk_reads(house: &House, name: &str) {
    let (engine, home) = (house.engine, format!("/en/desk/rounds/{}", house.ours.round));
    let table = house.get("director", &format!("{home}/results/answers")).await;
    let link = table.between("<th scope=\"row\"><a href=\"", "\"").replace("&#38;", "&");
    let one = house.get("director", &link).await;
    let file = one.between(&format!("<a href=\"{home}/results/file"), "\"").replace("&amp;", "&");
    let file = format!("{home}/results/file{file}");
    assert!(file.ends_with(name) && one.text.contains(&format!(">{name}</a>")), "{engine}: {}", one.text);
    let taken = house.get("director", &file).await;
    assert_eq!((taken.status.as_u16(), taken.header("content-type")), (200, "image/jpeg"), "{engine}");
    assert_eq!(taken.header("content-disposition"), format!("attachment; filename=\"{name}\""));
    assert_eq!(taken.header("content-security-policy"), "default-src 'none'; sandbox", "{engine}");
    assert_eq!(taken.header("cache-control"), "no-store", "{engine}");
    for (who, path, status) in [
        ("country-partner", file.clone(), 404),
        ("administrator", file.clone(), 404),
        ("director", file.replace(name, "file-0123456789ab.jpg"), 404),
        ("director", file.replace(&house.ours.round.to_string(), &house.theirs.round.to_string()), 404),
        ("director", format!("{home}/results/file"), 404),
    ] {
        assert_eq!(house.get(who, &path).await.status, status, "{engine}: {who} {path}");
    }
    let asked = house.post("director", &format!("{home}/answers"), "reason=The+report").await;
    assert_eq!(asked.status, 303, "{engine}: {}", asked.text);
    let list = house.get("administrator", "/en/desk/releases").await;
    let release = list.between("/en/desk/releases/", "\"").to_owned();
    house.post("administrator", &format!("/en/desk/releases/{release}"), "decision=grant").await;
    let archive = format!("{home}/answers/{release}/files.zip");
    assert!(house.get("director", &format!("{home}/answers")).await.text.contains(&archive), "{engine}");
    let taken = house.get("director", &archive).await;
    assert_eq!((taken.status.as_u16(), taken.header("content-type")), (200, "application/zip"), "{engine}");
    assert!(taken.text.contains(&format!("/{name}")), "{engine}");
    later(11);
    assert!(house.get("director", &file).await.header("location").contains("/confirm"), "{engine}");
    later(-11);
}

#[tokio::test]
async fn a_file_is_added_read_again_and_removed_without_script() {
    for house in House::all().await {
        let (it, engine) = (Browser::inside(&house).await, house.engine);
        let page = it.get(PAGE).await;
        assert!(page.text.contains("enctype=\"multipart/form-data\"") && page.text.contains("up to 8 MB"));
        assert!(!it.get("/en/survey/answer/2").await.text.contains("enctype"), "{engine}");
        let law = pdf("Section 12");
        let chosen: Chosen<'_> = ("PT3/proof", "../canary-name.html", "text/html", &law);
        let none: Chosen<'_> = ("PT3/source[1]/photo", "", "application/octet-stream", b"");
        let typed = [("PT3/PT3_law", "0"), ("PT3/source[1]/title", "Gazette")];
        let page = send(&it, &filled(&page, &typed, "update"), &[none, chosen]).await;
        assert_eq!(page.status, 200, "{engine}: {}", page.text);
        assert!(page.text.contains("value=\"Gazette\"") && page.text.contains("Saved."), "{engine}");
        let law = link(&page);
        let taken = it.get(&law).await;
        assert_eq!((taken.status.as_u16(), taken.header("content-type")), (200, "application/pdf"));
        let name = law.rsplit('/').next().unwrap();
        assert_eq!(taken.header("content-disposition"), format!("attachment; filename=\"{name}\""));
        assert_eq!(taken.header("x-content-type-options"), "nosniff");
        assert_eq!(taken.header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(taken.header("cache-control"), "no-store");
        assert!(taken.text.contains("Section 12") && !taken.text.contains("canary"), "{engine}");
        // In a repeat, and with the button that goes on; what it is called says nothing of what it is.
        let fields = filled(&page, &[], "next");
        let picture = photo(9, 9, [1, 2, 3]);
        let chosen: Chosen<'_> = ("PT3/source[1]/photo", "a.pdf", "application/pdf", &picture);
        let on = send(&it, &fields, &[chosen]).await;
        assert_eq!(on.header("location"), "/en/survey/review", "{engine}");
        let review = it.get("/en/survey/review").await;
        assert!(
            review.text.contains(&format!("href=\"{law}\"")) && review.text.contains(".jpg</a>"),
            "{engine}"
        );
        let text = it.get("/en/survey/answers.txt").await;
        assert!(text.text.contains(&format!("The form\n    {name}\n")), "{}", text.text);
        // Nobody else’s, whatever the address.
        let other = Browser::new(&house);
        other.post("/en/survey", &format!("code={}", house.theirs.code)).await;
        assert_eq!(other.get(&law).await.status, 404, "{engine}: another organisation reads it");
        assert_eq!(Browser::new(&house).get(&law).await.header("location"), "/en/survey");
        let dump = house.database.dump().await;
        for word in ["canary", "Section 12", name] {
            assert!(!dump.windows(word.len()).any(|it| it == word.as_bytes()), "{engine}: “{word}” is kept");
        }
        let page = it.get(PAGE).await;
        let page = send(&it, &filled(&page, &[], "drop:PT3/proof"), &[]).await;
        assert_eq!(page.text.matches("/survey/file/").count(), 1, "{engine}: {}", page.text);
        assert_eq!(it.get(&law).await.status, 404, "{engine}: what was removed is left");
        let photo = link(&page);
        assert_eq!(it.get(&photo).await.header("content-type"), "image/jpeg");
        let review = it.get("/en/survey/review").await;
        let key = review.between("name=\"key\" value=\"", "\"").to_owned();
        assert_eq!(it.post("/en/survey/review", &format!("key={key}")).await.status, 303, "{engine}");
        desk_reads(&house, photo.rsplit('/').next().unwrap()).await;
        it.post("/en/survey/withdraw", "sure=1").await;
        assert_eq!(it.get(&photo).await.header("location"), "/en/survey", "{engine}");
    }
}

#[tokio::test]
async fn a_file_that_is_not_taken_costs_nothing_that_was_typed() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    let large = vec![b'a'; 9 * 1024 * 1024];
    let archive = b"PK\x03\x04 word/document.xml \xff".as_slice();
    let document = pdf("x");
    for (number, (field, content, says)) in [
        ("PT3/proof", archive, "as PDF"),
        ("PT3/proof", &large, "too large"),
        ("PT3/source[1]/photo", &document, "Only pictures"),
        ("PT3/source[1]/photo", b"\xff\xd8\xffrubbish", "cannot be read"),
    ]
    .into_iter()
    .enumerate()
    {
        let title = format!("Title {number}");
        let page = it.get(PAGE).await;
        let fields = filled(&page, &[("PT3/PT3_law", "0"), ("PT3/source[1]/title", &title)], "next");
        let told = send(&it, &fields, &[(field, "canary.jpg", "image/jpeg", content)]).await;
        assert_eq!(told.status, 422, "{says}");
        let fault = told.between(&format!("id=\"{field}:fault\">"), "<");
        assert!(fault.contains(says) && fault.starts_with("The file was not added"), "{fault}");
        assert!(told.text.contains(&format!("href=\"#{field}\"")), "the list leads to the field");
        assert!(told.text.contains(&format!("value=\"{title}\"")), "{says}: what was typed is gone");
        assert!(!told.text.contains("/survey/file/") && !told.text.contains("canary"));
        assert!(it.get(PAGE).await.text.contains(&format!("value=\"{title}\"")), "{says}: it was not saved");
    }
    // What is cut off on the way is no page.
    let cookie = it.cookie.borrow().clone();
    let headers = [("cookie", cookie.as_str()), OURS, ("content-type", "multipart/form-data; boundary=x7")];
    let cut = "--x7\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nx";
    assert_eq!(house.ask(&Method::POST, PAGE, &headers, cut).await.status, 400);
}

#[tokio::test]
async fn two_who_put_a_file_at_one_question_see_it() {
    let house = House::one().await;
    let (one, other) = (Browser::inside(&house).await, Browser::inside(&house).await);
    let stale = other.get(PAGE).await;
    let page = one.get(PAGE).await;
    send(&one, &filled(&page, &[], "update"), &[("PT3/proof", "a", "text/plain", b"hers")]).await;
    let fields = filled(&stale, &[("PT3/source[1]/title", "Mine")], "next");
    let both = send(&other, &fields, &[("PT3/proof", "a", "text/plain", b"mine")]).await;
    assert_eq!(both.status, 409);
    assert!(
        both.text.contains("id=\"PT3/proof:theirs\"") && both.text.contains("changed this file meanwhile")
    );
    assert!(both.text.contains("value=\"Mine\""), "what was typed beside it is gone");
    assert_eq!(other.get(&link(&both)).await.text, "hers");
    // With both before her she may choose again.
    let kept =
        send(&other, &filled(&both, &[], "update"), &[("PT3/proof", "a", "text/plain", b"mine")]).await;
    assert_eq!(kept.status, 200, "{}", kept.text);
    assert_eq!(one.get(&link(&one.get(PAGE).await)).await.text, "mine");
}

#[tokio::test]
async fn a_page_with_a_file_outlives_the_pass_and_never_reaches_another_answer() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    let page = it.get(PAGE).await;
    let fields = filled(&page, &[("PT3/PT3_law", "0"), ("PT3/source[1]/title", "Gazette")], "next");
    // More than the two megabytes at which axum ends a form by itself.
    let paper = "her paper ".repeat(300_000) + "ends";
    let file: Chosen<'_> = ("PT3/proof", "a", "text/plain", paper.as_bytes());
    let mine = it.cookie.borrow().clone();
    let other = Browser::new(&house);
    other.post("/en/survey", &format!("code={}", house.theirs.code)).await;
    it.cookie.borrow_mut().clone_from(&other.cookie.borrow());
    let sent = send(&it, &fields, &[file]).await;
    assert_eq!(sent.status, 403);
    assert!(sent.text.contains("Gazette"), "what she typed is hers to copy");
    it.cookie.borrow_mut().clone_from(&mine);

    later(5 * 60);
    let again = send(&it, &fields, &[file]).await;
    assert_eq!(again.status, 401);
    assert!(again.text.contains("name=\"q:PT3/source[1]/title\" value=\"Gazette\""), "{}", again.text);
    assert!(again.text.contains("Choose it again") && !again.text.contains("her paper"));
    let mut waiting = String::new();
    for (name, value) in form_urlencoded::parse(fields.as_bytes()) {
        write!(
            waiting,
            "{}&",
            form_urlencoded::Serializer::new(String::new()).append_pair(&name, &value).finish()
        )
        .unwrap();
    }
    let on = it.post(PAGE, &format!("{waiting}label-again=Office&code-again={}", house.ours.code)).await;
    assert_eq!(on.header("location"), "/en/survey/review", "{}", on.text);
    assert!(it.get("/en/survey/answer").await.text.contains("Office"), "the others do not see who it was");
    let page = it.get(PAGE).await;
    assert!(page.text.contains("value=\"Gazette\"") && !page.text.contains("/survey/file/"));
    // A round that ended takes no file, and what was added before can be read still.
    send(&it, &filled(&page, &[], "update"), &[file]).await;
    later(60 * 24 * 60);
    it.post("/en/survey", &format!("code={}", house.ours.code)).await;
    let read = it.get(PAGE).await;
    assert!(!read.text.contains("type=\"file\"") && !read.text.contains("drop:"), "{}", read.text);
    assert_eq!(it.get(&link(&read)).await.text, paper);
    let late = send(&it, &fields, &[file]).await;
    assert_eq!(late.status, 409, "{}", late.text);
}
