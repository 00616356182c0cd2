//! Use cases, on both databases.

mod import;
