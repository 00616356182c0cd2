//! Who comes in: where a request was sent from, whose session it brings, whether this door is open to her.

use crate::error::Trouble;
use crate::routes::Policy;
use crate::{Site, again, cookie, home, survey, url};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use diligence_app::session::{self, Visitor};
use diligence_domain::{Decision, Locale, may_enter};
use diligence_i18n::known;
use std::time::Duration;

/// Marks a request whose browser says nothing of where it was sent from: its form has to show its token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unsaid;

/// Refuses what another site sends. Browsers say where a request comes from; those that do not show a token.
pub(crate) async fn same_site(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    if request.method() != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    match sent_from(request.headers(), site.app.origin()) {
        Some(true) => {}
        Some(false) => return StatusCode::FORBIDDEN.into_response(),
        None => drop(request.extensions_mut().insert(Unsaid)),
    }
    next.run(request).await
}

/// Whether a request was sent from our own pages; `None` where its browser does not say.
fn sent_from(headers: &HeaderMap, origin: Option<&str>) -> Option<bool> {
    if let Some(from) = headers.get("sec-fetch-site") {
        return Some(from == "same-origin");
    }
    match headers.get(header::ORIGIN) {
        Some(from) if from != "null" => Some(origin.is_some_and(|it| from == it)),
        _ => None,
    }
}

/// How long a request may take, and how much longer where it brings a large file over a slow line.
const PATIENCE: Duration = Duration::from_secs(30);
const LONGER: Duration = Duration::from_mins(10);

/// Ends a request that takes too long.
pub(crate) async fn in_time(request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse().ok());
    let most = PATIENCE + crate::listen::time_for(length.unwrap_or_default()).min(LONGER);
    match tokio::time::timeout(most, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Lets a request through a route's door, with the visitor among its extensions.
pub(crate) async fn enter(
    State((site, policy)): State<(Site, Policy)>,
    mut request: Request,
    next: Next,
) -> Response {
    let locale = locale_of(&request);
    if policy == Policy::Answer {
        return fenced(survey::guard(&site, locale, request, next).await);
    }
    let visitor = match cookie::read(request.headers(), cookie::SESSION) {
        Some(token) if site.app.origin().is_some() => match session::visitor(&site.app, &token).await {
            Ok(visitor) => visitor,
            Err(error) => return fenced(Trouble::from(error).page(&site, locale)),
        },
        _ => None,
    };
    if let Policy::Desk(door) = policy {
        let decision = visitor.as_ref().map(|it| may_enter(&it.actor, door));
        let way = match decision {
            Some(Decision::Yes) => None,
            Some(Decision::No) => return fenced(Trouble::NotFound.page(&site, locale)),
            Some(Decision::Confirm) => Some(to_confirm(&request, locale)),
            None => Some(to_sign_in(&request, locale)),
        };
        if let Some(way) = way {
            return fenced(again::page(&site, locale, request, way).await);
        }
    }
    if let Some(visitor) = visitor {
        request.extensions_mut().insert::<Visitor>(visitor);
    }
    fenced(next.run(request).await)
}

/// Nothing behind sign-in is kept by browsers or on the way. Forms are sent with their origin, so that browsers
/// without the newer header say where from.
fn fenced(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// The language of an address, else the one that the browser asks for.
pub(crate) fn locale_of(request: &Request) -> Locale {
    let first = request.uri().path().split('/').nth(1).and_then(known);
    first.unwrap_or_else(|| home::asked(request.headers()))
}

/// Where somebody wanted to go, as she may be sent there afterwards.
fn wanted(request: &Request) -> String {
    if request.method() == Method::GET {
        return request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    }
    // After a form, back to the page that it stood on.
    let from = request.headers().get(header::REFERER).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let after = from.find("://").map_or("", |at| &from[at + 3..]);
    after.find('/').map_or(String::new(), |at| after[at..].to_owned())
}

/// Where somebody signs in to go on.
fn to_sign_in(request: &Request, locale: Locale) -> String {
    let next =
        safe_next(&wanted(request)).map(|it| format!("?next={}", url::encode(&it))).unwrap_or_default();
    format!("{}{next}", url::sign_in(locale))
}

/// Where somebody proves again who she is to go on.
fn to_confirm(request: &Request, locale: Locale) -> String {
    url::confirm(locale, &safe_next(&wanted(request)).unwrap_or_else(|| url::desk(locale)))
}

/// An address within the desk, to which somebody may be sent; anything else would let others send her anywhere.
pub(crate) fn safe_next(address: &str) -> Option<String> {
    let mut parts = address.split('/');
    let empty = parts.next()?;
    let locale = parts.next().and_then(known)?;
    let place = parts.next()?;
    let plain = address.len() <= 500 && address.bytes().all(|it| it.is_ascii_graphic() && it != b'\\');
    let desk = place == "desk" || place.starts_with("desk?");
    (empty.is_empty()
        && plain
        && desk
        && !address.contains("//")
        && url::confirm(locale, "").split('?').next() != address.split('?').next())
    .then(|| address.to_owned())
}

/// To another page, after a form.
pub(crate) fn see_other(address: &str) -> Response {
    let address = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_desk_is_a_next_place() {
        for good in ["/en/desk", "/ar/desk/partners?q=a%20b", "/bn/desk?x=1"] {
            assert_eq!(safe_next(good).as_deref(), Some(good));
        }
        for bad in [
            "",
            "/",
            "//evil.example/en/desk",
            "https://evil.example",
            "/en",
            "/en/deskx",
            "/xx/desk",
            "/en/desk//evil",
            "/en/desk\\evil",
            "/en/desk\r\nx",
            "/en/about",
            "/en/desk/confirm?next=/en/desk",
        ] {
            assert_eq!(safe_next(bad), None, "{bad}");
        }
    }

    #[test]
    fn browsers_say_where_a_form_was_sent_from() {
        let from = |name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static(value));
            sent_from(&headers, Some("https://desk.example"))
        };
        assert_eq!(from("sec-fetch-site", "same-origin"), Some(true));
        for other in ["cross-site", "same-site", "none"] {
            assert_eq!(from("sec-fetch-site", other), Some(false), "{other}");
        }
        assert_eq!(from("origin", "https://desk.example"), Some(true));
        assert_eq!(from("origin", "https://desk.example.evil.example"), Some(false));
        assert_eq!(from("origin", "http://desk.example"), Some(false));
        assert_eq!(from("origin", "null"), None);
        assert_eq!(from("accept", "x"), None);
    }
}
