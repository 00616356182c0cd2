//! What every picture is told: its names, its direction, its size.

use diligence_domain::Direction;

/// How wide a picture is drawn, in its own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// 1080: a page on a desk.
    Wide,
    /// 700: paper, and screens between the two others.
    Page,
    /// 372: a phone.
    Narrow,
}

impl Width {
    /// All of them, widest first.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Page, Self::Narrow];

    /// The width of the `viewBox`.
    pub fn units(self) -> f64 {
        match self {
            Self::Wide => 1080.0,
            Self::Page => 700.0,
            Self::Narrow => 372.0,
        }
    }

    /// Whether labels stand above what they name, not beside it.
    pub(crate) fn stacks(self) -> bool {
        self == Self::Narrow
    }

    /// Units that labels may take beside what they name.
    pub(crate) fn label(self) -> f64 {
        match self {
            Self::Wide => 286.0,
            Self::Page => 210.0,
            Self::Narrow => self.units() - 2.0 * MARGIN,
        }
    }

    /// The type sizes: a phone draws the picture somewhat smaller than its units.
    pub(crate) fn type_sizes(self) -> TypeSizes {
        match self {
            Self::Wide | Self::Page => TypeSizes { body: 13.5, small: 12.5, line: 18.0, small_line: 16.5 },
            Self::Narrow => TypeSizes { body: 14.5, small: 13.0, line: 19.0, small_line: 17.0 },
        }
    }
}

/// The space left free at either side.
pub(crate) const MARGIN: f64 = 10.0;

/// Sizes of type, and the distance between lines of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TypeSizes {
    pub(crate) body: f64,
    pub(crate) small: f64,
    pub(crate) line: f64,
    pub(crate) small_line: f64,
}

/// What every picture is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// What the ids inside start with; must differ between pictures of one page. Other characters than ASCII
    /// letters, digits, `-` and `_` are left out.
    pub id: String,
    /// The picture's name, for who cannot see it.
    pub title: String,
    /// What it shows and how to read it, for who cannot see it.
    pub description: String,
    /// Which way lines run; right to left mirrors the whole picture, but never the map.
    pub direction: Direction,
    /// How wide it is drawn.
    pub width: Width,
}

impl Frame {
    /// The prefix of ids as an XML name.
    pub(crate) fn safe_id(&self) -> String {
        let id: String =
            self.id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("chart{id}") }
    }
}
