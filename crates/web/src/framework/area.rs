//! One area: its principles and vignettes.

use crate::page::{Page, Section, ok};
use crate::{Site, url};
use askama::Template;
use axum::response::Response;
use diligence_domain::Locale;
use diligence_framework::edition::Level;
use diligence_framework::{Area, Edition};
use diligence_i18n::messages;

#[derive(Template)]
#[template(path = "framework/area.html")]
struct AreaPage {
    page: Page,
    hue: &'static str,
    code: String,
    edition_title: String,
    edition_url: String,
    title: String,
    summary: String,
    count: String,
    principles: Vec<Principle>,
    vignettes: Vec<Vignette>,
}

struct Principle {
    code: String,
    url: String,
    title: String,
    summary: String,
    core: bool,
}

struct Vignette {
    title: String,
    story: String,
    level: String,
}

#[allow(clippy::cast_precision_loss)] // a dozen
pub(super) fn show(site: &Site, locale: Locale, edition: &Edition, area: &Area) -> Response {
    let m = messages(locale);
    let entry = format!("area.{}", area.code);
    let rest = format!("/framework/{}/{}", edition.code(), area.code);
    let page = Page::new(site, locale, Section::Framework, super::tab(&area.code, m), rest);
    let principles = area.principles.iter().map(|it| {
        let entry = format!("principle.{}", it.code);
        Principle {
            code: it.code.clone(),
            url: url::part(locale, edition.code(), &it.code),
            title: page.word(edition, &entry, "title"),
            summary: page.word(edition, &entry, "summary"),
            core: it.core,
        }
    });
    let principles = principles.collect();
    let vignettes = area.vignettes.iter().map(|it| {
        let entry = format!("vignette.{}", it.code);
        let level = match it.level {
            Level::Low => m.vignette_level_low(),
            Level::Middle => m.vignette_level_middle(),
            Level::High => m.vignette_level_high(),
        };
        Vignette {
            title: page.word(edition, &entry, "title"),
            story: page.word(edition, &entry, "story"),
            level: level.into(),
        }
    });
    let vignettes = vignettes.collect();
    ok(&AreaPage {
        hue: edition.hue(&area.code),
        code: area.code.clone(),
        edition_title: page.word(edition, "edition", "title"),
        edition_url: url::edition(locale, edition.code()),
        title: page.word(edition, &entry, "title"),
        summary: page.word(edition, &entry, "summary"),
        count: m.framework_principle_count(area.principles.len() as f64),
        principles,
        vignettes,
        page,
    })
}
