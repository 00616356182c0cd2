//! Languages that people read in, as BCP 47 tags.

use crate::ascii::{Ascii, ascii_newtype};
use std::str::FromStr;

/// A language tag of at most eight ASCII characters (`en`, `ar`, `zh-hant` …), lower case.
///
/// That a tag is well formed says nothing about whether the product speaks it: the i18n room lists those.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale(Ascii<8>);
ascii_newtype!(Locale);

/// The text is not a language tag that we can hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag: write two or three letters, such as en or ar")]
pub struct LocaleError(String);

impl Locale {
    /// English, the reference language of every text.
    pub const EN: Self = Self(Ascii::literal(*b"en\0\0\0\0\0\0", 2));

    /// Whether text in this language runs from right to left.
    pub fn direction(self) -> Direction {
        match self.as_str().split('-').next() {
            Some("ar" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi") => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }
}

impl FromStr for Locale {
    type Err = LocaleError;

    fn from_str(text: &str) -> Result<Self, LocaleError> {
        let shape = text.len() >= 2
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && text.as_bytes()[..2].iter().all(u8::is_ascii_lowercase)
            && !text.ends_with('-');
        Ascii::new(text).filter(|_| shape).map(Self).ok_or_else(|| LocaleError(text.to_owned()))
    }
}

/// Which way lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// `true` for right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_are_locales() {
        for good in ["en", "ar", "bn", "zh-hant"] {
            assert_eq!(good.parse::<Locale>().unwrap().to_string(), good);
        }
        for bad in ["", "e", "EN", "en-", "../x", "verylongtag", "1a"] {
            assert!(bad.parse::<Locale>().is_err(), "{bad}");
        }
    }

    #[test]
    fn arabic_is_mirrored() {
        assert!("ar".parse::<Locale>().unwrap().direction().is_rtl());
        assert!(!Locale::EN.direction().is_rtl());
    }
}
