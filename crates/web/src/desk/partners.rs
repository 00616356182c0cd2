//! The list of partners, as a page, as a file, and from a file.

use super::list::{Asked, Shown};
use super::typed::{id, words};
use super::{Here, Place};
use crate::country::data::attachment;
use crate::error::Trouble;
use crate::form::{self, Fields};
use crate::page::{Page, ok, show};
use askama::Template;
use axum::extract::{Multipart, Request};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use diligence_app::partner::table::{self, Imported};
use diligence_app::picture::{self, kind_words, theme_words};
use diligence_app::{Refused, partner};
use diligence_domain::text::fold;
use diligence_domain::{
    Decision, Door, Locale, Partner, PartnerId, PartnerKind, Theme, Visibility, may_enter,
};
use diligence_i18n::{Messages, sort_by_name};
use diligence_sheet::{Cell, Grid, Limits, read_bytes, write_csv, write_xlsx};

#[derive(Template)]
#[template(path = "desk/partners.html")]
struct PartnersPage {
    page: Page,
    asked: Asked,
    shown: Shown<Line>,
    total: String,
    kinds: Vec<Choice>,
    themes: Vec<Choice>,
    visibilities: Vec<Choice>,
    changes: bool,
    csv: String,
    xlsx: String,
}

/// An entry of a list to choose from.
pub struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

struct Line {
    url: String,
    name: String,
    kind: String,
    places: String,
    themes: String,
    visibility: String,
    hidden: bool,
    archived: bool,
    joined: String,
}

const FILTERS: &[&str] = &["q", "kind", "theme", "visibility", "archived"];
const COLUMNS: &[&str] = &["name", "kind", "visibility", "joined"];

/// Who may know, in words.
pub fn visibility(m: &Messages, it: Visibility) -> &str {
    match it {
        Visibility::Hidden => m.visibility_hidden(),
        Visibility::Desk => m.visibility_desk(),
        Visibility::Public => m.visibility_public(),
    }
}

/// The names of jurisdictions in a language, in its order.
pub fn places<'a>(
    codes: impl IntoIterator<Item = &'a diligence_domain::JurisdictionCode>,
    locale: Locale,
) -> Vec<String> {
    let register = diligence_domain::Register::shipped();
    let name = |it: &diligence_domain::JurisdictionCode| {
        register.get(*it).map_or_else(|| it.to_string(), |it| it.name(locale).text.to_owned())
    };
    let mut names: Vec<String> = codes.into_iter().map(name).collect();
    sort_by_name(locale, &mut names, Clone::clone);
    names
}

/// Words in a row, as the language writes lists.
pub fn listed(locale: Locale, words: &[String]) -> String {
    diligence_i18n::format(locale).list(words)
}

pub(crate) async fn get(here: Here, uri: Uri) -> Response {
    let mut all = match partner::list(&here.site.app, &here.visitor).await {
        Ok(all) => all,
        Err(refused) => return here.refuse(refused),
    };
    let asked = Asked::read(here.to("partners"), &Fields::of_query(uri.query()), FILTERS, COLUMNS);
    let (m, locale) = (here.m, here.locale);
    let wanted = fold(asked.filter("q"));
    all.retain(|it| {
        let facts = &it.facts;
        let holds = |name: &str, word: &str| asked.filter(name).is_empty() || asked.filter(name) == word;
        let named = || facts.names.values().any(|name| fold(name.as_str()).contains(&wanted));
        let placed = || {
            facts.jurisdictions.iter().any(|code| fold(code.as_str()) == wanted)
                || places(&facts.jurisdictions, locale).iter().any(|it| fold(it).contains(&wanted))
        };
        let theme = asked.filter("theme");
        (it.archived == (asked.filter("archived") == "1"))
            && holds("kind", facts.kind.as_str())
            && holds("visibility", facts.visibility.as_str())
            && (theme.is_empty() || facts.themes.iter().any(|it| it.as_str() == theme))
            && (wanted.is_empty() || named() || placed())
    });
    sort_by_name(locale, &mut all, |it: &Partner| it.facts.name(locale).0.to_owned());
    match asked.sort.trim_start_matches('-') {
        "kind" => all.sort_by_key(|it| it.facts.kind),
        "visibility" => all.sort_by_key(|it| it.facts.visibility),
        "joined" => all.sort_by(|a, b| a.facts.joined.cmp(&b.facts.joined)),
        _ => {}
    }
    let page = here.page(Place::Partners, m.desk_partners());
    let line = |it: Partner| {
        let (name, spoken) = it.facts.name(locale);
        let name = diligence_domain::Localised { text: name, locale: spoken, reviewed: true };
        Line {
            url: here.to(&format!("partners/{}", it.id)),
            name: page.say(&name),
            kind: kind_words(m, it.facts.kind).to_owned(),
            places: listed(locale, &places(&it.facts.jurisdictions, locale)),
            themes: listed(
                locale,
                &it.facts.themes.iter().map(|it| theme_words(m, *it).to_owned()).collect::<Vec<_>>(),
            ),
            visibility: visibility(m, it.facts.visibility).to_owned(),
            hidden: it.facts.visibility == Visibility::Hidden,
            archived: it.archived,
            joined: it.facts.joined,
        }
    };
    let Shown { lines, total, .. } = asked.page(all);
    let shown = asked.shown(lines.into_iter().map(line).collect(), total);
    let choice = |filter: &str, value: &str, name: &str| Choice {
        value: value.to_owned(),
        name: name.to_owned(),
        chosen: asked.filter(filter) == value,
    };
    let opens = |door| may_enter(&here.visitor.actor, door) != Decision::No;
    ok(&PartnersPage {
        kinds: PartnerKind::ALL.iter().map(|it| choice("kind", it.as_str(), kind_words(m, *it))).collect(),
        themes: Theme::ALL.iter().map(|it| choice("theme", it.as_str(), theme_words(m, *it))).collect(),
        visibilities: Visibility::ALL
            .iter()
            .map(|it| choice("visibility", it.as_str(), visibility(m, *it)))
            .collect(),
        changes: opens(Door::ChangePartners),
        csv: if opens(Door::ExportPartners) { here.to("partners/export.csv") } else { String::new() },
        xlsx: here.to("partners/export.xlsx"),
        total: here.count(total),
        shown,
        page,
        asked,
    })
}

#[derive(Template)]
#[template(path = "desk/network.html")]
struct NetworkPage {
    page: Page,
    picture: picture::Picture,
}

/// How the partners whom she may see hang together.
pub(crate) async fn network(here: Here) -> Response {
    match partner::list(&here.site.app, &here.visitor).await {
        Ok(mut all) => {
            all.retain(|it| !it.archived);
            let picture = picture::network(&all, here.locale);
            ok(&NetworkPage { page: here.page(Place::Partners, here.m.network_title()), picture })
        }
        Err(refused) => here.refuse(refused),
    }
}

fn grid(partners: &[Partner], right_to_left: bool) -> Grid {
    let cells = |it: Vec<String>| it.iter().map(|it| Cell::from(it.as_str())).collect::<Vec<_>>();
    let rows = std::iter::once(table::columns()).chain(partners.iter().map(table::line)).map(cells).collect();
    Grid { name: "partners".into(), right_to_left, rows }
}

async fn taken(here: &Here, uri: &Uri) -> Result<Vec<Partner>, Response> {
    let fields = Fields::of_query(uri.query());
    let release = match fields.get("release") {
        "" => None,
        text => match text.parse() {
            Ok(id) => Some(id),
            Err(_) => return Err(here.refuse(Refused::NotFound)),
        },
    };
    table::export(&here.site.app, &here.visitor, release).await.map_err(|refused| here.refuse(refused))
}

pub(crate) async fn csv(here: Here, uri: Uri) -> Response {
    match taken(&here, &uri).await {
        Ok(partners) => match write_csv(&grid(&partners, false).rows) {
            Ok(csv) => attachment("partners.csv", "text/csv; charset=utf-8", csv),
            Err(error) => Trouble::from(error).page(&here.site, here.locale),
        },
        Err(response) => response,
    }
}

pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(crate) async fn xlsx(here: Here, uri: Uri) -> Response {
    match taken(&here, &uri).await {
        Ok(partners) => match write_xlsx(&[grid(&partners, here.locale.direction().is_rtl())]) {
            Ok(xlsx) => attachment("partners.xlsx", XLSX, xlsx),
            Err(error) => Trouble::from(error).page(&here.site, here.locale),
        },
        Err(response) => response,
    }
}

/// An empty table with the right heading.
pub(crate) async fn template(here: Here) -> Response {
    match write_csv(&grid(&[], false).rows) {
        Ok(csv) => attachment("partners-template.csv", "text/csv; charset=utf-8", csv),
        Err(error) => Trouble::from(error).page(&here.site, here.locale),
    }
}

#[derive(Template)]
#[template(path = "desk/import.html")]
struct ImportPage {
    page: Page,
    token: String,
    keepers: Vec<Choice>,
    outcome: Vec<String>,
    done: bool,
    faults: Vec<(String, String, String)>,
    trouble: String,
}

pub(crate) async fn import(here: Here) -> Response {
    import_page(&here, StatusCode::OK, None, String::new(), None).await
}

async fn import_page(
    here: &Here,
    status: StatusCode,
    outcome: Option<(&Imported, bool)>,
    trouble: String,
    keeper: Option<PartnerId>,
) -> Response {
    let keepers = match partner::keepers(&here.site.app, &here.visitor).await {
        Ok(keepers) => keepers,
        Err(refused) => return here.refuse(refused),
    };
    let m = here.m;
    let keepers = keepers.iter().map(|it| Choice {
        value: it.id.to_string(),
        name: it.facts.name(here.locale).0.to_owned(),
        chosen: Some(it.id) == keeper,
    });
    let said = outcome.map_or_else(Vec::new, |(it, _)| {
        vec![
            m.import_added(&here.count(it.added)),
            m.import_changed(&here.count(it.changed)),
            m.import_same(&here.count(it.same)),
        ]
    });
    let faults = outcome.map_or_else(Vec::new, |(it, _)| {
        let line = |it: &table::LineFault| {
            (here.count(it.line), id(it.fault.field).to_owned(), words(m, it.fault.why).to_owned())
        };
        it.faults.iter().take(100).map(line).collect()
    });
    show(
        status,
        &ImportPage {
            keepers: keepers.collect(),
            done: outcome.is_some_and(|(it, dry)| !dry && it.faults.is_empty()),
            outcome: said,
            faults,
            trouble,
            token: here.token(),
            page: here.page(Place::Partners, m.import_title()),
        },
    )
}

/// The parts of the form that brings a file.
#[derive(Default)]
struct Brought {
    token: String,
    keeper: String,
    dry_run: bool,
    name: String,
    bytes: Vec<u8>,
}

async fn brought(mut parts: Multipart) -> Option<Brought> {
    let mut it = Brought::default();
    for _ in 0..8 {
        let Some(field) = parts.next_field().await.ok()? else { return Some(it) };
        match field.name().unwrap_or_default() {
            "token" => it.token = field.text().await.ok()?,
            "keeper" => it.keeper = field.text().await.ok()?,
            "dry-run" => it.dry_run = field.text().await.ok()? == "1",
            "file" => {
                it.name = field.file_name().unwrap_or_default().to_owned();
                it.bytes = field.bytes().await.ok()?.to_vec();
            }
            _ => {}
        }
    }
    None
}

pub(crate) async fn bring_in(here: Here, request: Request) -> Response {
    use axum::extract::FromRequest as _;
    let (parts, body) = request.into_parts();
    let said = Request::from_parts(parts.clone(), axum::body::Body::empty());
    let multipart = Multipart::from_request(Request::from_parts(parts, body), &here.site).await;
    let Some(it) = (match multipart {
        Ok(multipart) => brought(multipart).await,
        Err(_) => None,
    }) else {
        let trouble = here.m.import_unreadable().to_owned();
        return import_page(&here, StatusCode::BAD_REQUEST, None, trouble, None).await;
    };
    if !form::is_ours(&here.site, &said, &it.token) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let unreadable =
        |trouble: String| import_page(&here, StatusCode::UNPROCESSABLE_ENTITY, None, trouble, None);
    let Ok(keeper) = it.keeper.parse::<PartnerId>() else {
        return unreadable(here.m.fault_missing().to_owned()).await;
    };
    // Its name says the format; what stands before the last part of it is nobody's business.
    let name = it.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let limits = Limits::default();
    let read = tokio::task::spawn_blocking(move || read_bytes(&name, &it.bytes, &limits)).await;
    let rows: Vec<Vec<String>> = match read {
        Ok(Ok(book)) => book.sheets.first().map_or_else(Vec::new, lines),
        Ok(Err(error)) => return unreadable(format!("{} {error}", here.m.import_unreadable())).await,
        Err(_) => return unreadable(here.m.import_unreadable().to_owned()).await,
    };
    let heading = rows.first().is_some_and(|it| it.iter().any(|it| it.trim() == "kind"));
    if !heading {
        return unreadable(here.m.import_heading().to_owned()).await;
    }
    match table::import(&here.site.app, &here.visitor, &rows, keeper, it.dry_run).await {
        Ok(outcome) => {
            let status =
                if outcome.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            import_page(&here, status, Some((&outcome, it.dry_run)), String::new(), Some(keeper)).await
        }
        Err(refused) => here.refuse(refused),
    }
}

/// The rows of a sheet as text, each at its own number, so that faults name the line that people see.
fn lines(sheet: &diligence_sheet::Sheet) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for row in &sheet.rows {
        let at = usize::try_from(row.number).unwrap_or(0).saturating_sub(1);
        if at < 100_000 {
            all.resize(at.max(all.len()), Vec::new());
            all.push(row.cells.iter().map(|it| it.text().into_owned()).collect());
        }
    }
    all
}
