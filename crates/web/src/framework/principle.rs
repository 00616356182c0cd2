//! One principle: questions, anchors, indicators, what the law says, which open data informs it.

use crate::page::{Page, Section, escape, ok};
use crate::{Site, url};
use askama::Template;
use axum::response::Response;
use diligence_app::profile::words;
use diligence_domain::{Locale, Register};
use diligence_framework::standards::Standard;
use diligence_framework::{Area, Dimension, Edition, Principle};
use diligence_i18n::messages;

#[derive(Template)]
#[template(path = "framework/principle.html")]
struct PrinciplePage {
    page: Page,
    hue: &'static str,
    code: String,
    edition_url: String,
    edition_title: String,
    area_url: String,
    area_title: String,
    title: String,
    summary: String,
    core: bool,
    about: Vec<(String, Vec<String>)>,
    items: Vec<Item>,
    harmful: Option<String>,
    indicators: Vec<Indicator>,
    english_details: bool,
    standards: Vec<Cited>,
    data: Vec<Informing>,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
}

struct Item {
    code: &'static str,
    name: String,
    question: String,
    caption: String,
    anchors: Vec<(String, String)>,
}

struct Indicator {
    code: String,
    title: String,
    kind: String,
    dimension: String,
    observed: String,
    evidence: String,
}

struct Cited {
    reference: String,
    name: String,
    says: String,
    force: String,
    year: u16,
    url: String,
    checked: bool,
    respondent: Option<String>,
}

struct Informing {
    label: String,
    source: String,
    indicators: String,
    unit: String,
    direction: String,
    caveat: Option<String>,
}

pub(super) fn show(
    site: &Site,
    locale: Locale,
    edition: &Edition,
    area: &Area,
    principle: &Principle,
) -> Response {
    let m = messages(locale);
    let entry = format!("principle.{}", principle.code);
    let area_entry = format!("area.{}", area.code);
    let rest = format!("/framework/{}/{}", edition.code(), principle.code);
    let page = Page::new(site, locale, Section::Framework, super::tab(&principle.code, m), rest);

    let named = |kind: &str, codes: &[String]| -> Vec<String> {
        codes.iter().map(|code| page.word(edition, &format!("{kind}.{code}"), "name")).collect()
    };
    let about = vec![
        (m.principle_duty_bearers().to_string(), named("duty_bearer", &principle.duty_bearers)),
        (m.principle_lenses().to_string(), named("lens", &principle.lenses)),
        (m.principle_forms().to_string(), named("form", &principle.forms)),
    ];
    let about = about.into_iter().filter(|(_, names)| !names.is_empty()).collect();
    let items = Dimension::ALL.iter().map(|dimension| {
        let code = dimension.as_str();
        let name = edition.word(&format!("dimension.{code}"), "name", locale).text.to_owned();
        let question = edition.text(&entry, &format!("{code}_question"), locale);
        let anchors = edition.list(&entry, code, locale);
        Item {
            code,
            question: question.map(|it| page.say(&it)).unwrap_or_default(),
            caption: m.principle_anchors_caption(&name),
            anchors: anchors.iter().enumerate().map(|(at, it)| (page.count(at), page.say(it))).collect(),
            name,
        }
    });
    let items = items.collect();
    let indicators: Vec<Indicator> = principle
        .indicators
        .iter()
        .map(|it| {
            let entry = format!("indicator.{}", it.code);
            Indicator {
                code: it.code.clone(),
                title: page.word(edition, &entry, "title"),
                kind: page.word(edition, &format!("kind.{}", it.kind.as_str()), "name"),
                dimension: page.word(edition, &format!("dimension.{}", it.dimension.as_str()), "name"),
                observed: edition
                    .text(&entry, "observed", locale)
                    .map(|it| page.say(&it))
                    .unwrap_or_default(),
                evidence: edition
                    .text(&entry, "evidence", locale)
                    .map(|it| page.say(&it))
                    .unwrap_or_default(),
            }
        })
        .collect();
    let english_details = principle.indicators.iter().any(|it| {
        let details = edition.text(&format!("indicator.{}", it.code), "observed", locale);
        details.is_some_and(|it| it.locale != locale)
    });
    let standards = principle.standards.iter().filter_map(|it| cited(&page, edition, it)).collect();
    let data = informing(&page, edition, principle);

    let all: Vec<&Principle> = edition.principles().map(|(_, it)| it).collect();
    let at = all.iter().position(|it| it.code == principle.code).unwrap_or_default();
    let link = |it: &&Principle| {
        let entry = format!("principle.{}", it.code);
        let title = edition.word(&entry, "title", locale).text;
        (url::part(locale, edition.code(), &it.code), format!("{} {title}", it.code))
    };
    let previous = at.checked_sub(1).and_then(|at| all.get(at)).map(link);
    let next = all.get(at + 1).map(link);
    ok(&PrinciplePage {
        hue: edition.hue(&area.code),
        code: principle.code.clone(),
        edition_url: url::edition(locale, edition.code()),
        edition_title: page.word(edition, "edition", "title"),
        area_url: url::part(locale, edition.code(), &area.code),
        area_title: page.word(edition, &area_entry, "title"),
        title: page.word(edition, &entry, "title"),
        summary: page.word(edition, &entry, "summary"),
        core: principle.core,
        about,
        items,
        harmful: edition.text(&entry, "harmful", locale).map(|it| page.say(&it)),
        indicators,
        english_details,
        standards,
        data,
        previous,
        next,
        page,
    })
}

fn cited(page: &Page, edition: &Edition, reference: &str) -> Option<Cited> {
    let standard = edition.standards.resolve(reference)?;
    let force = page.word(edition, &format!("force.{}", standard.force().as_str()), "name");
    let checked = standard.checked();
    Some(match standard {
        Standard::Provision(instrument, _) => {
            let entry = format!("instrument.{}", instrument.code);
            let short = edition.text(&entry, "short", page.locale);
            let name = short.map_or_else(|| page.word(edition, &entry, "name"), |it| page.say(&it));
            let says = edition.text(&format!("provision.{reference}"), "says", page.locale);
            Cited {
                reference: reference.split_once(':').map_or(String::new(), |(_, article)| article.to_owned()),
                name,
                says: says.map(|it| page.say(&it)).unwrap_or_default(),
                force,
                year: instrument.year,
                url: instrument.url.clone(),
                checked,
                respondent: None,
            }
        }
        Standard::Case(case) => {
            let entry = format!("case.{}", case.code);
            let state = Register::shipped().get(case.respondent);
            let body = edition.text(&entry, "body", page.locale).map(|it| page.say(&it));
            let name = page.word(edition, &entry, "name");
            Cited {
                reference: String::new(),
                name: body.map_or(name.clone(), |body| format!("{name}, {body}")),
                says: edition.text(&entry, "says", page.locale).map(|it| page.say(&it)).unwrap_or_default(),
                force,
                year: case.year,
                url: case.url.clone(),
                checked,
                respondent: state.map(|it| page.m.standard_respondent(it.name(page.locale).text)),
            }
        }
    })
}

fn informing(page: &Page, edition: &Edition, principle: &Principle) -> Vec<Informing> {
    let own = |code: &String| principle.indicators.iter().any(|it| it.code == *code);
    let all =
        edition.mappings.iter().flat_map(|mapping| mapping.variables.iter().map(move |it| (mapping, it)));
    all.filter(|(_, variable)| variable.indicators.iter().any(own))
        .map(|(mapping, variable)| {
            let entry = format!("variable.{}/{}", mapping.code, variable.code);
            let label = edition.text(&entry, "label", page.locale);
            let codes: Vec<&str> =
                variable.indicators.iter().filter(|it| own(it)).map(String::as_str).collect();
            Informing {
                label: label.map_or_else(|| escape(&variable.column), |it| page.say(&it)),
                source: page.word(edition, &format!("source.{}", mapping.code), "title"),
                indicators: codes.join(", "),
                unit: words::unit(&variable.unit, page.locale),
                direction: words::direction(variable.better(), page.locale),
                caveat: edition.text(&entry, "caveat", page.locale).map(|it| page.say(&it)),
            }
        })
        .collect()
}
