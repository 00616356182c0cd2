//! Answer sets and what was submitted of them.

use super::AnswerTx;
use super::sql::{answer_set, consent, file, submission};
use crate::Result;
use crate::db::{row, rows, run};

/// One organisation’s answer to one round.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerSet {
    /// Random; it leads to nobody.
    pub handle: String,
    /// To which round.
    pub round_id: String,
    /// About which jurisdiction.
    pub jurisdiction: String,
    /// What kind of organisation answers.
    pub class: String,
    /// What tells one rater from another in the measurement model; random.
    pub rater: String,
    /// Counts every change, so that two at once do not overwrite each other.
    pub version: i64,
    /// The draft, sealed.
    pub draft: Vec<u8>,
    /// How often it was submitted.
    pub submissions: i64,
    /// On which day it was last touched.
    pub day: String,
}

/// An answer set that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSet<'a> {
    /// Random; it leads to nobody.
    pub handle: &'a str,
    /// To which round.
    pub round_id: &'a str,
    /// About which jurisdiction.
    pub jurisdiction: &'a str,
    /// What kind of organisation answers.
    pub class: &'a str,
    /// What tells one rater from another; random.
    pub rater: &'a str,
    /// The draft, sealed.
    pub draft: &'a [u8],
    /// Today.
    pub day: &'a str,
}

/// Something to submit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission<'a> {
    /// Of which answer set.
    pub handle: &'a str,
    /// How manieth of this set, from 1.
    pub number: i64,
    /// What proves that it arrived; the same for what a client sends twice, so that it is not counted twice.
    pub receipt: &'a str,
    /// Today.
    pub day: &'a str,
    /// Answers that are one of a list or a number, as JSON, in clear.
    pub closed: &'a str,
    /// All of it, sealed.
    pub record: &'a [u8],
}

/// Something that was submitted.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Submitted {
    /// Of which answer set.
    pub handle: String,
    /// How manieth of this set, from 1.
    pub number: i64,
    /// What proves that it arrived.
    pub receipt: String,
    /// On which day.
    pub day: String,
    /// Answers that are one of a list or a number, as JSON, in clear.
    pub closed: String,
    /// All of it, sealed.
    pub record: Vec<u8>,
}

impl AnswerTx {
    /// Begins an answer set whose key is there, unless it was begun: of two who begin at once, one is enough. Where it was
    /// taken back its key is destroyed, and nothing begins in its place.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_set(&mut self, it: &NewSet<'_>) -> Result<bool> {
        let sql = self.conn.either(answer_set::INSERT_SQLITE, answer_set::INSERT_POSTGRES);
        let added =
            run!(self, sql, it.handle, it.round_id, it.jurisdiction, it.class, it.rater, it.draft, it.day);
        Ok(added == 1)
    }

    /// An answer set.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set(&mut self, handle: &str) -> Result<Option<AnswerSet>> {
        Ok(row!(self, answer_set::GET, handle))
    }

    /// Whether an answer set agreed that later ones may be of the same rater.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn shares_rater(&mut self, rater: &str) -> Result<bool> {
        let found: Option<(i64,)> = row!(self, answer_set::OF_RATER, rater);
        Ok(found.is_some_and(|it| it.0 > 0))
    }

    /// Handles of answer sets of a round, some of them, in the order of handles, which is none.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn sets_of_round(&mut self, round: &str, most: i64) -> Result<Vec<String>> {
        let found: Vec<(String,)> = rows!(self, answer_set::OF_ROUND, round, most);
        Ok(found.into_iter().map(|it| it.0).collect())
    }

    /// Saves a draft; `false` where somebody saved since `was`.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn save_draft(&mut self, handle: &str, draft: &[u8], was: i64, day: &str) -> Result<bool> {
        Ok(run!(self, answer_set::SAVE, draft, day, handle, was) == 1)
    }

    /// Keeps what is submitted; `false` where its number is taken.
    ///
    /// # Errors
    /// A database that refuses, as where the receipt was given.
    pub async fn submit(&mut self, it: &Submission<'_>) -> Result<bool> {
        if run!(self, answer_set::SUBMITTED, it.number, it.day, it.handle) != 1 {
            return Ok(false);
        }
        run!(self, submission::INSERT, it.handle, it.number, it.receipt, it.day, it.closed, it.record);
        Ok(true)
    }

    /// All that was submitted of an answer set, oldest first.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn submissions(&mut self, handle: &str) -> Result<Vec<Submitted>> {
        Ok(rows!(self, submission::OF_SET, handle))
    }

    /// How manieth submission of its set a receipt is for, and of which day.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn receipt(&mut self, receipt: &str) -> Result<Option<(i64, String)>> {
        Ok(row!(self, submission::OF_RECEIPT, receipt))
    }

    /// Writes down what may be done with an answer set.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_consent(&mut self, handle: &str, use_of: &str, given: bool, day: &str) -> Result<()> {
        run!(self, consent::SET, handle, use_of, given, day);
        Ok(())
    }

    /// What may be done with an answer set: the use, and whether it was agreed to.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn consents(&mut self, handle: &str) -> Result<Vec<(String, bool)>> {
        Ok(rows!(self, consent::OF_SET, handle))
    }

    /// Deletes an answer set with all that was submitted of it, and its files.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn delete_set(&mut self, handle: &str) -> Result<()> {
        run!(self, file::DELETE_ALL, handle);
        run!(self, super::sql::coding::DELETE_ALL, handle);
        run!(self, submission::DELETE_ALL, handle);
        run!(self, consent::DELETE_ALL, handle);
        run!(self, answer_set::DELETE, handle);
        Ok(())
    }
}
