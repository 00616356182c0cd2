//! The wrapped keys of answer sets.

use super::AnswerTx;
use super::group::Key;
use super::sql::data_key;
use crate::Result;
use crate::db::{row, rows, run};

impl AnswerTx {
    /// The wrapped key of an answer set; `None` where there is none yet, empty where it was destroyed.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn data_key(&mut self, handle: &str) -> Result<Option<Vec<u8>>> {
        let found: Option<(Vec<u8>,)> = row!(self, data_key::GET, handle);
        Ok(found.map(|it| it.0))
    }

    /// Keeps the wrapped key of an answer set, with one statement, unless there is one: of two who begin at once, one
    /// key stays. Gives what is there then; empty where it was destroyed.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn first_data_key(&mut self, handle: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        let kept: Option<(Vec<u8>,)> = row!(self, data_key::FIRST, handle, wrapped);
        Ok(kept.map(|it| it.0).unwrap_or_default())
    }

    /// The same for several at once on `SQLite`.
    pub(super) async fn first_data_keys(&mut self, all: &[Key]) -> Result<()> {
        let hex = |it: &[u8]| it.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let all: Vec<(&str, String)> = all.iter().map(|it| (it.handle.as_str(), hex(&it.wrapped))).collect();
        run!(self, data_key::FIRST_SQLITE, serde_json::json!(all).to_string());
        Ok(())
    }

    /// Destroys the key of an answer set, and with it all that the key sealed. What is left of it is empty, so that
    /// no other takes its place.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn destroy_data_key(&mut self, handle: &str) -> Result<()> {
        let nothing: &[u8] = &[];
        run!(self, data_key::DELETE, handle, nothing);
        Ok(())
    }

    /// Handles and wrapped keys after `handle`, in the order of handles.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn data_keys_after(&mut self, handle: &str, most: i64) -> Result<Vec<(String, Vec<u8>)>> {
        Ok(rows!(self, data_key::PAGE, handle, most))
    }

    /// Wraps a key anew; `false` where it is not any more what it was.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn rewrap_data_key(&mut self, handle: &str, was: &[u8], now: &[u8]) -> Result<bool> {
        Ok(run!(self, data_key::REWRAP, now, handle, was) == 1)
    }
}
