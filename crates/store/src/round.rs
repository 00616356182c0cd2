//! Questionnaire editions, rounds, and who was invited to them.

use crate::db::{Db, Store, Tx, Who, row, rows, run};
use crate::{Error, Result, sql, wall};
use diligence_domain::{
    Access, AccessId, AccessState, JurisdictionCode, Locale, QuestionnaireId, Round, RoundFacts, RoundId,
    RoundState,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A questionnaire edition, without its workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// Which.
    pub id: QuestionnaireId,
    /// What it is cited by; never used again.
    pub code: String,
    /// The framework edition that it asks about.
    pub framework: String,
    /// What people call it.
    pub title: String,
    /// The digest of the file that it came as.
    pub digest: String,
}

#[derive(sqlx::FromRow)]
struct QuestionnaireRow {
    id: String,
    code: String,
    framework: String,
    title: String,
    digest: String,
}

#[derive(sqlx::FromRow)]
struct RoundRow {
    id: String,
    keeper_id: String,
    questionnaire_id: String,
    state: String,
    facts: String,
    version: i64,
}

/// What stands in the column `facts`.
#[derive(Serialize, Deserialize)]
struct Facts {
    name: String,
    targets: BTreeMap<String, u32>,
    locales: BTreeSet<Locale>,
    opens: String,
    closes: String,
    zone: String,
    #[serde(default = "two_years")]
    keep_months: u32,
    consent: BTreeMap<Locale, String>,
    referral: BTreeMap<String, BTreeMap<Locale, String>>,
}

/// Rounds of before this was asked.
fn two_years() -> u32 {
    24
}

fn odd(table: &'static str, column: &'static str, value: &str) -> Error {
    Error::inconsistent(table, column, value)
}

fn code(text: &str) -> Result<JurisdictionCode> {
    text.parse().map_err(|_| odd("round", "facts", text))
}

impl RoundRow {
    fn read(self) -> Result<Round> {
        let facts: Facts =
            serde_json::from_str(&self.facts).map_err(|_| odd("round", "facts", &self.facts))?;
        Ok(Round {
            id: self.id.parse().map_err(|_| odd("round", "id", &self.id))?,
            keeper: self.keeper_id.parse().map_err(|_| odd("round", "keeper_id", &self.keeper_id))?,
            questionnaire: self
                .questionnaire_id
                .parse()
                .map_err(|_| odd("round", "questionnaire_id", &self.questionnaire_id))?,
            state: RoundState::parse(&self.state).ok_or_else(|| odd("round", "state", &self.state))?,
            version: self.version,
            facts: RoundFacts {
                name: facts.name,
                targets: facts.targets.iter().map(|(at, n)| Ok((code(at)?, *n))).collect::<Result<_>>()?,
                locales: facts.locales,
                opens: facts.opens,
                closes: facts.closes,
                zone: facts.zone,
                keep_months: facts.keep_months,
                consent: facts.consent,
                referral: facts
                    .referral
                    .into_iter()
                    .map(|(at, words)| Ok((code(&at)?, words)))
                    .collect::<Result<_>>()?,
            },
        })
    }
}

fn write_facts(facts: &RoundFacts) -> Result<String> {
    let facts = Facts {
        name: facts.name.clone(),
        targets: facts.targets.iter().map(|(at, n)| (at.to_string(), *n)).collect(),
        locales: facts.locales.clone(),
        opens: facts.opens.clone(),
        closes: facts.closes.clone(),
        zone: facts.zone.clone(),
        keep_months: facts.keep_months,
        consent: facts.consent.clone(),
        referral: facts.referral.iter().map(|(at, words)| (at.to_string(), words.clone())).collect(),
    };
    serde_json::to_string(&facts).map_err(|error| odd("round", "facts", &error.to_string()))
}

/// An invitation with what opens it and where it leads, all of it hashed or sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAccess {
    /// Which, for whom, and how far it is.
    pub access: Access,
    /// The half of the code that finds it.
    pub locator: String,
    /// The hash of the half that opens it.
    pub code: String,
    /// Who was invited, sealed.
    pub who: String,
    /// The handle of the answer set, sealed with the code.
    pub by_code: String,
    /// The handle of the answer set, sealed with the installation’s key.
    pub by_staff: String,
    /// On which day it was invited.
    pub invited: String,
    /// On which day it was last written to.
    pub written: Option<String>,
    /// Whether a letter came back.
    pub bounced: bool,
}

#[derive(sqlx::FromRow)]
struct AccessRow {
    id: String,
    round_id: String,
    keeper_id: String,
    hidden: bool,
    jurisdiction: String,
    locator: String,
    code: String,
    state: String,
    who: String,
    by_code: String,
    by_staff: String,
    invited_day: String,
    written_day: Option<String>,
    bounced: bool,
}

impl AccessRow {
    fn read(self) -> Result<StoredAccess> {
        let bad = |column, value: &str| odd("access", column, value);
        Ok(StoredAccess {
            access: Access {
                id: self.id.parse().map_err(|_| bad("id", &self.id))?,
                round: self.round_id.parse().map_err(|_| bad("round_id", &self.round_id))?,
                keeper: self.keeper_id.parse().map_err(|_| bad("keeper_id", &self.keeper_id))?,
                hidden: self.hidden,
                jurisdiction: self
                    .jurisdiction
                    .parse()
                    .map_err(|_| bad("jurisdiction", &self.jurisdiction))?,
                state: AccessState::parse(&self.state).ok_or_else(|| bad("state", &self.state))?,
            },
            locator: self.locator,
            code: self.code,
            who: self.who,
            by_code: self.by_code,
            by_staff: self.by_staff,
            invited: self.invited_day,
            written: self.written_day,
            bounced: self.bounced,
        })
    }
}

#[derive(sqlx::FromRow)]
struct EnteredRow {
    #[sqlx(flatten)]
    access: AccessRow,
    round_keeper_id: String,
    questionnaire_id: String,
    round_state: String,
    facts: String,
    version: i64,
}

impl EnteredRow {
    fn read(self) -> Result<(StoredAccess, Round)> {
        let round = RoundRow {
            id: self.access.round_id.clone(),
            keeper_id: self.round_keeper_id,
            questionnaire_id: self.questionnaire_id,
            state: self.round_state,
            facts: self.facts,
            version: self.version,
        };
        Ok((self.access.read()?, round.read()?))
    }
}

impl Store {
    /// Whoever comes in: the invitation with a locator or an id, and its round. One statement: whoever submits waits
    /// for it.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn entered(&self, locator: &str, id: &str) -> Result<Option<(StoredAccess, Round)>> {
        let found: Option<EnteredRow> = match &self.0 {
            Db::Sqlite { reader, .. } => {
                sqlx::query_as(sql::access::ENTERED).bind(locator).bind(id).fetch_optional(reader).await?
            }
            Db::Postgres { pool, .. } => {
                let mut tx = wall::behalf(pool, Who::SYSTEM).await?;
                sqlx::query_as(sql::access::ENTERED).bind(locator).bind(id).fetch_optional(&mut *tx).await?
            }
        };
        found.map(EnteredRow::read).transpose()
    }
}

impl Tx {
    /// Keeps a questionnaire edition; `false` where its code is taken.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_questionnaire(&mut self, it: &Questionnaire, workbook: &[u8], now: i64) -> Result<bool> {
        let added = run!(
            self,
            sql::questionnaire::INSERT,
            it.id.to_string(),
            &it.code,
            &it.framework,
            &it.title,
            &it.digest,
            workbook,
            now
        );
        Ok(added == 1)
    }

    /// All questionnaire editions, oldest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn questionnaires(&mut self) -> Result<Vec<Questionnaire>> {
        let found: Vec<QuestionnaireRow> = rows!(self, sql::questionnaire::LIST);
        let read = |it: QuestionnaireRow| {
            Ok(Questionnaire {
                id: it.id.parse().map_err(|_| odd("questionnaire", "id", &it.id))?,
                code: it.code,
                framework: it.framework,
                title: it.title,
                digest: it.digest,
            })
        };
        found.into_iter().map(read).collect()
    }

    /// The workbook of a questionnaire edition.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn workbook(&mut self, id: QuestionnaireId) -> Result<Option<Vec<u8>>> {
        let found: Option<(Vec<u8>,)> = row!(self, sql::questionnaire::GET, id.to_string());
        Ok(found.map(|it| it.0))
    }

    /// Keeps a new round.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_round(&mut self, it: &Round, now: i64) -> Result<()> {
        run!(
            self,
            sql::round::INSERT,
            it.id.to_string(),
            it.keeper.to_string(),
            it.questionnaire.to_string(),
            write_facts(&it.facts)?,
            now
        );
        Ok(())
    }

    /// All rounds, newest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn rounds(&mut self) -> Result<Vec<Round>> {
        let found: Vec<RoundRow> = rows!(self, sql::round::LIST);
        found.into_iter().map(RoundRow::read).collect()
    }

    /// One round.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn round(&mut self, id: RoundId) -> Result<Option<Round>> {
        let found: Option<RoundRow> = row!(self, sql::round::GET, id.to_string());
        found.map(RoundRow::read).transpose()
    }

    /// Writes down anew what is known of a round; `false` when somebody did so since its version.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn change_round(&mut self, it: &Round, now: i64) -> Result<bool> {
        let changed = run!(
            self,
            sql::round::CHANGE,
            it.questionnaire.to_string(),
            it.state.as_str(),
            write_facts(&it.facts)?,
            now,
            it.id.to_string(),
            it.version
        );
        Ok(changed == 1)
    }

    /// Keeps a new invitation to a round; `false` where its locator is taken.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_access(&mut self, it: &StoredAccess) -> Result<bool> {
        let added = run!(
            self,
            sql::access::INSERT,
            it.access.id.to_string(),
            it.access.round.to_string(),
            it.access.keeper.to_string(),
            it.access.hidden,
            it.access.jurisdiction.to_string(),
            &it.locator,
            &it.code,
            &it.who,
            &it.by_code,
            &it.by_staff,
            &it.invited
        );
        Ok(added == 1)
    }

    /// The invitations to a round within reach of whoever asks, oldest first.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn accesses(&mut self, round: RoundId) -> Result<Vec<StoredAccess>> {
        let (reach, person) = (self.who.reach(), self.who.person());
        let found: Vec<AccessRow> = rows!(self, sql::access::OF_ROUND, reach, &person, round.to_string());
        found.into_iter().map(AccessRow::read).collect()
    }

    /// One invitation, if it is within reach of whoever asks.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn access(&mut self, id: AccessId) -> Result<Option<StoredAccess>> {
        let (reach, person) = (self.who.reach(), self.who.person());
        let found: Option<AccessRow> = row!(self, sql::access::GET, reach, &person, id.to_string());
        found.map(AccessRow::read).transpose()
    }

    /// Gives an invitation a new code: locator, hash and link; `false` where somebody did since `was`, or where the
    /// locator is taken.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn recode_access(
        &mut self,
        id: AccessId,
        (locator, code, by_code): (&str, &str, &str),
        was: &str,
    ) -> Result<bool> {
        Ok(run!(self, sql::access::RECODE, locator, code, by_code, id.to_string(), was) == 1)
    }

    /// Sets how far an invitation is.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_access_state(&mut self, id: AccessId, state: AccessState) -> Result<()> {
        run!(self, sql::access::SET_STATE, state.as_str(), id.to_string());
        Ok(())
    }

    /// Tells how far invitations are, as the other side says; twice the same changes nothing, and what is over stays
    /// over.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn advance_access(&mut self, ids: &[String], state: AccessState) -> Result<()> {
        let sql = self.conn.either(sql::access::ADVANCE_SQLITE, sql::access::ADVANCE_POSTGRES);
        run!(self, sql, state.as_str(), serde_json::json!(ids).to_string());
        Ok(())
    }

    /// Leaves of an invitation what leads to nobody: `who` names nobody any more, no code opens it, and the handle of
    /// its answer is gone.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn forget_access(&mut self, id: AccessId, who: &str) -> Result<()> {
        run!(self, sql::access::FORGET, who, id.to_string());
        Ok(())
    }

    /// Remembers that an organisation was written to, and whether the letter came back.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn wrote_to_organisation(&mut self, id: AccessId, day: &str, bounced: bool) -> Result<()> {
        run!(self, sql::access::WROTE, day, bounced, id.to_string());
        Ok(())
    }
}
