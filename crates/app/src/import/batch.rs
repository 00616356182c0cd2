//! What a file holds, before anything is compared or written.

use diligence_domain::{Dataset, Observation, TreatyStatus, Variable};
use diligence_sheet::Workbook;
use std::collections::BTreeMap;

/// One file's values.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Who published them, in which edition.
    pub dataset: Dataset,
    /// What is observed. Every observation's variable is among them.
    pub variables: Vec<Variable>,
    /// The values.
    pub observations: Vec<Observation>,
    /// What States have bound themselves to.
    pub treaties: Vec<TreatyStatus>,
    /// What was not taken on purpose, with how many rows or cells.
    pub left_out: Vec<(String, usize)>,
    /// What a person should know about the file.
    pub notes: Vec<String>,
}

impl Batch {
    /// Nothing yet, but what reading the file had to decide.
    pub(super) fn new(dataset: Dataset, book: &Workbook) -> Self {
        let mut notes: Vec<String> = book.notes.iter().map(ToString::to_string).collect();
        for sheet in book.sheets.iter().filter(|it| it.formulas) {
            notes.push(format!(
                "Sheet “{}” holds formulas: their values are as a spreadsheet program last computed them.",
                sheet.name
            ));
        }
        Self {
            dataset,
            variables: Vec::new(),
            observations: Vec::new(),
            treaties: Vec::new(),
            left_out: Vec::new(),
            notes,
        }
    }
}

/// Counts what is left out, by name.
#[derive(Debug, Default)]
pub(super) struct LeftOut(BTreeMap<String, usize>);

impl LeftOut {
    /// Names kept apart; a hostile file may hold a name per row.
    const NAMES: usize = 200;

    pub(super) fn add(&mut self, what: &str) {
        let known = self.0.contains_key(what) || self.0.len() < Self::NAMES;
        *self.0.entry(if known { what } else { "others" }.to_owned()).or_default() += 1;
    }

    pub(super) fn list(self) -> Vec<(String, usize)> {
        self.0.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_up_to_a_bound() {
        let mut left_out = LeftOut::default();
        for number in 0..300 {
            left_out.add(&format!("{number:03}"));
            left_out.add("000");
        }
        let list = left_out.list();
        assert_eq!(list.len(), LeftOut::NAMES + 1);
        assert_eq!(list[0], ("000".to_owned(), 301));
        assert_eq!(list.last(), Some(&("others".to_owned(), 100)));
    }
}
