//! Files that go with answers, sealed.

use super::AnswerTx;
use super::sql::file;
use crate::Result;
use crate::db::{row, run};

impl AnswerTx {
    /// Keeps a file of an answer set; twice is once.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_file(&mut self, handle: &str, id: &str, content: &[u8]) -> Result<()> {
        run!(self, file::INSERT, handle, id, content);
        Ok(())
    }

    /// A file of an answer set.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn file(&mut self, handle: &str, id: &str) -> Result<Option<Vec<u8>>> {
        let found: Option<(Vec<u8>,)> = row!(self, file::GET, handle, id);
        Ok(found.map(|it| it.0))
    }

    /// How many files an answer set has, and how many bytes they are together, sealed.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn files_of(&mut self, handle: &str) -> Result<(i64, i64)> {
        let found: Option<(i64, i64)> = row!(self, file::ROOM, handle);
        Ok(found.unwrap_or_default())
    }

    /// Deletes a file of an answer set.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn delete_file(&mut self, handle: &str, id: &str) -> Result<()> {
        run!(self, file::DELETE, handle, id);
        Ok(())
    }
}
