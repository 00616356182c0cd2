//! Which files were imported, so that a value can be walked back to the file that it came from.

use crate::db::{Store, Tx, on_reader, on_tx};
use crate::{Result, sql};

/// One import that changed something.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ImportRun {
    /// The source's code.
    pub source: String,
    /// The file's name, without its folder.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub file_digest: String,
    /// Rows that were new.
    pub added: i64,
    /// Rows that were different.
    pub changed: i64,
    /// Rows that were there already.
    pub same: i64,
    /// When, UTC milliseconds.
    pub created_ms: i64,
}

impl Store {
    /// All imports, oldest first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn import_runs(&self) -> Result<Vec<ImportRun>> {
        Ok(on_reader!(self, pool => sqlx::query_as(sql::run::LIST).fetch_all(pool).await)?)
    }
}

impl Tx {
    /// Records an import.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn record_import(&mut self, id: &str, run: &ImportRun) -> Result<()> {
        on_tx!(self, conn => {
            sqlx::query(sql::run::INSERT)
                .bind(id)
                .bind(&run.source)
                .bind(&run.file_name)
                .bind(&run.file_digest)
                .bind(run.added)
                .bind(run.changed)
                .bind(run.same)
                .bind(run.created_ms)
                .execute(conn)
                .await
                .map(drop)
        })?;
        Ok(())
    }
}
