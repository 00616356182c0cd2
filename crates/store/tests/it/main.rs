//! The same story on both engines.

mod contract;
mod schema;
