//! The library of standards: which instruments, provisions and cases a principle rests on, and what force
//! they have for a State.

use crate::edition::words;
use diligence_domain::{Binding, JurisdictionCode, TreatyState};
use serde::{Deserialize, Serialize};

/// `standards.toml`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standards {
    /// Treaties, interpretations, declarations, soft law.
    #[serde(default, rename = "instrument")]
    pub instruments: Vec<Instrument>,
    /// Their articles and paragraphs.
    #[serde(default, rename = "provision")]
    pub provisions: Vec<Provision>,
    /// Decisions against one State.
    #[serde(default, rename = "case")]
    pub cases: Vec<Case>,
}

words! {
    /// What an instrument is.
    Force {
        /// Binds its parties.
        Treaty = "treaty",
        /// What the body that a treaty set up says that it means.
        Interpretation = "interpretation",
        /// Adopted by States, not binding by itself.
        Declaration = "declaration",
        /// Principles, reports and recommendations.
        SoftLaw = "soft-law",
        /// A decision against one State.
        Decision = "decision",
    }
}

/// An instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Short stable code, such as `IC`.
    pub code: String,
    /// When it was adopted.
    pub year: u16,
    /// What it is.
    pub force: Force,
    /// The treaty that it is, or that it interprets.
    #[serde(default)]
    pub treaty: Option<String>,
    /// Where the official text can be read.
    #[serde(default)]
    pub url: String,
    /// Whether title, year and body were checked against the official text.
    pub checked: bool,
}

/// An article or paragraph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// `INSTRUMENT:article`, or the instrument's code alone for the whole.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Whether number and summary were checked against the official text.
    pub checked: bool,
}

/// A decision against one State.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Short stable code, such as `OPUZ`.
    pub code: String,
    /// When it was decided.
    pub year: u16,
    /// The State that it is against.
    pub respondent: JurisdictionCode,
    /// `true` for a judgment that binds the respondent, `false` for views and recommendations.
    pub binds: bool,
    /// The treaty under which it was decided.
    #[serde(default)]
    pub treaty: Option<String>,
    /// Where it can be read.
    #[serde(default)]
    pub url: String,
    /// Whether name, year and holding were checked against the official text.
    pub checked: bool,
}

/// A principle's reference, resolved.
#[derive(Debug, Clone, Copy)]
pub enum Standard<'a> {
    /// A provision of an instrument.
    Provision(&'a Instrument, &'a Provision),
    /// A case.
    Case(&'a Case),
}

impl Standards {
    /// One instrument.
    pub fn instrument(&self, code: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|it| it.code == code)
    }

    /// Resolves `IC:52` or `CASE:OPUZ`.
    pub fn resolve(&self, reference: &str) -> Option<Standard<'_>> {
        if let Some(code) = reference.strip_prefix("CASE:") {
            return self.cases.iter().find(|it| it.code == code).map(Standard::Case);
        }
        let provision = self.provisions.iter().find(|it| it.reference == reference)?;
        let code = reference.split_once(':').map_or(reference, |(code, _)| code);
        Some(Standard::Provision(self.instrument(code)?, provision))
    }
}

impl Standard<'_> {
    /// What it is.
    pub fn force(&self) -> Force {
        match self {
            Self::Provision(instrument, _) => instrument.force,
            Self::Case(_) => Force::Decision,
        }
    }

    /// Whether it was checked against the official text.
    pub fn checked(&self) -> bool {
        match self {
            Self::Provision(instrument, provision) => instrument.checked && provision.checked,
            Self::Case(case) => case.checked,
        }
    }

    /// Whether it binds `state`, given the State's relation to each treaty.
    ///
    /// A treaty binds its parties. A judgment binds the State that it is against. Interpretations,
    /// declarations, soft law, views and recommendations bind nobody by themselves: they are comparative.
    pub fn binding(&self, state: JurisdictionCode, treaty: impl Fn(&str) -> TreatyState) -> Binding {
        match self {
            Self::Case(case) if case.binds && case.respondent == state => Binding::Binding,
            Self::Provision(instrument, _) if instrument.force == Force::Treaty => {
                match treaty(instrument.treaty.as_deref().unwrap_or(&instrument.code)) {
                    TreatyState::Party => Binding::Binding,
                    TreatyState::Unknown => Binding::Unknown,
                    TreatyState::Signatory | TreatyState::None | TreatyState::Withdrawn => {
                        Binding::Comparative
                    }
                }
            }
            _ => Binding::Comparative,
        }
    }
}
