//! What the other side has to be told.

use super::AnswerTx;
use super::sql::outbox;
use crate::Result;
use crate::db::{rows, run};

/// Something that the other side has to be told.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Told {
    /// Which.
    pub id: String,
    /// What, sealed.
    pub sealed: String,
}

impl AnswerTx {
    /// Leaves word for the other side, in the transaction of what it is about.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn tell(&mut self, id: &str, sealed: &str) -> Result<()> {
        run!(self, outbox::INSERT, id, sealed);
        Ok(())
    }

    /// What the other side was not told yet, behind an id, in the order of ids, which is none.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn to_tell(&mut self, after: &str, most: i64) -> Result<Vec<Told>> {
        Ok(rows!(self, outbox::SOME, after, most))
    }

    /// The other side was told these, by their ids.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn told(&mut self, ids: &[String]) -> Result<()> {
        let sql = self.conn.either(outbox::DELETE_SQLITE, outbox::DELETE_POSTGRES);
        run!(self, sql, serde_json::json!(ids).to_string());
        Ok(())
    }
}
