//! Answering: an organisation’s people open its answer with a code, fill it over days, submit, correct, take back.
//!
//! What they write lies on the side of answers, sealed with a key of its own; this room never writes down who they are,
//! when they came but for the day, or from where.

pub mod chain;
pub mod code;
pub mod draft;
pub mod file;
pub mod keys;
pub(crate) mod library;
pub mod outbox;
pub mod page;
mod post;
pub mod rater;
pub mod record;
pub mod retention;
mod set;
pub mod submit;
pub mod withdraw;

pub use code::AccessCode;
pub use library::{Asked, Library, Rejected, add, asked, generate, list, workbook};
pub(crate) use library::{as_kept, language_of, original};
pub use post::{Conflict, Given, LONGEST, Posted, Saved, ascii_digits, save};
pub use set::{Contributor, Entry, Open, Words, begin, begin_as, enter, open};
