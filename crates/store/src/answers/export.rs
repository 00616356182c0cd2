//! What counts of a round, page by page, with what opens it.

use super::AnswerTx;
use super::sql::export;
use crate::Result;
use crate::db::{number, rows};

/// What counts of an answer set: its last submission.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Counting {
    /// Which answer set.
    pub handle: String,
    /// About which jurisdiction.
    pub jurisdiction: String,
    /// What kind of organisation answers.
    pub class: String,
    /// What tells one rater from another; random.
    pub rater: String,
    /// How manieth submission of its set, from 1.
    pub number: i64,
    /// On which day it was submitted.
    pub day: String,
    /// All of it, sealed.
    pub record: Vec<u8>,
    /// The key that opens it, wrapped; empty where it was destroyed.
    pub wrapped: Vec<u8>,
}

impl AnswerTx {
    /// What counts of a round, after a handle, in the order of handles, which is none.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn counting_after(&mut self, round: &str, handle: &str, most: i64) -> Result<Vec<Counting>> {
        Ok(rows!(self, export::PAGE, round, handle, most))
    }

    /// How many answer sets of a round were submitted.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn count_submitted(&mut self, round: &str) -> Result<i64> {
        Ok(number!(self, export::COUNT, round))
    }
}
