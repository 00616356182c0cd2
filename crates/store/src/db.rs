//! Opening, migrating, reading and writing: the one place that knows which engine it is.

use crate::{Error, Result, sql, wall};
use diligence_domain::PersonId;
use sqlx::pool::{PoolConnection, PoolConnectionMetadata};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::pin::Pin;
use std::str::FromStr as _;
use std::time::Duration;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// A database, either engine.
#[derive(Debug, Clone)]
pub struct Store(pub(crate) Db);

#[derive(Debug, Clone)]
pub(crate) enum Db {
    Sqlite { reader: SqlitePool, writer: SqlitePool },
    Postgres { pool: PgPool, owner: Box<PgConnectOptions> },
}

/// On whose behalf the database is asked. Queries about partners and people take it as parameters, and on
/// `PostgreSQL` the rows that it does not reach are not there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// How far it reaches.
    pub reach: Reach,
    /// Whose rows are her own.
    pub person: Option<PersonId>,
}

/// How far somebody reaches in the database. It is the coarse wall; `domain::access` decides within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// What everybody may see.
    Public,
    /// What the desk shows, and what belongs to one’s own partners.
    Desk,
    /// Everything: signing in, the command line, background work.
    System,
}

impl Who {
    /// The program itself.
    pub const SYSTEM: Self = Self { reach: Reach::System, person: None };
    /// Somebody who did not sign in.
    pub const PUBLIC: Self = Self { reach: Reach::Public, person: None };

    pub(crate) fn reach(self) -> &'static str {
        match self.reach {
            Reach::Public => "public",
            Reach::Desk => "desk",
            Reach::System => "system",
        }
    }

    pub(crate) fn person(self) -> String {
        self.person.map(|it| it.to_string()).unwrap_or_default()
    }
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
pub struct Tx {
    pub(crate) conn: Conn,
    pub(crate) who: Who,
}

#[derive(Debug)]
pub(crate) enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
    /// No transaction: each statement is one.
    Alone(PoolConnection<Postgres>),
}

impl Conn {
    /// A statement that each engine says in its own way.
    pub(crate) fn either(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self {
            Self::Sqlite(_) => sqlite,
            Self::Postgres(_) | Self::Alone(_) => postgres,
        }
    }
}

/// Runs the same expression on whichever connection it is.
macro_rules! on_tx {
    ($tx:expr, $conn:ident => $run:expr) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(tx) => {
                let $conn = &mut **tx;
                $run
            }
            $crate::db::Conn::Postgres(tx) => {
                let $conn = &mut **tx;
                $run
            }
            $crate::db::Conn::Alone(connection) => {
                let $conn = &mut **connection;
                $run
            }
        }
    };
}
pub(crate) use on_tx;

/// Runs a statement in a transaction; how many rows it changed.
macro_rules! run {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, conn => {
            sqlx::query($sql)$(.bind($value))*.execute(conn).await.map(|it| it.rows_affected())
        })?
    };
}
pub(crate) use run;

/// All rows of a statement in a transaction.
macro_rules! rows {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, conn => sqlx::query_as($sql)$(.bind($value))*.fetch_all(conn).await)?
    };
}
pub(crate) use rows;

/// The one row of a statement in a transaction, if there is one.
macro_rules! row {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::db::on_tx!($tx, conn => sqlx::query_as($sql)$(.bind($value))*.fetch_optional(conn).await)?
    };
}
pub(crate) use row;

/// The one number of a statement in a transaction.
macro_rules! number {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {{
        let number: i64 =
            $crate::db::on_tx!($tx, conn => sqlx::query_scalar($sql)$(.bind($value))*.fetch_one(conn).await)?;
        number
    }};
}
pub(crate) use number;

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

/// How an embedded database is opened.
pub(crate) fn sqlite_options(address: &str) -> Result<SqliteConnectOptions> {
    Ok(SqliteConnectOptions::from_str(address)
        .map_err(|_| Error::Address(address.to_owned()))?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .disable_statement_logging())
}

impl Db {
    pub(crate) async fn scrub(&self) -> Result<()> {
        if let Self::Sqlite { writer, .. } = self {
            // Of every file. Whoever reads meanwhile holds it up, for a moment.
            for _ in 0..20 {
                let (busy,): (i64,) =
                    sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(writer).await?;
                if busy == 0 {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            tracing::warn!("what was deleted may be in the journal of the database until it is written anew");
        }
        Ok(())
    }

    pub(crate) fn engine(&self) -> Engine {
        match self {
            Self::Sqlite { .. } => Engine::Sqlite,
            Self::Postgres { .. } => Engine::Postgres,
        }
    }

    pub(crate) fn reader(&self) -> Reader<'_> {
        match self {
            Self::Sqlite { reader, .. } => Reader::Sqlite(reader),
            Self::Postgres { pool, .. } => Reader::Postgres(pool),
        }
    }

    /// How many migrations were applied.
    pub(crate) async fn migrations(&self) -> usize {
        let count = "SELECT COUNT(*) FROM _sqlx_migrations WHERE success";
        let have: i64 = match self {
            Self::Sqlite { reader, .. } => sqlx::query_scalar(count).fetch_one(reader).await,
            Self::Postgres { pool, .. } => sqlx::query_scalar(count).fetch_one(pool).await,
        }
        .unwrap_or(0); // no such table: nothing was ever applied
        usize::try_from(have).unwrap_or(0)
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { reader, writer } => {
                reader.close().await;
                writer.close().await;
            }
            Self::Postgres { pool, .. } => pool.close().await,
        }
    }
}

/// Whether a connection that nobody used for a while is still one: asking before each use would cost as much as what
/// is asked then.
#[allow(clippy::needless_pass_by_value, reason = "the pool passes it so")]
pub(crate) fn still_there(
    connection: &mut PgConnection,
    meta: PoolConnectionMetadata,
) -> Pin<Box<dyn Future<Output = std::result::Result<bool, sqlx::Error>> + Send + '_>> {
    Box::pin(async move {
        if meta.idle_for > Duration::from_secs(1) {
            connection.ping().await?;
        }
        Ok(true)
    })
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
            // Compiling a statement by machine pays for long ones alone; ours are short, and it took forty times
            // as long as running them.
            let options = PgConnectOptions::from_str(address)
                .map_err(Error::Open)?
                .options([("jit", "off")])
                .disable_statement_logging();
            let owner = Box::new(options);
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .test_before_acquire(false)
                .before_acquire(still_there)
                .acquire_timeout(Duration::from_secs(5))
                .after_connect(|connection, _| Box::pin(wall::become_role(connection, wall::DESK)))
                .connect_with(PgConnectOptions::clone(&owner))
                .await
                .map_err(Error::Open)?;
            return Ok(Self(Db::Postgres { pool, owner }));
        }
        Err(Error::Address(address.to_owned()))
    }

    async fn sqlite(address: &str) -> Result<Self> {
        let options = sqlite_options(address)?;
        // One writer: SQLite has one anyway, and waiting in the pool is fair where waiting on its lock is not.
        let writer = SqlitePoolOptions::new()
            // A file does not hang up.
            .test_before_acquire(false)
            .max_connections(1)
            // What leads to people is overwritten when it goes.
            .connect_with(options.clone().pragma("secure_delete", "ON"))
            .await
            .map_err(Error::Open)?;
        let version: String =
            sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&writer).await.map_err(Error::Open)?;
        let number = |part: &str| part.parse::<u32>().unwrap_or(0);
        if version.split('.').map(number).collect::<Vec<_>>() < vec![3, 51, 3] {
            return Err(Error::OldSqlite(version));
        }
        let reader = SqlitePoolOptions::new()
            // A file does not hang up.
            .test_before_acquire(false)
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
            Db::Postgres { pool, owner } => {
                // Tables belong to whoever migrates; whoever serves stands behind the wall.
                let mut connection = owner.connect().await.map_err(Error::Open)?;
                let migrated = MIGRATIONS.run(&mut connection).await;
                if migrated.is_ok() {
                    wall::build(&mut connection, wall::DESK).await?;
                    wall::renew(pool, wall::DESK).await?;
                }
                migrated
            }
        }
        .map_err(Error::Migrate)
    }

    /// Whether every migration that this program knows has been applied.
    ///
    /// # Errors
    /// [`Error::Behind`] when not.
    pub async fn check(&self) -> Result<()> {
        let (have, want) = (self.0.migrations().await, MIGRATIONS.iter().count());
        if have < want { Err(Error::Behind { have, want }) } else { Ok(()) }
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.0.engine()
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
            Db::Postgres { pool, .. } => {
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
        self.begin_as(Who::PUBLIC).await
    }

    /// Begins a write on somebody’s behalf.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn begin_as(&self, who: Who) -> Result<Tx> {
        let conn = match &self.0 {
            Db::Sqlite { writer, .. } => Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres { pool, .. } => Conn::Postgres(wall::behalf(pool, who).await?),
        };
        Ok(Tx { conn, who })
    }

    /// Begins to read on somebody’s behalf: everything as it stood at one moment, and nothing to commit.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn look(&self, who: Who) -> Result<Tx> {
        let conn = match &self.0 {
            Db::Sqlite { reader, .. } => Conn::Sqlite(reader.begin().await?),
            Db::Postgres { pool, .. } => Conn::Postgres(wall::behalf(pool, who).await?),
        };
        Ok(Tx { conn, who })
    }

    /// Removes what was deleted or overwritten from the journal of the file too. `PostgreSQL` does so when it vacuums.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn scrub(&self) -> Result<()> {
        self.0.scrub().await
    }

    /// Waits for running work and closes every connection.
    pub async fn close(&self) {
        self.0.close().await;
    }

    pub(crate) fn reader(&self) -> Reader<'_> {
        self.0.reader()
    }
}

impl Tx {
    /// Makes a change of public data last and counts it, so that pages made before are known to be stale.
    ///
    /// # Errors
    /// A database that refuses; then nothing was changed.
    pub async fn commit(mut self) -> Result<()> {
        on_tx!(self, conn => sqlx::query(sql::revision::BUMP).execute(conn).await.map(drop))?;
        self.commit_unseen().await
    }

    /// Makes a change last that shows on no public page.
    ///
    /// # Errors
    /// A database that refuses; then nothing was changed.
    pub async fn commit_unseen(self) -> Result<()> {
        match self.conn {
            Conn::Sqlite(tx) => tx.commit().await?,
            Conn::Postgres(tx) => tx.commit().await?,
            Conn::Alone(_) => {}
        }
        Ok(())
    }
}
