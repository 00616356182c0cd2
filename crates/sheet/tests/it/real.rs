//! Published files, where they are at hand.

use crate::texts;
use diligence_sheet::{Cell, Format, Limits, Table, TableError, Workbook, read};
use std::path::PathBuf;

/// A published file; `None`, and a word about it, where the files are not at hand.
fn published(name: &str) -> Option<Workbook> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("DILIGENCE_SHARED").map_or(beside, PathBuf::from);
    let path = shared.join("data").join(name);
    if !path.exists() {
        println!("skipped: shared data not present ({name})");
        return None;
    }
    Some(read(&path, &Limits::default()).expect("a published file is read"))
}

#[test]
fn the_world_banks_workbook() {
    let Some(book) = published("wbl2024-safety.xlsx") else { return };
    assert_eq!(book.format, Format::Xlsx);
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["About", "Legal2.0", "SF2.0"]);
    for (name, columns) in [("Legal2.0", 37), ("SF2.0", 20)] {
        let sheet = book.sheet(name).unwrap();
        let table = Table::find(sheet, &["Economy", "EconomyCode", "SAFETY"]).unwrap();
        // Those that stand twice count twice.
        assert_eq!(table.headers().count(), columns, "{name}");
        assert_eq!(table.records().count(), 190, "{name}");
        let namibia = table.records().find(|record| record.get("EconomyCode").text() == "NAM").unwrap();
        assert_eq!(namibia.get("Economy").text(), "Namibia");
        assert!(matches!(namibia.get("SAFETY"), Cell::Number(_)));
        assert_eq!(namibia.at("SAFETY").header.as_deref(), Some("SAFETY"));
    }
    let missing = Table::find(book.sheet("SF2.0").unwrap(), &["Economy", "Economycode"]).unwrap_err();
    assert!(missing.to_string().contains("did you mean “EconomyCode”?"), "{missing}");
}

#[test]
fn the_united_nations_tables() {
    let files = [
        ("unstats-11000__QV_1__I71213127__S8adc3032.tsv", 161),
        ("unstats-11400__QV_2__I158e0e5f__S158e0e5f.tsv", 5984),
        ("unstats-8100__V_1__Ia8b55125__S9a5e3c3a.tsv", 314),
    ];
    for (name, records) in files {
        let Some(book) = published(name) else { continue };
        assert_eq!((book.format, book.notes.len()), (Format::Tsv, 0));
        let table = Table::find(&book.sheets[0], &["REF_AREA", "ISO3", "TIME_PERIOD"]).unwrap();
        assert_eq!(table.records().count(), records, "{name}");
    }
}

#[test]
fn ratifications_keep_namibia() {
    for name in ["ratification-cedaw.csv", "ratification-op-cedaw.csv"] {
        let Some(book) = published(name) else { continue };
        let table =
            Table::find(&book.sheets[0], &["iso2", "member", "year ratification or accession"]).unwrap();
        assert_eq!(table.records().count(), 193);
        let namibia = table.records().find(|record| record.get("member").text() == "Namibia").unwrap();
        assert_eq!(namibia.get("iso2"), &Cell::from("NA"));
        assert_eq!(texts(&book.sheets[0], namibia.number())[0], "NA");
        let wrong = Table::find(&book.sheets[0], &["iso3"]);
        assert!(matches!(wrong, Err(TableError::NoHeader { .. })));
    }
}
