//! Files and keys of what contributors answer.
//!
//! A file is kept as what is to be seen in it; what it says of who made it, when and where is taken out first.
//!
//! Each answer set has a data key of its own; the installation's key wraps it. Whoever destroys a data key destroys
//! what it sealed, in every copy of the database. This room must never write a key to a log, keep an opened key
//! longer than a value lives, or answer why something could not be opened.

mod clean;
mod installation;
mod key;

pub use clean::{FileKind, LARGEST, MOST_DOTS, Unfit, clean};
pub use installation::{AnswersKey, KeyFault};
pub use key::DataKey;
