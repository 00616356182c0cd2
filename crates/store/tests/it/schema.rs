//! Every statement prepares on a freshly migrated database of each engine, and both schemas are one.

use diligence_store::{Engine, Store, sql};
use diligence_testkit::databases;
use sqlx::{Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection};
use std::collections::BTreeSet;

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    for scratch in databases().await {
        let store = Store::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        for (name, text) in sql::ALL {
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

#[test]
fn every_sql_file_is_registered() {
    let mut files = BTreeSet::new();
    for folder in std::fs::read_dir("sql").unwrap() {
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
    let registered: BTreeSet<String> = sql::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(files, registered);
}

/// Table, column, kind, nullable, part of the primary key.
type Column = (String, String, String, bool, bool);

#[tokio::test]
async fn both_engines_have_one_schema() {
    let mut schemas: Vec<BTreeSet<Column>> = Vec::new();
    for scratch in databases().await {
        let store = Store::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        let columns: Vec<Column> = match store.engine() {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&scratch.address).await.unwrap();
                sqlx::query_as(
                    "SELECT m.name, p.name, lower(p.type), p.\"notnull\" = 0, p.pk > 0
                     FROM sqlite_master m JOIN pragma_table_info(m.name) p
                     WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
                )
                .fetch_all(&mut connection)
                .await
                .unwrap()
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&scratch.address).await.unwrap();
                sqlx::query_as(
                    "SELECT c.table_name::text, c.column_name::text, c.data_type::text, c.is_nullable = 'YES',
                            EXISTS (SELECT 1 FROM information_schema.key_column_usage k
                                    JOIN information_schema.table_constraints t USING (constraint_name, table_name)
                                    WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name
                                    AND k.column_name = c.column_name)
                     FROM information_schema.columns c
                     WHERE c.table_schema = 'public' AND c.table_name NOT LIKE '\\_sqlx%'",
                )
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
