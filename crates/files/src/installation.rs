//! The installation's key, which wraps the keys of answer sets. It is a list of age identities: the first wraps, all
//! of them open, so that a new one can take over while the old one still opens what it wrapped.

use crate::DataKey;
use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use zeroize::Zeroizing;

/// The installation's key for answers.
#[derive(Clone)]
pub struct AnswersKey(Vec<Identity>);

impl std::fmt::Debug for AnswersKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AnswersKey(…)")
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The file.
    #[error("the key file {path}: {why}")]
    File {
        /// Where it is looked for.
        path: String,
        /// What the system says.
        why: String,
    },
    /// Others may read it.
    #[error("the key file {0} can be read by others. Run “chmod 600” on it")]
    Open(String),
    /// It holds something else.
    #[error(
        "line {line} of the key for answers is no age identity, which begins with AGE-SECRET-KEY-1. Put back the key that belongs to this database"
    )]
    Content {
        /// Which line, from 1.
        line: usize,
    },
    /// It holds nothing.
    #[error(
        "the key for answers is empty. Put back the key that belongs to this database, or make one with “diligence keys make”"
    )]
    Empty,
    /// There is a key already.
    #[error(
        "the key file {0} is there already. To take a new key without losing answers, run “diligence keys rotate”"
    )]
    Taken(String),
}

impl AnswersKey {
    /// A new key that nobody has.
    pub fn random() -> Self {
        Self(vec![Identity::generate()])
    }

    /// Reads a key as age writes it: one identity a line, lines that begin with # aside.
    ///
    /// # Errors
    /// A line that is no identity, or none at all.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let lines =
            (1..).zip(text.lines().map(str::trim)).filter(|it| !it.1.is_empty() && !it.1.starts_with('#'));
        let all: Vec<Identity> = lines
            .map(|(line, text)| text.parse().map_err(|_| KeyFault::Content { line }))
            .collect::<Result<_, _>>()?;
        if all.is_empty() { Err(KeyFault::Empty) } else { Ok(Self(all)) }
    }

    /// Reads the key from a file.
    ///
    /// # Errors
    /// A file that is not there, that others can read, or that holds no key.
    pub fn load(path: &Path) -> Result<Self, KeyFault> {
        let failed = |error: io::Error| file(path, &error);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            if std::fs::metadata(path).map_err(failed)?.permissions().mode() & 0o077 != 0 {
                return Err(KeyFault::Open(path.display().to_string()));
            }
        }
        Self::parse(&Zeroizing::new(std::fs::read_to_string(path).map_err(failed)?))
    }

    /// Writes a key into a file that is not there yet; it is there whole, or not at all.
    ///
    /// # Errors
    /// A file that is there, or a folder that cannot be written.
    pub fn store_new(&self, path: &Path) -> Result<(), KeyFault> {
        let aside = self.aside(path)?;
        let linked = std::fs::hard_link(&aside, path);
        let _ = std::fs::remove_file(&aside);
        linked.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => KeyFault::Taken(path.display().to_string()),
            _ => file(path, &error),
        })?;
        settle(path)
    }

    /// Writes a key in place of what the file holds; of two programs that die meanwhile, one key or the other is there.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn replace(&self, path: &Path) -> Result<(), KeyFault> {
        let aside = self.aside(path)?;
        std::fs::rename(&aside, path).map_err(|error| file(path, &error))?;
        settle(path)
    }

    fn aside(&self, path: &Path) -> Result<std::path::PathBuf, KeyFault> {
        let aside = path.with_extension(format!("{}.part", std::process::id()));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options
            .open(&aside)
            .and_then(|mut it| it.write_all(self.text().as_bytes()).and_then(|()| it.sync_all()));
        written.map(|()| aside).map_err(|error| file(path, &error))
    }

    /// The key as age reads it.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::from(
            "# Opens what contributors answered. Whoever loses it loses the answers; nobody can help.\n",
        ));
        for it in &self.0 {
            let _ = writeln!(text, "# public key: {}\n{}", it.to_public(), it.to_string().expose_secret());
        }
        text
    }

    /// What names the key that wraps now; it opens nothing.
    pub fn public(&self) -> String {
        self.0.first().map(|it| it.to_public().to_string()).unwrap_or_default()
    }

    /// How many keys still open.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The same with a new key that wraps from now on.
    #[must_use]
    pub fn renewed(&self) -> Self {
        Self([vec![Identity::generate()], self.0.clone()].concat())
    }

    /// The same with nothing but the key that wraps now.
    #[must_use]
    pub fn newest(&self) -> Self {
        Self(self.0.first().cloned().into_iter().collect())
    }

    /// Wraps the key of an answer set.
    ///
    /// # Errors
    /// None that happen.
    pub fn wrap(&self, key: &DataKey) -> Result<Vec<u8>, KeyFault> {
        let first = self.0.first().ok_or(KeyFault::Empty)?;
        age::encrypt(&first.to_public(), key.bytes()).map_err(|_| KeyFault::Empty)
    }

    /// Unwraps the key of an answer set; `None` where another installation wrapped it, or nobody did.
    pub fn unwrap(&self, wrapped: &[u8]) -> Option<DataKey> {
        let bytes = self.0.iter().find_map(|it| age::decrypt(it, wrapped).ok()).map(Zeroizing::new)?;
        Some(DataKey::new(bytes.as_slice().try_into().ok()?))
    }
}

/// Makes a new name in a folder durable: nothing may be wrapped with a key that a power cut takes away.
fn settle(path: &Path) -> Result<(), KeyFault> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::File::open(folder).and_then(|it| it.sync_all()).map_err(|error| file(path, &error))?;
    }
    Ok(())
}

fn file(path: &Path, error: &io::Error) -> KeyFault {
    KeyFault::File { path: path.display().to_string(), why: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_wraps_while_the_old_one_still_opens() {
        let old = AnswersKey::random();
        let key = DataKey::random();
        let wrapped = old.wrap(&key).unwrap();
        let renewed = old.renewed();
        assert_eq!(renewed.unwrap(&wrapped).unwrap().bytes(), key.bytes());
        let again = renewed.wrap(&key).unwrap();
        assert!(old.unwrap(&again).is_none(), "the old key opens what the new one wrapped");
        let newest = renewed.newest();
        assert!(newest.unwrap(&wrapped).is_none() && newest.unwrap(&again).is_some());
        assert_eq!((renewed.count(), newest.count()), (2, 1));
        assert_eq!(newest.public(), renewed.public());
    }

    #[test]
    fn a_key_goes_through_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.key");
        let key = AnswersKey::random().renewed();
        key.store_new(&path).unwrap();
        assert_eq!(AnswersKey::load(&path).unwrap().text(), key.text());
        assert!(matches!(AnswersKey::random().store_new(&path), Err(KeyFault::Taken(_))));
        assert_eq!(AnswersKey::load(&path).unwrap().public(), key.public(), "a key was overwritten");
        key.newest().replace(&path).unwrap();
        assert_eq!(AnswersKey::load(&path).unwrap().count(), 1);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "something was left beside it");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
            assert!(matches!(AnswersKey::load(&path), Err(KeyFault::Open(_))));
        }
    }

    #[test]
    fn what_is_no_key_is_named() {
        assert!(matches!(AnswersKey::parse("# nothing\n\n"), Err(KeyFault::Empty)));
        assert!(matches!(AnswersKey::parse("# one\nrubbish"), Err(KeyFault::Content { line: 2 })));
    }
}
