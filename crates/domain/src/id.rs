//! Identifiers of records: time-ordered UUIDs, one type per kind, so that none stands where another belongs.

/// A newtype over a UUID that reads and writes as its text.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// From a UUID that somebody made.
            pub const fn new(id: uuid::Uuid) -> Self {
                Self(id)
            }

            /// The UUID.
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = IdError;

            /// Only the form that [`std::fmt::Display`] writes: one record has one address.
            fn from_str(text: &str) -> Result<Self, IdError> {
                let id = uuid::Uuid::try_parse(text).map_err(|_| IdError)?;
                let mut buffer = uuid::Uuid::encode_buffer();
                (id.hyphenated().encode_lower(&mut buffer) == text).then_some(Self(id)).ok_or(IdError)
            }
        }
    )+};
}

/// The text is no identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no identifier of a record")]
pub struct IdError;

ids! {
    /// A partner organisation.
    PartnerId,
    /// A person who may sign in.
    PersonId,
    /// One role of one person at one partner.
    GrantId,
    /// One invitation.
    InvitationId,
    /// A session, as its owner sees it in her list; it opens nothing.
    SessionId,
    /// A passkey.
    PasskeyId,
    /// An act that waits for a second person.
    ReleaseId,
    /// A questionnaire edition.
    QuestionnaireId,
    /// A round.
    RoundId,
    /// An invitation of an organisation to a round. It leads to no answers.
    AccessId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_record_has_one_address() {
        let text = "018f0000-0000-7000-8000-00000000abcd";
        assert_eq!(text.parse::<PartnerId>().unwrap().to_string(), text);
        for bad in [
            "",
            "x",
            "018F0000-0000-7000-8000-00000000ABCD",
            "018f00000000700080000000000000abcd",
            "{018f0000-0000-7000-8000-00000000abcd}",
        ] {
            assert!(bad.parse::<PartnerId>().is_err(), "{bad}");
        }
    }
}
