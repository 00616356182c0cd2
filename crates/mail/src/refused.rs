//! Why a letter was not taken.

use std::fmt;

/// Why a letter was not taken, in one line that names nobody: it may be logged and stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The recipient’s address is none. Nothing was sent.
    #[error("the recipient’s address is none that a letter can be sent to")]
    Address,
    /// The subject would have made further headers. Nothing was sent.
    #[error("the subject holds a line break or another control character")]
    Subject,
    /// Nobody answers there.
    #[error("the mail server cannot be reached")]
    Unreachable,
    /// The server offers no encryption, so it was told nothing.
    #[error("the mail server offers no encryption, so nothing was sent")]
    Unencrypted,
    /// Encryption failed: a certificate that is not trusted, or a stranger in between.
    #[error("the connection to the mail server could not be encrypted, or its certificate is not trusted")]
    Encryption,
    /// The server knows no way to sign in that we know.
    #[error("the mail server offers no way to sign in with user and password")]
    NoLogin,
    /// The server said no.
    #[error("the mail server refused {stage} with code {code}")]
    Code {
        /// At what.
        stage: Stage,
        /// Its code, 400 to 599.
        code: u16,
    },
    /// The time limit for the whole conversation ran out.
    #[error("the mail server took more than {seconds} s, at {stage}")]
    TimeOut {
        /// At what.
        stage: Stage,
        /// The limit, in seconds, rounded up.
        seconds: u64,
    },
    /// The server hung up, or said what is no SMTP.
    #[error("the mail server broke off or could not be understood, at {stage}")]
    Broke {
        /// At what.
        stage: Stage,
    },
}

impl Refused {
    /// Whether the same letter may be taken later. After [`Stage::Letter`] it may have arrived all the same, and
    /// then arrives twice: better than never.
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::Unreachable
            | Self::Unencrypted
            | Self::Encryption
            | Self::TimeOut { .. }
            | Self::Broke { .. } => true,
            Self::Code { code, .. } => (400..500).contains(code),
            Self::Address | Self::Subject | Self::NoLogin => false,
        }
    }

    /// Whether the server said no before it heard of any letter. Then it would say no to every letter, and the
    /// settings are what must change: a letter that was refused so need not be given up.
    pub fn is_about_server(&self) -> bool {
        match self {
            Self::Unreachable | Self::Unencrypted | Self::Encryption | Self::NoLogin => true,
            Self::Code { stage, .. } | Self::TimeOut { stage, .. } | Self::Broke { stage } => {
                *stage < Stage::Sender
            }
            Self::Address | Self::Subject => false,
        }
    }
}

/// How far the conversation had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Finding and reaching the server.
    Connection,
    /// First words of both.
    Greeting,
    /// Agreeing on encryption.
    Encryption,
    /// User and password.
    Login,
    /// A question that asks for nothing, when the server is only tried.
    Trial,
    /// Whom the letter is from.
    Sender,
    /// Whom it is for.
    Recipient,
    /// What it says.
    Letter,
}

impl fmt::Display for Stage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Connection => "the connection",
            Self::Greeting => "the greeting",
            Self::Encryption => "the encryption",
            Self::Login => "user and password",
            Self::Trial => "a trial",
            Self::Sender => "the sender",
            Self::Recipient => "the recipient",
            Self::Letter => "the letter",
        })
    }
}
