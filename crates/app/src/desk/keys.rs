//! The installation’s key. It lies in a file of its own, outside the database and its backups: whoever holds one of
//! them without the other cannot open what is sealed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use diligence_framework::digest;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _};
use std::io::{self, Write as _};
use std::path::Path;
use zeroize::Zeroizing;

/// The key, from which one key for each purpose follows.
pub struct Keys(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
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
    #[error("the key file {0} holds no key. Put back the one that belongs to this database")]
    Content(String),
}

impl Keys {
    /// Random bytes, so a key that nobody has.
    pub fn random() -> Self {
        let mut key = Zeroizing::new([0; 32]);
        super::token::fill(&mut *key);
        Self(key)
    }

    /// Reads the key from a file.
    ///
    /// # Errors
    /// A file that is not there, that others can read, or that holds no key.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let place = || path.display().to_string();
        let failed = |error: io::Error| KeyError::File { path: place(), why: error.to_string() };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            if std::fs::metadata(path).map_err(failed)?.permissions().mode() & 0o077 != 0 {
                return Err(KeyError::Open(place()));
            }
        }
        let text = Zeroizing::new(std::fs::read_to_string(path).map_err(failed)?);
        let bytes = Zeroizing::new(BASE64.decode(text.trim()).map_err(|_| KeyError::Content(place()))?);
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| KeyError::Content(place()))?;
        Ok(Self(Zeroizing::new(key)))
    }

    /// Reads the key from a file, or makes both. Two programs that begin at once end up with the same.
    ///
    /// # Errors
    /// As [`Keys::load`], and a file that cannot be written.
    pub fn load_or_make(path: &Path) -> Result<Self, KeyError> {
        let failed =
            |error: io::Error| KeyError::File { path: path.display().to_string(), why: error.to_string() };
        if !path.exists() {
            let fresh = Self::random();
            let text = Zeroizing::new(format!("{}\n", BASE64.encode(*fresh.0)));
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            // Written aside and linked into place: nobody ever reads half a key.
            let aside = path.with_extension(format!("{}.part", std::process::id()));
            let written = options
                .open(&aside)
                .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
                .and_then(|()| std::fs::hard_link(&aside, path));
            let _ = std::fs::remove_file(&aside);
            match written {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error)),
                _ => {}
            }
        }
        Self::load(path)
    }

    fn purpose(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        digest::bytes(&[self.0.as_slice(), purpose.as_bytes()].concat()).into()
    }

    /// Seals bytes for a purpose and a context; what is sealed opens with both alone.
    pub fn seal(&self, purpose: &str, context: &str, clear: &[u8]) -> String {
        let mut nonce = [0; 24];
        super::token::fill(&mut nonce);
        let cipher = XChaCha20Poly1305::new(&(*self.purpose(purpose)).into());
        let payload = Payload { msg: clear, aad: context.as_bytes() };
        // Fails for more bytes than memory holds.
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        BASE64.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Keys::seal`] sealed; `None` for anything else.
    pub fn open(&self, purpose: &str, context: &str, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = BASE64.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(24)?;
        let nonce: [u8; 24] = nonce.try_into().ok()?;
        let cipher = XChaCha20Poly1305::new(&(*self.purpose(purpose)).into());
        let payload = Payload { msg: sealed, aad: context.as_bytes() };
        cipher.decrypt(&XNonce::from(nonce), payload).ok().map(Zeroizing::new)
    }

    /// A digest that only this key makes. `text` must be of a form that cannot be lengthened.
    pub fn mac(&self, purpose: &str, text: &str) -> String {
        digest::hex(&[self.purpose(purpose).as_slice(), text.as_bytes()].concat())
    }

    fn signer(&self) -> SigningKey {
        SigningKey::from_bytes(&self.purpose("heads of the log"))
    }

    /// Signs the head of the log.
    pub fn sign(&self, text: &str) -> String {
        BASE64.encode(self.signer().sign(text.as_bytes()).to_bytes())
    }

    /// Whether [`Keys::sign`] signed it.
    pub fn signed(&self, text: &str, signature: &str) -> bool {
        let signature = BASE64.decode(signature).ok().and_then(|it| Signature::from_slice(&it).ok());
        signature.is_some_and(|it| self.signer().verifying_key().verify(text.as_bytes(), &it).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_purpose_and_context_open() {
        let keys = Keys::random();
        let sealed = keys.seal("totp", "person 1", b"secret");
        assert_eq!(keys.open("totp", "person 1", &sealed).unwrap().as_slice(), b"secret");
        assert!(keys.open("totp", "person 2", &sealed).is_none());
        assert!(keys.open("form", "person 1", &sealed).is_none());
        assert!(Keys::random().open("totp", "person 1", &sealed).is_none());
        for bad in ["", "x", "AAAA", &sealed[1..], &format!("{sealed}A")] {
            assert!(keys.open("totp", "person 1", bad).is_none(), "{bad}");
        }
        assert_ne!(sealed, keys.seal("totp", "person 1", b"secret"), "a nonce was used twice");
    }

    #[test]
    fn a_signature_holds_for_its_text_alone() {
        let keys = Keys::random();
        let signature = keys.sign("5 abc");
        assert!(keys.signed("5 abc", &signature));
        assert!(!keys.signed("4 abc", &signature) && !Keys::random().signed("5 abc", &signature));
        assert!(!keys.signed("5 abc", "") && !keys.signed("5 abc", "AAAA"));
    }

    #[test]
    fn the_file_is_made_once_and_kept_from_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("installation.key");
        let first = Keys::load_or_make(&path).unwrap();
        let sealed = first.seal("a", "b", b"c");
        assert!(Keys::load_or_make(&path).unwrap().open("a", "b", &sealed).is_some());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "something was left beside it");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(Keys::load(&path), Err(KeyError::Open(_))));
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        std::fs::write(&path, "rubbish").unwrap();
        assert!(
            matches!(Keys::load_or_make(&path), Err(KeyError::Content(_))),
            "a damaged key is never replaced"
        );
    }
}
