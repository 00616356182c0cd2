//! What waits for a second person.

use super::typed::Faults;
use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, show};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use diligence_app::{Refused, people, release};
use diligence_domain::{Act, Decision, Door, PersonId, ReleaseId, may, may_enter};

#[derive(Template)]
#[template(path = "desk/releases.html")]
struct ReleasesPage {
    page: Page,
    token: String,
    lines: Vec<Line>,
    asks: bool,
    reason: String,
    faults: Faults,
}

struct Line {
    id: String,
    what: &'static str,
    reason: String,
    by: String,
    asked: String,
    outcome: String,
    decides: bool,
    take: Option<String>,
}

pub(crate) async fn get(here: Here) -> Response {
    page(&here, StatusCode::OK, String::new(), Faults::default()).await
}

async fn page(here: &Here, status: StatusCode, reason: String, faults: Faults) -> Response {
    let app = &here.site.app;
    let all = match release::list(app, &here.visitor).await {
        Ok(all) => all,
        Err(refused) => return here.refuse(refused),
    };
    let m = here.m;
    let mut names = std::collections::HashMap::<PersonId, String>::new();
    if may_enter(&here.visitor.actor, Door::People) != Decision::No
        && let Ok(people) = people::list(app, &here.visitor).await
    {
        names.extend(people.into_iter().map(|it| (it.id, it.name)));
    }
    names.insert(here.visitor.id(), here.visitor.person.name.as_str().to_owned());
    let name = |id: &PersonId| names.get(id).cloned().unwrap_or_else(|| m.person_unknown().to_owned());
    let line = |it: &diligence_app::release::Asked| {
        let own = it.asked_by == here.visitor.id();
        let decides = may(&here.visitor.actor, Act::Release { asked_by: it.asked_by }) != Decision::No;
        let outcome = match (&it.decided, it.used_ms) {
            (None, _) => m.release_open().to_owned(),
            (Some((by, _, false)), _) => m.release_refused(&name(by)),
            (Some((by, _, true)), None) => m.release_granted(&name(by)),
            (Some(_), Some(_)) => m.release_used().to_owned(),
        };
        let granted = matches!(it.decided, Some((_, _, true))) && it.used_ms.is_none();
        let round = it.kind.strip_prefix(release::ANSWERS).map(str::trim);
        Line {
            id: it.id.to_string(),
            what: if round.is_some() { m.release_of_answers() } else { m.release_of_partners() },
            reason: it.reason.clone(),
            by: name(&it.asked_by),
            asked: here.moment(it.asked_ms),
            outcome,
            decides: decides && it.decided.is_none(),
            take: (own && granted).then(|| match round {
                Some(round) => here.to(&format!("rounds/{round}/answers")),
                None => here.to(&format!("partners/export.xlsx?release={}", it.id)),
            }),
        }
    };
    let lines = all.iter().map(line).collect();
    show(
        status,
        &ReleasesPage {
            lines,
            asks: may_enter(&here.visitor.actor, Door::ExportPartners) != Decision::No,
            reason,
            faults,
            token: here.token(),
            page: here.page(Place::Releases, m.desk_releases()),
        },
    )
}

pub(crate) async fn ask(here: Here, fields: Fields) -> Response {
    let reason = fields.get("reason");
    match release::ask(&here.site.app, &here.visitor, reason).await {
        Ok(_) => here.go("releases"),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            page(&here, StatusCode::UNPROCESSABLE_ENTITY, reason.to_owned(), faults).await
        }
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn decide(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let granted = match fields.get("decision") {
        "grant" => true,
        "refuse" => false,
        _ => return here.refuse(Refused::Invalid(Vec::new())),
    };
    let Ok(id) = id.parse::<ReleaseId>() else { return here.refuse(Refused::NotFound) };
    match release::decide(&here.site.app, &here.visitor, id, granted).await {
        Ok(()) => here.go("releases"),
        Err(refused) => here.refuse(refused),
    }
}
