//! Tags for what organisations wrote, and who gave which.

use super::AnswerTx;
use super::sql::{code, coding};
use crate::Result;
use crate::db::{rows, run};

/// A tag.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Code {
    /// Which.
    pub id: String,
    /// The tag above; empty where there is none.
    pub parent: String,
    /// What it is called.
    pub name: String,
    /// Whether it was put away: it is kept and given no more.
    pub archived: bool,
}

/// The tags that a coder gives to one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding<'a> {
    /// Of which answer set.
    pub handle: &'a str,
    /// Of how manieth submission.
    pub number: i64,
    /// To which question.
    pub question: &'a str,
    /// Which of its texts, where a repeat holds several.
    pub place: &'a str,
    /// Who tags.
    pub coder: &'a str,
    /// The tags; none is an answer too.
    pub codes: &'a [String],
}

/// One tag that a coder gave; an empty one says that she read the text.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Coded {
    /// Of which answer set.
    pub handle: String,
    /// Which text.
    pub place: String,
    /// Who.
    pub coder: String,
    /// Which tag.
    pub code: String,
    /// About which jurisdiction.
    pub jurisdiction: String,
}

impl AnswerTx {
    /// The tags of a round.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn codes(&mut self, round: &str) -> Result<Vec<Code>> {
        Ok(rows!(self, code::OF_ROUND, round))
    }

    /// Writes a tag of a round down, or what it is now.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_code(&mut self, round: &str, it: &Code) -> Result<()> {
        run!(self, code::SET, &it.id, round, &it.parent, &it.name, it.archived);
        Ok(())
    }

    /// Gives another tag wherever one was given.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn merge_codes(&mut self, from: &str, into: &str) -> Result<()> {
        run!(self, coding::MERGE, from, into);
        run!(self, coding::FORGET, from);
        Ok(())
    }

    /// Writes down which tags a coder gives to a text, instead of those that she gave it before.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn set_coding(&mut self, it: &Coding<'_>) -> Result<()> {
        run!(self, coding::DELETE, it.handle, it.place, it.coder);
        for code in std::iter::once("").chain(it.codes.iter().map(String::as_str)) {
            run!(self, coding::INSERT, it.handle, it.number, it.question, it.place, it.coder, code);
        }
        Ok(())
    }

    /// The tags that were given to what counts of a round’s answers to a question.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn codings(&mut self, round: &str, question: &str) -> Result<Vec<Coded>> {
        Ok(rows!(self, coding::OF_QUESTION, round, question))
    }
}
