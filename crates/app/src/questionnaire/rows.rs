//! Rows of the sheet “survey”.

use diligence_sheet::Cell;

/// The same words in several languages, in the order of the columns; empty where there are none.
pub(super) type Words = Vec<String>;

/// A row.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub kind: String,
    pub name: String,
    pub label: Words,
    pub hint: Words,
    pub guidance: Words,
    pub relevant: String,
    pub constraint: String,
    pub message: Words,
    pub appearance: String,
}

impl Line {
    pub fn new(kind: impl Into<String>, name: impl Into<String>) -> Self {
        Self { kind: kind.into(), name: name.into(), ..Self::default() }
    }
}

fn cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { text.into() }
}

/// One cell for each language.
pub(super) fn spread<'w>(words: &'w Words, languages: &'w [String]) -> impl Iterator<Item = Cell> + 'w {
    (0..languages.len()).map(|it| cell(words.get(it).map_or("", String::as_str)))
}

/// A header for each language.
pub(super) fn headers<'l>(name: &'l str, languages: &'l [String]) -> impl Iterator<Item = Cell> + 'l {
    languages.iter().map(move |it| format!("{name}::{it}").into())
}

pub(super) fn cells(languages: &[String], lines: &[Line]) -> Vec<Vec<Cell>> {
    let mut head: Vec<Cell> = vec!["type".into(), "name".into()];
    for column in ["label", "hint", "guidance_hint", "constraint_message"] {
        head.extend(headers(column, languages));
    }
    head.extend(["relevant", "constraint", "appearance"].map(Cell::from));
    let row = |line: &Line| {
        let mut row = vec![cell(&line.kind), cell(&line.name)];
        for words in [&line.label, &line.hint, &line.guidance, &line.message] {
            row.extend(spread(words, languages));
        }
        row.extend([&line.relevant, &line.constraint, &line.appearance].map(|it| cell(it)));
        row
    };
    std::iter::once(head).chain(lines.iter().map(row)).collect()
}
