//! The framework: editions, areas, principles.

mod area;
pub mod index;
mod principle;

use crate::error::Trouble;
use crate::{Site, home, url};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_i18n::known;

/// An area or a principle: one address for both, because codes are unique within an edition. An indicator's
/// code leads to its principle.
pub(crate) async fn part(
    State(site): State<Site>,
    Path((locale, edition, code)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, home::asked(&headers)) };
    let Some(edition) = site.app.edition_by_code(&edition) else {
        return Trouble::NotFound.page(&site, locale);
    };
    if let Some(area) = edition.area(&code) {
        return area::show(&site, locale, edition, area);
    }
    if let Some((area, principle)) = edition.principle(&code) {
        return principle::show(&site, locale, edition, area, principle);
    }
    let home =
        edition.principles().find(|(_, it)| it.indicators.iter().any(|indicator| indicator.code == code));
    match home {
        Some((_, principle)) => {
            let to = format!("{}#{code}", url::part(locale, edition.code(), &principle.code));
            (StatusCode::FOUND, [(header::LOCATION, to)]).into_response()
        }
        None => Trouble::NotFound.page(&site, locale),
    }
}

/// A title for the browser's tab that says where one is and gives away nothing to who looks over a shoulder.
fn tab(code: &str, m: &diligence_i18n::Messages) -> String {
    format!("{code} · {}", m.nav_framework())
}
