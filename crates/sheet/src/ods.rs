//! `OpenDocument` spreadsheets, read event by event. Not by calamine, which unfolds repeated rows and spaces
//! before anyone can count them, and waits for ever at the end of a part that is cut short.

mod cell;

use crate::archive::Archive;
use crate::intake::Intake;
use crate::origin::{Excess, Origin};
use crate::xml::{Part, attribute, character};
use crate::{Cell, Sheet, SheetError};
use cell::{Head, Paragraphs, repeats};
use quick_xml::events::Event;

/// Reads the workbook that `archive` has open.
pub(crate) fn read(origin: Origin<'_>, mut archive: Archive<'_>) -> Result<Vec<Sheet>, SheetError> {
    if is_encrypted(&mut archive)? {
        return Err(origin.encrypted());
    }
    let Some(part) = archive.part("content.xml")? else {
        return Err(origin.damaged("it has no part “content.xml”"));
    };
    let mut reader = Content { origin, part, intake: Intake::new(origin), row: 0 };
    reader.sheets()?;
    let sheets = reader.intake.finish();
    if sheets.is_empty() { Err(origin.damaged("it holds no sheet")) } else { Ok(sheets) }
}

fn is_encrypted(archive: &mut Archive<'_>) -> Result<bool, SheetError> {
    let Some(mut manifest) = archive.part("META-INF/manifest.xml")? else { return Ok(false) };
    loop {
        match manifest.next()? {
            Event::Start(start) if start.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

struct Content<'a> {
    origin: Origin<'a>,
    part: Part<'a>,
    intake: Intake<'a>,
    /// The next row, from 0.
    row: u32,
}

/// A cell as it is written, standing in `repeat` columns from `column` on.
struct Written {
    column: u32,
    repeat: u32,
    /// Missing where a formula has none.
    value: Option<Cell>,
    formula: bool,
}

impl Content<'_> {
    fn sheets(&mut self) -> Result<(), SheetError> {
        loop {
            let name = match self.part.next()? {
                Event::Start(start) if start.local_name().as_ref() == "table" => attribute(&start, "name"),
                Event::Start(start) if start.local_name().as_ref() == "tracked-changes" => {
                    self.part.skip()?;
                    continue;
                }
                Event::Eof => return Ok(()),
                _ => continue,
            };
            let name = name.map_err(|error| self.origin.damaged(format!("a sheet’s name: {error}")))?;
            self.intake.open(name.unwrap_or_default());
            self.row = 0;
            self.sheet()?;
            self.intake.close();
        }
    }

    /// What stands in a sheet. Rows may stand in groups, which do not matter here.
    fn sheet(&mut self) -> Result<(), SheetError> {
        let outside = self.part.depth() - 1;
        loop {
            let top = self.part.depth() == outside + 1;
            let repeat = match self.part.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "table-row" => Some(repeats(self.origin, &start, "number-rows-repeated")?),
                    "table-row-group" | "table-header-rows" | "table-rows" => continue,
                    _ => None,
                },
                Event::End(_) if top => return Ok(()),
                _ => continue,
            };
            match repeat {
                Some(repeat) => self.row(repeat)?,
                // Columns, shapes, sources of data.
                None => self.part.skip()?,
            }
        }
    }

    fn row(&mut self, repeat: u32) -> Result<(), SheetError> {
        let written = self.cells()?;
        if !written.is_empty() {
            for row in self.row..self.row.saturating_add(repeat) {
                for Written { column, repeat, value, formula } in &written {
                    for column in *column..column.saturating_add(*repeat) {
                        let Some(cell) = value else {
                            return Err(self.origin.formula(self.intake.place(row, column)));
                        };
                        self.intake.put(row, column, cell.clone())?;
                    }
                    if *formula {
                        self.intake.formula();
                    }
                }
            }
        }
        self.row = advanced(self.row, repeat);
        Ok(())
    }

    /// The cells of one row that hold something.
    fn cells(&mut self) -> Result<Vec<Written>, SheetError> {
        let outside = self.part.depth() - 1;
        let mut written = Vec::new();
        let mut column: u32 = 0;
        loop {
            let top = self.part.depth() == outside + 1;
            let head = match self.part.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "table-cell" | "covered-table-cell" => Some(Head::of(self.origin, &start)?),
                    _ => None,
                },
                Event::End(_) if top => return Ok(written),
                _ => continue,
            };
            let Some(head) = head else {
                self.part.skip()?;
                continue;
            };
            let repeat = head.repeat;
            let text = self.text(column)?;
            let formula = head.formula;
            match head.cell(text) {
                None if !formula => {}
                // Else a row of such cells, repeated, would be walked without ever filling up.
                _ if repeat == 0 => {}
                // An empty text is nothing, but a formula may have it for its value.
                Some(cell) if cell == Cell::from("") => {
                    if formula {
                        self.intake.formula();
                    }
                }
                value => {
                    if written.len() >= self.origin.limits.max_columns {
                        let excess = Excess::columns(self.origin.limits.max_columns);
                        return Err(self.origin.too_large_at(self.intake.place(self.row, column), excess));
                    }
                    written.push(Written { column, repeat, value, formula });
                }
            }
            column = advanced(column, repeat);
        }
    }

    /// The paragraphs of the cell whose start was read last, up to its end.
    fn text(&mut self, column: u32) -> Result<String, SheetError> {
        let outside = self.part.depth() - 1;
        let most = self.origin.limits.max_cell_chars;
        let mut text = Paragraphs::default();
        loop {
            let cell = self.part.depth() == outside + 1;
            let passed = match self.part.next()? {
                Event::Start(start) => {
                    let name = start.local_name();
                    match name.as_ref() {
                        "p" | "h" if cell => text.begin(),
                        _ if cell => {}
                        "s" => text.spaces(repeats(self.origin, &start, "c")?, most),
                        "tab" => text.push('\t'),
                        "line-break" => text.push('\n'),
                        _ => {}
                    }
                    // Comments and pictures hold paragraphs of their own.
                    (cell && !matches!(name.as_ref(), "p" | "h"))
                        || matches!(name.as_ref(), "annotation" | "frame" | "note" | "ruby-text")
                }
                Event::Text(run) if !cell => {
                    text.run(&run);
                    false
                }
                Event::CData(run) if !cell => {
                    text.run(&run);
                    false
                }
                Event::GeneralRef(reference) if !cell => {
                    let Some(meant) = character(&reference) else {
                        return Err(self.origin.damaged(format!("“&{};” is not known", &*reference)));
                    };
                    text.push(meant);
                    false
                }
                Event::End(_) if cell => return Ok(text.text),
                _ => false,
            };
            if passed {
                self.part.skip()?;
            }
            // Four bytes make the longest character.
            if text.text.len() > most.saturating_mul(4) {
                let remedy = "Shorten the text.";
                let excess = Excess { what: "characters in one cell", limit: most as u64, remedy };
                return Err(self.origin.too_large_at(self.intake.place(self.row, column), excess));
            }
        }
    }
}

/// A row or column so many further on: beyond every limit, but never so far that nothing can stand there.
fn advanced(at: u32, by: u32) -> u32 {
    at.saturating_add(by).min(u32::MAX / 2)
}
