//! People who may sign in, the roles that they hold, and where these reach.

use crate::words::{LineError, line, words};
use crate::{GrantId, JurisdictionCode, Locale, PartnerId, PersonId, Register};
use std::collections::BTreeSet;

words! {
    /// What a person may be, at a partner, for some jurisdictions.
    Role {
        /// Defines editions and rounds, invites partners, watches, publishes.
        Director = "director",
        /// Runs the work across partners in some jurisdictions.
        Coordinator = "coordinator",
        /// Runs the work in a country for one partner.
        CountryPartner = "country-partner",
        /// Answers for her organisation.
        Contributor = "contributor",
        /// Reviews findings.
        Reviewer = "reviewer",
        /// Speaks for a government; always shown apart.
        GovernmentFocalPoint = "government-focal-point",
        /// Translates and reviews translations.
        Translator = "translator",
        /// Releases what others prepared.
        Publisher = "publisher",
        /// Installs, backs up, keeps people safe.
        Administrator = "administrator",
        /// Reads what the desk shows for her jurisdictions, and changes nothing.
        ReadOnly = "read-only",
    }
}

words! {
    /// Whether a person may sign in.
    PersonState {
        /// She has a link and has not used it.
        Invited = "invited",
        /// She may sign in.
        Active = "active",
        /// She may not.
        Disabled = "disabled",
    }
}

words! {
    /// How often mail says that something waits; it never says what.
    Digest {
        /// Never.
        Never = "never",
        /// Once a day at most.
        Daily = "daily",
        /// Once a week at most.
        Weekly = "weekly",
    }
}

/// Where a role reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Every jurisdiction.
    Everywhere,
    /// These, and their subdivisions.
    In(BTreeSet<JurisdictionCode>),
}

impl Scope {
    /// Whether it reaches a jurisdiction: the unit itself, or the State that it lies in.
    pub fn covers(&self, code: JurisdictionCode) -> bool {
        match self {
            Self::Everywhere => true,
            Self::In(codes) => {
                codes.contains(&code)
                    || code.is_unit()
                        && Register::shipped().get(code).is_some_and(|it| {
                            [it.state, it.parent].into_iter().flatten().any(|above| codes.contains(&above))
                        })
            }
        }
    }

    /// Whether it reaches all of them. What works nowhere in particular is reached by those who reach everywhere.
    pub fn covers_all(&self, codes: &BTreeSet<JurisdictionCode>) -> bool {
        *self == Self::Everywhere || !codes.is_empty() && codes.iter().all(|code| self.covers(*code))
    }

    /// Whether it reaches one of them.
    pub fn touches(&self, codes: &BTreeSet<JurisdictionCode>) -> bool {
        *self == Self::Everywhere || codes.iter().any(|code| self.covers(*code))
    }

    /// Whether whoever holds this may give `other` away.
    pub fn contains(&self, other: &Self) -> bool {
        match other {
            Self::Everywhere => *self == Self::Everywhere,
            Self::In(codes) => self.covers_all(codes),
        }
    }
}

/// One role of one person at one partner. What has ended is not a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Which.
    pub id: GrantId,
    /// At which partner: the tenant.
    pub partner: PartnerId,
    /// As what.
    pub role: Role,
    /// For which jurisdictions.
    pub scope: Scope,
}

/// An address for mail, folded to lower case: it is how a person is known when she signs in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Email(String);

impl Email {
    /// # Errors
    /// Text that is no address. Which addresses really exist, only mail can tell.
    pub fn new(text: &str) -> Result<Self, EmailError> {
        let text = text.trim().to_lowercase();
        let plain = text.len() <= 254
            && text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>(),;:\"\\[]".contains(c));
        let shape = text.split_once('@').is_some_and(|(who, host)| {
            !who.is_empty()
                && !host.contains('@')
                && !host.starts_with(['.', '-'])
                && !host.ends_with(['.', '-'])
                && host.contains('.')
                && !host.contains("..")
        });
        (plain && shape).then_some(Self(text)).ok_or(EmailError)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no address for mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no e-mail address: write name@example.org")]
pub struct EmailError;

/// What a person is called: 1 to 120 characters on one line. It need not be her legal name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonName(String);

impl PersonName {
    /// # Errors
    /// [`LineError`] says which rule the text breaks.
    pub fn new(text: &str) -> Result<Self, LineError> {
        line(text, 120).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A person who may sign in, or could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Which.
    pub id: PersonId,
    /// How she signs in and is written to.
    pub email: Email,
    /// What she is called.
    pub name: PersonName,
    /// Whether she may sign in.
    pub state: PersonState,
    /// The language of her pages and mail.
    pub locale: Locale,
    /// Her IANA time zone.
    pub zone: String,
    /// How often she wants mail.
    pub digest: Digest,
    /// Counts changes, so that nobody overwrites what she has not seen.
    pub version: i64,
    /// What she is, where: accepted, and not ended.
    pub grants: Vec<Grant>,
    /// What she was offered and has not accepted; it gives nothing.
    pub offered: Vec<Grant>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(codes: &[&str]) -> Scope {
        Scope::In(codes.iter().map(|it| it.parse().unwrap()).collect())
    }

    #[test]
    fn a_state_reaches_its_units_and_not_the_other_way() {
        let code = |it: &str| it.parse::<JurisdictionCode>().unwrap();
        assert!(scope(&["MYS"]).covers(code("MY-10")));
        assert!(!scope(&["MY-10"]).covers(code("MYS")));
        assert!(!scope(&["NAM"]).covers(code("MY-10")));
        assert!(scope(&["MYS", "NAM"]).contains(&scope(&["MY-10", "NAM"])));
        assert!(!scope(&["MYS"]).contains(&Scope::Everywhere));
        assert!(
            !scope(&["MYS"]).contains(&scope(&[])),
            "reaching nothing in particular is no smaller than a State"
        );
        assert!(Scope::Everywhere.contains(&scope(&[])));
        assert!(!scope(&[]).touches(&[code("MYS")].into()));
    }

    #[test]
    fn only_addresses_are_addresses() {
        assert_eq!(Email::new(" Amina@Example.ORG ").unwrap().as_str(), "amina@example.org");
        for bad in [
            "",
            "a",
            "@b.c",
            "a@",
            "a@b",
            "a@b@c.d",
            "a b@c.d",
            "a@c..d",
            "a@.d.e",
            "a\r\nBcc: x@y.z",
            "<a@b.c>",
            "a@b.c,d@e.f",
        ] {
            assert!(Email::new(bad).is_err(), "{bad}");
        }
    }
}
