//! Two to four jurisdictions beside each other, value by value; no common scale, no ranking.

use super::known_about;
use crate::error::Trouble;
use crate::page::{Page, Section, ok};
use crate::{Site, home, url};
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use diligence_app::browse::{self, Filter, Line};
use diligence_app::picture::{self, Picture};
use diligence_app::profile::Profile;
use diligence_domain::{JurisdictionCode, Lookup, Register};
use diligence_i18n::{known, messages};

/// The most that can stand beside each other and still be read.
const MOST: usize = 4;

#[derive(Template)]
#[template(path = "country/compare.html")]
struct ComparePage {
    page: Page,
    slots: Vec<Slot>,
    too_few: bool,
    twice: bool,
    names: Vec<(String, String)>,
    pictures: Vec<Picture>,
    groups: Vec<Group>,
}

struct Slot {
    number: usize,
    label: String,
    with_data: Vec<Choice>,
    without_data: Vec<Choice>,
}

struct Choice {
    code: String,
    name: String,
    chosen: bool,
}

struct Group {
    hue: &'static str,
    code: String,
    url: String,
    title: String,
    rows: Vec<(String, String, Vec<String>)>,
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, home::asked(&headers)) };
    let mut codes: Vec<JurisdictionCode> = Vec::new();
    let mut twice = false;
    for (_, asked) in
        pairs(query.as_deref().unwrap_or_default()).filter(|(key, value)| key == "with" && !value.is_empty())
    {
        let Lookup::One(it) = Register::shipped().find(&asked) else {
            return crate::error::jurisdiction(&site, locale, &asked);
        };
        if it.is_fictional() {
            return crate::error::fictional(&site, locale, it);
        }
        if codes.contains(&it.code) {
            twice = true;
        } else {
            codes.push(it.code);
        }
    }
    if codes.len() > MOST {
        return Trouble::BadRequest.page(&site, locale);
    }
    let listing = match browse::list(&site.app, &Filter::default(), locale).await {
        Ok(listing) => listing,
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    let mut profiles = Vec::new();
    for code in &codes {
        match known_about(&site, locale, *code).await {
            Ok(profile) => profiles.push(profile),
            Err(response) => return *response,
        }
    }
    let m = messages(locale);
    let rest = url::compare(locale, &codes);
    let rest = rest.trim_start_matches(&format!("/{locale}")).to_owned();
    let page = Page::new(&site, locale, Section::Countries, m.compare_heading(), rest);
    let choice = |line: &Line, slot: usize| Choice {
        code: line.jurisdiction.code.to_string(),
        name: line.jurisdiction.name(locale).text.to_owned(),
        chosen: codes.get(slot) == Some(&line.jurisdiction.code),
    };
    let slots = (0..MOST).map(|slot| Slot {
        number: slot + 1,
        label: m.compare_slot(&page.count(slot + 1)),
        with_data: listing.states.iter().filter(|it| it.values > 0).map(|it| choice(it, slot)).collect(),
        without_data: listing.states.iter().filter(|it| it.values == 0).map(|it| choice(it, slot)).collect(),
    });
    let slots = slots.collect();
    let enough = profiles.len() >= 2;
    let names = profiles
        .iter()
        .map(|it| (url::jurisdiction(locale, it.jurisdiction.code), page.say(&it.jurisdiction.name(locale))));
    let names = names.collect();
    ok(&ComparePage {
        slots,
        too_few: !enough,
        twice,
        names,
        pictures: if enough { picture::for_compare(&profiles, locale) } else { Vec::new() },
        groups: if enough { groups(&page, &profiles) } else { Vec::new() },
        page,
    })
}

/// One group per principle about which anything is published for any of them, one row per variable.
fn groups(page: &Page, profiles: &[Profile<'_>]) -> Vec<Group> {
    let Some(first) = profiles.first() else { return Vec::new() };
    let (edition, locale, m) = (first.edition, page.locale, page.m);
    let mut groups = Vec::new();
    for (at, (area, principle)) in edition.principles().enumerate() {
        let mut rows: Vec<(String, String, Vec<String>)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for profile in profiles {
            let it = &profile.principles[at];
            for (column, list) in [
                (m.law_column(), &it.law),
                (m.practice_column(), &it.practice),
                (m.context_column(), &it.context),
            ] {
                for entry in list {
                    if !seen.insert((
                        entry.source.clone(),
                        entry.variable.clone(),
                        entry.disaggregation.clone(),
                    )) {
                        continue;
                    }
                    let cells = profiles.iter().map(|other| {
                        let it = &other.principles[at];
                        let mut all = it.law.iter().chain(&it.practice).chain(&it.context);
                        let same = all.find(|it| {
                            it.source == entry.source
                                && it.variable == entry.variable
                                && it.disaggregation == entry.disaggregation
                        });
                        same.map_or_else(
                            || m.value_unknown().to_string(),
                            |it| format!("{} ({})", it.value_since(locale), it.period_words(locale)),
                        )
                    });
                    let part = entry.disaggregation_words(locale);
                    let mut label = page.say(&entry.label(edition, locale));
                    if !part.is_empty() {
                        label = format!("{label} ({part})");
                    }
                    let source = page.word(edition, &format!("source.{}", entry.source), "title");
                    let label = format!("{label}<br><span class=\"small muted\">{source}</span>");
                    rows.push((column.to_string(), label, cells.collect()));
                }
            }
        }
        if !rows.is_empty() {
            groups.push(Group {
                hue: edition.hue(&area.code),
                code: principle.code.clone(),
                url: url::part(locale, edition.code(), &principle.code),
                title: page.word(edition, &format!("principle.{}", principle.code), "title"),
                rows,
            });
        }
    }
    groups
}

/// Decoded keys and values of a query.
fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').take(16).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = [rest.next().unwrap_or(b'?'), rest.next().unwrap_or(b'?')];
                let digits = std::str::from_utf8(&digits).unwrap_or("??");
                bytes.push(u8::from_str_radix(digits, 16).unwrap_or(b'?'));
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).chars().take(80).collect()
}
