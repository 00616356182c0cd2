//! Forms for tests.

use diligence_sheet::{Limits, Workbook, read_bytes};
use diligence_survey::xlsform::{self, Reading};
use diligence_survey::{Form, Plan};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of forms.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The forms of a folder, by name.
pub fn forms(folder: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut forms: Vec<PathBuf> = all.filter(|it| it.extension().is_some_and(|it| it == "csv")).collect();
    forms.sort();
    forms
}

pub fn book(text: &str) -> Workbook {
    read_bytes("form.csv", text.as_bytes(), &Limits::default()).unwrap()
}

pub fn reading(path: &Path) -> Reading {
    let book = diligence_sheet::read(path, &Limits::default()).unwrap();
    xlsform::read(&book, &path.file_stem().unwrap().to_string_lossy())
}

pub fn form(text: &str) -> Form {
    let reading = xlsform::read(&book(text), "form");
    reading.form.unwrap_or_else(|| panic!("{:#?}", reading.faults))
}

pub fn plan(text: &str) -> Arc<Plan> {
    Arc::new(Plan::new(form(text)).unwrap())
}
