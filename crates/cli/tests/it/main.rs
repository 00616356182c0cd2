//! The house's own rules, and the command as a person runs it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

mod command;
mod people;
mod tidy;
