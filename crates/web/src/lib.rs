//! Routes, pages and assets of the public site and of the desk.
//!
//! Parses what came over HTTP, calls a use case of `app`, shows a page. Nothing here decides what may be done,
//! speaks to a database, or calls another site.

mod about;
mod again;
mod assets;
mod cache;
mod cookie;
mod country;
mod desk;
mod directory;
mod error;
mod form;
mod framework;
mod guard;
mod home;
mod invitation;
mod leave;
pub mod listen;
mod method;
mod page;
mod routes;
mod security;
mod sign_in;
mod survey;
mod upload;
pub mod url;

pub use routes::{Policy, Route};

use axum::Router;
use axum::middleware::from_fn_with_state;
use diligence_app::{App, Press};
use diligence_domain::Door;
use routes::Routes;
use std::sync::Arc;

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
        self.routes().0
    }

    /// Every route with who may come through it, for the census and the sweep.
    pub fn census(self) -> Vec<Route> {
        self.routes().1
    }

    fn routes(self) -> (Router, Vec<Route>) {
        let (pages, mut census) = self.pages().done();
        let mut behind = Router::new();
        for doors in [self.doors(), self.survey(), self.rounds(), self.results()] {
            let (router, more) = doors.done();
            behind = behind.merge(router);
            census.extend(more);
        }
        let router = Router::new()
            .merge(pages.layer(from_fn_with_state(self.clone(), cache::layer)))
            .merge(behind)
            .fallback(error::fallback)
            .layer(from_fn_with_state(self.clone(), guard::same_site))
            .layer(from_fn_with_state(self.clone(), security::headers))
            .layer(axum::middleware::from_fn(guard::in_time))
            .layer(tower_http::catch_panic::CatchPanicLayer::custom(error::panicked))
            .with_state(self);
        (router, census)
    }

    /// Pages that are the same for everybody and are kept.
    fn pages(&self) -> Routes {
        use Policy::Public;
        Routes::new(self)
            .get("/{locale}", Public, home::get)
            .get("/{locale}/about", Public, about::get)
            .get("/{locale}/method", Public, method::get)
            .get("/{locale}/framework", Public, framework::index::current)
            .get("/{locale}/framework/{edition}", Public, framework::index::get)
            .get("/{locale}/framework/{edition}/{code}", Public, framework::part)
            .get("/{locale}/jurisdictions", Public, country::list::get)
            .get("/{locale}/jurisdictions/{code}", Public, country::profile::get)
            .get("/{locale}/jurisdictions/{code}/data.csv", Public, country::data::csv)
            .get("/{locale}/jurisdictions/{code}/data.json", Public, country::data::json)
            .get("/{locale}/jurisdictions/{code}/scores.csv", Public, country::data::scores)
            .get("/{locale}/jurisdictions/{code}/report.pdf", Public, country::report::pdf)
            .get("/{locale}/jurisdictions/{code}/report.html", Public, country::report::html)
            .get("/{locale}/compare", Public, country::compare::get)
            .get("/{locale}/map/{source}/{variable}", Public, country::map::get)
            .get("/{locale}/partners", Public, directory::get)
            .get("/assets/{version}/{*path}", Public, assets::get)
    }

    /// The way in, the desk, and what is never kept.
    fn doors(&self) -> Routes {
        use Policy::{Desk, Entrance, Public};
        Routes::new(self)
            .get("/", Public, home::to_language)
            .get("/health/live", Public, async || "alive\n")
            .get("/health/ready", Public, ready)
            .post("/leave", Entrance, leave::post)
            .get("/{locale}/sign-in", Entrance, sign_in::get)
            .post("/{locale}/sign-in", Entrance, sign_in::by_password)
            .post("/{locale}/sign-in/passkey", Entrance, sign_in::by_passkey)
            .get("/{locale}/invitation", Entrance, invitation::get)
            .get("/{locale}/invitation/{token}", Entrance, invitation::exchange)
            .post("/{locale}/invitation/password", Entrance, invitation::by_password)
            .post("/{locale}/invitation/passkey", Entrance, invitation::by_passkey)
            .post("/{locale}/invitation/accept", Entrance, invitation::accept)
            .get("/{locale}/desk", Desk(Door::Desk), desk::home::get)
            .post("/{locale}/desk/sign-out", Desk(Door::Desk), desk::account::sign_out)
            .get("/{locale}/desk/confirm", Desk(Door::Desk), desk::confirm::get)
            .post("/{locale}/desk/confirm", Desk(Door::Desk), desk::confirm::by_password)
            .post("/{locale}/desk/confirm/passkey", Desk(Door::Desk), desk::confirm::by_passkey)
            .get("/{locale}/desk/notices", Desk(Door::Desk), desk::notices::get)
            .post("/{locale}/desk/notices", Desk(Door::Desk), desk::notices::read)
            .get("/{locale}/desk/account", Desk(Door::Desk), desk::account::get)
            .post("/{locale}/desk/account", Desk(Door::Desk), desk::account::change)
            .post("/{locale}/desk/account/sessions", Desk(Door::Desk), desk::account::end_sessions)
            .get("/{locale}/desk/account/factors", Desk(Door::Factors), desk::account::factors)
            .post("/{locale}/desk/account/password", Desk(Door::Factors), desk::account::set_password)
            .post("/{locale}/desk/account/passkeys", Desk(Door::Factors), desk::account::add_passkey)
            .post(
                "/{locale}/desk/account/passkeys/{id}/remove",
                Desk(Door::Factors),
                desk::account::remove_passkey,
            )
            .post("/{locale}/desk/account/recovery", Desk(Door::Factors), desk::account::recovery)
            .get("/{locale}/desk/partners", Desk(Door::Partners), desk::partners::get)
            .get("/{locale}/desk/partners/new", Desk(Door::ChangePartners), desk::partner::new)
            .post("/{locale}/desk/partners/new", Desk(Door::ChangePartners), desk::partner::add)
            .get("/{locale}/desk/partners/network", Desk(Door::Partners), desk::partners::network)
            .get("/{locale}/desk/partners/import", Desk(Door::ExportPartners), desk::partners::import)
            .upload("/{locale}/desk/partners/import", Desk(Door::ExportPartners), desk::partners::bring_in)
            .get("/{locale}/desk/partners/template.csv", Desk(Door::ChangePartners), desk::partners::template)
            .get("/{locale}/desk/partners/export.csv", Desk(Door::ExportPartners), desk::partners::csv)
            .get("/{locale}/desk/partners/export.xlsx", Desk(Door::ExportPartners), desk::partners::xlsx)
            .get("/{locale}/desk/partners/{id}", Desk(Door::Desk), desk::partner::get)
            .get("/{locale}/desk/partners/{id}/edit", Desk(Door::ChangePartners), desk::partner::edit)
            .post("/{locale}/desk/partners/{id}/edit", Desk(Door::ChangePartners), desk::partner::save)
            .post("/{locale}/desk/partners/{id}/archive", Desk(Door::ChangePartners), desk::partner::archive)
            .get("/{locale}/desk/partners/{id}/history", Desk(Door::ChangePartners), desk::partner::history)
            .get("/{locale}/desk/people", Desk(Door::People), desk::people::get)
            .get("/{locale}/desk/people/new", Desk(Door::ChangePeople), desk::people::new)
            .post("/{locale}/desk/people/new", Desk(Door::ChangePeople), desk::people::invite)
            .get("/{locale}/desk/people/{id}", Desk(Door::People), desk::person::get)
            .post("/{locale}/desk/people/{id}/state", Desk(Door::ChangePeople), desk::person::set_state)
            .post("/{locale}/desk/people/{id}/reset", Desk(Door::ChangePeople), desk::person::reset)
            .post(
                "/{locale}/desk/people/{id}/roles/{role}/end",
                Desk(Door::ChangePeople),
                desk::person::end_role,
            )
            .get("/{locale}/desk/releases", Desk(Door::Desk), desk::releases::get)
            .post("/{locale}/desk/releases", Desk(Door::ExportPartners), desk::releases::ask)
            .post("/{locale}/desk/releases/{id}", Desk(Door::Releases), desk::releases::decide)
            .get("/{locale}/desk/audit", Desk(Door::Audit), desk::audit::get)
            .get("/{locale}/desk/audit/export.csv", Desk(Door::ExportAudit), desk::audit::csv)
    }
}

impl Site {
    /// Answering a questionnaire.
    fn survey(&self) -> Routes {
        use Policy::{Answer, Entrance};
        Routes::new(self)
            .get("/{locale}/survey", Entrance, survey::entrance::get)
            .post("/{locale}/survey", Entrance, survey::entrance::enter)
            .get("/{locale}/survey/code/{code}", Entrance, survey::entrance::exchange)
            .get("/{locale}/survey/receipt", Entrance, survey::receipt::verify)
            .record("/{locale}/survey/record", survey::record::post)
            .get("/{locale}/survey/begin", Answer, survey::begin::get)
            .post("/{locale}/survey/begin", Answer, survey::begin::post)
            .post("/{locale}/survey/label", Answer, survey::contents::label)
            .get("/{locale}/survey/answer", Answer, survey::contents::get)
            .get("/{locale}/survey/answer/{number}", Answer, survey::section::get)
            .answers("/{locale}/survey/answer/{number}", survey::section::post)
            .get("/{locale}/survey/file/{name}", Answer, survey::file::get)
            .get("/{locale}/survey/review", Answer, survey::review::get)
            .post("/{locale}/survey/review", Answer, survey::review::submit)
            .get("/{locale}/survey/answers.txt", Answer, survey::review::download)
            .get("/{locale}/survey/receipts", Answer, survey::receipt::get)
            .post("/{locale}/survey/rater", Answer, survey::receipt::share)
            .post("/{locale}/survey/withdraw", Answer, survey::receipt::withdraw)
            .post("/{locale}/survey/end", Answer, survey::entrance::end)
    }

    /// Rounds, as the desk sets them up and watches them.
    fn rounds(&self) -> Routes {
        use Policy::Desk;
        Routes::new(self)
            .get("/{locale}/desk/rounds", Desk(Door::Rounds), desk::rounds::get)
            .get("/{locale}/desk/rounds/new", Desk(Door::ChangeRounds), desk::round::new)
            .post("/{locale}/desk/rounds/new", Desk(Door::ChangeRounds), desk::round::add)
            .get("/{locale}/desk/rounds/{id}", Desk(Door::Rounds), desk::rounds::one)
            .get("/{locale}/desk/rounds/{id}/edit", Desk(Door::ChangeRounds), desk::round::edit)
            .post("/{locale}/desk/rounds/{id}/edit", Desk(Door::ChangeRounds), desk::round::save)
            .get("/{locale}/desk/rounds/{id}/words", Desk(Door::ChangeRounds), desk::round::words)
            .post("/{locale}/desk/rounds/{id}/words", Desk(Door::ChangeRounds), desk::round::save_words)
            .post("/{locale}/desk/rounds/{id}/state", Desk(Door::ChangeRounds), desk::round::set_state)
            .post("/{locale}/desk/rounds/{id}/remind", Desk(Door::InviteToRounds), desk::organisation::remind)
            .get("/{locale}/desk/rounds/{id}/invite", Desk(Door::InviteToRounds), desk::organisation::new)
            .post("/{locale}/desk/rounds/{id}/invite", Desk(Door::InviteToRounds), desk::organisation::invite)
            .get("/{locale}/desk/rounds/{id}/answers", Desk(Door::ExportAnswers), desk::answers::get)
            .post("/{locale}/desk/rounds/{id}/answers", Desk(Door::ExportAnswers), desk::answers::ask)
            .get(
                "/{locale}/desk/rounds/{id}/answers/{release}/{file}",
                Desk(Door::ExportAnswers),
                desk::answers::take,
            )
            .get("/{locale}/desk/organisations/{id}", Desk(Door::Rounds), desk::organisation::get)
            .post(
                "/{locale}/desk/organisations/{id}/code",
                Desk(Door::InviteToRounds),
                desk::organisation::renew,
            )
            .post(
                "/{locale}/desk/organisations/{id}/end",
                Desk(Door::InviteToRounds),
                desk::organisation::end,
            )
            .post(
                "/{locale}/desk/organisations/{id}/withdraw",
                Desk(Door::InviteToRounds),
                desk::organisation::withdraw,
            )
            .get("/{locale}/desk/questionnaires", Desk(Door::Rounds), desk::questionnaires::get)
            .post("/{locale}/desk/questionnaires", Desk(Door::ChangeRounds), desk::questionnaires::make)
            .upload(
                "/{locale}/desk/questionnaires/file",
                Desk(Door::ChangeRounds),
                desk::questionnaires::bring,
            )
            .get(
                "/{locale}/desk/questionnaires/{id}/workbook.xlsx",
                Desk(Door::Rounds),
                desk::questionnaires::workbook,
            )
            .get("/{locale}/desk/translations", Desk(Door::Translate), desk::translations::get)
            .get("/{locale}/desk/translations/{id}/{tongue}", Desk(Door::Translate), desk::translations::one)
            .upload(
                "/{locale}/desk/translations/{id}/{tongue}",
                Desk(Door::Translate),
                desk::translations::save,
            )
    }
}

impl Site {
    /// Results of rounds.
    fn results(&self) -> Routes {
        use Policy::Desk;
        use desk::results::{self, answers, codes, texts};
        Routes::new(self)
            .get("/{locale}/desk/rounds/{id}/results", Desk(Door::Results), results::get)
            .get("/{locale}/desk/rounds/{id}/results/forms", Desk(Door::Results), results::forms)
            .get("/{locale}/desk/rounds/{id}/results/answers", Desk(Door::Answers), answers::get)
            .get("/{locale}/desk/rounds/{id}/results/answer", Desk(Door::Answers), answers::one)
            .get("/{locale}/desk/rounds/{id}/results/file", Desk(Door::Answers), answers::file)
            .get("/{locale}/desk/rounds/{id}/results/texts", Desk(Door::Answers), texts::get)
            .get("/{locale}/desk/rounds/{id}/results/text", Desk(Door::Answers), texts::one)
            .post("/{locale}/desk/rounds/{id}/results/text", Desk(Door::Answers), texts::save)
            .get("/{locale}/desk/rounds/{id}/results/agreement", Desk(Door::Answers), texts::agreement)
            .get("/{locale}/desk/rounds/{id}/results/codes", Desk(Door::Answers), codes::get)
            .post("/{locale}/desk/rounds/{id}/results/codes", Desk(Door::Answers), codes::save)
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
