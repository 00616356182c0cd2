//! The sheets of a form by name, whether they are sheets of a workbook or blocks of one CSV file.

use diligence_sheet::{Cell, Format, Row, Sheet, Workbook};
use std::collections::BTreeMap;

/// A sheet, and how many columns stand before its first.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The sheet; its rows keep their numbers.
    pub sheet: Sheet,
    /// Columns of the file that do not belong to it.
    pub shift: usize,
}

/// The sheets by name, in small letters.
pub(super) fn gather(book: &Workbook) -> BTreeMap<String, Part> {
    let key = |name: &str| name.trim().to_lowercase();
    if matches!(book.format, Format::Csv | Format::Tsv) {
        return book.sheets.first().map(blocks).unwrap_or_default();
    }
    // Of two with the same name the first counts.
    let all = book.sheets.iter().rev();
    all.map(|it| (key(&it.name), Part { sheet: it.clone(), shift: 0 })).collect()
}

/// In CSV the first column names a sheet, and the rows beneath that leave it empty belong to it.
fn blocks(sheet: &Sheet) -> BTreeMap<String, Part> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    let mut current = None;
    for row in &sheet.rows {
        let name = row.cell(0).text().trim().to_lowercase();
        if !name.is_empty() {
            let named = Sheet { name: name.clone(), ..Sheet::default() };
            parts.entry(name.clone()).or_insert(Part { sheet: named, shift: 1 });
            current = Some(name);
        }
        let Some(part) = current.as_ref().and_then(|it| parts.get_mut(it)) else { continue };
        let cells: Vec<Cell> = row.cells.iter().skip(1).cloned().collect();
        if cells.iter().any(|it| !it.is_empty()) {
            part.sheet.rows.push(Row { number: row.number, cells });
        }
    }
    parts
}
