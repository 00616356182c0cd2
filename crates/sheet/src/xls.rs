//! Excel 97 to 2003. Not by calamine, which reserves what the file declares, follows its sectors in circles,
//! and copies a shared string for every cell that names it before anyone can count.

mod cells;
mod compound;
mod globals;
mod number;
mod record;
mod string;

pub(crate) use compound::Compound;

use crate::intake::Intake;
use crate::origin::Origin;
use crate::{Sheet, SheetError};

/// Reads the workbook that `compound` has open.
pub(crate) fn read(origin: Origin<'_>, compound: &Compound<'_>) -> Result<Vec<Sheet>, SheetError> {
    let stream = compound.stream("Workbook")?;
    let book = globals::Globals::read(origin, &stream)?;
    if book.sheets.is_empty() {
        return Err(origin.damaged("it holds no sheet"));
    }
    let mut intake = Intake::new(origin);
    for sheet in &book.sheets {
        intake.open(sheet.name.clone());
        cells::read(origin, &stream, sheet.position, &book, &mut intake)?;
        intake.close();
    }
    Ok(intake.finish())
}

/// Two bytes at a place.
fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Four bytes at a place.
fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A float at a place.
fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}
