//! The site in process: every route as a reader, a search engine or somebody hostile asks for it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

mod answers;
mod compare;
mod desk;
mod framework;
mod headers;
mod hostile;
mod jurisdictions;
mod listen;
mod pages;
mod reader;
mod results;
mod scored;
mod survey;
mod survey_files;
