//! The side on which answers lie: a database of its own, which knows nobody.
//!
//! On `SQLite` it is two files beside the other one, `…-answers` and `…-keys`; on `PostgreSQL` the schemas `answers`
//! and `vault`, which a role of their own alone may touch. No transaction spans this side and the other.

mod act;
mod coding;
mod export;
mod file;
mod group;
mod key;
mod outbox;
mod result;
mod set;
mod settle;
mod sql;
mod whole;

pub use act::{Act, Done};
pub use coding::{Code, Coded, Coding};
pub use export::Counting;
pub use outbox::Told;
pub use result::Answered;
pub use set::{AnswerSet, NewSet, Submission, Submitted};
pub use sql::ALL as STATEMENTS;
pub use whole::{ComesWhole, Whole};

use crate::db::{Conn, Db, Reader};
use crate::{Engine, Error, Result, wall};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _};
use std::path::PathBuf;
use std::pin::Pin;
use std::str::FromStr as _;
use std::time::Duration;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("answers/migrations");

/// What is deleted is overwritten, in both files. What is written waits in the journals until somebody carries it over
/// (`settle`), at the latest when they have 256 MB.
const ATTACHED: &str = "PRAGMA vault.journal_mode = WAL; PRAGMA vault.synchronous = FULL; \
    PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 64000; PRAGMA temp_store = MEMORY; \
    PRAGMA main.cache_size = -32000; PRAGMA vault.cache_size = -8000";

/// The migrations as `SQLite` runs them: its tables number their rows in the order in which they came, unless they are
/// told not to, and that order would lead from who came when to what was answered.
fn without_row_numbers() -> sqlx::migrate::Migrator {
    use sqlx::SqlSafeStr as _;
    let told = |it: &sqlx::migrate::Migration| {
        let sql = it.sql.as_str().replace("\n);", "\n) WITHOUT ROWID;");
        let sql = sqlx::AssertSqlSafe(sql).into_sql_str();
        sqlx::migrate::Migration { sql, ..it.clone() }
    };
    sqlx::migrate::Migrator {
        migrations: MIGRATIONS.iter().map(told).collect::<Vec<_>>().into(),
        ..sqlx::migrate::Migrator::DEFAULT
    }
}

/// The keys lie in a file of their own, which a backup may have left out: then nothing opens, and what is there can
/// still be deleted.
const KEYS: &str = "CREATE TABLE IF NOT EXISTS vault.data_key \
    (handle TEXT NOT NULL PRIMARY KEY, wrapped BYTEA NOT NULL) WITHOUT ROWID";

/// The database of answers, either engine.
#[derive(Debug, Clone)]
pub struct AnswerStore {
    db: Db,
    /// Where there is one writer alone.
    group: Option<group::Group>,
}

/// A transaction among answers. Dropped without being committed, it leaves no trace.
#[derive(Debug)]
pub struct AnswerTx {
    pub(crate) conn: Conn,
}

impl AnswerTx {
    async fn commit(self) -> Result<()> {
        match self.conn {
            Conn::Sqlite(tx) => tx.commit().await?,
            Conn::Postgres(tx) => tx.commit().await?,
            Conn::Alone(_) => {}
        }
        Ok(())
    }
}

/// What a write does, in a transaction.
pub type Write<'t, T, E> = Pin<Box<dyn Future<Output = std::result::Result<T, E>> + Send + 't>>;

/// The files of answers and of keys that belong to a database file.
fn files(file: &str) -> (String, PathBuf) {
    let stem = file.strip_suffix(".sqlite").unwrap_or(file);
    (format!("sqlite:{stem}-answers.sqlite"), PathBuf::from(format!("{stem}-keys.sqlite")))
}

impl AnswerStore {
    /// Opens the answers that belong to a database at `address`, without touching the schema.
    ///
    /// # Errors
    /// A bad address, a database that cannot be reached.
    pub async fn open(address: &str) -> Result<Self> {
        if let Some(file) = address.strip_prefix("sqlite:") {
            return Self::sqlite(file).await;
        }
        let options = PgConnectOptions::from_str(address)
            .map_err(|_| Error::Address(address.to_owned()))?
            // Whatever the planner believes of tables that grow by the thousand: all of ours is found by an index.
            .options([
                ("jit", "off"),
                ("search_path", "answers"),
                ("enable_bitmapscan", "off"),
                ("enable_hashjoin", "off"),
                ("enable_mergejoin", "off"),
            ])
            .disable_statement_logging();
        let owner = Box::new(options);
        let pool = PgPoolOptions::new()
            .max_connections(8)
            .test_before_acquire(false)
            .before_acquire(crate::db::still_there)
            .acquire_timeout(Duration::from_secs(5))
            .after_connect(|connection, _| Box::pin(wall::become_role(connection, wall::ANSWERS)))
            .connect_with(PgConnectOptions::clone(&owner))
            .await
            .map_err(Error::Open)?;
        Ok(Self { db: Db::Postgres { pool, owner }, group: None })
    }

    async fn sqlite(file: &str) -> Result<Self> {
        let (answers, keys) = files(file);
        let options = crate::db::sqlite_options(&answers)?;
        let pool = |most: u32, writes: bool| {
            let keys = keys.clone();
            SqlitePoolOptions::new().max_connections(most).test_before_acquire(false).after_connect(
                move |connection, _| {
                    let keys = keys.clone();
                    Box::pin(async move {
                        sqlx::query("ATTACH DATABASE $1 AS vault")
                            .bind(keys.display().to_string())
                            .execute(&mut *connection)
                            .await?;
                        if writes {
                            connection.execute(sqlx::raw_sql(ATTACHED)).await?;
                        }
                        Ok(())
                    })
                },
            )
        };
        let writer = pool(1, true).connect_with(options.clone()).await.map_err(Error::Open)?;
        let settler = pool(1, true).connect_lazy_with(options.clone());
        let journals = [answers.trim_start_matches("sqlite:"), &keys.display().to_string()]
            .map(|it| format!("{it}-wal").into());
        let reader = pool(4, false)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await
            .map_err(Error::Open)?;
        let group = group::Group::new(writer.clone(), settle::Settle::new(settler, journals))
            .map_err(|error| Error::Open(error.into()))?;
        Ok(Self { db: Db::Sqlite { reader, writer }, group: Some(group) })
    }

    /// Brings the schema up to date; safe to kill at any step and to run at once from many places.
    ///
    /// # Errors
    /// A schema that a newer program made, or a database that refuses.
    pub async fn migrate(&self) -> Result<()> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                without_row_numbers().run(writer).await.map_err(Error::Migrate)?;
                sqlx::query(KEYS).execute(writer).await?;
                Ok(())
            }
            Db::Postgres { pool, owner } => {
                let mut connection = owner.connect().await.map_err(Error::Open)?;
                wall::make_schemas(&mut connection).await?;
                MIGRATIONS.run(&mut connection).await.map_err(Error::Migrate)?;
                wall::build(&mut connection, wall::ANSWERS).await?;
                connection.close().await?;
                wall::renew(pool, wall::ANSWERS).await
            }
        }
    }

    /// Whether every migration that this program knows has been applied.
    ///
    /// # Errors
    /// [`Error::Behind`] when not.
    pub async fn check(&self) -> Result<()> {
        let want = MIGRATIONS.iter().count();
        let have = self.db.migrations().await;
        if have < want {
            return Err(Error::Behind { have, want });
        }
        if let Db::Sqlite { writer, .. } = &self.db {
            sqlx::query(KEYS).execute(writer).await?;
        }
        Ok(())
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.db.engine()
    }

    /// Begins to read: everything as it stood at one moment, and nothing to commit.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn look(&self) -> Result<AnswerTx> {
        let conn = match self.db.reader() {
            Reader::Sqlite(pool) => Conn::Sqlite(pool.begin().await?),
            Reader::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        Ok(AnswerTx { conn })
    }

    /// Writes, all of it or, where `write` fails, nothing. What it gives back is durable. On `SQLite` those who write
    /// at once share a commit, so that `write` must do nothing but ask the database.
    ///
    /// # Errors
    /// Those of `write`, and a database that refuses.
    pub async fn write<T, E, F>(&self, write: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut AnswerTx) -> Write<'t, T, E> + Send + 'static,
    {
        if let Some(group) = &self.group {
            return group.write(None, false, write).await;
        }
        let conn = match &self.db {
            Db::Sqlite { writer, .. } => Conn::Sqlite(writer.begin().await.map_err(Error::from)?),
            Db::Postgres { pool, .. } => Conn::Postgres(pool.begin().await.map_err(Error::from)?),
        };
        let mut tx = AnswerTx { conn };
        let done = write(&mut tx).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// The same for one statement alone that nothing but a broken database refuses. It needs no transaction of its own on
    /// `PostgreSQL`, and no savepoint on `SQLite`, where it may be a text of several.
    ///
    /// # Errors
    /// As [`AnswerStore::write`].
    pub async fn write_alone<T, E, F>(&self, write: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut AnswerTx) -> Write<'t, T, E> + Send + 'static,
    {
        match self.group_or_alone().await? {
            Ok(group) => group.write(None, true, write).await,
            Err(mut tx) => write(&mut tx).await,
        }
    }

    /// Keeps an answer that comes whole, and its key; `false` where the answer set was begun, has another key or was
    /// taken back, or where the receipt was given: then nothing of it is kept, but perhaps a key that seals nothing.
    ///
    /// No answer is ever without its key: on `SQLite`, where they lie in two files, the key is durable before, on
    /// `PostgreSQL` both are one statement.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_whole(&self, it: impl ComesWhole) -> Result<bool> {
        match self.group_or_alone().await? {
            Ok(group) => {
                let Whole { set, key, .. } = it.whole();
                let key = group::Key { handle: set.handle.to_owned(), wrapped: key.to_vec() };
                group
                    .write(Some(key), true, move |tx| {
                        Box::pin(async move { tx.add_whole(&it.whole()).await })
                    })
                    .await
            }
            Err(mut tx) => tx.add_whole(&it.whole()).await,
        }
    }

    /// The one writer, or a connection on which each statement is a transaction.
    async fn group_or_alone(&self) -> Result<std::result::Result<&group::Group, AnswerTx>> {
        match (&self.db, &self.group) {
            (Db::Postgres { pool, .. }, _) => Ok(Err(AnswerTx { conn: Conn::Alone(pool.acquire().await?) })),
            (Db::Sqlite { .. }, Some(group)) => Ok(Ok(group)),
            // Nobody opens one without the other.
            (Db::Sqlite { .. }, None) => Err(Error::Stopped),
        }
    }

    /// Removes what was deleted from the journals of the files too. `PostgreSQL` does so when it vacuums.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn scrub(&self) -> Result<()> {
        self.db.scrub().await
    }

    /// Waits for running work and closes every connection.
    pub async fn close(&self) {
        self.db.close().await;
    }
}
