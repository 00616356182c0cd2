//! What each column is: which question, in every language, what may stand there, when it is asked.

use super::Table;
use super::tables::Column;
use crate::answering::Asked;
use diligence_sheet::Cell;
use diligence_survey::form::{Choice, Choices};
use diligence_survey::{Form, ItemId};
use std::collections::HashMap;

fn choices(form: &Form, item: ItemId) -> &[Choice] {
    match &form.items[item].choices {
        Some(Choices::List(list)) => form.list(list).map_or(&[], |it| &it.choices),
        _ => &[],
    }
}

/// The words of each value of a question, in a language.
pub(super) fn labels(form: &Form, item: ItemId, language: &str) -> HashMap<String, String> {
    let all = choices(form, item).iter();
    all.filter_map(|it| Some((it.name.clone(), it.label.in_language(language)?.to_owned()))).collect()
}

/// What a column asks, in a language; its name where there are no words.
pub(super) fn question(form: &Form, column: &Column, language: &str) -> String {
    let asked = form.items[column.item].label.in_language(language).unwrap_or(&column.head);
    match &column.choice {
        None => asked.to_owned(),
        Some(choice) => {
            let words = labels(form, column.item, language).remove(choice);
            format!("{asked}: {}", words.unwrap_or_else(|| choice.clone()))
        }
    }
}

/// The codebook, with its head.
pub(super) fn rows(asked: &Asked, tables: &[Table]) -> Vec<Vec<Cell>> {
    let form = asked.form();
    let mut languages: Vec<String> = form.languages().into_iter().map(str::to_owned).collect();
    if languages.is_empty() {
        languages.push(String::new());
    }
    let with = |what: &str, language: &str| match language {
        "" => what.to_owned(),
        language => format!("{what}::{language}"),
    };
    let mut head: Vec<Cell> = ["table", "column", "type"].map(Cell::from).to_vec();
    head.extend(languages.iter().map(|it| Cell::Text(with("question", it).into())));
    head.extend(languages.iter().map(|it| Cell::Text(with("values", it).into())));
    head.extend(["relevant", "constraint", "calculation"].map(Cell::from));
    let mut all = vec![head];
    for table in tables {
        for column in &table.columns {
            let it = &form.items[column.item];
            let mut row: Vec<Cell> =
                [table.name.as_str(), &column.head, it.kind.word()].map(Cell::from).to_vec();
            row.extend(languages.iter().map(|language| Cell::Text(question(form, column, language).into())));
            row.extend(languages.iter().map(|language| {
                let value = |it: &Choice| {
                    format!("{} = {}", it.name, it.label.in_language(language).unwrap_or(&it.name))
                };
                match column.choice {
                    Some(_) => Cell::from("1; 0"),
                    None => choices(form, column.item)
                        .iter()
                        .map(value)
                        .collect::<Vec<_>>()
                        .join("; ")
                        .as_str()
                        .into(),
                }
            }));
            let rules = [&it.relevant, &it.constraint, &it.calculation];
            row.extend(rules.map(|it| it.as_deref().map_or(Cell::Empty, Cell::from)));
            all.push(row);
        }
    }
    all
}
