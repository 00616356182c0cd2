//! Office Open XML workbooks: [`guard`] looks at every part first, then calamine reads the cells one by one.

mod guard;

use crate::archive::Archive;
use crate::date;
use crate::intake::Intake;
use crate::origin::Origin;
use crate::{Cell, Place, Sheet, SheetError};
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};

/// Reads the workbook in `bytes`, which `archive` has open.
pub(crate) fn read(
    origin: Origin<'_>,
    bytes: &[u8],
    mut archive: Archive<'_>,
) -> Result<Vec<Sheet>, SheetError> {
    guard::check(origin, &mut archive)?;
    drop(archive);
    // The guard keeps out what is known to make the library panic; a stranger may know more.
    let read = panic::catch_unwind(AssertUnwindSafe(|| sheets(origin, bytes)));
    read.unwrap_or_else(|_| Err(origin.damaged("its parts contradict each other")))
}

fn sheets(origin: Origin<'_>, bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(origin, None, &error))?;
    let all = book.sheets_metadata().iter();
    let names: Vec<String> =
        all.filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect();
    if names.is_empty() {
        return Err(origin.damaged("it holds no sheet"));
    }
    let mut intake = Intake::new(origin);
    for name in names {
        intake.open(name.clone());
        sheet(origin, &mut book, &name, &mut intake)?;
        intake.close();
    }
    Ok(intake.finish())
}

fn sheet(
    origin: Origin<'_>,
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    intake: &mut Intake<'_>,
) -> Result<(), SheetError> {
    let from_1904 = book.has_1904_epoch();
    let cells = book.worksheet_cells_reader(name);
    let mut cells = cells.map_err(|error| refusal(origin, Some(Place::sheet(name)), &error))?;
    let mut last = None;
    loop {
        let record = match cells.next_cell_with_formula_metadata() {
            Ok(Some(record)) => record,
            Ok(None) => return Ok(()),
            Err(error) => {
                let place =
                    last.map_or_else(|| Place::sheet(name), |(row, column)| intake.place(row, column));
                return Err(refusal(origin, Some(place), &error));
            }
        };
        let (row, column) = record.pos;
        if record.formula.is_some() {
            if record.value == DataRef::Empty {
                return Err(origin.formula(intake.place(row, column)));
            }
            intake.formula();
        }
        if record.value != DataRef::Empty {
            intake.put(row, column, cell(record.value, from_1904))?;
            last = Some((row, column));
        }
    }
}

fn cell(value: DataRef<'_>, from_1904: bool) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => filled(text),
        DataRef::SharedString(text) => filled(text.to_owned()),
        #[allow(clippy::cast_precision_loss)] // the file holds the same number as a float
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) if number.is_finite() => Cell::Number(number),
        DataRef::Float(number) => Cell::Error(number.to_string().into()),
        DataRef::Bool(truth) => Cell::Bool(truth),
        DataRef::DateTime(moment) if moment.is_duration() => date::from_days(moment.as_f64()),
        DataRef::DateTime(moment) => date::from_serial(moment.as_f64(), from_1904),
        DataRef::DateTimeIso(text) => date::from_iso(&text),
        DataRef::DurationIso(text) => date::from_iso_span(&text),
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
    }
}

fn filled(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { text.into() }
}

/// What the library found wrong. `place` is the last cell that could be read.
fn refusal(origin: Origin<'_>, place: Option<Place>, error: &XlsxError) -> SheetError {
    let what = match error {
        XlsxError::Password => return origin.encrypted(),
        XlsxError::CellError(text) => format!("the error “{text}” in a later cell is not known"),
        error => error.to_string(),
    };
    match place {
        Some(place) if place.row.is_some() => {
            origin.damaged_at(place, format!("what follows cannot be read ({what})"))
        }
        Some(place) => origin.damaged_at(place, what),
        None => origin.damaged(what),
    }
}
