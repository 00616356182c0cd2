//! Quick exit: a form that any browser can send. It ends the session, and another site answers.

use crate::{Site, cookie, form};
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::session::{self, Visitor};

pub(crate) async fn post(State(site): State<Site>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, 4096).await.unwrap_or_default();
    let fields = form::Fields::of_query(std::str::from_utf8(&bytes).ok());
    let visitor = parts.extensions.get::<Visitor>().cloned();
    let request = Request::from_parts(parts, axum::body::Body::empty());
    // Whoever asks leaves; her session ends if it was she who asked.
    let asked = form::is_ours(&site, &request, fields.get("token"));
    if let Some(visitor) = visitor.filter(|_| asked)
        && let Err(error) = session::end(&site.app, &visitor).await
    {
        tracing::error!(%error, "a session could not be ended");
    }
    // A page that leaves by itself only tells us; it follows no answer.
    let told = request.headers().get("sec-fetch-mode").is_some_and(|it| it != "navigate");
    let location = HeaderValue::from_str(&site.leave_to).unwrap_or(HeaderValue::from_static("/"));
    let mut response = (
        StatusCode::SEE_OTHER,
        [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))],
    )
        .into_response();
    if told {
        *response.status_mut() = StatusCode::NO_CONTENT;
        response.headers_mut().remove(header::LOCATION);
    }
    if asked {
        for name in [cookie::SESSION, cookie::INVITATION, cookie::FORM, cookie::ANSWER] {
            response.headers_mut().append(header::SET_COOKIE, cookie::clear(name));
        }
        // Not the cache: clearing it takes browsers seconds, and nothing of the desk is in it.
        response.headers_mut().insert(CLEAR, HeaderValue::from_static("\"storage\""));
    }
    response
}

/// Tells a browser to forget.
pub(crate) const CLEAR: header::HeaderName = header::HeaderName::from_static("clear-site-data");
