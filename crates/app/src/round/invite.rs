//! Organisations that are invited to a round, and how far they are. Who they are lies sealed on this side; what they
//! answered lies on the other.

use super::today;
use crate::answering::code::AccessCode;
use crate::desk::{Desk, Letter};
use crate::refused::{Fault, Field, Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, new_uuid, random_id};
use diligence_domain::{
    Access, AccessId, AccessState, Act, Decision, Email, Event, JurisdictionCode, Locale, PartnerId,
    PartnerKind, PersonName, Role, Round, RoundId, RoundState, may,
};
use diligence_framework::digest;
use diligence_i18n::messages;
use diligence_store::StoredAccess;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who was invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// What it is called.
    pub name: String,
    /// Where it is written to; empty where its code is handed over.
    pub email: String,
    /// In which language.
    pub locale: Locale,
    /// What kind of organisation it is: the word of a [`PartnerKind`].
    pub class: String,
}

/// What somebody typed to invite an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitee {
    /// What it is called.
    pub name: String,
    /// Where it is written to, if it is.
    pub email: String,
    /// The tag of a language.
    pub locale: String,
    /// The code of a jurisdiction.
    pub jurisdiction: String,
    /// The word of a kind of organisation.
    pub class: String,
    /// Whether those of the inviting partner alone may know.
    pub hidden: bool,
}

/// An organisation that was given a code.
#[derive(Debug, Clone)]
pub struct Coded {
    /// Which invitation.
    pub access: AccessId,
    /// The code to hand over; none where a letter carried it.
    pub code: Option<AccessCode>,
    /// The personal link, where the code is handed over.
    pub link: Option<String>,
}

/// An organisation in a round, as those who look after it see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which invitation, and how far it is.
    pub access: Access,
    /// Who was invited.
    pub organisation: Organisation,
    /// On which day.
    pub invited: String,
    /// On which day it was last written to.
    pub written: Option<String>,
    /// Whether a letter came back.
    pub bounced: bool,
}

/// Who was invited is filled up to a multiple of so many bytes.
const PAD: usize = 1024;
const WHO: &str = "access who";
const LINK: &str = "access link";

/// Who was invited, out of what is sealed.
pub(crate) fn organisation(desk: &Desk, it: &StoredAccess) -> Option<Organisation> {
    let clear = desk.keys.open(WHO, &it.access.id.to_string(), &it.who)?;
    serde_json::from_slice(&clear).ok()
}

/// What stays of who was invited, sealed: what kind of organisation it was, and in which language.
pub(crate) fn nobody(desk: &Desk, it: &StoredAccess) -> String {
    let class = organisation(desk, it).map(|it| (it.locale, it.class));
    let (locale, class) = class.unwrap_or((Locale::EN, String::new()));
    let it_was = Organisation { name: String::new(), email: String::new(), locale, class };
    desk.keys.seal(WHO, &it.access.id.to_string(), &serde_json::to_vec(&it_was).unwrap_or_default())
}

/// The partner for which she invites in a jurisdiction.
fn own(visitor: &Visitor, at: JurisdictionCode) -> Option<PartnerId> {
    let invites = |role| matches!(role, Role::Director | Role::Coordinator | Role::CountryPartner);
    visitor.actor.grants.iter().find(|it| invites(it.role) && it.scope.covers(at)).map(|it| it.partner)
}

/// The jurisdictions of a round to which she may invite.
pub fn places(visitor: &Visitor, round: &Round) -> Vec<JurisdictionCode> {
    let may_invite = |at: &JurisdictionCode| {
        own(visitor, *at).is_some_and(|keeper| {
            may(&visitor.actor, Act::InviteToRound { round, jurisdiction: *at, keeper }) != Decision::No
        })
    };
    round.facts.targets.keys().copied().filter(may_invite).collect()
}

/// Invites an organisation.
///
/// # Errors
/// What was typed cannot be kept, a jurisdiction beyond her reach, a round that is over, or a database that refuses.
pub async fn invite(app: &App, visitor: &Visitor, id: RoundId, typed: &Invitee) -> Result<Coded, Refused> {
    let desk = app.desk()?;
    let round = super::get(app, visitor, id).await?;
    let (organisation, at) = checked(&round, typed)?;
    let keeper = own(visitor, at).ok_or(Refused::field(Field::Jurisdictions, Why::Reach))?;
    authorise(may(&visitor.actor, Act::InviteToRound { round: &round, jurisdiction: at, keeper }))?;
    let day = today(app, &round);
    if round.is_over(&day) {
        return Err(Refused::Stale);
    }
    let facts = &round.facts;
    if round.state == RoundState::Open && !facts.consent.contains_key(&organisation.locale) {
        return Err(Refused::field(Field::Locale, Why::Words));
    }
    if round.state == RoundState::Open && !facts.referral.contains_key(&at) {
        return Err(Refused::field(Field::Jurisdictions, Why::Words));
    }
    let access = Access {
        id: AccessId::new(new_uuid()),
        round: id,
        keeper,
        hidden: typed.hidden,
        jurisdiction: at,
        state: AccessState::Invited,
    };
    let handle = new_handle(id);
    let context = access.id.to_string();
    let mut clear = serde_json::to_vec(&organisation).unwrap_or_default();
    // Filled up, so that its length tells nothing of a name.
    clear.resize(clear.len().next_multiple_of(PAD), b' ');
    let mut stored = StoredAccess {
        locator: String::new(),
        code: String::new(),
        who: desk.keys.seal(WHO, &context, &clear),
        by_code: String::new(),
        by_staff: desk.keys.seal(LINK, &context, handle.as_bytes()),
        invited: day.clone(),
        written: None,
        bounced: false,
        access,
    };
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    // The half that finds is short enough to be read over the phone: among a hundred thousand two may be the same.
    let code = loop {
        let code = AccessCode::random();
        code.locator().clone_into(&mut stored.locator);
        stored.code = code.hash();
        stored.by_code = code.seal(&context, handle.as_bytes());
        if tx.add_access(&stored).await? {
            break code;
        }
    };
    audit::log(app, &mut tx, Some(visitor.id()), Event::OrganisationInvited, ("access", &context)).await?;
    tx.commit_unseen().await?;
    hand_over(app, &stored.access, &organisation, code, &day).await
}

fn checked(round: &Round, typed: &Invitee) -> Result<(Organisation, JurisdictionCode), Refused> {
    let mut faults = Vec::new();
    let mut fault = |field, why| faults.push(Fault { field, why });
    let name = PersonName::new(&typed.name).map_err(|error| fault(Field::Name, error.into()));
    let email = match typed.email.trim() {
        "" => Ok(String::new()),
        text => Email::new(text).map(|it| it.as_str().to_owned()).map_err(|_| fault(Field::Email, Why::Form)),
    };
    let locale = diligence_i18n::known(&typed.locale).filter(|it| round.facts.locales.contains(it));
    let locale = locale.ok_or_else(|| fault(Field::Locale, Why::Missing));
    let at = typed.jurisdiction.parse().ok().filter(|it| round.facts.targets.contains_key(it));
    let at = at.ok_or_else(|| fault(Field::Jurisdictions, Why::Missing));
    let class = PartnerKind::parse(&typed.class).ok_or_else(|| fault(Field::Kind, Why::Missing));
    match (name, email, locale, at, class) {
        (Ok(name), Ok(email), Ok(locale), Ok(at), Ok(class)) if faults.is_empty() => Ok((
            Organisation { name: name.as_str().to_owned(), email, locale, class: class.as_str().to_owned() },
            at,
        )),
        _ => Err(Refused::Invalid(faults)),
    }
}

/// Sends a code by letter; where that cannot be, whoever made it hands it over.
async fn hand_over(
    app: &App,
    access: &Access,
    it: &Organisation,
    code: AccessCode,
    day: &str,
) -> Result<Coded, Refused> {
    let desk = app.desk()?;
    let link = format!("{}/{}/survey/code/{}", desk.address, it.locale, code.as_str());
    let text = messages(it.locale).mail_survey(&link, code.as_str());
    if !send(app, access, it, text, day).await? {
        return Ok(Coded { access: access.id, code: Some(code), link: Some(link) });
    }
    Ok(Coded { access: access.id, code: None, link: None })
}

/// Writes to an organisation; `false` where it has no address, there is no post, or the letter was refused.
async fn send(
    app: &App,
    access: &Access,
    it: &Organisation,
    text: String,
    day: &str,
) -> Result<bool, Refused> {
    let Some(post) = app.desk()?.post.as_ref().filter(|_| !it.email.is_empty()) else { return Ok(false) };
    let letter =
        Letter { to: it.email.clone(), subject: messages(it.locale).mail_subject().to_owned(), text };
    let sent = post.send(letter).await;
    if let Err(why) = &sent {
        tracing::warn!(why, "an organisation could not be written to");
    }
    let mut tx = app.store().begin_as(diligence_store::Who::SYSTEM).await?;
    tx.wrote_to_organisation(access.id, day, sent.is_err()).await?;
    tx.commit_unseen().await?;
    Ok(sent.is_ok())
}

/// The organisations of a round that she looks after, by jurisdiction and name.
///
/// # Errors
/// A round that she may not see, or a database that does not answer.
pub async fn list(app: &App, visitor: &Visitor, id: RoundId) -> Result<Vec<Place>, Refused> {
    super::get(app, visitor, id).await?;
    let desk = app.desk()?;
    let all = app.store().look(who(&visitor.actor)).await?.accesses(id).await?;
    let seen = all.into_iter().filter(|it| may(&visitor.actor, Act::SeeAccess(&it.access)) == Decision::Yes);
    Ok(seen.filter_map(|it| place(desk, it)).collect())
}

fn place(desk: &Desk, it: StoredAccess) -> Option<Place> {
    let organisation = organisation(desk, &it)?;
    let StoredAccess { access, invited, written, bounced, .. } = it;
    Some(Place { access, organisation, invited, written, bounced })
}

/// One organisation of a round, and the round.
///
/// # Errors
/// One that she does not look after, or a database that does not answer.
pub async fn get(app: &App, visitor: &Visitor, id: AccessId) -> Result<(Place, Round), Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let stored = tx.access(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::SeeAccess(&stored.access)))?;
    let round = tx.round(stored.access.round).await?.ok_or(Refused::NotFound)?;
    Ok((place(app.desk()?, stored).ok_or(Refused::NotFound)?, round))
}

/// How many organisations of each jurisdiction are in each state, as far as she may know of them.
pub fn counts(all: &[Place]) -> BTreeMap<JurisdictionCode, BTreeMap<AccessState, usize>> {
    let mut counts: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
    for it in all {
        *counts.entry(it.access.jurisdiction).or_default().entry(it.access.state).or_default() += 1;
    }
    counts
}

/// One organisation of a round.
async fn managed(
    app: &App,
    visitor: &Visitor,
    id: AccessId,
) -> Result<(StoredAccess, Organisation, Round), Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let stored = tx.access(id).await?.ok_or(Refused::NotFound)?;
    authorise(may(&visitor.actor, Act::ManageAccess(&stored.access)))?;
    let round = tx.round(stored.access.round).await?.ok_or(Refused::NotFound)?;
    let organisation = organisation(app.desk()?, &stored).ok_or(Refused::NotFound)?;
    Ok((stored, organisation, round))
}

/// Where an answer will lie: random, after letters that all of its round have, so that a database keeps the answers of
/// a round beside each other and writes to few places at once. An answer says of which round it is anyway.
fn new_handle(round: RoundId) -> String {
    let round = digest::hex(format!("answers of {round}").as_bytes());
    format!("{}-{}", round.get(..8).unwrap_or_default(), random_id())
}

/// The handle of an answer set. Only what staff do on an organisation’s own request asks for it, and it is written
/// down each time.
pub(crate) fn handle(app: &App, it: &StoredAccess) -> Result<String, Refused> {
    let clear = app.desk()?.keys.open(LINK, &it.access.id.to_string(), &it.by_staff);
    let clear = clear.ok_or(Refused::NotFound)?;
    Ok(String::from_utf8_lossy(&clear).into_owned())
}

/// Gives an organisation a new code; the old one opens nothing any more, and who came in by it is out.
///
/// # Errors
/// One that she does not look after, one whose invitation has ended, or a database that refuses.
pub async fn renew(app: &App, visitor: &Visitor, id: AccessId) -> Result<Coded, Refused> {
    let (stored, organisation, round) = managed(app, visitor, id).await?;
    if matches!(stored.access.state, AccessState::Ended | AccessState::Withdrawn) {
        return Err(Refused::Stale);
    }
    let handle = handle(app, &stored)?;
    let code = AccessCode::random();
    let by_code = code.seal(&id.to_string(), handle.as_bytes());
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    if !tx.recode_access(id, (code.locator(), &code.hash(), &by_code), &stored.code).await? {
        return Err(Refused::Stale);
    }
    audit::log(app, &mut tx, Some(visitor.id()), Event::CodeRenewed, ("access", id)).await?;
    tx.commit_unseen().await?;
    hand_over(app, &stored.access, &organisation, code, &today(app, &round)).await
}

/// Ends an invitation. What was submitted stays; nothing can be changed any more.
///
/// # Errors
/// One that she does not look after, or a database that refuses.
pub async fn end(app: &App, visitor: &Visitor, id: AccessId) -> Result<(), Refused> {
    managed(app, visitor, id).await?;
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    tx.set_access_state(id, AccessState::Ended).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::AccessEnded, ("access", id)).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Deletes what an organisation answered, because it asked for it and has its code no more.
///
/// # Errors
/// One that she does not look after, or a database that refuses.
pub async fn withdraw(app: &App, visitor: &Visitor, id: AccessId) -> Result<(), Refused> {
    let (stored, _, round) = managed(app, visitor, id).await?;
    let handle = handle(app, &stored)?;
    // Written down first: no answer is touched of which the log says nothing.
    audit::read(app, visitor, Event::WithdrawnOnRequest, ("access", id)).await?;
    crate::answering::withdraw::delete(app, &handle, id, &today(app, &round)).await
}

/// Writes to all organisations of a round that have not submitted and have an address; how many letters left, and
/// how many were refused.
///
/// # Errors
/// A round that she may not see, or a database that refuses.
pub async fn remind(app: &App, visitor: &Visitor, id: RoundId) -> Result<(usize, usize), Refused> {
    let round = super::get(app, visitor, id).await?;
    let day = today(app, &round);
    if !round.takes_answers(&day) {
        return Err(Refused::Stale);
    }
    let (mut left, mut refused) = (0, 0);
    for it in list(app, visitor, id).await? {
        let waits = matches!(it.access.state, AccessState::Invited | AccessState::Opened);
        // Nobody is written to twice on a day.
        if !waits || it.organisation.email.is_empty() || it.written.as_ref() == Some(&day) {
            continue;
        }
        let locale = it.organisation.locale;
        let closes = diligence_i18n::format(locale).date(&round.facts.closes);
        let text = messages(locale).mail_reminder(&closes);
        if send(app, &it.access, &it.organisation, text, &day).await? { left += 1 } else { refused += 1 }
    }
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::Reminded, ("round", id)).await?;
    tx.commit_unseen().await?;
    Ok((left, refused))
}
