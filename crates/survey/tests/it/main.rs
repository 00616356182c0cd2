//! The survey engine, from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod answers;
mod corpus;
mod expr;
mod forms;
mod fuzz;
mod read;
