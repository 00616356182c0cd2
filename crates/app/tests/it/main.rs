//! Use cases, on both databases.

// Clippy knows only functions marked as tests for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod demo;
mod import;
mod report;
mod score;
