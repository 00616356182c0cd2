//! A profile as a table for spreadsheets.

use super::Profile;
use diligence_domain::Value;
use diligence_sheet::{Cell, WriteError, write_csv};

const HEADER: [&str; 18] = [
    "jurisdiction",
    "principle",
    "indicator",
    "dimension",
    "source",
    "edition",
    "year",
    "period",
    "variable",
    "words",
    "disaggregation",
    "value",
    "unit",
    "direction",
    "lower",
    "upper",
    "caveat",
    "note",
];

/// Every value on a line of its own: CSV with formula-safe cells, codes and words as published.
///
/// # Errors
/// A value that no table can hold.
pub fn csv(profile: &Profile<'_>) -> Result<Vec<u8>, WriteError> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::from(text) };
    let mut rows: Vec<Vec<Cell>> = vec![HEADER.iter().map(|it| text(it)).collect()];
    let number = |it: Option<f64>| it.map_or(Cell::Empty, Cell::Number);
    for principle in &profile.principles {
        let lists =
            [("law", &principle.law), ("practice", &principle.practice), ("context", &principle.context)];
        for (dimension, entries) in lists {
            rows.extend(entries.iter().map(|it| {
                vec![
                    text(profile.jurisdiction.code.as_str()),
                    text(&principle.code),
                    text(&it.indicator),
                    text(dimension),
                    text(&it.source),
                    text(&it.edition),
                    Cell::Number(f64::from(it.year)),
                    text(&it.period),
                    text(&it.variable),
                    text(&it.words),
                    text(&it.disaggregation),
                    match &it.value {
                        Value::Number(number) => Cell::Number(*number),
                        Value::Answer { words, .. } => text(words),
                        Value::NotApplicable => text("not applicable"),
                    },
                    text(&it.unit),
                    text(it.better.as_str()),
                    number(it.lower),
                    number(it.upper),
                    text(&it.caveat),
                    text(&it.note),
                ]
            }));
        }
    }
    write_csv(&rows)
}
