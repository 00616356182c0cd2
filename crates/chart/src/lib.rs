//! Numbers to accessible SVG: profiles, rails, timelines, coverage and the map.
//!
//! Every picture is a pure function from words and numbers to SVG text. This room knows no word of any language
//! (labels and formatted values come in, translated), reads no file, and never draws an unknown value as a zero:
//! what is not a finite number is drawn as unknown, and what lies beyond its scale stands at the end with an arrow.

pub mod coverage;
mod frame;
mod hue;
mod key;
pub mod map;
mod mark;
pub mod palette;
mod pen;
pub mod profile;
pub mod rails;
mod scale;
mod standalone;
mod text;
pub mod timeline;

pub use coverage::Coverage;
pub use frame::{Frame, Width};
pub use hue::Hue;
pub use map::Map;
pub use profile::Profile;
pub use rails::Rails;
pub use standalone::standalone;
pub use timeline::Timeline;
