//! Encryption of what contributors answer.
//!
//! Each answer set has a data key of its own; the installation's key wraps it. Whoever destroys a data key destroys
//! what it sealed, in every copy of the database. This room must never write a key to a log, keep an opened key
//! longer than a value lives, or answer why something could not be opened.

mod installation;
mod key;

pub use installation::{AnswersKey, KeyFault};
pub use key::DataKey;
