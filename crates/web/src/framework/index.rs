//! One edition: what it is, its scale, its areas and principles.

use crate::error::Trouble;
use crate::page::{Page, Section, ok};
use crate::{Site, home, url};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use diligence_domain::Locale;
use diligence_framework::{Dimension, Edition, digest};
use diligence_i18n::{format, known, messages};

#[derive(Template)]
#[template(path = "framework/index.html")]
struct IndexPage {
    page: Page,
    title: String,
    lede: String,
    is: String,
    is_not: String,
    scale: Vec<Level>,
    harmful: Vec<String>,
    questions: Vec<String>,
    areas: Vec<Area>,
    editions: Vec<Row>,
}

struct Level {
    number: String,
    law: String,
    practice: String,
}

struct Area {
    hue: &'static str,
    url: String,
    title: String,
    short: String,
    count: String,
    principles: Vec<(String, String, String)>,
}

struct Row {
    url: String,
    title: String,
    published: String,
    digest: String,
    licence: String,
}

pub(crate) async fn current(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, home::asked(&headers)) };
    show(&site, locale, site.app.edition(), "/framework".to_owned())
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path((locale, edition)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, home::asked(&headers)) };
    let Some(edition) = site.app.edition_by_code(&edition) else {
        return Trouble::NotFound.page(&site, locale);
    };
    show(&site, locale, edition, format!("/framework/{}", edition.code()))
}

#[allow(clippy::cast_precision_loss)] // some dozens
fn show(site: &Site, locale: Locale, edition: &Edition, rest: String) -> Response {
    let m = messages(locale);
    let page = Page::new(site, locale, Section::Framework, m.framework_heading(), rest);
    let law = edition.list("scale.law", "levels", locale);
    let practice = edition.list("scale.practice", "levels", locale);
    let scale = law.iter().zip(&practice).enumerate().map(|(at, (law, practice))| Level {
        number: page.count(at),
        law: page.say(law),
        practice: page.say(practice),
    });
    let scale = scale.collect();
    let per_dimension = |key: &str| -> Vec<String> {
        let entry = |it: &Dimension| {
            edition.text(&format!("scale.{}", it.as_str()), key, locale).map(|it| page.say(&it))
        };
        Dimension::ALL.iter().filter_map(entry).collect()
    };
    let (harmful, questions) = (per_dimension("harmful"), per_dimension("question"));
    let areas: Vec<Area> = edition
        .areas
        .iter()
        .map(|area| {
            let entry = format!("area.{}", area.code);
            let principles = area.principles.iter().map(|it| {
                let title = page.word(edition, &format!("principle.{}", it.code), "title");
                (it.code.clone(), url::part(locale, edition.code(), &it.code), title)
            });
            Area {
                hue: edition.hue(&area.code),
                url: url::part(locale, edition.code(), &area.code),
                title: page.word(edition, &entry, "title"),
                short: page.word(edition, &entry, "short"),
                count: m.framework_principle_count(area.principles.len() as f64),
                principles: principles.collect(),
            }
        })
        .collect();
    let editions = site.app.editions().iter().map(|it| Row {
        url: url::edition(locale, it.code()),
        title: page.word(it, "edition", "title"),
        published: if it.head.published.is_empty() {
            String::new()
        } else {
            format(locale).date(&it.head.published)
        },
        digest: digest::edition(it)[..16].to_owned(),
        licence: it.head.licence.clone(),
    });
    let editions = editions.collect();
    ok(&IndexPage {
        title: page.word(edition, "edition", "title"),
        lede: m.framework_lede(edition.areas.len() as f64, edition.principles().count() as f64),
        is: page.word(edition, "edition", "is"),
        is_not: page.word(edition, "edition", "is_not"),
        scale,
        harmful,
        questions,
        areas,
        editions,
        page,
    })
}
