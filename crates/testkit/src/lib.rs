//! Fixtures and throw-away databases
