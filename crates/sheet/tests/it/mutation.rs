//! Files with bytes changed at random: read or refused, but never more.

use crate::container::{Part, ods, rows, sheet, xlsx};
use crate::{biff, open};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const STRINGS: &str = "<sst count=\"2\" uniqueCount=\"2\"><si><t>NA</t></si><si><r><t>a</t></r></si></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[h]:mm\"/></numFmts><fonts><font/>\
                      </fonts><cellXfs><xf numFmtId=\"170\" fontId=\"0\"/></cellXfs></styleSheet>";
const CELLS: &str = "<dimension ref=\"A1:C3\"/><sheetData><row r=\"2\"><c r=\"A2\" s=\"0\"><v>1.5</v></c>\
                     <c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>1</v></c>\
                     <c><f t=\"shared\" ref=\"E2:E9\" si=\"0\">A1</f><v>4</v></c></row></sheetData>";
const CONTENT: &str = "<c><table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"2\">\
                       <table:table-cell office:value-type=\"date\" office:date-value=\"2020-01-01\"/>\
                       <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"3\"><text:p>a\
                       <text:s text:c=\"2\"/>&amp;b</text:p></table:table-cell></table:table-row></table:table></c>";

/// Which bytes change into which.
fn changes() -> impl Strategy<Value = Vec<(Index, u8)>> {
    let byte = prop_oneof![
        any::<u8>(),
        Just(b'9'),
        Just(b'<'),
        Just(b'>'),
        Just(b'"'),
        Just(b':'),
        Just(0xff),
        Just(0)
    ];
    vec((any::<Index>(), byte), 1..6)
}

fn changed(bytes: &[u8], changes: &[(Index, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (index, byte) in changes {
        let at = index.index(bytes.len());
        bytes[at] = *byte;
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn containers(changes in changes()) {
        drop(open("a.xlsx", &changed(&rows(CELLS), &changes)));
        drop(open("a.ods", &changed(include_bytes!("data/small.ods"), &changes)));
    }

    #[test]
    fn parts_of_a_workbook(which in 0..3_usize, changes in changes()) {
        let cells = format!("<worksheet>{CELLS}</worksheet>");
        let mut parts = [cells.into_bytes(), STRINGS.as_bytes().to_vec(), STYLES.as_bytes().to_vec()];
        parts[which] = changed(&parts[which], &changes);
        let [cells, strings, styles] = parts;
        let more = [Part::stored("xl/sharedStrings.xml", strings), Part::stored("xl/styles.xml", styles)];
        drop(open("a.xlsx", &xlsx(Part::stored(sheet("").name(), cells), more)));
    }

    #[test]
    fn content_of_an_opendocument(changes in changes()) {
        let content = changed(CONTENT.as_bytes(), &changes);
        drop(open("a.ods", &ods(Part::stored("content.xml", content), "<manifest/>")));
    }

    #[test]
    fn old_workbooks(changes in changes()) {
        drop(open("a.xls", &changed(include_bytes!("data/small.xls"), &changes)));
        let cells = [biff::number(0, 0, 1.0), biff::shared(1, 1, 0), biff::record(0x00bd, &[0; 12])].concat();
        let strings = biff::record(0x00fc, b"\x01\0\0\0\x01\0\0\0\x02\0\0NA");
        let file = biff::compound("Workbook", &biff::book(&strings, &cells));
        drop(open("a.xls", &changed(&file, &changes)));
    }

    #[test]
    fn text(bytes in vec(any::<u8>(), 0..200), name in prop_oneof![Just("a.csv"), Just("a.tsv"), Just("a")]) {
        drop(open(name, &bytes));
    }
}

#[test]
fn the_files_that_are_changed_can_be_read() {
    let more = [Part::stored("xl/sharedStrings.xml", STRINGS), Part::stored("xl/styles.xml", STYLES)];
    let cells = format!("<worksheet>{CELLS}</worksheet>");
    assert!(open("a.xlsx", &xlsx(Part::stored(sheet("").name(), cells), more)).is_ok());
    assert!(open("a.ods", &ods(Part::stored("content.xml", CONTENT), "<manifest/>")).is_ok());
}
