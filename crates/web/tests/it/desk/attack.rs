//! What somebody hostile would try, kept as tests.

use super::house::{House, OURS, PASSWORD, come_in, fresh_email, later};
use axum::http::Method;
use diligence_app::people::operator;
use diligence_domain::{Locale, PersonState, Role, Scope};

/// Fields that no form has, in every form: nothing but what the form is for changes.
const EXTRA: &str = "&state=active&disabled=0&role=administrator&roles=administrator&grants=administrator&person=x&person_id=x\
    &keeper=x&keeper_id=x&archived=1&id=x&created_by=x&password_hash=x&totp=x&accepted_ms=1&everywhere=1&version_=9&fresh_ms=9999999999999";

async fn everything(house: &House) -> String {
    let (people, partners) = operator::list(&house.app).await.unwrap();
    let mut partners: Vec<_> = partners.into_values().collect();
    partners.sort_by_key(|it| it.id);
    format!("{people:#?}\n{partners:#?}")
}

/// What no form of the desk may ever change by itself: who is what, who keeps what, who may know of whom.
async fn standing(house: &House) -> Vec<String> {
    let (people, partners) = operator::list(&house.app).await.unwrap();
    let ours = |it: &&diligence_domain::Person| house.guests.iter().any(|guest| guest.id == it.id);
    let people = people
        .iter()
        .filter(ours)
        .map(|it| format!("{} {} {} {:?} {:?}", it.id, it.email.as_str(), it.state, it.grants, it.offered));
    let partners = partners.values().map(|it| {
        format!(
            "{} {} {} {} {:?}",
            it.id, it.keeper, it.archived, it.facts.visibility, it.facts.jurisdictions
        )
    });
    let mut all: Vec<String> = people.chain(partners).collect();
    all.sort();
    all
}

/// Every write there is, with fields that it does not have, as each of the guests.
#[tokio::test]
async fn no_write_takes_a_field_that_it_does_not_have() {
    for house in House::all().await {
        let before = standing(&house).await;
        let mut sent = 0;
        for it in house.census.iter().filter(|it| it.method == Method::POST) {
            // These end the session that the rest needs, or take a file instead of fields.
            if it.path == "/leave" || it.path.ends_with("sign-out") || it.path.ends_with("import") {
                continue;
            }
            for guest in &house.guests {
                let nobody = "018f0000-0000-7000-8000-000000000001";
                let id = if it.path.contains("/partners/{id}") {
                    house.places.own.to_string()
                } else {
                    nobody.into()
                };
                let path = it.path.replace("{locale}", "en").replace("{id}", &id).replace("{role}", nobody);
                let form = super::sweep::body(it.path, house.places.own, "XAA") + EXTRA;
                let form = form.replace("version=1&", "version=77&");
                let answer =
                    house.ask(&Method::POST, &path, &[("cookie", &guest.cookie()), OURS], &form).await;
                assert!(
                    !answer.status.is_server_error() || it.path.contains("sign-in"),
                    "{path}: {}",
                    answer.status
                );
                sent += 1;
            }
        }
        assert!(sent > 250, "{sent} writes");
        assert_eq!(standing(&house).await, before, "{}", house.engine);
    }
}

/// The lines that differ.
fn changed<'a>(before: &'a str, after: &'a str) -> Vec<&'a str> {
    let old: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).map(str::trim).collect()
}

#[tokio::test]
async fn fields_that_no_form_has_change_nothing() {
    for house in House::all().await {
        let before = everything(&house).await;
        let form = format!(
            "version=2&name=Renamed&locale=fr&zone=Asia%2FDhaka&digest=daily&email=evil%40evil.example{EXTRA}"
        );
        assert_eq!(house.post("translator", "/en/desk/account", &form).await.status, 303);
        let after = everything(&house).await;
        let lines = changed(&before, &after);
        let expected =
            ["\"Renamed\",", "locale: Locale(fr),", "zone: \"Asia/Dhaka\",", "digest: Daily,", "version: 3,"];
        assert_eq!(lines, expected, "{}", house.engine);
        assert!(!after.contains("evil"), "somebody changed her address");

        let before = after;
        let form = format!(
            "version=1&name-en=Own&kind=civil-society&jurisdictions=XAA&visibility=desk&themes=research{EXTRA}&partner={}",
            house.places.other
        );
        let path = format!("/en/desk/partners/{}/edit", house.places.own);
        assert_eq!(house.post("country-partner", &path, &form).await.status, 303);
        let after = everything(&house).await;
        let lines = changed(&before, &after);
        assert_eq!(lines, ["themes: {", "Research,"], "{}", house.engine);

        // “Everywhere” in the form of somebody who does not reach everywhere gives nothing.
        let email = fresh_email();
        let form = format!(
            "email={email}&name=New&partner={}&role=contributor&jurisdictions=XAA&locale=en&everywhere=1",
            house.places.own
        );
        assert_eq!(house.post("country-partner", "/en/desk/people/new", &form).await.status, 422);
        assert!(operator::find(&house.app, &email).await.is_err());
    }
}

#[tokio::test]
async fn nobody_climbs_by_inviting() {
    let house = House::one().await;
    let invite = async |label: &str, at, role: &str| {
        let form =
            format!("email={}&name=New&partner={at}&role={role}&jurisdictions=XAA&locale=en", fresh_email());
        house.post(label, "/en/desk/people/new", &form).await.status.as_u16()
    };
    for role in ["administrator", "director", "coordinator", "publisher", "country-partner"] {
        assert_eq!(invite("country-partner", house.places.own, role).await, 422, "{role}");
    }
    assert_eq!(invite("director", house.places.host, "administrator").await, 422);
    assert_eq!(invite("coordinator", house.places.host, "director").await, 422);
    assert_eq!(invite("country-partner", house.places.foreign, "contributor").await, 422);
    assert_eq!(invite("country-partner", house.places.own, "contributor").await, 200);
    // A role for herself is one that she may not give either.
    let own = &house.guest("country-partner").email;
    let form = format!(
        "email={own}&name=I&partner={}&role=administrator&jurisdictions=XAA&locale=en",
        house.places.own
    );
    assert_eq!(house.post("country-partner", "/en/desk/people/new", &form).await.status, 422);
}

#[tokio::test]
async fn an_inviter_does_not_learn_who_has_an_account() {
    let house = House::one().await;
    let known = &house.guest("other-partner").email;
    for email in [known.clone(), fresh_email()] {
        let form = format!(
            "email={email}&name=Guess&partner={}&role=contributor&jurisdictions=XAA&locale=en",
            house.places.own
        );
        let answer = house.post("country-partner", "/en/desk/people/new", &form).await;
        assert_eq!(answer.status, 200);
        assert!(answer.text.contains("/en/invitation/"), "the link shows in both cases");
        let person = operator::find(&house.app, &email).await.unwrap().id;
        let page = house.get("country-partner", &format!("/en/desk/people/{person}")).await;
        assert!(page.text.contains(">Invited<"), "{email}");
        assert!(!page.text.contains("other-partner"), "her name elsewhere shows");
    }
}

#[tokio::test]
async fn an_old_token_opens_nothing() {
    let house = House::one().await;
    let guest = house.guest("director");
    let old = guest.cookie();
    // Proving again gives a new token; the one before is dead.
    later(11);
    let form =
        format!("password={}&code={}&next=%2Fen%2Fdesk%2Fpeople", PASSWORD.replace(' ', "+"), guest.code(0));
    let answer = house.post("director", "/en/desk/confirm", &form).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, "/en/desk/people"),
        "{}",
        answer.text
    );
    let new = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_ne!(new, old);
    assert_eq!(house.ask(&Method::GET, "/en/desk", &[("cookie", &old)], "").await.status, 303);
    assert_eq!(house.ask(&Method::GET, "/en/desk/people/new", &[("cookie", &new)], "").await.status, 200);
    // The same code again is refused.
    let again = house.ask(&Method::POST, "/en/desk/confirm", &[("cookie", &new), OURS], &form).await;
    assert_eq!(again.status, 422);
    // Signing out ends it for good.
    let out = house.ask(&Method::POST, "/en/desk/sign-out", &[("cookie", &new), OURS], "").await;
    assert_eq!(out.status, 303);
    assert!(out.header("clear-site-data").contains("storage"));
    assert_eq!(house.ask(&Method::GET, "/en/desk", &[("cookie", &new)], "").await.status, 303);
}

#[tokio::test]
async fn a_session_cannot_be_fixed_beforehand() {
    let house = House::one().await;
    let guest = house.guest("reviewer");
    // A token that an attacker made and put into the browser is never taken over.
    let planted = "__Host-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    later(1);
    let form =
        format!("email={}&password={}&code={}", guest.email, PASSWORD.replace(' ', "+"), guest.code(0));
    let answer = house.ask(&Method::POST, "/en/sign-in", &[("cookie", planted), OURS], &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert!(!answer.header("set-cookie").contains("AAAAAAAA"));
    assert_eq!(house.ask(&Method::GET, "/en/desk", &[("cookie", planted)], "").await.status, 303);
}

#[tokio::test]
async fn signing_in_over_somebody_ends_her_session() {
    let house = House::one().await;
    let (before, guest) = (house.guest("translator").cookie(), house.guest("reviewer"));
    later(1);
    let form =
        format!("email={}&password={}&code={}", guest.email, PASSWORD.replace(' ', "+"), guest.code(0));
    assert_eq!(
        house.ask(&Method::POST, "/en/sign-in", &[("cookie", &before), OURS], &form).await.status,
        303
    );
    assert_eq!(house.ask(&Method::GET, "/en/desk", &[("cookie", &before)], "").await.status, 303);
}

#[tokio::test]
async fn whoever_does_not_exist_is_answered_as_whoever_does() {
    let house = House::one().await;
    let try_in = async |email: &str, password: &str, code: &str| {
        let form = format!("email={email}&password={password}&code={code}");
        let answer = house.ask(&Method::POST, "/en/sign-in", &[OURS], &form).await;
        // Cookie, token and challenge differ each time; the words must not.
        let words = answer.between("role=\"alert\">", "<").to_owned();
        (answer.status.as_u16(), words)
    };
    let known = house.guest("reviewer").email.clone();
    let wrong = try_in(&known, "wrong", "000000").await;
    assert_eq!(wrong.0, 422);
    let invited = fresh_email();
    let scope = Scope::Everywhere;
    operator::add(&house.app, (&invited, "New", Locale::EN), None, &[Role::Reviewer], &scope, "Host")
        .await
        .unwrap();
    let disabled = house.guest("translator");
    operator::set_disabled(&house.app, disabled.id, true).await.unwrap();
    for (email, password, code) in [
        ("nobody@nowhere.example", "wrong", "000000"),
        ("not an address", "wrong", "000000"),
        (known.as_str(), PASSWORD, "000000"),
        (known.as_str(), PASSWORD, ""),
        (invited.as_str(), PASSWORD, "000000"),
        (disabled.email.as_str(), PASSWORD, disabled.code(1).as_str()),
    ] {
        assert_eq!(try_in(email, &password.replace(' ', "+"), code).await, wrong, "{email}");
    }
}

#[tokio::test]
async fn guessing_is_slowed_for_an_account_and_for_no_other() {
    let house = House::one().await;
    let email = &house.guest("reviewer").email;
    let form = format!("email={email}&password=wrong&code=000000");
    let mut last = 0;
    for _ in 0..8 {
        let answer = house.ask(&Method::POST, "/en/sign-in", &[OURS], &form).await;
        last = answer.status.as_u16();
        if last == 429 {
            assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
        }
    }
    assert_eq!(last, 429);
    let other = house.guest("government");
    later(1);
    let form =
        format!("email={}&password={}&code={}", other.email, PASSWORD.replace(' ', "+"), other.code(0));
    assert_eq!(house.ask(&Method::POST, "/en/sign-in", &[OURS], &form).await.status, 303);
}

#[tokio::test]
async fn a_recovery_code_lets_in_once() {
    let house = House::one().await;
    let guest = house.guest("reviewer");
    let form = format!(
        "email={}&password={}&code={}",
        guest.email,
        PASSWORD.replace(' ', "+"),
        guest.recovery[3].to_uppercase()
    );
    assert_eq!(house.ask(&Method::POST, "/en/sign-in", &[OURS], &form).await.status, 303);
    assert_eq!(house.ask(&Method::POST, "/en/sign-in", &[OURS], &form).await.status, 422);
}

#[tokio::test]
async fn a_second_factor_is_set_up_for_oneself_alone() {
    let house = House::one().await;
    // The sealed secret of one person's form is worth nothing in another's.
    let page = house.get("reviewer", "/en/desk/account/factors").await;
    let sealed = page.between("name=\"sealed\" value=\"", "\"").to_owned();
    let secret = page.between("id=\"secret\" dir=\"ltr\">", "<").replace(' ', "");
    let code = super::house::code(&secret, 0);
    let form = format!("password={}&sealed={sealed}&code={code}", "another+set+of+unlikely+words");
    assert_eq!(house.post("translator", "/en/desk/account/password", &form).await.status, 422);
    assert_eq!(house.post("reviewer", "/en/desk/account/password", &form).await.status, 303);
    // A passkey's ceremony belongs to whoever began it.
    let state = page.between("name=\"state\" value=\"", "\"");
    let form = format!("state={state}&answer=%7B%7D&name=x");
    assert_eq!(house.post("translator", "/en/desk/account/passkeys", &form).await.status, 422);
    // Nobody else's passkey is removed.
    let id = "018f0000-0000-7000-8000-000000000001";
    let path = format!("/en/desk/account/passkeys/{id}/remove");
    assert_eq!(house.post("translator", &path, "").await.status, 404);
}

#[tokio::test]
async fn leaving_ends_the_session_and_says_where_to() {
    let house = House::one().await;
    let left = house.post("reviewer", "/leave", "").await;
    assert_eq!((left.status.as_u16(), left.header("location")), (303, crate::reader::ELSEWHERE));
    assert!(left.headers.get_all("set-cookie").iter().any(|it| it.to_str().unwrap().contains("Max-Age=0")));
    assert_eq!(house.get("reviewer", "/en/desk").await.status, 303);
    // A page that leaves by itself is told no place to go.
    let cookie = house.guest("government").cookie();
    let headers = [("cookie", cookie.as_str()), OURS, ("sec-fetch-mode", "no-cors")];
    let beacon = house.ask(&Method::POST, "/leave", &headers, "").await;
    assert_eq!((beacon.status.as_u16(), beacon.header("location")), (204, ""));
    assert_eq!(house.get("government", "/en/desk").await.status, 303);
    // Another site cannot sign somebody out.
    let cookie = house.guest("translator").cookie();
    let forged = house
        .ask(&Method::POST, "/leave", &[("cookie", &cookie), ("sec-fetch-site", "cross-site")], "")
        .await;
    assert_eq!(forged.status, 403);
    let silent = house.ask(&Method::POST, "/leave", &[("cookie", &cookie)], "").await;
    assert_eq!((silent.status.as_u16(), silent.header("set-cookie")), (303, ""));
    assert_eq!(house.get("translator", "/en/desk").await.status, 200);
}

#[tokio::test]
async fn a_link_is_exchanged_at_once_and_lets_in_once() {
    let house = House::one().await;
    let email = fresh_email();
    let who = (email.as_str(), "New", Locale::EN);
    let invited =
        operator::add(&house.app, who, None, &[Role::Reviewer], &Scope::Everywhere, "Host").await.unwrap();
    let path = invited.link.unwrap().replace(super::house::ORIGIN, "");
    let answer = house.ask(&Method::GET, &path, &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/en/invitation"));
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let page = house.ask(&Method::GET, "/en/invitation", &[("cookie", &cookie)], "").await;
    let secret = page.between("id=\"secret\" dir=\"ltr\">", "<").replace(' ', "");
    let sealed = page.between("name=\"sealed\" value=\"", "\"");
    assert!(!page.text.contains(path.rsplit('/').next().unwrap()), "the page repeats the link's secret");
    // Too weak, and nothing is half done: the same link still works.
    let weak = format!("password=password1234&sealed={sealed}&code={}", super::house::code(&secret, 0));
    let refused =
        house.ask(&Method::POST, "/en/invitation/password", &[("cookie", &cookie), OURS], &weak).await;
    assert_eq!(refused.status, 422);
    assert_eq!(operator::find(&house.app, &email).await.unwrap().state, PersonState::Invited);
    let form = format!(
        "password={}&sealed={sealed}&code={}",
        PASSWORD.replace(' ', "+"),
        super::house::code(&secret, 0)
    );
    let entered =
        house.ask(&Method::POST, "/en/invitation/password", &[("cookie", &cookie), OURS], &form).await;
    assert_eq!(entered.status, 200, "{}", entered.text);
    let again =
        house.ask(&Method::POST, "/en/invitation/password", &[("cookie", &cookie), OURS], &form).await;
    assert_eq!(again.status, 404);
    assert_eq!(house.ask(&Method::GET, "/en/invitation", &[("cookie", &cookie)], "").await.status, 404);
    assert_eq!(
        house.ask(&Method::GET, &path.replace("/en/invitation/", "/en/invitation/x"), &[], "").await.status,
        404
    );
}

#[tokio::test]
async fn a_person_of_two_partners_is_whole_only_to_whoever_sees_both() {
    let house = House::one().await;
    let guest = come_in(&house.app, "both", house.places.own, &[Role::Contributor], &["XAA"]).await;
    let scope = Scope::In(["XAB".parse().unwrap()].into());
    let who = (guest.email.as_str(), "both", Locale::EN);
    operator::add(&house.app, who, Some(house.places.foreign_hidden), &[Role::Contributor], &scope, "Host")
        .await
        .unwrap();
    let path = format!("/en/desk/people/{}", guest.id);
    let page = house.get("country-partner", &path).await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("Canary of theirs") && page.text.contains("Own"));
    // She is not wholly in reach, so she cannot be disabled or reset from here; the role that is can be ended.
    assert!(!page.text.contains("/reset"));
    assert_eq!(house.post("country-partner", &format!("{path}/reset"), "").await.status, 404);
    assert_eq!(house.post("country-partner", &format!("{path}/state"), "disabled=1").await.status, 404);
}

#[tokio::test]
async fn garbage_in_forms_and_addresses_ends_in_an_answer() {
    let house = House::one().await;
    let long = "x".repeat(60_000);
    let many = "a=1&".repeat(500);
    for (path, form) in [
        ("/en/desk/partners/new", "name-en=%00%FF&kind=%3Cscript%3E"),
        ("/en/desk/partners/new", many.as_str()),
        ("/en/desk/people/new", "email=a%0D%0ABcc:x@y.z&name=%E2%80%AEevil"),
        ("/en/desk/account", "zone=..%2F..%2Fetc%2Fpasswd&name=%0A"),
        ("/en/desk/releases", long.as_str()),
        ("/en/desk/confirm", "password=x&code=%00&next=https%3A%2F%2Fevil.example"),
    ] {
        let answer = house.post("director", path, form).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(!answer.text.contains("<script>"), "{path}");
    }
    for path in [
        "/en/desk/partners?page=99999999999999999999&sort=%00",
        "/en/desk/audit?from=2026-99-99&until=x&by=%27%3B--&act=%22",
        "/en/desk/people?q=%F0%9F%92%A9%00&role=../..",
        "/en/sign-in?next=%2F%2Fevil.example",
        "/en/desk/confirm?next=javascript%3Aalert(1)",
    ] {
        let answer = house.get("director", path).await;
        assert!(answer.status == 200 || answer.status == 303, "{path}: {}", answer.status);
        assert!(
            !answer.text.contains("evil.example") && !answer.header("location").contains("evil"),
            "{path}"
        );
    }
    for path in [
        "/en/desk/partners/x",
        "/en/desk/people/..%2F..",
        "/en/desk/partners/018F0000-0000-7000-8000-000000000001",
    ] {
        assert_eq!(house.get("director", path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_form_that_comes_too_late_keeps_what_was_typed() {
    let house = House::one().await;
    later(31);
    let form = "name-en=Typed+at+length&kind=academia&visibility=hidden&token=secret&password=never";
    let answer = house.post("country-partner", "/en/desk/partners/new", form).await;
    assert_eq!(answer.status, 401);
    for kept in ["value=\"Typed at length\"", "name=\"kind\" value=\"academia\"", "/en/sign-in"] {
        assert!(answer.text.contains(kept), "{kept}");
    }
    assert!(
        !answer.text.contains("never") && !answer.text.contains("secret"),
        "a page repeats what proves something"
    );
    let button = house.post("country-partner", "/en/desk/notices", "").await;
    assert_eq!(button.status, 303);
}

/// Whatever somebody does, and whatever goes wrong meanwhile, no log at any level holds what she brought, and of
/// what she brought the database keeps nothing that says from where and with what she came.
#[tokio::test]
async fn nothing_that_somebody_brings_is_logged() {
    for house in House::all().await {
        brings_everything(house).await;
    }
}

async fn brings_everything(house: House) {
    let heard = crate::listen::log::Heard::default();
    let listening = tracing::subscriber::set_default(heard.clone());
    let guest = house.guest("reviewer");
    let (email, cookie) = (guest.email.clone(), guest.cookie());
    let canaries = [
        ("user-agent", "canary-browser/1.0"),
        ("x-forwarded-for", "203.0.113.77"),
        ("forwarded", "for=203.0.113.77"),
        ("cookie", cookie.as_str()),
        OURS,
    ];
    let invited = fresh_email();
    let who = (invited.as_str(), "New", Locale::EN);
    let made =
        operator::add(&house.app, who, None, &[Role::Reviewer], &Scope::Everywhere, "Host").await.unwrap();
    let link = made.link.unwrap().replace(super::house::ORIGIN, "");
    let form = format!("email={email}&password=canary-password&code=987123&next=%2Fen%2Fdesk%2Fcanary-path");
    // First with a database that answers, then with one that is gone.
    for _ in 0..2 {
        for (method, path) in [
            (Method::POST, "/en/sign-in"),
            (Method::POST, "/en/desk/confirm"),
            (Method::GET, link.as_str()),
            (Method::GET, "/en/desk/partners?q=canary-query"),
            (Method::GET, "/en/canary-path"),
            (Method::POST, "/leave"),
        ] {
            house.ask(&method, path, &canaries, &form).await;
        }
        house.app.close().await;
    }
    drop(listening);
    let said = heard.0.lock().unwrap().to_lowercase();
    assert!(said.contains("could not"), "the fault itself was logged: {said}");
    let kept = String::from_utf8_lossy(&house.database.dump().await).to_lowercase();
    assert!(kept.contains(&email), "{}: the search finds what is there", house.engine);
    let token = cookie.split('=').nth(1).unwrap().to_lowercase();
    let secret = link.rsplit('/').next().unwrap().to_lowercase();
    for canary in ["canary-", "203.0.113", "987123", &email, &token, &secret, &guest.secret.to_lowercase()] {
        assert!(!said.contains(canary), "“{canary}” stands in the log");
        assert!(*canary == *email || !kept.contains(canary), "{}: “{canary}” is kept", house.engine);
    }
}
