//! The editions and treaty status that come with the program.

use crate::load::{self, Files};
use crate::{Edition, Faults};
use diligence_domain::{JurisdictionCode, TreatyState, TreatyStatus};
use rust_embed::RustEmbed;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "../../content/framework/"]
#[include = "*.toml"]
#[exclude = "*/parts/*"]
struct Content;

/// Codes of the shipped editions.
pub fn codes() -> Vec<String> {
    let mut codes: Vec<String> =
        Content::iter().filter_map(|path| Some(path.strip_suffix("/edition.toml")?.to_owned())).collect();
    codes.sort();
    codes
}

/// The files of a shipped edition; empty when there is none of that code.
pub fn files(code: &str) -> Files {
    let prefix = format!("{code}/");
    Content::iter()
        .filter_map(|path| {
            let name = path.strip_prefix(&prefix)?.to_owned();
            let text = String::from_utf8(Content::get(&path)?.data.into_owned()).ok()?;
            Some((name, text))
        })
        .collect()
}

/// A shipped edition. It is read, not checked: that is what the tests are for, and starting must be quick.
///
/// # Errors
/// Files that cannot be read; a test holds that there is none.
pub fn edition(code: &str) -> Result<Edition, Faults> {
    let mut faults = Faults::default();
    load::unchecked(&files(code), &mut faults).filter(|_| faults.all.is_empty()).ok_or(faults)
}

/// The shipped treaty status of one State.
pub fn treaty_status_of(state: JurisdictionCode) -> Vec<&'static TreatyStatus> {
    static ROWS: OnceLock<Vec<TreatyStatus>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| treaty_status().unwrap_or_default());
    rows.iter().filter(|it| it.jurisdiction == state).collect()
}

/// The treaty status that comes with the program, each row with the page it was taken from.
///
/// # Errors
/// The first row that cannot be read; a test holds that there is none.
pub fn treaty_status() -> Result<Vec<TreatyStatus>, String> {
    const STATUS: &str = include_str!("../../../content/treaties/status.csv");
    let book =
        diligence_sheet::read_bytes("status.csv", STATUS.as_bytes(), &diligence_sheet::Limits::default())
            .map_err(|error| error.to_string())?;
    let Some(sheet) = book.sheets.first() else { return Ok(Vec::new()) };
    let columns = [
        "treaty",
        "jurisdiction",
        "status",
        "date",
        "reservations",
        "withdrawal",
        "source",
        "source_date",
        "checked",
    ];
    let table = diligence_sheet::Table::find(sheet, &columns).map_err(|error| error.to_string())?;
    table
        .records()
        .map(|row| {
            let cell = |column: &str| row.get(column).text().trim().to_owned();
            let place = |column: &str| row.at(column).to_string();
            let jurisdiction = cell("jurisdiction");
            let state = cell("status");
            let reservations = cell("reservations");
            let withdrawal = cell("withdrawal");
            Ok(TreatyStatus {
                treaty: cell("treaty"),
                jurisdiction: jurisdiction
                    .parse()
                    .map_err(|error| format!("{}: {error}", place("jurisdiction")))?,
                state: if !withdrawal.is_empty() {
                    TreatyState::Withdrawn
                } else if state.is_empty() {
                    TreatyState::Unknown
                } else {
                    TreatyState::parse(&state)
                        .ok_or_else(|| format!("{}: “{state}” is no treaty status", place("status")))?
                },
                since: if withdrawal.is_empty() { cell("date") } else { withdrawal },
                reservations: match reservations.as_str() {
                    "" => None,
                    "none" => Some(String::new()),
                    _ => Some(reservations),
                },
                note: String::new(),
                source: cell("source"),
                source_date: cell("source_date"),
                checked: cell("checked") == "true",
            })
        })
        .collect()
}
