//! Framework editions that were imported. A published edition never changes, so there is no update.

use crate::db::{Store, Tx, on_reader, on_tx};
use crate::{Result, sql};

/// An imported edition.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StoredEdition {
    /// Its code.
    pub code: String,
    /// The digest of what may never change.
    pub digest: String,
    /// The whole edition as JSON, never queried inside.
    pub content: String,
}

impl Store {
    /// Imported editions, oldest first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn editions(&self) -> Result<Vec<StoredEdition>> {
        Ok(on_reader!(self, pool => sqlx::query_as(sql::edition::LIST).fetch_all(pool).await)?)
    }
}

impl Tx {
    /// Keeps an edition for good.
    ///
    /// # Errors
    /// An edition of that code exists, or a database that refuses.
    pub async fn add_edition(&mut self, id: &str, edition: &StoredEdition, now_ms: i64) -> Result<()> {
        on_tx!(self, conn => {
            sqlx::query(sql::edition::INSERT)
                .bind(id)
                .bind(&edition.code)
                .bind(&edition.digest)
                .bind(&edition.content)
                .bind(now_ms)
                .execute(conn)
                .await
                .map(drop)
        })?;
        Ok(())
    }
}
