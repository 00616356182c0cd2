//! The room as its users see it: real files, honest files of each format, and hostile ones.

// Clippy knows only functions marked as tests for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod biff;
mod container;
#[cfg(target_os = "linux")]
mod cost;
mod hostile;
mod mutation;
mod real;
mod round;
mod small;

use diligence_sheet::{Cell, Limits, Sheet, SheetError, Workbook, read_bytes};

/// Reads under the default limits.
fn open(name: &str, bytes: &[u8]) -> Result<Workbook, SheetError> {
    read_bytes(name, bytes, &Limits::default())
}

/// The message of a file that must be refused.
fn refused(name: &str, bytes: &[u8]) -> String {
    match open(name, bytes) {
        Ok(_) => panic!("{name} was read"),
        Err(error) => error.to_string(),
    }
}

/// A row's texts by its number.
fn texts(sheet: &Sheet, number: u32) -> Vec<String> {
    let row = sheet.rows.iter().find(|row| row.number == number).expect("the row is there");
    row.cells.iter().map(|cell| cell.text().into_owned()).collect()
}

fn date(text: &str) -> Cell {
    Cell::Date(text.into())
}
