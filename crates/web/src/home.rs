//! The home page, and the way to it.

use crate::error::Trouble;
use crate::page::{Page, Section, ok};
use crate::{Site, url};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::picture::{self, Picture};
use diligence_app::{browse, demo};
use diligence_domain::Locale;
use diligence_i18n::{known, messages, negotiate};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    areas: Vec<Card>,
    states: Vec<(String, String)>,
    picture: Option<Picture>,
    example: Option<(String, String)>,
}

struct Card {
    hue: &'static str,
    url: String,
    title: String,
    short: String,
}

/// The most States that the home page lists; the list of countries has all.
const SHOWN: usize = 24;

/// The bare address leads to the language that the browser asks for.
pub(crate) async fn to_language(headers: HeaderMap) -> Response {
    let home = url::home(asked(&headers));
    (StatusCode::FOUND, [(header::LOCATION, home.as_str()), (header::VARY, "accept-language")])
        .into_response()
}

/// The language that the browser asks for.
pub(crate) fn asked(headers: &HeaderMap) -> Locale {
    negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default())
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else {
        return Trouble::NotFound.page(&site, asked(&headers));
    };
    let edition = site.app.edition();
    let states = match browse::with_data(&site.app, locale).await {
        Ok(states) => states,
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    let m = messages(locale);
    let page = Page::new(&site, locale, Section::Home, m.nav_home(), "");
    let picture = match picture::beside(&site.app, &states, locale).await {
        Ok(picture) => picture,
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    let example = match example(&site, locale).await {
        Ok(example) => example,
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    let areas = edition.areas.iter().map(|area| {
        let entry = format!("area.{}", area.code);
        Card {
            hue: edition.hue(&area.code),
            url: url::part(locale, edition.code(), &area.code),
            title: page.word(edition, &entry, "title"),
            short: page.word(edition, &entry, "short"),
        }
    });
    let states = states.iter().take(SHOWN).map(|line| {
        let it = line.jurisdiction;
        (url::jurisdiction(locale, it.code), page.say(&it.name(locale)))
    });
    ok(&HomePage { areas: areas.collect(), states: states.collect(), picture, example, page })
}

/// Address and words of the worked example, where it is scored.
pub(crate) async fn example(
    site: &Site,
    locale: Locale,
) -> Result<Option<(String, String)>, impl std::error::Error + use<>> {
    let all = browse::fictional(&site.app, locale).await;
    all.map(|all| {
        let it = all.into_iter().find(|it| it.code.as_str() == demo::EXAMPLE.0)?;
        Some((url::jurisdiction(locale, it.code), messages(locale).fictional_link(it.name(locale).text)))
    })
}
