//! What can go wrong between us and a database.

/// Result of a store call.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, with the remedy where there is one.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address names no database that we speak.
    #[error("“{0}” is no database address. Write sqlite:FILE or postgres://USER@HOST/NAME")]
    Address(String),
    /// The database cannot be reached.
    #[error("the database cannot be opened: {0}. Check that it exists, is running and may be written by you")]
    Open(#[source] sqlx::Error),
    /// The embedded library is too old to be trusted with data.
    #[error("SQLite {0} is older than 3.51.3. Build with the bundled library")]
    OldSqlite(String),
    /// The schema is not the one that this program needs.
    #[error(
        "the database’s tables could not be brought up to date: {0}. Run “diligence migrate”, or a newer program"
    )]
    Migrate(#[source] sqlx::migrate::MigrateError),
    /// The role behind which the program stands, or its policies.
    #[error(
        "the wall on PostgreSQL could not be built: {0}. Whoever migrates must own the tables and may make roles, or “CREATE ROLE diligence_web NOLOGIN” and “GRANT diligence_web TO” her first"
    )]
    Wall(#[source] sqlx::Error),
    /// The database has not been migrated.
    #[error("the database is not up to date ({have} of {want} migrations). Run “diligence migrate”")]
    Behind {
        /// Migrations applied.
        have: usize,
        /// Migrations known.
        want: usize,
    },
    /// A stored value that no version of the program writes.
    #[error(
        "table {table}, column {column} holds “{value}”, which means nothing. Restore a backup, or report this"
    )]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// What it holds.
        value: String,
    },
    /// Several writes that could not be kept together; each of them hears of it.
    #[error("nothing was saved: {0}")]
    Group(#[source] std::sync::Arc<Self>),
    /// Something was refused that no database in order refuses.
    #[error("what was to be saved with it failed")]
    Beside,
    /// The program ends, or the writer stumbled; nobody knows whether it was saved.
    #[error("the program stopped writing; look whether it was saved, and try again")]
    Stopped,
    /// Everything else the database says.
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
}

impl Error {
    pub(crate) fn inconsistent(table: &'static str, column: &'static str, value: impl Into<String>) -> Self {
        Self::Inconsistent { table, column, value: value.into() }
    }
}
