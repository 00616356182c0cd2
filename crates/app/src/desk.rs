//! What the desk needs beside the database: keys, the slot for hashing, limits, the site’s address, the post.

pub mod keys;
pub mod limit;
pub mod passkey;
pub mod password;
pub mod token;

use crate::App;
use diligence_files::AnswersKey;
use keys::Keys;
use limit::Limiter;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, RwLock};

/// Sends letters. Filled by the command, so that no use case knows how mail travels.
pub trait Post: Send + Sync + std::fmt::Debug {
    /// Sends one letter, or says in one line why not, without naming whom it is for.
    fn send<'a>(&'a self, letter: Letter) -> Pin<Box<dyn Future<Output = Result<(), String>> + Send + 'a>>;
}

/// A letter: plain words.
#[derive(Clone)]
pub struct Letter {
    /// To whom.
    pub to: String,
    /// Its subject; neutral, since others may see it.
    pub subject: String,
    /// What it says.
    pub text: String,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}

/// What the desk needs beside the database.
#[derive(Debug)]
pub struct Desk {
    pub(crate) keys: Keys,
    pub(crate) heads: Option<PathBuf>,
    pub(crate) address: String,
    pub(crate) passkeys: webauthn_rs::Webauthn,
    pub(crate) hasher: password::Hasher,
    pub(crate) limiter: Limiter,
    /// Of its own, so that tries at codes push no tries at passwords out.
    pub(crate) codes: Limiter,
    pub(crate) post: Option<Arc<dyn Post>>,
    pub(crate) answers: RwLock<Option<AnswersKey>>,
}

/// Why the desk cannot open.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The site’s address cannot be one.
    #[error("the address of the site, “{0}”, is no https address of a host (http only for localhost)")]
    Address(String),
    /// Neither keys nor address were given to this program.
    #[error("the desk is not set up in this program")]
    Missing,
}

impl Desk {
    /// A desk at `address`, such as `https://desk.example.org`. `heads` names the file outside the database into which
    /// the head of the log is written.
    ///
    /// # Errors
    /// An address that browsers would not let passkeys be used at.
    pub fn new(
        keys: Keys,
        address: &str,
        heads: Option<PathBuf>,
        post: Option<Arc<dyn Post>>,
    ) -> Result<Self, DeskError> {
        let bad = || DeskError::Address(address.to_owned());
        let url = webauthn_rs::prelude::Url::parse(address).map_err(|_| bad())?;
        let host = url.host_str().ok_or_else(bad)?.to_owned();
        let local = matches!(host.as_str(), "localhost" | "127.0.0.1");
        if url.path() != "/"
            || url.query().is_some()
            || !(url.scheme() == "https" || local && url.scheme() == "http")
        {
            return Err(bad());
        }
        let passkeys = webauthn_rs::WebauthnBuilder::new(&host, &url)
            .and_then(|it| it.rp_name("Diligence").build())
            .map_err(|_| bad())?;
        Ok(Self {
            keys,
            heads,
            address: url.origin().ascii_serialization(),
            passkeys,
            hasher: password::Hasher::new(),
            limiter: Limiter::new(),
            codes: Limiter::new(),
            post,
            answers: RwLock::default(),
        })
    }

    /// The same desk with the key that opens answers; without it there are none.
    #[must_use]
    pub fn with_answers_key(self, key: AnswersKey) -> Self {
        Self { answers: RwLock::new(Some(key)), ..self }
    }

    /// The key that opens answers.
    pub(crate) fn answers_key(&self) -> Result<AnswersKey, DeskError> {
        let key = self.answers.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        key.clone().ok_or(DeskError::Missing)
    }
}

impl App {
    /// The same program with a desk.
    #[must_use]
    pub fn with_desk(self, desk: Desk) -> Self {
        Self { desk: Some(Arc::new(desk)), ..self }
    }

    pub(crate) fn desk(&self) -> Result<&Desk, DeskError> {
        self.desk.as_deref().ok_or(DeskError::Missing)
    }

    /// Takes another key for answers, as after it was rotated.
    ///
    /// # Errors
    /// No desk in this program.
    pub fn renew_answers_key(&self, key: AnswersKey) -> Result<(), DeskError> {
        let mut own = self.desk()?.answers.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *own = Some(key);
        Ok(())
    }

    /// The origin of the site, such as `https://desk.example.org`; none where there is no desk.
    pub fn origin(&self) -> Option<&str> {
        self.desk.as_deref().map(|it| it.address.as_str())
    }

    /// What a form shows to prove that a page of ours sent it, for what it is bound to.
    pub fn form_token(&self, bound: &str) -> String {
        self.desk.as_deref().map(|it| it.keys.mac("form", bound)).unwrap_or_default()
    }

    /// Whether letters can be sent.
    pub fn has_post(&self) -> bool {
        self.desk.as_deref().is_some_and(|it| it.post.is_some())
    }
}
