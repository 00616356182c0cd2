//! Signing in, and proving again that it is she: by passkey, or by password with a one-time code.

use crate::desk::passkey::{self, Ceremony};
use crate::desk::token::{self, Token};
use crate::refused::Refused;
use crate::session::{self, Visitor};
use crate::{App, audit};
use diligence_domain::{Email, Event, Person, PersonId, PersonState};
use diligence_framework::digest;
use diligence_store::{Secrets, Tx, Who};
use zeroize::Zeroizing;

/// What somebody typed to get in.
#[derive(Default, Clone)]
pub struct Typed {
    /// Her address.
    pub email: String,
    /// Her password.
    pub password: String,
    /// A one-time code, or a recovery code.
    pub code: String,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed(…)")
    }
}

/// Begins to ask for a passkey.
///
/// # Errors
/// No desk in this program.
pub fn ask_passkey(app: &App) -> Result<Ceremony, Refused> {
    passkey::begin_asking(app.desk()?, app.now_ms()).ok_or(Refused::Wrong)
}

/// Lets somebody in by password and code.
///
/// # Errors
/// [`Refused::Wrong`] for everything that does not fit, whoever it is about.
pub async fn by_password(app: &App, typed: &Typed) -> Result<Token, Refused> {
    let person = password_and_code(app, typed, None).await?;
    enter(app, &person).await
}

/// Lets somebody in by passkey.
///
/// # Errors
/// [`Refused::Wrong`] for everything that does not fit.
pub async fn by_passkey(app: &App, state: &str, answer: &str) -> Result<Token, Refused> {
    let person = answered(app, state, answer).await?;
    enter(app, &person).await
}

async fn enter(app: &App, person: &Person) -> Result<Token, Refused> {
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let token = session::begin(app, &mut tx, person.id).await?;
    audit::log(app, &mut tx, Some(person.id), Event::SignedIn, ("person", person.id)).await?;
    tx.commit_unseen().await?;
    Ok(token)
}

/// Proves again that it is she, by password and code. The session gets a new token.
///
/// # Errors
/// As [`by_password`].
pub async fn confirm_by_password(app: &App, visitor: &Visitor, typed: &Typed) -> Result<Token, Refused> {
    let typed = Typed { email: visitor.person.email.as_str().to_owned(), ..typed.clone() };
    let person = password_and_code(app, &typed, Some(visitor)).await?;
    renew(app, visitor, &person).await
}

/// Proves again that it is she, by passkey. The session gets a new token.
///
/// # Errors
/// As [`by_passkey`], and somebody else’s passkey.
pub async fn confirm_by_passkey(
    app: &App,
    visitor: &Visitor,
    state: &str,
    answer: &str,
) -> Result<Token, Refused> {
    let person = answered(app, state, answer).await?;
    renew(app, visitor, &person).await
}

async fn renew(app: &App, visitor: &Visitor, person: &Person) -> Result<Token, Refused> {
    if person.id != visitor.id() {
        return Err(Refused::Wrong);
    }
    let token = Token::random();
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    if !tx.renew_session(visitor.session.id, &token.hash(), app.now_ms()).await? {
        return Err(Refused::Wrong);
    }
    audit::log(app, &mut tx, Some(person.id), Event::Confirmed, ("person", person.id)).await?;
    tx.commit_unseen().await?;
    Ok(token)
}

/// The person whom address, password and code fit. Whatever does not fit takes as long and is answered alike.
async fn password_and_code(app: &App, typed: &Typed, visitor: Option<&Visitor>) -> Result<Person, Refused> {
    let desk = app.desk()?;
    let now = app.now_ms();
    let email = Email::new(&typed.email).ok();
    // Names are remembered as digests: the memory of failures says nothing about who exists.
    let key = digest::hex(format!("sign-in {}", email.as_ref().map_or("", Email::as_str)).as_bytes());
    let wait = desk.limiter.wait(&key, now);
    if wait > 0 {
        return Err(Refused::Later(u32::try_from(wait / 1000 + 1).unwrap_or(u32::MAX)));
    }
    let mut tx = app.store().look(Who::SYSTEM).await?;
    let found = match &email {
        Some(email) => tx.secrets_of(email).await?,
        None => None,
    };
    drop(tx);
    let kept = found.as_ref().and_then(|(_, _, secrets)| secrets.password.as_deref());
    let (right, old) = desk.hasher.verify(&typed.password, kept).await?;
    let active = found.filter(|(_, state, _)| *state == PersonState::Active);
    let known = active.as_ref().map(|(id, _, _)| *id);
    let entered = match active {
        Some((id, _, secrets)) if right => {
            // Where there is no room to hash anew, another day will do.
            let renewed = if old { desk.hasher.hash(&typed.password).await.ok() } else { None };
            let mut tx = app.store().begin_as(Who::SYSTEM).await?;
            let fits = second_factor(app, &mut tx, id, &secrets, &typed.code).await?;
            if let Some(hash) = renewed.filter(|_| fits) {
                tx.set_password(id, Some(&hash), now).await?;
            }
            let person = if fits { tx.person(id).await? } else { None };
            if person.is_some() {
                tx.commit_unseen().await?;
            }
            person
        }
        _ => None,
    };
    let Some(person) = entered else {
        desk.limiter.failed(&key, now);
        if let Some(known) = known {
            failed(app, known);
        }
        return Err(Refused::Wrong);
    };
    if visitor.is_none_or(|it| it.id() == person.id) {
        desk.limiter.succeeded(&key);
    }
    Ok(person)
}

/// Writes a failure down for somebody who exists, once the answer is out: its time would say who exists.
fn failed(app: &App, person: PersonId) {
    let app = app.clone();
    tokio::spawn(async move {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let written = async {
            let mut tx = app.store().begin_as(Who::SYSTEM).await?;
            audit::log(&app, &mut tx, None, Event::SignInFailed, ("person", person)).await?;
            tx.commit_unseen().await
        };
        if let Err(error) = written.await {
            tracing::error!(%error, "a failed sign-in could not be written down");
        }
    });
}

/// Uses up a one-time code or a recovery code of hers.
async fn second_factor(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    secrets: &Secrets,
    code: &str,
) -> Result<bool, Refused> {
    let (desk, now) = (app.desk()?, app.now_ms());
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_digit()) {
        let sealed = secrets.totp.as_deref();
        let secret = sealed.and_then(|it| desk.keys.open("totp", &person.to_string(), it));
        let Some(step) = secret.and_then(|it| step_of(&it, &digits, now)) else { return Ok(false) };
        return Ok(tx.spend_step(person, step).await?);
    }
    let spent = tx.spend_recovery_code(person, &token::recovery_hash(code), now).await?;
    if spent {
        audit::log(app, tx, Some(person), Event::RecoveryCodeUsed, ("person", person)).await?;
    }
    Ok(spent)
}

/// The step of a one-time code that fits a secret now, give or take one.
pub(crate) fn step_of(secret: &Zeroizing<Vec<u8>>, digits: &str, now: i64) -> Option<i64> {
    let totp = totp_rs::Builder::new().with_secret(secret.as_slice()).with_skew(1).build().ok()?;
    let step = totp.check(digits, u64::try_from(now / 1000).ok()?)?;
    i64::try_from(step).ok()
}

/// The person whose passkey answered a challenge that nobody answered before.
async fn answered(app: &App, state: &str, answer: &str) -> Result<Person, Refused> {
    let (desk, now) = (app.desk()?, app.now_ms());
    let (answer, claimed, credential) = passkey::claimed(desk, answer).ok_or(Refused::Wrong)?;
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let person =
        tx.person(claimed).await?.filter(|it| it.state == PersonState::Active).ok_or(Refused::Wrong)?;
    let stored = tx.passkeys(claimed).await?.into_iter().find(|it| it.credential_id == credential);
    let ended = stored.and_then(|stored| {
        passkey::end_asking(desk, state, &answer, &stored, now).map(|ended| (stored, ended))
    });
    let Some((stored, (kept, (challenge, until)))) = ended else {
        drop(tx);
        failed(app, claimed);
        return Err(Refused::Wrong);
    };
    if !tx.spend(&challenge, until).await? {
        return Err(Refused::Wrong);
    }
    tx.used_passkey(stored.id, &kept, now).await?;
    tx.commit_unseen().await?;
    Ok(person)
}
