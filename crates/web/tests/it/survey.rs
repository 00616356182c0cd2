//! Somebody answers: with a code, page by page, with script off and on.

use crate::desk::house::{House, OURS, later, opened};
use crate::reader::{Answer, ELSEWHERE};
use axum::http::Method;
use diligence_app::answering::outbox;
use diligence_app::round::invite;
use diligence_domain::AccessState;
use diligence_i18n::locales;
use std::cell::RefCell;
use std::fmt::Write as _;

/// A browser without script that keeps its cookie.
pub struct Browser<'h> {
    pub house: &'h House,
    pub cookie: RefCell<String>,
    /// The token of the forms that it was shown.
    pub token: RefCell<String>,
}

impl<'h> Browser<'h> {
    pub fn new(house: &'h House) -> Self {
        Self { house, cookie: RefCell::default(), token: RefCell::default() }
    }

    /// One that came in and agreed.
    pub async fn inside(house: &'h House) -> Self {
        Self::with(house, &house.ours.code).await
    }

    /// The same with another code.
    pub async fn with(house: &'h House, code: &str) -> Self {
        let it = Self::new(house);
        let entered = it.post("/en/survey", &format!("code={code}&label=A")).await;
        assert_eq!((entered.status.as_u16(), entered.header("location")), (303, "/en/survey/answer"));
        it.get("/en/survey/begin").await;
        it.get("/en/survey/answer").await;
        let begun = it.post("/en/survey/begin", "agree=1").await;
        assert_eq!(begun.header("location"), "/en/survey/answer", "{}", begun.text);
        it
    }

    async fn ask(&self, method: &Method, path: &str, body: &str) -> Answer {
        let cookie = self.cookie.borrow().clone();
        let answer = self.house.ask(method, path, &[("cookie", &cookie), OURS], body).await;
        for set in answer.headers.get_all("set-cookie") {
            let set = set.to_str().unwrap();
            assert!(set.contains("Secure; HttpOnly; SameSite=Lax") && set.starts_with("__Host-"), "{set}");
            if set.starts_with("__Host-answer=") {
                set.split(';').next().unwrap().clone_into(&mut self.cookie.borrow_mut());
            }
        }
        // As every page of hers has it.
        if let Some((_, rest)) =
            answer.text.split_once("data-desk><input type=\"hidden\" name=\"token\" value=\"")
        {
            rest.split('"').next().unwrap().clone_into(&mut self.token.borrow_mut());
        }
        answer
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(&Method::GET, path, "").await
    }

    pub async fn post(&self, path: &str, body: &str) -> Answer {
        let token = self.token.borrow().clone();
        self.ask(&Method::POST, path, &format!("{body}&token={token}")).await
    }

    /// Sends a page as it is shown, with these fields typed into it and this button pressed.
    pub async fn fill(&self, path: &str, typed: &[(&str, &str)], button: &str) -> Answer {
        let page = self.get(path).await;
        self.post(path, &filled(&page, typed, button)).await
    }
}

/// The body that a browser sends of a page.
pub fn filled(page: &Answer, typed: &[(&str, &str)], button: &str) -> String {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for hidden in page.text.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = hidden.split_once('"').unwrap();
        if name.starts_with("w:") || name.starts_with("n:") || name == "told" {
            body.append_pair(name, rest.split('"').nth(1).unwrap());
        }
    }
    // What stands in the fields already.
    for checked in page.text.split("name=\"q:").skip(1) {
        let (id, rest) = checked.split_once('"').unwrap();
        // The type stands before the name, all else behind it.
        let tag = rest.split('>').next().unwrap();
        let own = typed.iter().any(|it| it.0 == id);
        let stands = tag.contains(" checked") || tag.contains("autocomplete=");
        if stands && !own {
            let value = tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
            body.append_pair(&format!("q:{id}"), value);
        } else if tag.contains("rows=") && !own {
            let text = rest.split_once('>').unwrap().1.split_once("</textarea>").unwrap().0;
            body.append_pair(
                &format!("q:{id}"),
                &text.trim_start_matches('\n').replace("&#60;", "<").replace("&#62;", ">"),
            );
        }
    }
    for (id, value) in typed {
        body.append_pair(&format!("q:{id}"), value);
    }
    body.append_pair("do", button);
    body.finish()
}

#[tokio::test]
async fn an_answer_from_the_code_to_the_receipt_without_script() {
    for house in House::all().await {
        let it = Browser::new(&house);
        let engine = house.engine;
        let wrong = it.post("/en/survey", "code=aaaa-bbbb").await;
        assert_eq!(wrong.status, 403);
        assert!(wrong.text.contains("role=\"alert\""));
        for closed in ["/en/survey/answer", "/en/survey/answer/1", "/en/survey/review", "/en/survey/receipts"]
        {
            assert_eq!(it.get(closed).await.header("location"), "/en/survey", "{closed}");
        }
        // A link leads in, and its code stands in no address after.
        let link = it.get(&format!("/en/survey/code/{}", house.ours.code)).await;
        assert_eq!((link.status.as_u16(), link.header("location")), (303, "/en/survey/answer"));
        assert_eq!(it.get("/en/survey/answer").await.header("location"), "/en/survey/begin");
        let begin = it.get("/en/survey/begin").await;
        assert!(begin.text.contains("We ask.") && begin.text.contains("Call 1."), "{engine}");
        assert_eq!(it.post("/en/survey/begin", "").await.status, 422, "{engine}: nobody agreed");
        assert_eq!(it.post("/en/survey/begin", "agree=1").await.status, 303);

        let contents = it.get("/en/survey/answer").await;
        assert!(contents.text.contains("Protection orders") && contents.text.contains("value=\"0\""));
        let page = it.get("/en/survey/answer/1").await;
        assert!(page.text.contains("Thank you &lt;b&gt;all&lt;/b&gt;."), "{}", page.text);
        let on = it.fill("/en/survey/answer/1", &[], "next").await;
        assert_eq!(on.header("location"), "/en/survey/answer/2");
        let page = it.get("/en/survey/answer/2").await;
        assert!(page.text.contains("To compare"), "why it is asked");
        // What does not fit is saved, and said once; then she goes on.
        let typed = [("about/work", "shelter"), ("about/staff", "300"), ("about/helps", "law")];
        let told = it.fill("/en/survey/answer/2", &typed, "next").await;
        assert_eq!(told.status, 422);
        assert!(told.text.contains("Fewer than a hundred") && told.text.contains("value=\"300\""));
        assert!(told.text.contains("href=\"#about/staff\""), "the list leads to the field");
        let on = it.post("/en/survey/answer/2", &filled(&told, &[("about/staff", "٩٩")], "next")).await;
        assert_eq!(on.header("location"), "/en/survey/answer/3", "{}", on.text);
        // A question that another sets off appears with the button that updates the page.
        let page = it.get("/en/survey/answer/3").await;
        assert!(!page.text.contains("How?"));
        let page = it.fill("/en/survey/answer/3", &[("PT3/PT3_law", "0")], "update").await;
        assert!(page.text.contains("How?") && page.text.contains("Saved."), "{}", page.text);
        // Another language saves first.
        let body = filled(&page, &[("PT3/PT3_how", "<script>alert(1)</script>\r\nlate")], "tongue:ar");
        let turned = it.post("/en/survey/answer/3", &body).await;
        assert_eq!(turned.header("location"), "/ar/survey/answer/3");
        let page = it.get("/ar/survey/answer/3").await;
        assert!(page.text.contains("أوامر الحماية") && page.text.contains("dir=\"rtl\""));
        assert!(page.text.contains("alert(1)") && page.text.contains("\nlate"), "{}", page.text);
        assert!(!page.text.contains("<script>alert"), "{engine}");
        // Repeats grow and shrink.
        let page = it.fill("/en/survey/answer/3", &[("PT3/source[1]/title", "One")], "add:PT3/source").await;
        assert!(page.text.contains("PT3/source[2]/title"));
        let page =
            it.fill("/en/survey/answer/3", &[("PT3/source[2]/title", "Two")], "remove:PT3/source[1]").await;
        assert!(
            page.text.contains("value=\"Two\"") && !page.text.contains("PT3/source[2]/title"),
            "{engine}"
        );
        // Comments are among themselves.
        let body = filled(&page, &[], "comment") + "&comment=Ask+Nora";
        let page = it.post("/en/survey/answer/3", &body).await;
        assert!(page.text.contains("Ask Nora"));
        let page = it
            .post(
                "/en/survey/answer/3",
                &filled(&page, &[], &format!("settle:{}", page.between("value=\"settle:", "\""))),
            )
            .await;
        assert!(!page.text.contains("Ask Nora"));

        let review = it.get("/en/survey/review").await;
        for words in ["Shelter", "99", "Law", "Nothing", "Two"] {
            assert!(review.text.contains(words), "{words}");
        }
        let key = review.between("name=\"key\" value=\"", "\"").to_owned();
        for _ in 0..2 {
            let sent = it.post("/en/survey/review", &format!("key={key}")).await;
            assert_eq!(sent.header("location"), "/en/survey/receipts", "{}", sent.text);
        }
        let receipts = it.get("/en/survey/receipts").await;
        assert_eq!(receipts.text.matches("class=\"receipt\"").count(), 1, "{engine}: counted twice");
        let code = receipts.between("class=\"receipt\"><code dir=\"ltr\">", "<").to_owned();
        let nobody = Browser::new(&house);
        let checked = nobody.get(&format!("/ar/survey/receipt?code={code}")).await;
        assert_eq!(checked.status, 200);
        assert_eq!(nobody.get("/en/survey/receipt?code=x").await.status, 404);
        let text = it.get("/en/survey/answers.txt").await;
        assert!(text.header("content-disposition").contains("notes.txt"));
        assert!(text.text.contains("How many are you?\n    99\n"), "{}", text.text);
        outbox::carry(&house.app).await.unwrap();
        let partner = house.visitor("country-partner").await;
        let (place, _) = invite::get(&house.app, &partner, house.ours.open).await.unwrap();
        assert_eq!(place.access.state, AccessState::Submitted, "{engine}");

        assert_eq!(it.post("/en/survey/withdraw", "").await.status, 422, "{engine}: nobody was sure");
        assert_eq!(it.post("/en/survey/withdraw", "sure=1").await.status, 200);
        assert_eq!(it.get("/en/survey/answer").await.header("location"), "/en/survey");
        outbox::carry(&house.app).await.unwrap();
        assert_eq!(it.post("/en/survey", &format!("code={}", house.ours.code)).await.status, 410);
        assert_eq!(nobody.get(&format!("/en/survey/receipt?code={code}")).await.status, 404);
    }
}

#[tokio::test]
async fn script_fetches_what_changed_and_nothing_else() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    let page = it.get("/en/survey/answer/3").await;
    let mut holds = String::new();
    for it in page.text.split("data-digest=\"").skip(1) {
        let (digest, rest) = it.split_once('"').unwrap();
        let name = rest.split("data-block=\"").nth(1).unwrap().split('"').next().unwrap();
        write!(holds, "&b:{name}={digest}").unwrap();
    }
    let body = filled(&page, &[("PT3/PT3_law", "0")], "") + "&script=1" + &holds;
    let changed = it.post("/en/survey/answer/3", &body).await;
    assert_eq!(changed.status, 200);
    assert!(changed.text.contains("<div data-same=\"PT3/source\"></div>"), "{}", changed.text);
    assert!(changed.text.contains("data-block=\"PT3/PT3_how\"") && changed.text.contains("How?"));
    assert!(changed.text.len() < page.text.len() / 2, "{} of {}", changed.text.len(), page.text.len());
    // An answer that was lost on the line is sent again: the browser still holds what it held.
    let again = it.post("/en/survey/answer/3", &body).await;
    assert_eq!(again.text, changed.text);
}

#[tokio::test]
async fn two_people_on_one_answer_see_what_the_other_wrote() {
    for house in House::all().await {
        let (one, other) = (Browser::inside(&house).await, Browser::inside(&house).await);
        let stale = other.get("/en/survey/answer/2").await;
        one.fill("/en/survey/answer/2", &[("about/staff", "5")], "update").await;
        let both = other.post("/en/survey/answer/2", &filled(&stale, &[("about/staff", "7")], "next")).await;
        assert_eq!(both.status, 409, "{}", house.engine);
        assert!(both.text.contains("value=\"7\"") && both.text.contains("“5”"), "{}", both.text);
        // Saving again is a choice made with both before her.
        let kept = other.post("/en/survey/answer/2", &filled(&both, &[("about/staff", "7")], "next")).await;
        assert_eq!(kept.header("location"), "/en/survey/answer/3", "{}", kept.text);
        assert!(one.get("/en/survey/answer/2").await.text.contains("value=\"7\""));
        let contents = one.get("/en/survey/answer").await;
        assert!(contents.text.contains("last changed by A"), "{}", contents.text);
    }
}

#[tokio::test]
async fn what_nobody_read_is_not_submitted_and_who_wrote_has_a_label() {
    for house in House::all().await {
        let (one, other) = (Browser::inside(&house).await, Browser::inside(&house).await);
        let named = other.post("/en/survey/label", "label=Office+%3Cb%3E").await;
        assert_eq!(named.header("location"), "/en/survey/answer", "{}", named.text);
        one.fill("/en/survey/answer/2", &[("about/staff", "5")], "update").await;
        let text = [("PT3/PT3_law", "0"), ("PT3/PT3_how", "By hand")];
        one.fill("/en/survey/answer/3", &text, "update").await;
        let review = one.get("/en/survey/review").await;
        let field =
            |page: &Answer, name: &str| page.between(&format!("name=\"{name}\" value=\""), "\"").to_owned();
        let body = format!("key={}&read={}", field(&review, "key"), field(&review, "read"));
        let page = other.fill("/en/survey/answer/2", &[("about/staff", "77")], "update").await;
        assert!(page.text.contains("value=\"77\""), "{}", page.text);
        assert!(other.get("/en/survey/answer/3").await.text.contains("maxlength=\"65000\""));
        assert!(one.get("/en/survey/answer").await.text.contains("last changed by Office &#60;b&#62;"));
        let told = one.post("/en/survey/review", &body).await;
        assert_eq!(told.status, 409, "{}: {}", house.engine, told.text);
        assert!(
            told.text.contains("after you opened this page") && told.text.contains(">77<"),
            "{}",
            told.text
        );
        assert!(one.get("/en/survey/receipts").await.text.contains("withdraw"), "{}", house.engine);
        let body = format!("key={}&read={}", field(&told, "key"), field(&told, "read"));
        let sent = one.post("/en/survey/review", &body).await;
        assert_eq!(sent.header("location"), "/en/survey/receipts", "{}", sent.text);
    }
}

#[tokio::test]
async fn what_was_typed_is_given_back_whatever_refuses_it() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    let page = it.get("/en/survey/answer/2").await;
    let body = filled(&page, &[("about/staff", "12")], "next");
    later(5 * 60);
    let mut last = it.post("/en/survey/answer/2", &body).await;
    for _ in 0..8 {
        // The code is right but for its end: tries at it are counted.
        let mut wrong = house.ours.code.clone();
        let end = if wrong.ends_with('a') { "b" } else { "a" };
        wrong.replace_range(wrong.len() - 1.., end);
        last = it.post("/en/survey/answer/2", &format!("{body}&code-again={wrong}")).await;
        assert!(last.text.contains("name=\"q:about/staff\" value=\"12\""), "{}: {}", last.status, last.text);
    }
    assert_eq!(last.status, 429, "{}", last.text);
    assert!(last.text.contains("This was not saved") && !last.header("retry-after").is_empty());
    later(24 * 60);
    let other = Browser::inside(&house).await;
    assert_eq!(other.post("/en/survey/withdraw", "sure=1").await.status, 200);
    // Before the other side knows of it, and after.
    let gone = it.post("/en/survey/answer/2", &format!("{body}&code-again={}", house.ours.code)).await;
    assert!(gone.text.contains(">12<"), "{}: {}", gone.status, gone.text);
    it.cookie.borrow_mut().clear();
    diligence_app::answering::outbox::carry(&house.app).await.unwrap();
    let over = it.post("/en/survey/answer/2", &format!("{body}&code-again={}", house.ours.code)).await;
    assert_eq!(over.status, 410, "{}", over.text);
    assert!(over.text.contains(">12<"), "{}", over.text);
}

#[tokio::test]
async fn what_was_typed_outlives_the_pass() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    let page = it.get("/en/survey/answer/2").await;
    let body = filled(&page, &[("about/staff", "12")], "next");
    later(5 * 60);
    let again = it.post("/en/survey/answer/2", &body).await;
    assert_eq!(again.status, 401);
    assert!(again.text.contains("name=\"q:about/staff\" value=\"12\""), "{}", again.text);
    let wrong = it.post("/en/survey/answer/2", &format!("{body}&code-again=rubbish")).await;
    assert_eq!(wrong.status, 401);
    assert!(wrong.text.contains("role=\"alert\"") && wrong.text.contains("value=\"12\""));
    let on = it.post("/en/survey/answer/2", &format!("{body}&code-again={}", house.ours.code)).await;
    assert_eq!(on.header("location"), "/en/survey/answer/3", "{}", on.text);
    assert!(it.get("/en/survey/answer/2").await.text.contains("value=\"12\""));
    // A round that ended meanwhile takes nothing, and gives back what was typed.
    later(60 * 24 * 60);
    it.post("/en/survey", &format!("code={}", house.ours.code)).await;
    let late = it.post("/en/survey/answer/3", "w:PT3/PT3_how=x&q:PT3/PT3_how=words+of+hers").await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("words of hers"));
    let read = it.get("/en/survey/answer/2").await;
    assert!(
        read.text.contains("value=\"12\"")
            && read.text.contains("readonly")
            && !read.text.contains("name=\"w:")
    );
}

#[tokio::test]
async fn nothing_says_what_these_pages_are_about() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    for locale in locales() {
        for place in ["", "/answer", "/answer/1", "/answer/2", "/answer/3", "/review", "/receipts"] {
            let path = format!("/{locale}/survey{place}");
            let page = it.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
            assert!(page.text.contains(&format!("<html lang=\"{locale}\"")), "{path}");
            let title = page.between("<title>", "</title>");
            assert!(!title.contains("Protection") && !title.contains("Try"), "{path}: {title}");
            if !place.is_empty() {
                assert!(page.text.contains("name=\"robots\" content=\"noindex\""), "{path}");
                assert!(page.text.contains("data-desk><input type=\"hidden\" name=\"token\""), "{path}");
            }
            // A form in another language than the page says so.
            if place == "/answer/2" {
                let marked = page.text.contains("data-blocks lang=\"en\" dir=\"ltr\"");
                assert_eq!(marked, !["en", "ar"].contains(&locale.to_string().as_str()), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn leaving_forgets_and_forms_are_ours() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    let cookie = it.cookie.borrow().clone();
    // A browser that says nothing has to show the token of its form.
    let silent = async |body: &str| {
        house.ask(&Method::POST, "/en/survey/answer/2", &[("cookie", &cookie)], body).await
    };
    assert_eq!(silent("do=update").await.status, 403);
    let token = it.get("/en/survey/answer/2").await.between("name=\"token\" value=\"", "\"").to_owned();
    assert_eq!(silent(&format!("token={token}&do=update")).await.status, 200);
    for other in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let headers = [("cookie", cookie.as_str()), other];
        let sent = house.ask(&Method::POST, "/en/survey/withdraw", &headers, "sure=1").await;
        assert_eq!(sent.status, 403, "{other:?}");
    }
    assert!(it.get("/en/survey/answer").await.status == 200, "another site took the answer back");
    let left = it.post("/leave", &format!("token={token}")).await;
    assert_eq!((left.status.as_u16(), left.header("location")), (303, ELSEWHERE));
    assert_eq!(*it.cookie.borrow(), "__Host-answer=");
    assert_eq!(it.get("/en/survey/answer").await.header("location"), "/en/survey");
    let back = Browser::inside(&house).await;
    let closed = back.post("/en/survey/end", "").await;
    assert_eq!(closed.status, 200);
    assert_eq!(*back.cookie.borrow(), "__Host-answer=");
}

/// Whatever she does, and whatever goes wrong meanwhile, no log at any level and no database holds what would lead to
/// her: her code, her pass, her browser, her address, her words.
#[tokio::test]
async fn nothing_that_leads_to_her_is_logged_or_kept() {
    for house in House::all().await {
        let heard = crate::listen::log::Heard::default();
        let listening = tracing::subscriber::set_default(heard.clone());
        let it = Browser::inside(&house).await;
        let cookie = it.cookie.borrow().clone();
        let headers = [
            ("user-agent", "canary-browser/1.0"),
            ("x-forwarded-for", "203.0.113.77"),
            ("cookie", cookie.as_str()),
            OURS,
        ];
        let code = house.ours.code.as_str();
        let page = it.get("/en/survey/answer/2").await;
        let words = filled(&page, &[("about/staff", "canary-number")], "update") + "&comment=canary-comment";
        let link = format!("/en/survey/code/{code}");
        let entry = format!("code={code}&label=canary-label");
        for _ in 0..2 {
            for (method, path, body) in [
                (Method::GET, link.as_str(), ""),
                (Method::GET, "/en/survey/code/canary-code", ""),
                (Method::POST, "/en/survey", entry.as_str()),
                (Method::POST, "/en/survey/answer/2", words.as_str()),
                (Method::GET, "/en/survey/review", ""),
                (Method::POST, "/en/survey/review", "key=canary-key-of-her-browser"),
                (Method::GET, "/en/survey/receipt?code=canary-receipt", ""),
            ] {
                house.ask(&method, path, &headers, body).await;
            }
            house.app.close().await;
        }
        drop(listening);
        let said = heard.0.lock().unwrap().to_lowercase();
        assert!(said.contains("could not"), "the fault itself was logged: {said}");
        let kept = String::from_utf8_lossy(&house.database.dump().await).to_lowercase();
        let pass = cookie.split('=').nth(1).unwrap().to_lowercase();
        for canary in [
            "canary-browser",
            "canary-code",
            "canary-comment",
            "canary-label",
            "canary-key",
            "203.0.113",
            code,
            &pass,
        ] {
            assert!(!said.contains(canary), "“{canary}” stands in the log");
            assert!(!kept.contains(canary), "{}: “{canary}” is kept", house.engine);
        }
        assert!(
            kept.contains("about/work") || kept.contains("answer_set") || kept.len() > 10_000,
            "a dump of nothing"
        );
    }
}

#[tokio::test]
async fn a_page_of_one_answer_never_reaches_another() {
    let house = House::one().await;
    let one = Browser::inside(&house).await;
    let page = one.get("/en/survey/answer/3").await;
    // In the same browser another code is used, by her or by a link that somebody sent her.
    let other = Browser::new(&house);
    other.post("/en/survey", &format!("code={}", house.theirs.code)).await;
    one.cookie.borrow_mut().clone_from(&other.cookie.borrow());
    let body = filled(&page, &[("PT3/PT3_law", "0")], "update");
    let sent =
        one.post("/en/survey/answer/3", &(body + "&q:PT3/PT3_how=words+of+hers&w:PT3/PT3_how=x")).await;
    assert_eq!(sent.status, 403);
    assert!(sent.text.contains("words of hers"), "what she typed is hers to copy");
    for path in ["/en/survey/withdraw", "/en/survey/review", "/en/survey/begin", "/en/survey/end"] {
        let sent = one.post(path, "sure=1&agree=1&key=0123456789abcdef01").await;
        assert_eq!(sent.status, 403, "{path}");
    }
}

#[tokio::test]
async fn what_is_removed_twice_goes_once_and_what_has_no_place_comes_back() {
    let house = House::one().await;
    let it = Browser::inside(&house).await;
    let path = "/en/survey/answer/3";
    it.fill(path, &[("PT3/source[1]/title", "One")], "add:PT3/source").await;
    it.fill(path, &[("PT3/source[2]/title", "Two")], "add:PT3/source").await;
    let page = it.fill(path, &[("PT3/source[3]/title", "Three")], "update").await;
    let gone = filled(&page, &[], "remove:PT3/source[1]");
    it.post(path, &gone).await;
    let after = it.post(path, &gone).await;
    for (title, there) in [("One", false), ("Two", true), ("Three", true)] {
        assert_eq!(after.text.contains(&format!("value=\"{title}\"")), there, "{title}");
    }
    // What a colleague wrote into a page that was made before.
    let late = it.post(path, &filled(&page, &[("PT3/source[3]/title", "Gazette 12")], "update")).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("Gazette 12"), "what she typed is gone");
    assert!(it.get(path).await.text.contains("value=\"Three\""), "it went into another's place");
}

#[tokio::test]
async fn questions_of_a_table_are_rows_under_its_heads() {
    let house = House::one().await;
    let form = "survey,,,,,
,type,name,label,appearance,required
,begin group,quick,How often?,table-list,
,select_one often,police,The police,,
,select_one often,courts,The courts,,yes
,end group,,,,
,begin group,more,More,,
,select_one often,state,The State,likert,
,select_multiple often,all,Who else?,columns-3,
,end group,,,,
choices,,,,,
,list_name,name,label,,
,often,never,Never,,
,often,always,Always,,
settings,,,,,
,form_title,form_id,,,
,Table,table,,,
";
    let boss = house.visitor("director").await;
    let (_, round) = opened(&house.app, &boss, "NAM", form).await;
    let invitee = invite::Invitee {
        name: "House of the well".into(),
        locale: "en".into(),
        jurisdiction: "NAM".into(),
        class: "civil-society".into(),
        ..invite::Invitee::default()
    };
    let made = invite::invite(&house.app, &boss, round, &invitee).await.unwrap();
    let it = Browser::with(&house, made.code.unwrap().as_str()).await;
    let page = it.get("/en/survey/answer/1").await.text;
    // The heads are no question: nothing is to be answered there, and a reader that speaks hears each row whole.
    assert_eq!(page.matches("class=\"heads\"").count(), 1, "{page}");
    assert_eq!(
        page.matches("<span>Never</span><span>Always</span><span>No answer</span>").count(),
        1,
        "{page}"
    );
    assert_eq!(page.matches("class=\"question tabled\"").count(), 3, "{page}");
    assert_eq!(page.matches("name=\"w:").count(), 2, "{page}");
    assert_eq!((page.matches("<legend>").count(), page.matches("type=\"radio\"").count()), (2, 5), "{page}");
    let heads = page.split("class=\"heads\" id=\"").nth(1).unwrap().split('"').next().unwrap();
    it.fill("/en/survey/answer/1", &[("quick/police", "never"), (heads, "always")], "next").await;
    let all = it.get("/en/survey/review").await.text;
    assert!(all.contains("Never") && !all.contains("Always"), "{all}");
    let page = it.get("/en/survey/answer/2").await.text;
    assert!(
        page.contains("class=\"question beside\"") && page.contains("class=\"question spread\""),
        "{page}"
    );
}
