//! The two ways in.

use crate::format::{Opened, recognise};
use crate::origin::{Excess, Origin};
use crate::{Format, Limits, SheetError, Workbook, ods, text, xls, xlsx};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Reads a file as tables. What it is shows in its content; its extension decides only between CSV and TSV.
///
/// # Errors
/// [`SheetError`] says what is wrong with the file, where, and what to do about it.
pub fn read(path: &Path, limits: &Limits) -> Result<Workbook, SheetError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let bytes = load(path, limits.max_file_bytes);
    let bytes = bytes.map_err(|source| SheetError::Io { file: name.clone().into_owned(), source })?;
    read_bytes(&name, &bytes, limits)
}

/// Reads a file that is in memory; `name` is what messages call it, and its extension decides only between CSV
/// and TSV.
///
/// # Errors
/// [`SheetError`] says what is wrong with the file, where, and what to do about it.
pub fn read_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    let origin = Origin { file: name, limits };
    let length = bytes.len() as u64;
    if length > limits.max_file_bytes {
        return Err(origin.too_large(bytes_of_file(limits.max_file_bytes)));
    }
    let (format, sheets, notes) = match recognise(origin, bytes)? {
        Opened::Xlsx(archive) => (Format::Xlsx, xlsx::read(origin, bytes, archive)?, Vec::new()),
        Opened::Xls(_) if length > limits.max_legacy_bytes => {
            return Err(origin.too_large(bytes_of_file(limits.max_legacy_bytes)));
        }
        Opened::Xls(compound) => (Format::Xls, xls::read(origin, &compound)?, Vec::new()),
        Opened::Ods(archive) => (Format::Ods, ods::read(origin, archive)?, Vec::new()),
        Opened::Csv => {
            let (sheets, notes) = text::read(origin, bytes, Format::Csv)?;
            (Format::Csv, sheets, notes)
        }
        Opened::Tsv => {
            let (sheets, notes) = text::read(origin, bytes, Format::Tsv)?;
            (Format::Tsv, sheets, notes)
        }
    };
    Ok(Workbook { format, sheets, notes })
}

/// Reads at most one byte more than is allowed: what a file system says of a size may change or be wrong.
fn load(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let expected = file.metadata()?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default() + 1);
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn bytes_of_file(limit: u64) -> Excess {
    Excess {
        what: "bytes",
        limit,
        remedy: "Delete pictures and sheets that are not needed, or split the file.",
    }
}
