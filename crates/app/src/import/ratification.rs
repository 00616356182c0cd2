//! Ratification of CEDAW and its Optional Protocol: a file per treaty, a row per member of the United Nations.

use super::batch::Batch;
use super::error::ImportError;
use super::mapped;
use super::refused::{Refused, RowError};
use super::state::{self, Code};
use super::value::{empty, only_sheet, words, year};
use diligence_domain::{Jurisdiction, JurisdictionCode, TreatyState, TreatyStatus};
use diligence_framework::{Edition, Mapping};
use diligence_sheet::{Record, Table, Workbook};
use std::collections::HashMap;

/// The source's code.
pub const SOURCE: &str = "ratification";

const CODE: Code = Code { column: "iso2", letters: 2 };
const NAME: &str = "member";
const YEAR: &str = "year ratification or accession";
const STATUS: &str = "status";
const NOTE: &str = "note";
const FLAGS: [&str; 3] = ["state party", "signatory", "no action"];

/// The status texts, with the flags that go with each.
const STATES: [(&str, TreatyState, [bool; 3]); 3] = [
    ("state party", TreatyState::Party, [true, false, false]),
    ("signatory state", TreatyState::Signatory, [false, true, false]),
    ("no action", TreatyState::None, [false, false, true]),
];

/// The treaty that a file is about: the one `given`, else the one that the file's name tells.
///
/// # Errors
/// A treaty that the mapping does not know, a name that tells none.
pub fn treaty<'a>(given: Option<&str>, file: &str, mapping: &'a Mapping) -> Result<&'a str, ImportError> {
    let name = file.to_lowercase().replace(['_', ' '], "-");
    let told = match given {
        Some(given) => Some(given),
        None if ["op-cedaw", "opcedaw", "cedaw-op"].iter().any(|it| name.contains(it)) => Some("CEDAW-OP"),
        None if name.contains("cedaw") => Some("CEDAW"),
        None => None,
    };
    let known = told.and_then(|told| mapping.variable(told));
    known.map(|it| it.code.as_str()).ok_or_else(|| ImportError::Treaty {
        file: file.to_owned(),
        problem: match told {
            Some(told) => format!("“{told}” is no treaty of this source"),
            None => "its name does not tell which treaty it is about".into(),
        },
    })
}

/// Reads the status of every State under one treaty. A row whose columns contradict each other is kept as
/// unknown, with a note of what they say.
///
/// # Errors
/// A column that is missing, a State that is unknown, contradicts its code or stands twice, a cell that holds
/// none of the source's values.
pub fn parse(book: &Workbook, treaty: &str, edition: &Edition, mapping: &Mapping) -> Result<Batch, Refused> {
    let sheet = only_sheet(book, "Use one of the source’s CSV files")?;
    let mut columns = vec![CODE.column, NAME, YEAR, STATUS, NOTE];
    columns.extend(FLAGS);
    let table = Table::find(sheet, &columns)?;
    let mut refused = Refused::default();
    let mut batch = Batch::new(mapped::dataset(edition, mapping), book);
    let mut rows: HashMap<JurisdictionCode, u32> = HashMap::new();
    for record in table.records() {
        match row(&record, treaty, mapping, &mut rows) {
            Ok((state, status)) => {
                if status.state == TreatyState::Unknown {
                    let name = state::english(state);
                    batch.notes.push(format!(
                        "{name} ({}), row {}: {}",
                        state.code,
                        record.number(),
                        status.note
                    ));
                }
                batch.treaties.push(status);
            }
            Err(error) => refused.push(error),
        }
    }
    refused.or(batch)
}

fn row(
    record: &Record<'_>,
    treaty: &str,
    mapping: &Mapping,
    rows: &mut HashMap<JurisdictionCode, u32>,
) -> Result<(&'static Jurisdiction, TreatyStatus), RowError> {
    let state = state::of_both(record, CODE, NAME)?;
    if let Some(first) = rows.insert(state.code, record.number()) {
        return Err(RowError::new(
            record.at(CODE.column),
            record.get(CODE.column).text().trim().to_owned(),
            format!("stands twice, first in row {first}"),
            "Delete one of the two rows",
        ));
    }
    let written = words(record, STATUS)?;
    let known = STATES.iter().find(|(text, ..)| *text == written);
    let &(_, said, expected) = known.ok_or_else(|| {
        let remedy = "Write “state party”, “signatory state” or “no action”";
        if written.is_empty() {
            return empty(record.at(STATUS), remedy);
        }
        RowError::new(record.at(STATUS), written.clone(), "is no status of this source", remedy)
    })?;
    let mut flags = [false; 3];
    for (flag, column) in flags.iter_mut().zip(FLAGS) {
        *flag = marked(record, column)?;
    }
    let since = if record.get(YEAR).is_empty() { None } else { Some(year(record, YEAR)?) };
    let agree = flags == expected && (said == TreatyState::Party || since.is_none());
    let publishers = words(record, NOTE)?;
    let status = TreatyStatus {
        treaty: treaty.to_owned(),
        jurisdiction: state.code,
        state: if agree { said } else { TreatyState::Unknown },
        since: since.filter(|_| agree).map_or(String::new(), |it| it.to_string()),
        reservations: None,
        note: if agree { publishers } else { disagreement(&written, flags, since, &publishers) },
        source: mapping.code.clone(),
        source_date: mapping.year.to_string(),
        checked: false,
    };
    Ok((state, status))
}

fn marked(record: &Record<'_>, column: &str) -> Result<bool, RowError> {
    match record.get(column).text().trim() {
        "1" => Ok(true),
        "0" => Ok(false),
        "" => Err(empty(record.at(column), "Write 1 or 0")),
        other => {
            Err(RowError::new(record.at(column), other.to_owned(), "is neither 1 nor 0", "Write 1 or 0"))
        }
    }
}

fn disagreement(status: &str, flags: [bool; 3], since: Option<i32>, publishers: &str) -> String {
    let marks: Vec<_> =
        FLAGS.iter().zip(flags).map(|(it, flag)| format!("“{it}” is {}", u8::from(flag))).collect();
    let year = since.map_or("no year".to_owned(), |it| format!("the year {it}"));
    let end = if publishers.is_empty() { String::new() } else { format!(" ({publishers})") };
    format!("the source’s columns disagree: status “{status}”, but {}, with {year}{end}", marks.join(", "))
}
