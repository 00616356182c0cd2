//! One document tree to HTML and PDF: the last step before paper.
//!
//! [`html`] writes one file that stands alone; [`Press`] sets a tagged PDF/UA-1 file with the embedded Noto
//! fonts. Both take the same [`Document`](diligence_domain::Document) and say the same things in the same order.
//! This room decides how things look and never what they say: it adds no words of its own (a missing title is an
//! error, not a guess), reads no file, no clock and no network, makes no markup from text, and calls nobody.

mod error;
mod escape;
mod fonts;
mod html;
mod joint;
mod label;
mod palette;
mod press;
mod print;
mod svg;
mod tidy;
mod world;

pub use error::ReportError;
pub use html::html;
pub use press::Press;
