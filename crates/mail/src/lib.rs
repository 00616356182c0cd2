//! Letters by SMTP: one plain text to one address, over one connection.
//!
//! [`Server::parse`] reads where to, [`Postman::send`] delivers a [`Letter`], [`Refused`] says what went wrong and
//! whether to try again. This room keeps nothing, queues nothing and tries nothing twice: that is the caller’s
//! outbox. It never speaks without encryption to another machine, never tells the server what machine or program
//! it is, and never says in an error whom a letter was for, what it was about, or how the server was signed in to.
//! Servers repeat addresses in their answers, so of an answer only the code is kept.

mod address;
mod deadline;
mod dialogue;
mod error;
mod letter;
mod lines;
mod postman;
mod refused;
mod server;

pub use error::Error;
pub use letter::Letter;
pub use postman::Postman;
pub use refused::{Refused, Stage};
pub use server::{Seal, Server};
