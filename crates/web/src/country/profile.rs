//! One jurisdiction: what is published about law and practice, treaties, standards, what is unknown.

use super::view::{Shown, show};
use super::{address, fictional, known_about};
use crate::page::{Page, Section, ok};
use crate::{Site, url};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use diligence_app::browse;
use diligence_app::picture::{self, Picture};
use diligence_app::profile::{Profile, once, words};
use diligence_domain::{Locale, Register, TreatyState};
use diligence_framework::standards::Standard;
use diligence_i18n::{format, messages};

#[derive(Template)]
#[template(path = "country/profile.html")]
struct ProfilePage {
    page: Page,
    name: String,
    kind: String,
    kicker: String,
    heading: String,
    state: Option<(String, String)>,
    facts: Vec<(String, String)>,
    known: bool,
    nothing: String,
    pictures: Vec<Picture>,
    context: Vec<Shown>,
    areas: Vec<Area>,
    unknown_lede: String,
    unknown: Vec<(String, String, String)>,
    treaties: Vec<Treaty>,
    standards: Vec<(String, String, String)>,
    units_lede: String,
    units: Vec<(String, String, String)>,
    compare: String,
    files: Vec<(String, String)>,
    cite: String,
}

struct Area {
    hue: &'static str,
    title: String,
    principles: Vec<Principle>,
}

struct Principle {
    code: String,
    url: String,
    title: String,
    law: Vec<Shown>,
    practice: Vec<Shown>,
    standards: Vec<(String, String, bool)>,
}

struct Treaty {
    name: String,
    state: String,
    differ: bool,
    sources: Vec<TreatySource>,
}

struct TreatySource {
    state: String,
    since: String,
    reservations: String,
    source: String,
    url: Option<String>,
    note: String,
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path((locale, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let (locale, code) = match address(&site, &locale, &code, "", &headers) {
        Ok(found) => found,
        Err(response) => return *response,
    };
    let profile = match known_about(&site, locale, code).await {
        Ok(profile) => profile,
        Err(response) => return *response,
    };
    let name = profile.jurisdiction.name(locale);
    let rest = format!("/jurisdictions/{code}");
    let page = |heading: &str| Page::new(&site, locale, Section::Countries, heading, rest);
    if profile.jurisdiction.is_fictional() {
        let heading = messages(locale).fictional_heading(name.text);
        return ok(&fictional::build(&site, page(&heading), &profile));
    }
    let heading = messages(locale).profile_heading(name.text);
    ok(&build(&site, page(&heading), &profile, heading))
}

#[allow(clippy::cast_precision_loss)] // some dozens
fn build(site: &Site, page: Page, profile: &Profile<'_>, heading: String) -> ProfilePage {
    let (locale, m, edition) = (page.locale, page.m, profile.edition);
    let register = Register::shipped();
    let it = profile.jurisdiction;
    let name = it.name(locale);
    let state = it.state.and_then(|code| register.get(code));
    let unknown: Vec<_> = profile.principles.iter().filter(|it| it.is_unknown()).collect();
    let context: Vec<_> = profile.principles.iter().flat_map(|it| it.context.clone()).collect();
    let units: Vec<_> = register.units(it.code).collect();
    let edition_title = edition.word("edition", "title", locale).text;
    let principle_title = |code: &str| page.word(edition, &format!("principle.{code}"), "title");
    let file = |text: &str, name: &str| (text.to_owned(), url::file(locale, it.code, name));
    ProfilePage {
        name: page.say(&name),
        kind: browse::kind_words(it, locale),
        kicker: m.profile_kicker(edition_title),
        heading,
        state: state
            .map(|it| (url::jurisdiction(locale, it.code), m.profile_state_link(it.name(locale).text))),
        facts: facts(&page, profile),
        known: profile.known() > 0,
        nothing: state.map_or_else(
            || m.profile_nothing().to_owned(),
            |it| m.profile_nothing_unit(it.name(locale).text),
        ),
        pictures: picture::for_page(profile, locale),
        context: once(&context).into_iter().map(|it| show(&page, profile, it)).collect(),
        areas: areas(&page, profile),
        unknown_lede: m.profile_unknown_lede(unknown.len() as f64),
        unknown: unknown
            .iter()
            .map(|it| {
                (it.code.clone(), url::part(locale, edition.code(), &it.code), principle_title(&it.code))
            })
            .collect(),
        treaties: profile.treaties.iter().map(|line| treaty(&page, profile, line)).collect(),
        standards: instruments(&page, profile),
        units_lede: m.profile_units_lede(units.len() as f64),
        units: units
            .iter()
            .map(|it| (url::jurisdiction(locale, it.code), it.code.to_string(), page.say(&it.name(locale))))
            .collect(),
        compare: url::compare(locale, &[profile.state()]),
        files: vec![
            file(m.download_pdf(), "report.pdf"),
            file(m.download_html(), "report.html"),
            file(m.download_csv(), "data.csv"),
            file(m.download_json(), "data.json"),
        ],
        cite: m.profile_cite(name.text, edition_title, &format(locale).date(&site.app.today())),
        page,
    }
}

#[allow(clippy::cast_precision_loss)] // a handful
fn facts(page: &Page, profile: &Profile<'_>) -> Vec<(String, String)> {
    let m = page.m;
    let known =
        m.profile_fact_principles(&page.count(profile.known()), &page.count(profile.principles.len()));
    let sources = profile.datasets.len();
    let party = profile.treaties.iter().filter(|it| it.state == TreatyState::Party).count();
    let mut facts = vec![
        (m.profile_fact_principles_label().to_string(), known),
        (m.profile_fact_sources_label(sources as f64), page.count(sources)),
        (m.profile_fact_treaties_label().to_string(), page.count(party)),
    ];
    if let Some(law) = profile.entry("unstats-gender", "DV_LAW") {
        facts.push((
            format!("{} ({})", m.profile_fact_law_on_dv(), law.period_words(page.locale)),
            law.value_since(page.locale),
        ));
    }
    facts
}

fn areas(page: &Page, profile: &Profile<'_>) -> Vec<Area> {
    let (locale, edition) = (page.locale, profile.edition);
    let area = |area: &diligence_framework::Area| {
        let known = profile.principles.iter().filter(|it| it.area == area.code && !it.is_unknown());
        let principles = known.filter_map(|it| {
            let (_, principle) = edition.principle(&it.code)?;
            Some(Principle {
                code: it.code.clone(),
                url: url::part(locale, edition.code(), &it.code),
                title: page.word(edition, &format!("principle.{}", it.code), "title"),
                law: once(&it.law).into_iter().map(|it| show(page, profile, it)).collect(),
                practice: once(&it.practice).into_iter().map(|it| show(page, profile, it)).collect(),
                standards: standards(page, profile, principle),
            })
        });
        Area {
            hue: edition.hue(&area.code),
            title: page.word(edition, &format!("area.{}", area.code), "title"),
            principles: principles.collect(),
        }
    };
    let mut areas: Vec<Area> = edition.areas.iter().map(area).collect();
    areas.retain(|it| !it.principles.is_empty());
    areas
}

/// Name and binding force of each standard of a principle, and whether it was checked.
fn standards(
    page: &Page,
    profile: &Profile<'_>,
    principle: &diligence_framework::Principle,
) -> Vec<(String, String, bool)> {
    let named = |(reference, standard, binding): (&str, Standard<'_>, _)| {
        (
            standard_name(page, profile, reference, standard),
            words::binding(binding, page.locale),
            standard.checked(),
        )
    };
    profile.standards(principle).into_iter().map(named).collect()
}

fn standard_name(page: &Page, profile: &Profile<'_>, reference: &str, standard: Standard<'_>) -> String {
    match standard {
        Standard::Provision(instrument, _) => {
            let entry = format!("instrument.{}", instrument.code);
            let short = profile.edition.text(&entry, "short", page.locale);
            let name = short.map_or_else(|| page.word(profile.edition, &entry, "name"), |it| page.say(&it));
            match reference.split_once(':') {
                Some((_, article)) => format!("{name} <span dir=\"ltr\">{article}</span>"),
                None => name,
            }
        }
        Standard::Case(case) => page.word(profile.edition, &format!("case.{}", case.code), "name"),
    }
}

/// Each instrument and case once: name, force, whether it binds.
fn instruments(page: &Page, profile: &Profile<'_>) -> Vec<(String, String, String)> {
    let edition = profile.edition;
    let mut rows: Vec<(u8, String, String, String)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (_, principle) in edition.principles() {
        for (reference, standard, binding) in profile.standards(principle) {
            let entry = match standard {
                Standard::Provision(instrument, _) => format!("instrument.{}", instrument.code),
                Standard::Case(_) => format!("case.{}", reference.trim_start_matches("CASE:")),
            };
            if !seen.insert(entry.clone()) {
                continue;
            }
            let force = page.word(edition, &format!("force.{}", standard.force().as_str()), "name");
            let order = match binding {
                diligence_domain::Binding::Binding => 0,
                diligence_domain::Binding::Unknown => 1,
                diligence_domain::Binding::Comparative => 2,
            };
            rows.push((
                order,
                page.word(edition, &entry, "name"),
                force,
                words::binding(binding, page.locale),
            ));
        }
    }
    rows.sort_by_key(|it| it.0);
    rows.into_iter().map(|(_, name, force, binding)| (name, force, binding)).collect()
}

fn treaty(page: &Page, profile: &Profile<'_>, line: &diligence_app::profile::TreatyLine) -> Treaty {
    let (m, locale): (_, Locale) = (page.m, page.locale);
    let speaking = line.sources.iter().filter(|it| it.state != TreatyState::Unknown).count();
    Treaty {
        name: page.word(profile.edition, &format!("instrument.{}", line.treaty), "name"),
        state: words::treaty(line.state, locale),
        differ: speaking > 1 && line.state == TreatyState::Unknown,
        sources: line
            .sources
            .iter()
            .map(|it| {
                let known = profile.edition.text(&format!("source.{}", it.source), "title", locale);
                let host = it.source.split("://").nth(1).and_then(|rest| rest.split('/').next());
                TreatySource {
                    state: words::treaty(it.state, locale),
                    since: it.since.clone(),
                    reservations: match it.reservations.as_deref() {
                        None => m.reservations_unknown().into(),
                        Some("") => m.reservations_none().into(),
                        Some(text) => page.english(text),
                    },
                    source: known
                        .map_or_else(|| page.english(host.unwrap_or(&it.source)), |it| page.say(&it)),
                    url: it.source.starts_with("https://").then(|| it.source.clone()),
                    note: if it.note.is_empty() { String::new() } else { page.english(&it.note) },
                }
            })
            .collect(),
    }
}
