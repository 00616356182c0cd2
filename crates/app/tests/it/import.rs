//! Publishers' files in, on both databases.

mod hostile;
mod ratification;
mod real;
mod run;
mod table;
mod unstats;
mod wbl;

use diligence_app::App;
use diligence_app::import::{self, Batch, Outcome, Refused, Source};
use diligence_domain::{Observation, TreatyStatus, Value};
use diligence_framework::{Edition, Mapping, shipped};
use diligence_sheet::{Limits, Workbook, read_bytes};
use diligence_store::Store;
use diligence_testkit::Scratch;
use std::path::Path;
use std::sync::OnceLock;

fn edition() -> &'static Edition {
    static EDITION: OnceLock<Edition> = OnceLock::new();
    EDITION.get_or_init(|| shipped::edition("open-criteria-1").unwrap())
}

fn mapping(source: &str) -> &'static Mapping {
    edition().mappings.iter().find(|it| it.code == source).unwrap()
}

fn book(name: &str, bytes: &[u8]) -> Workbook {
    read_bytes(name, bytes, &Limits::default()).unwrap()
}

fn parse_wbl(bytes: &[u8]) -> Result<Batch, Refused> {
    import::wbl::parse(&book("wbl.xlsx", bytes), edition(), mapping("wbl-safety-2024"))
}

fn parse_unstats(text: &str) -> Result<Batch, Refused> {
    import::unstats::parse(&book("series.tsv", text.as_bytes()), edition(), mapping("unstats-gender"))
}

fn parse_ratification(text: &str, treaty: &str) -> Result<Batch, Refused> {
    import::ratification::parse(
        &book("cedaw.csv", text.as_bytes()),
        treaty,
        edition(),
        mapping("ratification"),
    )
}

/// The program over a fresh database, and the database beside it, to look at.
async fn open(scratch: &Scratch) -> (App, Store) {
    let app = App::open_and_migrate(&scratch.address).await.unwrap();
    (app, Store::open(&scratch.address).await.unwrap())
}

pub async fn import_file(app: &App, source: Source, path: &Path, dry_run: bool) -> Result<Outcome, String> {
    import::file(app, source, path, dry_run, &mut |_| {}).await.map_err(|error| error.to_string())
}

fn value<'a>(batch: &'a Batch, variable: &str, jurisdiction: &str) -> &'a Value {
    &one(batch, variable, jurisdiction).value
}

/// The one observation of a variable and a jurisdiction.
fn one<'a>(batch: &'a Batch, variable: &str, jurisdiction: &str) -> &'a Observation {
    let is_it =
        |it: &&Observation| it.key.variable == variable && it.key.jurisdiction.as_str() == jurisdiction;
    let mut found = batch.observations.iter().filter(is_it);
    let first = found.next().unwrap_or_else(|| panic!("no {variable} of {jurisdiction}"));
    assert!(found.next().is_none(), "several {variable} of {jurisdiction}");
    first
}

fn status<'a>(batch: &'a Batch, jurisdiction: &str) -> &'a TreatyStatus {
    batch.treaties.iter().find(|it| it.jurisdiction.as_str() == jurisdiction).unwrap()
}
