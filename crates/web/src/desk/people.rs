//! The list of people, and inviting.

use super::list::{Asked, Shown};
use super::partners::{Choice, listed, places};
use super::typed::Faults;
use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, ok, show};
use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use diligence_app::invite::{self, Invited, Invitee};
use diligence_app::people::{self, Seen};
use diligence_app::{Refused, partner};
use diligence_domain::text::fold;
use diligence_domain::{Act, Decision, Door, PersonState, Role, Scope, may, may_enter};
use diligence_i18n::{Messages, autonym, known, locales, sort_by_name};

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage {
    page: Page,
    asked: Asked,
    shown: Shown<Line>,
    total: String,
    roles: Vec<Choice>,
    states: Vec<Choice>,
    invites: bool,
}

struct Line {
    url: String,
    name: String,
    email: String,
    state: String,
    active: bool,
    roles: Vec<String>,
}

/// A role, in words.
pub fn role(m: &Messages, role: Role) -> &str {
    match role {
        Role::Director => m.role_director(),
        Role::Coordinator => m.role_coordinator(),
        Role::CountryPartner => m.role_country_partner(),
        Role::Contributor => m.role_contributor(),
        Role::Reviewer => m.role_reviewer(),
        Role::GovernmentFocalPoint => m.role_government_focal_point(),
        Role::Translator => m.role_translator(),
        Role::Publisher => m.role_publisher(),
        Role::Administrator => m.role_administrator(),
        Role::ReadOnly => m.role_read_only(),
    }
}

/// A person's state, in words.
pub fn state(m: &Messages, it: PersonState) -> &str {
    match it {
        PersonState::Invited => m.person_invited(),
        PersonState::Active => m.person_active(),
        PersonState::Disabled => m.person_disabled(),
    }
}

/// Where a role reaches, in words.
pub fn scope(here: &Here, scope: &Scope) -> String {
    match scope {
        Scope::Everywhere => here.m.scope_everywhere().to_owned(),
        Scope::In(codes) => listed(here.locale, &places(codes, here.locale)),
    }
}

const FILTERS: &[&str] = &["q", "role", "state"];
const COLUMNS: &[&str] = &["name", "email", "state"];

pub(crate) async fn get(here: Here, uri: Uri) -> Response {
    let mut all = match people::list(&here.site.app, &here.visitor).await {
        Ok(all) => all,
        Err(refused) => return here.refuse(refused),
    };
    let asked = Asked::read(here.to("people"), &Fields::of_query(uri.query()), FILTERS, COLUMNS);
    let (m, locale) = (here.m, here.locale);
    let wanted = fold(asked.filter("q"));
    all.retain(|it| {
        let holds = |name: &str, word: &str| asked.filter(name).is_empty() || asked.filter(name) == word;
        let has_role = asked.filter("role").is_empty()
            || it.roles.iter().any(|held| held.grant.role.as_str() == asked.filter("role"));
        let found = || {
            fold(&it.name).contains(&wanted)
                || fold(&it.email).contains(&wanted)
                || it.roles.iter().any(|held| fold(held.partner.facts.name(locale).0).contains(&wanted))
        };
        holds("state", it.state.as_str()) && has_role && (wanted.is_empty() || found())
    });
    sort_by_name(locale, &mut all, |it: &Seen| it.name.clone());
    match asked.sort.trim_start_matches('-') {
        "email" => all.sort_by(|a, b| a.email.cmp(&b.email)),
        "state" => all.sort_by_key(|it| it.state),
        _ => {}
    }
    let line = |it: Seen| Line {
        url: here.to(&format!("people/{}", it.id)),
        name: it.name,
        email: it.email,
        state: state(m, it.state).to_owned(),
        active: it.state == PersonState::Active,
        roles: it
            .roles
            .iter()
            .map(|held| m.person_role_at(role(m, held.grant.role), held.partner.facts.name(locale).0))
            .collect(),
    };
    let Shown { lines, total, .. } = asked.page(all);
    let shown = asked.shown(lines.into_iter().map(line).collect(), total);
    let choice = |filter: &str, value: &str, name: &str| Choice {
        value: value.to_owned(),
        name: name.to_owned(),
        chosen: asked.filter(filter) == value,
    };
    ok(&PeoplePage {
        roles: Role::ALL.iter().map(|it| choice("role", it.as_str(), role(m, *it))).collect(),
        states: PersonState::ALL.iter().map(|it| choice("state", it.as_str(), state(m, *it))).collect(),
        invites: may_enter(&here.visitor.actor, Door::ChangePeople) != Decision::No,
        total: here.count(total),
        shown,
        page: here.page(Place::People, m.desk_people()),
        asked,
    })
}

#[derive(Template)]
#[template(path = "desk/invite.html")]
struct InvitePage {
    page: Page,
    token: String,
    email: String,
    name: String,
    jurisdictions: String,
    everywhere: bool,
    may_everywhere: bool,
    partners: Vec<Choice>,
    roles: Vec<Choice>,
    locales: Vec<Choice>,
    faults: Faults,
    mail: bool,
}

pub(crate) async fn new(here: Here, uri: Uri) -> Response {
    let fields = Fields::of_query(uri.query());
    form(&here, StatusCode::OK, &fields, Faults::default()).await
}

async fn form(here: &Here, status: StatusCode, fields: &Fields, faults: Faults) -> Response {
    let m = here.m;
    let mut partners = match partner::list(&here.site.app, &here.visitor).await {
        Ok(partners) => partners,
        Err(refused) => return here.refuse(refused),
    };
    sort_by_name(here.locale, &mut partners, |it| it.facts.name(here.locale).0.to_owned());
    // Only what she may give is offered to her.
    let gives = |at: &diligence_domain::Partner, role: Role| {
        here.visitor.actor.grants.iter().any(|own| {
            may(&here.visitor.actor, Act::Give { partner: at, role, scope: &own.scope }) != Decision::No
        })
    };
    let roles: Vec<Role> =
        Role::ALL.iter().copied().filter(|role| partners.iter().any(|at| gives(at, *role))).collect();
    partners.retain(|at| roles.iter().any(|role| gives(at, *role)));
    let choice = |value: String, name: String, chosen| Choice { value, name, chosen };
    let locale =
        if fields.get("locale").is_empty() { here.locale.to_string() } else { fields.get("locale").into() };
    let page = InvitePage {
        email: fields.get("email").to_owned(),
        name: fields.get("name").to_owned(),
        jurisdictions: fields.get("jurisdictions").to_owned(),
        everywhere: fields.get("everywhere") == "1",
        may_everywhere: here.visitor.actor.grants.iter().any(|it| it.scope == Scope::Everywhere),
        partners: partners
            .iter()
            .map(|it| {
                let (id, name) = (it.id.to_string(), it.facts.name(here.locale).0.to_owned());
                let chosen = fields.get("partner") == id;
                choice(id, name, chosen)
            })
            .collect(),
        roles: roles
            .iter()
            .map(|it| {
                choice(it.as_str().to_owned(), role(m, *it).to_owned(), fields.get("role") == it.as_str())
            })
            .collect(),
        locales: locales()
            .iter()
            .map(|it| choice(it.to_string(), autonym(*it).to_owned(), locale == it.to_string()))
            .collect(),
        faults,
        mail: here.site.app.has_post(),
        token: here.token(),
        page: here.page(Place::People, m.invite_title()),
    };
    show(status, &page)
}

#[derive(Template)]
#[template(path = "desk/link.html")]
pub(super) struct LinkPage {
    page: Page,
    heading: String,
    link: Option<String>,
    failed: bool,
    person: String,
}

/// Shows a link that no letter carried, once.
pub(super) fn link(here: &Here, heading: &str, it: Invited) -> Response {
    ok(&LinkPage {
        page: here.page(Place::People, heading),
        heading: heading.to_owned(),
        failed: here.site.app.has_post() && !it.mailed,
        person: here.to(&format!("people/{}", it.person)),
        link: it.link,
    })
}

pub(crate) async fn invite(here: Here, fields: Fields) -> Response {
    let everywhere = fields.get("everywhere") == "1";
    let codes = partner::codes(fields.get("jurisdictions"));
    let invitee = Invitee {
        email: fields.get("email").to_owned(),
        name: fields.get("name").to_owned(),
        locale: known(fields.get("locale")).unwrap_or(here.locale),
        partner: fields.get("partner").parse().ok(),
        role: Role::parse(fields.get("role")),
        scope: if everywhere { Scope::Everywhere } else { Scope::In(codes.clone().unwrap_or_default()) },
    };
    if codes.is_err() && !everywhere {
        let fault = diligence_app::Fault {
            field: diligence_app::Field::Jurisdictions,
            why: diligence_app::Why::Unknown,
        };
        return form(&here, StatusCode::UNPROCESSABLE_ENTITY, &fields, Faults::new(here.m, &[fault])).await;
    }
    match invite::invite(&here.site.app, &here.visitor, &invitee).await {
        Ok(made) => link(&here, here.m.invite_done(), made),
        Err(Refused::Invalid(faults)) => {
            form(&here, StatusCode::UNPROCESSABLE_ENTITY, &fields, Faults::new(here.m, &faults)).await
        }
        Err(refused) => here.refuse(refused),
    }
}
