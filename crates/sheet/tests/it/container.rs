//! Zip containers made byte by byte, so that they can lie.

use flate2::{Compress, Compression, Crc, FlushCompress};
use std::fmt::Write as _;

/// One part, packed.
#[derive(Clone)]
pub struct Part {
    name: String,
    method: u16,
    packed: Vec<u8>,
    crc: u32,
    size: u32,
}

impl Part {
    /// The part's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A part as it is.
    pub fn stored(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        let mut crc = Crc::new();
        crc.update(bytes);
        let size = u32::try_from(bytes.len()).unwrap();
        Self { name: name.into(), method: 0, packed: bytes.to_vec(), crc: crc.sum(), size }
    }

    /// A part as programs write it.
    pub fn packed(name: &str, bytes: &[u8]) -> Self {
        let packed = deflated(bytes, FlushCompress::Finish);
        Self { method: 8, packed, ..Self::stored(name, bytes) }
    }

    /// The same part under another name.
    pub fn renamed(&self, name: &str) -> Self {
        Self { name: name.into(), ..self.clone() }
    }

    /// A part that inflates to `before`, then `block` so many times, then `after`. It declares `size` bytes.
    pub fn bomb(name: &str, [before, block, after]: [&[u8]; 3], times: usize, size: u32) -> Self {
        let block = deflated(block, FlushCompress::Full);
        let mut packed = deflated(before, FlushCompress::Full);
        for _ in 0..times {
            packed.extend(&block);
        }
        packed.extend(deflated(after, FlushCompress::Finish));
        Self { name: name.into(), method: 8, packed, crc: 0, size }
    }
}

/// One stretch of a deflate stream; flushed in full, it can be repeated.
fn deflated(bytes: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() + 1_000);
    Compress::new(Compression::best(), false).compress_vec(bytes, &mut packed, flush).unwrap();
    packed
}

/// The container.
pub fn zip(parts: &[Part]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for part in parts {
        entry(&mut directory, part, u32::try_from(file.len()).unwrap());
        local(&mut file, part);
        file.extend(&part.packed);
    }
    finish(file, &directory, parts.len())
}

/// A container whose parts all lie over the first one.
pub fn overlapping(parts: &[Part]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    local(&mut file, &parts[0]);
    file.extend(&parts[0].packed);
    for part in parts {
        entry(&mut directory, &parts[0].renamed(&part.name), 0);
    }
    finish(file, &directory, parts.len())
}

fn finish(mut file: Vec<u8>, directory: &[u8], parts: usize) -> Vec<u8> {
    let start = u32::try_from(file.len()).unwrap();
    file.extend(directory);
    let count = u16::try_from(parts).unwrap_or(u16::MAX).to_le_bytes();
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].concat());
    file.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

fn local(file: &mut Vec<u8>, part: &Part) {
    file.extend(b"PK\x03\x04\x14\0\0\0");
    common(file, part);
    file.extend(part.name.as_bytes());
}

fn entry(directory: &mut Vec<u8>, part: &Part, at: u32) {
    directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0");
    common(directory, part);
    directory.extend([0; 10]);
    directory.extend(at.to_le_bytes());
    directory.extend(part.name.as_bytes());
}

fn common(bytes: &mut Vec<u8>, part: &Part) {
    bytes.extend(part.method.to_le_bytes());
    bytes.extend([0, 0, 0x21, 0]);
    bytes.extend(part.crc.to_le_bytes());
    bytes.extend(u32::try_from(part.packed.len()).unwrap().to_le_bytes());
    bytes.extend(part.size.to_le_bytes());
    bytes.extend(u16::try_from(part.name.len()).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook besides its sheets; `targets` are the sheets' parts.
pub fn frame(targets: &[&str]) -> Vec<Part> {
    let mut sheets = String::new();
    let mut links = String::new();
    for (number, target) in (1..).zip(targets) {
        write!(sheets, "<sheet name=\"S{number}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>").unwrap();
        let kind = format!("{RELATIONSHIPS}/worksheet");
        write!(links, "<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>").unwrap();
    }
    vec![
        Part::stored("[Content_Types].xml", "<Types/>"),
        Part::stored(
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{RELATIONSHIPS}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        Part::stored(
            "xl/workbook.xml",
            format!("<workbook xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>"),
        ),
        Part::stored("xl/_rels/workbook.xml.rels", format!("<Relationships>{links}</Relationships>")),
    ]
}

/// A workbook of one sheet, whose part is given, and further parts.
pub fn xlsx(sheet: Part, more: impl IntoIterator<Item = Part>) -> Vec<u8> {
    let mut parts = frame(&["worksheets/sheet1.xml"]);
    parts.push(sheet);
    parts.extend(more);
    zip(&parts)
}

/// A workbook of one sheet with these rows, as XML.
pub fn rows(rows: &str) -> Vec<u8> {
    xlsx(sheet(rows), [])
}

/// The part of one sheet.
pub fn sheet(rows: &str) -> Part {
    let xml = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    Part::stored("xl/worksheets/sheet1.xml", xml)
}

/// An `OpenDocument` spreadsheet whose content is given.
pub fn ods(content: Part, manifest: &str) -> Vec<u8> {
    let kind = Part::stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    zip(&[kind, Part::stored("META-INF/manifest.xml", manifest), content])
}

/// An `OpenDocument` spreadsheet of one sheet with these rows, as XML.
pub fn ods_rows(rows: &str) -> Vec<u8> {
    let begin = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">";
    let end = "</table:table></office:spreadsheet></office:body></office:document-content>";
    ods(Part::stored("content.xml", format!("{begin}{rows}{end}")), "<manifest/>")
}
