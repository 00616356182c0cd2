//! A reader of the site: asks in process, over a throw-away database with the demonstration's figures.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use diligence_app::{App, Press, demo};
use diligence_domain::Document;
use diligence_testkit::Scratch;
use diligence_web::Site;
use std::sync::Arc;
use tower::ServiceExt as _;

/// Where “Leave this page” leads in these tests.
pub const ELSEWHERE: &str = "https://weather.example/today";

/// Sets nothing: the typesetter has tests of its own.
#[derive(Debug)]
pub struct Paper;

impl Press for Paper {
    fn pdf(&self, document: &Document) -> Result<Vec<u8>, String> {
        Ok(format!("%PDF of {}", document.title).into_bytes())
    }

    fn html(&self, document: &Document) -> String {
        format!("<!doctype html><title>{}</title>", document.title)
    }
}

/// The site, and the database under it for as long as it is read.
pub struct Reader {
    pub app: App,
    router: Router,
    _database: Scratch,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// The value of a header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().unwrap())
    }

    /// What stands between the first `from` and the next `to`.
    pub fn between(&self, from: &str, to: &str) -> &str {
        let (_, rest) = self.text.split_once(from).unwrap_or_else(|| panic!("no {from} in {}", self.text));
        rest.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
    }
}

impl Reader {
    /// An installation with the demonstration's figures.
    pub async fn with_data() -> Self {
        let reader = Self::without_data().await;
        assert!(demo::load(&reader.app).await.unwrap() > 100);
        reader
    }

    /// A fresh installation.
    pub async fn without_data() -> Self {
        let database = diligence_testkit::sqlite();
        let app = App::open_and_migrate(&database.address).await.unwrap().with_clock(|| 1_795_478_400_000);
        let router = Site::new(app.clone(), Arc::new(Paper), ELSEWHERE).router();
        Self { app, router, _database: database }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn get_with(&self, path: &str, header: &str, value: &str) -> Answer {
        self.send(Request::get(path).header(header, value).body(Body::empty()).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        answer(&self.router, request).await
    }
}

/// What a site answers.
pub async fn answer(router: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, text }
}
