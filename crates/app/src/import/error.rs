//! Why a file was not imported.

use super::{MapError, Refused};
use diligence_sheet::SheetError;

/// Why a file was not imported. Then nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read as a table.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The table holds what cannot be taken.
    #[error("“{file}” was not imported: {} wrong.\n{refused}", things(refused))]
    Refused {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        refused: Refused,
    },
    /// The map of an import is wrong.
    #[error(transparent)]
    Map(#[from] MapError),
    /// Nobody says which treaty it is.
    #[error("“{file}”: {problem}. Name the treaty: CEDAW or CEDAW-OP.")]
    Treaty {
        /// The file's name.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// The framework edition knows nothing of the source.
    #[error(
        "the framework edition {edition} has no mapping for “{source_code}”. Add mapping/{source_code}.toml to it."
    )]
    Unmapped {
        /// The edition's code.
        edition: String,
        /// The source's code.
        source_code: String,
    },
    /// Reading the file broke off.
    #[error("“{file}”: reading it broke off, which is a fault of this program. Report it with the file.")]
    Stopped {
        /// The file's name.
        file: String,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] diligence_store::Error),
}

fn things(refused: &Refused) -> String {
    match refused.count() {
        1 => "one thing is".into(),
        count => format!("{count} things are"),
    }
}
