//! Framework editions: load, validate, compare.
//!
//! An edition is content, a folder of plain files or one spreadsheet (`docs/content-pack.md`); this room turns
//! it into [`Edition`] and says what is wrong with it, naming file, line, key and remedy. It never decides
//! what a principle says and knows no count, code or title of one.

pub mod check;
pub mod diff;
pub mod digest;
pub mod edition;
pub mod fault;
pub mod load;
pub mod mapping;
pub mod shipped;
pub mod spreadsheet;
pub mod standards;
pub mod texts;

pub use diligence_domain::Dimension;
pub use edition::{Area, Edition, Indicator, IndicatorKind, Principle, Vignette};
pub use fault::{Fault, Faults, Place};
pub use mapping::Mapping;
