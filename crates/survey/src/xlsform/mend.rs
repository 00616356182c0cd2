//! Putting repairs into a workbook.

use crate::Repair;
use diligence_sheet::{Cell, Row, Workbook};

/// A workbook with other texts in some cells. Every other cell stays as it was.
pub fn mend(book: &Workbook, repairs: &[Repair]) -> Workbook {
    let mut book = book.clone();
    for repair in repairs {
        let of_csv = book.sheets.len() == 1;
        let named = |name: &str| of_csv || name.trim().eq_ignore_ascii_case(repair.sheet.trim());
        let Some(sheet) = book.sheets.iter_mut().find(|it| named(&it.name)) else { continue };
        let row: Option<&mut Row> = sheet.rows.iter_mut().find(|it| it.number == repair.row);
        if let Some(cell) = row.and_then(|it| it.cells.get_mut(repair.column)) {
            *cell = Cell::from(repair.becomes.as_str());
        }
    }
    book
}
