//! Who carries letters to the server.

use crate::address::mailbox;
use crate::deadline::Deadline;
use crate::dialogue::Dialogue;
use crate::server::Seal;
use crate::{Error, Letter, Refused, Server};
use lettre::message::Mailbox;
use lettre::transport::smtp::client::{Certificate, TlsParameters, TlsParametersBuilder};
use lettre::transport::smtp::extension::ClientId;
use std::fmt;
use std::time::Duration;

/// Long enough for a slow line, short enough for somebody who waits.
const LIMIT: Duration = Duration::from_secs(20);

/// A server, the address that letters come from, and how long the server may take.
#[derive(Clone)]
pub struct Postman {
    server: Server,
    from: Mailbox,
    encryption: Option<TlsParameters>,
    limit: Duration,
}

impl fmt::Debug for Postman {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Postman")
            .field("server", &self.server)
            .field("from", &self.from)
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}

impl Postman {
    /// Letters from `from` (`NAME@DOMAIN` or `Words <NAME@DOMAIN>`) by `server`. The domain is also what we call
    /// ourselves to the server. Certificates are checked against the roots that come with the program.
    ///
    /// # Errors
    ///
    /// [`Error::From`] or [`Error::Encryption`].
    pub fn new(server: Server, from: &str) -> Result<Self, Error> {
        let from = mailbox(from).ok_or(Error::From)?;
        let encryption = encryption(&server, Vec::new())?;
        Ok(Self { server, from, encryption, limit: LIMIT })
    }

    /// Another limit than 20 s for everything from finding the server to its last answer.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Trusts further certificates, in PEM form: for a server whose certificate an organisation made itself.
    ///
    /// # Errors
    ///
    /// [`Error::Certificate`] or [`Error::Encryption`].
    pub fn trusting(mut self, pem: &[u8]) -> Result<Self, Error> {
        // What holds no certificate is read as none at all.
        if !pem.windows(BEGIN.len()).any(|it| it == BEGIN) {
            return Err(Error::Certificate);
        }
        let root = Certificate::from_pem(pem).map_err(|_| Error::Certificate)?;
        self.encryption = encryption(&self.server, vec![root])?;
        Ok(self)
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Hands one letter to the server, over a connection of its own. `Ok` means that the server has taken it on.
    ///
    /// # Errors
    ///
    /// [`Refused`], which says whether trying again makes sense.
    pub async fn send(&self, letter: &Letter) -> Result<(), Refused> {
        let sealed = letter.sealed(&self.from)?;
        let mut dialogue = self.open().await?;
        let taken = dialogue.hand_over(&self.from.email, &sealed).await;
        dialogue.close(taken).await
    }

    /// Whether the server is there, encrypts, and takes user and password. Sends no letter.
    ///
    /// # Errors
    ///
    /// [`Refused`], with what a letter would have met.
    pub async fn check(&self) -> Result<(), Refused> {
        let mut dialogue = self.open().await?;
        let answered = dialogue.try_out().await;
        dialogue.close(answered).await
    }

    async fn open(&self) -> Result<Dialogue, Refused> {
        let hello = ClientId::Domain(self.from.email.domain().to_owned());
        let deadline = Deadline::after(self.limit);
        let mut dialogue = Dialogue::open(&self.server, self.encryption.as_ref(), &hello, deadline).await?;
        if let Some(credentials) = self.server.credentials() {
            dialogue.sign_in(&credentials).await?;
        }
        Ok(dialogue)
    }
}

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn encryption(server: &Server, roots: Vec<Certificate>) -> Result<Option<TlsParameters>, Error> {
    if server.seal() == Seal::Plain {
        return Ok(None);
    }
    let builder = TlsParameters::builder(server.host().to_owned());
    let builder = roots.into_iter().fold(builder, TlsParametersBuilder::add_root_certificate);
    builder.build().map(Some).map_err(|_| Error::Encryption)
}
