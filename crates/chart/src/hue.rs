//! The hues of areas.

/// A colour of the palette that carries meaning: one hue per area, everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hue {
    /// Foundations.
    Fn,
    /// Prevention.
    Pv,
    /// Protection.
    Pt,
    /// Prosecution.
    Pr,
    /// Punishment.
    Pu,
    /// Redress.
    Re,
    /// No area: the accent.
    #[default]
    Accent,
}

impl Hue {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Fn, Self::Pv, Self::Pt, Self::Pr, Self::Pu, Self::Re, Self::Accent];

    /// The name in the palette.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fn => "fn",
            Self::Pv => "pv",
            Self::Pt => "pt",
            Self::Pr => "pr",
            Self::Pu => "pu",
            Self::Re => "re",
            Self::Accent => "accent",
        }
    }

    /// The hue with that name, in any case; the accent for a name that is not known.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|hue| hue.name().eq_ignore_ascii_case(name)).unwrap_or_default()
    }
}
