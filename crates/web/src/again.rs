//! A form that came too late: the session had ended, or it is asked again who it is. What was typed comes back in a
//! page that can be sent again.

use crate::Site;
use crate::form::Fields;
use crate::guard::{Unsaid, see_other};
use crate::page::{Page, Section, show};
use askama::Template;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use diligence_domain::Locale;

#[derive(Template)]
#[template(path = "again.html")]
struct AgainPage {
    page: Page,
    way: String,
    action: String,
    fields: Vec<(String, String)>,
}

/// What proves something is never repeated in a page.
const SECRET: [&str; 6] = ["password", "code", "sealed", "state", "answer", "token"];
/// The greatest form that is given back.
const MOST: usize = 64 * 1024;

/// To the page that lets her go on; with a form in hand, a page that keeps it.
pub(crate) async fn page(site: &Site, locale: Locale, request: Request, way: String) -> Response {
    // A page of ours must not send on what another site may have sent here.
    if request.method() != Method::POST || request.extensions().get::<Unsaid>().is_some() {
        return see_other(&way);
    }
    let action = request.uri().path().to_owned();
    let bytes = to_bytes(request.into_body(), MOST).await.unwrap_or_default();
    let typed = std::str::from_utf8(&bytes).ok();
    let fields: Vec<_> = Fields::of_query(typed)
        .into_pairs()
        .into_iter()
        .filter(|(name, value)| !SECRET.contains(&name.as_str()) && !value.is_empty() && name.len() < 40)
        .collect();
    // Buttons alone are soon pressed again, and files are not kept.
    if !fields.iter().any(|(name, _)| name == "name" || name.starts_with("name-") || name == "reason") {
        return see_other(&way);
    }
    let page = Page::new(site, locale, Section::None, "", "/desk");
    show(StatusCode::UNAUTHORIZED, &AgainPage { page, way, action, fields })
}
