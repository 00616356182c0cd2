//! The shapes that the build fills from `content/messages`.

/// One locale's texts.
pub(crate) struct Embedded {
    /// The folder's name.
    pub tag: &'static str,
    /// Every file says that a person has reviewed it.
    pub reviewed: bool,
    /// The files' texts.
    pub files: &'static [&'static str],
}

/// One English message; the list is in the order of ids.
pub(crate) struct Signature {
    /// `nav-home`.
    pub id: &'static str,
    /// What the caller gives.
    pub variables: &'static [(&'static str, Kind)],
}

/// What a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the texts decide which of them occur")]
pub(crate) enum Kind {
    /// Words.
    Text,
    /// A number.
    Number,
}
