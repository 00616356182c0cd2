//! The list of jurisdictions with search, filter and map.

use crate::error::Trouble;
use crate::page::{Page, Section, ok};
use crate::{Site, home, url};
use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use diligence_app::browse::{self, Filter, Line, Mappable};
use diligence_app::picture;
use diligence_domain::{Locale, Register};
use diligence_i18n::{known, messages};
use serde::Deserialize;

/// What narrows the list, as it stands in the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    region: String,
    #[serde(default)]
    data: String,
    #[serde(default)]
    map: String,
}

#[derive(Template)]
#[template(path = "country/list.html")]
struct ListPage {
    page: Page,
    query: String,
    regions: Vec<Choice>,
    with_data: bool,
    filtered: bool,
    maps: Vec<Choice>,
    map_url: String,
    map_label: String,
    map_title: String,
    count: String,
    states: Vec<Row>,
    units: Vec<Row>,
    fictional: Vec<(String, String, String)>,
}

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

struct Row {
    url: String,
    name: String,
    code: String,
    kind: String,
    region: String,
    values: String,
    shown: String,
}

#[allow(clippy::cast_precision_loss)] // some hundreds
pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, home::asked(&headers)) };
    let Ok(Query(asked)) = asked else { return Trouble::BadRequest.page(&site, locale) };
    let register = Register::shipped();
    let filter = Filter {
        query: asked.q.chars().take(80).collect(),
        region: asked.region.clone(),
        with_data: asked.data == "1",
    };
    let mappable = browse::mappable(&site.app);
    let wanted = mappable.iter().find(|it| name_of(it) == asked.map).or(mappable.first());
    let (Some(shown), true) = (wanted, filter.region.is_empty() || register.region(&filter.region).is_some())
    else {
        return Trouble::BadRequest.page(&site, locale);
    };
    let (listing, values) = match futures(&site, &filter, shown, locale).await {
        Ok(found) => found,
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    let m = messages(locale);
    let rest = format!(
        "/jurisdictions?q={}&region={}&data={}&map={}",
        url::encode(&filter.query),
        url::encode(&asked.region),
        url::encode(&asked.data),
        url::encode(&name_of(shown)),
    );
    let filtered = !filter.query.is_empty() || !filter.region.is_empty() || filter.with_data;
    let rest = if filtered || !asked.map.is_empty() { rest } else { "/jurisdictions".to_owned() };
    let page = Page::new(&site, locale, Section::Countries, m.countries_heading(), rest);
    let row = |line: &Line| {
        let it = line.jurisdiction;
        let region = register.region(&it.subregion).or_else(|| register.region(&it.region));
        Row {
            url: url::jurisdiction(locale, it.code),
            name: page.say(&it.name(locale)),
            code: it.code.to_string(),
            kind: browse::kind_words(it, locale),
            region: region.map(|it| page.say(&it.name(locale))).unwrap_or_default(),
            values: page.count(usize::try_from(line.values).unwrap_or(0)),
            shown: values
                .get(&it.code)
                .map_or_else(|| m.map_unknown().into(), |it| picture::shown(it, locale)),
        }
    };
    let mut regions: Vec<Choice> = register
        .regions()
        .iter()
        .filter(|region| {
            register.states().iter().any(|it| it.region == region.code || it.subregion == region.code)
        })
        .map(|it| Choice {
            value: it.code.to_owned(),
            name: it.name(locale).text.to_owned(),
            chosen: it.code == filter.region,
        })
        .collect();
    diligence_i18n::sort_by_name(locale, &mut regions, |it| it.name.clone());
    let label = |it: &Mappable<'_>| picture::label(&site.app, it, locale);
    let maps = mappable.iter().map(|it| Choice {
        value: name_of(it),
        name: label(it),
        chosen: name_of(it) == name_of(shown),
    });
    let maps = maps.collect();
    let (states, units) = (listing.states.iter().map(row).collect(), listing.units.iter().map(row).collect());
    ok(&ListPage {
        query: filter.query.clone(),
        regions,
        with_data: filter.with_data,
        filtered,
        maps,
        map_url: url::map(locale, shown.source, &shown.variable.code),
        map_label: label(shown),
        map_title: m.map_title(&label(shown)),
        count: m.countries_count(listing.states.len() as f64),
        states,
        units,
        fictional: listing
            .fictional
            .iter()
            .map(|it| (url::jurisdiction(locale, it.code), page.say(&it.name(locale)), it.code.to_string()))
            .collect(),
        page,
    })
}

type Values = std::collections::BTreeMap<diligence_domain::JurisdictionCode, diligence_domain::Observation>;

async fn futures(
    site: &Site,
    filter: &Filter,
    shown: &Mappable<'_>,
    locale: Locale,
) -> Result<(browse::Listing, Values), impl std::error::Error + use<>> {
    let (listing, values) = tokio::join!(
        browse::list(&site.app, filter, locale),
        browse::everywhere(&site.app, shown.source, &shown.variable.code)
    );
    listing.and_then(|listing| values.map(|values| (listing, values)))
}

fn name_of(it: &Mappable<'_>) -> String {
    format!("{}/{}", it.source, it.variable.code)
}
