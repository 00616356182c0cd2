//! XLSX in which every text is a text.

use super::{Grid, WriteError, objection};
use crate::{Cell, Place};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Columns are as wide as their texts, up to so many pixels.
const WIDEST: u32 = 400;

/// Writes sheets as one XLSX workbook. Texts are never formulas or links, whatever they begin with; days and
/// moments become such. Equal input gives equal bytes.
///
/// # Errors
/// [`WriteError`] names the sheet or cell that the format cannot hold.
pub fn write_xlsx(grids: &[Grid]) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    // The library would write the present moment.
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| file(&error))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for grid in grids {
        book.push_worksheet(sheet(grid)?);
    }
    book.save_to_buffer().map_err(|error| file(&error))
}

fn sheet(grid: &Grid) -> Result<Worksheet, WriteError> {
    let refused = |error: XlsxError| WriteError::Sheet { sheet: grid.name.clone(), what: short(&error) };
    let mut sheet = Worksheet::new();
    sheet.set_name(&grid.name).map_err(refused)?;
    sheet.set_right_to_left(grid.right_to_left);
    let header = Format::new().set_bold();
    for (row, cells) in (0..).zip(&grid.rows) {
        for (column, cell) in cells.iter().enumerate() {
            let place = || Place::cell(&grid.name, row + 1, column);
            if let Some(what) = objection(cell) {
                return Err(WriteError::Cell { place: place(), what: what.to_owned() });
            }
            let format = (row == 0).then_some(&header);
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            put(&mut sheet, row, column, cell, format)
                .map_err(|error| WriteError::Cell { place: place(), what: short(&error) })?;
        }
    }
    if grid.rows.len() > 1 {
        sheet.set_freeze_panes(1, 0).map_err(refused)?;
    }
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    Ok(sheet)
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    let written = match (cell, moment(cell), format) {
        (Cell::Empty, ..) => return Ok(()),
        (Cell::Number(number), ..) => sheet.write_number(row, column, *number),
        (Cell::Bool(truth), ..) => sheet.write_boolean(row, column, *truth),
        (_, Some((moment, code)), _) => {
            sheet.write_datetime_with_format(row, column, &moment, &Format::new().set_num_format(code))
        }
        (Cell::Date(text) | Cell::Text(text) | Cell::Error(text), None, Some(format)) => {
            sheet.write_string_with_format(row, column, text.as_str(), format)
        }
        (Cell::Date(text) | Cell::Text(text) | Cell::Error(text), None, None) => {
            sheet.write_string(row, column, text.as_str())
        }
    };
    written.map(|_| ())
}

/// A day, moment or time that the format knows, and the code that shows it.
fn moment(cell: &Cell) -> Option<(ExcelDateTime, &'static str)> {
    let Cell::Date(text) = cell else { return None };
    let code = match (text.len(), text.contains('T')) {
        (10, false) => "yyyy-mm-dd",
        (8, false) => "hh:mm:ss",
        (19, true) => "yyyy-mm-dd\\Thh:mm:ss",
        _ => return None,
    };
    Some((ExcelDateTime::parse_from_str(text).ok()?, code))
}

fn file(error: &XlsxError) -> WriteError {
    WriteError::File(short(error))
}

/// The library's message as part of ours.
fn short(error: &XlsxError) -> String {
    error.to_string().trim_end_matches('.').to_owned()
}
