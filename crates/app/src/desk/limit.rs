//! Limits on trying: by account and by invitation, never by address, in bounded memory.

use quick_cache::sync::Cache;

/// Accounts remembered at once; beyond that the least used is forgotten.
const REMEMBERED: usize = 20_000;
/// Failures that cost nothing.
const FREE: u32 = 5;
/// The longest wait, milliseconds: longer would let strangers lock somebody out.
const LONGEST: i64 = 15 * 60_000;
/// After this long without a failure all is forgotten, milliseconds.
const FORGOTTEN: i64 = 60 * 60_000;

/// Counts failures.
#[derive(Debug)]
pub struct Limiter(Cache<String, Failures>);

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last_ms: i64,
}

impl Limiter {
    pub(crate) fn new() -> Self {
        Self(Cache::new(REMEMBERED))
    }

    /// How long somebody must wait before trying again, milliseconds; 0 for not at all.
    pub fn wait(&self, key: &str, now: i64) -> i64 {
        let Some(it) = self.0.get(key) else { return 0 };
        let since = now - it.last_ms;
        // A clock that was set back must not lock anybody out for longer than the longest wait.
        if it.count < FREE || !(0..FORGOTTEN).contains(&since) {
            return 0;
        }
        let wait = (1000_i64 << (it.count - FREE).min(20)).min(LONGEST);
        (wait - since).max(0)
    }

    /// Remembers a failure.
    pub fn failed(&self, key: &str, now: i64) {
        let before = self.0.get(key).filter(|it| (0..FORGOTTEN).contains(&(now - it.last_ms)));
        let count = before.map_or(1, |it| it.count.saturating_add(1));
        self.0.insert(key.to_owned(), Failures { count, last_ms: now });
    }

    /// Forgets failures: somebody proved that it is she.
    pub fn succeeded(&self, key: &str) {
        self.0.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let limiter = Limiter::new();
        for _ in 0..FREE - 1 {
            limiter.failed("a", 0);
        }
        assert_eq!(limiter.wait("a", 0), 0);
        limiter.failed("a", 0);
        assert_eq!((limiter.wait("a", 0), limiter.wait("a", 1000), limiter.wait("b", 0)), (1000, 0, 0));
        for _ in 0..40 {
            limiter.failed("a", 1000);
        }
        assert_eq!(limiter.wait("a", 1000), LONGEST);
        assert_eq!(limiter.wait("a", 1000 - 86_400_000), 0, "a clock set back locks nobody out");
        assert_eq!(limiter.wait("a", 1000 + FORGOTTEN), 0);
        limiter.succeeded("a");
        assert_eq!(limiter.wait("a", 1000), 0);
    }

    #[test]
    fn a_million_names_take_bounded_memory() {
        let limiter = Limiter::new();
        for n in 0..1_000_000 {
            limiter.failed(&n.to_string(), 0);
        }
        assert!(limiter.0.len() <= REMEMBERED, "{}", limiter.0.len());
    }
}
