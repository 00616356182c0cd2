//! Datasets, their variables and observations.

use crate::db::{Store, Tx, on_reader, on_tx};
use crate::{Error, Result, sql};
use diligence_domain::observation::Key;
use diligence_domain::{Better, Dataset, JurisdictionCode, Observation, Value, Variable};

/// An observation with the variable and dataset that it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The dataset's source.
    pub source: String,
    /// The dataset's edition.
    pub edition: String,
    /// The variable.
    pub variable: Variable,
    /// The value.
    pub observation: Observation,
}

/// A stored variable's identifier, needed to write observations of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored(String);

#[derive(sqlx::FromRow)]
struct DatasetRow {
    source: String,
    edition: String,
    publisher: String,
    title: String,
    licence: String,
    url: String,
    citation: String,
}

#[derive(sqlx::FromRow)]
struct VariableRow {
    code: String,
    words: String,
    unit: String,
    better: String,
    caveat: String,
}

#[derive(sqlx::FromRow)]
struct ObservationRow {
    variable: String,
    jurisdiction: String,
    period: String,
    disaggregation: String,
    year: i64,
    kind: String,
    number: Option<f64>,
    answer: Option<String>,
    answer_code: Option<String>,
    lower_bound: Option<f64>,
    upper_bound: Option<f64>,
    note: String,
}

#[derive(sqlx::FromRow)]
struct KnownRow {
    source: String,
    edition: String,
    words: String,
    unit: String,
    better: String,
    caveat: String,
    #[sqlx(flatten)]
    observation: ObservationRow,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    jurisdiction: String,
    observations: i64,
}

impl VariableRow {
    fn read(self) -> Result<Variable> {
        let better = Better::parse(&self.better)
            .ok_or_else(|| Error::inconsistent("variable", "better", self.better.as_str()))?;
        Ok(Variable { code: self.code, words: self.words, unit: self.unit, better, caveat: self.caveat })
    }
}

impl ObservationRow {
    fn read(self) -> Result<Observation> {
        let value = match (self.kind.as_str(), self.number, self.answer) {
            ("number", Some(number), _) => Value::Number(number),
            ("answer", _, Some(words)) => {
                Value::Answer { code: self.answer_code.unwrap_or_else(|| words.clone()), words }
            }
            ("not-applicable", ..) => Value::NotApplicable,
            _ => return Err(Error::inconsistent("observation", "kind", self.kind)),
        };
        let year = i32::try_from(self.year)
            .map_err(|_| Error::inconsistent("observation", "year", self.year.to_string()))?;
        Ok(Observation {
            key: Key {
                variable: self.variable,
                jurisdiction: jurisdiction("observation", &self.jurisdiction)?,
                period: self.period,
                disaggregation: self.disaggregation,
            },
            year,
            value,
            lower: self.lower_bound,
            upper: self.upper_bound,
            note: self.note,
        })
    }
}

pub(crate) fn jurisdiction(table: &'static str, code: &str) -> Result<JurisdictionCode> {
    code.parse().map_err(|_| Error::inconsistent(table, "jurisdiction", code))
}

impl Store {
    /// All datasets, by source and edition.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn datasets(&self) -> Result<Vec<Dataset>> {
        let rows: Vec<DatasetRow> =
            on_reader!(self, pool => sqlx::query_as(sql::dataset::LIST).fetch_all(pool).await)?;
        Ok(rows
            .into_iter()
            .map(|row| Dataset {
                source: row.source,
                edition: row.edition,
                publisher: row.publisher,
                title: row.title,
                licence: row.licence,
                url: row.url,
                citation: row.citation,
            })
            .collect())
    }

    /// The variables of a dataset, by code.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn variables(&self, source: &str, edition: &str) -> Result<Vec<Variable>> {
        let rows: Vec<VariableRow> = on_reader!(self, pool => {
            sqlx::query_as(sql::dataset::VARIABLES).bind(source).bind(edition).fetch_all(pool).await
        })?;
        rows.into_iter().map(VariableRow::read).collect()
    }

    /// Every observation of a dataset, by key.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn observations(&self, source: &str, edition: &str) -> Result<Vec<Observation>> {
        let rows: Vec<ObservationRow> = on_reader!(self, pool => {
            sqlx::query_as(sql::observation::OF_DATASET).bind(source).bind(edition).fetch_all(pool).await
        })?;
        rows.into_iter().map(ObservationRow::read).collect()
    }

    /// Every observation about one jurisdiction, by source, variable, disaggregation and year.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn known(&self, code: JurisdictionCode) -> Result<Vec<Known>> {
        let rows: Vec<KnownRow> = on_reader!(self, pool => {
            sqlx::query_as(sql::observation::OF_JURISDICTION).bind(code.as_str()).fetch_all(pool).await
        })?;
        rows.into_iter()
            .map(|row| {
                let variable = VariableRow {
                    code: row.observation.variable.clone(),
                    words: row.words,
                    unit: row.unit,
                    better: row.better,
                    caveat: row.caveat,
                };
                Ok(Known {
                    source: row.source,
                    edition: row.edition,
                    variable: variable.read()?,
                    observation: row.observation.read()?,
                })
            })
            .collect()
    }

    /// Every observation of one variable, by jurisdiction and year, in all editions of its source.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn everywhere(&self, source: &str, variable: &str) -> Result<Vec<Observation>> {
        let rows: Vec<ObservationRow> = on_reader!(self, pool => {
            sqlx::query_as(sql::observation::OF_VARIABLE).bind(source).bind(variable).fetch_all(pool).await
        })?;
        rows.into_iter().map(ObservationRow::read).collect()
    }

    /// How many observations there are about each jurisdiction that has any.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn observation_counts(&self) -> Result<Vec<(JurisdictionCode, i64)>> {
        let rows: Vec<CountRow> =
            on_reader!(self, pool => sqlx::query_as(sql::observation::JURISDICTIONS).fetch_all(pool).await)?;
        rows.into_iter()
            .map(|row| Ok((jurisdiction("observation", &row.jurisdiction)?, row.observations)))
            .collect()
    }
}

impl Tx {
    /// Saves a dataset; `id` is used if it is new. Returns the identifier that it has.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn save_dataset(&mut self, id: &str, dataset: &Dataset, now_ms: i64) -> Result<String> {
        Ok(on_tx!(self, conn => {
            sqlx::query_scalar(sql::dataset::UPSERT)
                .bind(id)
                .bind(&dataset.source)
                .bind(&dataset.edition)
                .bind(&dataset.publisher)
                .bind(&dataset.title)
                .bind(&dataset.licence)
                .bind(&dataset.url)
                .bind(&dataset.citation)
                .bind(now_ms)
                .fetch_one(conn)
                .await
        })?)
    }

    /// Saves a variable of the dataset with that identifier; `id` is used if it is new.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn save_variable(&mut self, id: &str, dataset: &str, variable: &Variable) -> Result<Stored> {
        let id: String = on_tx!(self, conn => {
            sqlx::query_scalar(sql::dataset::UPSERT_VARIABLE)
                .bind(id)
                .bind(dataset)
                .bind(&variable.code)
                .bind(&variable.words)
                .bind(&variable.unit)
                .bind(variable.better.as_str())
                .bind(&variable.caveat)
                .fetch_one(conn)
                .await
        })?;
        Ok(Stored(id))
    }

    /// Saves one observation of a stored variable, over the one with the same key.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn save_observation(&mut self, variable: &Stored, it: &Observation) -> Result<()> {
        let (kind, number, answer, code) = match &it.value {
            Value::Number(number) => ("number", Some(*number), None, None),
            Value::Answer { code, words } => ("answer", None, Some(words), Some(code)),
            Value::NotApplicable => ("not-applicable", None, None, None),
        };
        on_tx!(self, conn => {
            sqlx::query(sql::observation::UPSERT)
                .bind(&variable.0)
                .bind(it.key.jurisdiction.as_str())
                .bind(&it.key.period)
                .bind(&it.key.disaggregation)
                .bind(i64::from(it.year))
                .bind(kind)
                .bind(number)
                .bind(answer)
                .bind(code)
                .bind(it.lower)
                .bind(it.upper)
                .bind(&it.note)
                .execute(conn)
                .await
                .map(drop)
        })?;
        Ok(())
    }
}
