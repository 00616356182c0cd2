//! The records of one sheet.

use super::globals::Globals;
use super::number::{error, packed};
use super::record::{Record, Records, kind};
use super::{f64_at, string, u16_at, u32_at};
use crate::intake::Intake;
use crate::origin::Origin;
use crate::{Cell, Place, SheetError};

/// Reads the sheet whose records begin at `position`.
pub(super) fn read(
    origin: Origin<'_>,
    stream: &[u8],
    position: usize,
    book: &Globals,
    intake: &mut Intake<'_>,
) -> Result<(), SheetError> {
    let sheet = intake.name().to_owned();
    let broken = "a record is cut short or names what is not there";
    let cut = || origin.damaged_at(Place::sheet(&sheet), broken);
    let mut records = Records::at(stream, position).ok_or_else(cut)?;
    // Charts on the sheet are streams within it, with records that look like cells.
    let mut depth = 0;
    // A formula's text follows in a record of its own.
    let mut waiting = None;
    loop {
        let record = records.next().ok_or_else(cut)?;
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => return Ok(()),
            kind::EOF => depth -= 1,
            _ if depth != 1 => {}
            kind::STRING => {
                if let Some((row, column)) = waiting.take() {
                    let text = string::long(&mut records.continued(record)).ok_or_else(cut)?;
                    intake.put(row, column, text_cell(text))?;
                }
            }
            kind::MUL_RK => numbers(record.data, book, intake)?.ok_or_else(cut)?,
            _ => {
                if let Some(found) = cell(record, &mut records, book).ok_or_else(cut)? {
                    let Found { row, column, value, formula } = found;
                    if formula {
                        intake.formula();
                        waiting = value.is_none().then_some((row, column));
                    }
                    intake.put(row, column, value.unwrap_or_default())?;
                }
            }
        }
    }
}

struct Found {
    row: u32,
    column: u32,
    value: Option<Cell>,
    formula: bool,
}

/// The cell that a record is; `None` outside when it is cut short, inside when it is no cell.
#[allow(clippy::option_option)]
fn cell<'a>(record: Record<'a>, records: &mut Records<'a>, book: &Globals) -> Option<Option<Found>> {
    let data = record.data;
    let meaning = || u16_at(data, 4).map(|style| book.meaning(style));
    let value = match record.kind {
        kind::NUMBER => Some(meaning()?.cell(f64_at(data, 6)?, book.from_1904)),
        kind::RK => Some(meaning()?.cell(packed(u32_at(data, 6)?), book.from_1904)),
        kind::LABEL_SST => {
            let text = book.strings.get(u32_at(data, 6)? as usize)?;
            Some(text_cell(text.to_string()))
        }
        kind::LABEL | kind::R_STRING => {
            let mut pieces = records.continued(record);
            pieces.take(6)?;
            Some(text_cell(string::long(&mut pieces)?))
        }
        kind::BOOL_ERR => match *data.get(6..8)? {
            [truth, 0] => Some(Cell::Bool(truth != 0)),
            [code, _] => Some(error(code)),
            _ => None,
        },
        kind::FORMULA => match *data.get(6..14)? {
            [0, .., 0xff, 0xff] => None,
            [1, _, truth, .., 0xff, 0xff] => Some(Cell::Bool(truth != 0)),
            [2, _, code, .., 0xff, 0xff] => Some(error(code)),
            [_, .., 0xff, 0xff] => Some(Cell::Empty),
            _ => Some(meaning()?.cell(f64_at(data, 6)?, book.from_1904)),
        },
        _ => return Some(None),
    };
    let (row, column) = (u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
    Some(Some(Found { row, column, value, formula: record.kind == kind::FORMULA }))
}

/// Several numbers in a row; `None` when the record is cut short.
fn numbers(data: &[u8], book: &Globals, intake: &mut Intake<'_>) -> Result<Option<()>, SheetError> {
    let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Ok(None) };
    let Some(body) = data.get(4..data.len().saturating_sub(2)) else { return Ok(None) };
    for (column, six) in (u32::from(first)..).zip(body.chunks_exact(6)) {
        let (Some(style), Some(bits)) = (u16_at(six, 0), u32_at(six, 2)) else { return Ok(None) };
        intake.put(row.into(), column, book.meaning(style).cell(packed(bits), book.from_1904))?;
    }
    Ok(Some(()))
}

fn text_cell(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { text.into() }
}
