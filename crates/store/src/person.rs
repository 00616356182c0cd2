//! People, their roles, and the invitations that let them in.

use crate::db::{Tx, row, rows, run};
use crate::{Error, Result, sql};
use diligence_domain::{
    Digest, Email, Grant, GrantId, InvitationId, Locale, PartnerId, Person, PersonId, PersonName,
    PersonState, Role, Scope,
};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    email: String,
    name: String,
    state: String,
    locale: String,
    zone: String,
    digest: String,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct GrantRow {
    id: String,
    person_id: String,
    partner_id: String,
    role: String,
    scope: String,
    accepted_ms: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct InvitedRow {
    #[sqlx(flatten)]
    grant: GrantRow,
    state: String,
}

/// A link that lets somebody in, as long as it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// Whom it lets in.
    pub person: PersonId,
    /// Who made it: a person’s id, or `system`. It stands for what its maker offered and for nothing of others.
    pub by: String,
    /// It lets somebody begin anew who had come in before.
    pub reset: bool,
    /// Until when, UTC milliseconds.
    pub expires_ms: i64,
}

#[derive(sqlx::FromRow)]
struct InvitationRow {
    id: String,
    person_id: String,
    kind: String,
    created_by: String,
    expires_ms: i64,
}

fn odd(column: &'static str, value: &str) -> Error {
    Error::inconsistent("person", column, value)
}

impl Row {
    fn read(self, (grants, offered): Grants) -> Result<Person> {
        Ok(Person {
            id: self.id.parse().map_err(|_| odd("id", &self.id))?,
            email: Email::new(&self.email).map_err(|_| odd("email", "…"))?,
            name: PersonName::new(&self.name).map_err(|_| odd("name", "…"))?,
            state: PersonState::parse(&self.state).ok_or_else(|| odd("state", &self.state))?,
            locale: self.locale.parse().map_err(|_| odd("locale", &self.locale))?,
            zone: self.zone,
            digest: Digest::parse(&self.digest).ok_or_else(|| odd("digest", &self.digest))?,
            version: self.version,
            grants,
            offered,
        })
    }
}

/// What a person is, and what she was offered and has not accepted.
type Grants = (Vec<Grant>, Vec<Grant>);

impl GrantRow {
    fn read(self) -> Result<(PersonId, Grant, bool)> {
        let odd = |column, value: &str| Error::inconsistent("membership", column, value);
        let accepted = self.accepted_ms.is_some();
        let grant = Grant {
            id: self.id.parse().map_err(|_| odd("id", &self.id))?,
            partner: self.partner_id.parse().map_err(|_| odd("partner_id", &self.partner_id))?,
            role: Role::parse(&self.role).ok_or_else(|| odd("role", &self.role))?,
            scope: read_scope(&self.scope).ok_or_else(|| odd("scope", &self.scope))?,
        };
        Ok((self.person_id.parse().map_err(|_| odd("person_id", &self.person_id))?, grant, accepted))
    }
}

impl InvitationRow {
    fn read(self) -> Result<Invitation> {
        let odd = |column, value: &str| Error::inconsistent("invitation", column, value);
        Ok(Invitation {
            id: self.id.parse().map_err(|_| odd("id", &self.id))?,
            person: self.person_id.parse().map_err(|_| odd("person_id", &self.person_id))?,
            by: self.created_by,
            reset: self.kind == "reset",
            expires_ms: self.expires_ms,
        })
    }
}

/// `*`, or codes with spaces between them. Nothing at all is not a scope.
fn read_scope(text: &str) -> Option<Scope> {
    if text == "*" {
        return Some(Scope::Everywhere);
    }
    let codes = text.split(' ').map(|it| it.parse().ok()).collect::<Option<_>>()?;
    Some(Scope::In(codes))
}

fn write_scope(scope: &Scope) -> String {
    match scope {
        Scope::Everywhere => "*".to_owned(),
        Scope::In(codes) => codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    }
}

impl Tx {
    /// Keeps somebody who is invited.
    ///
    /// # Errors
    /// An address that somebody has already, or a database that refuses.
    pub async fn add_person(
        &mut self,
        id: PersonId,
        email: &Email,
        name: &PersonName,
        locale: Locale,
        now: i64,
    ) -> Result<()> {
        run!(
            self,
            sql::person::INSERT,
            id.to_string(),
            email.as_str(),
            name.as_str(),
            locale.as_str(),
            "UTC",
            now
        );
        Ok(())
    }

    /// One person within reach of whoever asks, with her roles.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn person(&mut self, id: PersonId) -> Result<Option<Person>> {
        let (reach, own) = (self.who.reach(), self.who.person());
        let found: Option<Row> = row!(self, sql::person::GET, reach, &own, id.to_string());
        let Some(found) = found else { return Ok(None) };
        let grants = self.grants(id).await?;
        found.read(grants).map(Some)
    }

    /// The person of an address.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn person_by_email(&mut self, email: &Email) -> Result<Option<Person>> {
        let found: Option<Row> = row!(self, sql::person::BY_EMAIL, email.as_str());
        let Some(found) = found else { return Ok(None) };
        let id: PersonId = found.id.parse().map_err(|_| odd("id", &found.id))?;
        let grants = self.grants(id).await?;
        found.read(grants).map(Some)
    }

    /// Everybody within reach of whoever asks, with their roles, oldest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn people(&mut self) -> Result<Vec<Person>> {
        let (reach, own) = (self.who.reach(), self.who.person());
        let found: Vec<Row> = rows!(self, sql::person::LIST, reach, &own);
        let all: Vec<GrantRow> = rows!(self, sql::membership::LIST, reach, &own);
        let mut grants: HashMap<PersonId, Grants> = HashMap::new();
        for (person, grant, accepted) in all.into_iter().map(GrantRow::read).collect::<Result<Vec<_>>>()? {
            let (held, offered) = grants.entry(person).or_default();
            if accepted { held.push(grant) } else { offered.push(grant) }
        }
        let read = |it: Row| {
            let id: PersonId = it.id.parse().map_err(|_| odd("id", &it.id))?;
            it.read(grants.remove(&id).unwrap_or_default())
        };
        found.into_iter().map(read).collect()
    }

    async fn grants(&mut self, person: PersonId) -> Result<Grants> {
        let (reach, own) = (self.who.reach(), self.who.person());
        let found: Vec<GrantRow> = rows!(self, sql::membership::OF_PERSON, reach, &own, person.to_string());
        let (mut held, mut offered) = Grants::default();
        for row in found {
            let (_, grant, accepted) = row.read()?;
            if accepted { held.push(grant) } else { offered.push(grant) }
        }
        Ok((held, offered))
    }

    /// The roles, within reach of whoever asks, of everybody who was invited or offered a role and did not accept:
    /// whose, her state, which, and whether she accepted it.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn roles_of_invited(&mut self) -> Result<Vec<(PersonId, PersonState, Grant, bool)>> {
        let (reach, own) = (self.who.reach(), self.who.person());
        let found: Vec<InvitedRow> = rows!(self, sql::membership::OF_INVITED, reach, &own);
        let read = |it: InvitedRow| {
            let state = PersonState::parse(&it.state).ok_or_else(|| odd("state", &it.state))?;
            let (person, grant, accepted) = it.grant.read()?;
            Ok((person, state, grant, accepted))
        };
        found.into_iter().map(read).collect()
    }

    /// Sets whether a person may sign in; `false` when it was so already.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_person_state(&mut self, id: PersonId, state: PersonState, now: i64) -> Result<bool> {
        Ok(run!(self, sql::person::SET_STATE, state.as_str(), now, id.to_string()) == 1)
    }

    /// Keeps what a person says of herself; `false` when it changed since `was`.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn change_person(
        &mut self,
        id: PersonId,
        (name, locale, zone, digest): (&PersonName, Locale, &str, Digest),
        was: i64,
        now: i64,
    ) -> Result<bool> {
        let changed = run!(
            self,
            sql::person::CHANGE,
            name.as_str(),
            locale.as_str(),
            zone,
            digest.as_str(),
            now,
            id.to_string(),
            was
        );
        Ok(changed == 1)
    }

    /// Offers a person a role. It gives nothing until she accepts.
    ///
    /// # Errors
    /// A role that she has at that partner already, a scope that reaches nothing, or a database that refuses.
    pub async fn offer_grant(&mut self, person: PersonId, grant: &Grant, by: &str, now: i64) -> Result<()> {
        run!(
            self,
            sql::membership::INSERT,
            grant.id.to_string(),
            person.to_string(),
            grant.partner.to_string(),
            grant.role.as_str(),
            write_scope(&grant.scope),
            now,
            by,
            None::<i64>
        );
        Ok(())
    }

    /// Accepts what a person was offered by somebody; by anybody where nobody is named.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn accept_grants(&mut self, person: PersonId, by: &str, now: i64) -> Result<u64> {
        Ok(run!(self, sql::membership::ACCEPT, now, person.to_string(), by))
    }

    /// What a person was offered by somebody and has not accepted; by anybody where nobody is named.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn offered_by(&mut self, person: PersonId, by: &str) -> Result<Vec<Grant>> {
        let found: Vec<GrantRow> = rows!(self, sql::membership::OFFERED_BY, person.to_string(), by);
        found.into_iter().map(|it| it.read().map(|(_, grant, _)| grant)).collect()
    }

    /// Ends every role at a partner.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn end_grants_at(&mut self, partner: PartnerId, by: &str, now: i64) -> Result<u64> {
        Ok(run!(self, sql::membership::FINISH_ALL, now, by, partner.to_string()))
    }

    /// Ends a role; `false` when it had ended.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn end_grant(&mut self, id: GrantId, by: &str, now: i64) -> Result<bool> {
        Ok(run!(self, sql::membership::FINISH, now, by, id.to_string()) == 1)
    }

    /// Keeps the hash of an invitation’s secret.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_invitation(&mut self, it: &Invitation, token: &str, now: i64) -> Result<()> {
        run!(
            self,
            sql::invitation::INSERT,
            it.id.to_string(),
            it.person.to_string(),
            if it.reset { "reset" } else { "invitation" },
            token,
            now,
            &it.by,
            it.expires_ms
        );
        Ok(())
    }

    /// The open invitation of that hash.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn invitation(&mut self, token: &str, now: i64) -> Result<Option<Invitation>> {
        let found: Option<InvitationRow> = row!(self, sql::invitation::BY_TOKEN, token, now);
        found.map(InvitationRow::read).transpose()
    }

    /// All open invitations, oldest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn open_invitations(&mut self, now: i64) -> Result<Vec<Invitation>> {
        let found: Vec<InvitationRow> = rows!(self, sql::invitation::OPEN, now);
        found.into_iter().map(InvitationRow::read).collect()
    }

    /// Uses an invitation up; `false` when somebody did before.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn end_invitation(&mut self, id: InvitationId, now: i64) -> Result<bool> {
        Ok(run!(self, sql::invitation::FINISH, now, id.to_string()) == 1)
    }

    /// Shuts the links that somebody made for a person; everybody’s where nobody is named.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn end_invitations(&mut self, person: PersonId, by: &str, now: i64) -> Result<u64> {
        Ok(run!(self, sql::invitation::FINISH_ALL, now, person.to_string(), by))
    }

    /// Who wants mail about what waits for her: not written to since `daily` (or `weekly`), and something is new.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn to_write_to(&mut self, daily: i64, weekly: i64) -> Result<Vec<Person>> {
        let found: Vec<Row> = rows!(self, sql::person::TO_WRITE_TO, daily, weekly);
        found.into_iter().map(|it| it.read(Grants::default())).collect()
    }

    /// Remembers that mail was sent.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn wrote_to(&mut self, person: PersonId, now: i64) -> Result<()> {
        run!(self, sql::person::WROTE, now, person.to_string());
        Ok(())
    }
}
