//! Why a use case of the desk does not do what was asked.

use crate::desk::DeskError;
use crate::desk::password::Crowded;

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such record, or it may not be known to whoever asks: the same answer.
    #[error("there is no such record")]
    NotFound,
    /// She may, once she has proved again that it is she.
    #[error("prove again that it is you")]
    Confirm,
    /// Somebody changed the record meanwhile; nothing was saved.
    #[error("somebody else changed this meanwhile")]
    Stale,
    /// What was typed cannot be kept.
    #[error("what was typed cannot be kept")]
    Invalid(Vec<Fault>),
    /// Password, code or passkey do not belong together, or to nobody.
    #[error("this does not let you in")]
    Wrong,
    /// Too many tries; again in so many seconds.
    #[error("too many tries; again in {0} s")]
    Later(u32),
    /// Too many people sign in just now.
    #[error(transparent)]
    Crowded(#[from] Crowded),
    /// A second person has to agree first.
    #[error("a second person has to agree first")]
    SecondPerson,
    /// The installation’s key does not open an answer.
    #[error("the key for answers does not open this answer. Put back the key that belongs to this database")]
    Key,
    /// The desk is not set up in this program.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// The database.
    #[error(transparent)]
    Store(#[from] diligence_store::Error),
}

/// One thing that was typed and cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub field: Field,
    /// Why not.
    pub why: Why,
}

/// What people type at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A name.
    Name,
    /// An address for mail.
    Email,
    /// A password.
    Password,
    /// A one-time code.
    Code,
    /// A kind, out of a list.
    Kind,
    /// Jurisdictions.
    Jurisdictions,
    /// Themes.
    Themes,
    /// Who may know.
    Visibility,
    /// When a partner joined.
    Joined,
    /// A partner.
    Partner,
    /// A role.
    Role,
    /// Language.
    Locale,
    /// Time zone.
    Zone,
    /// How often mail is wanted.
    Digest,
    /// Why something is asked for.
    Reason,
    /// A passkey.
    Passkey,
    /// A questionnaire edition.
    Questionnaire,
    /// How many organisations are hoped for.
    Targets,
    /// A first day.
    Opens,
    /// A last day.
    Closes,
    /// For how long something is kept.
    Keep,
    /// The key of an earlier answer.
    Rater,
    /// What contributors agree to.
    Consent,
    /// Where help is found.
    Referral,
    /// A file.
    File,
}

/// Why what was typed cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing was written, or chosen.
    Missing,
    /// More characters than can be kept.
    Long,
    /// Line breaks or marks that cannot be seen.
    Control,
    /// Not of the form that is asked for.
    Form,
    /// Not in the list.
    Unknown,
    /// Somebody has it already.
    Taken,
    /// Beyond what she may give or change.
    Reach,
    /// A password of too few characters.
    Short,
    /// A password on lists of known ones, or soon guessed.
    Guessable,
    /// It does not fit what is expected.
    Wrong,
    /// A round was opened with it, and keeps it.
    Pinned,
    /// What contributors have to be told first is missing.
    Words,
}

impl From<diligence_domain::LineError> for Why {
    fn from(error: diligence_domain::LineError) -> Self {
        use diligence_domain::LineError as E;
        match error {
            E::Empty => Self::Missing,
            E::Long { .. } => Self::Long,
            E::Control => Self::Control,
        }
    }
}

impl From<crate::desk::password::Weak> for Why {
    fn from(weak: crate::desk::password::Weak) -> Self {
        use crate::desk::password::Weak as W;
        match weak {
            W::Short => Self::Short,
            W::Long => Self::Long,
            W::Guessable => Self::Guessable,
        }
    }
}

impl Refused {
    /// One thing that was typed wrong.
    pub(crate) fn field(field: Field, why: impl Into<Why>) -> Self {
        Self::Invalid(vec![Fault { field, why: why.into() }])
    }
}

/// Turns a decision into an answer: what may not be done to a record is answered as if it were not there.
pub(crate) fn authorise(decision: diligence_domain::Decision) -> Result<(), Refused> {
    use diligence_domain::Decision as D;
    match decision {
        D::Yes => Ok(()),
        D::Confirm => Err(Refused::Confirm),
        D::No => Err(Refused::NotFound),
    }
}
