//! The house's own rules, and the command as a person runs it.

mod command;
mod tidy;
