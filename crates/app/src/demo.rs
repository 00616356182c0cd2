//! The demonstration: real open figures of eight States, typed from the publishers' files with their sources; and a
//! worked example about States that do not exist, whose ratings are invented.

mod people;

pub use people::{Guest, people};

use crate::App;
use crate::import::{self, Batch, FileStamp};
use crate::score::{self, How, ScoreError, Step};
use diligence_domain::observation::Key;
use diligence_domain::{Locale, Observation, TreatyState, TreatyStatus, Value, Variable};
use diligence_framework::mapping::MappedVariable;
use diligence_framework::{Edition, Mapping, digest};
use diligence_scoring::Plan;
use diligence_sheet::{Limits, Table};

const OBSERVATIONS: &str = include_str!("../../../content/demo/observations.csv");
const TREATIES: &str = include_str!("../../../content/demo/treaties.csv");
/// The invented ratings of the worked example.
pub const RATINGS: &str = include_str!("../../../content/demo/ratings.csv");

/// The States of the demonstration, with the languages in which their reports are written.
pub const STATES: [(&str, &[&str]); 8] = [
    ("BGD", &["en", "bn"]),
    ("TCD", &["en", "fr"]),
    ("EGY", &["en", "ar"]),
    ("IDN", &["en", "id"]),
    ("MYS", &["en"]),
    ("NPL", &["en"]),
    ("USA", &["en"]),
    ("ZWE", &["en"]),
];

/// The State of the worked example, which does not exist, with the languages in which its report is written.
pub const EXAMPLE: (&str, &[&str]) = ("XAA", &["en", "ar"]);

/// Why the demonstration's figures were not loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The shipped table is wrong; a test holds that it is not.
    #[error("the demonstration’s figures cannot be read: {0}")]
    Content(String),
    /// The import.
    #[error(transparent)]
    Import(#[from] import::ImportError),
}

/// Loads the demonstration's figures. A source of which anything is stored already is left alone, so that a
/// second run changes nothing and a full import is never overwritten. Returns how many rows are new.
///
/// # Errors
/// A database that refuses.
pub async fn load(app: &App) -> Result<usize, DemoError> {
    let mut added = 0;
    for mapping in &app.edition().mappings {
        let edition = mapping.year.to_string();
        let stored =
            app.store().observations(&mapping.code, &edition).await.map_err(import::ImportError::from)?;
        let treaties = app.store().all_treaty_status().await.map_err(import::ImportError::from)?;
        if !stored.is_empty() || treaties.iter().any(|it| it.source == mapping.code) {
            continue;
        }
        let batch = Batch {
            dataset: import::dataset(app.edition(), mapping),
            variables: Vec::new(),
            observations: observations(mapping)?,
            treaties: treaty_rows(mapping)?,
            left_out: Vec::new(),
            notes: Vec::new(),
        };
        let variables = mapping
            .variables
            .iter()
            .filter(|it| batch.observations.iter().any(|o| o.key.variable == it.code));
        let variables = variables.map(|it| variable(app.edition(), mapping, it)).collect();
        let stamp = FileStamp { name: "demonstration".into(), digest: digest::hex(OBSERVATIONS.as_bytes()) };
        added += import::run(app, Batch { variables, ..batch }, stamp, false, &mut |_| {}).await?.added;
    }
    Ok(added)
}

/// Fits of each area without one organisation, at most: enough for every area of the worked example.
const REFITS: usize = 20;

/// Scores the invented ratings of the worked example. Scored already, nothing is done. Returns how many scores are new.
///
/// # Errors
/// A database that refuses.
pub async fn score(app: &App, progress: impl FnMut(Step) + Send + 'static) -> Result<usize, ScoreError> {
    let ratings = ("ratings.csv", RATINGS.as_bytes().to_vec());
    let how = How { plan: Plan::default(), refits: REFITS };
    score::file(app, app.edition(), ratings, how, progress).await
}

/// The publisher's words where the mapping holds them as a column's header, else our short name.
fn variable(edition: &Edition, mapping: &Mapping, mapped: &MappedVariable) -> Variable {
    let entry = format!("variable.{}/{}", mapping.code, mapped.code);
    let ours =
        |key: &str| edition.text(&entry, key, Locale::EN).map_or(String::new(), |it| it.text.to_owned());
    Variable {
        code: mapped.code.clone(),
        words: if mapped.column.is_empty() { ours("label") } else { mapped.column.clone() },
        unit: mapped.unit.clone(),
        better: mapped.better(),
        caveat: ours("caveat"),
    }
}

fn rows<T>(
    file: &str,
    text: &str,
    columns: &[&str],
    row: impl Fn(&dyn Fn(&str) -> String) -> Result<Option<T>, String>,
) -> Result<Vec<T>, DemoError> {
    let wrong = |why: String| DemoError::Content(format!("{file}: {why}"));
    let book = diligence_sheet::read_bytes(file, text.as_bytes(), &Limits::default())
        .map_err(|error| wrong(error.to_string()))?;
    let sheet = book.sheets.first().ok_or_else(|| wrong("no rows".into()))?;
    let table = Table::find(sheet, columns).map_err(|error| wrong(error.to_string()))?;
    let read = table.records().map(|record| row(&|column| record.get(column).text().trim().to_owned()));
    read.filter_map(Result::transpose).collect::<Result<_, _>>().map_err(wrong)
}

fn observations(mapping: &Mapping) -> Result<Vec<Observation>, DemoError> {
    let columns =
        ["source", "variable", "jurisdiction", "period", "disaggregation", "value", "lower", "upper"];
    rows("observations.csv", OBSERVATIONS, &columns, |cell| {
        if cell("source") != mapping.code {
            return Ok(None);
        }
        let variable = cell("variable");
        let mapped = mapping.variable(&variable).ok_or_else(|| format!("{variable} is not mapped"))?;
        let (period, text) = (cell("period"), cell("value"));
        let number = |text: &str| text.parse::<f64>().map_err(|_| format!("“{text}” is no number"));
        let bound = |text: String| if text.is_empty() { Ok(None) } else { number(&text).map(Some) };
        let year = period.rsplit('-').next().unwrap_or_default();
        Ok(Some(Observation {
            year: year.parse().map_err(|_| format!("“{period}” is no period"))?,
            value: match (mapped.unit.as_str(), text.as_str()) {
                (_, "N/A") => Value::NotApplicable,
                ("yes-no", _) => Value::answer(&text),
                _ => Value::Number(number(&text)?),
            },
            lower: bound(cell("lower"))?,
            upper: bound(cell("upper"))?,
            note: String::new(),
            key: Key {
                variable,
                jurisdiction: cell("jurisdiction").parse().map_err(|error| format!("{error}"))?,
                period,
                disaggregation: cell("disaggregation"),
            },
        }))
    })
}

fn treaty_rows(mapping: &Mapping) -> Result<Vec<TreatyStatus>, DemoError> {
    rows("treaties.csv", TREATIES, &["treaty", "jurisdiction", "status", "year", "source"], |cell| {
        if cell("source") != mapping.code {
            return Ok(None);
        }
        let status = cell("status");
        Ok(Some(TreatyStatus {
            treaty: cell("treaty"),
            jurisdiction: cell("jurisdiction").parse().map_err(|error| format!("{error}"))?,
            state: TreatyState::parse(&status).ok_or_else(|| format!("“{status}” is no treaty status"))?,
            since: cell("year"),
            reservations: None,
            note: String::new(),
            source: mapping.code.clone(),
            source_date: mapping.year.to_string(),
            checked: false,
        }))
    })
}
