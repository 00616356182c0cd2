//! Row-level security on `PostgreSQL`: a further wall behind the queries.
//!
//! The program acts as the role `diligence_web`, which owns no table. Its policies stand in `postgres/wall.sql`.

use crate::db::Who;
use crate::{Error, Result};
use sqlx::{Executor as _, PgConnection, PgPool, Postgres, Transaction};

const WALL: &str = include_str!("../postgres/wall.sql");
/// Roles belong to the whole server; two programs may make it at once.
const ROLE: &str = "DO $$ BEGIN CREATE ROLE diligence_web NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$";

/// Becomes the role, where it exists.
pub(crate) async fn stand_behind(connection: &mut PgConnection) -> std::result::Result<(), sqlx::Error> {
    let there: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'diligence_web')")
            .fetch_one(&mut *connection)
            .await?;
    if there {
        connection.execute("SET ROLE diligence_web").await?;
    }
    Ok(())
}

/// Makes the role and its policies, or brings them up to date.
pub(crate) async fn build(connection: &mut PgConnection) -> Result<()> {
    connection.execute(ROLE).await.map_err(Error::Wall)?;
    // Two programs that migrate at once would change the same policies.
    let mut tx = sqlx::Connection::begin(connection).await?;
    tx.execute("SELECT pg_advisory_xact_lock(7246121)").await?;
    tx.execute(sqlx::raw_sql(WALL)).await.map_err(Error::Wall)?;
    tx.commit().await?;
    Ok(())
}

/// Lets connections that were made before the role existed go.
pub(crate) async fn renew(pool: &PgPool) -> Result<()> {
    let mut held = Vec::new();
    while let Some(mut connection) = pool.try_acquire() {
        stand_behind(&mut connection).await?;
        held.push(connection);
    }
    Ok(())
}

/// A transaction on somebody’s behalf.
pub(crate) async fn behalf(pool: &PgPool, who: Who) -> Result<Transaction<'static, Postgres>> {
    let mut tx = pool.begin().await?;
    sqlx::query("SELECT set_config('diligence.reach', $1, true), set_config('diligence.person', $2, true)")
        .bind(who.reach())
        .bind(who.person())
        .execute(&mut *tx)
        .await?;
    Ok(tx)
}
