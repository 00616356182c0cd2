//! Throw-away databases and the way to real data, for tests only.
//!
//! Never linked into the product.

#![allow(clippy::expect_used, reason = "a test without its database must stop")]

pub mod sample;

use std::path::{Path, PathBuf};

/// Names the variable that holds a `PostgreSQL` address for tests.
pub const POSTGRES: &str = "DILIGENCE_TEST_POSTGRES";

/// A database that is gone when this is dropped.
#[derive(Debug)]
pub struct Scratch {
    /// Its address, as `Store::open` takes it.
    pub address: String,
    /// `sqlite` or `postgres`, for messages.
    pub engine: &'static str,
    _folder: Option<tempfile::TempDir>,
}

/// An empty `SQLite` database and, when [`POSTGRES`] holds an address, an empty `PostgreSQL` one.
///
/// # Panics
/// When a database cannot be made.
pub async fn databases() -> Vec<Scratch> {
    println!("database: sqlite");
    let mut all = vec![sqlite()];
    if let Ok(server) = std::env::var(POSTGRES) {
        println!("database: postgres");
        all.push(postgres(&server).await);
    }
    all
}

/// An empty `SQLite` database in a folder of its own.
///
/// # Panics
/// When the folder cannot be made.
pub fn sqlite() -> Scratch {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let address = format!("sqlite:{}", folder.path().join("test.sqlite").display());
    Scratch { address, engine: "sqlite", _folder: Some(folder) }
}

async fn postgres(server: &str) -> Scratch {
    use sqlx::{AssertSqlSafe, Connection as _};
    let name = format!("diligence_test_{}", uuid::Uuid::now_v7().simple());
    let mut connection = sqlx::PgConnection::connect(server).await.expect("a PostgreSQL server");
    // What tests left behind when they were killed goes first.
    let old: Vec<String> = sqlx::query_scalar(
        "SELECT datname FROM pg_database d WHERE datname LIKE 'diligence_test_%'
         AND (pg_stat_file('base/' || d.oid || '/PG_VERSION')).modification < now() - interval '1 hour'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap_or_default();
    for old in old {
        let drop = format!("DROP DATABASE IF EXISTS \"{old}\" WITH (FORCE)");
        let _ = sqlx::query(AssertSqlSafe(drop)).execute(&mut connection).await;
    }
    let create = format!("CREATE DATABASE \"{name}\"");
    sqlx::query(AssertSqlSafe(create)).execute(&mut connection).await.expect("a new database");
    let (base, _) = server.rsplit_once('/').expect("an address with a database name");
    Scratch { address: format!("{base}/{name}"), engine: "postgres", _folder: None }
}

impl Scratch {
    /// Everything that the database holds: every byte of its files, or every row of every table as a dump writes it.
    ///
    /// # Panics
    /// When it cannot be read.
    pub async fn dump(&self) -> Vec<u8> {
        match self.address.strip_prefix("sqlite:") {
            Some(file) => files(Path::new(file).parent().expect("a folder")),
            None => rows(&self.address).await,
        }
    }

    /// Puts many submitted answers of another round there at once, in no order: with a key and content that are given.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn add_answers(&self, many: usize, key: &[u8], content: &[u8]) {
        let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |text, it| text + &format!("{it:02x}"));
        let (bytes, id, series) = if self.engine == "sqlite" {
            let series = format!(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) SELECT {{}} FROM n"
            );
            (["X'", "'"], "lower(hex(randomblob(16)))", series)
        } else {
            let series = format!("SELECT {{}} FROM generate_series(1, {many})");
            (["decode('", "', 'hex')"], "md5(random()::text)", series)
        };
        // Handles of one round begin alike.
        let fresh = format!("'80000000-' || {id} AS handle, {id} AS rater, {id} AS receipt");
        let fresh = series.replace("{}", &fresh);
        let (key, content) = (bytes.join(&hex(key)), bytes.join(&hex(content)));
        let sql = format!(
            "CREATE TEMP TABLE fresh AS {fresh};
             BEGIN;
             INSERT INTO vault.data_key (handle, wrapped) SELECT handle, {key} FROM fresh;
             INSERT INTO answer_set (handle, round_id, jurisdiction, class, rater, version, draft, submissions, day)
             SELECT handle, 'another', 'XAA', 'civil-society', rater, 1, {content}, 1, '2026-01-01' FROM fresh;
             INSERT INTO submission (handle, number, receipt, day, closed, record)
             SELECT handle, 1, receipt, '2026-01-01', '{{}}', {content} FROM fresh;
             COMMIT"
        );
        self.among_answers(&sql).await;
    }

    /// Runs a text of statements among answers, as whoever owns them.
    async fn among_answers(&self, sql: &str) {
        use sqlx::{AssertSqlSafe, Connection as _, Executor as _};
        let sql = AssertSqlSafe(sql);
        let Some(file) = self.address.strip_prefix("sqlite:") else {
            let mut connection = sqlx::PgConnection::connect(&self.address).await.expect("the database");
            connection.execute("SET search_path TO answers").await.expect("the schema");
            connection.execute(sqlx::raw_sql(sql)).await.expect("statements that run");
            return;
        };
        let stem = file.strip_suffix(".sqlite").expect("its name");
        let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite:{stem}-answers.sqlite"))
            .await
            .expect("the file");
        let with = format!(
            "ATTACH '{stem}-keys.sqlite' AS vault; PRAGMA main.cache_size = -6000000; PRAGMA vault.cache_size = -2000000"
        );
        connection.execute(sqlx::raw_sql(AssertSqlSafe(with))).await.expect("the keys");
        connection.execute(sqlx::raw_sql(sql)).await.expect("statements that run");
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("the journals are carried over");
        connection.close().await.expect("what was written is kept");
    }
}

fn files(folder: &Path) -> Vec<u8> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.flat_map(|it| std::fs::read(it.expect("an entry").path()).expect("a file")).collect()
}

async fn rows(address: &str) -> Vec<u8> {
    use sqlx::{AssertSqlSafe, Connection as _};
    let mut connection = sqlx::PgConnection::connect(address).await.expect("the database");
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    )
    .fetch_all(&mut connection)
    .await
    .expect("the tables");
    let mut all = Vec::new();
    for table in tables {
        let every = format!("SELECT row::text FROM {table} AS row");
        let rows: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(every)).fetch_all(&mut connection).await.expect("its rows");
        all.extend(rows.join("\n").into_bytes());
    }
    all
}

/// A file of the real public data, or `None` with a printed line where it is not at hand.
pub fn shared_data(name: &str) -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("DILIGENCE_SHARED").map_or(own, PathBuf::from);
    let file = folder.join("data").join(name);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: shared data not present ({name})");
    None
}
