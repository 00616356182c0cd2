//! Framework editions: check, import, compare.

use crate::App;
use diligence_framework::diff::{self, Diff};
use diligence_framework::spreadsheet::{self, About};
use diligence_framework::{Edition, Faults, digest, load};
use diligence_store::StoredEdition;
use std::path::Path;

/// Why an edition was not imported or compared.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// The pack is wrong.
    #[error("the pack has {} fault(s)", .0.all.iter().filter(|it| !it.warning).count())]
    Faults(Faults),
    /// The spreadsheet cannot be read.
    #[error(transparent)]
    Sheet(#[from] diligence_sheet::SheetError),
    /// An edition of that code is there with other content.
    #[error(
        "the edition {0} is published already with other content. A published edition never changes: give this one a new code"
    )]
    Published(String),
    /// No edition of that code, no such folder or file.
    #[error("there is no edition, folder or file “{0}”. Name a shipped edition’s code, or a path")]
    Unknown(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] diligence_store::Error),
    /// The edition cannot be written down.
    #[error("the edition cannot be stored: {0}")]
    Json(#[from] serde_json::Error),
}

/// Reads and checks a pack: a folder, or a spreadsheet with `about` for what it does not say.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(path: &Path, about: &About) -> Result<(Edition, Faults), EditionError> {
    if path.is_dir() {
        let files = load::files(path).map_err(EditionError::Faults)?;
        return load::edition(&files).map_err(EditionError::Faults);
    }
    if !path.exists() {
        return Err(EditionError::Unknown(path.display().to_string()));
    }
    let book = diligence_sheet::read(path, &diligence_sheet::Limits::default())?;
    spreadsheet::edition(&book, about).map_err(EditionError::Faults)
}

/// What an import did.
#[derive(Debug, PartialEq, Eq)]
pub enum Imported {
    /// The edition is new.
    Added,
    /// The same edition was there already.
    Same,
}

/// Keeps an edition for good. Importing the same again changes nothing.
///
/// # Errors
/// [`EditionError::Published`] when another content has its code.
pub async fn import(app: &App, edition: &Edition) -> Result<Imported, EditionError> {
    let digest = digest::edition(edition);
    if let Some(there) = app.edition_by_code(&edition.head.code) {
        return if digest::edition(there) == digest {
            Ok(Imported::Same)
        } else {
            Err(EditionError::Published(edition.head.code.clone()))
        };
    }
    let stored =
        StoredEdition { code: edition.head.code.clone(), digest, content: serde_json::to_string(edition)? };
    let mut tx = app.store().begin().await?;
    tx.add_edition(&crate::new_id(), &stored, app.now_ms()).await?;
    tx.commit().await?;
    Ok(Imported::Added)
}

/// Compares two editions, each given by its code or a path.
///
/// # Errors
/// One of them cannot be found or read.
pub fn compare(shipped: &[Edition], from: &str, to: &str) -> Result<Diff, EditionError> {
    let find = |name: &str| -> Result<Edition, EditionError> {
        if let Some(edition) = shipped.iter().find(|it| it.head.code == name) {
            return Ok(edition.clone());
        }
        let code =
            Path::new(name).file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(read(Path::new(name), &about(&code))?.0)
    };
    Ok(diff::diff(&find(from)?, &find(to)?))
}

/// What stands in for what a spreadsheet does not say when it is only read, not kept.
pub fn about(code: &str) -> About {
    About { code: code.to_owned(), title: code.to_owned(), published: String::new(), licence: String::new() }
}
