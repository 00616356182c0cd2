//! Row-level security on `PostgreSQL`: a further wall behind the queries.
//!
//! The program acts as the role `diligence_web`, which owns no table. Its policies stand in `postgres/wall.sql`.

use crate::db::Who;
use crate::{Error, Result};
use sqlx::{Executor as _, PgConnection, PgPool, Postgres, Transaction};

/// A role that the program acts as, and the text of what it may.
pub(crate) struct Wall {
    role: &'static str,
    text: &'static str,
}

/// Around everything but answers.
pub(crate) const DESK: &Wall = &Wall { role: "diligence_web", text: include_str!("../postgres/wall.sql") };
/// Around answers.
pub(crate) const ANSWERS: &Wall =
    &Wall { role: "diligence_answers", text: include_str!("../postgres/answers.sql") };

/// Becomes the role, where it exists.
pub(crate) async fn become_role(
    connection: &mut PgConnection,
    wall: &Wall,
) -> std::result::Result<(), sqlx::Error> {
    let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1)")
        .bind(wall.role)
        .fetch_one(&mut *connection)
        .await?;
    if there {
        connection.execute(sqlx::AssertSqlSafe(format!("SET ROLE {}", wall.role))).await?;
    }
    Ok(())
}

/// Two programs that migrate at once would change the same policies.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7246121)";

/// Makes the role and its policies, or brings them up to date.
pub(crate) async fn build(connection: &mut PgConnection, wall: &Wall) -> Result<()> {
    // Roles belong to the whole server; two programs may make it at once.
    let make = format!(
        "DO $$ BEGIN CREATE ROLE {} NOLOGIN;
         EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$",
        wall.role
    );
    connection.execute(sqlx::AssertSqlSafe(make)).await.map_err(Error::Wall)?;
    let mut tx = sqlx::Connection::begin(connection).await?;
    tx.execute(LOCK).await?;
    tx.execute(sqlx::raw_sql(wall.text)).await.map_err(Error::Wall)?;
    tx.commit().await?;
    Ok(())
}

/// Makes the schemas of answers and of their keys.
pub(crate) async fn make_schemas(connection: &mut PgConnection) -> Result<()> {
    let mut tx = sqlx::Connection::begin(connection).await?;
    tx.execute(LOCK).await?;
    tx.execute("CREATE SCHEMA IF NOT EXISTS answers").await.map_err(Error::Wall)?;
    tx.execute("CREATE SCHEMA IF NOT EXISTS vault").await.map_err(Error::Wall)?;
    tx.commit().await?;
    Ok(())
}

/// Lets connections that were made before the role existed go.
pub(crate) async fn renew(pool: &PgPool, wall: &Wall) -> Result<()> {
    let mut held = Vec::new();
    while let Some(mut connection) = pool.try_acquire() {
        become_role(&mut connection, wall).await?;
        held.push(connection);
    }
    Ok(())
}

/// A transaction on somebody’s behalf.
pub(crate) async fn behalf(pool: &PgPool, who: Who) -> Result<Transaction<'static, Postgres>> {
    // In one go; neither holds what somebody typed.
    let begin = format!(
        "BEGIN; SET LOCAL diligence.reach = '{}'; SET LOCAL diligence.person = '{}'",
        who.reach(),
        who.person()
    );
    Ok(pool.begin_with(sqlx::AssertSqlSafe(begin)).await?)
}
