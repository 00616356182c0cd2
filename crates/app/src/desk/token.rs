//! Random secrets for links and cookies, of which only the hash is kept.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use diligence_framework::digest;

/// Fills with random bytes from the system.
///
/// # Panics
/// When the system has none: nothing that follows could be trusted.
pub(crate) fn fill(bytes: &mut [u8]) {
    #[allow(clippy::expect_used, reason = "no secret can be made without randomness")]
    getrandom::fill(bytes).expect("the system gives no random bytes");
}

/// A secret of 256 random bits. It is shown once and never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// A new one.
    pub fn random() -> Self {
        let mut bytes = [0; 32];
        fill(&mut bytes);
        Self(BASE64.encode(bytes))
    }

    /// From what somebody brings; `None` for what cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        (BASE64.decode(text).ok()?.len() == 32).then(|| Self(text.to_owned()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> String {
        digest::hex(self.0.as_bytes())
    }
}

/// Random letters of five bits each.
pub(crate) fn letters(count: usize) -> String {
    let mut bytes = vec![0; count];
    fill(&mut bytes);
    letters_of(&bytes)
}

/// A letter for five bits of each byte, in Crockford’s alphabet: no letter in it is mistaken for another.
pub(crate) fn letters_of(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}

/// Letters in groups of four, as people read them to each other.
pub(crate) fn in_fours(text: &str) -> String {
    let groups: Vec<&str> = text.as_bytes().chunks(4).filter_map(|it| std::str::from_utf8(it).ok()).collect();
    groups.join("-")
}

/// What was meant by letters of Crockford’s alphabet, however they were typed.
pub(crate) fn as_meant(typed: &str) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    };
    typed.chars().filter(char::is_ascii_alphanumeric).map(plain).collect()
}

/// Ten codes of eighty random bits in four groups.
pub(crate) fn recovery_codes() -> Vec<String> {
    (0..10).map(|_| in_fours(&letters(16))).collect()
}

/// What is stored of a recovery code, however it was typed.
pub(crate) fn recovery_hash(typed: &str) -> String {
    digest::hex(as_meant(typed).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_hide() {
        let (one, two) = (Token::random(), Token::random());
        assert_ne!(one, two);
        assert_eq!(Token::parse(one.as_str()).unwrap().hash(), one.hash());
        assert!(!format!("{one:?}").contains(one.as_str()));
        for bad in ["", "abc", "../../x", &format!("{}A", one.as_str())] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn recovery_codes_are_known_however_typed() {
        let codes = recovery_codes();
        assert_eq!((codes.len(), codes[0].len()), (10, 19));
        let typed = codes[0].to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l");
        assert_eq!(recovery_hash(&typed), recovery_hash(&codes[0]));
        assert_ne!(recovery_hash(&codes[1]), recovery_hash(&codes[0]));
    }
}
