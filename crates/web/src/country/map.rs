//! The map of one variable as a file of its own, so that pages stay small and browsers keep it.

use crate::Site;
use crate::error::Trouble;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use diligence_app::{browse, picture};
use diligence_i18n::known;

pub(crate) async fn get(
    State(site): State<Site>,
    Path((locale, source, file)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else {
        return Trouble::NotFound.page(&site, crate::home::asked(&headers));
    };
    let variable = file.strip_suffix(".svg").unwrap_or_default();
    let mappable = browse::mappable(&site.app);
    let Some(shown) = mappable.iter().find(|it| it.source == source && it.variable.code == variable) else {
        return Trouble::NotFound.page(&site, locale);
    };
    match picture::map(&site.app, shown, locale).await {
        Ok(svg) => {
            let mut response = ([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response();
            let policy = "default-src 'none'; style-src 'unsafe-inline'";
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            response
        }
        Err(error) => Trouble::from(error).page(&site, locale),
    }
}
