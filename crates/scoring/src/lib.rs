//! The measurement model: ordinal ratings of few raters, each with a yardstick of her own, become comparable scores
//! that say how sure they are.
//!
//! An area's items are fitted together. The sampler is our own: Gibbs with latent normals, joint translations and
//! scale moves, banded updates along the years. This room knows neither files nor clocks nor the network: ratings come
//! in as a sheet, scores go out as rows, and the same seed gives the same bytes whatever the number of threads. It
//! never imputes a rating that nobody gave, never averages the government's own rating in, and never publishes a
//! number that did not converge.

pub mod aggregate;
pub mod agree;
mod behind;
pub mod bridge;
pub mod calibrate;
mod chain;
pub mod compare;
pub mod diagnose;
pub mod draws;
pub mod fit;
pub mod government;
pub mod home;
pub mod job;
pub mod leave_out;
mod normal;
pub mod panel;
pub mod pareto;
mod random;
pub mod ratings;
pub mod region;
pub mod results;
pub mod score;
pub mod shares;
pub mod table;
pub mod vignette;

pub use aggregate::Aggregates;
pub use fit::{Fit, Plan, Seen};
pub use job::Job;
pub use ratings::{Ratings, RatingsError};
pub use results::Results;
pub use score::Score;

/// The model and its version: numbers of two versions are not compared.
pub const MODEL: &str = "ordinal probit, walk over years, home and rater shifts, version 3";

/// A count as a number to calculate with.
#[allow(clippy::cast_precision_loss)] // far below 2^52
pub(crate) fn count(count: usize) -> f64 {
    count as f64
}
