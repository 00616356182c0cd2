//! What a State has bound itself to.

use crate::JurisdictionCode;
use serde::{Deserialize, Serialize};

/// A State's relation to a treaty. A row that is absent is [`TreatyState::Unknown`], which is not `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TreatyState {
    /// Ratified, acceded or succeeded, and not withdrawn.
    Party,
    /// Signed and not ratified.
    Signatory,
    /// Neither signed nor ratified, as the source says.
    None,
    /// Was a party and has withdrawn.
    Withdrawn,
    /// Nobody has told us.
    Unknown,
}

impl TreatyState {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Party, "party"),
        (Self::Signatory, "signatory"),
        (Self::None, "none"),
        (Self::Withdrawn, "withdrawn"),
        (Self::Unknown, "unknown"),
    ];

    /// The word in files and in the database.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(it, _)| *it == self).map_or("unknown", |(_, word)| word)
    }

    /// The reverse of [`TreatyState::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, it)| *it == word).map(|(it, _)| *it)
    }
}

/// What one source says of one State and one treaty. Two sources make two of these, never one merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreatyStatus {
    /// The instrument's code, such as `CEDAW`.
    pub treaty: String,
    /// The State.
    pub jurisdiction: JurisdictionCode,
    /// Its relation to the treaty.
    pub state: TreatyState,
    /// Since when: a year or an ISO date; empty where the source does not say.
    pub since: String,
    /// `None`: unknown; `Some("")`: the source says that there are none; else what they are.
    pub reservations: Option<String>,
    /// The publisher's remark, such as the name under which the State is listed.
    pub note: String,
    /// Where this is taken from.
    pub source: String,
    /// As of when the source speaks; empty where it does not say.
    pub source_date: String,
    /// `true` when it was checked against the depositary.
    pub checked: bool,
}

/// Whether a standard binds a State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// The State is party to the treaty, or the judgment is against it.
    Binding,
    /// It does not bind this State, or not by itself: it is read for comparison.
    Comparative,
    /// Whether the State is party is not known here.
    Unknown,
}

/// The relation to a treaty that several sources support together.
///
/// Sources that say nothing count for nothing; when those that speak differ, nothing is known.
pub fn agreed(states: impl IntoIterator<Item = TreatyState>) -> TreatyState {
    let mut said = states.into_iter().filter(|state| *state != TreatyState::Unknown);
    let Some(first) = said.next() else { return TreatyState::Unknown };
    if said.all(|state| state == first) { first } else { TreatyState::Unknown }
}

#[cfg(test)]
mod tests {
    use super::{TreatyState::*, *};

    #[test]
    fn disagreement_is_not_knowledge() {
        assert_eq!(agreed([]), Unknown);
        assert_eq!(agreed([Unknown, Party]), Party);
        assert_eq!(agreed([Party, Party]), Party);
        assert_eq!(agreed([Party, Signatory]), Unknown);
    }
}
