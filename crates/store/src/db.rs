//! Opening, migrating, reading and writing: the one place that knows which engine it is.

use crate::{Error, Result, sql};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::str::FromStr as _;
use std::time::Duration;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// A database, either engine.
#[derive(Debug, Clone)]
pub struct Store(Db);

#[derive(Debug, Clone)]
enum Db {
    Sqlite { reader: SqlitePool, writer: SqlitePool },
    Postgres(PgPool),
}

/// Which engine a store runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded.
    Sqlite,
    /// A server.
    Postgres,
}

/// A write transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Tx(pub(crate) Conn);

#[derive(Debug)]
pub(crate) enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs the same expression on whichever connection it is.
macro_rules! on_tx {
    ($tx:expr, $conn:ident => $run:expr) => {
        match &mut $tx.0 {
            $crate::db::Conn::Sqlite(tx) => {
                let $conn = &mut **tx;
                $run
            }
            $crate::db::Conn::Postgres(tx) => {
                let $conn = &mut **tx;
                $run
            }
        }
    };
}
pub(crate) use on_tx;

/// Runs the same expression on whichever reader it is.
macro_rules! on_reader {
    ($store:expr, $pool:ident => $run:expr) => {
        match $store.reader() {
            $crate::db::Reader::Sqlite($pool) => $run,
            $crate::db::Reader::Postgres($pool) => $run,
        }
    };
}
pub(crate) use on_reader;

pub(crate) enum Reader<'a> {
    Sqlite(&'a SqlitePool),
    Postgres(&'a PgPool),
}

impl Store {
    /// Opens `sqlite:FILE` (made if absent) or `postgres://…`, without touching the schema.
    ///
    /// # Errors
    /// A bad address, a database that cannot be reached, a library that is too old.
    pub async fn open(address: &str) -> Result<Self> {
        if address.starts_with("sqlite:") {
            return Self::sqlite(address).await;
        }
        if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(5))
                .connect(address)
                .await
                .map_err(Error::Open)?;
            return Ok(Self(Db::Postgres(pool)));
        }
        Err(Error::Address(address.to_owned()))
    }

    async fn sqlite(address: &str) -> Result<Self> {
        let options = SqliteConnectOptions::from_str(address)
            .map_err(|_| Error::Address(address.to_owned()))?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        // One writer: SQLite has one anyway, and waiting in the pool is fair where waiting on its lock is not.
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(Error::Open)?;
        let version: String =
            sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&writer).await.map_err(Error::Open)?;
        let number = |part: &str| part.parse::<u32>().unwrap_or(0);
        if version.split('.').map(number).collect::<Vec<_>>() < vec![3, 51, 3] {
            return Err(Error::OldSqlite(version));
        }
        let reader = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await
            .map_err(Error::Open)?;
        Ok(Self(Db::Sqlite { reader, writer }))
    }

    /// Brings the schema up to date; safe to kill at any step and to run at once from many places.
    ///
    /// # Errors
    /// A schema that a newer program made, or a database that refuses.
    pub async fn migrate(&self) -> Result<()> {
        match &self.0 {
            Db::Sqlite { writer, .. } => MIGRATIONS.run(writer).await,
            Db::Postgres(pool) => MIGRATIONS.run(pool).await,
        }
        .map_err(Error::Migrate)
    }

    /// Whether every migration that this program knows has been applied.
    ///
    /// # Errors
    /// [`Error::Behind`] when not.
    pub async fn check(&self) -> Result<()> {
        let count = "SELECT COUNT(*) FROM _sqlx_migrations WHERE success";
        let have: i64 = match &self.0 {
            Db::Sqlite { reader, .. } => sqlx::query_scalar(count).fetch_one(reader).await,
            Db::Postgres(pool) => sqlx::query_scalar(count).fetch_one(pool).await,
        }
        .unwrap_or(0); // no such table: nothing was ever applied
        let (have, want) = (usize::try_from(have).unwrap_or(0), MIGRATIONS.iter().count());
        if have < want { Err(Error::Behind { have, want }) } else { Ok(()) }
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        match &self.0 {
            Db::Sqlite { .. } => Engine::Sqlite,
            Db::Postgres(_) => Engine::Postgres,
        }
    }

    /// The engine's version, for the health check.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn version(&self) -> Result<String> {
        Ok(match &self.0 {
            Db::Sqlite { reader, .. } => {
                let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(reader).await?;
                format!("SQLite {version}")
            }
            Db::Postgres(pool) => {
                let version: String = sqlx::query_scalar("SHOW server_version").fetch_one(pool).await?;
                format!("PostgreSQL {version}")
            }
        })
    }

    /// Counts every committed change of public data, so that what was made from it can be known to be stale.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn revision(&self) -> Result<i64> {
        Ok(on_reader!(self, pool => sqlx::query_scalar(sql::revision::GET).fetch_one(pool).await)?)
    }

    /// Begins a write. On `SQLite` at once as a writer: an upgraded read fails whatever the timeout.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(Tx(match &self.0 {
            Db::Sqlite { writer, .. } => Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        }))
    }

    /// Waits for running work and closes every connection.
    pub async fn close(&self) {
        match &self.0 {
            Db::Sqlite { reader, writer } => {
                reader.close().await;
                writer.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }

    pub(crate) fn reader(&self) -> Reader<'_> {
        match &self.0 {
            Db::Sqlite { reader, .. } => Reader::Sqlite(reader),
            Db::Postgres(pool) => Reader::Postgres(pool),
        }
    }
}

impl Tx {
    /// Makes the change last and counts it.
    ///
    /// # Errors
    /// A database that refuses; then nothing was changed.
    pub async fn commit(mut self) -> Result<()> {
        on_tx!(self, conn => sqlx::query(sql::revision::BUMP).execute(conn).await.map(drop))?;
        match self.0 {
            Conn::Sqlite(tx) => tx.commit().await?,
            Conn::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
