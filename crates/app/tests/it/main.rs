//! Use cases, on both databases.

// Clippy knows only functions marked as tests for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answer_files;
mod answering;
mod audit;
mod canary;
mod demo;
mod export;
mod house;
mod import;
mod invite;
mod notice;
mod open_round;
mod partners;
mod questionnaire;
mod rater;
mod record;
mod release;
mod report;
mod results;
mod retention;
mod rounds;
mod score;
mod sides;
mod sign_in;
mod translation;
