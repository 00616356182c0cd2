//! A small workbook like the publisher's.

use super::{mapping, parse_wbl, value};
use diligence_domain::{Better, Value};
use rust_xlsxwriter::{Formula, Workbook};

/// Columns before the first mapped one, as the publisher has them.
const BEFORE: [&str; 4] = ["Economy", "EconomyCode", "Region", "IncomeGroup"];
const LAWS: &str = "Legal2.0";
const SUPPORT: &str = "SF2.0";
const SCORE: usize = 4;

/// Sheets with a title row, a header row and three economies.
pub struct Wbl(Vec<(String, Vec<Vec<String>>)>);

impl Wbl {
    pub fn new() -> Self {
        let sheet = |name: &str| {
            let variables: Vec<_> =
                mapping("wbl-safety-2024").variables.iter().filter(|it| it.sheet == name).collect();
            assert_eq!(variables[0].column, "SAFETY");
            let mut header: Vec<String> = BEFORE.map(str::to_owned).to_vec();
            header.extend(variables.iter().map(|it| it.column.clone()));
            let economy = |name: &str, code: &str| {
                let mut row: Vec<String> = [name, code, "Region", "Group"].map(str::to_owned).to_vec();
                row.extend(variables.iter().map(|it| match it.unit.as_str() {
                    "yes-no" => "Yes".to_owned(),
                    "years of age" => "18".to_owned(),
                    _ => "100".to_owned(),
                }));
                row
            };
            let title = vec![format!("WBL 2024 {name} Data")];
            let economies = [("Bangladesh", "BGD"), ("Malaysia", "MYS"), ("Namibia", "NAM")];
            let rows = economies.map(|(name, code)| economy(name, code));
            (name.to_owned(), [title, header].into_iter().chain(rows).collect())
        };
        Self(vec![sheet(LAWS), sheet(SUPPORT)])
    }

    pub fn sheet(&mut self, name: &str) -> &mut Vec<Vec<String>> {
        &mut self.0.iter_mut().find(|(it, _)| it == name).unwrap().1
    }

    pub fn rename(&mut self, from: &str, to: &str) {
        to.clone_into(&mut self.0.iter_mut().find(|(it, _)| it == from).unwrap().0);
    }

    /// A cell as the publisher's readers see it: row from 1, column from 0.
    pub fn cell(&mut self, sheet: &str, row: usize, column: usize) -> &mut String {
        &mut self.sheet(sheet)[row - 1][column]
    }

    /// Every cell is a text, as in the publisher's file; one that begins with = is a formula, computed as 0.
    pub fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for (name, rows) in &self.0 {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (column, text) in (0..).zip(cells) {
                    match text.strip_prefix('=') {
                        Some(formula) => {
                            sheet.write_formula(row, column, Formula::new(formula).set_result(""))
                        }
                        None => sheet.write_string(row, column, text),
                    }
                    .unwrap();
                }
            }
        }
        book.save_to_buffer().unwrap()
    }
}

fn refusal(edit: impl FnOnce(&mut Wbl)) -> String {
    let mut wbl = Wbl::new();
    edit(&mut wbl);
    parse_wbl(&wbl.bytes()).unwrap_err().to_string()
}

#[test]
fn answers_ages_and_scores_are_kept_as_published() {
    let mut wbl = Wbl::new();
    *wbl.cell(LAWS, 3, SCORE) = "25".into();
    *wbl.cell(LAWS, 3, 5) = "No".into();
    *wbl.cell(LAWS, 3, 6) = "0".into();
    *wbl.cell(LAWS, 3, 7) = " N/A ".into();
    *wbl.cell(SUPPORT, 4, 5) = "N/A".into();
    let batch = parse_wbl(&wbl.bytes()).unwrap();

    let variables = mapping("wbl-safety-2024").variables.len();
    assert_eq!((batch.variables.len(), batch.observations.len()), (variables, 3 * variables));
    assert_eq!(value(&batch, "L.score", "BGD"), &Value::Number(25.0));
    assert_eq!(value(&batch, "L.child-marriage", "BGD"), &Value::answer("No"));
    assert_eq!(value(&batch, "L.marriage-age-boys", "BGD"), &Value::Number(0.0)); // the publisher's 0 is a value
    assert_eq!(value(&batch, "L.marriage-age-girls", "BGD"), &Value::NotApplicable);
    assert_eq!(value(&batch, "SF.mechanisms", "MYS"), &Value::NotApplicable);
    assert_eq!(value(&batch, "SF.score", "NAM"), &Value::Number(100.0));
    assert!(batch.observations.iter().all(|it| it.year == 2024 && it.key.period == "2024"));

    let exceptions = batch.variables.iter().find(|it| it.code == "L.marriage-exceptions").unwrap();
    assert_eq!(exceptions.words, "Are there any exceptions to the legal age of marriage?");
    assert_eq!(exceptions.better, Better::No);
    assert!(exceptions.caveat.starts_with("Here No is nearer the standard"));
    let dataset = &batch.dataset;
    assert_eq!((dataset.source.as_str(), dataset.edition.as_str()), ("wbl-safety-2024", "2024"));
    assert_eq!((dataset.publisher.as_str(), dataset.licence.as_str()), ("World Bank", "CC BY 4.0"));
    assert_eq!(dataset.title, "Women, Business and the Law 2024: Safety");
}

#[test]
fn numbers_in_cells_of_numbers_are_the_same() {
    let mut book = Workbook::new();
    let wbl = Wbl::new();
    for (name, rows) in &wbl.0 {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number),
                    Err(_) => sheet.write_string(row, column, text),
                }
                .unwrap();
            }
        }
    }
    let numbers = parse_wbl(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(numbers, parse_wbl(&wbl.bytes()).unwrap());
}

#[test]
fn a_wrong_cell_is_named_with_its_place_and_remedy() {
    type Edit = fn(&mut Wbl);
    let cases: [(Edit, &str); 11] = [
        (
            |it| *it.cell(LAWS, 4, SCORE) = "abc".into(),
            "sheet “Legal2.0”, row 4, column E “SAFETY”: “abc” is no number. Write a number from 0 to 100.",
        ),
        (
            |it| *it.cell(SUPPORT, 5, SCORE) = "101".into(),
            "sheet “SF2.0”, row 5, column E “SAFETY”: “101” is out of range. Write a number from 0 to 100.",
        ),
        (
            |it| *it.cell(LAWS, 4, SCORE) = "N/A".into(),
            "sheet “Legal2.0”, row 4, column E “SAFETY”: “N/A” is no number. Write a number from 0 to 100.",
        ),
        (
            |it| *it.cell(LAWS, 3, 5) = "yes".into(),
            "sheet “Legal2.0”, row 3, column F “Does the law address child marriage?”: “yes” is none of the answers. \
             Write Yes or No, or N/A.",
        ),
        (
            |it| it.cell(LAWS, 3, 5).clear(),
            "sheet “Legal2.0”, row 3, column F “Does the law address child marriage?”: the cell is empty. Write Yes \
             or No, or N/A.",
        ),
        (
            |it| *it.cell(LAWS, 3, 6) = "17.5".into(),
            "sheet “Legal2.0”, row 3, column G “What is the legal age of marriage for boys?”: “17.5” is no whole \
             number. Write a whole number from 0 to 100, or N/A.",
        ),
        (
            |it| *it.cell(LAWS, 4, 1) = "QQQ".into(),
            "sheet “Legal2.0”, row 4, column B “EconomyCode”: “QQQ” is the code of no State or territory. Write the \
             ISO 3166-1 code of 3 letters.",
        ),
        (
            |it| *it.cell(LAWS, 4, 0) = "Atlantis".into(),
            "sheet “Legal2.0”, row 4, column A “Economy”: “Atlantis” is no known name of a State or territory. Write \
             the name that goes with the code, Malaysia.",
        ),
        (
            |it| *it.cell(LAWS, 4, 1) = "IDN".into(),
            "sheet “Legal2.0”, row 4, column A “Economy”: “Malaysia” is MYS, but the code in the same row is that of \
             Indonesia. Correct the one that is wrong.",
        ),
        (
            |it| it.cell(LAWS, 4, 1).clear(),
            "sheet “Legal2.0”, row 4, column B “EconomyCode”: the cell is empty. Write the ISO 3166-1 code of 3 \
             letters.",
        ),
        (
            |it| {
                let row = it.sheet(SUPPORT)[3].clone();
                it.sheet(SUPPORT).push(row);
            },
            "sheet “SF2.0”, row 6, column B “EconomyCode”: “MYS” stands twice, first in row 4. Delete one of the two \
             rows.",
        ),
    ];
    for (edit, expected) in cases {
        assert_eq!(refusal(edit), expected);
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let text = refusal(|it| {
        *it.cell(LAWS, 3, SCORE) = "x".into();
        *it.cell(LAWS, 5, 5) = "?".into();
        *it.cell(SUPPORT, 4, SCORE) = "y".into();
    });
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[1].contains("row 5") && lines[2].starts_with("sheet “SF2.0”"), "{text}");

    let text = refusal(|it| (3..6).for_each(|row| it.sheet(LAWS)[row - 1][SCORE..].fill("?".into())));
    let wrong = 3 * mapping("wbl-safety-2024").variables.iter().filter(|it| it.sheet == LAWS).count();
    assert!(text.ends_with(&format!("\nand {} more", wrong - 20)), "{text}");
}
