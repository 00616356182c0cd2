//! How people prove who they are: passwords and secrets (hashed or sealed before they come here), passkeys,
//! recovery codes, sessions.

use crate::db::{Tx, number, row, rows, run};
use crate::{Error, Result, sql};
use diligence_domain::{Email, PasskeyId, PersonId, PersonState, SessionId};

/// A person’s password and one-time secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Secrets {
    /// Hash of the password, in PHC form.
    pub password: Option<String>,
    /// The secret of one-time codes, sealed.
    pub totp: Option<String>,
    /// The last step whose code was used.
    pub totp_step: i64,
}

#[derive(sqlx::FromRow)]
struct SecretsRow {
    id: String,
    state: String,
    #[sqlx(flatten)]
    secrets: Secrets,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPasskey {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub person: PersonId,
    /// The authenticator’s name for it.
    pub credential_id: String,
    /// The public key and its counter, as JSON.
    pub credential: String,
    /// What its owner calls it.
    pub name: String,
    /// Since when, UTC milliseconds.
    pub created_ms: i64,
    /// Last used, UTC milliseconds.
    pub used_ms: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct PasskeyRow {
    id: String,
    person_id: String,
    credential_id: String,
    credential: String,
    name: String,
    created_ms: i64,
    used_ms: Option<i64>,
}

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Which; it opens nothing.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// Since when, UTC milliseconds.
    pub created_ms: i64,
    /// Last used, UTC milliseconds, to the minute.
    pub seen_ms: i64,
    /// When she last proved that it is she, UTC milliseconds.
    pub fresh_ms: i64,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: String,
    person_id: String,
    created_ms: i64,
    seen_ms: i64,
    fresh_ms: i64,
}

impl PasskeyRow {
    fn read(self) -> Result<StoredPasskey> {
        let odd = |column| Error::inconsistent("passkey", column, "…");
        Ok(StoredPasskey {
            id: self.id.parse().map_err(|_| odd("id"))?,
            person: self.person_id.parse().map_err(|_| odd("person_id"))?,
            credential_id: self.credential_id,
            credential: self.credential,
            name: self.name,
            created_ms: self.created_ms,
            used_ms: self.used_ms,
        })
    }
}

impl SessionRow {
    fn read(self) -> Result<Session> {
        let odd = |column| Error::inconsistent("session", column, "…");
        Ok(Session {
            id: self.id.parse().map_err(|_| odd("id"))?,
            person: self.person_id.parse().map_err(|_| odd("person_id"))?,
            created_ms: self.created_ms,
            seen_ms: self.seen_ms,
            fresh_ms: self.fresh_ms,
        })
    }
}

impl Tx {
    /// A person’s password and one-time secret; empty where she has none.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn secrets(&mut self, person: PersonId) -> Result<Secrets> {
        let found: Option<Secrets> = row!(self, sql::person::SECRETS, person.to_string());
        Ok(found.unwrap_or_default())
    }

    /// Who has an address, whether she may come in, and her secrets. One question, whether anybody has it or not: how
    /// long the answer takes does not tell.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn secrets_of(&mut self, email: &Email) -> Result<Option<(PersonId, PersonState, Secrets)>> {
        let found: Option<SecretsRow> = row!(self, sql::person::SECRETS_OF, email.as_str());
        let read = |it: SecretsRow| {
            let id = it.id.parse().map_err(|_| Error::inconsistent("person", "id", &it.id))?;
            let state = PersonState::parse(&it.state)
                .ok_or_else(|| Error::inconsistent("person", "state", &it.state))?;
            Ok((id, state, it.secrets))
        };
        found.map(read).transpose()
    }

    /// Keeps the hash of a password, or none.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_password(&mut self, person: PersonId, hash: Option<&str>, now: i64) -> Result<()> {
        run!(self, sql::person::SET_PASSWORD, hash, now, person.to_string());
        Ok(())
    }

    /// Keeps a sealed one-time secret whose code of `step` was used, or none.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_totp(
        &mut self,
        person: PersonId,
        sealed: Option<&str>,
        step: i64,
        now: i64,
    ) -> Result<()> {
        run!(self, sql::person::SET_TOTP, sealed, step, now, person.to_string());
        Ok(())
    }

    /// Uses the code of a step up; `false` when it, or a later one, was used before.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn spend_step(&mut self, person: PersonId, step: i64) -> Result<bool> {
        Ok(run!(self, sql::person::SPEND_STEP, step, person.to_string()) == 1)
    }

    /// Keeps a passkey.
    ///
    /// # Errors
    /// One that somebody has already, or a database that refuses.
    pub async fn add_passkey(&mut self, it: &StoredPasskey) -> Result<()> {
        run!(
            self,
            sql::passkey::INSERT,
            it.id.to_string(),
            it.person.to_string(),
            &it.credential_id,
            &it.credential,
            &it.name,
            it.created_ms
        );
        Ok(())
    }

    /// A person’s passkeys, oldest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn passkeys(&mut self, person: PersonId) -> Result<Vec<StoredPasskey>> {
        let found: Vec<PasskeyRow> = rows!(self, sql::passkey::OF_PERSON, person.to_string());
        found.into_iter().map(PasskeyRow::read).collect()
    }

    /// Remembers that a passkey was used, and its counter.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn used_passkey(&mut self, id: PasskeyId, credential: &str, now: i64) -> Result<()> {
        run!(self, sql::passkey::USED, credential, now, id.to_string());
        Ok(())
    }

    /// Removes one of a person’s passkeys; `false` when she has no such.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn remove_passkey(&mut self, id: PasskeyId, person: PersonId) -> Result<bool> {
        Ok(run!(self, sql::passkey::DELETE, id.to_string(), person.to_string()) == 1)
    }

    /// Replaces a person’s recovery codes by these hashes.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_recovery_codes(&mut self, person: PersonId, hashes: &[String]) -> Result<()> {
        run!(self, sql::recovery_code::DELETE_ALL, person.to_string());
        for hash in hashes {
            run!(self, sql::recovery_code::INSERT, person.to_string(), hash);
        }
        Ok(())
    }

    /// Uses a recovery code up; `false` when there is no such, or it was used.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn spend_recovery_code(&mut self, person: PersonId, hash: &str, now: i64) -> Result<bool> {
        Ok(run!(self, sql::recovery_code::SPEND, now, person.to_string(), hash) == 1)
    }

    /// How many recovery codes a person has left.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn recovery_codes_left(&mut self, person: PersonId) -> Result<i64> {
        Ok(number!(self, sql::recovery_code::LEFT, person.to_string()))
    }

    /// Takes every way of signing in from a person.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn forget_credentials(&mut self, person: PersonId, now: i64) -> Result<()> {
        self.set_password(person, None, now).await?;
        self.set_totp(person, None, 0, now).await?;
        run!(self, sql::passkey::DELETE_ALL, person.to_string());
        run!(self, sql::recovery_code::DELETE_ALL, person.to_string());
        Ok(())
    }

    /// Begins a session under the hash of its token.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_session(
        &mut self,
        id: SessionId,
        token: &str,
        person: PersonId,
        now: i64,
    ) -> Result<()> {
        run!(self, sql::session::INSERT, id.to_string(), token, person.to_string(), now);
        Ok(())
    }

    /// The session under that hash.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn session(&mut self, token: &str) -> Result<Option<Session>> {
        let found: Option<SessionRow> = row!(self, sql::session::GET, token);
        found.map(SessionRow::read).transpose()
    }

    /// A person’s sessions, oldest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn sessions(&mut self, person: PersonId) -> Result<Vec<Session>> {
        let found: Vec<SessionRow> = rows!(self, sql::session::OF_PERSON, person.to_string());
        found.into_iter().map(SessionRow::read).collect()
    }

    /// Remembers that a session was used.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn seen_session(&mut self, id: SessionId, now: i64) -> Result<()> {
        run!(self, sql::session::SEEN, now, id.to_string());
        Ok(())
    }

    /// Gives a session a new token, because its owner proved again that it is she.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn renew_session(&mut self, id: SessionId, token: &str, now: i64) -> Result<bool> {
        Ok(run!(self, sql::session::RENEW, token, now, id.to_string()) == 1)
    }

    /// Ends one of a person’s sessions.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn end_session(&mut self, id: SessionId, person: PersonId) -> Result<bool> {
        Ok(run!(self, sql::session::DELETE, id.to_string(), person.to_string()) == 1)
    }

    /// Ends all of a person’s sessions.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn end_sessions(&mut self, person: PersonId) -> Result<u64> {
        Ok(run!(self, sql::session::DELETE_ALL, person.to_string()))
    }

    /// Removes sessions that began before `absolute` or were last used before `idle`, and what was spent before `now`.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn sweep(&mut self, absolute: i64, idle: i64, now: i64) -> Result<u64> {
        run!(self, sql::spent::SWEEP, now);
        Ok(run!(self, sql::session::SWEEP, absolute, idle))
    }

    /// Uses something up that may be used once; `false` when it was used before.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn spend(&mut self, token: &str, expires_ms: i64) -> Result<bool> {
        Ok(run!(self, sql::spent::INSERT, token, expires_ms) == 1)
    }
}
