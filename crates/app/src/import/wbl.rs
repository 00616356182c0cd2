//! Women, Business and the Law 2024, Safety: one workbook, a sheet on laws and one on supportive frameworks, a
//! row per economy, a column per question.

use super::batch::Batch;
use super::mapped;
use super::refused::{Refused, RowError};
use super::state::{self, Code};
use super::value::{Kind, empty, sheet_names};
use diligence_domain::observation::Key;
use diligence_domain::{JurisdictionCode, Observation, Value};
use diligence_framework::mapping::MappedVariable;
use diligence_framework::{Edition, Mapping};
use diligence_sheet::{Place, Record, Table, Workbook};
use std::collections::HashMap;

/// The source's code.
pub const SOURCE: &str = "wbl-safety-2024";

const NAME: &str = "Economy";
const CODE: Code = Code { column: "EconomyCode", letters: 3 };
const NOT_APPLICABLE: &str = "N/A";

/// Reads the publisher's workbook. The mapping says in which sheet and under which header each variable stands.
///
/// # Errors
/// A sheet or column that is missing, an economy that is unknown, contradicts its code or stands twice, a cell
/// that is empty or holds none of the publisher's values.
pub fn parse(book: &Workbook, edition: &Edition, mapping: &Mapping) -> Result<Batch, Refused> {
    let mut refused = Refused::default();
    let mut batch = Batch::new(mapped::dataset(edition, mapping), book);
    let words = |it: &MappedVariable| mapped::variable(edition, mapping, it, &it.column);
    batch.variables = mapping.variables.iter().map(words).collect();
    let mut sheets: Vec<&str> = Vec::new();
    for variable in &mapping.variables {
        if !sheets.contains(&variable.sheet.as_str()) {
            sheets.push(&variable.sheet);
        }
    }
    for name in sheets {
        if let Err(error) = sheet(book, name, mapping, &mut batch, &mut refused) {
            refused.push(error);
        }
    }
    refused.or(batch)
}

fn sheet(
    book: &Workbook,
    name: &str,
    mapping: &Mapping,
    batch: &mut Batch,
    refused: &mut Refused,
) -> Result<(), RowError> {
    let about_sheet =
        |problem: String, remedy: &str| RowError::about(Place::sheet(name), problem, remedy.to_owned());
    let sheet = book.sheet(name).ok_or_else(|| {
        let problem = format!("the file has no such sheet; it has {}", sheet_names(book));
        about_sheet(problem, "Use the publisher’s workbook as it was downloaded")
    })?;
    let variables: Vec<&MappedVariable> = mapping.variables.iter().filter(|it| it.sheet == name).collect();
    let mut columns = vec![NAME, CODE.column];
    columns.extend(variables.iter().map(|it| it.column.as_str()));
    let table = Table::find(sheet, &columns)?;

    let mut rows: HashMap<JurisdictionCode, u32> = HashMap::new();
    for record in table.records() {
        let economy = match state::of_both(&record, CODE, NAME) {
            Ok(state) => state.code,
            Err(error) => {
                refused.push(error);
                continue;
            }
        };
        if let Some(first) = rows.insert(economy, record.number()) {
            refused.push(RowError::new(
                record.at(CODE.column),
                economy.to_string(),
                format!("stands twice, first in row {first}"),
                "Delete one of the two rows",
            ));
            continue;
        }
        for variable in &variables {
            match value(&record, variable) {
                Ok(value) => batch.observations.push(observation(variable, economy, mapping.year, value)),
                Err(error) => refused.push(error),
            }
        }
    }
    if rows.is_empty() && refused.count() == 0 {
        return Err(about_sheet(
            "there is no row below the header".into(),
            "Use the publisher’s workbook as it was downloaded",
        ));
    }
    Ok(())
}

fn value(record: &Record<'_>, variable: &MappedVariable) -> Result<Value, RowError> {
    let (cell, column) = (record.get(&variable.column), variable.column.as_str());
    let kind = Kind::of(&variable.unit);
    // A score is always given; a question may not apply.
    let may_not_apply = matches!(kind, Kind::Answer | Kind::Age);
    let remedy = || format!("{}{}", kind.remedy(), if may_not_apply { ", or N/A" } else { "" });
    if cell.is_empty() {
        return Err(empty(record.at(column), &remedy()));
    }
    if may_not_apply && cell.text().trim() == NOT_APPLICABLE {
        return Ok(Value::NotApplicable);
    }
    kind.read(cell, || record.at(column)).map_err(|error| RowError { remedy: remedy(), ..error })
}

fn observation(variable: &MappedVariable, economy: JurisdictionCode, year: u16, value: Value) -> Observation {
    Observation {
        key: Key {
            variable: variable.code.clone(),
            jurisdiction: economy,
            period: year.to_string(),
            disaggregation: String::new(),
        },
        year: year.into(),
        value,
        lower: None,
        upper: None,
        note: String::new(),
    }
}
