//! How fast the desk is: `cargo bench -p diligence-web`. It prints and judges nothing.
//!
//! A desk of 300 partners and 2,000 people; its home and lists as a director asks for them, a permission check, and
//! what a flood of sign-ins does to a page. With `DILIGENCE_TEST_POSTGRES` the same on `PostgreSQL`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failed sample must stop the run")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use diligence_app::desk::keys::Keys;
use diligence_app::desk::token::Token;
use diligence_app::partner::Typed;
use diligence_app::people::operator;
use diligence_app::session::{self, Visitor};
use diligence_app::{App, Desk, Press, invite, partner};
use diligence_domain::{Act, Document, Locale, PartnerId, Role, Scope, may};
use diligence_web::Site;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt as _;

#[derive(Debug)]
struct Paper;

impl Press for Paper {
    fn pdf(&self, _: &Document) -> Result<Vec<u8>, String> {
        Ok(Vec::new())
    }

    fn html(&self, _: &Document) -> String {
        String::new()
    }
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        for database in diligence_testkit::databases().await {
            run(&database.address).await;
        }
    });
}

fn say(what: &str, mut took: Vec<Duration>) {
    took.sort();
    let at = |share: f64| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let place = ((took.len() - 1) as f64 * share) as usize;
        took[place].as_secs_f64() * 1e3
    };
    println!("{what:<44} p50 {:>8.2} ms, p99 {:>8.2} ms", at(0.5), at(0.99));
}

async fn run(address: &str) {
    let app = App::open_and_migrate(address).await.unwrap();
    let app = app.with_desk(Desk::new(Keys::random(), "https://desk.example", None, None).unwrap());
    let host = operator::first_partner(&app, "Host").await.unwrap();
    let (token, visitor) = director(&app, host).await;
    let mut partners = vec![host];
    for n in 0..299 {
        let typed = Typed {
            names: [(Locale::EN, format!("Partner {n}"))].into(),
            kind: "civil-society".into(),
            jurisdictions: "MYS, MY-10".into(),
            themes: vec!["protection".into(), "redress".into()],
            visibility: "desk".into(),
            joined: "2024".into(),
        };
        partners.push(partner::add(&app, &visitor, &typed, Some(host)).await.unwrap());
    }
    // Nearly all of them came in; a few have not yet.
    let slots = Arc::new(tokio::sync::Semaphore::new(4));
    let crowd: Vec<_> = (0..2000)
        .map(|n| {
            let (app, slots, at) = (app.clone(), Arc::clone(&slots), partners[n % 300]);
            tokio::spawn(async move {
                let _slot = slots.acquire().await.unwrap();
                somebody(&app, n, at).await;
            })
        })
        .collect();
    for one in crowd {
        one.await.unwrap();
    }
    let router = Site::new(app.clone(), Arc::new(Paper), "https://weather.example").router();
    for path in ["/en/desk", "/en/desk/partners", "/en/desk/people", "/en/desk/account"] {
        let mut took = Vec::new();
        for _ in 0..200 {
            let began = Instant::now();
            assert_eq!(get(&router, path, &token).await, 200);
            took.push(began.elapsed());
        }
        say(path, took);
    }

    let all = partner::list(&app, &visitor).await.unwrap();
    let began = Instant::now();
    let mut yes = 0_u32;
    for n in 0..1_000_000 {
        let seen = may(&visitor.actor, black_box(Act::SeePartner(&all[n % all.len()])));
        yes += u32::from(seen == diligence_domain::Decision::Yes);
    }
    println!("{:<44} {:>8.1} ns ({yes} said yes)", "a permission check", began.elapsed().as_secs_f64() * 1e3);

    // A flood of sign-ins, each of an account of its own, while somebody reads a page of the desk.
    let flood: Vec<_> = (0..200)
        .map(|n| {
            let router = router.clone();
            tokio::spawn(async move {
                let form = format!("email=person{n}@people.example&password=wrong+password&code=000000");
                post(&router, form).await
            })
        })
        .collect();
    let mut took = Vec::new();
    let until = Instant::now() + Duration::from_secs(2);
    while Instant::now() < until {
        let began = Instant::now();
        assert_eq!(get(&router, "/en/desk/account", &token).await, 200);
        took.push(began.elapsed());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let mut refused = 0;
    for one in flood {
        refused += u32::from(one.await.unwrap() == 503);
    }
    say("a page during 200 sign-ins", took);
    println!("{:<44} {refused} of 200", "sign-ins asked to come back");
    whoever_is_unknown(&router).await;
}

/// Whether how long the answer takes tells who has an account: one try each, known and unknown in no order, since what
/// is written down about a failure slows whatever comes then; and how far the two means lie apart in standard errors
/// (Welch’s t; beyond 4.5 a difference shows).
async fn whoever_is_unknown(router: &Router) {
    let mut took = [Vec::new(), Vec::new()];
    let mut tries: Vec<(usize, usize)> = (0..1000).flat_map(|n| [(400 + n, 0), (400 + n, 1)]).collect();
    tries.sort_by_key(|&(n, house)| (2 * n + house).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 8);
    for (n, house) in tries {
        let form = format!(
            "email=person{n}@{}.example&password=wrong+password&code=000000",
            ["people", "nowhere"][house]
        );
        let began = Instant::now();
        assert_ne!(post(router, form).await, 503);
        took[house].push(began.elapsed().as_secs_f64() * 1e3);
    }
    #[allow(clippy::cast_precision_loss)]
    let [known, unknown] = took.map(|took| {
        let n = took.len() as f64;
        let mean = took.iter().sum::<f64>() / n;
        let variance = took.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (n - 1.0);
        (mean, variance / n)
    });
    let t = (known.0 - unknown.0) / (known.1 + unknown.1).sqrt();
    println!(
        "{:<44} {:.3} ms known, {:.3} ms unknown, t {t:.1}",
        "a wrong password, 1,000 tries each", known.0, unknown.0
    );
}

async fn post(router: &Router, form: String) -> u16 {
    let request = Request::post("/en/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap().status().as_u16()
}

async fn somebody(app: &App, n: usize, at: PartnerId) {
    let email = format!("person{n}@people.example");
    let scope = Scope::In(["MYS".parse().unwrap()].into());
    let who = (email.as_str(), "Somebody", Locale::EN);
    let invited = operator::add(app, who, Some(at), &[Role::Contributor], &scope, "").await.unwrap();
    if !n.is_multiple_of(40) {
        come_in(app, &invited.link.unwrap()).await;
    }
}

async fn come_in(app: &App, link: &str) -> Token {
    let link = Token::parse(link.rsplit('/').next().unwrap()).unwrap();
    let opened = invite::open(app, &link).await.unwrap().unwrap();
    let setup = invite::begin(app, &opened, None).unwrap();
    let secret = totp_rs::Secret::try_from_base32(&setup.secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let code = totp.generate_current().to_string();
    let entered =
        invite::accept_by_password(app, &link, "four unlikely words together", &setup.sealed, &code);
    entered.await.unwrap().token
}

async fn director(app: &App, host: PartnerId) -> (Token, Visitor) {
    let who = ("director@people.example", "Director", Locale::EN);
    let roles = [Role::Director, Role::Administrator];
    let invited = operator::add(app, who, Some(host), &roles, &Scope::Everywhere, "").await.unwrap();
    let token = come_in(app, &invited.link.unwrap()).await;
    let visitor = session::visitor(app, &token).await.unwrap().unwrap();
    (token, visitor)
}

async fn get(router: &Router, path: &str, token: &Token) -> u16 {
    let cookie = format!("__Host-session={}", token.as_str());
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    status
}
