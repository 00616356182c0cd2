//! Use cases: authorise, load, decide, save.
//!
//! Each reads as the story of one thing that a person wants done. Only this room opens transactions. It knows
//! neither HTTP nor the command line, and reaches the typesetter through [`Press`] alone.

pub mod account;
pub mod answering;
pub mod audit;
pub mod browse;
pub mod demo;
pub mod desk;
pub mod edition;
pub mod export;
pub mod import;
pub mod invite;
pub mod notice;
pub mod partner;
pub mod people;
pub mod picture;
pub mod profile;
pub mod questionnaire;
mod refused;
pub mod release;
pub mod report;
pub mod results;
pub mod round;
pub mod score;
pub mod session;
pub mod sign_in;
pub mod translation;

use diligence_framework::{Edition, shipped};
use diligence_store::{AnswerStore, Store};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

pub use desk::{Desk, Letter, Post};
pub use diligence_files::{AnswersKey, KeyFault};
pub use diligence_store::Engine;
pub use refused::{Fault, Field, Refused, Why};
pub use report::Press;

/// The program at work: a database, the framework editions, a clock.
#[derive(Debug, Clone)]
pub struct App {
    store: Store,
    answers: AnswerStore,
    editions: Arc<Vec<Edition>>,
    clock: fn() -> i64,
    desk: Option<Arc<desk::Desk>>,
    asked: Arc<answering::Library>,
}

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database.
    #[error(transparent)]
    Store(#[from] diligence_store::Error),
    /// An edition that came with the program or was imported.
    #[error("the framework edition {code} cannot be used: {why}")]
    Edition {
        /// Its code.
        code: String,
        /// What is wrong with it.
        why: String,
    },
}

impl App {
    /// Opens a database that is up to date.
    ///
    /// # Errors
    /// A database that cannot be reached or is behind, an edition that cannot be read.
    pub async fn open(address: &str) -> Result<Self, OpenError> {
        let (store, answers) = (Store::open(address).await?, AnswerStore::open(address).await?);
        store.check().await?;
        answers.check().await?;
        Self::over(store, answers).await
    }

    /// Opens a database and brings it up to date first.
    ///
    /// # Errors
    /// As [`App::open`], and a migration that fails.
    pub async fn open_and_migrate(address: &str) -> Result<Self, OpenError> {
        let (store, answers) = (Store::open(address).await?, AnswerStore::open(address).await?);
        store.migrate().await?;
        answers.migrate().await?;
        Self::over(store, answers).await
    }

    async fn over(store: Store, answers: AnswerStore) -> Result<Self, OpenError> {
        let mut editions = Vec::new();
        for code in shipped::codes() {
            let edition = shipped::edition(&code).map_err(|faults| OpenError::Edition {
                why: faults.all.first().map(ToString::to_string).unwrap_or_default(),
                code,
            })?;
            editions.push(edition);
        }
        for stored in store.editions().await? {
            let edition = serde_json::from_str(&stored.content)
                .map_err(|error| OpenError::Edition { code: stored.code, why: error.to_string() })?;
            editions.push(edition);
        }
        Ok(Self {
            store,
            answers,
            editions: Arc::new(editions),
            clock: system_clock,
            desk: None,
            asked: Arc::default(),
        })
    }

    /// The same program with another clock, for tests.
    #[must_use]
    pub fn with_clock(self, clock: fn() -> i64) -> Self {
        Self { clock, ..self }
    }

    /// All editions: those shipped, then those imported, oldest first.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The edition that pages show unless another is asked for: the first that is shipped.
    pub fn edition(&self) -> &Edition {
        // A test holds that one is shipped; `over` refuses to start without a sound one.
        &self.editions[0]
    }

    /// One edition by its code.
    pub fn edition_by_code(&self, code: &str) -> Option<&Edition> {
        self.editions.iter().find(|it| it.head.code == code)
    }

    /// The database.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The database of answers.
    pub(crate) fn answers(&self) -> &AnswerStore {
        &self.answers
    }

    /// Counts every committed change of public data.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn revision(&self) -> Result<i64, diligence_store::Error> {
        self.store.revision().await
    }

    /// Name and version of the database, for the health check.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn database_version(&self) -> Result<String, diligence_store::Error> {
        self.store.version().await
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.store.engine()
    }

    /// Waits for running work and lets the database go.
    pub async fn close(&self) {
        self.answers.close().await;
        self.store.close().await;
    }

    /// Now, UTC milliseconds.
    pub fn now_ms(&self) -> i64 {
        (self.clock)()
    }

    /// Today in UTC, ISO 8601.
    pub fn today(&self) -> String {
        day(self.now_ms())
    }
}

/// A new time-ordered identifier.
pub(crate) fn new_id() -> String {
    new_uuid().to_string()
}

/// A new time-ordered UUID.
pub(crate) fn new_uuid() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

/// An identifier that says nothing of when: for what contributors do.
pub(crate) fn random_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

#[allow(clippy::disallowed_methods)] // the one place that asks the machine what time it is
fn system_clock() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The UTC day of an instant, ISO 8601 (Howard Hinnant’s civil-from-days).
pub(crate) fn day(ms: i64) -> String {
    let days = ms.div_euclid(86_400_000) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_counted_right() {
        for (ms, day) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (951_782_400_000, "2000-02-29"),
            (1_795_478_400_000, "2026-11-24"),
        ] {
            assert_eq!(super::day(ms), day);
        }
    }
}
