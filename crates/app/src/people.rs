//! People as others see them: who is there, as what; taking roles away, disabling, beginning anew.

use crate::invite::{self, Invited, Purpose};
use crate::refused::{Field, Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, new_uuid};
use diligence_domain::{
    Act, Decision, Email, Event, Grant, GrantId, Locale, Partner, PartnerFacts, PartnerId, PartnerKind,
    PartnerName, Person, PersonId, PersonName, PersonState, Role, Scope, Visibility, may,
};
use diligence_store::{Tx, Who};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A person as somebody sees her.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Which.
    pub id: PersonId,
    /// What she is called; where she accepted nothing that the other sees, her address, which the other typed.
    pub name: String,
    /// How she is written to.
    pub email: String,
    /// Whether she may sign in; invited where she accepted nothing that the other sees.
    pub state: PersonState,
    /// What she is, at partners that the other sees, and whether she accepted it.
    pub roles: Vec<Held>,
}

/// A role as somebody sees it.
#[derive(Debug, Clone)]
pub struct Held {
    /// The role.
    pub grant: Grant,
    /// At which partner.
    pub partner: Arc<Partner>,
    /// Whether she accepted.
    pub accepted: bool,
}

type Partners = HashMap<PartnerId, Arc<Partner>>;

/// The roles of a person that somebody sees, and whether each was accepted.
fn visible<'a>(
    visitor: &'a Visitor,
    person: &'a Person,
    partners: &'a Partners,
) -> impl Iterator<Item = (&'a Grant, &'a Arc<Partner>, bool)> {
    let held = person.grants.iter().map(|it| (it, true));
    let offered = person.offered.iter().map(|it| (it, false));
    held.chain(offered)
        .filter_map(|(grant, accepted)| Some((grant, partners.get(&grant.partner)?, accepted)))
        .filter(|(grant, partner, _)| {
            may(&visitor.actor, Act::SeePerson(person.id, &[(grant, partner)])) == Decision::Yes
        })
}

fn seen(visitor: &Visitor, person: &Person, partners: &Partners) -> Option<Seen> {
    let roles: Vec<Held> = visible(visitor, person, partners)
        .map(|(grant, partner, accepted)| Held {
            grant: grant.clone(),
            partner: Arc::clone(partner),
            accepted,
        })
        .collect();
    if roles.is_empty() {
        return None;
    }
    // Somebody whom one merely invited may be known elsewhere: that stays there.
    let known = roles.iter().any(|it| it.accepted) || person.id == visitor.id();
    Some(Seen {
        id: person.id,
        name: if known { person.name.as_str() } else { person.email.as_str() }.to_owned(),
        email: person.email.as_str().to_owned(),
        state: if known { person.state } else { PersonState::Invited },
        roles,
    })
}

async fn partners(tx: &mut Tx) -> Result<Partners, diligence_store::Error> {
    Ok(tx.partners().await?.into_iter().map(|it| (it.id, Arc::new(it))).collect())
}

/// How many of the people whom she may see did not come in yet: those whose state [`list`] gives as invited.
///
/// # Errors
/// A database that does not answer.
pub async fn invited(app: &App, visitor: &Visitor) -> Result<usize, Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let partners = partners(&mut tx).await?;
    // Whether something that she accepted is seen too: then her own state counts, else that she was invited.
    let mut waiting: HashMap<PersonId, bool> = HashMap::new();
    for (id, state, grant, accepted) in tx.roles_of_invited().await? {
        let Some(partner) = partners.get(&grant.partner) else { continue };
        if may(&visitor.actor, Act::SeePerson(id, &[(&grant, partner)])) != Decision::Yes {
            continue;
        }
        let known = accepted || id == visitor.id();
        let waits = waiting.entry(id).or_insert(true);
        *waits &= !known || state == PersonState::Invited;
    }
    Ok(waiting.into_values().filter(|waits| *waits).count())
}

/// Everybody whom she may see.
///
/// # Errors
/// A database that does not answer.
pub async fn list(app: &App, visitor: &Visitor) -> Result<Vec<Seen>, Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let partners = partners(&mut tx).await?;
    let people = tx.people().await?;
    Ok(people.iter().filter_map(|it| seen(visitor, it, &partners)).collect())
}

/// One person. That she was read is written down.
///
/// # Errors
/// Somebody whom she may not see, or a database that does not answer.
pub async fn get(app: &App, visitor: &Visitor, id: PersonId) -> Result<Seen, Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let partners = partners(&mut tx).await?;
    let person =
        tx.person(id).await?.and_then(|it| seen(visitor, &it, &partners)).ok_or(Refused::NotFound)?;
    drop(tx);
    audit::read(app, visitor, Event::PersonRead, ("person", id)).await?;
    Ok(person)
}

/// Whether she could disable or reset that person, were she asked again who she is.
///
/// # Errors
/// A database that does not answer.
pub async fn manages(app: &App, visitor: &Visitor, id: PersonId) -> Result<bool, Refused> {
    Ok(decide_manage(app, visitor, id).await? != Decision::No)
}

/// All that a person has must be in reach; what nobody but the database knows of counts too.
async fn decide_manage(app: &App, visitor: &Visitor, id: PersonId) -> Result<Decision, Refused> {
    let mut tx = app.store().look(Who::SYSTEM).await?;
    // Whoever accepted nothing is nobody’s to manage, so that nobody learns of roles elsewhere; offers can be ended.
    let Some(person) = tx.person(id).await?.filter(|it| !it.grants.is_empty()) else {
        return Ok(Decision::No);
    };
    let partners = partners(&mut tx).await?;
    let at: Vec<(&Grant, &Partner)> = person
        .grants
        .iter()
        .chain(&person.offered)
        .filter_map(|it| partners.get(&it.partner).map(|partner| (it, partner.as_ref())))
        .collect();
    Ok(may(&visitor.actor, Act::Manage(id, &at)))
}

/// Takes a role away, at once: whoever has it loses it with her next request, and her sessions end.
///
/// # Errors
/// A role that she may not take, or that has ended, or a database that refuses.
pub async fn take(app: &App, visitor: &Visitor, id: PersonId, role: GrantId) -> Result<(), Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let person = tx.person(id).await?.ok_or(Refused::NotFound)?;
    let grant =
        person.grants.iter().chain(&person.offered).find(|it| it.id == role).ok_or(Refused::NotFound)?;
    let partner = tx.partner(grant.partner).await?.ok_or(Refused::NotFound)?;
    drop(tx);
    authorise(may(&visitor.actor, Act::Take(grant, &partner)))?;
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    if !tx.end_grant(role, &visitor.id().to_string(), app.now_ms()).await? {
        return Err(Refused::Stale);
    }
    tx.end_sessions(id).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::RoleEnded, ("person", id)).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Lets a person in no more, at once, or lets her in again.
///
/// # Errors
/// Somebody whom she may not manage, or a database that refuses.
pub async fn set_disabled(app: &App, visitor: &Visitor, id: PersonId, disabled: bool) -> Result<(), Refused> {
    authorise(decide_manage(app, visitor, id).await?)?;
    disable(app, Some(visitor.id()), id, disabled).await
}

async fn disable(app: &App, by: Option<PersonId>, id: PersonId, disabled: bool) -> Result<(), Refused> {
    let now = app.now_ms();
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let person = tx.person(id).await?.ok_or(Refused::NotFound)?;
    let secrets = tx.secrets(id).await?;
    let has_way_in =
        secrets.password.is_some() && secrets.totp.is_some() || !tx.passkeys(id).await?.is_empty();
    let (state, event) = match (disabled, has_way_in) {
        (true, _) => (PersonState::Disabled, Event::PersonDisabled),
        (false, true) => (PersonState::Active, Event::PersonEnabled),
        // Whoever never came in is let in by a new link.
        (false, false) => (PersonState::Invited, Event::PersonEnabled),
    };
    if person.state == state || !disabled && person.state != PersonState::Disabled {
        return Err(Refused::Stale);
    }
    tx.set_person_state(id, state, now).await?;
    tx.end_sessions(id).await?;
    tx.end_invitations(id, "", now).await?;
    audit::log(app, &mut tx, by, event, ("person", id)).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Takes every way of signing in from a person and makes her a link to begin anew.
///
/// # Errors
/// Somebody whom she may not manage, or who is disabled, or a database that refuses.
pub async fn reset(app: &App, visitor: &Visitor, id: PersonId) -> Result<Invited, Refused> {
    authorise(decide_manage(app, visitor, id).await?)?;
    begin_anew(app, Some(visitor.id()), id).await
}

async fn begin_anew(app: &App, by: Option<PersonId>, id: PersonId) -> Result<Invited, Refused> {
    let now = app.now_ms();
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let person = tx.person(id).await?.ok_or(Refused::NotFound)?;
    if person.state == PersonState::Disabled {
        return Err(Refused::Stale);
    }
    tx.forget_credentials(id, now).await?;
    tx.end_sessions(id).await?;
    tx.set_person_state(id, PersonState::Invited, now).await?;
    tx.end_invitations(id, "", now).await?;
    let actor = by.map_or_else(|| "system".to_owned(), |it| it.to_string());
    let token = invite::make_link(app, &mut tx, id, &actor, Purpose::Reset).await?;
    audit::log(app, &mut tx, by, Event::PersonReset, ("person", id)).await?;
    tx.commit_unseen().await?;
    invite::deliver(app, &person, person.locale, &token, Purpose::Reset).await
}

/// What the person who runs the installation does from its command line. She holds the database anyway; each act is
/// written down like any other.
pub mod operator {
    use super::{
        App, Arc, BTreeSet, Email, Event, Field, Grant, GrantId, HashMap, Invited, Locale, Partner,
        PartnerFacts, PartnerId, PartnerKind, PartnerName, Person, PersonId, PersonName, Refused, Role,
        Scope, Visibility, Who, Why, audit, begin_anew, disable, invite, new_uuid, partners,
    };

    /// Everybody, as they are.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn list(app: &App) -> Result<(Vec<Person>, HashMap<PartnerId, Arc<Partner>>), Refused> {
        let mut tx = app.store().look(Who::SYSTEM).await?;
        let people = tx.people().await?;
        Ok((people, partners(&mut tx).await?))
    }

    /// The person of an address.
    ///
    /// # Errors
    /// An address of nobody, or a database that does not answer.
    pub async fn find(app: &App, email: &str) -> Result<Person, Refused> {
        let email = Email::new(email).map_err(|_| Refused::field(Field::Email, Why::Form))?;
        app.store().look(Who::SYSTEM).await?.person_by_email(&email).await?.ok_or(Refused::NotFound)
    }

    /// Invites somebody with roles. Without a partner it is the one with which the installation began, which is made
    /// under `host` where there is none.
    ///
    /// # Errors
    /// What was typed, or a database that refuses.
    pub async fn add(
        app: &App,
        (email, name, locale): (&str, &str, Locale),
        partner: Option<PartnerId>,
        roles: &[Role],
        scope: &Scope,
        host: &str,
    ) -> Result<Invited, Refused> {
        let email = Email::new(email).map_err(|_| Refused::field(Field::Email, Why::Form))?;
        let name = PersonName::new(name).map_err(|error| Refused::field(Field::Name, error))?;
        let partner = match partner {
            Some(partner) => partner,
            None => first_partner(app, host).await?,
        };
        let grant =
            |role: &Role| Grant { id: GrantId::new(new_uuid()), partner, role: *role, scope: scope.clone() };
        invite::offer(app, None, (&email, &name, locale), &roles.iter().map(grant).collect::<Vec<_>>()).await
    }

    /// The partner with which the installation began.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn first_partner(app: &App, name: &str) -> Result<PartnerId, Refused> {
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        if let Some(first) = tx.partners().await?.into_iter().find(|it| it.id == it.keeper) {
            return Ok(first.id);
        }
        let id = PartnerId::new(new_uuid());
        let name = PartnerName::new(name).map_err(|error| Refused::field(Field::Name, error))?;
        let facts = PartnerFacts {
            names: [(Locale::EN, name)].into(),
            kind: PartnerKind::CivilSociety,
            jurisdictions: BTreeSet::new(),
            themes: BTreeSet::new(),
            visibility: Visibility::Desk,
            joined: app.today(),
        };
        tx.add_partner(id, id, &facts, app.now_ms()).await?;
        crate::partner::keep_version(app, &mut tx, None, id, 1, &facts).await?;
        audit::log(app, &mut tx, None, Event::PartnerAdded, ("partner", id)).await?;
        tx.commit_unseen().await?;
        Ok(id)
    }

    /// Lets a person in no more, or again.
    ///
    /// # Errors
    /// Nobody of that id, somebody who is so already, or a database that refuses.
    pub async fn set_disabled(app: &App, id: PersonId, disabled: bool) -> Result<(), Refused> {
        disable(app, None, id, disabled).await
    }

    /// Makes a person a link to begin anew.
    ///
    /// # Errors
    /// Nobody of that id, somebody who is disabled, or a database that refuses.
    pub async fn reset(app: &App, id: PersonId) -> Result<Invited, Refused> {
        begin_anew(app, None, id).await
    }

    /// Ends one of a person’s roles.
    ///
    /// # Errors
    /// A role that has ended, or a database that refuses.
    pub async fn take(app: &App, id: PersonId, role: GrantId) -> Result<(), Refused> {
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        if !tx.end_grant(role, "system", app.now_ms()).await? {
            return Err(Refused::Stale);
        }
        tx.end_sessions(id).await?;
        audit::log(app, &mut tx, None, Event::RoleEnded, ("person", id)).await?;
        tx.commit_unseen().await?;
        Ok(())
    }
}
