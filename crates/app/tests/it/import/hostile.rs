//! Files that are not what they should be: each ends in one message that names file, place and remedy, and
//! leaves the database as it was.

use super::unstats::{share, tsv, with};
use super::wbl::Wbl;
use super::{import_file, open, ratification};
use diligence_app::import::Source;
use diligence_testkit::databases;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

#[derive(Clone)]
struct Case {
    file: &'static str,
    source: Source,
    bytes: Vec<u8>,
    message: &'static str,
}

fn wbl(file: &'static str, edit: impl FnOnce(&mut Wbl), message: &'static str) -> Case {
    let mut wbl = Wbl::new();
    edit(&mut wbl);
    Case { file, source: Source::WblSafety2024, bytes: wbl.bytes(), message }
}

fn unstats(file: &'static str, bytes: Vec<u8>, message: &'static str) -> Case {
    Case { file, source: Source::UnstatsGender, bytes, message }
}

fn ratification(rows: &str, message: &'static str) -> Case {
    let bytes = format!("{}{rows}", ratification::HEADER).into_bytes();
    Case { file: "cedaw.csv", source: Source::Ratification { treaty: None }, bytes, message }
}

/// A workbook whose formulas have no values, as some programs write it.
fn uncomputed(edit: impl FnOnce(&mut Wbl)) -> Vec<u8> {
    let mut wbl = Wbl::new();
    edit(&mut wbl);
    let mut from = ZipArchive::new(Cursor::new(wbl.bytes())).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        to.start_file(part.name().unwrap(), SimpleFileOptions::default()).unwrap();
        to.write_all(text.replace("</f><v>0</v>", "</f>").as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn raw(file: &'static str, bytes: &[u8], message: &'static str) -> Case {
    Case { file, source: Source::WblSafety2024, bytes: bytes.to_vec(), message }
}

fn no_tables() -> Vec<Case> {
    let good = Wbl::new().bytes();
    vec![
        // Not a spreadsheet.
        raw(
            "picture.xlsx",
            b"\x89PNG\r\n\x1a\n0000",
            "“picture.xlsx” is not a table: it looks like a picture",
        ),
        raw(
            "page.xlsx",
            b"<!DOCTYPE html><html></html>",
            "“page.xlsx” is not a table: it looks like a web page",
        ),
        raw("nothing.xlsx", b"", "“nothing.xlsx” is empty"),
        raw(
            "text.xlsx",
            b"Economy,EconomyCode\nMalaysia,MYS\n",
            "“text.xlsx” is not a table: it looks like plain text",
        ),
        // Cut short.
        raw("cut.xlsx", &good[..good.len() / 2], "“cut.xlsx” is damaged"),
        raw("cut.xlsx", &good[..good.len() - 10], "“cut.xlsx” is damaged"),
    ]
}

fn other_columns() -> Vec<Case> {
    vec![
        // Another sheet, another column, another name for one.
        wbl(
            "sheet.xlsx",
            |it| it.rename("Legal2.0", "Legal 3"),
            "“sheet.xlsx” was not imported: one thing is wrong.\nsheet “Legal2.0”: the file has no such sheet; it has \
             “Legal 3”, “SF2.0”. Use the publisher’s workbook as it was downloaded.",
        ),
        wbl(
            "column.xlsx",
            |it| it.sheet("SF2.0").iter_mut().skip(1).for_each(|row| drop(row.remove(4))),
            "“column.xlsx” was not imported: one thing is wrong.\nsheet “SF2.0”, row 2: the column “SAFETY” is missing. \
             Add it, or use the publisher’s file as it was downloaded.",
        ),
        wbl(
            "renamed.xlsx",
            |it| *it.cell("Legal2.0", 2, 4) = "Safety".into(),
            "“renamed.xlsx” was not imported: one thing is wrong.\nsheet “Legal2.0”, row 2: the column “SAFETY” is \
             missing. Did you mean “Safety”? Rename it.",
        ),
        wbl(
            "renamed.xlsx",
            |it| *it.cell("Legal2.0", 2, 5) = "Does the law address child marriages".into(),
            "“renamed.xlsx” was not imported: one thing is wrong.\nsheet “Legal2.0”, row 2: the column “Does the law \
             address child marriage?” is missing. Did you mean “Does the law address child marriages”? Rename it.",
        ),
        wbl(
            "twice.xlsx",
            |it| *it.cell("Legal2.0", 2, 2) = "SAFETY".into(),
            "“twice.xlsx” was not imported: one thing is wrong.\nsheet “Legal2.0”, row 2, column E: the column “SAFETY” \
             already stands in column C. Rename or delete one of the two.",
        ),
        wbl(
            "headers.xlsx",
            |it| it.sheet("Legal2.0").truncate(1),
            "“headers.xlsx” was not imported: one thing is wrong.\nsheet “Legal2.0”: no row names the columns that are \
             needed. One row must name the columns “Economy”, “EconomyCode”, “SAFETY”, ",
        ),
        wbl(
            "empty.xlsx",
            |it| it.sheet("Legal2.0").truncate(2),
            "“empty.xlsx” was not imported: one thing is wrong.\nsheet “Legal2.0”: there is no row below the header. \
             Use the publisher’s workbook as it was downloaded.",
        ),
    ]
}

fn wrong_rows() -> Vec<Case> {
    vec![
        // A State that is none, and one that is there twice.
        wbl(
            "economy.xlsx",
            |it| {
                *it.cell("Legal2.0", 4, 1) = "XXX".into();
                *it.cell("SF2.0", 4, 1) = "BGD".into();
            },
            "“economy.xlsx” was not imported: 2 things are wrong.\nsheet “Legal2.0”, row 4, column B “EconomyCode”: \
             “XXX” is the code of no State or territory. Write the ISO 3166-1 code of 3 letters.\nsheet “SF2.0”, row \
             4, column A “Economy”: “Malaysia” is MYS, but the code in the same row is that of Bangladesh. Correct the \
             one that is wrong.",
        ),
        ratification(
            "MY,Malaysia,1,1995,0,0,state party,\nMY,Malaysia,1,1995,0,0,state party,",
            "“cedaw.csv” was not imported: one thing is wrong.\nsheet “cedaw”, row 3, column A “iso2”: “MY” stands \
             twice, first in row 2. Delete one of the two rows.",
        ),
        // A formula that nobody computed.
        raw(
            "formula.xlsx",
            &uncomputed(|it| *it.cell("Legal2.0", 4, 4) = "=SUM(1,2)".into()),
            "“formula.xlsx”: “Legal2.0”, row 4, column E holds a formula without a value. Open and save the file in a \
             spreadsheet program, or paste values.",
        ),
    ]
}

fn texts() -> Vec<Case> {
    let wrong = tsv(&[with(share(), &[("ISO3", "QQQ")])]);
    let utf16: Vec<u8> = wrong.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        // Text that is none, or in another encoding: UTF-16 without its mark is full of zero bytes.
        unstats("utf16.tsv", utf16.clone(), "“utf16.tsv” is not a table: it looks like "),
        unstats(
            "marked.tsv",
            [b"\xff\xfe".to_vec(), utf16].concat(),
            "“marked.tsv” was not imported: one thing is wrong.\nsheet “marked”, row 2, column F “ISO3”: “QQQ” is the \
             code of no State",
        ),
        unstats(
            "quote.tsv",
            b"ISO3\tREF_AREA\n\"NAM\t516\n".to_vec(),
            "“quote.tsv”, line 2: a quotation mark opens here",
        ),
        unstats(
            "other.tsv",
            tsv(&[with(share(), &[("SDG_SeriesID", "SH_STA_MORT"), ("INDICATOR_LABEL", "H.1")])])
                .into_bytes(),
            "“other.tsv” was not imported: one thing is wrong.\nsheet “other”, row 2, column A “INDICATOR_LABEL”: “H.1 \
             SH_STA_MORT S8adc3032” is no series that is read here.",
        ),
        unstats(
            "renamed.tsv",
            tsv(&[share()]).replace("OBS_VALUE", "OBSVALUE").into_bytes(),
            "“renamed.tsv” was not imported: one thing is wrong.\nsheet “renamed”, row 1: the column “OBS_VALUE” is \
             missing. Did you mean “OBSVALUE”? Rename it.",
        ),
        unstats(
            "rows.tsv",
            tsv(&[share()]).lines().next().unwrap().into(),
            "“rows.tsv” was not imported: one thing",
        ),
        Case {
            file: "download.csv",
            source: Source::Ratification { treaty: None },
            bytes: ratification::HEADER.into(),
            message: "“download.csv”: its name does not tell which treaty it is about. Name the treaty: CEDAW or \
                      CEDAW-OP.",
        },
    ]
}

#[tokio::test]
async fn each_ends_in_its_message_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let before = store.revision().await.unwrap();
        for case in [no_tables(), other_columns(), wrong_rows(), texts()].concat() {
            let path = folder.path().join(case.file);
            std::fs::write(&path, &case.bytes).unwrap();
            let message = import_file(&app, case.source, &path, false).await.unwrap_err();
            assert!(
                message.starts_with(case.message),
                "{}\nexpected: {}\nfound: {message}",
                case.file,
                case.message
            );
            assert!(!message.contains(&folder.path().display().to_string()), "{message}");
        }
        let path = folder.path().join("none.xlsx");
        let message = import_file(&app, Source::WblSafety2024, &path, false).await.unwrap_err();
        assert!(message.starts_with("“none.xlsx” cannot be opened"), "{message}");
        let message = import_file(&app, Source::WblSafety2024, folder.path(), false).await.unwrap_err();
        assert!(message.contains("cannot be opened"), "{message}");
        assert_eq!(store.revision().await.unwrap(), before, "{}", scratch.engine);
        assert!(store.datasets().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_computed_formula_is_its_value_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("computed.xlsx");
    let mut wbl = Wbl::new();
    *wbl.cell("SF2.0", 4, 4) = "=1-1".into();
    std::fs::write(&path, wbl.bytes()).unwrap();
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let outcome = import_file(&app, Source::WblSafety2024, &path, false).await.unwrap();
        let told =
            "Sheet “SF2.0” holds formulas: their values are as a spreadsheet program last computed them.";
        assert_eq!(outcome.notes, [told]);
        let scores = store.everywhere("wbl-safety-2024", "SF.score").await.unwrap();
        let malaysia = scores.iter().find(|it| it.key.jurisdiction.as_str() == "MYS").unwrap();
        assert_eq!(malaysia.value.number(), Some(0.0));
    }
}

#[tokio::test]
async fn another_encoding_is_read_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("latin.tsv");
    let text = tsv(&[with(share(), &[("REF_AREA_DESC", "Nam\u{ef}bia")])]);
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    std::fs::write(&path, latin).unwrap();
    for scratch in databases().await {
        let (app, _store) = open(&scratch).await;
        let outcome = import_file(&app, Source::UnstatsGender, &path, true).await.unwrap();
        assert_eq!(outcome.added, 1);
        assert_eq!(
            outcome.notes,
            ["Not UTF-8 (first seen on line 2), so read as windows-1252. Check names with accents."]
        );
    }
}
