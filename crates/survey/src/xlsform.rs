//! Forms in spreadsheets, as <https://xlsform.org> describes them.

mod cells;
mod check;
mod choices;
mod header;
mod item;
mod kind;
mod mend;
mod names;
mod parameters;
mod row;
mod settings;
mod sheet;
mod survey;
mod write;

pub use mend::mend;
pub use write::write;

use crate::{Fault, Form};
use diligence_sheet::{Place, Workbook};

/// What was read of a workbook.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The form; only where nothing is wrong with it that is more than a warning.
    pub form: Option<Form>,
    /// All that is wrong, in the order of the sheets.
    pub faults: Vec<Fault>,
}

/// Sheets that mean something to ODK’s programs, and nothing here.
const BESIDE: &[(&str, &str)] = &[
    ("entities", "Entities"),
    ("external_choices", "Choices outside the form"),
    ("osm", "Maps of OpenStreetMap"),
];

/// Reads a form from a workbook. `file` is what the file is called, without extension: a form without a name of its
/// own takes it.
pub fn read(book: &Workbook, file: &str) -> Reading {
    let mut faults = Faults::default();
    let sheets = sheet::gather(book);
    let Some(survey) = sheets.get("survey") else {
        let near = sheets.keys().find(|it| it.contains("survey") || it.contains("question")).cloned();
        let remedy = near.map_or_else(
            || "Add a sheet “survey” with the columns “type”, “name” and “label”".to_owned(),
            |it| format!("Rename the sheet “{it}”, if that is it"),
        );
        faults.error(Place::sheet(file), "There is no sheet “survey”", remedy);
        return Reading { form: None, faults: faults.all };
    };
    for (name, what) in BESIDE {
        // With a head alone it stands in many templates.
        let filled = |it: &sheet::Part| {
            it.sheet.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).count() > 1
        };
        if sheets.get(*name).is_some_and(filled) {
            let remedy = format!("Delete the sheet “{name}”, or rename it if it is a note");
            faults.error(Place::sheet(*name), format!("{what} are not supported"), remedy);
        }
    }
    let settings = settings::read(sheets.get("settings"), file, &mut faults);
    let lists = choices::read(sheets.get("choices"), &settings, &mut faults);
    let table = row::Table::new(survey);
    let (form, cells) = survey::read(&table, settings, lists, &mut faults);
    let letters = sheets.get("choices").map(|it| row::Table::new(it).letters()).unwrap_or_default();
    check::check(&form, &cells, &letters, &mut faults);
    let usable = faults.all.iter().all(|it| it.warning);
    Reading { form: usable.then_some(form), faults: faults.all }
}

/// What is wrong, gathered so that one pass tells everything.
#[derive(Debug, Default)]
struct Faults {
    all: Vec<Fault>,
}

impl Faults {
    fn error(&mut self, place: Place, problem: impl Into<String>, remedy: impl Into<String>) {
        self.push(place, false, problem, remedy);
    }

    fn warn(&mut self, place: Place, problem: impl Into<String>, remedy: impl Into<String>) {
        self.push(place, true, problem, remedy);
    }

    fn push(&mut self, place: Place, warning: bool, problem: impl Into<String>, remedy: impl Into<String>) {
        let (problem, remedy) = (problem.into(), remedy.into());
        self.all.push(Fault { place, warning, problem, remedy, repair: None });
    }

    /// As an error, with what would mend the cell.
    fn mendable(&mut self, cell: &row::Spot, problem: impl Into<String>, becomes: impl Into<String>) {
        let becomes = becomes.into();
        let remedy = format!("Write “{becomes}”");
        self.error(cell.place(), problem, remedy);
        if let Some(last) = self.all.last_mut() {
            last.repair = cell.repair(becomes);
        }
    }
}

/// The name in a list that is most like one, if any is.
fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = wanted.to_lowercase();
    let likeness = |name: &&str| strsim::damerau_levenshtein(&folded, &name.to_lowercase());
    let best = names.into_iter().min_by_key(likeness)?;
    (likeness(&best) <= 1 + wanted.chars().count() / 5).then_some(best)
}
