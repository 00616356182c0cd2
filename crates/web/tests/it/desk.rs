//! The desk in process: who may come through which door, on both databases, and what somebody hostile would try.

mod attack;
mod census;
pub mod house;
mod sweep;
