//! The pictures from outside.

mod sample;
