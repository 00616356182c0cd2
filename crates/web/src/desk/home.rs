//! The desk's home: what waits for her.

use super::{Here, Place};
use crate::page::{Page, ok};
use askama::Template;
use axum::response::Response;
use diligence_app::{Refused, account, notice, partner, people, release};
use diligence_domain::{Decision, Door, Visibility, may_enter};

#[derive(Template)]
#[template(path = "desk/home.html")]
struct HomePage {
    page: Page,
    greeting: String,
    waits: Vec<(String, String)>,
    facts: Vec<(String, String, String)>,
    roles: Vec<(String, String, String)>,
}

/// Below so many recovery codes she is reminded.
const FEW: i64 = 3;

pub(crate) async fn get(here: Here) -> Response {
    match show(&here).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

#[allow(clippy::cast_precision_loss)] // some thousands
async fn show(here: &Here) -> Result<HomePage, Refused> {
    let (app, visitor, m) = (&here.site.app, &here.visitor, here.m);
    let opens = |door| may_enter(&visitor.actor, door) != Decision::No;
    let mut waits = Vec::new();
    let mut facts = Vec::new();
    let unread = notice::unread(app, visitor).await?;
    if unread > 0 {
        waits.push((m.home_unread(unread as f64), here.to("notices")));
    }
    if !visitor.person.offered.is_empty() {
        waits.push((m.home_offered().to_owned(), here.to("notices")));
    }
    if opens(Door::Releases) {
        let open = release::list(app, visitor).await?;
        let open = open.iter().filter(|it| it.decided.is_none() && it.asked_by != visitor.id()).count();
        if open > 0 {
            waits.push((m.home_releases(open as f64), here.to("releases")));
        }
    }
    if opens(Door::People) {
        let invited = people::invited(app, visitor).await?;
        if invited > 0 {
            waits.push((m.home_invited(invited as f64), here.to("people?state=invited")));
        }
    }
    let partners = partner::list(app, visitor).await?;
    if opens(Door::Partners) {
        let (open, hidden) = partners.iter().filter(|it| !it.archived).fold((0, 0), |(open, hidden), it| {
            (open + 1, hidden + usize::from(it.facts.visibility == Visibility::Hidden))
        });
        facts.push((here.count(open), m.desk_partners().to_owned(), here.to("partners")));
        if hidden > 0 {
            let to = here.to("partners?visibility=hidden");
            facts.push((here.count(hidden), m.home_hidden().to_owned(), to));
        }
    }
    let ways = account::ways(app, visitor).await?;
    if ways.recovery_codes < FEW {
        waits.push((m.home_recovery(ways.recovery_codes as f64), here.to("account/factors")));
    }
    let roles = visitor.actor.grants.iter().map(|grant| {
        let at = partners.iter().find(|it| it.id == grant.partner);
        let name = at.map(|it| it.facts.name(here.locale).0.to_owned()).unwrap_or_default();
        (super::people::role(m, grant.role).to_owned(), name, super::people::scope(here, &grant.scope))
    });
    Ok(HomePage {
        greeting: m.home_greeting(visitor.person.name.as_str()),
        waits,
        facts,
        roles: roles.collect(),
        page: here.page(Place::Home, m.desk_home()),
    })
}
