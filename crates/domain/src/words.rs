//! Closed lists of words, as they stand in files, addresses and the database.

/// An enum whose variants each have one word: `as_str`, `parse`, `ALL`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$inner])* $variant),+ }

        impl $name {
            /// All of them, in the order in which people are shown them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files, addresses and the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The reverse of `as_str`.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == word)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use words;

/// Text on one line, trimmed, of 1 to `longest` characters, without control marks and marks that turn text round.
pub(crate) fn line(text: &str, longest: usize) -> Result<String, LineError> {
    let text = text.trim();
    let count = text.chars().count();
    if count == 0 {
        return Err(LineError::Empty);
    }
    if count > longest {
        return Err(LineError::Long { count, longest });
    }
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|c| c.is_control() || turns(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')) {
        return Err(LineError::Control);
    }
    Ok(text.to_owned())
}

/// Why text cannot be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Nothing was written.
    #[error("nothing was written")]
    Empty,
    /// Longer than can be kept.
    #[error("{count} characters; {longest} at most")]
    Long {
        /// Characters that it has.
        count: usize,
        /// Characters that it may have.
        longest: usize,
    },
    /// Line breaks, control marks or marks that turn text round.
    #[error("it holds line breaks or marks that cannot be seen")]
    Control,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_one_line() {
        assert_eq!(line("  Réseau  ", 200).unwrap(), "Réseau");
        assert_eq!(line(" \t", 200), Err(LineError::Empty));
        assert_eq!(line("abcd", 3), Err(LineError::Long { count: 4, longest: 3 }));
        for bad in ["a\nb", "a\u{0}b", "a\u{202e}b", "a\u{2028}b"] {
            assert_eq!(line(bad, 200), Err(LineError::Control), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_taken_again_unchanged(text in "\\PC{0,40}") {
            if let Ok(once) = line(&text, 30) {
                prop_assert!(once.chars().count() <= 30 && !once.is_empty());
                prop_assert_eq!(line(&once, 30), Ok(once.clone()));
            }
        }
    }
}
