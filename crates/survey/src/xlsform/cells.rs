//! Where the cells of items stand.

use super::row::Line;
use crate::form::ItemId;
use diligence_sheet::Place;
use std::collections::HashMap;

/// The row of each item; of one that a row brings with it, that row.
#[derive(Debug, Default)]
pub(super) struct Cells<'t>(HashMap<ItemId, Line<'t>>);

impl<'t> Cells<'t> {
    pub fn put(&mut self, item: ItemId, line: Line<'t>) {
        self.0.insert(item, line);
    }

    /// Where the cell of an item under a header stands.
    pub fn place(&self, item: ItemId, header: &str) -> Place {
        let Some(line) = self.0.get(&item) else {
            return Place { header: Some(header.to_owned()), ..Place::sheet("survey") };
        };
        // The number of a repeat is computed in an item of its own.
        let of_count =
            header == "calculation" && line.get(header).is_none() && line.get("repeat_count").is_some();
        line.spot(if of_count { "repeat_count" } else { header }).place()
    }
}
