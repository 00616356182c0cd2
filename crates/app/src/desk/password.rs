//! Passwords: how strong they must be, and hashing them in a bounded slot.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// Characters that a password must have.
pub const SHORTEST: usize = 12;
/// Characters that it may have; longer ones would let strangers make us work.
pub const LONGEST: usize = 256;
/// The greatest number of people who wait for the slot.
const QUEUE: usize = 16;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    /// Shorter than [`SHORTEST`].
    #[error("fewer than {SHORTEST} characters")]
    Short,
    /// Longer than [`LONGEST`].
    #[error("more than {LONGEST} characters")]
    Long,
    /// Known from leaks, or soon guessed.
    #[error("it is on lists of known passwords, or soon guessed")]
    Guessable,
}

/// Whether a password is strong enough. `about` are words that somebody who knows her would try.
///
/// # Errors
/// [`Weak`] says why not.
pub fn check(password: &str, about: &[&str]) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Weak::Short);
    }
    if length > LONGEST {
        return Err(Weak::Long);
    }
    // What is left without her own names and addresses has to stand by itself.
    let mut rest = password.to_lowercase();
    for word in about.iter().filter(|it| it.chars().count() > 2) {
        rest = rest.replace(&word.to_lowercase(), "");
    }
    if rest.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST / 2 {
        return Err(Weak::Guessable);
    }
    // Its lists hold the passwords of known leaks, names and words of several languages. The estimate looks at the
    // first hundred characters.
    let words: Vec<&str> = about.iter().copied().chain(["diligence", "due diligence"]).collect();
    if u8::from(zxcvbn::zxcvbn(password, &words).score()) < 3 { Err(Weak::Guessable) } else { Ok(()) }
}

/// The slot in which passwords are hashed: at most two at once, and few who wait.
#[derive(Debug)]
pub struct Hasher {
    slot: Semaphore,
    queue: Semaphore,
    /// Somebody who does not exist is checked against this, so that it takes as long.
    nobody: String,
}

/// Too many sign in just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many sign in just now")]
pub struct Crowded;

/// Argon2id with 19 MiB and two passes: OWASP’s first choice.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

impl Hasher {
    pub(crate) fn new() -> Self {
        let mut random = [0; 32];
        super::token::fill(&mut random);
        let nobody = argon().hash_password(&random).map(|it| it.to_string()).unwrap_or_default();
        Self { slot: Semaphore::new(2), queue: Semaphore::new(QUEUE), nobody }
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Crowded> {
        let _place = self.queue.try_acquire().map_err(|_| Crowded)?;
        let _slot = self.slot.acquire().await.map_err(|_| Crowded)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| Crowded)
    }

    /// The hash of a password, in PHC form.
    ///
    /// # Errors
    /// Too many wait.
    pub async fn hash(&self, password: &str) -> Result<String, Crowded> {
        let password = Zeroizing::new(password.as_bytes().to_vec());
        let hashed = self.work(move || argon().hash_password(&password).map(|it| it.to_string())).await?;
        hashed.map_err(|_| Crowded)
    }

    /// Whether a password is the one of a hash, and whether it should be hashed anew because we hash otherwise today.
    /// Without a hash it takes as long and says no.
    ///
    /// # Errors
    /// Too many wait.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<(bool, bool), Crowded> {
        let exists = hash.is_some();
        let hash = hash.unwrap_or(&self.nobody).to_owned();
        let old = !hash.starts_with(&self.nobody[..self.nobody.rfind('=').unwrap_or(0)]);
        let password = Zeroizing::new(password.chars().take(LONGEST + 1).collect::<String>().into_bytes());
        let right = self.work(move || argon().verify_password(&password, hash.as_str()).is_ok()).await?;
        Ok((right && exists, old))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_guessable_passwords_are_refused() {
        assert_eq!(check("short", &[]), Err(Weak::Short));
        assert_eq!(check(&"x7".repeat(200), &[]), Err(Weak::Long));
        for weak in [
            "password1234",
            "qwertyuiop123",
            "aaaaaaaaaaaaaaaa",
            "123456789012",
            "diligence2026",
            "iloveyou1234",
        ] {
            assert_eq!(check(weak, &[]), Err(Weak::Guessable), "{weak}");
        }
        assert_eq!(
            check("amina.okafor1", &["amina.okafor@example.org", "amina", "okafor"]),
            Err(Weak::Guessable)
        );
        for strong in ["correct horse battery staple", "مفتاح البيت تحت الحجر الثالث", "vK4#tq9!mZ2p"]
        {
            assert_eq!(check(strong, &[]), Ok(()), "{strong}");
        }
    }

    #[tokio::test]
    async fn a_hash_says_how_it_was_made_and_holds_for_one_password() {
        let hasher = Hasher::new();
        let hash = hasher.hash("correct horse battery staple").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(hasher.verify("correct horse battery staple", Some(&hash)).await, Ok((true, false)));
        assert_eq!(hasher.verify("correct horse battery stapl", Some(&hash)).await, Ok((false, false)));
        assert!(!hasher.verify("anything", None).await.unwrap().0);
        let weaker = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$Ypa0XSxSqlSmyJBcFwkHFw";
        assert!(hasher.verify("x", Some(weaker)).await.unwrap().1, "an old hash is not renewed");
    }

    #[tokio::test]
    async fn beyond_the_queue_nobody_waits() {
        let hasher = std::sync::Arc::new(Hasher::new());
        let crowd: Vec<_> = (0..60)
            .map(|_| {
                let hasher = hasher.clone();
                tokio::spawn(async move { hasher.verify("x", None).await })
            })
            .collect();
        let mut refused = 0;
        for one in crowd {
            refused += usize::from(one.await.unwrap().is_err());
        }
        assert_eq!(refused, 60 - QUEUE);
    }
}
