//! A form’s workbook as XLSX, with every cell of every sheet.

use super::sheet;
use diligence_sheet::{Cell, Format, Grid, Sheet, Workbook, WriteError, write_xlsx};

/// A workbook as XLSX. Blocks of a CSV file become sheets.
///
/// # Errors
/// [`WriteError`] names the sheet or cell that XLSX cannot hold.
pub fn write(book: &Workbook) -> Result<Vec<u8>, WriteError> {
    let grids: Vec<Grid> = if matches!(book.format, Format::Csv | Format::Tsv) {
        let mut parts: Vec<Sheet> = sheet::gather(book).into_values().map(|it| it.sheet).collect();
        // As people look for them.
        let order = ["survey", "choices", "settings"];
        parts.sort_by_key(|it| order.iter().position(|name| it.name == *name).unwrap_or(order.len()));
        parts.iter().map(|it| grid(it, true)).collect()
    } else {
        book.sheets.iter().map(|it| grid(it, false)).collect()
    };
    write_xlsx(&grids)
}

/// A sheet as rows; rows that hold nothing stay, unless they are lines of a text file.
fn grid(sheet: &Sheet, packed: bool) -> Grid {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in &sheet.rows {
        let at = usize::try_from(row.number).unwrap_or_default().saturating_sub(1);
        while !packed && rows.len() < at {
            rows.push(Vec::new());
        }
        rows.push(row.cells.clone());
    }
    Grid { name: sheet.name.clone(), right_to_left: false, rows }
}
