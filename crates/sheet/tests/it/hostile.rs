//! Files made to hurt. Each must end in one clear refusal; `cost` reads each in a process of its own and looks at
//! what it took.

use crate::biff;
use crate::container::{Part, frame, ods, ods_rows, overlapping, rows, sheet, xlsx, zip};
use crate::refused;
use std::fmt::Write as _;

/// A hostile file and what its refusal says.
pub struct Case {
    pub name: &'static str,
    pub make: fn() -> Vec<u8>,
    pub says: &'static str,
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const OPEN: &[u8] = b"<worksheet><sheetData>";
const CLOSE: &[u8] = b"</sheetData></worksheet>";
/// More than any part inflates to: the library itself refuses what inflates to more than it declares.
const HONEST: u32 = u32::MAX - 1;
const DAMAGED: &str = "is damaged";
const UNPACKED: &str = "more than 134,217,728 bytes when unpacked";

macro_rules! cases {
    ($($name:literal, $says:expr, $make:expr;)*) => {
        &[$(Case { name: $name, says: $says, make: $make }),*]
    };
}

/// All of them.
pub const CASES: &[Case] = cases! {
    "empty.xlsx", "is empty", Vec::new;
    "png.xlsx", "looks like a picture", || b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    "pdf.xlsx", "looks like a PDF", || b"%PDF-1.7\n".to_vec();
    "page.xlsx", "looks like a web page", || b"\xef\xbb\xbf \n<!DOCTYPE html><html></html>".to_vec();
    "page.xls", "looks like a web page", || b"<HTML><table><tr><td>1</td></tr></table>".to_vec();
    "page.csv", "looks like a web page", || b"<html><body>404</body></html>".to_vec();
    "old-xml.xls", "looks like an XML file", || b"<?xml version=\"1.0\"?><Workbook/>".to_vec();
    "text.xlsx", "plain text or unknown data under the name of a workbook", || b"a,b\n1,2\n".to_vec();
    "zip.xlsx", "looks like a packed file (zip)", || zip(&[Part::stored("a.txt", "a")]);
    "letter.xlsx", "looks like a Word document",
        || zip(&[Part::stored("_rels/.rels", ""), Part::stored("word/document.xml", "")]);
    "binary.xlsx", "a binary Excel workbook (XLSB)",
        || zip(&[Part::stored("_rels/.rels", ""), Part::stored("xl/workbook.bin", "")]);
    "letter.ods", "an OpenDocument file that is no spreadsheet",
        || zip(&[Part::stored("mimetype", "application/vnd.oasis.opendocument.text")]);
    "locked.xlsx", "is protected by a password", || biff::compound("EncryptedPackage", b"");

    "cut.xlsx", DAMAGED, || { let mut file = rows(""); file.truncate(file.len() / 2); file };
    "tail.xlsx", DAMAGED, || { let mut file = rows(""); file.truncate(file.len() - 10); file };
    "overlap.xlsx", "parts of its zip container lie over each other",
        || overlapping(&(0..500).map(|n| Part::stored(&format!("xl/{n}.xml"), "<a/>")).collect::<Vec<_>>());
    "parts.xlsx", "more than 2,000 parts",
        || zip(&(0..65_000).map(|n| Part::stored(&format!("{n}"), "")).collect::<Vec<_>>());
    "ends.xlsx", "more than 2,000 parts",
        || [b"PK\x03\x04".to_vec(), b"PK\x06\x06".repeat(4_000_000), b"PK\x06\x07".to_vec(), [0; 16].to_vec(),
            b"PK\x05\x06\0\0\0\0".to_vec(), [0xff; 12].to_vec(), [0; 2].to_vec()].concat();
    "fields.xlsx", "more than 1,048,576 bytes of names of parts", || {
        let part = Part::stored(&"a".repeat(60_000), "");
        zip(&vec![part; 200])
    };
    "bomb.xlsx", UNPACKED, || xlsx(Part::bomb(SHEET, [OPEN, &spaced("row"), CLOSE], 4_096, HONEST), []);
    "small-bomb.xlsx", "more than 250 times its packed size",
        || xlsx(Part::bomb(SHEET, [OPEN, &spaced("row"), CLOSE], 40, HONEST), []);
    "liar.xlsx", "larger than its declared uncompressed size",
        || xlsx(Part::bomb(SHEET, [OPEN, &spaced("row"), CLOSE], 4_096, 100), []);
    "strings-bomb.xlsx", "more than 33,554,432 bytes of text",
        || xlsx(sheet(""), [Part::bomb(STRINGS, [b"<sst>", &strings(), b"</sst>"], 4_096, HONEST)]);
    "slow-bomb.xlsx", UNPACKED,
        || xlsx(Part::bomb(SHEET, [OPEN, &noise(), CLOSE], 140, HONEST), []);
    "split-bomb.xlsx", UNPACKED, || {
        let part = Part::packed("", &[b"<a>", &noise().repeat(7)[..], b"</a>"].concat());
        xlsx(sheet(""), (0..20).map(|n| part.renamed(&format!("xl/a{n}.xml"))).collect::<Vec<_>>())
    };
    "rows.xlsx", "rows in one sheet, most of them empty", || rows(&"<row r=\"1\"/>".repeat(1_300_000));
    "elements.xlsx", "more than 8,000,000 XML elements",
        || xlsx(Part::bomb(SHEET, [b"<worksheet>", &varied(), b"</worksheet>"], 30, HONEST), []);
    "far-row.xlsx", "more than 1,048,576 rows",
        || rows("<row r=\"9999999\"><c r=\"A9999999\"><v>1</v></c></row>");
    "far-column.xlsx", "column XFD: it holds more than 2,000 columns",
        || rows("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    "wild-address.xlsx", "“A99999999999999” is no place in a sheet",
        || rows("<row r=\"1\"><c r=\"A99999999999999\"><v>1</v></c></row>");
    "wide.xlsx", "more than 1,000,000 cells in all sheets", || {
        let row = |n: u32| format!("<row r=\"{n}\"><c r=\"BXX{n}\"><v>1</v></c></row>");
        rows(&(1..2_000).map(row).collect::<String>())
    };
    "tall.xlsx", "more than 200,000 rows with values in one sheet",
        || rows(&"<row><c><v>1</v></c></row>".repeat(200_001));
    "twice.xlsx", "row 1, column A: this cell stands in it twice",
        || rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>");
    "laughs.xlsx", "declares a document type (in “xl/sharedStrings.xml”)", || {
        let mut bomb = "<!DOCTYPE a [<!ENTITY a0 \"ha\">".to_owned();
        for n in 1..30 {
            write!(bomb, "<!ENTITY a{n} \"&a{0};&a{0};\">", n - 1).unwrap();
        }
        bomb.push_str("]><sst><si><t>&a29;</t></si></sst>");
        xlsx(sheet(""), [Part::stored(STRINGS, bomb)])
    };
    "fetch.xlsx", "declares a document type", || {
        let fetch = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData/></worksheet>";
        xlsx(Part::stored(SHEET, fetch), [])
    };
    "entity.xlsx", DAMAGED,
        || rows("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&who;</t></is></c></row>");
    "deep.xlsx", "more than 100 XML elements inside each other", || rows(&"<row>".repeat(1_000_000));
    "counts.xlsx", "more than 500,000 shared strings",
        || xlsx(sheet(""), [Part::stored(STRINGS, "<sst uniqueCount=\"99999999999\"/>")]);
    "strings.xlsx", "more than 500,000 shared strings",
        || xlsx(sheet(""), [Part::stored(STRINGS, format!("<sst>{}</sst>", "<si/>".repeat(600_000)))]);
    "long-string.xlsx", "more than 1,048,576 bytes in one", || {
        let run = format!("<r><t>{}</t></r>", "x".repeat(100_000));
        xlsx(sheet(""), [Part::stored(STRINGS, format!("<sst><si>{}</si></sst>", run.repeat(100)))])
    };
    "long-text.xlsx", "more than 1,048,576 bytes in one",
        || rows(&format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "x".repeat(30_000_000)));
    "long-cell.xlsx", "row 1, column A: it holds more than 32,767 characters in one cell",
        || rows(&format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "é".repeat(32_768)));
    "same-string.xlsx", "more than 33,554,432 bytes of text", || {
        let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_000));
        let cells = "<row><c t=\"s\"><v>0</v></c></row>".repeat(100_000);
        xlsx(sheet(&cells), [Part::stored(STRINGS, strings)])
    };
    "styles.xlsx", "more than 33,554,432 bytes of styles, names and links", || {
        let font = format!("<font><name val=\"{}\"/></font>", "x".repeat(100_000));
        let styles = format!(
            "<styleSheet><fonts>{font}</fonts><cellXfs>{}</cellXfs></styleSheet>",
            "<xf fontId=\"0\"/>".repeat(60_000)
        );
        xlsx(sheet(""), [Part::stored("xl/styles.xml", styles)])
    };
    "names.xlsx", "more than 33,554,432 bytes of styles, names and links", || {
        let names = "<definedName name=\"a\">b</definedName>".repeat(500_000);
        xlsx(sheet(""), [Part::stored("xl/more.xml", format!("<workbook>{names}</workbook>"))])
    };
    "same-part.xlsx", "two sheets share the part", || {
        let mut parts = frame(&["worksheets/sheet1.xml"; 300]);
        parts.push(sheet(&"<row><c/></row>".repeat(50_000)));
        zip(&parts)
    };
    "same-sheet.xlsx", "two sheets are called “rId1”", || {
        let mut parts = frame(&["worksheets/sheet1.xml"]);
        let sheets = "<sheet name=\"a\" r:id=\"rId1\"/><sheet name=\"b\" r:id=\"rId1\"/>";
        parts.retain(|part| part.name() != "xl/workbook.xml");
        parts.push(Part::stored("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>")));
        parts.push(sheet(""));
        zip(&parts)
    };
    "elsewhere.xlsx", "“media/image.png” cannot be a sheet", || {
        let mut parts = frame(&["media/image.png"]);
        parts.push(Part::bomb("xl/media/image.png", [OPEN, &spaced("row"), CLOSE], 4_096, HONEST));
        zip(&parts)
    };
    "unknown-error.xlsx", "the error “#SPILL!” in a later cell is not known",
        || rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#SPILL!</v></c></row>");
    "no-string.xlsx", "Cell string index not found", || rows("<row><c t=\"s\"><v>7</v></c></row>");
    "no-sheet.xlsx", "it holds no sheet", || zip(&frame(&[]));
    "lost-sheet.xlsx", DAMAGED, || zip(&frame(&["worksheets/sheet1.xml"]));
    "utf16.xlsx", DAMAGED, || {
        let xml: Vec<u8> = "\u{feff}<worksheet/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        xlsx(Part::stored(SHEET, xml), [])
    };

    "bomb.ods", UNPACKED,
        || ods(Part::bomb("content.xml", [b"<a>", &spaced("b"), b"</a>"], 4_096, HONEST), "<manifest/>");
    "rows.ods", "more than 200,000 rows with values in one sheet",
        || ods_rows(&ods_row("table:number-rows-repeated=\"1000000\"", ""));
    "wild-rows.ods", "more than 200,000 rows with values in one sheet",
        || ods_rows(&ods_row("table:number-rows-repeated=\"4294967295\"", ""));
    "no-columns.ods", "it holds more than 1,048,576 rows", || {
        let row = ods_row("table:number-rows-repeated=\"4294967295\"", "table:number-columns-repeated=\"0\"");
        ods_rows(&[row, ods_row("", "")].concat())
    };
    "far-row.ods", "more than 1,048,576 rows",
        || ods_rows(&format!(
            "<table:table-row table:number-rows-repeated=\"4294967295\"/>{}", ods_row("", "")
        ));
    "columns.ods", "column BXY: it holds more than 2,000 columns",
        || ods_rows(&ods_row("", "table:number-columns-repeated=\"16384\""));
    "both.ods", "more than 1,000,000 cells in all sheets",
        || ods_rows(&ods_row("table:number-rows-repeated=\"100000\"", "table:number-columns-repeated=\"2000\""));
    "spaces.ods", "row 1, column A: it holds more than 32,767 characters in one cell",
        || ods_rows(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/>\
             </text:p></table:table-cell></table:table-row>"
        );
    "no-number.ods", "“-1” is no number of repeats", || ods_rows(&ods_row("table:number-rows-repeated=\"-1\"", ""));
    "endless.ods", "the part “content.xml” is cut short",
        || ods(Part::stored("content.xml", "<a><table:table table:name=\"S\"><table:table-row>"), "<manifest/>");
    "laughs.ods", "declares a document type (in “content.xml”)",
        || ods(Part::stored("content.xml", "<!DOCTYPE a [<!ENTITY a \"a\">]><a>&a;</a>"), "<manifest/>");
    "locked.ods", "is protected by a password",
        || ods(Part::stored("content.xml", "\0\0"), "<m:manifest><m:encryption-data/></m:manifest>");
    "no-content.ods", "it has no part “content.xml”", || ods(Part::stored("other.xml", "<a/>"), "<manifest/>");

    "old.xls", "a workbook of Excel 95 or older", || biff::compound("Book", b"");
    "old-records.xls", "a workbook of Excel 95 or older", || biff::compound("Workbook", &biff::begin(0x0500));
    "letter.xls", "looks like a Word document", || biff::compound("WordDocument", b"");
    "locked.xls", "is protected by a password",
        || biff::compound("Workbook", &biff::book(&biff::record(0x002f, &[0; 6]), &[]));
    "cut.xls", DAMAGED, || include_bytes!("data/small.xls")[..20_000].to_vec();
    "stub.xls", DAMAGED, || include_bytes!("data/small.xls")[..600].to_vec();
    "circle.xls", "its sectors lead nowhere or run in a circle", || {
        let mut file = biff::compound("Workbook", &biff::book(&[], &[]));
        // The directory's sector follows itself.
        file[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
        file
    };
    "table-circle.xls", DAMAGED, || {
        let mut file = biff::compound("Workbook", &biff::book(&[], &[]));
        // The list of tables goes on in a sector that leads back to itself.
        file[68..72].copy_from_slice(&0_u32.to_le_bytes());
        file[512 + 508..1_024].copy_from_slice(&0_u32.to_le_bytes());
        file[512 + 4..512 + 8].copy_from_slice(&77_u32.to_le_bytes());
        file
    };
    "same-string.xls", "more than 33,554,432 bytes of text", || {
        let string = [b"\x01\0\0\0\x01\0\0\0\x40\x1f\0".as_slice(), &[b'x'; 8_000]].concat();
        let cells: Vec<u8> = (0..20_000).flat_map(|row| biff::shared(row, 0, 0)).collect();
        biff::compound("Workbook", &biff::book(&biff::record(0x00fc, &string), &cells))
    };
    "wide.xls", "row 65536, column CRXP: it holds more than 2,000 columns", || biff::compound("Workbook", &biff::book(&[], &biff::number(65_535, 65_535, 1.0)));
    "corners.xls", "more than 1,000,000 cells in all sheets", || {
        let cells: Vec<u8> = (0..1_000).flat_map(|row| biff::number(row, 1_999, 1.0)).collect();
        biff::compound("Workbook", &biff::book(&[], &cells))
    };
    "no-string.xls", DAMAGED, || biff::compound("Workbook", &biff::book(&[], &biff::shared(0, 0, 0)));
    "lost-sheet.xls", "is not where it should be", || {
        let tab = biff::record(0x0085, b"\xff\xff\0\0\0\0\x01\0T");
        biff::compound("Workbook", &biff::book(&tab, &[]))
    };
    "large.xls", "more than 16,777,216 bytes", || {
        let mut file = biff::compound("Workbook", &biff::book(&[], &[]));
        file.resize(17 << 20, 0);
        file
    };

    "open.csv", "line 3: a quotation mark opens here and never closes",
        || [b"a,b\r\n1,2\r\n3,\"4\r\n".as_slice(), &b"5,6\r\n".repeat(1_000_000)].concat();
    "nul.csv", "looks like binary data", || b"a,b\0\n".to_vec();
    "utf16.csv", "text in UTF-16 without its byte order mark", || b"a\0,\0b\0\n\0".to_vec();
    "wide.csv", "row 1, column BXY: it holds more than 2,000 columns", || b"x,".repeat(2_001);
    "tall.csv", "more than 200,000 rows with values", || b"x\n".repeat(200_001);
    "blank.csv", "more than 1,048,576 empty rows", || b",\n".repeat(10_000_000);
    "cells.csv", "more than 1,000,000 cells", || [b"x,".repeat(1_000), b"\n".to_vec()].concat().repeat(1_100);
    "line.csv", "row 1: it holds more than 32,767 characters in one cell", || b"x".repeat(32 << 20);
    "latin.csv", "characters in one cell", || b"\x80".repeat(32 << 20);
    "text.csv", "more than 33,554,432 bytes of text", || [b"\x80".repeat(200), b"\n".to_vec()].concat().repeat(100_000);
    "huge.csv", "more than 33,554,432 bytes", || b"x\n".repeat(20 << 20);
    "open.tsv", "line 1: a quotation mark opens here", || b"\"a\tb\n".to_vec();
};

/// A million bytes of an element with a long attribute.
fn spaced(element: &str) -> Vec<u8> {
    format!("<{element} x=\"{:<990}\"/>", "").repeat(1_000).into_bytes()
}

/// A million bytes of long shared strings.
fn strings() -> Vec<u8> {
    format!("<si><t>{:y<9980}</t></si>", "").repeat(100).into_bytes()
}

/// A million bytes of elements that do not pack well enough to be suspected.
fn noise() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut seed: u32 = 1;
    while bytes.len() < 1_000_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes.extend(format!("<b x=\"{:<900}\"/>", seed >> 16).bytes());
    }
    bytes
}

/// Half a million elements that do not pack well enough to be suspected.
fn varied() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut seed: u32 = 1;
    for _ in 0..500_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes.extend(if (seed >> 16).is_multiple_of(32) { b"<b/>" } else { b"<a/>" });
    }
    bytes
}

fn ods_row(row: &str, cell: &str) -> String {
    format!(
        "<table:table-row {row}><table:table-cell {cell} office:value-type=\"float\" office:value=\"1\"/></table:table-row>"
    )
}

impl Case {
    /// Checks the refusal's words.
    pub fn check(&self, message: &str) {
        let name = self.name;
        assert!(message.starts_with(&format!("“{name}”")), "{name}: {message}");
        assert!(message.contains(self.says), "{name}: {message}");
        assert!(message.ends_with('.') && message.len() < 400, "{name}: {message}");
    }
}

// On Linux, `cost` checks this at the same time.
#[test]
#[cfg(not(target_os = "linux"))]
fn each_is_refused_in_its_own_words() {
    for case in CASES {
        case.check(&refused(case.name, &(case.make)()));
    }
}

#[test]
fn every_container_cut_anywhere_is_refused() {
    let file = rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    for length in 2..file.len() {
        refused("a.xlsx", &file[..length]);
    }
    let file = ods_rows(&ods_row("", ""));
    for length in (2..file.len()).step_by(3) {
        refused("a.ods", &file[..length]);
    }
}
