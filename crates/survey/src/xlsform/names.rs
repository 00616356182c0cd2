//! The names in the sheet “survey”.

use super::row::Table;
use crate::reference;
use std::collections::HashSet;

/// All names, also those that are offered instead of wrong ones, and those to which something refers.
#[derive(Debug)]
pub(super) struct Names {
    all: HashSet<String>,
    referred: HashSet<String>,
}

impl Names {
    pub fn of(table: &Table<'_>) -> Self {
        let all = table.lines().filter_map(|it| it.get("name")).collect();
        let cells: Vec<String> = table.lines().flat_map(|it| it.all().into_values()).collect();
        let referred = cells.iter().flat_map(|it| reference::find(it)).map(|it| it.name.to_owned()).collect();
        Self { all, referred }
    }

    pub fn has(&self, name: &str) -> bool {
        self.all.contains(name)
    }

    pub fn is_referred(&self, name: &str) -> bool {
        self.referred.contains(name)
    }

    /// A name like one that nothing has.
    pub fn free(&mut self, name: &str) -> String {
        let mut others = (2..).map(|it| format!("{name}_{it}"));
        let free = others.find(|it| !self.all.contains(it)).unwrap_or_default();
        self.all.insert(free.clone());
        free
    }
}
