//! An answer that comes whole.

use super::sql::answer_set;
use super::{AnswerTx, NewSet, Submission};
use crate::Result;

/// An answer set that begins with all that is submitted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole<'a> {
    /// What begins.
    pub set: NewSet<'a>,
    /// The wrapped key that seals it.
    pub key: &'a [u8],
    /// Its first submission, of the same day.
    pub submission: Submission<'a>,
    /// The id of the act, random.
    pub act: &'a str,
    /// What the other side has to be told: an id, and what, sealed.
    pub word: (&'a str, &'a str),
    /// What may be done with it: the use, and whether it was agreed to.
    pub consents: Vec<(&'a str, bool)>,
}

/// Whoever holds one.
pub trait ComesWhole: Send + Sync + 'static {
    /// What it holds.
    fn whole(&self) -> Whole<'_>;
}

impl AnswerTx {
    /// One statement; see [`super::AnswerStore::add_whole`].
    pub(super) async fn add_whole(&mut self, it: &Whole<'_>) -> Result<bool> {
        let Whole { set, submission, .. } = it;
        let consents = serde_json::json!(it.consents).to_string();
        let sql = self.conn.either(answer_set::WHOLE_SQLITE, answer_set::WHOLE_POSTGRES);
        let kept = crate::db::run!(
            self,
            sql,
            set.handle,
            set.round_id,
            set.jurisdiction,
            set.class,
            set.rater,
            set.draft,
            set.day,
            submission.receipt,
            submission.closed,
            submission.record,
            it.act,
            it.word.0,
            it.word.1,
            &consents,
            it.key
        );
        Ok(kept > 0)
    }
}
