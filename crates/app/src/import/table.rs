//! Any table, read as a map says.

use super::batch::{Batch, LeftOut};
use super::map::{Map, MapVariable};
use super::refused::{Refused, RowError};
use super::state;
use super::value::{self, Kind, only_sheet, sheet_names};
use diligence_domain::observation::Key;
use diligence_domain::{JurisdictionCode, Observation, Value, Variable};
use diligence_sheet::{Place, Record, Sheet, Table, Workbook};
use std::collections::{BTreeMap, HashMap};

/// Reads a table. What the map calls missing makes no observation.
///
/// # Errors
/// A sheet or column that is missing, a jurisdiction that is unknown or could be several, a cell that holds no
/// value of its unit, a value outside its bounds, a row that stands twice.
pub fn parse(book: &Workbook, map: &Map) -> Result<Batch, Refused> {
    let sheet = sheet(book, map)?;
    let columns = columns(map);
    let table = match map.header_row {
        Some(row) => Table::at_row(sheet, row, &columns)?,
        None => Table::find(sheet, &columns)?,
    };
    let mut refused = Refused::default();
    let mut left_out = LeftOut::default();
    let mut rows: HashMap<Key, u32> = HashMap::new();
    let mut batch = Batch::new(map.dataset(), book);
    batch.variables = map.variables.iter().map(variable).collect();
    for record in table.records() {
        if !holds(&record, &map.only) {
            left_out.add("rows that “only” excludes");
            continue;
        }
        let about = match About::read(&record, map) {
            Ok(Some(about)) => about,
            Ok(None) => {
                left_out.add(record.get(&map.jurisdiction).text().trim());
                continue;
            }
            Err(error) => {
                refused.push(error);
                continue;
            }
        };
        for variable in map.variables.iter().filter(|it| holds(&record, &it.only)) {
            match observation(&record, variable, &about) {
                Ok(None) => left_out.add(&format!("{}: no value", variable.code)),
                Ok(Some(it)) => match rows.insert(it.key.clone(), record.number()) {
                    None => batch.observations.push(it),
                    Some(first) => refused.push(twice(&record, map, first)),
                },
                Err(error) => refused.push(error),
            }
        }
    }
    batch.left_out = left_out.list();
    refused.or(batch)
}

fn sheet<'a>(book: &'a Workbook, map: &Map) -> Result<&'a Sheet, Refused> {
    let Some(name) = &map.sheet else { return only_sheet(book, "Name one with sheet = \"…\" in the map") };
    book.sheet(name).ok_or_else(|| {
        let problem = format!("the file has no such sheet; it has {}", sheet_names(book));
        RowError::about(Place::sheet(name), problem, "Correct “sheet” in the map").into()
    })
}

/// Every column that the map names.
fn columns(map: &Map) -> Vec<&str> {
    let mut columns = vec![map.jurisdiction.as_str()];
    columns.extend(map.year.iter().chain(&map.period).chain(&map.disaggregation).map(String::as_str));
    columns.extend(map.only.keys().map(String::as_str));
    for it in &map.variables {
        columns.push(&it.column);
        columns.extend(it.lower.iter().chain(&it.upper).chain(&it.note).map(String::as_str));
        columns.extend(it.only.keys().map(String::as_str));
    }
    columns
}

fn variable(it: &MapVariable) -> Variable {
    Variable {
        code: it.code.clone(),
        words: it.words.clone().unwrap_or_else(|| it.column.clone()),
        unit: it.unit.clone(),
        better: it.better(),
        caveat: it.caveat.clone(),
    }
}

fn holds(record: &Record<'_>, only: &BTreeMap<String, String>) -> bool {
    only.iter().all(|(column, text)| record.get(column).text().trim() == text.trim())
}

/// Where, when, whom: the same for every variable of a row.
struct About {
    jurisdiction: JurisdictionCode,
    year: i32,
    period: String,
    disaggregation: String,
}

impl About {
    /// `None` for a jurisdiction that is unknown, where the map says to skip it.
    fn read(record: &Record<'_>, map: &Map) -> Result<Option<Self>, RowError> {
        let skip = map.skip_unknown_jurisdictions;
        let found = state::of_any(record, &map.jurisdiction, map.states_only, skip)?;
        let Some(jurisdiction) = found.map(|it| it.code) else { return Ok(None) };
        let year = match (&map.year, map.year_is) {
            (Some(column), _) => value::year(record, column)?,
            (None, year) => year.unwrap_or_default(), // `Map::parse` holds that one of the two is given
        };
        let period = map.period.as_ref().map(|column| value::code(record, column)).transpose()?;
        let parts = map.disaggregation.iter().map(|column| value::code(record, column));
        let parts = parts.collect::<Result<Vec<_>, _>>()?;
        Ok(Some(Self {
            jurisdiction,
            year,
            period: period.filter(|it| !it.is_empty()).unwrap_or_else(|| year.to_string()),
            // All empty is everybody; one empty part keeps its place, so that (F, –) is not (–, F).
            disaggregation: if parts.iter().all(String::is_empty) { String::new() } else { parts.join("/") },
        }))
    }
}

/// `None` where nothing was published.
fn observation(
    record: &Record<'_>,
    it: &MapVariable,
    about: &About,
) -> Result<Option<Observation>, RowError> {
    let cell = record.get(&it.column);
    let text = cell.text();
    let written = |list: &[String]| list.iter().any(|word| word.trim() == text.trim());
    if written(&it.missing) {
        return Ok(None);
    }
    let kind = kind(it);
    let value = if written(&it.not_applicable) {
        Value::NotApplicable
    } else if cell.is_empty() {
        return Err(value::empty(
            record.at(&it.column),
            &format!("{}, or list \"\" under missing in the map", kind.remedy()),
        ));
    } else {
        kind.read(cell, || record.at(&it.column)).map_err(|error| RowError {
            remedy: format!("{}, or list the text under missing or not_applicable in the map", error.remedy),
            ..error
        })?
    };
    let (mut lower, mut upper) = (None, None);
    if let Some(number) = value.number() {
        let bound = |column: &Option<String>| {
            let column = column.as_deref().filter(|column| {
                !it.missing.iter().any(|word| word.trim() == record.get(column).text().trim())
            });
            column.map_or(Ok(None), |column| value::bound(record, column, kind))
        };
        (lower, upper) = (bound(&it.lower)?, bound(&it.upper)?);
        value::within(lower, number, upper, || record.at(&it.column))?;
    }
    Ok(Some(Observation {
        key: Key {
            variable: it.code.clone(),
            jurisdiction: about.jurisdiction,
            period: about.period.clone(),
            disaggregation: about.disaggregation.clone(),
        },
        year: about.year,
        value,
        lower,
        upper,
        note: it.note.as_ref().map_or(Ok(String::new()), |column| value::words(record, column))?,
    }))
}

/// What the unit allows, narrowed by the map.
fn kind(it: &MapVariable) -> Kind {
    match Kind::of(&it.unit) {
        Kind::Answer => Kind::Answer,
        Kind::Age if it.min.is_none() && it.max.is_none() => Kind::Age,
        Kind::Age => Kind::Number { min: it.min.or(Some(0.0)), max: it.max.or(Some(100.0)) },
        Kind::Number { min, max } => Kind::Number { min: it.min.or(min), max: it.max.or(max) },
    }
}

fn twice(record: &Record<'_>, map: &Map, first: u32) -> RowError {
    RowError::new(
        record.at(&map.jurisdiction),
        record.get(&map.jurisdiction).text().trim().to_owned(),
        format!(
            "stands twice for the same variable, period and part of the population, first in row {first}"
        ),
        "Delete one of the two rows, or name the column that tells them apart under period, disaggregation or only",
    )
}
