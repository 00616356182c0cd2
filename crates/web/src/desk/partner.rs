//! One partner: seen, written down, changed, put away, and what its record said before.

use super::partners::{Choice, listed, places, visibility};
use super::typed::Faults;
use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, ok, show};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use diligence_app::partner::{self, Typed};
use diligence_app::picture::{kind_words, theme_words};
use diligence_app::{Refused, people};
use diligence_domain::{
    Decision, Door, Partner, PartnerFacts, PartnerId, PartnerKind, Theme, Visibility, may_enter,
};
use diligence_i18n::{autonym, locales};

/// What is written down, in words: a heading and what stands beneath, for page, history and differences.
fn facts(here: &Here, it: &PartnerFacts) -> Vec<(String, String)> {
    let (m, locale) = (here.m, here.locale);
    let names =
        it.names.iter().map(|(locale, name)| (m.partner_name_in(autonym(*locale)), name.as_str().to_owned()));
    let themes: Vec<String> = it.themes.iter().map(|it| theme_words(m, *it).to_owned()).collect();
    let joined = match it.joined.len() {
        10 => diligence_i18n::format(locale).date(&it.joined),
        _ => it.joined.clone(),
    };
    names
        .chain([
            (m.partner_kind().to_owned(), kind_words(m, it.kind).to_owned()),
            (m.partner_jurisdictions().to_owned(), listed(locale, &places(&it.jurisdictions, locale))),
            (m.partner_themes().to_owned(), listed(locale, &themes)),
            (m.partner_visibility().to_owned(), visibility(m, it.visibility).to_owned()),
            (m.partner_joined().to_owned(), joined),
        ])
        .collect()
}

#[derive(Template)]
#[template(path = "desk/partner.html")]
#[allow(clippy::struct_excessive_bools)] // what a page shows and what it does not
struct PartnerPage {
    page: Page,
    token: String,
    name: String,
    facts: Vec<(String, String)>,
    keeper: Option<(String, String)>,
    audience: String,
    archived: bool,
    changes: bool,
    archives: bool,
    invites: bool,
    id: String,
    version: i64,
    people: Vec<(String, String, String)>,
}

fn parse(id: &str) -> Result<PartnerId, Refused> {
    id.parse().map_err(|_| Refused::NotFound)
}

pub(crate) async fn get(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    match seen(&here, id).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn seen(here: &Here, id: PartnerId) -> Result<PartnerPage, Refused> {
    let app = &here.site.app;
    let it = partner::get(app, &here.visitor, id).await?;
    let m = here.m;
    let keeper = if it.keeper == id {
        None
    } else {
        let found = partner::list(app, &here.visitor).await?.into_iter().find(|other| other.id == it.keeper);
        found.map(|it| (here.to(&format!("partners/{}", it.id)), it.facts.name(here.locale).0.to_owned()))
    };
    let opens = |door| may_enter(&here.visitor.actor, door) != Decision::No;
    let mut staff = Vec::new();
    if opens(Door::People) {
        for person in people::list(app, &here.visitor).await? {
            for held in person.roles.iter().filter(|it| it.partner.id == id) {
                staff.push((
                    here.to(&format!("people/{}", person.id)),
                    person.name.clone(),
                    super::people::role(m, held.grant.role).to_owned(),
                ));
            }
        }
        diligence_i18n::sort_by_name(here.locale, &mut staff, |it| it.1.clone());
    }
    let audience = match it.facts.visibility {
        Visibility::Hidden => m.audience_hidden(),
        Visibility::Desk => m.audience_desk(),
        Visibility::Public => m.audience_public(),
    };
    let changes = partner::changes(&here.visitor, &it);
    Ok(PartnerPage {
        name: it.facts.name(here.locale).0.to_owned(),
        facts: facts(here, &it.facts),
        keeper,
        audience: audience.to_owned(),
        archived: it.archived,
        archives: changes && it.keeper != id,
        changes,
        invites: opens(Door::ChangePeople) && !it.archived,
        id: id.to_string(),
        version: it.version,
        people: staff,
        token: here.token(),
        page: here.page(Place::Partners, m.desk_partners()),
    })
}

#[derive(Template)]
#[template(path = "desk/partner-edit.html")]
struct EditPage {
    page: Page,
    token: String,
    heading: String,
    action: String,
    back: String,
    names: Vec<(String, &'static str, &'static str, String)>,
    typed: Typed,
    kinds: Vec<Choice>,
    themes: Vec<Choice>,
    visibilities: Vec<(String, String, String, bool)>,
    keepers: Vec<Choice>,
    version: i64,
    faults: Faults,
    theirs: Vec<(String, String, String)>,
}

fn typed(fields: &Fields) -> Typed {
    Typed {
        names: locales().iter().map(|it| (*it, fields.get(&format!("name-{it}")).to_owned())).collect(),
        kind: fields.get("kind").to_owned(),
        jurisdictions: fields.get("jurisdictions").to_owned(),
        themes: fields.all("themes"),
        visibility: fields.get("visibility").to_owned(),
        joined: fields.get("joined").to_owned(),
    }
}

/// The form: of a new partner where there is no `of`.
async fn form(
    here: &Here,
    status: StatusCode,
    (of, keeper): (Option<(PartnerId, i64)>, Option<PartnerId>),
    typed: Typed,
    faults: Faults,
    theirs: Vec<(String, String, String)>,
) -> Response {
    let m = here.m;
    let keepers = match (of, partner::keepers(&here.site.app, &here.visitor).await) {
        (Some(_), _) => Vec::new(),
        (None, Ok(keepers)) => keepers,
        (None, Err(refused)) => return here.refuse(refused),
    };
    let only = keepers.len() == 1;
    let keepers = keepers.iter().map(|it| Choice {
        value: it.id.to_string(),
        name: it.facts.name(here.locale).0.to_owned(),
        chosen: only || Some(it.id) == keeper,
    });
    let (heading, action, back) = match of {
        Some((id, _)) => (
            m.partner_edit_title(),
            here.to(&format!("partners/{id}/edit")),
            here.to(&format!("partners/{id}")),
        ),
        None => (m.partner_new_title(), here.to("partners/new"), here.to("partners")),
    };
    let choice =
        |value: &str, name: &str, chosen| Choice { value: value.to_owned(), name: name.to_owned(), chosen };
    let name = |it: &diligence_domain::Locale| {
        let text = typed.names.get(it).cloned().unwrap_or_default();
        (it.to_string(), autonym(*it), it.direction().as_str(), text)
    };
    let who = |it: &Visibility| {
        let audience = match it {
            Visibility::Hidden => m.audience_hidden(),
            Visibility::Desk => m.audience_desk(),
            Visibility::Public => m.audience_public(),
        };
        let chosen = typed.visibility == it.as_str();
        (it.as_str().to_owned(), visibility(m, *it).to_owned(), audience.to_owned(), chosen)
    };
    let page = EditPage {
        heading: heading.to_owned(),
        action,
        back,
        names: locales().iter().map(name).collect(),
        kinds: PartnerKind::ALL
            .iter()
            .map(|it| choice(it.as_str(), kind_words(m, *it), typed.kind == it.as_str()))
            .collect(),
        themes: Theme::ALL
            .iter()
            .map(|it| {
                choice(it.as_str(), theme_words(m, *it), typed.themes.iter().any(|word| word == it.as_str()))
            })
            .collect(),
        visibilities: Visibility::ALL.iter().map(who).collect(),
        keepers: keepers.collect(),
        version: of.map_or(0, |(_, version)| version),
        token: here.token(),
        page: here.page(Place::Partners, heading),
        typed,
        faults,
        theirs,
    };
    show(status, &page)
}

pub(crate) async fn new(here: Here) -> Response {
    // Nobody learns of a partner unless somebody says so.
    let typed = Typed { visibility: Visibility::Hidden.as_str().to_owned(), ..Typed::default() };
    form(&here, StatusCode::OK, (None, None), typed, Faults::default(), Vec::new()).await
}

pub(crate) async fn add(here: Here, fields: Fields) -> Response {
    let (typed, keeper) = (typed(&fields), fields.get("partner").parse().ok());
    match partner::add(&here.site.app, &here.visitor, &typed, keeper).await {
        Ok(id) => here.go(&format!("partners/{id}")),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            form(&here, StatusCode::UNPROCESSABLE_ENTITY, (None, keeper), typed, faults, Vec::new()).await
        }
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn edit(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    match partner::get(&here.site.app, &here.visitor, id).await {
        Ok(it) if partner::changes(&here.visitor, &it) => {
            let typed = Typed::from_facts(&it.facts);
            form(&here, StatusCode::OK, (Some((id, it.version)), None), typed, Faults::default(), Vec::new())
                .await
        }
        Ok(_) => here.refuse(Refused::NotFound),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn save(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    let (typed, was) = (typed(&fields), fields.get("version").parse().unwrap_or(0));
    match partner::change(&here.site.app, &here.visitor, id, &typed, was).await {
        Ok(()) => here.go(&format!("partners/{id}")),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            let of = (Some((id, was)), None);
            form(&here, StatusCode::UNPROCESSABLE_ENTITY, of, typed, faults, Vec::new()).await
        }
        Err(Refused::Stale) => match partner::get(&here.site.app, &here.visitor, id).await {
            // Somebody wrote down the very same: there is nothing to choose between.
            Ok(now) if typed.check().is_ok_and(|mine| mine == now.facts) => {
                here.go(&format!("partners/{id}"))
            }
            // Both are shown; saving again is a choice made with both before her.
            Ok(now) => {
                let theirs = both(&here, &typed, &now);
                let of = (Some((id, now.version)), None);
                form(&here, StatusCode::CONFLICT, of, typed, Faults::default(), theirs).await
            }
            Err(refused) => here.refuse(refused),
        },
        Err(refused) => here.refuse(refused),
    }
}

/// What differs between what was typed and what stands there now: a heading, hers, theirs.
fn both(here: &Here, typed: &Typed, now: &Partner) -> Vec<(String, String, String)> {
    let Ok(mine) = typed.check() else { return Vec::new() };
    differences(&facts(here, &mine), &facts(here, &now.facts))
}

fn differences(one: &[(String, String)], other: &[(String, String)]) -> Vec<(String, String, String)> {
    let find = |list: &[(String, String)], name: &str| {
        list.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut names: Vec<&String> = one.iter().map(|(name, _)| name).collect();
    names.extend(other.iter().map(|(name, _)| name).filter(|name| !one.iter().any(|(it, _)| it == *name)));
    names
        .into_iter()
        .map(|name| (name.clone(), find(one, name), find(other, name)))
        .filter(|(_, one, other)| one != other)
        .collect()
}

pub(crate) async fn archive(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    let (away, was) = (fields.get("archived") == "1", fields.get("version").parse().unwrap_or(0));
    match partner::archive(&here.site.app, &here.visitor, id, away, was).await {
        Ok(()) => here.go(&format!("partners/{id}")),
        Err(refused) => here.refuse(refused),
    }
}

#[derive(Template)]
#[template(path = "desk/history.html")]
struct HistoryPage {
    page: Page,
    name: String,
    back: String,
    versions: Vec<VersionLine>,
}

struct VersionLine {
    number: String,
    at: String,
    by: String,
    changes: Vec<(String, String, String)>,
}

pub(crate) async fn history(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    let (it, past) = match partner::history(&here.site.app, &here.visitor, id).await {
        Ok(found) => found,
        Err(refused) => return here.refuse(refused),
    };
    let m = here.m;
    let line = |(at, it): (usize, &partner::Past)| {
        let before = past.get(at + 1).map(|it| facts(&here, &it.facts)).unwrap_or_default();
        VersionLine {
            number: m.history_version(&here.count(usize::try_from(it.version).unwrap_or(0))),
            at: here.moment(it.at_ms),
            by: it.by.clone().unwrap_or_else(|| m.person_unknown().to_owned()),
            changes: differences(&before, &facts(&here, &it.facts)),
        }
    };
    ok(&HistoryPage {
        name: it.facts.name(here.locale).0.to_owned(),
        back: here.to(&format!("partners/{id}")),
        versions: past.iter().enumerate().map(line).collect(),
        page: here.page(Place::Partners, m.history_title()),
    })
}
