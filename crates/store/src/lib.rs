//! All SQL: one portable text per statement, on `SQLite` and `PostgreSQL`.
//!
//! Domain values in, domain values out. Nothing here decides whether something may be done; only `app` opens
//! a transaction.

mod db;
mod edition;
mod error;
mod import_run;
mod observation;
mod score;
pub mod sql;
mod treaty;

pub use db::{Engine, Store, Tx};
pub use edition::StoredEdition;
pub use error::{Error, Result};
pub use import_run::ImportRun;
pub use observation::{Known, Stored};
