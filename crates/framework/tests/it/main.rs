//! Editions: the shipped one is whole, broken ones say where and what to do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

mod broken;
mod compare;
mod sheet;
mod shipped;
