//! One’s own account: profile, and ways of signing in. Nobody ever changes somebody else’s here.

use crate::desk::passkey;
use crate::invite::{self, Setup};
use crate::refused::{Fault, Field, Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit};
use diligence_domain::{Digest, Door, Event, Locale, PasskeyId, PersonName, may_enter};
use diligence_store::StoredPasskey;

/// What a person says of herself.
#[derive(Debug, Clone)]
pub struct Profile {
    /// What she is called.
    pub name: String,
    /// The language of her pages and letters.
    pub locale: Option<Locale>,
    /// Her IANA time zone.
    pub zone: String,
    /// How often she wants mail.
    pub digest: Option<Digest>,
}

/// Keeps what a person says of herself.
///
/// # Errors
/// What was typed, a profile that changed since `was`, or a database that refuses.
pub async fn change(app: &App, visitor: &Visitor, it: &Profile, was: i64) -> Result<(), Refused> {
    let mut faults = Vec::new();
    let mut fault = |field, why| faults.push(Fault { field, why });
    let name = PersonName::new(&it.name).map_err(|error| fault(Field::Name, error.into()));
    if it.locale.is_none() {
        fault(Field::Locale, Why::Unknown);
    }
    if !diligence_i18n::is_zone(&it.zone) {
        fault(Field::Zone, Why::Unknown);
    }
    if it.digest.is_none() {
        fault(Field::Digest, Why::Unknown);
    }
    let (Ok(name), Some(locale), Some(digest), true) = (name, it.locale, it.digest, faults.is_empty()) else {
        return Err(Refused::Invalid(faults));
    };
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    if !tx.change_person(visitor.id(), (&name, locale, &it.zone, digest), was, app.now_ms()).await? {
        return Err(Refused::Stale);
    }
    audit::log(app, &mut tx, Some(visitor.id()), Event::ProfileChanged, ("person", visitor.id())).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// A person’s ways of signing in.
#[derive(Debug, Clone)]
pub struct Ways {
    /// Her passkeys.
    pub passkeys: Vec<StoredPasskey>,
    /// Whether she has a password and one-time codes.
    pub password: bool,
    /// How many recovery codes are left.
    pub recovery_codes: i64,
}

/// Her ways of signing in.
///
/// # Errors
/// A database that does not answer.
pub async fn ways(app: &App, visitor: &Visitor) -> Result<Ways, Refused> {
    let mut tx = app.store().look(who(&visitor.actor)).await?;
    let secrets = tx.secrets(visitor.id()).await?;
    Ok(Ways {
        passkeys: tx.passkeys(visitor.id()).await?,
        password: secrets.password.is_some() && secrets.totp.is_some(),
        recovery_codes: tx.recovery_codes_left(visitor.id()).await?,
    })
}

fn fresh(visitor: &Visitor) -> Result<(), Refused> {
    authorise(may_enter(&visitor.actor, Door::Factors))
}

/// Begins to set up another way of signing in.
///
/// # Errors
/// Whoever did not prove again that it is she, or a database that does not answer.
pub async fn setup(app: &App, visitor: &Visitor, kept: Option<&str>) -> Result<Setup, Refused> {
    fresh(visitor)?;
    let has = app.store().look(who(&visitor.actor)).await?.passkeys(visitor.id()).await?;
    Ok(invite::setup(app.desk()?, &visitor.person, &has, kept, app.now_ms()))
}

/// Sets a password with one-time codes, or both anew. Every other session ends.
///
/// # Errors
/// Whoever did not prove again that it is she, what was typed, or a database that refuses.
pub async fn set_password(
    app: &App,
    visitor: &Visitor,
    password: &str,
    sealed: &str,
    code: &str,
) -> Result<(), Refused> {
    fresh(visitor)?;
    let now = app.now_ms();
    let (hash, secret, step) =
        invite::password_and_codes(app.desk()?, &visitor.person, password, sealed, code, now).await?;
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    tx.set_password(visitor.id(), Some(&hash), now).await?;
    tx.set_totp(visitor.id(), Some(&secret), step, now).await?;
    end_other_sessions(&mut tx, visitor).await?;
    for event in [Event::PasswordSet, Event::OneTimeCodesSet] {
        audit::log(app, &mut tx, Some(visitor.id()), event, ("person", visitor.id())).await?;
    }
    tx.commit_unseen().await?;
    Ok(())
}

async fn end_other_sessions(tx: &mut diligence_store::Tx, visitor: &Visitor) -> Result<(), Refused> {
    for other in tx.sessions(visitor.id()).await? {
        if other.id != visitor.session.id {
            tx.end_session(other.id, visitor.id()).await?;
        }
    }
    Ok(())
}

/// Adds a passkey.
///
/// # Errors
/// Whoever did not prove again that it is she, an answer that does not hold, or a database that refuses.
pub async fn add_passkey(
    app: &App,
    visitor: &Visitor,
    state: &str,
    answer: &str,
    name: &str,
) -> Result<(), Refused> {
    fresh(visitor)?;
    let name = PersonName::new(name).map_err(|error| Refused::field(Field::Name, error))?;
    let made = passkey::end_making(app.desk()?, visitor.id(), state, answer, app.now_ms())
        .ok_or(Refused::field(Field::Passkey, Why::Wrong))?;
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    invite::keep_passkey(app, &mut tx, visitor.id(), made, name.as_str()).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Removes a passkey, unless it is her last way in.
///
/// # Errors
/// Whoever did not prove again that it is she, a passkey that is not hers, her last way in.
pub async fn remove_passkey(app: &App, visitor: &Visitor, id: PasskeyId) -> Result<(), Refused> {
    fresh(visitor)?;
    let ways = ways(app, visitor).await?;
    if !ways.passkeys.iter().any(|it| it.id == id) {
        return Err(Refused::NotFound);
    }
    if ways.passkeys.len() == 1 && !ways.password {
        return Err(Refused::field(Field::Passkey, Why::Missing));
    }
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    tx.remove_passkey(id, visitor.id()).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::PasskeyRemoved, ("person", visitor.id())).await?;
    tx.commit_unseen().await?;
    Ok(())
}

/// Makes new recovery codes; those before let nobody in any more.
///
/// # Errors
/// Whoever did not prove again that it is she, or a database that refuses.
pub async fn new_recovery_codes(app: &App, visitor: &Visitor) -> Result<Vec<String>, Refused> {
    fresh(visitor)?;
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    let codes = invite::new_recovery_codes(&mut tx, visitor.id()).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::RecoveryCodesMade, ("person", visitor.id())).await?;
    tx.commit_unseen().await?;
    Ok(codes)
}
