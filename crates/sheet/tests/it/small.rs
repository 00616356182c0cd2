//! Honest files of each format: what stands in them comes out, at its place.

use crate::biff;
use crate::container::{Part, frame, ods_rows, rows, sheet, xlsx, zip};
use crate::{date, open, refused, texts};
use diligence_sheet::{Cell, Format, Note};

#[test]
fn an_old_workbook_written_by_xlwt() {
    let book = open("small.xls", include_bytes!("data/small.xls")).unwrap();
    assert_eq!(book.format, Format::Xls);
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.formulas), ("Answers", true));
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 4, 5, 6]);
    let expected =
        ["NA".into(), "Côte d’Ivoire".into(), Cell::Number(33.6), date("2020-01-31"), Cell::Bool(true)];
    assert_eq!(sheet.rows[1].cells[..5], expected);
    let expected =
        ["BD".into(), "বাংলাদেশ".into(), Cell::Number(-5.0), date("2020-01-31T10:30:00"), Cell::Bool(false)];
    assert_eq!(sheet.rows[2].cells, expected);
    assert_eq!(sheet.rows[3].cells[2..], [Cell::Number(0.125), date("10:30:00")]);
    assert_eq!(sheet.rows[4].cells[2..], [Cell::Number(1e100), "26:30:00".into()]);
    // Longer than a record: the strings are cut, in the middle and between two of them.
    let other = book.sheet("عربي").unwrap();
    assert_eq!(other.rows[0].cell(3).text(), format!("{}é", "x".repeat(5_000)));
    for row in 0..20 {
        assert_eq!(texts(other, 21 + row), [format!("{}{row}", "ع".repeat(500))]);
    }
}

#[test]
fn an_old_workbook_made_by_hand() {
    let styles = [biff::record(0x00e0, &[0; 20]), biff::record(0x00e0, &[0, 0, 14, 0])].concat();
    let strings = biff::record(0x00fc, b"\x02\0\0\0\x01\0\0\0\x02\0\0NA");
    let mut day = biff::number(1, 1, 43_831.0);
    day[8] = 1;
    let formula =
        biff::record(0x0006, &[&[2, 0, 0, 0, 0, 0][..], b"\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0"].concat());
    let cells = [
        biff::shared(0, 0, 0),
        biff::number(1, 0, -2.5),
        day,
        formula,
        biff::record(0x0207, b"\x03\0\0a=b"),
        biff::record(0x0205, b"\x02\0\x01\0\0\0\x2a\x01"),
        // Several numbers, the last of them a hundredfold.
        biff::record(0x00bd, b"\x03\0\0\0\0\0\x1e\0\0\0\0\0\x43\x05\0\0\x01\0"),
        // A chart on the sheet, whose records are not the sheet's.
        biff::begin(0x0600),
        biff::number(0, 0, 99.0),
        biff::end(),
    ];
    let globals = [styles, strings, biff::record(0x0022, &[0, 0])].concat();
    let book = open("hand.xls", &biff::compound("Workbook", &biff::book(&globals, &cells.concat()))).unwrap();
    let rows: Vec<Vec<Cell>> = book.sheets[0].rows.iter().map(|row| row.cells.clone()).collect();
    assert_eq!(rows[0], ["NA".into()]);
    assert_eq!(rows[1], [Cell::Number(-2.5), date("2020-01-01")]);
    assert_eq!(rows[2], ["a=b".into(), Cell::Error("#N/A".into())]);
    assert_eq!(rows[3], [Cell::Number(7.0), Cell::Number(3.36)]);
    assert!(book.sheets[0].formulas);
}

#[test]
fn an_opendocument_spreadsheet_written_by_odfpy() {
    let book = open("small.ods", include_bytes!("data/small.ods")).unwrap();
    assert_eq!(book.format, Format::Ods);
    let sheet = &book.sheets[0];
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 5, 6, 7]);
    let expected =
        ["NA".into(), "a   b\nsecond".into(), Cell::Number(33.6), date("2020-01-31"), Cell::Bool(true)];
    assert_eq!(sheet.rows[1].cells, expected);
    let expected = ["BD".into(), "z".into(), "z".into(), date("10:30:00"), Cell::Number(0.125)];
    assert_eq!(sheet.rows[2].cells, expected);
    assert_eq!(sheet.rows[2].cells, sheet.rows[3].cells);
    assert!(sheet.formulas);
}

#[test]
fn opendocument_comments_shapes_and_groups_do_not_disturb() {
    let text = "office:value-type=\"string\"";
    let book = open(
        "a.ods",
        &ods_rows(&format!(
            "<table:shapes><draw:frame><text:p>shape</text:p></draw:frame></table:shapes><table:table-column/>\
             <table:table-header-rows><table:table-row><table:table-cell {text}>\
             <office:annotation><text:p>comment</text:p></office:annotation><text:p>he<text:span>a\n  d</text:span>\
             <text:tab/>&amp;<text:line-break/>&#233;</text:p></table:table-cell></table:table-row>\
             </table:table-header-rows><table:table-row-group><table:table-row>\
             <table:table-cell table:formula=\"of:=A1\" {text} office:string-value=\"\"/>\
             <table:covered-table-cell {text}><text:p>NA</text:p></table:covered-table-cell>\
             <table:table-cell {text} calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>\
             </table:table-row></table:table-row-group>"
        )),
    )
    .unwrap();
    assert_eq!(texts(&book.sheets[0], 1), ["hea d\t&\né"]);
    assert_eq!(book.sheets[0].rows[1].cells, [Cell::Empty, "NA".into(), Cell::Error("#N/A".into())]);
    assert!(book.sheets[0].formulas);
}

#[test]
fn a_workbook_of_every_kind_of_cell() {
    let strings = "<sst uniqueCount=\"2\"><si><t>NA</t></si><si><r><t>a </t></r><r><t xml:space=\"preserve\">b </t></r>\
                   <rPh><t>x</t></rPh></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[h]:mm\"/></numFmts><cellXfs>\
                  <xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
    let book = xlsx(
        sheet(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c><c><v>5</v></c></row>\
             <row r=\"5\"><c r=\"A5\" s=\"1\"><v>43831</v></c><c r=\"B5\" s=\"2\"><v>1.5</v></c>\
             <c r=\"C5\" t=\"b\"><v>1</v></c><c r=\"D5\" t=\"e\"><v>#N/A</v></c>\
             <c r=\"E5\" t=\"inlineStr\"><is><t>in_x0041_</t></is></c>\
             <c r=\"F5\"><f>1+1</f><v>2</v></c><c r=\"G5\" t=\"str\"><f>\"\"</f><v></v></c></row>",
        ),
        [Part::stored("xl/sharedStrings.xml", strings), Part::stored("xl/styles.xml", styles)],
    );
    let book = open("a.xlsx", &book).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!((book.format, sheet.name.as_str(), sheet.formulas), (Format::Xlsx, "S1", true));
    assert_eq!(texts(sheet, 2), ["NA", "", "ab ", "5"]);
    let expected = [
        date("2020-01-01"),
        "36:00:00".into(),
        Cell::Bool(true),
        Cell::Error("#N/A".into()),
        "inA".into(),
        Cell::Number(2.0),
    ];
    assert_eq!(sheet.rows[1].cells, expected);
}

#[test]
fn rows_and_cells_may_come_in_any_order() {
    let book = open(
        "a.xlsx",
        &rows(
            "<row r=\"3\"><c r=\"B3\"><v>2</v></c><c r=\"A3\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>0</v></c></row>",
        ),
    );
    let book = book.unwrap();
    assert_eq!(texts(&book.sheets[0], 3), ["1", "2"]);
    assert_eq!(book.sheets[0].rows[0].number, 1);
}

#[test]
fn the_date_system_of_1904_is_kept() {
    let mut parts = frame(&["worksheets/sheet1.xml"]);
    parts.retain(|part| part.name() != "xl/workbook.xml");
    parts.push(Part::stored(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>\
         </sheets></workbook>",
    ));
    parts.push(Part::stored(
        "xl/styles.xml",
        "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
    ));
    parts.push(sheet("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>42369</v></c></row>"));
    let book = open("a.xlsx", &zip(&parts)).unwrap();
    assert_eq!(book.sheets[0].rows[0].cells, [date("2020-01-01")]);
}

#[test]
fn formulas_need_values() {
    let error = refused("a.xlsx", &rows("<row r=\"4\"><c r=\"C4\"><f>1+1</f></c></row>"));
    assert_eq!(
        error,
        "“a.xlsx”: “S1”, row 4, column C holds a formula without a value. Open and save the file in a spreadsheet \
         program, or paste values."
    );
    let row = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
               <table:table-row><table:table-cell/><table:table-cell table:formula=\"of:=1\"/></table:table-row>";
    assert!(
        refused("a.ods", &ods_rows(row)).contains("“S”, row 4, column B holds a formula without a value")
    );
}

#[test]
fn text_is_named_after_its_file_and_says_what_was_decided() {
    let book = open("Réponses.csv", b"pays;note\nC\xf4te d'Ivoire;2\n").unwrap();
    assert_eq!(book.sheets[0].name, "Réponses");
    assert_eq!(texts(&book.sheets[0], 2), ["Côte d'Ivoire", "2"]);
    let notes = [Note::Encoding { name: "windows-1252", line: Some(2) }, Note::Delimiter(';')];
    assert_eq!(book.notes, notes);
    assert_eq!(
        book.notes[0].to_string(),
        "Not UTF-8 (first seen on line 2), so read as windows-1252. Check names with accents."
    );
    assert_eq!(open("a", b"x,y").unwrap().format, Format::Csv);
}
