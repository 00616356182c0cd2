//! What this is and is not, sources, languages, how to cite.

use crate::Site;
use crate::error::Trouble;
use crate::page::{Page, Section, ok};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use diligence_framework::Edition;
use diligence_i18n::{autonym, known, locales, messages};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    page: Page,
    sources: Vec<Source>,
    languages: Vec<Language>,
}

struct Source {
    code: String,
    title: String,
    publisher: String,
    licence: String,
    url: String,
    method: String,
    citation: String,
    year: u16,
}

struct Language {
    tag: String,
    name: &'static str,
    coverage: String,
    reviewed: String,
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else {
        return Trouble::NotFound.page(&site, crate::home::asked(&headers));
    };
    let edition = site.app.edition();
    let m = messages(locale);
    let page = Page::new(&site, locale, Section::About, m.nav_about(), "/about");
    let sources = edition.mappings.iter().map(|it| {
        let entry = format!("source.{}", it.code);
        Source {
            code: it.code.clone(),
            title: page.word(edition, &entry, "title"),
            publisher: it.publisher.clone(),
            licence: it.licence.clone(),
            url: it.url.clone(),
            method: page.word(edition, &entry, "method"),
            citation: it.citation.clone(),
            year: it.year,
        }
    });
    let sources = sources.collect();
    let languages = locales().iter().map(|it| {
        let (coverage, reviewed) = shares(edition, *it);
        let percent = |share| diligence_i18n::format(locale).percent(share, 0);
        Language {
            tag: it.to_string(),
            name: autonym(*it),
            coverage: percent(coverage),
            reviewed: percent(reviewed),
        }
    });
    let languages = languages.collect();
    ok(&AboutPage { page, sources, languages })
}

/// Shares, in per cent, of the edition's entries that exist in a language and that a person has reviewed in it.
fn shares(edition: &Edition, locale: diligence_domain::Locale) -> (f64, f64) {
    let all = edition.texts.get(&edition.head.reference).map_or(0, |it| it.0.len()).max(1);
    let there = edition.texts.get(&locale);
    let translated = there.map_or(0, |it| it.0.len());
    let reviewed = there.map_or(0, |it| it.0.values().filter(|entry| entry.reviewed).count());
    #[allow(clippy::cast_precision_loss)] // some thousands
    let share = |count: usize| count as f64 * 100.0 / all as f64;
    (share(translated), share(reviewed))
}
