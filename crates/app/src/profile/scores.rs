//! Everything that a run says of a jurisdiction as a table for spreadsheets.

use diligence_domain::Dimension;
use diligence_domain::score::{Contrast, Convergence, Estimate, Results, Withheld};
use diligence_scoring::fit::Quality;
use diligence_scoring::score::Spread;
use diligence_sheet::{Cell, WriteError, write_csv};

/// The columns, in order.
fn header() -> impl Iterator<Item = &'static str> {
    ["what", "principle", "dimension", "jurisdiction", "year", "since", "withheld"]
        .into_iter()
        .chain(Spread::COLUMNS)
        .chain(["above", "rating"])
        .chain(CHANCES)
        .chain(["raters", "organisations", "ratings", "unknown", "na", "component", "thin", "robust"])
        .chain(Quality::COLUMNS)
}

/// The chance of each level.
const CHANCES: [&str; 5] = ["p0", "p1", "p2", "p3", "p4"];

/// Scores, gaps, changes and self-assessments, one on a line: numbers on the scale from 0 to 4; `above` is the
/// probability that a difference is above zero, or that a score lies below the government's `rating`.
///
/// # Errors
/// A value that no table can hold.
pub fn csv(results: &Results) -> Result<Vec<u8>, WriteError> {
    let mut rows: Vec<Vec<Cell>> = vec![header().map(text).collect()];
    for it in &results.scores {
        let mut row = Row::new("score", &it.principle, Some(it.dimension), it.jurisdiction.as_str(), it.year);
        match &it.figures {
            Err(why) => row.withheld(*why),
            Ok(figures) => {
                row.estimate(&figures.rating);
                for (name, chance) in CHANCES.into_iter().zip(figures.chances) {
                    row.set(name, Cell::Number(chance));
                }
                for (name, count) in [
                    ("raters", figures.raters),
                    ("organisations", figures.organisations),
                    ("ratings", figures.ratings),
                    ("unknown", figures.unknown),
                    ("na", figures.not_applicable),
                    ("component", figures.component),
                ] {
                    row.set(name, Cell::Number(f64::from(count)));
                }
                row.set("thin", if figures.thin { text("thin") } else { Cell::Empty });
                row.set("robust", figures.robustness.map_or(Cell::Empty, |it| text(it.as_str())));
                row.convergence(&figures.convergence);
            }
        }
        rows.push(row.0);
    }
    for it in &results.gaps {
        let mut row = Row::new("gap", &it.principle, None, it.jurisdiction.as_str(), it.year);
        row.contrast(it.contrast.as_ref());
        rows.push(row.0);
    }
    for it in &results.changes {
        let mut row = Row::new("change", &it.principle, Some(it.dimension), it.jurisdiction.as_str(), it.to);
        row.set("since", Cell::Number(f64::from(it.from)));
        row.contrast(it.contrast.as_ref());
        rows.push(row.0);
    }
    for it in &results.self_assessments {
        let code = it.jurisdiction.as_str();
        let mut row = Row::new("self-assessment", &it.principle, Some(it.dimension), code, it.year);
        row.set("rating", Cell::Number(f64::from(it.said.rating)));
        row.set("above", Cell::Number(it.said.above));
        rows.push(row.0);
    }
    write_csv(&rows)
}

fn text(words: &str) -> Cell {
    words.into()
}

/// Cells by the names of their columns.
struct Row(Vec<Cell>);

impl Row {
    fn new(what: &str, principle: &str, dimension: Option<Dimension>, code: &str, year: i32) -> Self {
        let mut row = Self(vec![Cell::Empty; header().count()]);
        row.set("what", text(what));
        row.set("principle", text(principle));
        row.set("dimension", dimension.map_or(Cell::Empty, |it| text(it.as_str())));
        row.set("jurisdiction", text(code));
        row.set("year", Cell::Number(f64::from(year)));
        row
    }

    fn set(&mut self, name: &str, cell: Cell) {
        if let Some(at) = header().position(|it| it == name) {
            self.0[at] = cell;
        }
    }

    fn withheld(&mut self, why: Withheld) {
        self.set("withheld", text(why.as_str()));
    }

    fn estimate(&mut self, it: &Estimate) {
        let ends = [it.within68, it.within90, it.within95].into_iter().flat_map(|(from, to)| [from, to]);
        for (name, value) in Spread::COLUMNS.into_iter().zip([it.median, it.sd].into_iter().chain(ends)) {
            self.set(name, Cell::Number(value));
        }
    }

    fn convergence(&mut self, it: &Convergence) {
        for (name, value) in Quality::COLUMNS.into_iter().zip([it.rhat, it.ess_bulk, it.ess_tail]) {
            self.set(name, Cell::Number(value));
        }
    }

    fn contrast(&mut self, it: Result<&Contrast, &Withheld>) {
        match it {
            Err(why) => self.withheld(*why),
            Ok(it) => {
                self.estimate(&it.by);
                self.set("above", Cell::Number(it.above));
                self.convergence(&it.convergence);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_column_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = super::header().collect();
        assert_eq!(names.len(), super::header().count());
    }
}
