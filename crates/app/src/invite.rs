//! Invitations: a link that lets one person in, once.
//!
//! Whoever invites never learns whether the address belongs to somebody already: she gets the same link, and a person
//! who has an account accepts by signing in.

use crate::desk::passkey::{self, Ceremony};
use crate::desk::password;
use crate::desk::token::{self, Token};
use crate::desk::{Desk, Letter};
use crate::refused::{Fault, Field, Refused, Why, authorise};
use crate::session::{self, Visitor, who};
use crate::sign_in::step_of;
use crate::{App, audit, new_uuid, notice};
use diligence_domain::{
    Act, Email, Event, Grant, GrantId, InvitationId, Locale, PartnerId, PasskeyId, Person, PersonId,
    PersonName, PersonState, Role, Scope, may,
};
use diligence_framework::digest;
use diligence_i18n::messages;
use diligence_store::{Invitation, StoredPasskey, Tx, Who};

/// How long a link lets in, milliseconds.
const OPEN: i64 = 7 * 24 * 60 * 60_000;

/// Who is to be invited, as what.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// Her address.
    pub email: String,
    /// What she is called; she may change it.
    pub name: String,
    /// The language of her letter and pages.
    pub locale: Locale,
    /// At which partner.
    pub partner: Option<PartnerId>,
    /// As what.
    pub role: Option<Role>,
    /// For which jurisdictions.
    pub scope: Scope,
}

/// An invitation that was made.
#[derive(Debug, Clone)]
pub struct Invited {
    /// Whom it lets in.
    pub person: PersonId,
    /// The link, where no letter could carry it; it is shown once. None for a new start whose letter failed: that is
    /// asked for again.
    pub link: Option<String>,
    /// Whether a letter was sent.
    pub mailed: bool,
}

/// Invites somebody, or offers one more role to somebody who is here.
///
/// # Errors
/// What was typed, whoever may not give that role there, or a database that refuses.
pub async fn invite(app: &App, visitor: &Visitor, it: &Invitee) -> Result<Invited, Refused> {
    let (email, name, partner, role) = checked(it)?;
    let partner = app.store().look(who(&visitor.actor)).await?.partner(partner).await?;
    let partner = partner.ok_or(Refused::field(Field::Partner, Why::Unknown))?;
    let act = Act::Give { partner: &partner, role, scope: &it.scope };
    authorise(may(&visitor.actor, act)).map_err(|refused| match refused {
        Refused::NotFound => Refused::field(Field::Role, Why::Reach),
        other => other,
    })?;
    let grant = Grant { id: GrantId::new(new_uuid()), partner: partner.id, role, scope: it.scope.clone() };
    offer(app, Some(visitor.id()), (&email, &name, it.locale), &[grant]).await
}

fn checked(it: &Invitee) -> Result<(Email, PersonName, PartnerId, Role), Refused> {
    let mut faults = Vec::new();
    let mut fault = |field, why| faults.push(Fault { field, why });
    let email = Email::new(&it.email).map_err(|_| fault(Field::Email, Why::Form));
    let name = PersonName::new(&it.name).map_err(|error| fault(Field::Name, error.into()));
    let partner = it.partner.ok_or(()).map_err(|()| fault(Field::Partner, Why::Missing));
    let role = it.role.ok_or(()).map_err(|()| fault(Field::Role, Why::Missing));
    if it.scope == Scope::In([].into()) {
        fault(Field::Jurisdictions, Why::Missing);
    }
    match (email, name, partner, role) {
        (Ok(email), Ok(name), Ok(partner), Ok(role)) if faults.is_empty() => Ok((email, name, partner, role)),
        _ => Err(Refused::Invalid(faults)),
    }
}

/// Offers roles to whoever has that address. Called by the command line without an actor.
///
/// # Errors
/// A role that she has or was offered already, or a database that refuses.
pub(crate) async fn offer(
    app: &App,
    by: Option<PersonId>,
    (email, name, locale): (&Email, &PersonName, Locale),
    grants: &[Grant],
) -> Result<Invited, Refused> {
    let now = app.now_ms();
    let actor = by.map_or_else(|| "system".to_owned(), |it| it.to_string());
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let person = if let Some(person) = tx.person_by_email(email).await? {
        person
    } else {
        let id = PersonId::new(new_uuid());
        tx.add_person(id, email, name, locale, now).await?;
        tx.person(id).await?.ok_or(Refused::NotFound)?
    };
    for grant in grants {
        let has = |it: &Grant| it.partner == grant.partner && it.role == grant.role;
        if person.grants.iter().chain(&person.offered).any(has) {
            return Err(Refused::field(Field::Role, Why::Taken));
        }
        tx.offer_grant(person.id, grant, &actor, now).await?;
    }
    audit::log(app, &mut tx, by, Event::Invited, ("person", person.id)).await?;
    let token = make_link(app, &mut tx, person.id, &actor, Purpose::Invitation).await?;
    if person.state == PersonState::Active {
        notice::tell(app, &mut tx, person.id, notice::Kind::Offered, person.id).await?;
    }
    tx.commit_unseen().await?;
    // In the language that was asked for: hers would say that she is known.
    deliver(app, &person, locale, &token, Purpose::Invitation).await
}

/// A new link for a person.
pub(crate) async fn make_link(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    by: &str,
    purpose: Purpose,
) -> Result<Token, Refused> {
    let now = app.now_ms();
    let token = Token::random();
    let it = Invitation {
        id: InvitationId::new(new_uuid()),
        person,
        by: by.to_owned(),
        reset: purpose == Purpose::Reset,
        expires_ms: now + OPEN,
    };
    tx.add_invitation(&it, &token.hash(), now).await?;
    Ok(token)
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Coming in.
    Invitation,
    /// Beginning anew.
    Reset,
}

/// The link as it is handed over.
pub(crate) fn link(desk: &Desk, locale: Locale, token: &Token) -> String {
    format!("{}/{locale}/invitation/{}", desk.address, token.as_str())
}

/// Sends a link by letter; where that cannot be, whoever made it hands it over.
pub(crate) async fn deliver(
    app: &App,
    person: &Person,
    locale: Locale,
    token: &Token,
    purpose: Purpose,
) -> Result<Invited, Refused> {
    let desk = app.desk()?;
    let link = link(desk, locale, token);
    let mut mailed = false;
    if let Some(post) = &desk.post {
        let m = messages(locale);
        let text = match purpose {
            Purpose::Invitation => m.mail_invitation(&link),
            Purpose::Reset => m.mail_reset(&link),
        };
        let letter =
            Letter { to: person.email.as_str().to_owned(), subject: m.mail_subject().to_owned(), text };
        match post.send(letter).await {
            Ok(()) => mailed = true,
            Err(why) => tracing::warn!(why, "an invitation could not be mailed"),
        }
    }
    // A new start for somebody who is here already is never shown where a letter can carry it: whoever asks for one
    // would otherwise come in as her.
    let shown = !mailed && (purpose == Purpose::Invitation || desk.post.is_none());
    Ok(Invited { person: person.id, link: shown.then_some(link), mailed })
}

/// What somebody sees who opens a link.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Whom it lets in.
    pub person: Person,
    /// She has an account and accepts by signing in.
    pub has_account: bool,
    /// What she is offered: partners by name, in her language, and roles.
    pub offers: Vec<(String, Role)>,
}

/// Opens a link; `None` where it lets nobody in.
///
/// # Errors
/// A database that does not answer.
pub async fn open(app: &App, token: &Token) -> Result<Option<Opened>, Refused> {
    let mut tx = app.store().look(Who::SYSTEM).await?;
    let Some(invitation) = tx.invitation(&token.hash(), app.now_ms()).await? else { return Ok(None) };
    let Some(person) = tx.person(invitation.person).await?.filter(|it| it.state != PersonState::Disabled)
    else {
        return Ok(None);
    };
    // A link stands for what its maker offered: others’ offers, and roles that she has, are none of its business.
    let mut offers = Vec::new();
    for grant in tx.offered_by(person.id, offers_of(&invitation)).await? {
        if let Some(partner) = tx.partner(grant.partner).await? {
            offers.push((partner.facts.name(person.locale).0.to_owned(), grant.role));
        }
    }
    Ok(Some(Opened { has_account: has_account(&person, &invitation), person, offers }))
}

/// Whose offers a link accepts: its maker’s; everybody’s where she begins anew.
fn offers_of(invitation: &Invitation) -> &str {
    if invitation.reset { "" } else { &invitation.by }
}

/// Somebody who has an account, or had one and begins anew by a link of its own, sets up no ways of signing in by an
/// invitation: whoever made it could use it in her place.
fn has_account(person: &Person, invitation: &Invitation) -> bool {
    person.state == PersonState::Active || !invitation.reset && !person.grants.is_empty()
}

/// What is needed to set up ways of signing in.
#[derive(Debug, Clone)]
pub struct Setup {
    /// For the browser’s authenticator; none where none can be made.
    pub ceremony: Option<Ceremony>,
    /// The secret of one-time codes, for typing.
    pub secret: String,
    /// The same for a camera.
    pub uri: String,
    /// The same, sealed for this person; comes back with the form.
    pub sealed: String,
}

/// Begins to set up ways of signing in for a person; `kept` is a secret that was shown before.
pub(crate) fn setup(
    desk: &Desk,
    person: &Person,
    has: &[StoredPasskey],
    kept: Option<&str>,
    now: i64,
) -> Setup {
    let context = person.id.to_string();
    let secret = kept.and_then(|it| desk.keys.open("totp setup", &context, it)).unwrap_or_else(|| {
        let mut bytes = zeroize::Zeroizing::new(vec![0; 20]);
        token::fill(&mut bytes);
        bytes
    });
    let secret_text = totp_rs::Secret::from(secret.as_slice()).to_base32();
    // The issuer is neutral: the app’s list of codes is seen by whoever sees the telephone.
    let uri = format!("otpauth://totp/Desk?secret={secret_text}&issuer=Desk");
    Setup {
        ceremony: passkey::begin_making(desk, person, has, now),
        secret: secret_text,
        uri,
        sealed: desk.keys.seal("totp setup", &context, &secret),
    }
}

/// What a person needs to accept.
///
/// # Errors
/// No desk in this program.
pub fn begin(app: &App, opened: &Opened, kept: Option<&str>) -> Result<Setup, Refused> {
    Ok(setup(app.desk()?, &opened.person, &[], kept, app.now_ms()))
}

/// A person who just came in.
#[derive(Debug)]
pub struct Entered {
    /// Opens her session; shown once, to her browser.
    pub token: Token,
    /// For when her device is lost; shown once.
    pub recovery_codes: Vec<String>,
}

/// Takes a link up by password and one-time code.
///
/// # Errors
/// A link that lets nobody in, a password that is too weak, a code that does not fit.
pub async fn accept_by_password(
    app: &App,
    token: &Token,
    password: &str,
    sealed: &str,
    code: &str,
) -> Result<Entered, Refused> {
    let opened = open(app, token).await?.filter(|it| !it.has_account).ok_or(Refused::NotFound)?;
    let desk = app.desk()?;
    let key = digest::hex(format!("invitation {}", token.as_str()).as_bytes());
    let wait = desk.limiter.wait(&key, app.now_ms());
    if wait > 0 {
        return Err(Refused::Later(u32::try_from(wait / 1000 + 1).unwrap_or(u32::MAX)));
    }
    let made = password_and_codes(desk, &opened.person, password, sealed, code, app.now_ms()).await;
    let (hash, secret, step) = made.inspect_err(|refused| {
        if !matches!(refused, Refused::Crowded(_)) {
            desk.limiter.failed(&key, app.now_ms());
        }
    })?;
    let (mut tx, person, invitation) = take_up(app, token).await?;
    let now = app.now_ms();
    tx.set_password(person.id, Some(&hash), now).await?;
    tx.set_totp(person.id, Some(&secret), step, now).await?;
    enter(app, tx, &person, &invitation).await
}

/// Checks a new password with a new secret’s code: the hash, the sealed secret and the step that is used up.
pub(crate) async fn password_and_codes(
    desk: &Desk,
    person: &Person,
    password: &str,
    sealed: &str,
    code: &str,
    now: i64,
) -> Result<(String, String, i64), Refused> {
    let mut faults = Vec::new();
    let about: Vec<&str> =
        person.email.as_str().split(['@', '.']).chain(person.name.as_str().split_whitespace()).collect();
    if let Err(weak) = password::check(password, &about) {
        faults.push(Fault { field: Field::Password, why: weak.into() });
    }
    let context = person.id.to_string();
    let secret =
        desk.keys.open("totp setup", &context, sealed).ok_or(Refused::field(Field::Code, Why::Wrong))?;
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = step_of(&secret, &digits, now);
    if step.is_none() {
        faults.push(Fault { field: Field::Code, why: Why::Wrong });
    }
    let Some(step) = step.filter(|_| faults.is_empty()) else { return Err(Refused::Invalid(faults)) };
    let hash = desk.hasher.hash(password).await?;
    Ok((hash, desk.keys.seal("totp", &context, &secret), step))
}

/// Takes a link up by passkey.
///
/// # Errors
/// A link that lets nobody in, an answer that does not hold.
pub async fn accept_by_passkey(
    app: &App,
    token: &Token,
    state: &str,
    answer: &str,
) -> Result<Entered, Refused> {
    let opened = open(app, token).await?.filter(|it| !it.has_account).ok_or(Refused::NotFound)?;
    let made = passkey::end_making(app.desk()?, opened.person.id, state, answer, app.now_ms());
    let made = made.ok_or(Refused::field(Field::Passkey, Why::Wrong))?;
    let (mut tx, person, invitation) = take_up(app, token).await?;
    keep_passkey(app, &mut tx, person.id, made, &app.today()).await?;
    enter(app, tx, &person, &invitation).await
}

/// Keeps a passkey that was just made, and spends its challenge.
pub(crate) async fn keep_passkey(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    made: passkey::Made,
    name: &str,
) -> Result<(), Refused> {
    if !tx.spend(&made.spent.0, made.spent.1).await? {
        return Err(Refused::field(Field::Passkey, Why::Wrong));
    }
    let stored = StoredPasskey {
        id: PasskeyId::new(new_uuid()),
        person,
        credential_id: made.credential_id,
        credential: made.credential,
        name: name.to_owned(),
        created_ms: app.now_ms(),
        used_ms: None,
    };
    tx.add_passkey(&stored).await?;
    audit::log(app, tx, Some(person), Event::PasskeyAdded, ("person", person)).await?;
    Ok(())
}

/// Uses a link up. Of two who come at once, one is too late.
async fn take_up(app: &App, token: &Token) -> Result<(Tx, Person, Invitation), Refused> {
    let now = app.now_ms();
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let invitation = tx.invitation(&token.hash(), now).await?.ok_or(Refused::NotFound)?;
    if !tx.end_invitation(invitation.id, now).await? {
        return Err(Refused::NotFound);
    }
    let person = tx.person(invitation.person).await?;
    let person = person.filter(|it| it.state == PersonState::Invited && !has_account(it, &invitation));
    Ok((tx, person.ok_or(Refused::NotFound)?, invitation))
}

async fn enter(app: &App, mut tx: Tx, person: &Person, invitation: &Invitation) -> Result<Entered, Refused> {
    let now = app.now_ms();
    tx.set_person_state(person.id, PersonState::Active, now).await?;
    accept(&mut tx, invitation, now).await?;
    let recovery_codes = new_recovery_codes(&mut tx, person.id).await?;
    let token = session::begin(app, &mut tx, person.id).await?;
    audit::log(app, &mut tx, Some(person.id), Event::Accepted, ("person", person.id)).await?;
    tx.commit_unseen().await?;
    Ok(Entered { token, recovery_codes })
}

/// Accepts what a link stands for, and shuts others that stand for the same.
async fn accept(tx: &mut Tx, invitation: &Invitation, now: i64) -> Result<(), Refused> {
    tx.accept_grants(invitation.person, offers_of(invitation), now).await?;
    tx.end_invitations(invitation.person, offers_of(invitation), now).await?;
    Ok(())
}

/// Replaces a person’s recovery codes.
pub(crate) async fn new_recovery_codes(tx: &mut Tx, person: PersonId) -> Result<Vec<String>, Refused> {
    let codes = token::recovery_codes();
    let hashes: Vec<String> = codes.iter().map(|it| token::recovery_hash(it)).collect();
    tx.set_recovery_codes(person, &hashes).await?;
    Ok(codes)
}

/// Takes a link up for somebody who signed in: it must be hers.
///
/// # Errors
/// Somebody else’s link, or one that lets nobody in.
pub async fn accept_signed_in(app: &App, visitor: &Visitor, token: &Token) -> Result<(), Refused> {
    let now = app.now_ms();
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let invitation = tx.invitation(&token.hash(), now).await?.ok_or(Refused::NotFound)?;
    if invitation.person != visitor.id() || !tx.end_invitation(invitation.id, now).await? {
        return Err(Refused::NotFound);
    }
    accept(&mut tx, &invitation, now).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::Accepted, ("person", visitor.id())).await?;
    tx.commit_unseen().await?;
    Ok(())
}
