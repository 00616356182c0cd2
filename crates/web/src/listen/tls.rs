//! Certificate and key: from files, and again when the files have changed, so that a renewal needs no restart.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime};
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::{self, PemObject as _};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::sign::{CertifiedKey, SingleCertAndKey};
use tokio_rustls::rustls::{Error as RustlsError, InconsistentKeys, ServerConfig, version};

/// How often the files are looked at, at most.
const LOOK: Duration = Duration::from_mins(1);

/// Larger files are not what they are taken for.
const LARGEST: u64 = 1024 * 1024;

/// Certificate and key, kept up to date with their files. TLS 1.2 and 1.3.
#[derive(Clone)]
pub struct Tls(Arc<Inner>);

struct Inner {
    certificate: PathBuf,
    key: PathBuf,
    loaded: RwLock<Loaded>,
    /// When the files are looked at next.
    next: Mutex<Instant>,
}

struct Loaded {
    config: Arc<ServerConfig>,
    seen: Seen,
}

/// By what a changed file is known: time of change and size, of certificate and key.
type Seen = [(SystemTime, u64); 2];

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls").field("certificate", &self.0.certificate).field("key", &self.0.key).finish()
    }
}

/// Why a certificate and its key cannot be used: the file, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// There is no such file.
    #[error("{}: there is no such file. Name the PEM file of {what}.", path.display())]
    Missing {
        /// The file that was named.
        path: PathBuf,
        /// What it should hold.
        what: &'static str,
    },
    /// The file is there and cannot be read.
    #[error("{}: cannot be read ({reason}). Name a file that the account of the server can read.", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system’s reason.
        reason: io::Error,
    },
    /// The file is not PEM as it should be.
    #[error("{}: is broken PEM. Copy the file again as it was issued.", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
    },
    /// The file holds no certificate.
    #[error(
        "{}: holds no certificate. Name a PEM file with the certificate of the site first, then those that \
         signed it.",
        path.display()
    )]
    NoCertificate {
        /// The file.
        path: PathBuf,
    },
    /// The first certificate of the file is no certificate.
    #[error("{}: its first certificate cannot be used ({reason}). Have it issued again.", path.display())]
    BadCertificate {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The file holds no private key without a passphrase.
    #[error("{}: holds no private key without a passphrase. Name a PEM file with one.", path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
    },
    /// The key is of a kind that is not used here.
    #[error(
        "{}: its private key cannot be used. Name an ECDSA (P-256 or P-384), Ed25519 or RSA (2048 bits or more) \
         key.",
        path.display()
    )]
    BadKey {
        /// The file.
        path: PathBuf,
    },
    /// Others than the owner can read the key.
    #[error("{0}: others than its owner may read this key (mode {mode:03o}). Run: chmod 600 {0}", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// Certificate and key are both there and do not belong together.
    #[error(
        "{}: the private key does not match the certificate in {}. Name the key that the certificate was \
         issued for.",
        key.display(), certificate.display()
    )]
    Mismatch {
        /// The file of the key.
        key: PathBuf,
        /// The file of the certificate.
        certificate: PathBuf,
    },
}

impl Tls {
    /// Reads a chain of certificates, the site’s own first, and its private key, both PEM. On Unix, nobody but
    /// the owner may be able to read the key.
    ///
    /// # Errors
    /// One line with the file and the remedy.
    pub fn load(certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let loaded = read(certificate, key)?;
        Ok(Self(Arc::new(Inner {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            loaded: RwLock::new(loaded),
            next: Mutex::new(Instant::now() + LOOK),
        })))
    }

    /// Reads the files again if they have changed, and says whether they had. New connections use what they
    /// hold now. The server calls this by itself, at most once a minute when somebody connects.
    ///
    /// # Errors
    /// The changed files cannot be used. What was read before stays in use.
    pub fn refresh(&self) -> Result<bool, TlsError> {
        let (_, certificate) = open(&self.0.certificate, CERTIFICATE)?;
        let (_, key) = open(&self.0.key, KEY)?;
        if self.0.loaded.read().unwrap_or_else(PoisonError::into_inner).seen == [certificate, key] {
            return Ok(false);
        }
        // What cannot be read is not remembered as seen: it is tried, and complained about, every minute.
        let loaded = read(&self.0.certificate, &self.0.key)?;
        *self.0.loaded.write().unwrap_or_else(PoisonError::into_inner) = loaded;
        Ok(true)
    }

    /// What a new connection uses.
    pub(super) async fn config(&self) -> Arc<ServerConfig> {
        if self.due(Instant::now()) {
            let tls = self.clone();
            match tokio::task::spawn_blocking(move || tls.refresh()).await {
                Ok(Ok(true)) => tracing::info!("the new certificate is in use"),
                Ok(Err(error)) => tracing::error!(%error, "the certificate read before stays in use"),
                Ok(Ok(false)) | Err(_) => {}
            }
        }
        Arc::clone(&self.0.loaded.read().unwrap_or_else(PoisonError::into_inner).config)
    }

    /// Whether it is time to look at the files; true once for each time.
    fn due(&self, now: Instant) -> bool {
        let mut next = self.0.next.lock().unwrap_or_else(PoisonError::into_inner);
        let due = now >= *next;
        if due {
            *next = now + LOOK;
        }
        due
    }
}

const CERTIFICATE: &str = "the certificate";
const KEY: &str = "the private key";

fn open(path: &Path, what: &'static str) -> Result<(File, (SystemTime, u64)), TlsError> {
    let failed = |reason: io::Error| match reason.kind() {
        io::ErrorKind::NotFound => TlsError::Missing { path: path.to_owned(), what },
        _ => TlsError::Unreadable { path: path.to_owned(), reason },
    };
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    let changed = about.modified().map_err(failed)?;
    Ok((file, (changed, about.len())))
}

fn text(file: &File, path: &Path) -> Result<Vec<u8>, TlsError> {
    let failed = |reason| TlsError::Unreadable { path: path.to_owned(), reason };
    let mut text = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut text).map_err(failed)?;
    if text.len() as u64 > LARGEST {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(text)
}

/// Of the open file, so that nobody can exchange it between look and use.
#[cfg(unix)]
fn refuse_exposed(file: &File, path: &Path) -> Result<(), TlsError> {
    use std::os::unix::fs::PermissionsExt as _;
    let about = file.metadata();
    let mode =
        about.map_err(|reason| TlsError::Unreadable { path: path.to_owned(), reason })?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(TlsError::Exposed { path: path.to_owned(), mode: mode & 0o777 });
    }
    Ok(())
}

fn read(certificate_path: &Path, key_path: &Path) -> Result<Loaded, TlsError> {
    let (certificate_file, certificate_seen) = open(certificate_path, CERTIFICATE)?;
    let (key_file, key_seen) = open(key_path, KEY)?;
    #[cfg(unix)]
    refuse_exposed(&key_file, key_path)?;

    let text_of_certificate = text(&certificate_file, certificate_path)?;
    let chain = CertificateDer::pem_slice_iter(&text_of_certificate)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| TlsError::Broken { path: certificate_path.to_owned() })?;
    if chain.is_empty() {
        return Err(TlsError::NoCertificate { path: certificate_path.to_owned() });
    }
    // The reason is left out: it can hold lines of the file.
    let key = PrivateKeyDer::from_pem_slice(&text(&key_file, key_path)?).map_err(|error| match error {
        pem::Error::NoItemsFound => TlsError::NoKey { path: key_path.to_owned() },
        _ => TlsError::Broken { path: key_path.to_owned() },
    })?;
    let provider = Arc::new(ring::default_provider());
    let both = together(chain, key, &provider, certificate_path, key_path)?;
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])
        .map_err(|error| TlsError::BadCertificate {
            path: certificate_path.to_owned(),
            reason: error.to_string(),
        })?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(both)));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Loaded { config: Arc::new(config), seen: [certificate_seen, key_seen] })
}

/// Certificate and key, if they belong together.
fn together(
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
    provider: &CryptoProvider,
    certificate_path: &Path,
    key_path: &Path,
) -> Result<CertifiedKey, TlsError> {
    let key = provider
        .key_provider
        .load_private_key(key)
        .map_err(|_| TlsError::BadKey { path: key_path.to_owned() })?;
    let both = CertifiedKey::new(chain, key);
    match both.keys_match() {
        Ok(()) | Err(RustlsError::InconsistentKeys(InconsistentKeys::Unknown)) => Ok(both),
        Err(RustlsError::InconsistentKeys(_)) => {
            Err(TlsError::Mismatch { key: key_path.to_owned(), certificate: certificate_path.to_owned() })
        }
        Err(error) => {
            Err(TlsError::BadCertificate { path: certificate_path.to_owned(), reason: error.to_string() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Certificate and key in a folder, changed at `second`.
    fn issue(folder: &Path, second: u64) {
        let issued = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        for (name, text) in [("c", issued.cert.pem()), ("k", issued.signing_key.serialize_pem())] {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            }
            let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(second);
            fs::File::options().write(true).open(&path).unwrap().set_modified(changed).unwrap();
        }
    }

    #[tokio::test]
    async fn a_connection_looks_at_the_files_once_a_minute() {
        let folder = tempfile::TempDir::new().unwrap();
        issue(folder.path(), 1);
        let tls = Tls::load(&folder.path().join("c"), &folder.path().join("k")).unwrap();
        let before = tls.config().await;
        issue(folder.path(), 2);
        assert!(Arc::ptr_eq(&before, &tls.config().await), "a minute has not passed");
        *tls.0.next.lock().unwrap() = Instant::now();
        let after = tls.config().await;
        assert!(!Arc::ptr_eq(&before, &after));

        fs::write(folder.path().join("c"), "").unwrap();
        *tls.0.next.lock().unwrap() = Instant::now();
        assert!(Arc::ptr_eq(&after, &tls.config().await), "what was read before stays");

        let now = Instant::now();
        *tls.0.next.lock().unwrap() = now;
        assert!(tls.due(now) && !tls.due(now) && !tls.due(now + LOOK / 2) && tls.due(now + LOOK));
    }
}
