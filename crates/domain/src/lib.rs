//! Types, identifiers and rules of the due-diligence framework.
//!
//! Everything here is a plain value or a pure function. This room never reads a file, a clock, a random
//! source or a database, and knows no other room.

pub mod access;
mod ascii;
pub mod disclosure;
pub mod document;
mod event;
mod id;
pub mod jurisdiction;
pub mod locale;
pub mod observation;
pub mod partner;
pub mod person;
pub mod round;
pub mod score;
pub mod text;
pub mod treaty;
mod words;

pub use access::{Act, Actor, Decision, Door, may, may_enter};
pub use document::Document;
pub use event::Event;
pub use id::{
    AccessId, GrantId, IdError, InvitationId, PartnerId, PasskeyId, PersonId, QuestionnaireId, ReleaseId,
    RoundId, SessionId,
};
pub use jurisdiction::{Jurisdiction, JurisdictionCode, Lookup, Register};
pub use locale::{Direction, Locale};
pub use observation::{Better, Dataset, Observation, Value, Variable};
pub use partner::{Partner, PartnerFacts, PartnerKind, PartnerName, Theme, Visibility};
pub use person::{Digest, Email, Grant, Person, PersonName, PersonState, Role, Scope};
pub use round::{Access, AccessState, Round, RoundFacts, RoundState};
pub use score::Dimension;
pub use text::Localised;
pub use treaty::{Binding, TreatyState, TreatyStatus};
pub use words::LineError;
