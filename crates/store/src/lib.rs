//! All SQL: one portable text per statement, on `SQLite` and `PostgreSQL`.
//!
//! Domain values in, domain values out. Nothing here decides whether something may be done; only `app` opens
//! a transaction.

pub mod answers;
mod credential;
mod db;
mod edition;
mod error;
mod import_run;
mod log;
mod observation;
mod partner;
mod person;
mod round;
mod score;
pub mod sql;
mod translation;
mod treaty;
mod wall;

pub use answers::{AnswerStore, AnswerTx};
pub use credential::{Secrets, Session, StoredPasskey};
pub use db::{Engine, Reach, Store, Tx, Who};
pub use edition::StoredEdition;
pub use error::{Error, Result};
pub use import_run::ImportRun;
pub use log::{Entry, EntryFilter, Notice, Release, Version};
pub use observation::{Known, Stored};
pub use partner::{partner_content, partner_facts};
pub use person::Invitation;
pub use round::{Questionnaire, StoredAccess};
pub use translation::Translation;
