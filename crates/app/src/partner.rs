//! Partners: who works with us where, as far as whoever asks may know.

pub mod table;

use crate::refused::{Fault, Field, Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, new_uuid};
use diligence_domain::jurisdiction::Lookup;
use diligence_domain::{
    Act, Decision, Event, JurisdictionCode, Locale, Partner, PartnerFacts, PartnerId, PartnerKind,
    PartnerName, PersonId, Register, Role, Theme, Visibility, may, partner,
};
use diligence_store::{Tx, Version, Who, partner_content, partner_facts};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody typed about a partner, as she typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Names by language.
    pub names: BTreeMap<Locale, String>,
    /// The kind’s word.
    pub kind: String,
    /// Codes or names of jurisdictions, with commas or line breaks between them.
    pub jurisdictions: String,
    /// The themes’ words.
    pub themes: Vec<String>,
    /// The visibility’s word.
    pub visibility: String,
    /// When it joined.
    pub joined: String,
}

impl Typed {
    /// What is written down, as somebody would type it.
    pub fn from_facts(facts: &PartnerFacts) -> Self {
        Self {
            names: facts.names.iter().map(|(locale, name)| (*locale, name.as_str().to_owned())).collect(),
            kind: facts.kind.as_str().to_owned(),
            jurisdictions: facts.jurisdictions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            themes: facts.themes.iter().map(ToString::to_string).collect(),
            visibility: facts.visibility.as_str().to_owned(),
            joined: facts.joined.clone(),
        }
    }

    /// What can be kept.
    ///
    /// # Errors
    /// Everything that cannot.
    pub fn check(&self) -> Result<PartnerFacts, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fault = |field, why| faults.push(Fault { field, why });
        let mut names = BTreeMap::new();
        for (locale, name) in self.names.iter().filter(|(_, name)| !name.trim().is_empty()) {
            match PartnerName::new(name) {
                Ok(name) => drop(names.insert(*locale, name)),
                Err(error) => fault(Field::Name, error.into()),
            }
        }
        if self.names.values().all(|name| name.trim().is_empty()) {
            fault(Field::Name, Why::Missing);
        }
        let kind = PartnerKind::parse(&self.kind);
        if kind.is_none() {
            fault(Field::Kind, if self.kind.is_empty() { Why::Missing } else { Why::Unknown });
        }
        let jurisdictions = codes(&self.jurisdictions).unwrap_or_else(|()| {
            fault(Field::Jurisdictions, Why::Unknown);
            BTreeSet::new()
        });
        let themes: Option<BTreeSet<Theme>> = self.themes.iter().map(|it| Theme::parse(it)).collect();
        if themes.is_none() {
            fault(Field::Themes, Why::Unknown);
        }
        let visibility = Visibility::parse(&self.visibility);
        if visibility.is_none() {
            fault(Field::Visibility, Why::Unknown);
        }
        let joined = self.joined.trim().to_owned();
        if !joined.is_empty() && !partner::is_date(&joined) {
            fault(Field::Joined, Why::Form);
        }
        match (kind, themes, visibility) {
            (Some(kind), Some(themes), Some(visibility)) if faults.is_empty() => {
                Ok(PartnerFacts { names, kind, jurisdictions, themes, visibility, joined })
            }
            _ => Err(faults),
        }
    }
}

/// Jurisdictions as somebody types them: codes or names, with commas or line breaks between them.
///
/// # Errors
/// One that means none, or several.
#[allow(clippy::result_unit_err)] // which one, the page shows by showing what was typed
pub fn codes(text: &str) -> Result<BTreeSet<JurisdictionCode>, ()> {
    let register = Register::shipped();
    let parts = text.split([',', ';', '\n', '،']).map(str::trim).filter(|it| !it.is_empty());
    parts
        .map(|it| match register.find(it) {
            Lookup::One(found) => Ok(found.code),
            _ => Err(()),
        })
        .collect()
}

/// Keeps what a partner’s record says in a version.
pub(crate) async fn keep_version(
    app: &App,
    tx: &mut Tx,
    by: Option<PersonId>,
    id: PartnerId,
    version: i64,
    facts: &PartnerFacts,
) -> Result<(), diligence_store::Error> {
    let by_person = by.map_or_else(|| "system".to_owned(), |it| it.to_string());
    let content = format!("{}\n{}", facts.visibility, partner_content(facts)?);
    let it = Version { version, at_ms: app.now_ms(), by_person, content };
    tx.keep_version(("partner", &id.to_string()), &it).await
}

/// The partners that she may see at the desk; those put away too.
///
/// # Errors
/// A database that does not answer.
pub async fn list(app: &App, visitor: &Visitor) -> Result<Vec<Partner>, Refused> {
    let mut all = app.store().look(who(&visitor.actor)).await?.partners().await?;
    all.retain(|it| may(&visitor.actor, Act::SeePartner(it)) == Decision::Yes);
    Ok(all)
}

/// One partner. Reading one that is hidden is written down.
///
/// # Errors
/// One that she may not see, or a database that does not answer.
pub async fn get(app: &App, visitor: &Visitor, id: PartnerId) -> Result<Partner, Refused> {
    let partner = app.store().look(who(&visitor.actor)).await?.partner(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::SeePartner(&partner)))?;
    if partner.facts.visibility == Visibility::Hidden {
        audit::read(app, visitor, Event::PartnerRead, ("partner", id)).await?;
    }
    Ok(partner)
}

/// Whether she may change that record.
pub fn changes(visitor: &Visitor, partner: &Partner) -> bool {
    may(&visitor.actor, Act::ChangePartner(partner, &partner.facts)) == Decision::Yes
}

/// The partners for which she keeps records, of which one may be chosen for a new one.
///
/// # Errors
/// A database that does not answer.
pub async fn keepers(app: &App, visitor: &Visitor) -> Result<Vec<Partner>, Refused> {
    let keeps = [Role::Director, Role::Coordinator, Role::CountryPartner];
    let mut all = list(app, visitor).await?;
    all.retain(|it| {
        visitor.actor.grants.iter().any(|grant| grant.partner == it.id && keeps.contains(&grant.role))
    });
    Ok(all)
}

/// Writes down a new partner.
///
/// # Errors
/// What was typed, or is beyond her reach, or a database that refuses.
pub async fn add(
    app: &App,
    visitor: &Visitor,
    typed: &Typed,
    keeper: Option<PartnerId>,
) -> Result<PartnerId, Refused> {
    let facts = typed.check().map_err(Refused::Invalid)?;
    let keeper = keeper.ok_or(Refused::field(Field::Partner, Why::Missing))?;
    if may(&visitor.actor, Act::AddPartner { facts: &facts, keeper }) != Decision::Yes {
        return Err(Refused::field(Field::Jurisdictions, Why::Reach));
    }
    let id = PartnerId::new(new_uuid());
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    tx.add_partner(id, keeper, &facts, app.now_ms()).await?;
    keep_version(app, &mut tx, Some(visitor.id()), id, 1, &facts).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::PartnerAdded, ("partner", id)).await?;
    commit(tx, [&facts]).await?;
    Ok(id)
}

/// Only what the public directory shows makes its pages stale.
async fn commit<'a>(
    tx: Tx,
    facts: impl IntoIterator<Item = &'a PartnerFacts>,
) -> Result<(), diligence_store::Error> {
    let public = facts.into_iter().any(|it| it.visibility == Visibility::Public);
    if public { tx.commit().await } else { tx.commit_unseen().await }
}

/// Writes down anew what is known of a partner.
///
/// # Errors
/// What was typed, or is beyond her reach, a record that changed since `was`, or a database that refuses.
pub async fn change(
    app: &App,
    visitor: &Visitor,
    id: PartnerId,
    typed: &Typed,
    was: i64,
) -> Result<(), Refused> {
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    let partner = tx.partner(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::ChangePartner(&partner, &partner.facts)))?;
    let facts = typed.check().map_err(Refused::Invalid)?;
    if may(&visitor.actor, Act::ChangePartner(&partner, &facts)) != Decision::Yes {
        return Err(Refused::field(Field::Jurisdictions, Why::Reach));
    }
    if partner.version != was {
        return Err(Refused::Stale);
    }
    if facts == partner.facts {
        return Ok(());
    }
    if !tx.change_partner(id, &facts, partner.archived, was, app.now_ms()).await? {
        return Err(Refused::Stale);
    }
    keep_version(app, &mut tx, Some(visitor.id()), id, was + 1, &facts).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::PartnerChanged, ("partner", id)).await?;
    commit(tx, [&facts, &partner.facts]).await?;
    Ok(())
}

/// Puts a partner away, or brings it back. Whoever has roles there loses them when it is put away.
///
/// # Errors
/// One that she may not change, one that keeps its own record, a record that changed, or a database that refuses.
pub async fn archive(
    app: &App,
    visitor: &Visitor,
    id: PartnerId,
    archived: bool,
    was: i64,
) -> Result<(), Refused> {
    let now = app.now_ms();
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    let partner = tx.partner(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::ChangePartner(&partner, &partner.facts)))?;
    if partner.keeper == id {
        return Err(Refused::field(Field::Partner, Why::Reach));
    }
    if partner.archived == archived || !tx.change_partner(id, &partner.facts, archived, was, now).await? {
        return Err(Refused::Stale);
    }
    if archived {
        tx.end_grants_at(id, &visitor.id().to_string(), now).await?;
    }
    keep_version(app, &mut tx, Some(visitor.id()), id, was + 1, &partner.facts).await?;
    let event = if archived { Event::PartnerArchived } else { Event::PartnerRestored };
    audit::log(app, &mut tx, Some(visitor.id()), event, ("partner", id)).await?;
    commit(tx, [&partner.facts]).await?;
    Ok(())
}

/// What a record said in one of its versions.
#[derive(Debug, Clone)]
pub struct Past {
    /// Its number.
    pub version: i64,
    /// Since when, UTC milliseconds.
    pub at_ms: i64,
    /// By whom: her name where it may be known, else nothing.
    pub by: Option<String>,
    /// What it said.
    pub facts: PartnerFacts,
}

/// What a partner’s record said, newest version first.
///
/// # Errors
/// One that she may not change, since history shows what is no more to be seen; or a database that does not answer.
pub async fn history(app: &App, visitor: &Visitor, id: PartnerId) -> Result<(Partner, Vec<Past>), Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let partner = tx.partner(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::ChangePartner(&partner, &partner.facts)))?;
    let versions = tx.versions("partner", &id.to_string()).await?;
    let mut past = Vec::with_capacity(versions.len());
    for it in versions {
        let (visibility, content) = it.content.split_once('\n').unwrap_or_default();
        let by = match it.by_person.parse::<PersonId>() {
            Ok(person) => known(&mut tx, visitor, person).await?,
            Err(_) => None,
        };
        past.push(Past {
            version: it.version,
            at_ms: it.at_ms,
            by,
            facts: partner_facts(content, visibility)?,
        });
    }
    Ok((partner, past))
}

/// What a person is called, where somebody may know her.
async fn known(tx: &mut Tx, visitor: &Visitor, id: PersonId) -> Result<Option<String>, Refused> {
    let Some(person) = tx.person(id).await? else { return Ok(None) };
    let mut may_know = id == visitor.id();
    for grant in &person.grants {
        if let Some(partner) = tx.partner(grant.partner).await? {
            may_know |= may(&visitor.actor, Act::SeePerson(id, &[(grant, &partner)])) == Decision::Yes;
        }
    }
    Ok(may_know.then(|| person.name.as_str().to_owned()))
}

/// The public directory.
///
/// # Errors
/// A database that does not answer.
pub async fn directory(app: &App) -> Result<Vec<Partner>, diligence_store::Error> {
    app.store().look(Who::PUBLIC).await?.public_partners().await
}
