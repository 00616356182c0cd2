//! A file of an answer, to take along.

use super::Me;
use crate::page::escape;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use diligence_app::answering::file::{self, Kept};

pub(crate) async fn get(me: Me, Path((_, name)): Path<(String, String)>) -> Response {
    match file::get(&me.site.app, &me.who, &name).await {
        Ok(it) => taken(&name, &it),
        Err(refused) => me.refuse(refused),
    }
}

/// Nothing in it is ever shown by the browser within our site: it is taken along, under a name that says nothing.
pub(crate) fn taken(name: &str, it: &Kept) -> Response {
    // A name that was found is of our making: letters, digits, a dash and a point.
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(it.media_type)),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    (headers, it.bytes.to_vec()).into_response()
}

/// A link to it, as HTML.
pub(crate) fn link(url: &str, name: &str) -> String {
    format!("<a href=\"{}\" dir=\"ltr\">{}</a>", escape(url), escape(name))
}
