//! Routes, pages and assets of the public site.
//!
//! Parses what came over HTTP, calls a use case of `app`, shows a page. Nothing here decides what may be done,
//! speaks to a database, or calls another site.

mod about;
mod assets;
mod cache;
mod country;
mod error;
mod framework;
mod home;
mod leave;
pub mod listen;
mod method;
mod page;
mod security;
pub mod url;

use axum::Router;
use axum::routing::{get, post};
use diligence_app::{App, Press};
use std::sync::Arc;
use std::time::Duration;

/// What the site needs to run.
#[derive(Debug, Clone)]
pub struct Site {
    pub(crate) app: App,
    pub(crate) press: Arc<dyn Press>,
    /// Where “Leave this page” leads.
    pub(crate) leave_to: Arc<str>,
    pub(crate) cache: Arc<cache::Cache>,
    /// Reports are set one at a time, so that a crowd of them cannot starve the pages.
    pub(crate) pressing: Arc<tokio::sync::Semaphore>,
}

impl Site {
    /// A site over a program and a typesetter. `leave_to` is an absolute `https` address.
    pub fn new(app: App, press: Arc<dyn Press>, leave_to: &str) -> Self {
        Self {
            app,
            press,
            leave_to: leave_to.into(),
            cache: Arc::new(cache::Cache::new()),
            pressing: Arc::new(tokio::sync::Semaphore::new(1)),
        }
    }

    /// The whole site as a service.
    pub fn router(self) -> Router {
        let pages = Router::new()
            .route("/{locale}", get(home::get))
            .route("/{locale}/about", get(about::get))
            .route("/{locale}/method", get(method::get))
            .route("/{locale}/framework", get(framework::index::current))
            .route("/{locale}/framework/{edition}", get(framework::index::get))
            .route("/{locale}/framework/{edition}/{code}", get(framework::part))
            .route("/{locale}/jurisdictions", get(country::list::get))
            .route("/{locale}/jurisdictions/{code}", get(country::profile::get))
            .route("/{locale}/jurisdictions/{code}/data.csv", get(country::data::csv))
            .route("/{locale}/jurisdictions/{code}/data.json", get(country::data::json))
            .route("/{locale}/jurisdictions/{code}/scores.csv", get(country::data::scores))
            .route("/{locale}/jurisdictions/{code}/report.pdf", get(country::report::pdf))
            .route("/{locale}/jurisdictions/{code}/report.html", get(country::report::html))
            .route("/{locale}/compare", get(country::compare::get))
            .route("/{locale}/map/{source}/{variable}", get(country::map::get))
            .route("/assets/{version}/{*path}", get(assets::get))
            .layer(axum::middleware::from_fn_with_state(self.clone(), cache::layer));
        Router::new()
            .merge(pages)
            .route("/", get(home::to_language))
            .route("/leave", post(leave::post))
            .route("/health/live", get(|| async { "alive\n" }))
            .route("/health/ready", get(ready))
            .fallback(error::fallback)
            .layer(axum::middleware::from_fn_with_state(self.clone(), security::headers))
            .layer(tower_http::timeout::TimeoutLayer::with_status_code(
                axum::http::StatusCode::SERVICE_UNAVAILABLE,
                Duration::from_secs(30),
            ))
            .layer(tower_http::limit::RequestBodyLimitLayer::new(16 * 1024))
            .layer(tower_http::catch_panic::CatchPanicLayer::custom(error::panicked))
            .with_state(self)
    }
}

/// Whether the database answers and is up to date.
async fn ready(
    axum::extract::State(site): axum::extract::State<Site>,
) -> Result<&'static str, axum::http::StatusCode> {
    site.app.revision().await.map(|_| "ready\n").map_err(|_| axum::http::StatusCode::SERVICE_UNAVAILABLE)
}

/// Serves until `stop` resolves, then lets running requests finish. With `tls`, HTTPS alone.
///
/// # Errors
/// The listener fails.
pub async fn serve(
    site: Site,
    listener: tokio::net::TcpListener,
    tls: Option<listen::Tls>,
    limits: listen::Limits,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    listen::serve(site.router(), listener, tls, limits, stop).await
}
