//! What people read, in their language: messages, numbers, dates, lists, the order of names.
//!
//! The texts are `content/messages/<locale>/*.ftl`, English being the reference: the build turns each English
//! message into a method of [`Messages`], so that a missing message or argument does not compile, and refuses a
//! file that could not be shown. This room never decides what a page says, holds no message of its own, never
//! reads a file while it runs, and knows no room but `domain`.

mod argument;
mod autonym;
mod embedded;
mod format;
mod messages;
mod moment;
mod negotiate;
mod order;
mod plural;
mod spoken;
mod tag;

#[allow(clippy::too_many_arguments, reason = "a message has as many parameters as it has variables")]
mod generated {
    use crate::argument::{Argument, Number};
    use crate::embedded::{Embedded, Kind, Signature};
    use crate::messages::Messages;
    use crate::spoken::Spoken;

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

pub use argument::{Argument, Number};
pub use autonym::autonym;
pub use format::Format;
pub use messages::Messages;
pub use moment::{is_zone, local_day, moment, months_after, offset, start_of_day, zones};
pub use negotiate::negotiate;
pub use order::{compare, sort_by_name};
pub use spoken::{format, known, locales, messages};
