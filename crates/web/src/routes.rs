//! Routes with their policies: a route that says no policy does not compile.

use crate::{Site, guard};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};
use diligence_domain::Door;
use tower_http::limit::RequestBodyLimitLayer;

/// Who may come through a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Everybody; no cookie is looked at.
    Public,
    /// Everybody, to sign in, accept an invitation or leave.
    Entrance,
    /// Those who came in with a code, to answer a questionnaire.
    Answer,
    /// Those who signed in and to whom this part of the desk is open.
    Desk(Door),
}

/// One route, for the census.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: Method,
    /// The pattern of the address.
    pub path: &'static str,
    /// Who may come through.
    pub policy: Policy,
}

/// The greatest form.
const FORM: usize = 64 * 1024;
/// The greatest page of a questionnaire.
pub(crate) const ANSWERS: usize = 1024 * 1024;
/// The greatest page of a questionnaire with files. More is read than may be kept: what was typed stands behind them.
pub(crate) const FILES: usize = 64 * 1024 * 1024;
/// The greatest file.
const FILE: usize = 4 * 1024 * 1024;

/// Routes as they are gathered.
pub(crate) struct Routes {
    site: Site,
    router: Router<Site>,
    census: Vec<Route>,
}

impl Routes {
    pub(crate) fn new(site: &Site) -> Self {
        Self { site: site.clone(), router: Router::new(), census: Vec::new() }
    }

    pub(crate) fn get<T: 'static>(
        self,
        path: &'static str,
        policy: Policy,
        handler: impl Handler<T, Site>,
    ) -> Self {
        self.add(Method::GET, path, policy, get(handler), FORM)
    }

    pub(crate) fn post<T: 'static>(
        self,
        path: &'static str,
        policy: Policy,
        handler: impl Handler<T, Site>,
    ) -> Self {
        self.add(Method::POST, path, policy, post(handler), FORM)
    }

    /// A route that takes a whole record of a questionnaire.
    pub(crate) fn record<T: 'static>(self, path: &'static str, handler: impl Handler<T, Site>) -> Self {
        self.add(Method::POST, path, Policy::Entrance, post(handler), ANSWERS)
    }

    /// A route that takes a page of a questionnaire, perhaps with files.
    pub(crate) fn answers<T: 'static>(self, path: &'static str, handler: impl Handler<T, Site>) -> Self {
        self.add(Method::POST, path, Policy::Answer, post(handler), FILES)
    }

    /// A route that takes a file.
    pub(crate) fn upload<T: 'static>(
        self,
        path: &'static str,
        policy: Policy,
        handler: impl Handler<T, Site>,
    ) -> Self {
        self.add(Method::POST, path, policy, post(handler), FILE)
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        policy: Policy,
        handler: MethodRouter<Site>,
        most: usize,
    ) -> Self {
        // Forms with files would end at axum’s own limit, which is lower.
        let limits = (RequestBodyLimitLayer::new(most), DefaultBodyLimit::max(most));
        let handler = handler.layer(limits);
        let handler = match policy {
            Policy::Public => handler,
            Policy::Entrance | Policy::Answer | Policy::Desk(_) => {
                handler.layer(from_fn_with_state((self.site.clone(), policy), guard::enter))
            }
        };
        self.router = self.router.route(path, handler);
        self.census.push(Route { method, path, policy });
        self
    }

    pub(crate) fn done(self) -> (Router<Site>, Vec<Route>) {
        (self.router, self.census)
    }
}
