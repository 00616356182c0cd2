//! Jurisdictions: the list, one profile, several beside each other, files and the map.

pub mod compare;
pub mod data;
mod fictional;
pub mod list;
pub mod map;
pub mod profile;
pub mod report;
mod view;

use crate::error::{self, Trouble};
use crate::{Site, home, url};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::profile::{Profile, profile as gather};
use diligence_domain::{JurisdictionCode, Locale, Lookup, Register};
use diligence_i18n::known;

/// The language and jurisdiction of an address, or the page that says why not. A name or another code leads
/// to the address proper.
fn address(
    site: &Site,
    locale: &str,
    code: &str,
    tail: &str,
    headers: &HeaderMap,
) -> Result<(Locale, JurisdictionCode), Box<Response>> {
    let Some(locale) = known(locale) else {
        return Err(Box::new(Trouble::NotFound.page(site, home::asked(headers))));
    };
    if let Some(found) = code.parse().ok().and_then(|code| Register::shipped().get(code)) {
        return Ok((locale, found.code));
    }
    Err(Box::new(match Register::shipped().find(code) {
        Lookup::One(it) => {
            let to = format!("{}{tail}", url::jurisdiction(locale, it.code));
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        _ => error::jurisdiction(site, locale, code),
    }))
}

/// What is known about a jurisdiction of the register.
async fn known_about(
    site: &Site,
    locale: Locale,
    code: JurisdictionCode,
) -> Result<Profile<'_>, Box<Response>> {
    match gather(&site.app, site.app.edition(), code).await {
        Ok(Some(profile)) => Ok(profile),
        Ok(None) => Err(Box::new(error::jurisdiction(site, locale, code.as_str()))),
        Err(error) => Err(Box::new(Trouble::from(error).page(site, locale))),
    }
}
