//! What States have bound themselves to, one row per source.

use crate::db::{Store, Tx, on_reader, on_tx};
use crate::observation::jurisdiction;
use crate::{Error, Result, sql};
use diligence_domain::{JurisdictionCode, TreatyState, TreatyStatus};

#[derive(sqlx::FromRow)]
struct Row {
    treaty: String,
    jurisdiction: String,
    source: String,
    state: String,
    since: String,
    reservations: Option<String>,
    note: String,
    source_date: String,
    checked: bool,
}

impl Row {
    fn read(self) -> Result<TreatyStatus> {
        Ok(TreatyStatus {
            jurisdiction: jurisdiction("treaty_status", &self.jurisdiction)?,
            state: TreatyState::parse(&self.state)
                .ok_or_else(|| Error::inconsistent("treaty_status", "state", self.state.as_str()))?,
            treaty: self.treaty,
            since: self.since,
            reservations: self.reservations,
            note: self.note,
            source: self.source,
            source_date: self.source_date,
            checked: self.checked,
        })
    }
}

impl Store {
    /// What each source says of one State, by treaty.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn treaty_status(&self, state: JurisdictionCode) -> Result<Vec<TreatyStatus>> {
        let rows: Vec<Row> = on_reader!(self, pool => {
            sqlx::query_as(sql::treaty::OF_JURISDICTION).bind(state.as_str()).fetch_all(pool).await
        })?;
        rows.into_iter().map(Row::read).collect()
    }

    /// What each source says of every State, by treaty.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn all_treaty_status(&self) -> Result<Vec<TreatyStatus>> {
        let rows: Vec<Row> =
            on_reader!(self, pool => sqlx::query_as(sql::treaty::LIST).fetch_all(pool).await)?;
        rows.into_iter().map(Row::read).collect()
    }
}

impl Tx {
    /// Saves what one source says of one State and treaty, over what it said before.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn save_treaty_status(&mut self, it: &TreatyStatus) -> Result<()> {
        on_tx!(self, conn => {
            sqlx::query(sql::treaty::UPSERT)
                .bind(&it.treaty)
                .bind(it.jurisdiction.as_str())
                .bind(&it.source)
                .bind(it.state.as_str())
                .bind(&it.since)
                .bind(&it.reservations)
                .bind(&it.note)
                .bind(&it.source_date)
                .bind(it.checked)
                .execute(conn)
                .await
                .map(drop)
        })?;
        Ok(())
    }
}
