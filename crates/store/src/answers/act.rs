//! What contributors did, by day.

use super::AnswerTx;
use super::sql::act;
use crate::Result;
use crate::db::{rows, run};

/// Something that a contributor did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act<'a> {
    /// Random: it says nothing of when.
    pub id: &'a str,
    /// On which day.
    pub day: &'a str,
    /// What.
    pub act: &'a str,
    /// With which answer set.
    pub handle: &'a str,
}

/// Something that a contributor did, as it was written down.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Done {
    /// Random: it says nothing of when.
    pub id: String,
    /// On which day.
    pub day: String,
    /// What.
    pub act: String,
    /// With which answer set.
    pub handle: String,
    /// Its link in the chain, once its day was chained.
    pub digest: Option<String>,
}

impl AnswerTx {
    /// Writes down what a contributor did, in the transaction of the act.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn log(&mut self, it: &Act<'_>) -> Result<()> {
        run!(self, act::INSERT, it.id, it.day, it.act, it.handle);
        Ok(())
    }

    /// Days before another with acts that are not chained, oldest first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn open_days(&mut self, before: &str) -> Result<Vec<String>> {
        let found: Vec<(String,)> = rows!(self, act::OPEN_DAYS, before);
        Ok(found.into_iter().map(|it| it.0).collect())
    }

    /// Days whose acts are chained, oldest first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn sealed_days(&mut self) -> Result<Vec<String>> {
        let found: Vec<(String,)> = rows!(self, act::SEALED_DAYS);
        Ok(found.into_iter().map(|it| it.0).collect())
    }

    /// The acts of a day, in the order of their ids, which is none.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn acts_of(&mut self, day: &str) -> Result<Vec<Done>> {
        Ok(rows!(self, act::OF_DAY, day))
    }

    /// Gives an act its link in the chain.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn seal_act(&mut self, day: &str, id: &str, digest: &str) -> Result<()> {
        run!(self, act::SEAL, digest, day, id);
        Ok(())
    }
}
