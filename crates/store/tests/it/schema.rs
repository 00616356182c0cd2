//! Every statement prepares on a freshly migrated database of each engine, and both schemas are one.

use diligence_store::{AnswerStore, Engine, Store, answers, sql};
use diligence_testkit::{databases, sqlite};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{
    ConnectOptions as _, Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection,
};
use std::collections::BTreeSet;
use std::str::FromStr as _;

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    for scratch in databases().await {
        let store = Store::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        for (name, text) in sql::ALL {
            if name.contains('.') && !name.ends_with(scratch.engine) {
                continue;
            }
            let text = (*text).into_sql_str();
            let prepared = match store.engine() {
                Engine::Sqlite => {
                    let mut connection = SqliteConnection::connect(&scratch.address).await.unwrap();
                    connection.prepare(text).await.map(drop)
                }
                Engine::Postgres => {
                    let mut connection = PgConnection::connect(&scratch.address).await.unwrap();
                    connection.prepare(text).await.map(drop)
                }
            };
            assert!(prepared.is_ok(), "{name} on {}: {prepared:?}", scratch.engine);
        }
    }
}

/// A connection to the side of answers of a freshly migrated database.
async fn answers_of(address: &str) -> (AnswerStore, SqliteConnection) {
    let store = AnswerStore::open(address).await.unwrap();
    store.migrate().await.unwrap();
    let file = address.strip_suffix(".sqlite").unwrap();
    let mut connection = SqliteConnection::connect(&format!("{file}-answers.sqlite")).await.unwrap();
    let keys = format!("{}-keys.sqlite", file.strip_prefix("sqlite:").unwrap());
    sqlx::query("ATTACH DATABASE $1 AS vault").bind(keys).execute(&mut connection).await.unwrap();
    (store, connection)
}

#[tokio::test]
async fn every_statement_about_answers_prepares_on_both_engines() {
    for scratch in databases().await {
        for (name, text) in answers::STATEMENTS {
            // Some are written for one engine alone.
            if name.contains('.') && !name.ends_with(scratch.engine) {
                continue;
            }
            let text = (*text).into_sql_str();
            let prepared = if scratch.engine == "sqlite" {
                answers_of(&scratch.address).await.1.prepare(text).await.map(drop)
            } else {
                let store = AnswerStore::open(&scratch.address).await.unwrap();
                store.migrate().await.unwrap();
                let mut connection = PgConnection::connect(&scratch.address).await.unwrap();
                connection.execute("SET search_path TO answers").await.unwrap();
                connection.prepare(text).await.map(drop)
            };
            assert!(prepared.is_ok(), "{name} on {}: {prepared:?}", scratch.engine);
        }
    }
}

#[tokio::test]
async fn a_round_is_read_without_the_answers_of_others() {
    let scratch = sqlite();
    let (_, mut connection) = answers_of(&scratch.address).await;
    for of_round in ["answer_set/of_round", "export/count", "export/page", "submission/answered"] {
        let (_, text) = answers::STATEMENTS.iter().find(|it| it.0 == of_round).unwrap();
        let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", (*text).into_sql_str().as_str()));
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(explain).fetch_all(&mut connection).await.unwrap();
        let first = &plan[0].3;
        assert!(first.contains("answer_set_in_round (round_id=?"), "{of_round}: {first}");
    }
}

#[test]
fn every_sql_file_is_registered() {
    assert_eq!(files("sql"), names(sql::ALL));
    assert_eq!(files("answers/sql"), names(answers::STATEMENTS));
}

fn names(all: &[(&str, &str)]) -> BTreeSet<String> {
    all.iter().map(|(name, _)| (*name).to_owned()).collect()
}

fn files(root: &str) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap();
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let file = file.unwrap().file_name().into_string().unwrap();
            files.insert(format!(
                "{}/{}",
                folder.file_name().to_str().unwrap(),
                file.trim_end_matches(".sql")
            ));
        }
    }
    files
}

/// Table, column, kind, nullable, part of the primary key.
type Column = (String, String, String, bool, bool);

const SQLITE: &str = "SELECT m.name, p.name, lower(p.type), p.\"notnull\" = 0, p.pk > 0
    FROM sqlite_master m JOIN pragma_table_info(m.name) p
    WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'";
const VAULT: &str = "SELECT m.name, p.name, lower(p.type), p.\"notnull\" = 0, p.pk > 0
    FROM vault.sqlite_master m JOIN pragma_table_info(m.name, 'vault') p WHERE m.type = 'table'";
const POSTGRES: &str =
    "SELECT c.table_name::text, c.column_name::text, c.data_type::text, c.is_nullable = 'YES',
           EXISTS (SELECT 1 FROM information_schema.key_column_usage k
                   JOIN information_schema.table_constraints t USING (constraint_name, table_name)
                   WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name
                   AND k.column_name = c.column_name)
    FROM information_schema.columns c
    WHERE c.table_schema = ANY($1) AND c.table_name NOT LIKE '\\_sqlx%'";

#[tokio::test]
async fn both_engines_have_one_schema_of_answers() {
    let mut schemas: Vec<BTreeSet<Column>> = Vec::new();
    for scratch in databases().await {
        let columns: Vec<Column> = if scratch.engine == "sqlite" {
            let (_store, mut connection) = answers_of(&scratch.address).await;
            let mut all: Vec<Column> = sqlx::query_as(SQLITE).fetch_all(&mut connection).await.unwrap();
            all.extend(sqlx::query_as::<_, Column>(VAULT).fetch_all(&mut connection).await.unwrap());
            all
        } else {
            AnswerStore::open(&scratch.address).await.unwrap().migrate().await.unwrap();
            let mut connection = PgConnection::connect(&scratch.address).await.unwrap();
            let schemas = vec!["answers".to_owned(), "vault".to_owned()];
            sqlx::query_as(POSTGRES).bind(schemas).fetch_all(&mut connection).await.unwrap()
        };
        assert!(columns.len() > 25, "{} columns on {}", columns.len(), scratch.engine);
        // Nothing on this side tells when, but for the day.
        assert!(columns.iter().all(|it| !it.1.ends_with("_ms") && !it.1.ends_with("_at")), "{columns:?}");
        schemas.push(columns.into_iter().collect());
    }
    if let [sqlite, postgres] = &schemas[..] {
        assert_eq!(sqlite, postgres);
    }
}

#[tokio::test]
async fn both_engines_have_one_schema() {
    let mut schemas: Vec<BTreeSet<Column>> = Vec::new();
    for scratch in databases().await {
        let store = Store::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        let columns: Vec<Column> = match store.engine() {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&scratch.address).await.unwrap();
                sqlx::query_as(SQLITE).fetch_all(&mut connection).await.unwrap()
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&scratch.address).await.unwrap();
                sqlx::query_as(POSTGRES)
                    .bind(vec!["public".to_owned()])
                    .fetch_all(&mut connection)
                    .await
                    .unwrap()
            }
        };
        assert!(columns.len() > 40, "{} columns on {}", columns.len(), scratch.engine);
        schemas.push(columns.into_iter().collect());
    }
    if let [sqlite, postgres] = &schemas[..] {
        assert_eq!(sqlite, postgres);
    }
}

/// Row numbers would tell who came before whom.
#[tokio::test]
async fn answers_are_not_numbered() {
    let scratch = diligence_testkit::sqlite();
    let (_store, mut connection) = answers_of(&scratch.address).await;
    for table in
        ["answer_set", "submission", "consent", "file", "outbox", "act", "code", "coding", "vault.data_key"]
    {
        let count = format!("SELECT COUNT(*) FROM {table}");
        assert!(
            connection.prepare(sqlx::AssertSqlSafe(count).into_sql_str()).await.is_ok(),
            "{table} is not there"
        );
        let numbered = format!("SELECT rowid FROM {table}");
        let prepared = connection.prepare(sqlx::AssertSqlSafe(numbered).into_sql_str()).await;
        assert!(prepared.is_err(), "{table} numbers its rows");
    }
}

/// What an earlier program kept is there after the tables were laid out anew.
#[tokio::test]
async fn what_was_submitted_outlives_a_new_layout() {
    for scratch in databases().await {
        let earlier = tempfile::tempdir().unwrap();
        for it in std::fs::read_dir("answers/migrations").unwrap().map(Result::unwrap) {
            if *it.file_name() < *std::ffi::OsStr::new("0006") {
                std::fs::copy(it.path(), earlier.path().join(it.file_name())).unwrap();
            }
        }
        let migrator = sqlx::migrate::Migrator::new(earlier.path()).await.unwrap();
        let rows = "INSERT INTO answer_set VALUES ('h', 'r', 'XAA', 'media', 'x', 1, '', 2, '2026-11-24');
            INSERT INTO submission VALUES ('b', 'h', 1, 'k', 'aaaa', '2026-11-23', '{}', ''),
                ('a', 'h', 2, 'l', 'bbbb', '2026-11-24', '{\"q\":\"1\"}', '');
            INSERT INTO act VALUES ('1', '2026-11-23', 'submitted', 'h', 'd'), ('2', '2026-11-24', 'corrected', 'h', NULL)";
        if scratch.engine == "sqlite" {
            let file = scratch.address.strip_suffix(".sqlite").unwrap();
            let options = SqliteConnectOptions::from_str(&format!("{file}-answers.sqlite")).unwrap();
            let mut connection = options.create_if_missing(true).connect().await.unwrap();
            let keys = format!("{}-keys.sqlite", file.strip_prefix("sqlite:").unwrap());
            sqlx::query("ATTACH DATABASE $1 AS vault").bind(keys).execute(&mut connection).await.unwrap();
            migrator.run(&mut connection).await.unwrap();
            connection.execute(sqlx::raw_sql(rows)).await.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = PgConnection::connect(&scratch.address).await.unwrap();
            let schemas = "CREATE SCHEMA answers; CREATE SCHEMA vault; SET search_path TO answers";
            connection.execute(sqlx::raw_sql(schemas)).await.unwrap();
            migrator.run(&mut connection).await.unwrap();
            connection.execute(sqlx::raw_sql(rows)).await.unwrap();
        }
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        let mut tx = store.look().await.unwrap();
        let last = tx.answered_after("r", "", 9).await.unwrap().pop().unwrap();
        assert_eq!((last.number, last.closed.as_str()), (2, "{\"q\":\"1\"}"));
        assert_eq!(tx.receipt("aaaa").await.unwrap(), Some((1, "2026-11-23".to_owned())));
        assert_eq!(tx.submissions("h").await.unwrap().len(), 2);
        assert_eq!(tx.acts_of("2026-11-23").await.unwrap()[0].digest.as_deref(), Some("d"));
        assert_eq!(tx.open_days("9999").await.unwrap(), ["2026-11-24"]);
    }
}

/// A backup that left the keys out: what is there can still be deleted, and the program starts.
#[tokio::test]
async fn a_file_of_keys_that_is_gone_comes_back_empty() {
    let scratch = diligence_testkit::sqlite();
    let store = AnswerStore::open(&scratch.address).await.unwrap();
    store.migrate().await.unwrap();
    store.close().await;
    let file = scratch.address.strip_prefix("sqlite:").unwrap().replace(".sqlite", "-keys.sqlite");
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{file}{end}"));
    }
    let store = AnswerStore::open(&scratch.address).await.unwrap();
    store.check().await.unwrap();
    store
        .write(|tx| Box::pin(async move { tx.destroy_data_key("x").await }))
        .await
        .unwrap_or_else(|error: diligence_store::Error| panic!("{error}"));
}
