//! Organisations in a round: invited, given a code, reminded, ended.

use super::partners::Choice;
use super::rounds::{page as round_page, parse, place};
use super::typed::Faults;
use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, ok, show};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::picture::kind_words;
use diligence_app::round;
use diligence_app::round::invite::{self, Coded, Invitee};
use diligence_domain::{AccessId, AccessState, PartnerKind, RoundId};
use diligence_i18n::{Messages, autonym, format};

/// How far an organisation is, in words.
pub(super) fn access_state(m: &Messages, state: AccessState) -> &str {
    match state {
        AccessState::Invited => m.access_invited(),
        AccessState::Opened => m.access_opened(),
        AccessState::Submitted => m.access_submitted(),
        AccessState::Withdrawn => m.access_withdrawn(),
        AccessState::Ended => m.access_ended(),
    }
}

#[derive(Template)]
#[template(path = "desk/organisation-new.html")]
struct NewPage {
    page: Page,
    token: String,
    action: String,
    back: String,
    typed: Invitee,
    jurisdictions: Vec<Choice>,
    tongues: Vec<Choice>,
    kinds: Vec<Choice>,
    faults: Faults,
    mail: bool,
}

async fn form(here: &Here, id: RoundId, status: StatusCode, typed: Invitee, faults: Faults) -> Response {
    let round = match round::get(&here.site.app, &here.visitor, id).await {
        Ok(round) => round,
        Err(refused) => return here.refuse(refused),
    };
    let places = invite::places(&here.visitor, &round);
    if places.is_empty() {
        return here.refuse(Refused::NotFound);
    }
    let m = here.m;
    let choice = |value: String, name: String, chosen| Choice { value, name, chosen };
    let page = NewPage {
        jurisdictions: places
            .iter()
            .map(|at| choice(at.to_string(), place(here, *at), typed.jurisdiction == at.to_string()))
            .collect(),
        tongues: round
            .facts
            .locales
            .iter()
            .map(|it| choice(it.to_string(), autonym(*it).to_owned(), typed.locale == it.to_string()))
            .collect(),
        kinds: PartnerKind::ALL
            .iter()
            .map(|it| choice(it.to_string(), kind_words(m, *it).to_owned(), typed.class == it.as_str()))
            .collect(),
        action: here.to(&format!("rounds/{id}/invite")),
        back: here.to(&format!("rounds/{id}")),
        mail: here.site.app.has_post(),
        typed,
        faults,
        token: here.token(),
        page: here.page(Place::Rounds, m.round_invite()),
    };
    show(status, &page)
}

pub(crate) async fn new(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    let typed = Invitee { class: PartnerKind::CivilSociety.to_string(), ..Invitee::default() };
    match parse(&id) {
        Ok(id) => form(&here, id, StatusCode::OK, typed, Faults::default()).await,
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn invite(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    let typed = Invitee {
        name: fields.get("name").to_owned(),
        email: fields.get("email").to_owned(),
        locale: fields.get("locale").to_owned(),
        jurisdiction: fields.get("jurisdictions").to_owned(),
        class: fields.get("kind").to_owned(),
        hidden: fields.get("hidden") == "1",
    };
    match invite::invite(&here.site.app, &here.visitor, id, &typed).await {
        Ok(made) => coded(&here, made, !typed.email.trim().is_empty()),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            form(&here, id, StatusCode::UNPROCESSABLE_ENTITY, typed, faults).await
        }
        Err(refused) => here.refuse(refused),
    }
}

#[derive(Template)]
#[template(path = "desk/code.html")]
struct CodePage {
    page: Page,
    code: String,
    link: String,
    refused: bool,
    next: String,
}

/// Shows a code that no letter carried, once.
fn coded(here: &Here, it: Coded, has_address: bool) -> Response {
    ok(&CodePage {
        refused: it.code.is_some() && has_address && here.site.app.has_post(),
        code: it.code.map(|it| it.as_str().to_owned()).unwrap_or_default(),
        link: it.link.unwrap_or_default(),
        next: here.to(&format!("organisations/{}", it.access)),
        page: here.page(Place::Rounds, here.m.round_coded_title()),
    })
}

#[derive(Template)]
#[template(path = "desk/organisation.html")]
struct OrganisationPage {
    page: Page,
    token: String,
    id: String,
    name: String,
    round: String,
    back: String,
    facts: Vec<(String, String)>,
    live: bool,
    left: bool,
}

fn access(id: &str) -> Result<AccessId, Refused> {
    id.parse().map_err(|_| Refused::NotFound)
}

async fn seen(here: &Here, id: &str) -> Result<OrganisationPage, Refused> {
    let id = access(id)?;
    let (it, round) = invite::get(&here.site.app, &here.visitor, id).await?;
    let (m, format) = (here.m, format(here.locale));
    let facts = vec![
        (m.round_state().to_owned(), access_state(m, it.access.state).to_owned()),
        (m.round_place().to_owned(), place(here, it.access.jurisdiction)),
        (
            m.round_invite_class().to_owned(),
            PartnerKind::parse(&it.organisation.class).map_or("", |it| kind_words(m, it)).to_owned(),
        ),
        (m.email().to_owned(), it.organisation.email.clone()),
        (m.round_languages().to_owned(), autonym(it.organisation.locale).to_owned()),
        (m.round_invited().to_owned(), format.date(&it.invited)),
        (m.round_written().to_owned(), it.written.as_ref().map(|it| format.date(it)).unwrap_or_default()),
    ];
    let state = it.access.state;
    Ok(OrganisationPage {
        id: id.to_string(),
        name: super::rounds::named(here.m, it.organisation.name),
        round: round.facts.name.clone(),
        back: here.to(&format!("rounds/{}", round.id)),
        facts,
        live: !matches!(state, AccessState::Ended | AccessState::Withdrawn),
        left: !matches!(state, AccessState::Invited | AccessState::Withdrawn),
        token: here.token(),
        page: here.page(Place::Rounds, m.round_organisation()),
    })
}

pub(crate) async fn get(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    match seen(&here, &id).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn renew(here: Here, Path((_, id)): Path<(String, String)>, _: Fields) -> Response {
    let made = match access(&id) {
        Ok(id) => invite::renew(&here.site.app, &here.visitor, id).await,
        Err(refused) => Err(refused),
    };
    match made {
        Ok(made) => coded(&here, made, false),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn end(here: Here, Path((_, id)): Path<(String, String)>, _: Fields) -> Response {
    let ended = match access(&id) {
        Ok(id) => invite::end(&here.site.app, &here.visitor, id).await,
        Err(refused) => Err(refused),
    };
    match ended {
        Ok(()) => here.go(&format!("organisations/{id}")),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn withdraw(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    if fields.get("sure") != "1" {
        return here.go(&format!("organisations/{id}"));
    }
    let done = match access(&id) {
        Ok(id) => invite::withdraw(&here.site.app, &here.visitor, id).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(()) => here.go(&format!("organisations/{id}")),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn remind(here: Here, Path((_, id)): Path<(String, String)>, _: Fields) -> Response {
    let done = async {
        let id = parse(&id)?;
        let (sent, refused) = invite::remind(&here.site.app, &here.visitor, id).await?;
        let said = here.m.round_reminded(&here.count(sent), &here.count(refused));
        round_page(&here, id, said).await
    };
    done.await.unwrap_or_else(|refused| here.refuse(refused))
}
