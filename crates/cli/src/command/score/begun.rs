//! Areas that are fitted already.

use crate::failure::Failure;
use diligence_framework::digest;
use diligence_scoring::{Fit, Job};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

/// Areas that are fitted already, so that a run that was cut off goes on where it was.
pub(super) struct Begun {
    /// For the desk only: what is kept here knows the raters' yardsticks.
    pub(super) folder: PathBuf,
    key: String,
}

impl Begun {
    pub(super) fn new(out: &Path, key: &str) -> Self {
        Self { folder: out.join("desk").join("unfinished"), key: key.to_owned() }
    }

    /// An area's name may be any text of the file; its digest is a name of a file everywhere.
    fn path(&self, job: &Job<'_>) -> PathBuf {
        let name = digest::hex(job.area.as_bytes()) + if job.of_regions { "-regions" } else { "" };
        self.folder.join(name).with_extension("fit")
    }

    pub(super) fn restore(&self, job: &Job<'_>) -> Option<Fit> {
        let file = std::fs::File::open(self.path(job)).ok()?;
        Fit::restore(job.ratings, &job.items, &self.key, &mut BufReader::new(file))
    }

    /// In one move: a file that is there is whole.
    pub(super) fn save(&self, job: &Job<'_>, fit: &Fit) -> Result<(), Failure> {
        let (path, beside) = (self.path(job), self.folder.join("writing"));
        let mut out = BufWriter::new(std::fs::File::create(&beside)?);
        fit.save(&self.key, &mut out)?;
        out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        std::fs::rename(beside, path)?;
        Ok(())
    }

    /// All is written: nothing is unfinished any more.
    pub(super) fn forget(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
