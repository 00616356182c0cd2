//! Heads of a chain of acts, signed, in a file outside the database: what is cut off at the end shows.

use super::SealError;
use crate::App;
use crate::desk::keys::Keys;
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::Path;

/// One line of the file of heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    pub count: i64,
    pub digest: String,
    at_ms: i64,
    signature: String,
}

impl Head {
    fn text(count: i64, digest: &str, at_ms: i64) -> String {
        format!("{count} {digest} {at_ms}")
    }

    pub fn holds(&self, keys: &Keys) -> bool {
        keys.signed(&Self::text(self.count, &self.digest, self.at_ms), &self.signature)
    }
}

/// Appends the head of a chain of so many acts to a file, unless it stands there.
pub(crate) fn write(app: &App, path: Option<&Path>, count: i64, digest: &str) -> Result<(), SealError> {
    let desk = app.desk()?;
    let Some(path) = path else { return Ok(()) };
    if read(path)?.pop().is_some_and(|it| it.count >= count) || count == 0 {
        return Ok(());
    }
    let at_ms = app.now_ms();
    let signature = desk.keys.sign(&Head::text(count, digest, at_ms));
    let line = serde_json::to_string(&Head { count, digest: digest.to_owned(), at_ms, signature })
        .map_err(std::io::Error::other)?;
    cut_torn_line(path)?;
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(format!("{line}\n").as_bytes())?;
    file.sync_data()?;
    Ok(())
}

/// Removes a last line that a crash cut off, so that the next one does not continue it.
fn cut_torn_line(path: &Path) -> std::io::Result<()> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let whole = bytes.iter().rposition(|it| *it == b'\n').map_or(0, |at| at + 1);
    if whole < bytes.len() {
        std::fs::OpenOptions::new().write(true).open(path)?.set_len(whole as u64)?;
    }
    Ok(())
}

/// All heads of the file, oldest first; a last line that was cut off by a crash is left out.
pub(crate) fn read(path: &Path) -> std::io::Result<Vec<Head>> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let whole = text.rfind('\n').map_or("", |end| &text[..end]);
            let bad =
                |line: usize| std::io::Error::other(format!("line {line} of {} is no head", path.display()));
            whole
                .lines()
                .enumerate()
                .map(|(at, line)| serde_json::from_str(line).map_err(|_| bad(at + 1)))
                .collect()
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
