//! A letter, and the bytes that go over the wire.

use crate::Refused;
use crate::address::address;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{Address, Message};
use std::fmt;
use uuid::Uuid;

/// A plain text to one person.
#[derive(Clone)]
pub struct Letter {
    /// The recipient, `NAME@DOMAIN`. The name is ASCII, the domain may be of any script.
    pub to: String,
    /// One line, any script. Servers on the way and whoever sees the screen read it: keep it neutral.
    pub subject: String,
    /// Any script; lines end with `\n`.
    pub text: String,
}

/// Says nothing: whoever prints a letter by mistake tells nobody whom it was for.
impl fmt::Debug for Letter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Letter").finish_non_exhaustive()
    }
}

/// A letter ready to go.
pub(crate) struct Sealed {
    pub(crate) to: Address,
    pub(crate) bytes: Vec<u8>,
}

impl Letter {
    /// Headers and text, all ASCII, so that every server takes them.
    pub(crate) fn sealed(&self, from: &Mailbox) -> Result<Sealed, Refused> {
        let to = address(&self.to).ok_or(Refused::Address)?;
        if self.subject.chars().any(char::is_control) {
            return Err(Refused::Subject);
        }
        // A lone carriage return ends a line for some servers and not for others, who then disagree about where
        // the letter ends.
        let text = self.text.replace("\r\n", "\n").replace('\r', "\n");
        // Random, with nothing of letter, time or machine in it: servers keep this line in their logs.
        let name = format!("<{}@{}>", Uuid::new_v4().simple(), from.email.domain());
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let message = Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(self.subject.as_str())
            .date_now()
            .message_id(Some(name))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .singlepart(SinglePart::plain(text))
            .map_err(|_| Refused::Address)?;
        Ok(Sealed { to, bytes: message.formatted() })
    }
}
