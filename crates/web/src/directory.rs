//! The public directory: partners who chose to stand in it, and how they hang together.

use crate::error::Trouble;
use crate::page::{Page, Section, ok};
use crate::{Site, home};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use diligence_app::partner;
use diligence_app::picture::{self, Picture};
use diligence_domain::Localised;
use diligence_i18n::known;

#[derive(Template)]
#[template(path = "directory.html")]
struct DirectoryPage {
    page: Page,
    partners: Vec<Line>,
    picture: Option<Picture>,
}

struct Line {
    name: String,
    kind: String,
    places: String,
    themes: String,
    joined: String,
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, home::asked(&headers)) };
    let mut partners = match partner::directory(&site.app).await {
        Ok(partners) => partners,
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    let m = diligence_i18n::messages(locale);
    let page = Page::new(&site, locale, Section::Partners, m.nav_partners(), "/partners");
    diligence_i18n::sort_by_name(locale, &mut partners, |it| it.facts.name(locale).0.to_owned());
    let line = |it: &diligence_domain::Partner| {
        let (name, spoken) = it.facts.name(locale);
        let themes: Vec<String> =
            it.facts.themes.iter().map(|it| picture::theme_words(m, *it).to_owned()).collect();
        Line {
            name: page.say(&Localised { text: name, locale: spoken, reviewed: true }),
            kind: picture::kind_words(m, it.facts.kind).to_owned(),
            places: crate::desk::partners::listed(
                locale,
                &crate::desk::partners::places(&it.facts.jurisdictions, locale),
            ),
            themes: crate::desk::partners::listed(locale, &themes),
            joined: it.facts.joined.get(..4).unwrap_or_default().to_owned(),
        }
    };
    ok(&DirectoryPage {
        picture: (!partners.is_empty()).then(|| picture::network(&partners, locale)),
        partners: partners.iter().map(line).collect(),
        page,
    })
}
