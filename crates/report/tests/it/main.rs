//! Documents through the whole room: in as a tree, out as HTML and PDF.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

mod extraction;
mod hostile;
mod page;
mod paper;
mod sample;

use diligence_report::Press;
use std::sync::LazyLock;

/// One press for all tests, as the program has.
static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new().expect("the embedded fonts"));
