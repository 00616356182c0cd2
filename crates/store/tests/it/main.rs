//! The same story on both engines.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

mod coding;
mod contract;
mod desk;
mod files;
mod group;
mod schema;
mod score;
mod wall;
