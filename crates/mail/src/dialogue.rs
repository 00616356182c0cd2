//! What is said to a server, in order.
//!
//! Each step is its own, so that an error knows at what it happened, and so that no answer is awaited to a farewell
//! after a refusal: a server that refuses and then hangs has refused.

use crate::deadline::Deadline;
use crate::letter::Sealed;
use crate::lines::Lines;
use crate::refused::{Refused, Stage};
use crate::server::{Seal, Server};
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Noop, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use std::fmt::Display;
use std::io;
use std::time::Duration;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

/// How long a farewell may take. All is said by then.
const FAREWELL: Duration = Duration::from_secs(1);

pub(crate) struct Dialogue {
    connection: AsyncSmtpConnection,
    deadline: Deadline,
}

impl Dialogue {
    /// Reaches the server and seals the connection as the settings say.
    pub(crate) async fn open(
        server: &Server,
        encryption: Option<&TlsParameters>,
        hello: &ClientId,
        deadline: Deadline,
    ) -> Result<Self, Refused> {
        let connection = match (server.seal(), encryption) {
            (Seal::Plain, _) => {
                let stream = reach(server, deadline).await?;
                // A name such as localhost means what this machine’s tables say.
                if !stream.peer_addr().is_ok_and(|it| it.ip().to_canonical().is_loopback()) {
                    return Err(Refused::Unencrypted);
                }
                greet(stream, hello, deadline).await?
            }
            (Seal::StartTls, Some(encryption)) => {
                let mut connection = greet(reach(server, deadline).await?, hello, deadline).await?;
                if !connection.can_starttls() {
                    return Err(Refused::Unencrypted);
                }
                let seal = connection.starttls(encryption.clone(), hello);
                deadline.hold(Stage::Encryption, seal).await?.map_err(|error| match error.status() {
                    Some(code) => Refused::Code { stage: Stage::Encryption, code: code.into() },
                    None => Refused::Encryption,
                })?;
                connection
            }
            (Seal::Tls, Some(encryption)) => {
                let place = (server.host(), server.port());
                let seal = Some(encryption.clone());
                let open =
                    AsyncSmtpConnection::connect_tokio1(place, Some(deadline.share()), hello, seal, None);
                deadline.hold(Stage::Greeting, open).await?.map_err(|error| unopened(&error, deadline))?
            }
            (_, None) => return Err(Refused::Unencrypted),
        };
        // Whatever the steps above did: this is what must hold.
        if server.seal() != Seal::Plain && !connection.is_encrypted() {
            return Err(Refused::Unencrypted);
        }
        Ok(Self { connection, deadline })
    }

    pub(crate) async fn sign_in(&mut self, credentials: &Credentials) -> Result<(), Refused> {
        if self.connection.server_info().get_auth_mechanism(DEFAULT_MECHANISMS).is_none() {
            return Err(Refused::NoLogin);
        }
        let sign_in = self.connection.auth(DEFAULT_MECHANISMS, credentials);
        let answer = self.deadline.hold(Stage::Login, sign_in).await?;
        answer.map_err(|error| refusal(Stage::Login, &error)).and_then(|it| done(Stage::Login, &it))
    }

    pub(crate) async fn hand_over(&mut self, from: &Address, letter: &Sealed) -> Result<(), Refused> {
        let sender = self.say(Stage::Sender, Mail::new(Some(from.clone()), Vec::new())).await?;
        done(Stage::Sender, &sender)?;
        let recipient = self.say(Stage::Recipient, Rcpt::new(letter.to.clone(), Vec::new())).await?;
        done(Stage::Recipient, &recipient)?;
        if !self.say(Stage::Letter, Data).await?.has_code(354) {
            return Err(Refused::Broke { stage: Stage::Letter });
        }
        let message = self.connection.message(&letter.bytes);
        let answer = self.deadline.hold(Stage::Letter, message).await?;
        answer.map_err(|error| refusal(Stage::Letter, &error)).and_then(|it| done(Stage::Letter, &it))
    }

    pub(crate) async fn try_out(&mut self) -> Result<(), Refused> {
        let answer = self.say(Stage::Trial, Noop).await?;
        done(Stage::Trial, &answer)
    }

    /// Says farewell, and gives back what came of it all. Nothing depends on the answer: a letter that was taken
    /// is taken. Where the server hangs or talks nonsense nothing is said: it might pass for a part of the letter.
    pub(crate) async fn close(mut self, outcome: Result<(), Refused>) -> Result<(), Refused> {
        if let Ok(()) | Err(Refused::Code { .. }) = outcome {
            let farewell = timeout(FAREWELL, self.connection.abort());
            let _ = self.deadline.hold(Stage::Trial, farewell).await;
        }
        outcome
    }

    async fn say(&mut self, stage: Stage, command: impl Display) -> Result<Response, Refused> {
        let answer = self.deadline.hold(stage, self.connection.command(command)).await?;
        answer.map_err(|error| refusal(stage, &error))
    }
}

/// The first of the server’s addresses that answers.
async fn reach(server: &Server, deadline: Deadline) -> Result<TcpStream, Refused> {
    let place = (server.host(), server.port());
    let connect = async {
        let mut last = Refused::Unreachable;
        for address in lookup_host(place).await.map_err(|_| Refused::Unreachable)? {
            match timeout(deadline.share(), TcpStream::connect(address)).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(_)) => last = Refused::Unreachable,
                Err(_) => last = deadline.is_over(Stage::Connection),
            }
        }
        Err(last)
    };
    deadline.hold(Stage::Connection, connect).await?
}

async fn greet(
    stream: TcpStream,
    hello: &ClientId,
    deadline: Deadline,
) -> Result<AsyncSmtpConnection, Refused> {
    let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(Lines::new(stream)), hello);
    let answer = deadline.hold(Stage::Greeting, greeting).await?;
    answer.map_err(|error| refusal(Stage::Greeting, &error))
}

/// Of what the server said, the code.
fn refusal(stage: Stage, error: &lettre::transport::smtp::Error) -> Refused {
    match error.status() {
        Some(code) => Refused::Code { stage, code: code.into() },
        None => Refused::Broke { stage },
    }
}

/// Reaching, encrypting and greeting are one step where the first byte is encrypted.
fn unopened(error: &lettre::transport::smtp::Error, deadline: Deadline) -> Refused {
    if error.status().is_some() || error.is_response() {
        return refusal(Stage::Greeting, error);
    }
    if error.is_timeout() {
        return deadline.is_over(Stage::Connection);
    }
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(here) = cause {
        match here.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => return Refused::Encryption,
            Some(_) => return Refused::Unreachable,
            None => cause = here.source(),
        }
    }
    Refused::Unreachable
}

/// Yes, rather than “go on”.
fn done(stage: Stage, answer: &Response) -> Result<(), Refused> {
    if u16::from(answer.code()) / 100 == 2 { Ok(()) } else { Err(Refused::Broke { stage }) }
}
