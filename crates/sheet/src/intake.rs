//! Cells come in, in whatever order a format has them, and go out as rows within the limits.

use crate::origin::{Excess, Origin};
use crate::{Cell, Place, Row, Sheet, SheetError};
use std::collections::BTreeMap;

/// The last row that a spreadsheet program knows.
const LAST_ROW: u32 = 1_048_576;

/// Gathers the sheets of one file.
pub(crate) struct Intake<'a> {
    origin: Origin<'a>,
    sheets: Vec<Sheet>,
    name: String,
    formulas: bool,
    /// Rows in the order of their numbers: as they mostly come.
    rows: Vec<Row>,
    /// Those that came after a later one.
    late: BTreeMap<u32, Vec<Cell>>,
    cells: usize,
    text: usize,
}

impl<'a> Intake<'a> {
    pub fn new(origin: Origin<'a>) -> Self {
        let (name, rows, late) = (String::new(), Vec::new(), BTreeMap::new());
        Self { origin, sheets: Vec::new(), name, formulas: false, rows, late, cells: 0, text: 0 }
    }

    /// Begins a sheet.
    pub fn open(&mut self, name: String) {
        self.name = name;
    }

    /// The sheet's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Ends the sheet.
    pub fn close(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.extend(std::mem::take(&mut self.late).into_iter().map(|(number, cells)| Row { number, cells }));
        rows.sort_by_key(|it| it.number);
        rows.retain(|it| !it.cells.iter().all(Cell::is_empty));
        let formulas = std::mem::take(&mut self.formulas);
        self.sheets.push(Sheet { name: std::mem::take(&mut self.name), rows, formulas });
    }

    /// All sheets.
    pub fn finish(self) -> Vec<Sheet> {
        self.sheets
    }

    /// The sheet holds a computed value.
    pub fn formula(&mut self) {
        self.formulas = true;
    }

    /// A place in the sheet; `row` and `column` count from 0.
    pub fn place(&self, row: u32, column: u32) -> Place {
        Place::cell(&self.name, row.saturating_add(1), column as usize)
    }

    /// Takes one cell; `row` and `column` count from 0. Empty cells take no room.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), SheetError> {
        let bytes = match &cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) | Cell::Date(text) | Cell::Error(text) => text.len(),
            Cell::Number(_) | Cell::Bool(_) => 0,
        };
        self.text = self.text.saturating_add(bytes);
        if let Some(excess) = self.excess(row, column, &cell, bytes) {
            return Err(self.origin.too_large_at(self.place(row, column), excess));
        }
        let limits = self.origin.limits;
        let number = row + 1;
        let before = self.rows.last().map_or(0, |it| it.number);
        let known = self.rows.binary_search_by_key(&number, |it| it.number).ok();
        let is_new = known.is_none() && !self.late.contains_key(&number);
        if is_new && self.rows.len() + self.late.len() >= limits.max_rows {
            let excess = Excess::splittable("rows with values in one sheet", limits.max_rows);
            return Err(self.origin.too_large_at(Place::sheet(&self.name), excess));
        }
        if number > before {
            // The one before is complete, and need not keep room to grow.
            if let Some(done) = self.rows.last_mut() {
                done.cells.shrink_to_fit();
            }
            self.rows.push(Row { number, cells: Vec::new() });
        }
        let cells = match (known, self.rows.last_mut()) {
            (Some(at), _) => &mut self.rows[at].cells,
            (None, Some(last)) if number > before => &mut last.cells,
            _ => self.late.entry(number).or_default(),
        };
        let wanted = column as usize + 1;
        if wanted > cells.len() {
            self.cells += wanted - cells.len();
            if self.cells > limits.max_cells {
                return Err(self
                    .origin
                    .too_large(Excess::splittable("cells in all sheets", limits.max_cells)));
            }
            cells.resize(wanted, Cell::Empty);
        }
        match cells.get_mut(column as usize) {
            Some(slot) if *slot == Cell::Empty => *slot = cell,
            _ => return Err(self.origin.damaged_at(self.place(row, column), "this cell stands in it twice")),
        }
        Ok(())
    }

    fn excess(&self, row: u32, column: u32, cell: &Cell, bytes: usize) -> Option<Excess> {
        let limits = self.origin.limits;
        if row >= LAST_ROW {
            Some(Excess::unreal("rows", LAST_ROW.into()))
        } else if column as usize >= limits.max_columns {
            Some(Excess::columns(limits.max_columns))
        } else if bytes > limits.max_cell_chars && cell.text().chars().count() > limits.max_cell_chars {
            let remedy = "Shorten the text.";
            Some(Excess { what: "characters in one cell", limit: limits.max_cell_chars as u64, remedy })
        } else if self.text > limits.max_text_bytes {
            Some(Excess::splittable("bytes of text", limits.max_text_bytes))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn limits() -> Limits {
        Limits {
            max_rows: 3,
            max_columns: 4,
            max_cells: 6,
            max_cell_chars: 5,
            max_text_bytes: 20,
            ..Limits::default()
        }
    }

    fn take(cells: &[(u32, u32, &str)]) -> Result<Vec<Sheet>, SheetError> {
        let limits = limits();
        let mut intake = Intake::new(Origin { file: "f", limits: &limits });
        intake.open("S".into());
        for &(row, column, text) in cells {
            intake.put(row, column, Cell::from(text))?;
        }
        intake.close();
        Ok(intake.finish())
    }

    fn refusal(cells: &[(u32, u32, &str)]) -> String {
        take(cells).unwrap_err().to_string()
    }

    #[test]
    fn rows_keep_their_numbers_and_their_order() {
        let sheets = take(&[(7, 1, "b"), (2, 0, "a"), (7, 0, "c"), (3, 0, "  ")]).unwrap();
        let numbers: Vec<u32> = sheets[0].rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [3, 8]);
        assert_eq!(sheets[0].rows[1].cells, [Cell::from("c"), Cell::from("b")]);
    }

    #[test]
    fn each_limit_is_kept_and_named() {
        assert!(refusal(&[(LAST_ROW, 0, "a")]).contains("more than 1,048,576 rows"));
        assert!(refusal(&[(0, 4, "a")]).contains("“S”, row 1, column E: it holds more than 4 columns"));
        assert!(refusal(&[(0, 0, "abcdef")]).contains("more than 5 characters in one cell"));
        assert!(
            refusal(&[(0, 0, "a"), (1, 0, "a"), (2, 0, "a"), (3, 0, "a")])
                .contains("more than 3 rows with values")
        );
        assert!(refusal(&[(0, 3, "a"), (1, 3, "a")]).contains("more than 6 cells in all sheets"));
        let long: Vec<(u32, u32, &str)> =
            (0..3).flat_map(|row| [(row, 0, "abcde"), (row, 1, "abcde")]).collect();
        assert!(refusal(&long).contains("more than 20 bytes of text"));
        assert!(take(&[(0, 0, "ééééé"), (LAST_ROW - 1, 3, "a")]).is_ok());
    }

    #[test]
    fn a_cell_stands_once() {
        assert!(
            refusal(&[(0, 0, "a"), (0, 0, "b")])
                .contains("“S”, row 1, column A: this cell stands in it twice")
        );
    }
}
