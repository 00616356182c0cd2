//! Types, identifiers and rules of the due-diligence framework.
//!
//! Everything here is a plain value or a pure function. This room never reads a file, a clock, a random
//! source or a database, and knows no other room.

mod ascii;
pub mod document;
pub mod jurisdiction;
pub mod locale;
pub mod observation;
pub mod score;
pub mod text;
pub mod treaty;

pub use document::Document;
pub use jurisdiction::{Jurisdiction, JurisdictionCode, Lookup, Register};
pub use locale::{Direction, Locale};
pub use observation::{Better, Dataset, Observation, Value, Variable};
pub use score::Dimension;
pub use text::Localised;
pub use treaty::{Binding, TreatyState, TreatyStatus};
