//! Numbers to accessible SVG: profiles, rails, timelines, coverage, the map, the network of partners, and how scores
//! are made.
//!
//! Every picture is a pure function from words and numbers to SVG text. This room knows no word of any language
//! (labels and formatted values come in, translated), reads no file, and never draws an unknown value as a zero:
//! what is not a finite number is drawn as unknown, and what lies beyond its scale stands at the end with an arrow.

pub mod anatomy;
pub mod bridges;
pub mod certainty;
pub mod coverage;
pub mod dumbbell;
mod estimate;
mod frame;
mod hue;
mod key;
pub mod map;
mod mark;
pub mod network;
pub mod palette;
mod pen;
pub mod profile;
pub mod rails;
mod scale;
mod standalone;
mod text;
pub mod timeline;
pub mod yardsticks;

pub use anatomy::Anatomy;
pub use bridges::Bridges;
pub use certainty::Certainty;
pub use coverage::Coverage;
pub use dumbbell::Dumbbells;
pub use estimate::Estimate;
pub use frame::{Frame, Width};
pub use hue::Hue;
pub use map::Map;
pub use network::Network;
pub use profile::Profile;
pub use rails::Rails;
pub use standalone::standalone;
pub use timeline::Timeline;
pub use yardsticks::Yardsticks;
