//! Rows of the sheet “choices”.

use super::rows::{Words, headers, spread};
use diligence_sheet::Cell;

/// Lists of choices, each once, in the order in which they are first asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists(Vec<(String, Vec<(String, Words)>)>);

impl Lists {
    /// A list, unless one of that name is there.
    pub fn add(&mut self, name: &str, choices: Vec<(String, Words)>) {
        if self.0.iter().all(|it| it.0 != name) {
            self.0.push((name.to_owned(), choices));
        }
    }

    pub fn cells(&self, languages: &[String]) -> Vec<Vec<Cell>> {
        let head: Vec<Cell> =
            ["list_name", "name"].map(Cell::from).into_iter().chain(headers("label", languages)).collect();
        let rows = self.0.iter().flat_map(|(list, choices)| {
            choices.iter().map(move |(value, label)| {
                let start = [list.as_str().into(), value.as_str().into()];
                start.into_iter().chain(spread(label, languages)).collect()
            })
        });
        std::iter::once(head).chain(rows).collect()
    }
}
