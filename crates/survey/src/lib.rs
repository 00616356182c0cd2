//! Questionnaires: XLSForm and XForms in and out, the ODK expression language, and filled answers.
//!
//! The form model is XLSForm’s. Forms come from strangers: this room must never follow a link or an entity, never let
//! an expression cost more than its bound, never guess silently what a cell means, and never lose an answer that it
//! does not understand. It reads no clock and no random source; who calls gives both.

mod answers;
mod depend;
pub mod expr;
mod fault;
pub mod form;
pub mod json;
mod name;
mod plan;
mod reference;
mod tree;
pub mod xform;
pub mod xlsform;
mod xml;
mod xml_in;

pub use answers::{Answers, Invalid, MOST_ELEMENTS, MOST_REPEATS, Offered, Outside, RecordError, Why};
pub use fault::{Fault, Repair};
pub use form::{Form, Item, ItemId, Kind, Words};
pub use plan::{Plan, PlanError};
pub use tree::{DOCUMENT, NodeId, Tree};
pub use xml_in::{XmlError, tree};
