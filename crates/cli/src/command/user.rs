//! `user`

use super::{jurisdiction, locale, open, print};
use crate::args::{Format, User};
use crate::desk;
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::invite::Invited;
use diligence_app::people::operator;
use diligence_app::{App, Refused, audit};
use diligence_domain::{Grant, Locale, Partner, PartnerId, Role, Scope};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What the first partner is called where nobody said.
pub const ORGANISATION: &str = "This installation";

pub async fn run(settings: &Settings, command: User) -> Result<(), Failure> {
    let app = desk::furnish(open(settings).await?, settings, None).await?;
    match command {
        User::Add { email, name, roles, jurisdiction, partner, locale: tag } => {
            let roles = roles.iter().map(|it| role(it)).collect::<Result<Vec<_>, _>>()?;
            let scope = scope(&jurisdiction)?;
            let partner = match partner {
                Some(it) => Some(find_partner(&app, &it).await?),
                None => None,
            };
            let who = (email.as_str(), name.as_str(), locale(&tag)?);
            let invited = operator::add(&app, who, partner, &roles, &scope, ORGANISATION).await;
            show_link(&email, invited.map_err(refused)?);
        }
        User::List { format } => list(&app, format).await?,
        User::Disable { email } => {
            let person = operator::find(&app, &email).await.map_err(refused)?;
            operator::set_disabled(&app, person.id, true).await.map_err(refused)?;
            print(format!("{email} cannot sign in any more."));
        }
        User::Enable { email } => {
            let person = operator::find(&app, &email).await.map_err(refused)?;
            operator::set_disabled(&app, person.id, false).await.map_err(refused)?;
            print(format!("{email} may sign in again."));
        }
        User::Reset { email } => {
            let person = operator::find(&app, &email).await.map_err(refused)?;
            show_link(&email, operator::reset(&app, person.id).await.map_err(refused)?);
        }
        User::Roles { email, end } => {
            let person = operator::find(&app, &email).await.map_err(refused)?;
            if let Some(id) = end {
                let id = id.parse().map_err(|_| Failure::usage(format!("“{id}” is no id of a role")))?;
                if !person.grants.iter().chain(&person.offered).any(|it| it.id == id) {
                    return Err(Failure::usage(format!("{email} has no role {id}")));
                }
                operator::take(&app, person.id, id).await.map_err(refused)?;
                print(format!("{email} has that role no more."));
            } else {
                let (_, partners) = operator::list(&app).await.map_err(refused)?;
                for (grant, offered) in person
                    .grants
                    .iter()
                    .map(|it| (it, ""))
                    .chain(person.offered.iter().map(|it| (it, " (offered)")))
                {
                    print(format!("{}  {}{offered}", grant.id, words(grant, &partners)));
                }
            }
        }
    }
    audit::seal(&app).await?;
    app.close().await;
    Ok(())
}

/// Says whom the link is for and what it does, once.
pub fn show_link(email: &str, invited: Invited) {
    match invited.link {
        Some(link) => print(format!(
            "Give this link to {email} on a way that you trust. It works once, for seven days:\n{link}"
        )),
        None => print(format!("A letter with a link is on its way to {email}.")),
    }
}

/// Why a use case refused, with what to do.
pub fn refused(refused: Refused) -> Failure {
    match refused {
        Refused::NotFound => Failure::usage("there is nobody of that address")
            .remedy("“diligence user list” says who is there."),
        Refused::Stale => Failure::new("that is so already"),
        Refused::Invalid(faults) => {
            let said: Vec<String> =
                faults.iter().map(|it| format!("{:?}: {:?}", it.field, it.why).to_lowercase()).collect();
            Failure::usage(said.join("; "))
        }
        other => Failure::new(other),
    }
}

fn role(word: &str) -> Result<Role, Failure> {
    Role::parse(word).ok_or_else(|| {
        let all: Vec<&str> = Role::ALL.iter().map(|it| it.as_str()).collect();
        Failure::usage(format!("“{word}” is no role")).remedy(format!("Use one of: {}.", all.join(", ")))
    })
}

fn scope(codes: &[String]) -> Result<Scope, Failure> {
    if codes.is_empty() {
        return Ok(Scope::Everywhere);
    }
    let codes = codes.iter().map(|it| jurisdiction(it).map(|it| it.code));
    Ok(Scope::In(codes.collect::<Result<BTreeSet<_>, _>>()?))
}

async fn find_partner(app: &App, text: &str) -> Result<PartnerId, Failure> {
    let (_, partners) = operator::list(app).await.map_err(refused)?;
    let named = |it: &&Partner| {
        it.id.to_string() == text || it.facts.names.values().any(|name| name.as_str() == text)
    };
    let found: Vec<&Partner> = partners.values().map(AsRef::as_ref).filter(named).collect();
    match found[..] {
        [one] => Ok(one.id),
        [] => Err(Failure::usage(format!("there is no partner “{text}”"))
            .remedy("Give its id, as it stands in the address of its page, or its whole name.")),
        _ => Err(Failure::usage(format!("several partners are called “{text}”")).remedy("Give the id.")),
    }
}

fn words(grant: &Grant, partners: &HashMap<PartnerId, Arc<Partner>>) -> String {
    let scope = match &grant.scope {
        Scope::Everywhere => "everywhere".to_owned(),
        Scope::In(codes) => codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    let partner = partners.get(&grant.partner).map_or("", |it| it.facts.name(Locale::EN).0);
    format!("{} at {partner} ({scope})", grant.role)
}

async fn list(app: &App, format: Format) -> Result<(), Failure> {
    let (people, partners) = operator::list(app).await.map_err(refused)?;
    match format {
        Format::Text => {
            for it in &people {
                let roles: Vec<String> = it.grants.iter().map(|grant| words(grant, &partners)).collect();
                let offered: Vec<String> =
                    it.offered.iter().map(|grant| format!("offered: {}", words(grant, &partners))).collect();
                print(format!(
                    "{:<9} {}  {}",
                    it.state,
                    it.email.as_str(),
                    [roles, offered].concat().join("; ")
                ));
            }
            if people.is_empty() {
                print("Nobody yet. “diligence user add” invites somebody.");
            }
        }
        Format::Json => {
            let grant = |it: &Grant| json!({"id": it.id.to_string(), "role": it.role.as_str(), "partner": it.partner.to_string(), "words": words(it, &partners)});
            let person = |it: &diligence_domain::Person| {
                json!({
                    "id": it.id.to_string(), "email": it.email.as_str(), "name": it.name.as_str(), "state": it.state.as_str(),
                    "locale": it.locale.as_str(), "roles": it.grants.iter().map(grant).collect::<Vec<_>>(),
                    "offered": it.offered.iter().map(grant).collect::<Vec<_>>(),
                })
            };
            let all: Vec<_> = people.iter().map(person).collect();
            print(serde_json::to_string_pretty(&all)?);
        }
    }
    Ok(())
}
