//! The pages on which a questionnaire is answered. Whoever comes in has a code and no account; nothing on these pages,
//! in their addresses or in the browser’s tab says what they are about.

pub(crate) mod begin;
pub(crate) mod contents;
pub(crate) mod entrance;
pub(crate) mod file;
mod parts;
pub(crate) mod receipt;
pub(crate) mod record;
pub(crate) mod review;
pub(crate) mod section;

pub(crate) use parts::lines;

use crate::error::Trouble;
use crate::form::{Fields, of_contributor};
use crate::guard::{Unsaid, see_other};
use crate::page::{Page, Section, show};
use crate::routes::ANSWERS;
use crate::{Site, cookie, desk, upload, url};
use askama::Template;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use diligence_app::Refused;
use diligence_app::answering::{self, Contributor, Entry};
use diligence_domain::Locale;
use diligence_i18n::{Messages, format, known, messages};
use std::collections::HashMap;

/// Somebody at a page of the questionnaire.
pub(crate) struct Me {
    pub site: Site,
    pub locale: Locale,
    pub m: &'static Messages,
    pub who: Contributor,
    /// The address after the language.
    rest: String,
}

impl FromRequestParts<Site> for Me {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, site).await;
        let path = path.map_err(|_| StatusCode::BAD_REQUEST.into_response())?;
        let locale = path.get("locale").and_then(|it| known(it));
        let locale = locale.ok_or_else(|| Trouble::NotFound.page(site, Locale::EN))?;
        // The guard puts her here; without it there is nobody.
        let who = parts.extensions.get::<Contributor>().cloned();
        let who = who.ok_or_else(|| StatusCode::FORBIDDEN.into_response())?;
        let rest = parts.uri.path().get(locale.to_string().len() + 1..).unwrap_or_default().to_owned();
        Ok(Self { site: site.clone(), locale, m: messages(locale), who, rest })
    }
}

impl Me {
    pub(crate) fn page(&self) -> Page {
        Page::new(&self.site, self.locale, Section::Survey, "", self.rest.clone())
            .of_contributor(self.token())
    }

    /// Shows that our page sent a form.
    pub(crate) fn token(&self) -> String {
        of_contributor(&self.site, &self.who)
    }

    pub(crate) fn to(&self, place: &str) -> String {
        url::survey(self.locale, place)
    }

    pub(crate) fn go(&self, place: &str) -> Response {
        see_other(&self.to(place))
    }

    /// The last day in words.
    pub(crate) fn closes(&self) -> String {
        format(self.locale).date(&self.who.round.facts.closes)
    }

    pub(crate) fn refuse(&self, refused: Refused) -> Response {
        desk::refuse(&self.site, self.locale, "", refused)
    }

    /// Her answer. Where it was not begun, the page on which that is done.
    pub(crate) async fn open(&self) -> Result<answering::Open, Response> {
        match answering::Open::load(&self.site.app, &self.who, self.locale).await {
            Ok(Some(open)) => Ok(open),
            Ok(None) => Err(self.go("begin")),
            Err(refused) => Err(self.refuse(refused)),
        }
    }
}

#[derive(Template)]
#[template(path = "survey/again.html")]
struct AgainPage {
    page: Page,
    action: String,
    fields: Vec<(String, String)>,
    wrong: bool,
    files: bool,
}

/// The field in which a code is typed again.
const CODE: &str = "code-again";
const LABEL: &str = "label-again";

/// Lets a request of somebody who came in with a code through. Whoever’s pass has ended is asked for the code again,
/// and what she typed waits.
pub(crate) async fn guard(site: &Site, locale: Locale, mut request: Request, next: Next) -> Response {
    let known = match cookie::text(request.headers(), cookie::ANSWER) {
        Some(pass) if site.app.origin().is_some() => match answering::open(&site.app, pass).await {
            Ok(known) => known,
            Err(refused) => return desk::refuse(site, locale, "", refused),
        },
        _ => None,
    };
    let who = match known {
        Some(who) => who,
        None if request.method() != Method::POST => return see_other(&url::survey(locale, "")),
        // A file is not kept for somebody of whom nobody knows yet whether she is let in.
        None if upload::is_upload(request.headers()) => {
            let unsaid = request.extensions().get::<Unsaid>().is_some();
            let path = request.uri().path().to_owned();
            return match upload::read(request, 0).await {
                Some(it) if !unsaid => again(site, locale, &path, it.fields, false, !it.files.is_empty()),
                _ => see_other(&url::survey(locale, "")),
            };
        }
        None => {
            let (parts, body) = request.into_parts();
            let bytes = to_bytes(body, ANSWERS).await.unwrap_or_default();
            let fields = Fields::of_query(std::str::from_utf8(&bytes).ok());
            let typed = fields.get(CODE).to_owned();
            let entry = match typed.as_str() {
                "" => Err(Refused::Wrong),
                typed => answering::enter(&site.app, typed, fields.get(LABEL)).await,
            };
            match entry {
                Ok(Entry::In(who)) => {
                    request = Request::from_parts(parts, Body::from(bytes));
                    *who
                }
                Ok(Entry::Over(state)) => return entrance::over(site, locale, state, self::typed(&fields)),
                // A page of ours must not send on what another site may have sent here.
                Err(Refused::Wrong) if parts.extensions.get::<Unsaid>().is_none() || !typed.is_empty() => {
                    return again(site, locale, parts.uri.path(), fields, !typed.is_empty(), false);
                }
                Err(Refused::Wrong) => return see_other(&url::survey(locale, "")),
                Err(refused) => return unsaved(site, locale, parts.uri.path(), fields, refused),
            }
        }
    };
    let pass = who.pass(&site.app);
    request.extensions_mut().insert(who);
    let mut response = next.run(request).await;
    // Renewed each time, unless the page itself said what becomes of it.
    if let Ok(pass) = pass
        && !response.headers().contains_key(header::SET_COOKIE)
    {
        response.headers_mut().append(header::SET_COOKIE, cookie::set_text(cookie::ANSWER, &pass));
    }
    response
}

#[derive(Template)]
#[template(path = "survey/unsaved.html")]
struct UnsavedPage {
    page: Page,
    action: String,
    fields: Vec<(String, String)>,
    typed: Vec<String>,
}

/// What could not be saved for a reason that may pass: to be sent again, or copied.
pub(crate) fn unsaved(site: &Site, locale: Locale, action: &str, fields: Fields, why: Refused) -> Response {
    let refused = desk::refuse(site, locale, "", why);
    let page = Page::new(site, locale, Section::Survey, "", "/survey").with_tongues_in_form();
    let typed = typed(&fields);
    let fields = fields.into_pairs().into_iter().filter(|(name, _)| name != CODE).collect();
    let mut shown = show(refused.status(), &UnsavedPage { page, action: action.to_owned(), fields, typed });
    if let Some(later) = refused.headers().get(header::RETRY_AFTER) {
        shown.headers_mut().insert(header::RETRY_AFTER, later.clone());
    }
    shown
}

fn again(site: &Site, locale: Locale, action: &str, fields: Fields, wrong: bool, files: bool) -> Response {
    let fields = fields.into_pairs().into_iter().filter(|(name, _)| name != CODE && name != LABEL).collect();
    let page = Page::new(site, locale, Section::Survey, "", "/survey").with_tongues_in_form();
    show(StatusCode::UNAUTHORIZED, &AgainPage { page, action: action.to_owned(), fields, wrong, files })
}

#[derive(Template)]
#[template(path = "survey/other.html")]
struct OtherPage {
    page: Page,
    typed: Vec<String>,
}

/// A page of another answer than the one that is open in this browser: nothing of it is taken, and what was typed is
/// hers to copy.
pub(crate) fn other(site: &Site, locale: Locale, fields: &Fields) -> Response {
    let page = Page::new(site, locale, Section::Survey, "", "/survey").with_tongues_in_form();
    show(StatusCode::FORBIDDEN, &OtherPage { page, typed: typed(fields) })
}

/// What was typed into a page of the questionnaire.
fn typed(fields: &Fields) -> Vec<String> {
    let own = |name: &str| name.starts_with("q:") || name == "comment";
    let typed = fields.pairs().iter().filter(|(name, value)| own(name) && !value.trim().is_empty());
    typed.map(|(_, value)| value.clone()).collect()
}
