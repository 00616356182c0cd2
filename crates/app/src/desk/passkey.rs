//! Passkeys: the two ceremonies. Between its two steps a ceremony travels sealed in the form, and a challenge that was
//! answered is remembered until it would have ended, so that nothing is kept for strangers and nothing is used twice.

use super::Desk;
use super::keys::Keys;
use diligence_domain::{Person, PersonId};
use diligence_framework::digest;
use diligence_store::StoredPasskey;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential,
};

/// How long a ceremony may take, milliseconds.
const ALLOWED: i64 = 5 * 60_000;

/// What goes to the browser: options for its authenticator as JSON, and the sealed state.
#[derive(Debug, Clone)]
pub struct Ceremony {
    /// For `navigator.credentials`, as JSON.
    pub options: String,
    /// Comes back with the answer.
    pub state: String,
}

#[derive(Serialize, Deserialize)]
struct Begun<T> {
    until_ms: i64,
    state: T,
}

fn seal<T: Serialize>(keys: &Keys, context: &str, now: i64, state: T) -> Option<String> {
    let begun = serde_json::to_vec(&Begun { until_ms: now + ALLOWED, state }).ok()?;
    Some(keys.seal("passkey", context, &begun))
}

/// The state, the token that is spent by using it, and until when it must be remembered.
fn open<T: for<'a> Deserialize<'a>>(
    keys: &Keys,
    context: &str,
    now: i64,
    sealed: &str,
) -> Option<(T, String, i64)> {
    let begun: Begun<T> = serde_json::from_slice(&keys.open("passkey", context, sealed)?).ok()?;
    (begun.until_ms > now).then(|| (begun.state, digest::hex(sealed.as_bytes()), begun.until_ms))
}

/// A passkey that was just made, with the challenge that it spends.
#[derive(Debug)]
pub(crate) struct Made {
    pub credential_id: String,
    pub credential: String,
    pub spent: (String, i64),
}

/// Begins to make a passkey for a person.
pub(crate) fn begin_making(
    desk: &Desk,
    person: &Person,
    has: &[StoredPasskey],
    now: i64,
) -> Option<Ceremony> {
    let keys: Vec<Passkey> = has.iter().filter_map(|it| serde_json::from_str(&it.credential).ok()).collect();
    let exclude = keys.iter().map(|it| it.cred_id().clone()).collect();
    let (options, state) = desk
        .passkeys
        .start_passkey_registration(
            person.id.uuid(),
            person.email.as_str(),
            person.name.as_str(),
            Some(exclude),
        )
        .ok()?;
    let mut options = serde_json::to_value(options).ok()?;
    // She signs in without saying who she is, so that nobody can ask us whether somebody exists.
    let wanted = options.get_mut("publicKey")?.get_mut("authenticatorSelection")?.as_object_mut()?;
    wanted.insert("residentKey".into(), "required".into());
    wanted.insert("requireResidentKey".into(), true.into());
    Some(Ceremony {
        options: options.to_string(),
        state: seal(&desk.keys, &person.id.to_string(), now, state)?,
    })
}

/// Ends making a passkey; `None` where anything does not hold.
pub(crate) fn end_making(desk: &Desk, person: PersonId, state: &str, answer: &str, now: i64) -> Option<Made> {
    let (state, token, until) = open::<PasskeyRegistration>(&desk.keys, &person.to_string(), now, state)?;
    let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
    let made = desk.passkeys.finish_passkey_registration(&answer, &state).ok()?;
    Some(Made {
        credential_id: digest::hex(made.cred_id().as_ref()),
        credential: serde_json::to_string(&made).ok()?,
        spent: (token, until),
    })
}

/// Begins to ask for a passkey, whosever it is.
pub(crate) fn begin_asking(desk: &Desk, now: i64) -> Option<Ceremony> {
    let (options, state) = desk.passkeys.start_discoverable_authentication().ok()?;
    let mut options = serde_json::to_value(options).ok()?;
    options.as_object_mut()?.remove("mediation"); // a button begins it, not the browser's list of names
    Some(Ceremony { options: options.to_string(), state: seal(&desk.keys, "anybody", now, state)? })
}

/// Whose passkey an answer claims to be. Nothing is proved yet.
pub(crate) fn claimed(desk: &Desk, answer: &str) -> Option<(PublicKeyCredential, PersonId, String)> {
    let answer: PublicKeyCredential = serde_json::from_str(answer).ok()?;
    let (person, credential) = desk.passkeys.identify_discoverable_authentication(&answer).ok()?;
    let (person, credential) = (PersonId::new(person), digest::hex(credential));
    Some((answer, person, credential))
}

/// Ends asking; the passkey as it is to be kept, with the challenge that it spends.
pub(crate) fn end_asking(
    desk: &Desk,
    state: &str,
    answer: &PublicKeyCredential,
    stored: &StoredPasskey,
    now: i64,
) -> Option<(String, (String, i64))> {
    let (state, token, until) = open::<DiscoverableAuthentication>(&desk.keys, "anybody", now, state)?;
    let mut passkey: Passkey = serde_json::from_str(&stored.credential).ok()?;
    // A counter that went back may be a copy; the library refuses it.
    let result = desk.passkeys.finish_discoverable_authentication_v2(answer, state, &passkey).ok()?;
    passkey.update_credential(&result);
    Some((serde_json::to_string(&passkey).ok()?, (token, until)))
}
