//! Ratings as `diligence score` reads them: one row for each rating of the law or of the practice of a principle.

use super::{Export, Response};
use diligence_sheet::Cell;
use diligence_survey::{Form, ItemId, Kind, NodeId};

/// What a question rates, as its name says in the questionnaires of a framework: `PT3_law`. Fictional cases are rated
/// for a whole area, of which the measurement model knows no item: they stand in the table of answers alone.
fn rated(form: &Form, item: ItemId) -> Option<String> {
    let it = &form.items[item];
    let (principle, dimension) = it.name.rsplit_once('_')?;
    let rates = it.kind == Kind::SelectOne
        && matches!(dimension, "law" | "practice")
        && !principle.starts_with("case_");
    rates.then(|| format!("{principle}.{dimension}"))
}

pub(super) fn head() -> Vec<Cell> {
    ["rater", "jurisdiction", "year", "item", "rating", "organisation", "class"].map(Cell::from).to_vec()
}

/// The class that the measurement model tells apart: governments that rate themselves, and everybody else.
fn class(of: &str) -> &'static str {
    if of == "government" { "government" } else { "contributor" }
}

pub(super) fn rows(export: &Export, of: &Response, year: i32) -> Vec<Vec<Cell>> {
    let mut all = Vec::new();
    if let Some(root) = of.tree.root() {
        gather(export, of, year, (root, 0), &mut all);
    }
    all
}

fn gather(
    export: &Export,
    of: &Response,
    year: i32,
    (node, item): (NodeId, ItemId),
    all: &mut Vec<Vec<Cell>>,
) {
    for (child, item) in export.names.inside(&of.tree, node, item) {
        let it = &export.form().items[item];
        if it.kind.is_section() {
            gather(export, of, year, (child, item), all);
            continue;
        }
        let Some(rated) = rated(export.form(), item) else { continue };
        // Whoever would rather not say is as one who does not know: nothing is learned of either.
        let rating = match of.tree.own_text(child) {
            "unsaid" => "unknown",
            text if text == "unknown" || text == "na" || text.parse::<u8>().is_ok() => text,
            _ => continue,
        };
        all.push(vec![
            Cell::from(of.rater.as_str()),
            Cell::from(of.jurisdiction.as_str()),
            Cell::Number(year.into()),
            Cell::Text(rated.into()),
            match rating.parse::<u8>() {
                Ok(level) => Cell::Number(level.into()),
                Err(_) => Cell::from(rating),
            },
            Cell::from(of.rater.as_str()),
            Cell::from(class(&of.class)),
        ]);
    }
}
