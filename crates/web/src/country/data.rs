//! Everything about one jurisdiction as CSV and JSON.

use super::{address, known_about};
use crate::Site;
use crate::error::Trouble;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use diligence_app::profile::{scores, table};

pub(crate) async fn csv(
    State(site): State<Site>,
    Path((locale, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (locale, code) = match address(&site, &locale, &code, "/data.csv", &headers) {
        Ok(found) => found,
        Err(response) => return *response,
    };
    match known_about(&site, locale, code).await {
        Ok(profile) => match table::csv(&profile) {
            Ok(csv) => attachment(&format!("diligence-{code}.csv"), "text/csv; charset=utf-8", csv),
            Err(error) => Trouble::from(error).page(&site, locale),
        },
        Err(response) => *response,
    }
}

/// Scores, where organisations rated.
pub(crate) async fn scores(
    State(site): State<Site>,
    Path((locale, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (locale, code) = match address(&site, &locale, &code, "/scores.csv", &headers) {
        Ok(found) => found,
        Err(response) => return *response,
    };
    let profile = match known_about(&site, locale, code).await {
        Ok(profile) => profile,
        Err(response) => return *response,
    };
    let Some(results) = &profile.scores else { return Trouble::NotFound.page(&site, locale) };
    match scores::csv(results) {
        Ok(csv) => attachment(&format!("diligence-{code}-scores.csv"), "text/csv; charset=utf-8", csv),
        Err(error) => Trouble::from(error).page(&site, locale),
    }
}

pub(crate) async fn json(
    State(site): State<Site>,
    Path((locale, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (locale, code) = match address(&site, &locale, &code, "/data.json", &headers) {
        Ok(found) => found,
        Err(response) => return *response,
    };
    match known_about(&site, locale, code).await {
        Ok(profile) => attachment(
            &format!("diligence-{code}.json"),
            "application/json",
            profile.json(locale).to_string().into_bytes(),
        ),
        Err(response) => *response,
    }
}

pub(crate) fn attachment(name: &str, kind: &'static str, body: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], body)
        .into_response()
}
