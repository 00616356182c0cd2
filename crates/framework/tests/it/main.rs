//! Editions: the shipped one is whole, broken ones say where and what to do.

mod broken;
mod compare;
mod sheet;
mod shipped;
