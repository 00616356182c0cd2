//! What is written is read again as it was.

use crate::{date, open};
use diligence_sheet::{Cell, Format, Grid, WriteError, write_csv, write_xlsx};
use proptest::collection::vec;
use proptest::prelude::*;

/// Texts with everything that separates, quotes, runs or ends.
fn text() -> impl Strategy<Value = String> {
    let odd = "[ ,;\t\"'=+@\r\n\u{feff}éবع<&_xa0-9\\-]{0,12}";
    prop_oneof![odd, "\\PC{0,20}", Just("NA".to_owned()), Just("'=1".to_owned()), Just("_x0041_".to_owned())]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<i32>().prop_map(f64::from), -1e9..1e9_f64]
}

/// A row as it comes back: without empty cells at its end; none where it holds only blanks.
fn kept(row: &[Cell]) -> Option<Vec<Cell>> {
    let empty = |cell: &Cell| matches!(cell, Cell::Empty) || *cell == Cell::from("");
    let length = row.iter().rposition(|cell| !empty(cell))? + 1;
    let cells = row[..length].iter().map(|cell| if empty(cell) { Cell::Empty } else { cell.clone() });
    let cells: Vec<Cell> = cells.collect();
    (!cells.iter().all(Cell::is_empty)).then_some(cells)
}

proptest! {
    #[test]
    fn csv_comes_back(rows in vec(vec(text(), 1..5), 1..8)) {
        let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(|text| text.as_str().into()).collect()).collect();
        let bytes = write_csv(&rows).unwrap();
        let book = open("a.csv", &bytes).unwrap();
        prop_assert!(book.notes.is_empty());
        let read: Vec<Vec<Cell>> = book.sheets[0].rows.iter().map(|row| row.cells.clone()).collect();
        let expected: Vec<Vec<Cell>> = rows.iter().filter_map(|row| kept(row)).collect();
        prop_assert_eq!(read, expected);
        // No cell can run.
        let text = String::from_utf8(bytes).unwrap();
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for record in reader.records() {
            for field in &record.unwrap() {
                prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            }
        }
    }

    #[test]
    fn numbers_come_back_from_csv_as_their_texts(number in number()) {
        let book = open("a.csv", &write_csv(&[vec!["n".into()], vec![Cell::Number(number)]]).unwrap()).unwrap();
        prop_assert_eq!(book.sheets[0].rows[1].cell(0).number(), Some(number));
    }

    #[test]
    fn xlsx_comes_back(rows in vec(vec((text(), number(), 0..4_u8), 0..5), 0..6)) {
        let cell = |(text, number, kind): &(String, f64, u8)| match kind {
            0 => Cell::Empty,
            1 => Cell::Number(*number),
            2 => Cell::Bool(*number > 0.0),
            _ => Cell::from(text.as_str()),
        };
        let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let grid = Grid { name: "ملخص".into(), right_to_left: true, rows: rows.clone() };
        let book = open("a.xlsx", &write_xlsx(&[grid]).unwrap()).unwrap();
        prop_assert_eq!(&book.sheets[0].name, "ملخص");
        let read: Vec<(u32, Vec<Cell>)> = book.sheets[0].rows.iter().map(|row| (row.number, row.cells.clone())).collect();
        let expected: Vec<(u32, Vec<Cell>)> =
            (1..).zip(&rows).filter_map(|(number, row)| Some((number, kept(row)?))).collect();
        prop_assert_eq!(read, expected);
    }
}

#[test]
fn days_moments_and_times_come_back_from_xlsx() {
    let days = ["2026-11-24", "1999-12-31", "2026-11-24T09:30:05", "09:30:05", "long ago"];
    let cells: Vec<Cell> = days.iter().map(|day| date(day)).collect();
    let header = vec!["day".into(); days.len()];
    let grid = Grid { name: "S".into(), right_to_left: false, rows: vec![header, cells] };
    let bytes = write_xlsx(&[grid]).unwrap();
    let book = open("a.xlsx", &bytes).unwrap();
    let expected =
        [&days[..4].iter().map(|day| date(day)).collect::<Vec<_>>()[..], &["long ago".into()]].concat();
    assert_eq!(book.sheets[0].rows[1].cells, expected);
}

#[test]
fn a_workbook_is_the_same_each_time_and_reads_from_the_right_where_asked() {
    let grids = |right_to_left| [Grid { name: "S".into(), right_to_left, rows: vec![vec!["=1+1".into()]] }];
    let bytes = write_xlsx(&grids(true)).unwrap();
    assert_eq!(bytes, write_xlsx(&grids(true)).unwrap());
    let book = open("a.xlsx", &bytes).unwrap();
    assert_eq!((book.format, book.sheets[0].formulas), (Format::Xlsx, false));
    assert_eq!(book.sheets[0].rows[0].cells, [Cell::from("=1+1")]);
    let view = |bytes: &[u8]| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        let part = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
        std::io::read_to_string(part).unwrap()
    };
    assert!(view(&bytes).contains("rightToLeft=\"1\""));
    assert!(!view(&write_xlsx(&grids(false)).unwrap()).contains("rightToLeft"));
}

#[test]
fn what_xlsx_cannot_hold_is_named() {
    let grid = |name: &str, cell: Cell| Grid {
        name: name.into(),
        right_to_left: false,
        rows: vec![vec![], vec![cell]],
    };
    let long = write_xlsx(&[grid("S", "x".repeat(32_768).into())]).unwrap_err();
    assert!(long.to_string().starts_with("“S”, row 2, column A: "), "{long}");
    for name in ["", "a/b", &"x".repeat(32)] {
        assert!(matches!(write_xlsx(&[grid(name, Cell::Empty)]), Err(WriteError::Sheet { .. })), "{name}");
    }
    assert!(write_xlsx(&[grid("S", Cell::Number(f64::INFINITY))]).is_err());
    assert!(matches!(
        write_xlsx(&[grid("A", Cell::Empty), grid("a", Cell::Empty)]),
        Err(WriteError::File(_))
    ));
}
