//! Somebody else's principles, from one table.

use diligence_framework::spreadsheet::{About, COLUMNS, edition};
use diligence_framework::{Edition, Faults};
use diligence_sheet::{Limits, read_bytes};

fn import(rows: &[&str]) -> Result<(Edition, Faults), Faults> {
    let text = format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n"));
    let book = read_bytes("pack.csv", text.as_bytes(), &Limits::default()).unwrap();
    let about = About {
        code: "guiding-1".into(),
        title: "Somebody’s principles".into(),
        published: "2026-11-24".into(),
        licence: "with the holder’s permission".into(),
    };
    edition(&book, &about)
}

const GOOD: [&str; 16] = [
    "area,A,,,,,Area,What it is,,,",
    "principle,GP-1,A,,,,First principle,Summary,,,",
    "question,,GP-1,law,,,,Is there a law?,,,",
    "anchor,,GP-1,law,,0,,none,,,",
    "anchor,,GP-1,law,,1,,some,,,",
    "anchor,,GP-1,law,,2,,half,,,",
    "anchor,,GP-1,law,,3,,most,,,",
    "anchor,,GP-1,law,,4,,all,,,",
    "indicator,GP-1.1,GP-1,law,structural,,Statute,The wording,,,",
    "indicator,GP-1.2,GP-1,practice,outcome,,Use,How often,,,",
    "vignette,A-low,A,,,low,Case,A story,,,",
    "standard,REP:12,GP-1,,,,The report,Says so,The report,p. 12,",
    "area,A,,,,,Domaine,Ce que c’est,,,fr",
    "principle,GP-1,A,,,,Premier principe,Résumé,,,fr",
    "anchor,,GP-1,practice,,0,,nothing,,,",
    "question,,GP-1,practice,,,,Is it done?,,,",
];

#[test]
fn a_table_becomes_an_edition() {
    let mut rows = GOOD.to_vec();
    let more: Vec<String> =
        (1..5).map(|level| format!("anchor,,GP-1,practice,,{level},,level {level},,,")).collect();
    rows.splice(15..15, more.iter().map(String::as_str));
    let (edition, faults) = import(&rows).unwrap_or_else(|faults| panic!("{:#?}", faults.all));
    assert!(!faults.fatal());
    let (_, principle) = edition.principle("GP-1").unwrap();
    assert_eq!((principle.indicators.len(), principle.standards.len()), (2, 1));
    let fr = "fr".parse().unwrap();
    assert_eq!(edition.text("principle.GP-1", "title", fr).unwrap().text, "Premier principe");
    assert_eq!(edition.list("principle.GP-1", "practice", fr).len(), 5);
    let says = edition.text("provision.REP:12", "says", fr).unwrap();
    assert!(says.text.contains("The report, p. 12"), "{}", says.text);
    // What is kept can be read again.
    let json = serde_json::to_string(&edition).unwrap();
    let again: Edition = serde_json::from_str(&json).unwrap();
    assert_eq!(diligence_framework::digest::edition(&again), diligence_framework::digest::edition(&edition));
}

#[test]
fn errors_name_the_row() {
    for (row, wrong, words) in [
        (1, "principle,GP-1,B,,,,First,Summary,,,", "“B” is no area"),
        (2, "question,,GP-1,lore,,,,Is there a law?,,,", "neither law nor practice"),
        (4, "anchor,,GP-1,law,,3,,some,,,", "where anchor 1 of GP-1 comes next"),
        (8, "indicator,GP-1.1,GP-1,law,odd,,Statute,The wording,,,", "no kind of indicator"),
        (10, "vignette,A-low,A,,,lowest,Case,A story,,,", "no level of a vignette"),
        (11, "standart,REP:12,GP-1,,,,The report,Says so,,,", "none of the kinds of row"),
        (0, "area,A,,,,,Area,What it is,,,EN!", "is no language"),
    ] {
        let mut rows = GOOD.to_vec();
        rows[row] = wrong;
        let faults = import(&rows).unwrap_err();
        let lines: Vec<String> = faults.all.iter().map(ToString::to_string).collect();
        let place = format!("pack:{}", row + 2);
        assert!(lines.iter().any(|it| it.starts_with(&place) && it.contains(words)), "{wrong}: {lines:#?}");
    }
}

#[test]
fn a_missing_column_is_named() {
    let book = read_bytes("pack.csv", b"row_kind,code\narea,A\n", &Limits::default()).unwrap();
    let about =
        About { code: "x".into(), title: "x".into(), published: String::new(), licence: String::new() };
    let faults = edition(&book, &about).unwrap_err();
    assert!(faults.all[0].to_string().contains("“parent” is missing"), "{}", faults.all[0]);
}
