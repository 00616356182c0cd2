//! Runs of the measurement model with what they publish.

use crate::db::{Store, Tx, on_reader, on_tx};
use crate::observation::jurisdiction;
use crate::{Error, Result, sql};
use diligence_domain::score::{Change, Gap, Results, Run, Score, SelfAssessment, Withheld};
use diligence_domain::{Dimension, JurisdictionCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

const TABLE: &str = "score";

#[derive(sqlx::FromRow)]
struct RunRow {
    id: String,
    edition: String,
    model: String,
    input: String,
    seed: String,
    chains: i64,
    draws: i64,
    program: String,
    ratings: i64,
    created_ms: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    principle: String,
    dimension: String,
    year: i64,
    since: Option<i64>,
    withheld: Option<String>,
    numbers: Option<String>,
}

impl RunRow {
    fn read(self) -> Result<Run> {
        let count = |column, number: i64| {
            u32::try_from(number).map_err(|_| Error::inconsistent("score_run", column, number.to_string()))
        };
        Ok(Run {
            seed: self.seed.parse().map_err(|_| Error::inconsistent("score_run", "seed", self.seed))?,
            chains: count("chains", self.chains)?,
            draws: count("draws", self.draws)?,
            ratings: count("ratings", self.ratings)?,
            edition: self.edition,
            model: self.model,
            input: self.input,
            program: self.program,
            created_ms: self.created_ms,
        })
    }
}

impl Row {
    /// Files the row under its kind.
    fn read(self, jurisdiction: JurisdictionCode, into: &mut Results) -> Result<()> {
        let year = |column, number: i64| {
            i32::try_from(number).map_err(|_| Error::inconsistent(TABLE, column, number.to_string()))
        };
        let at = year("year", self.year)?;
        let principle = self.principle.clone();
        let dimension = Dimension::parse(&self.dimension)
            .ok_or_else(|| Error::inconsistent(TABLE, "dimension", self.dimension.as_str()));
        match self.kind.as_str() {
            "score" => into.scores.push(Score {
                principle,
                dimension: dimension?,
                jurisdiction,
                year: at,
                figures: self.numbers()?,
            }),
            "gap" => into.gaps.push(Gap { principle, jurisdiction, year: at, contrast: self.numbers()? }),
            "change" => into.changes.push(Change {
                principle,
                dimension: dimension?,
                jurisdiction,
                from: year("since", self.since.unwrap_or_default())?,
                to: at,
                contrast: self.numbers()?,
            }),
            "self-assessment" => into.self_assessments.push(SelfAssessment {
                principle,
                dimension: dimension?,
                jurisdiction,
                year: at,
                said: self.numbers()?.map_err(|_| Error::inconsistent(TABLE, "numbers", "none"))?,
            }),
            other => return Err(Error::inconsistent(TABLE, "kind", other)),
        }
        Ok(())
    }

    fn numbers<T: DeserializeOwned>(&self) -> Result<std::result::Result<T, Withheld>> {
        if let Some(text) = &self.numbers {
            let read = serde_json::from_str(text);
            return read.map(Ok).map_err(|_| Error::inconsistent(TABLE, "numbers", text.as_str()));
        }
        let why = self.withheld.as_deref().unwrap_or_default();
        Withheld::parse(why).map(Err).ok_or_else(|| Error::inconsistent(TABLE, "withheld", why))
    }
}

impl Store {
    /// Whether a run with the same edition, model, input, seed and chains is kept.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn has_run(&self, run: &Run) -> Result<bool> {
        let count: i64 = on_reader!(self, pool => {
            sqlx::query_scalar(sql::score_run::FIND)
                .bind(&run.edition)
                .bind(&run.model)
                .bind(&run.input)
                .bind(run.seed.to_string())
                .bind(i64::from(run.chains))
                .fetch_one(pool)
                .await
        })?;
        Ok(count > 0)
    }

    /// What the newest run over an edition that knows a jurisdiction publishes about it.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn results(&self, edition: &str, code: JurisdictionCode) -> Result<Option<Results>> {
        let run: Option<RunRow> = on_reader!(self, pool => {
            sqlx::query_as(sql::score_run::LATEST).bind(edition).bind(code.as_str()).fetch_optional(pool).await
        })?;
        let Some(run) = run else { return Ok(None) };
        let rows: Vec<Row> = on_reader!(self, pool => {
            sqlx::query_as(sql::score::OF_JURISDICTION).bind(&run.id).bind(code.as_str()).fetch_all(pool).await
        })?;
        let mut results = Results::of(run.read()?);
        rows.into_iter().try_for_each(|row| row.read(code, &mut results))?;
        Ok(Some(results))
    }

    /// Jurisdictions that any run knows, by code.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn scored(&self) -> Result<Vec<JurisdictionCode>> {
        let codes: Vec<String> =
            on_reader!(self, pool => sqlx::query_scalar(sql::score::JURISDICTIONS).fetch_all(pool).await)?;
        codes.iter().map(|code| jurisdiction(TABLE, code)).collect()
    }
}

/// What a row is about: kind, principle, dimension, jurisdiction, year, the year before.
type About<'a> = (&'static str, &'a str, &'static str, JurisdictionCode, i32, Option<i32>);

impl Tx {
    /// Keeps a run with all that it publishes.
    ///
    /// # Errors
    /// An equal run is kept already, or a database that refuses.
    pub async fn add_results(&mut self, id: &str, results: &Results) -> Result<()> {
        let run = &results.run;
        on_tx!(self, conn => {
            sqlx::query(sql::score_run::INSERT)
                .bind(id)
                .bind(&run.edition)
                .bind(&run.model)
                .bind(&run.input)
                .bind(run.seed.to_string())
                .bind(i64::from(run.chains))
                .bind(i64::from(run.draws))
                .bind(&run.program)
                .bind(i64::from(run.ratings))
                .bind(run.created_ms)
                .execute(conn)
                .await
                .map(drop)
        })?;
        for it in &results.scores {
            let about =
                ("score", it.principle.as_str(), it.dimension.as_str(), it.jurisdiction, it.year, None);
            self.add_score(id, about, &it.figures).await?;
        }
        for it in &results.gaps {
            let about = ("gap", it.principle.as_str(), "", it.jurisdiction, it.year, None);
            self.add_score(id, about, &it.contrast).await?;
        }
        for it in &results.changes {
            let (dimension, since) = (it.dimension.as_str(), Some(it.from));
            let about = ("change", it.principle.as_str(), dimension, it.jurisdiction, it.to, since);
            self.add_score(id, about, &it.contrast).await?;
        }
        for it in &results.self_assessments {
            let dimension = it.dimension.as_str();
            let about = ("self-assessment", it.principle.as_str(), dimension, it.jurisdiction, it.year, None);
            self.add_score(id, about, &Ok(it.said)).await?;
        }
        Ok(())
    }

    async fn add_score<T: Serialize>(
        &mut self,
        run: &str,
        (kind, principle, dimension, jurisdiction, year, since): About<'_>,
        numbers: &std::result::Result<T, Withheld>,
    ) -> Result<()> {
        let (withheld, numbers) = match numbers {
            Ok(numbers) => (
                None,
                Some(
                    serde_json::to_string(numbers)
                        .map_err(|error| Error::inconsistent(TABLE, "numbers", error.to_string()))?,
                ),
            ),
            Err(why) => (Some(why.as_str()), None),
        };
        on_tx!(self, conn => {
            sqlx::query(sql::score::INSERT)
                .bind(run)
                .bind(kind)
                .bind(principle)
                .bind(dimension)
                .bind(jurisdiction.as_str())
                .bind(i64::from(year))
                .bind(since.map(i64::from))
                .bind(withheld)
                .bind(&numbers)
                .execute(conn)
                .await
                .map(drop)
        })?;
        Ok(())
    }
}
