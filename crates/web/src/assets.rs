//! Styles, scripts and fonts under one address that changes with their content, so that browsers keep them.

use crate::Site;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_framework::digest;
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// Sixteen hexadecimal digits that stand for all assets together.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut all = Vec::new();
    for name in names {
        all.extend_from_slice(name.as_bytes());
        all.extend(Files::get(&name).map(|file| file.metadata.sha256_hash()).unwrap_or_default());
    }
    let mut version = digest::hex(&all);
    version.truncate(16);
    version
});

/// Fonts and style as one file: one request less on a slow line.
static STYLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let part = |name| Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default();
    [part("fonts/fonts.css"), part("style.css")].concat()
});

/// The address of an asset.
pub fn url(path: &str) -> String {
    format!("/assets/{}/{path}", *VERSION)
}

pub(crate) async fn get(State(_): State<Site>, Path((_, path)): Path<(String, String)>) -> Response {
    let (data, kind): (Cow<'static, [u8]>, _) = match path.rsplit_once('.').map(|(_, end)| end) {
        Some("css") if path == "site.css" => (Cow::Borrowed(STYLE.as_slice()), "text/css; charset=utf-8"),
        Some(end) => {
            let Some(file) = Files::get(&path) else { return StatusCode::NOT_FOUND.into_response() };
            let kind = match end {
                "js" => "text/javascript; charset=utf-8",
                "woff2" => "font/woff2",
                "svg" => "image/svg+xml",
                "txt" => "text/plain; charset=utf-8",
                _ => return StatusCode::NOT_FOUND.into_response(),
            };
            (file.data, kind)
        }
        None => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, data.into_owned()).into_response()
}
