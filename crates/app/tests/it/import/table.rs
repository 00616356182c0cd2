//! Any table through a map; the example is the one that the documentation prints.

use super::{book, import_file, one, open, value};
use diligence_app::import::table::parse;
use diligence_app::import::{Batch, Map, Source};
use diligence_domain::{Better, Value};
use diligence_testkit::databases;

const PAGE: &str = include_str!("../../../../../docs/import-map.md");

/// The first block of that language on the page.
fn block(language: &str) -> &'static str {
    let (_, rest) = PAGE.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

fn map() -> Map {
    Map::parse("shelters.toml", block("toml")).unwrap()
}

fn read(map: &Map, csv: &str) -> Result<Batch, String> {
    parse(&book("shelters.csv", csv.as_bytes()), map).map_err(|refused| refused.to_string())
}

/// The documented map with a part replaced.
fn changed(from: &str, to: &str) -> String {
    let text = block("toml");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn map_error(from: &str, to: &str) -> String {
    Map::parse("m.toml", &changed(from, to)).unwrap_err().to_string()
}

#[test]
fn the_documented_example_does_what_the_page_says() {
    let batch = read(&map(), block("csv")).unwrap();
    assert_eq!(batch.observations.len(), 5);
    let shelters = one(&batch, "shelters", "MYS");
    assert_eq!(
        (&shelters.value, shelters.lower, shelters.upper),
        (&Value::Number(1.5), Some(1.2), Some(1.9))
    );
    assert_eq!(
        (shelters.year, shelters.key.period.as_str(), shelters.key.disaggregation.as_str()),
        (2023, "2023", "F")
    );
    let none = one(&batch, "shelters", "NAM");
    assert_eq!(
        (&none.value, none.lower, none.note.as_str()),
        (&Value::Number(0.0), None, "none was counted")
    );
    assert_eq!(value(&batch, "helpline", "MYS"), &Value::answer("Yes"));
    assert_eq!(value(&batch, "helpline", "NAM"), &Value::answer("No"));
    assert_eq!(value(&batch, "helpline", "GEO"), &Value::NotApplicable);
    let left_out = [("Elsewhere", 1), ("rows that “only” excludes", 1), ("shelters: no value", 1)];
    assert_eq!(batch.left_out, left_out.map(|(what, count)| (what.to_owned(), count)));

    let [shelters, helpline] = &batch.variables[..] else { panic!("{:?}", batch.variables) };
    assert_eq!((shelters.words.as_str(), shelters.better), ("Shelters per 100 000", Better::Higher));
    assert_eq!(shelters.caveat, "Counts buildings, not places.");
    assert_eq!((helpline.words.as_str(), helpline.better), ("Is there a national helpline?", Better::Yes));
    assert_eq!((batch.dataset.source.as_str(), batch.dataset.edition.as_str()), ("shelters", "2023"));
}

#[test]
fn every_key_is_documented() {
    let text = block("toml");
    // What refuses an unknown key names all that are known, of the map or of its variables.
    for before in ["source =", "code ="] {
        for key in known_keys(&text.replacen(before, &format!("unknown = 1\n{before}"), 1)) {
            assert!(PAGE.contains(&format!("`{key}`")) || PAGE.contains(&format!("`[[{key}]]`")), "{key}");
        }
    }
}

fn known_keys(text: &str) -> Vec<String> {
    let error = Map::parse("m.toml", text).unwrap_err().to_string();
    let (_, keys) = error.split_once("expected one of ").unwrap();
    keys.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn one_map_reads_every_format() {
    let csv = block("csv");
    let expected = read(&map(), csv).unwrap();
    let tsv = book("shelters.tsv", csv.replace(',', "\t").as_bytes());
    assert_eq!(parse(&tsv, &map()).unwrap().observations, expected.observations);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().set_name("Read me").unwrap().write_string(0, 0, "Notes").unwrap();
    let sheet = workbook.add_worksheet().set_name("Data").unwrap();
    for (row, line) in (0..).zip(csv.lines()) {
        for (column, text) in (0..).zip(line.split(',')) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, text),
            }
            .unwrap();
        }
    }
    let xlsx = book("shelters.xlsx", &workbook.save_to_buffer().unwrap());
    let error = parse(&xlsx, &map()).unwrap_err().to_string();
    assert_eq!(
        error,
        "the file has several sheets: “Read me”, “Data”. Name one with sheet = \"…\" in the map."
    );
    let named = Map { sheet: Some("Data".into()), ..map() };
    assert_eq!(parse(&xlsx, &named).unwrap().observations, expected.observations);
    let header = Map { header_row: Some(2), ..named.clone() };
    assert_eq!(parse(&xlsx, &header).unwrap().observations, expected.observations);
    let header = Map { header_row: Some(1), ..named };
    assert!(parse(&xlsx, &header).unwrap_err().to_string().contains("is missing"));
    let other = Map { sheet: Some("Figures".into()), ..map() };
    assert_eq!(
        parse(&xlsx, &other).unwrap_err().to_string(),
        "sheet “Figures”: the file has no such sheet; it has “Read me”, “Data”. Correct “sheet” in the map."
    );
}

#[test]
fn what_the_map_does_not_name_is_refused() {
    let refusal = |map: &Map, from: &str, to: &str| {
        assert!(block("csv").contains(from));
        read(map, &block("csv").replacen(from, to, 1)).unwrap_err()
    };
    for (from, to, expected) in [
        (
            "F,..,",
            "F,NA,",
            "row 5, column D “Shelters per 100 000”: “NA” is no number. Write a number of 0 or more, or list the text \
             under missing or not_applicable in the map.",
        ),
        (
            "F,1.5,",
            "F,-1,",
            "row 3, column D “Shelters per 100 000”: “-1” is out of range. Write a number of 0 or more, or list the \
             text under missing or not_applicable in the map.",
        ),
        (
            "F,1.5,",
            "F,2.5,",
            "row 3, column D “Shelters per 100 000”: “2.5” is not between its bounds, 1.2 and 1.9. Correct the value \
             or its bounds.",
        ),
        (
            ",No,",
            ",,",
            "row 4, column G “Is there a helpline?”: the cell is empty. Write Yes or No, or list \"\" under missing in \
             the map.",
        ),
        (
            "Namibia,2023,",
            "Namibia,,",
            "row 4, column B “Year”: the cell is empty. Write a year such as 2020.",
        ),
        (
            "Georgia,2023,F",
            "Namibia,2023,F",
            "row 5, column A “Country”: “Namibia” stands twice for the same variable, period and part of the \
             population, first in row 4. Delete one of the two rows, or name the column that tells them apart under \
             period, disaggregation or only.",
        ),
    ] {
        assert_eq!(refusal(&map(), from, to), format!("sheet “shelters”, {expected}"));
    }
    let strict = Map { skip_unknown_jurisdictions: false, ..map() };
    assert_eq!(
        refusal(&strict, "Malaysia", "Malayzia").lines().next().unwrap(),
        "sheet “shelters”, row 3, column A “Country”: “Malayzia” is no known jurisdiction. Did you mean MYS \
         (Malaysia)?"
    );
    let any = Map { states_only: false, ..map() };
    assert_eq!(
        read(&any, block("csv")).unwrap_err(),
        "sheet “shelters”, row 5, column A “Country”: “Georgia” could be several jurisdictions. Write the code: GEO \
         (Georgia) or US-GA (Georgia); or set states_only = true in the map."
    );
    let units = read(&any, &block("csv").replace("Georgia", "MY-10")).unwrap();
    assert_eq!(value(&units, "helpline", "MY-10"), &Value::NotApplicable);
}

#[test]
fn a_long_table_names_its_series_per_variable() {
    let text = "source = \"long\"\nedition = \"1\"\npublisher = \"p\"\ntitle = \"t\"\nlicence = \"l\"\nurl = \"\"\n\
                citation = \"c\"\njurisdiction = \"iso\"\nyear_is = 2020\nperiod = \"span\"\ndisaggregation = [\"sex\", \
                \"age\"]\n\n[[variable]]\ncode = \"a\"\ncolumn = \"value\"\nunit = \"percent\"\ndirection = \
                \"lower\"\nonly = { series = \"A\" }\n\n[[variable]]\ncode = \"b\"\ncolumn = \"value\"\nunit = \
                \"deaths\"\ndirection = \"none\"\nonly = { series = \"B\" }\n";
    let map = Map::parse("long.toml", text).unwrap();
    let csv = "iso,series,span,sex,age,value\nNA,A,2010-2020,F,,33.6\nNA,B,,,,120\nMY,A,,,15+,\n";
    let batch = parse(&book("long.csv", csv.as_bytes()), &map).unwrap();
    assert_eq!(batch.observations.len(), 2);
    let a = one(&batch, "a", "NAM");
    assert_eq!((a.key.period.as_str(), a.year, a.key.disaggregation.as_str()), ("2010-2020", 2020, "F/"));
    let b = one(&batch, "b", "NAM");
    assert_eq!(
        (b.key.period.as_str(), b.key.disaggregation.as_str(), &b.value),
        ("2020", "", &Value::Number(120.0))
    );
    assert_eq!(batch.left_out, [("a: no value".to_owned(), 1)]);
}

#[test]
fn a_wrong_map_is_named_with_line_and_key() {
    let line = |text: &str| block("toml").lines().position(|it| it.starts_with(text)).unwrap() + 1;
    let (source, min, better) = (line("source ="), line("min ="), line("better ="));
    let cases = [
        ("min = 0", "minimum = 0", min, "“minimum”", "unknown field `minimum`"),
        ("edition = \"2023\"", "edition = 2023", line("edition"), "“edition”", "expected a string"),
        ("source = \"shelters\"", "source = \"Shelters\"", source, "“source”", "lower-case letters"),
        ("source = \"shelters\"", "source = \"ratification\"", source, "“source”", "an importer of its own"),
        ("licence = \"CC BY 4.0\"", "licence = \" \"", line("licence"), "“licence”", "it is empty"),
        (
            "year = \"Year\"",
            "year = \"Year\"\nyear_is = 2023",
            line("year =") + 1,
            "“year_is”",
            "exclude each other",
        ),
        ("year = \"Year\"", "year_is = 23", line("year ="), "“year_is”", "this is no year"),
        ("better = \"Yes\"", "better = \"yes\"", better, "“better”", "write Yes or No"),
        ("better = \"Yes\"", "max = 3\nbetter = \"Yes\"", better, "“max”", "an answer has no bounds"),
        ("min = 0", "min = 3\nmax = 2", min + 1, "“max”", "it is less than min"),
        ("min = 0", "max = inf", min, "“max”", "write a finite number"),
        ("min = 0", "better = \"Yes\"", min, "“better”", "only the unit yes-no has answers"),
        (
            "code = \"helpline\"",
            "code = \"shelters\"",
            line("code = \"helpline"),
            "“code”",
            "it stands twice",
        ),
        (
            "missing = []
not_applicable = [\"N/A\"]",
            "missing = [\"-\"]
not_applicable = [\"-\"]",
            line("not_app"),
            "“not_applicable”",
            "“-” also stands under missing",
        ),
        (
            "direction = \"higher\"",
            "direction = \"up\"",
            line("direction"),
            "“direction”",
            "unknown variant `up`",
        ),
    ];
    for (from, to, line, key, problem) in cases {
        let error = map_error(from, to);
        assert!(error.starts_with(&format!("the map “m.toml”, line {line}, {key}: ")), "{to}: {error}");
        assert!(error.contains(problem) && error.ends_with(". See docs/import-map.md."), "{to}: {error}");
    }
    assert!(map_error("title = \"Shelters, invented figures\"\n", "").contains("missing field `title`"));
    assert!(map_error("year = \"Year\"\n", "").contains("“year”: it is missing"));
    assert!(map_error("better = \"Yes\"\n", "").contains("“better”: it is missing"));
    assert!(map_error("unit = \"per 100 000\"\n", "").contains("missing field `unit`"));
    assert!(map_error("[[variable]]", "[[variable]").contains("line"));
}

#[tokio::test]
async fn a_map_that_is_not_there_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shelters.csv");
    std::fs::write(&file, block("csv")).unwrap();
    for scratch in databases().await {
        let (app, store) = open(&scratch).await;
        let map = folder.path().join("none.toml");
        let error = import_file(&app, Source::Csv { map }, &file, false).await.unwrap_err();
        assert!(error.starts_with("the map “none.toml” cannot be read: "), "{error}");

        let map = folder.path().join("shelters.toml");
        std::fs::write(&map, format!("\u{feff}{}", block("toml"))).unwrap();
        let source = Source::Csv { map };
        let outcome = import_file(&app, source.clone(), &file, false).await.unwrap();
        assert_eq!((outcome.added, outcome.changed, outcome.described), (5, 0, 3));
        let before = store.revision().await.unwrap();
        let again = import_file(&app, source, &file, false).await.unwrap();
        assert!(again.is_unchanged(), "{again:?}");
        assert_eq!((again.same, store.revision().await.unwrap()), (5, before));
        assert_eq!(store.observations("shelters", "2023").await.unwrap().len(), 5);
    }
}
