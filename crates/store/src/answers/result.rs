//! What counts of a round, for those who look at results: the last submission of each set.

use super::AnswerTx;
use super::sql::submission;
use crate::Result;
use crate::db::{row, rows};

/// The last submission of an answer set, without what is sealed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Answered {
    /// Of which answer set.
    pub handle: String,
    /// About which jurisdiction.
    pub jurisdiction: String,
    /// What kind of organisation answers.
    pub class: String,
    /// How manieth of this set, from 1.
    pub number: i64,
    /// On which day.
    pub day: String,
    /// Answers that are one of a list or a number, as JSON, in clear.
    pub closed: String,
}

impl AnswerTx {
    /// What counts of a round, after a handle, in the order of handles, which is none.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn answered_after(&mut self, round: &str, handle: &str, most: i64) -> Result<Vec<Answered>> {
        Ok(rows!(self, submission::ANSWERED, round, handle, most))
    }

    /// What counts of one answer set of a round.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn answered(&mut self, round: &str, handle: &str) -> Result<Option<Answered>> {
        Ok(row!(self, submission::LAST_OF_SET, round, handle))
    }

    /// All of a submission, sealed.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn record(&mut self, handle: &str, number: i64) -> Result<Option<Vec<u8>>> {
        let found: Option<(Vec<u8>,)> = row!(self, submission::RECORD, handle, number);
        Ok(found.map(|it| it.0))
    }
}
