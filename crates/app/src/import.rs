//! Open data in: a publisher's file becomes observations, each with source, edition, year and the publisher's
//! own words.
//!
//! A file is taken whole or not at all: everything that is wrong with it is gathered first, with row, column and
//! remedy. Nothing is guessed: a cell that is empty, contradicts another or is not among the publisher's answers
//! refuses the file, and what is not about a State is left out and counted. What is stored and no longer in the
//! file is kept. The same file a second time changes nothing.

mod batch;
mod error;
mod map;
mod mapped;
mod outcome;
pub mod ratification;
mod refused;
mod run;
mod state;
pub mod table;
pub mod unstats;
mod value;
pub mod wbl;

use crate::App;
use diligence_framework::{Edition, Mapping, digest};
use diligence_sheet::{Limits, SheetError, read_bytes};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

pub use batch::Batch;
pub use error::ImportError;
pub use map::{Map, MapError, MapVariable};
pub use mapped::dataset;
pub use outcome::{ChangeLine, FileStamp, Outcome, Progress, Step};
pub use refused::{Refused, RowError};
pub use run::run;

/// Whose file it is, and so how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Women, Business and the Law 2024, Safety (World Bank).
    WblSafety2024,
    /// Minimum Set of Gender Indicators, one series per file (United Nations Statistics Division).
    UnstatsGender,
    /// Ratification of CEDAW or its Optional Protocol (world-politics-datalab).
    Ratification {
        /// The treaty's code, where the file's name does not tell it.
        treaty: Option<String>,
    },
    /// Any table, read as a map says (`docs/import-map.md`).
    Csv {
        /// The map's file.
        map: PathBuf,
    },
}

/// Imports one file; with `dry_run`, only says what would change.
///
/// # Errors
/// [`ImportError`] names the file, everything that is wrong with it, and what to do. Then nothing was changed.
pub async fn file(
    app: &App,
    source: Source,
    path: &Path,
    dry_run: bool,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Outcome, ImportError> {
    progress(Progress::begin(Step::Reading));
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let (owned_app, owned_path, owned_name) = (app.clone(), path.to_owned(), name.clone());
    // Reading takes seconds for a large file, and must not hold up whoever else the program serves.
    let read = tokio::task::spawn_blocking(move || read(&owned_app, &source, &owned_path, &owned_name));
    let (batch, stamp) = read.await.map_err(|_| ImportError::Stopped { file: name })??;
    run(app, batch, stamp, dry_run, progress).await
}

fn read(app: &App, source: &Source, path: &Path, name: &str) -> Result<(Batch, FileStamp), ImportError> {
    let limits = Limits::default();
    let io = |source| SheetError::Io { file: name.to_owned(), source };
    let bytes = load(path, limits.max_file_bytes).map_err(io)?;
    let book = read_bytes(name, &bytes, &limits)?;
    let edition = app.edition();
    let parsed = match source {
        Source::WblSafety2024 => wbl::parse(&book, edition, mapping(edition, wbl::SOURCE)?),
        Source::UnstatsGender => unstats::parse(&book, edition, mapping(edition, unstats::SOURCE)?),
        Source::Ratification { treaty } => {
            let mapping = mapping(edition, ratification::SOURCE)?;
            let treaty = ratification::treaty(treaty.as_deref(), name, mapping)?;
            ratification::parse(&book, treaty, edition, mapping)
        }
        Source::Csv { map } => table::parse(&book, &Map::read(map)?),
    };
    let batch = parsed.map_err(|refused| ImportError::Refused { file: name.to_owned(), refused })?;
    Ok((batch, FileStamp { name: name.to_owned(), digest: digest::hex(&bytes) }))
}

/// The file's bytes, one more than is allowed at most; read once, so that the digest is that of what was parsed.
fn load(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn mapping<'a>(edition: &'a Edition, source: &str) -> Result<&'a Mapping, ImportError> {
    edition.mappings.iter().find(|it| it.code == source).ok_or_else(|| ImportError::Unmapped {
        edition: edition.head.code.clone(),
        source_code: source.to_owned(),
    })
}
