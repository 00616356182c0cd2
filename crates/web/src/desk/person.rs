//! One person as others see her.

use super::people::{link, role, scope, state};
use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, ok};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use diligence_app::{Refused, people};
use diligence_domain::{Act, Decision, GrantId, PersonId, PersonState, may};

#[derive(Template)]
#[template(path = "desk/person.html")]
struct PersonPage {
    page: Page,
    token: String,
    id: String,
    name: String,
    email: String,
    state: String,
    disabled: bool,
    manages: bool,
    mail: bool,
    roles: Vec<RoleLine>,
}

struct RoleLine {
    id: String,
    role: String,
    partner: String,
    partner_url: String,
    scope: String,
    accepted: bool,
    takes: bool,
}

fn parse(id: &str) -> Result<PersonId, Refused> {
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

async fn seen(here: &Here, id: PersonId) -> Result<PersonPage, Refused> {
    let app = &here.site.app;
    let it = people::get(app, &here.visitor, id).await?;
    let m = here.m;
    let line = |held: &people::Held| RoleLine {
        id: held.grant.id.to_string(),
        role: role(m, held.grant.role).to_owned(),
        partner: held.partner.facts.name(here.locale).0.to_owned(),
        partner_url: here.to(&format!("partners/{}", held.partner.id)),
        scope: scope(here, &held.grant.scope),
        accepted: held.accepted,
        takes: may(&here.visitor.actor, Act::Take(&held.grant, &held.partner)) != Decision::No,
    };
    Ok(PersonPage {
        roles: it.roles.iter().map(line).collect(),
        manages: people::manages(app, &here.visitor, id).await?,
        mail: app.has_post(),
        id: id.to_string(),
        name: it.name,
        email: it.email,
        state: state(m, it.state).to_owned(),
        disabled: it.state == PersonState::Disabled,
        token: here.token(),
        page: here.page(Place::People, m.desk_people()),
    })
}

pub(crate) async fn set_state(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    let disabled = match fields.get("disabled") {
        "1" => true,
        "0" => false,
        _ => return here.refuse(Refused::Invalid(Vec::new())),
    };
    match people::set_disabled(&here.site.app, &here.visitor, id, disabled).await {
        Ok(()) => here.go(&format!("people/{id}")),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn reset(here: Here, Path((_, id)): Path<(String, String)>, _: Fields) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    match people::reset(&here.site.app, &here.visitor, id).await {
        Ok(invited) => link(&here, here.m.reset_done(), invited),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn end_role(
    here: Here,
    Path((_, id, grant)): Path<(String, String, String)>,
    _: Fields,
) -> Response {
    let (Ok(id), Ok(grant)) = (parse(&id), grant.parse::<GrantId>()) else {
        return here.refuse(Refused::NotFound);
    };
    match people::take(&here.site.app, &here.visitor, id, grant).await {
        Ok(()) => here.go("people"),
        Err(refused) => here.refuse(refused),
    }
}
