//! The key of one answer set.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// What is sealed is filled up to a multiple of so many bytes: its length says little of what was written.
const PAD: usize = 1024;
/// Stands between what was written and what fills it up.
const END: u8 = 0x80;
/// Stands before a text that was made shorter. No text begins with it.
const SHORT: u8 = 0;
/// The longest text that was made shorter, in bytes.
const LONGEST: usize = 256 << 20;
/// Random bytes before what is sealed.
const NONCE: usize = 24;

/// The key of one answer set, 256 random bits.
#[derive(Clone)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// Fills with random bytes from the system.
#[allow(clippy::expect_used, reason = "no key can be made without randomness")]
fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system gives no random bytes");
}

impl DataKey {
    /// A new one.
    ///
    /// # Panics
    /// When the system has no randomness: nothing that follows could be trusted.
    pub fn random() -> Self {
        let mut key = Zeroizing::new([0; 32]);
        fill(&mut *key);
        Self(key)
    }

    /// From 256 bits that somebody has.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What stands for bytes, in twelve hexadecimal digits: the same for the same bytes, and nothing that anybody
    /// without the key could tell them by.
    pub fn mark(&self, clear: &[u8]) -> String {
        use sha2::Digest as _;
        let content = sha2::Sha256::digest(clear);
        let digest = sha2::Sha256::new_with_prefix(self.bytes()).chain_update(content).finalize();
        digest.iter().take(6).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }

    /// Bytes that belong to this key and a purpose, and that nobody without the key could guess.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        use sha2::Digest as _;
        let purpose = sha2::Sha256::digest(purpose.as_bytes());
        sha2::Sha256::new_with_prefix(self.bytes()).chain_update([0]).chain_update(purpose).finalize().into()
    }

    /// Seals a text as [`DataKey::seal`] does, made shorter first: what people write is read and kept in a half or a
    /// third of the room.
    ///
    /// # Panics
    /// As [`DataKey::random`].
    pub fn seal_text(&self, context: &str, text: &[u8]) -> Vec<u8> {
        let short = Zeroizing::new(lz4_flex::compress_prepend_size(text));
        self.seal(context, &Zeroizing::new([&[SHORT], short.as_slice()].concat()))
    }

    /// Opens what [`DataKey::seal_text`] sealed, and texts that were sealed as they are.
    pub fn open_text(&self, context: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let clear = self.open(context, sealed)?;
        match clear.split_first() {
            Some((&SHORT, short)) => {
                let size = u32::from_le_bytes(*short.first_chunk()?) as usize;
                if size > LONGEST {
                    return None;
                }
                lz4_flex::decompress_size_prepended(short).ok().map(Zeroizing::new)
            }
            _ => Some(clear),
        }
    }

    /// Seals bytes for a context, such as the handle of the answer set: nothing opens in another's place.
    ///
    /// # Panics
    /// As [`DataKey::random`].
    pub fn seal(&self, context: &str, clear: &[u8]) -> Vec<u8> {
        let mut padded = Zeroizing::new(Vec::with_capacity(clear.len() + PAD));
        padded.extend_from_slice(clear);
        padded.push(END);
        let length = padded.len().next_multiple_of(PAD);
        padded.resize(length, 0);
        let mut sealed = vec![0; NONCE];
        fill(&mut sealed);
        let nonce: [u8; NONCE] = sealed.as_slice().try_into().unwrap_or_default();
        let cipher = XChaCha20Poly1305::new(&(*self.0).into());
        // Fails for more bytes than memory holds.
        let payload = Payload { msg: &padded, aad: context.as_bytes() };
        sealed.extend(cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default());
        sealed
    }

    /// Opens what [`DataKey::seal`] sealed; `None` for anything else.
    pub fn open(&self, context: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let cipher = XChaCha20Poly1305::new(&(*self.0).into());
        let payload = Payload { msg: sealed, aad: context.as_bytes() };
        let mut clear = Zeroizing::new(cipher.decrypt(&XNonce::from(nonce), payload).ok()?);
        let end = clear.iter().rposition(|it| *it == END)?;
        clear.truncate(end);
        Some(clear)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_sealed_opens_again_and_is_of_few_lengths(clear in prop::collection::vec(any::<u8>(), 0..5000)) {
            let key = DataKey::random();
            let sealed = key.seal("set 1", &clear);
            let opened = key.open("set 1", &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), clear.as_slice());
            prop_assert_eq!((sealed.len() - NONCE - 16) % PAD, 0);
        }
    }

    #[test]
    fn texts_are_short_when_sealed_and_long_when_opened() {
        let key = DataKey::random();
        let text = "what she knows of it ".repeat(800);
        let sealed = key.seal_text("set 1", text.as_bytes());
        assert!(sealed.len() < text.len() / 4, "{}", sealed.len());
        assert_eq!(key.open_text("set 1", &sealed).unwrap().as_slice(), text.as_bytes());
        assert!(key.open_text("set 2", &sealed).is_none());
        // As they were sealed before; and what is no text at all.
        let plain = key.seal("set 1", text.as_bytes());
        assert_eq!(key.open_text("set 1", &plain).unwrap().as_slice(), text.as_bytes());
        for bad in [&[SHORT][..], &[SHORT, 1, 2], &[SHORT, 255, 255, 255, 255, 7], &[SHORT, 9, 0, 0, 0, 0xf0]]
        {
            assert!(key.open_text("set 1", &key.seal("set 1", bad)).is_none(), "{bad:?}");
        }
        assert_eq!(key.open_text("set 1", &key.seal_text("set 1", b"")).unwrap().len(), 0);
        assert_ne!(key.derive("one"), key.derive("two"));
        assert_eq!(key.derive("one"), key.clone().derive("one"));
    }

    #[test]
    fn a_mark_tells_bytes_apart_and_nothing_without_the_key() {
        let key = DataKey::random();
        let mark = key.mark(b"one");
        assert!(mark.len() == 12 && mark.bytes().all(|it| it.is_ascii_hexdigit()), "{mark}");
        assert_eq!(mark, key.clone().mark(b"one"));
        assert_ne!(mark, key.mark(b"two"));
        assert_ne!(mark, DataKey::random().mark(b"one"));
    }

    #[test]
    fn nothing_else_opens_it() {
        let key = DataKey::random();
        let sealed = key.seal("set 1", b"words");
        assert!(key.open("set 2", &sealed).is_none());
        assert!(DataKey::random().open("set 1", &sealed).is_none());
        for at in [0, NONCE, sealed.len() - 1] {
            let mut other = sealed.clone();
            other[at] ^= 1;
            assert!(key.open("set 1", &other).is_none(), "byte {at}");
        }
        assert!(key.open("set 1", &sealed[..20]).is_none() && key.open("set 1", b"").is_none());
        assert_ne!(sealed, key.seal("set 1", b"words"), "a nonce was used twice");
    }
}
