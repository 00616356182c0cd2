//! The country report, set in type when it is asked for.

use super::{address, data::attachment};
use crate::Site;
use crate::error::Trouble;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use diligence_app::report;
use diligence_domain::Document;
use std::sync::Arc;
use std::time::Duration;

/// How long a reader waits for the typesetter before being asked to come back.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) async fn pdf(
    State(site): State<Site>,
    Path((locale, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (locale, code) = match address(&site, &locale, &code, "/report.pdf", &headers) {
        Ok(found) => found,
        Err(response) => return *response,
    };
    let document = match report::country(&site.app, site.app.edition(), code, locale, &site.app.today()).await
    {
        Ok(Some(document)) => document,
        Ok(None) => return Trouble::NotFound.page(&site, locale),
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    match set(&site, document).await {
        Ok(Some(pdf)) => attachment(&format!("diligence-{code}-{locale}.pdf"), "application/pdf", pdf),
        Ok(None) => Trouble::Busy.page(&site, locale),
        Err(why) => Trouble::Unavailable(why).page(&site, locale),
    }
}

async fn set(site: &Site, document: Document) -> Result<Option<Vec<u8>>, String> {
    let Ok(permit) = tokio::time::timeout(PATIENCE, Arc::clone(&site.pressing).acquire_owned()).await else {
        return Ok(None);
    };
    let press = Arc::clone(&site.press);
    let set = tokio::task::spawn_blocking(move || {
        let _permit = permit; // held until the typesetter is done, even if the reader has gone
        press.pdf(&document)
    });
    set.await.map_err(|error| error.to_string())?.map(Some)
}

pub(crate) async fn html(
    State(site): State<Site>,
    Path((locale, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (locale, code) = match address(&site, &locale, &code, "/report.html", &headers) {
        Ok(found) => found,
        Err(response) => return *response,
    };
    match report::country(&site.app, site.app.edition(), code, locale, &site.app.today()).await {
        Ok(Some(document)) => {
            let mut response =
                ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], site.press.html(&document))
                    .into_response();
            // A file to keep: its style stands inside it.
            let policy =
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            response
        }
        Ok(None) => Trouble::NotFound.page(&site, locale),
        Err(error) => Trouble::from(error).page(&site, locale),
    }
}
