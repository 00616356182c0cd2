//! Pages for what went wrong: what, where, how to mend it, and nothing that helps an attacker.

use crate::page::{Page, Section, show};
use crate::{Site, url};
use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::Response;
use diligence_domain::{Jurisdiction, Locale, Lookup, Register};
use diligence_i18n::{known, messages};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    heading: String,
    remedy: String,
    list_heading: String,
    list: Vec<(String, String, String)>,
}

/// What went wrong.
#[derive(Debug)]
pub enum Trouble {
    /// No such page.
    NotFound,
    /// The address holds what cannot be read.
    BadRequest,
    /// The database does not answer.
    Unavailable(String),
    /// Too many reports at once.
    Busy,
    /// Somebody changed the record meanwhile.
    Stale,
    /// A second person has to agree first.
    SecondPerson,
    /// What was sent lets nobody in.
    Forbidden,
    /// Too many tries.
    TooMany,
    /// Too many sign in just now.
    Crowded,
    /// The key for answers does not open what is asked for.
    Key,
}

impl<E: std::error::Error> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl Trouble {
    /// The page that says so.
    pub fn page(self, site: &Site, locale: Locale) -> Response {
        let m = messages(locale);
        let (status, heading, remedy) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, m.error_not_found(), m.error_not_found_remedy()),
            Self::BadRequest => {
                (StatusCode::BAD_REQUEST, m.error_bad_request(), m.error_bad_request_remedy())
            }
            Self::Unavailable(why) => {
                tracing::error!(why, "a page could not be made");
                (StatusCode::SERVICE_UNAVAILABLE, m.error_unavailable(), m.error_unavailable_remedy())
            }
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, m.error_unavailable(), m.error_busy()),
            Self::Stale => (StatusCode::CONFLICT, m.error_stale(), m.error_stale_remedy()),
            Self::SecondPerson => (StatusCode::FORBIDDEN, m.error_second(), m.error_second_remedy()),
            Self::Forbidden => (StatusCode::FORBIDDEN, m.error_forbidden(), m.error_forbidden_remedy()),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, m.error_too_many(), m.error_too_many_remedy()),
            Self::Crowded => (StatusCode::SERVICE_UNAVAILABLE, m.error_unavailable(), m.error_crowded()),
            Self::Key => {
                tracing::error!("the key for answers does not open an answer: is it another installation’s?");
                (StatusCode::SERVICE_UNAVAILABLE, m.error_unavailable(), m.error_key())
            }
        };
        let page = Page::new(site, locale, Section::None, m.error_title(), "");
        let mut response = show(
            status,
            &ErrorPage {
                page,
                heading: heading.into(),
                remedy: remedy.into(),
                list_heading: String::new(),
                list: Vec::new(),
            },
        );
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        }
        response
    }
}

/// No jurisdiction of that name, or several.
pub fn jurisdiction(site: &Site, locale: Locale, query: &str) -> Response {
    let m = messages(locale);
    // Marks that turn text round would turn the sentence about it round too.
    let turns =
        |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown: String = query.chars().filter(|c| !c.is_control() && !turns(c)).take(80).collect();
    let line = |it: &&Jurisdiction| {
        let name = it.name(locale).text.to_owned();
        (url::jurisdiction(locale, it.code), name, diligence_app::browse::kind_words(it, locale))
    };
    let (status, heading, list_heading, list) = match Register::shipped().find(query) {
        Lookup::Many(all) => (
            StatusCode::MULTIPLE_CHOICES,
            m.error_ambiguous(&shown),
            String::new(),
            all.iter().map(line).collect(),
        ),
        Lookup::None(near) if !near.is_empty() => (
            StatusCode::NOT_FOUND,
            m.error_no_jurisdiction(&shown),
            m.error_nearby().to_string(),
            near.iter().map(line).collect(),
        ),
        _ => (StatusCode::NOT_FOUND, m.error_no_jurisdiction(&shown), String::new(), Vec::new()),
    };
    let page = Page::new(site, locale, Section::Countries, m.error_title(), "/jurisdictions");
    let remedy = m.error_not_found_remedy().into();
    show(status, &ErrorPage { page, heading, remedy, list_heading, list })
}

/// A State that does not exist is set beside nothing real.
pub fn fictional(site: &Site, locale: Locale, it: &Jurisdiction) -> Response {
    let m = messages(locale);
    let name = it.name(locale).text;
    let page = Page::new(site, locale, Section::Countries, m.error_title(), "/compare");
    let list = vec![(url::jurisdiction(locale, it.code), name.to_owned(), m.kind_fictional().to_owned())];
    show(
        StatusCode::BAD_REQUEST,
        &ErrorPage {
            page,
            heading: m.fictional_compare(name),
            remedy: m.fictional_compare_remedy().into(),
            list_heading: m.fictional_list_heading().into(),
            list,
        },
    )
}

pub(crate) async fn fallback(State(site): State<Site>, uri: Uri, headers: HeaderMap) -> Response {
    Trouble::NotFound.page(&site, locale_of(&uri, &headers))
}

/// The language of an address that leads nowhere: its first part, else what the browser asks for.
fn locale_of(uri: &Uri, headers: &HeaderMap) -> Locale {
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    known(first).unwrap_or_else(|| crate::home::asked(headers))
}

/// A panic never reaches a person: this page does.
#[allow(clippy::needless_pass_by_value)] // the layer that calls it hands the panic over
pub(crate) fn panicked(panic: Box<dyn std::any::Any + Send>) -> axum::http::Response<Body> {
    let why =
        panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    tracing::error!(why = why.unwrap_or("unknown"), "a handler panicked");
    let mut response = Response::new(Body::from(
        "Something went wrong. Nothing of yours was lost. Try again in a minute.\n",
    ));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}
