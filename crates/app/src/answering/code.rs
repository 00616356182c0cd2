//! Access codes: what opens an organisation’s answer. Read over the phone, written on paper, carried by a link.

use crate::desk::token::{as_meant, in_fours, letters};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use diligence_files::DataKey;
use diligence_framework::digest;
use zeroize::Zeroizing;

/// Letters that find an invitation: 40 bits, no secret.
const LOCATOR: usize = 8;
/// Letters that open it: 80 random bits.
const SECRET: usize = 16;

/// A code: a half that finds, and a half that opens. It is shown once and never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessCode(Zeroizing<String>);

impl std::fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccessCode(…)")
    }
}

impl AccessCode {
    /// A new one.
    pub fn random() -> Self {
        Self(Zeroizing::new(in_fours(&letters(LOCATOR + SECRET))))
    }

    /// From what somebody typed, however she did; `None` for what cannot be one.
    pub fn parse(typed: &str) -> Option<Self> {
        // Far more than a code with spaces has.
        let plain = Zeroizing::new(as_meant(typed.get(..typed.len().min(200))?));
        let known = plain.len() == LOCATOR + SECRET && !plain.contains('u');
        known.then(|| Self(Zeroizing::new(in_fours(&plain))))
    }

    /// As people read it: six groups of four.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The half that finds.
    pub fn locator(&self) -> &str {
        self.0.get(..LOCATOR + 1).unwrap_or_default()
    }

    /// What is stored of the half that opens.
    pub fn hash(&self) -> String {
        digest::hex(format!("access code {}", self.as_str()).as_bytes())
    }

    fn key(&self) -> DataKey {
        DataKey::new(digest::bytes(format!("access link {}", self.as_str()).as_bytes()))
    }

    /// Seals something that this code alone opens.
    pub fn seal(&self, context: &str, clear: &[u8]) -> String {
        BASE64.encode(self.key().seal(context, clear))
    }

    /// Opens what [`AccessCode::seal`] sealed.
    pub fn open(&self, context: &str, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        self.key().open(context, &BASE64.decode(sealed).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = AccessCode::random();
        assert_eq!((code.as_str().len(), code.locator().len()), (29, 9));
        let typed = code.as_str().to_uppercase().replace('-', "  ").replace('0', "O").replace('1', "l");
        assert_eq!(AccessCode::parse(&typed), Some(code.clone()));
        assert!(!format!("{code:?}").contains(code.locator()));
        for bad in ["", "abc", &code.as_str()[1..], &format!("{}a", code.as_str()), &"é".repeat(150)] {
            assert!(AccessCode::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_half_that_finds_opens_nothing() {
        let (code, other) = (AccessCode::random(), AccessCode::random());
        let half = AccessCode::parse(&format!("{}{}", code.locator(), &other.as_str()[10..])).unwrap();
        assert_eq!(half.locator(), code.locator());
        assert_ne!(half.hash(), code.hash());
        let sealed = code.seal("access 1", b"handle");
        assert_eq!(code.open("access 1", &sealed).unwrap().as_slice(), b"handle");
        assert!(half.open("access 1", &sealed).is_none() && code.open("access 2", &sealed).is_none());
    }
}
