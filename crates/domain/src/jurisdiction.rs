//! States, territories and their subdivisions, as ISO 3166 codes them.

mod lookup;
mod register;

use crate::Locale;
use crate::ascii::{Ascii, ascii_newtype};
use crate::text::Localised;
use std::str::FromStr;

pub use lookup::Lookup;
pub use register::{Region, Register};

/// `MYS` for a State or territory (ISO 3166-1 alpha-3), `MY-10` for a subdivision (ISO 3166-2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JurisdictionCode(Ascii<6>);
ascii_newtype!(JurisdictionCode);

/// The text has neither form of a jurisdiction's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a jurisdiction code: write three capital letters (MYS) or a subdivision code (MY-10)")]
pub struct CodeError(String);

impl FromStr for JurisdictionCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let upper = |part: &str| part.bytes().all(|b| b.is_ascii_uppercase());
        let shape = match text.split_once('-') {
            None => text.len() == 3 && upper(text),
            Some((state, unit)) => {
                state.len() == 2
                    && upper(state)
                    && matches!(unit.len(), 1..=3)
                    && unit.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            }
        };
        Ascii::new(text).filter(|_| shape).map(Self).ok_or_else(|| CodeError(text.to_owned()))
    }
}

impl JurisdictionCode {
    /// Whether it is a subdivision's.
    pub fn is_unit(&self) -> bool {
        self.as_str().len() > 3 || self.as_str().contains('-')
    }
}

/// What kind of jurisdiction it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A member State of the United Nations.
    UnMember,
    /// A State with observer status at the United Nations.
    UnObserver,
    /// A territory with an ISO 3166-1 code of its own.
    Territory,
    /// Listed by datasets; neither of the above.
    Other,
    /// A subdivision of one of the above.
    Unit,
    /// A State that does not exist, for worked examples; never among the States.
    Fictional,
}

/// One State, territory or subdivision.
#[derive(Debug)]
pub struct Jurisdiction {
    /// Its code.
    pub code: JurisdictionCode,
    /// What it is.
    pub kind: Kind,
    /// ISO 3166-1 alpha-2, of the State for a subdivision; empty for a State that does not exist.
    pub alpha2: String,
    /// ISO 3166-1 numeric, which is UN M49 too; `None` for subdivisions and user-assigned codes.
    pub numeric: Option<u16>,
    /// The State of a subdivision.
    pub state: Option<JurisdictionCode>,
    /// The subdivision that a subdivision lies in.
    pub parent: Option<JurisdictionCode>,
    /// UN M49 region, such as `142`; empty where the source gives none.
    pub region: String,
    /// UN M49 sub-region, such as `035`; empty where the source gives none.
    pub subregion: String,
    names: Names,
}

impl Jurisdiction {
    /// Whether it does not exist. What is said about it is invented, and every page and report of it says so.
    pub fn is_fictional(&self) -> bool {
        self.kind == Kind::Fictional
    }

    /// Its name in `locale`, else in English, else its code.
    pub fn name(&self, locale: Locale) -> Localised<'_> {
        self.names.get(locale).unwrap_or(Localised {
            text: self.code.as_str(),
            locale: Locale::EN,
            reviewed: true,
        })
    }
}

/// One name per language, in the order of a register's columns.
#[derive(Debug)]
struct Names {
    columns: &'static [Locale],
    texts: Vec<&'static str>,
}

impl Names {
    fn get(&self, locale: Locale) -> Option<Localised<'static>> {
        [locale, Locale::EN].into_iter().find_map(|wanted| {
            let column = self.columns.iter().position(|it| *it == wanted)?;
            let text = self.texts.get(column).copied().filter(|text| !text.is_empty())?;
            Some(Localised { text, locale: wanted, reviewed: true })
        })
    }

    fn all(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().copied().filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_codes_are_codes() {
        for good in ["MYS", "MY-10", "US-GA", "GB-ENG", "AD-02"] {
            assert_eq!(good.parse::<JurisdictionCode>().unwrap().to_string(), good);
        }
        for bad in ["", "MY", "mys", "MYSX", "MY-", "MY-1000", "M-10", "../", "MY-a"] {
            assert!(bad.parse::<JurisdictionCode>().is_err(), "{bad}");
        }
    }
}
