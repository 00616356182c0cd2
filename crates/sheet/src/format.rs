//! What a file is, by what is in it; the name decides only between CSV and TSV.

use crate::SheetError;
use crate::archive::Archive;
use crate::origin::Origin;
use crate::xls::Compound;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Office Open XML workbook (`.xlsx`, `.xlsm`).
    Xlsx,
    /// Excel 97 to 2003 (`.xls`).
    Xls,
    /// `OpenDocument` spreadsheet (`.ods`).
    Ods,
    /// Text with separators, usually commas (`.csv`).
    Csv,
    /// Text with tabs (`.tsv`).
    Tsv,
}

/// A file that has been recognised, opened as far as that took.
pub(crate) enum Opened<'a> {
    Xlsx(Archive<'a>),
    Xls(Compound<'a>),
    Ods(Archive<'a>),
    Csv,
    Tsv,
}

/// What else people send, by its first bytes.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
];

/// Recognises a file.
pub(crate) fn recognise<'a>(origin: Origin<'a>, bytes: &'a [u8]) -> Result<Opened<'a>, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::Empty { file: origin.file.to_owned() });
    }
    if let Some((_, looks)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(origin.not_a_table(looks));
    }
    if bytes.starts_with(b"PK") {
        return container(Archive::open(origin, bytes)?, origin);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return legacy(Compound::open(origin, bytes)?, origin);
    }
    markup(origin, bytes)?;
    let extension = origin.file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("tsv" | "tab") => Ok(Opened::Tsv),
        Some("xlsx" | "xlsm" | "xls" | "ods") => Err(origin.not_a_table(
            "plain text or unknown data under the name of a workbook (if it is a table as text, name it .csv)",
        )),
        _ => Ok(Opened::Csv),
    }
}

fn container<'a>(mut archive: Archive<'a>, origin: Origin<'a>) -> Result<Opened<'a>, SheetError> {
    if let Some(kind) = archive.beginning("mimetype", 100) {
        let kind = kind.strip_prefix(b"application/vnd.oasis.opendocument.".as_slice());
        return match kind {
            Some(kind) if kind.starts_with(b"spreadsheet") => Ok(Opened::Ods(archive)),
            Some(_) => Err(origin.not_a_table("an OpenDocument file that is no spreadsheet")),
            None => Err(origin.not_a_table("a packed file (zip)")),
        };
    }
    let holds = |end: &str| archive.names().iter().any(|name| name.to_ascii_lowercase().ends_with(end));
    if holds("workbook.bin") {
        Err(origin.unsupported("a binary Excel workbook (XLSB)"))
    } else if holds("word/document.xml") {
        Err(origin.not_a_table("a Word document"))
    } else if holds("ppt/presentation.xml") {
        Err(origin.not_a_table("a presentation"))
    } else if holds("_rels/.rels") {
        Ok(Opened::Xlsx(archive))
    } else {
        Err(origin.not_a_table("a packed file (zip)"))
    }
}

fn legacy<'a>(compound: Compound<'a>, origin: Origin<'a>) -> Result<Opened<'a>, SheetError> {
    if compound.holds("EncryptedPackage") {
        Err(origin.encrypted())
    } else if compound.holds("Workbook") {
        Ok(Opened::Xls(compound))
    } else if compound.holds("Book") {
        Err(origin.unsupported("a workbook of Excel 95 or older"))
    } else if compound.holds("WordDocument") {
        Err(origin.not_a_table("a Word document"))
    } else {
        Err(origin.not_a_table("an old Office file that is no workbook"))
    }
}

/// Refuses pages and XML, which would otherwise be read as one strange column.
fn markup(origin: Origin<'_>, bytes: &[u8]) -> Result<(), SheetError> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf".as_slice()).unwrap_or(bytes).trim_ascii_start();
    let begins =
        |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()));
    if ["<!doctype html", "<html", "<head", "<body", "<table"].into_iter().any(begins) {
        Err(origin.not_a_table("a web page"))
    } else if begins("<?xml") {
        Err(origin.not_a_table("an XML file"))
    } else {
        Ok(())
    }
}
