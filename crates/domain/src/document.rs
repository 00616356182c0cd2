//! A document as a tree, before anything decides how it looks: the same tree becomes HTML and PDF.

use crate::Locale;
use serde::Serialize;

/// A whole document in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The language of everything that is not marked otherwise.
    pub locale: Locale,
    /// The title, on the first page and in the file's properties.
    pub title: String,
    /// A line under the title.
    pub subtitle: String,
    /// Who publishes it, for the file's properties and the running foot.
    pub publisher: String,
    /// The day it describes, ISO 8601 (`2026-11-24`); also the file's date, so equal input gives equal bytes.
    pub date: String,
    /// The same day as people read it.
    pub date_text: String,
    /// The title of the table of contents.
    pub contents_title: String,
    /// “Page {n} of {m}” with the two placeholders as they stand here.
    pub page_of: String,
    /// What follows the title page.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading; level 1 starts a chapter and stands in the table of contents, as level 2 does.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The words.
        text: Vec<Inline>,
        /// The hue of an area (`fn`, `pv`, `pt`, `pr`, `pu`, `re`), where it has one.
        hue: Option<String>,
    },
    /// A paragraph.
    Paragraph {
        /// The words.
        text: Vec<Inline>,
    },
    /// A paragraph that must not be overlooked.
    Note {
        /// A short heading.
        title: String,
        /// The words.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether it counts.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
    /// A table with a caption and a header row. The first cell of each row is the row's header.
    Table {
        /// What the table shows.
        caption: String,
        /// The header row.
        columns: Vec<Column>,
        /// Rows, each as long as `columns`.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture with its words.
    Figure {
        /// A complete SVG document.
        svg: String,
        /// What it shows, for who cannot see it.
        alt: String,
        /// The line under it.
        caption: String,
    },
}

/// A table's column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Its header.
    pub title: String,
    /// Whether it holds numbers, which stand at the end of the line.
    pub numeric: bool,
    /// Its share of the width beside the others'.
    pub weight: f64,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain words.
    Text {
        /// The words.
        text: String,
    },
    /// Words that carry weight.
    Strong {
        /// The words.
        text: String,
    },
    /// Words of less weight: sources, notes.
    Muted {
        /// The words.
        text: String,
    },
    /// Words in another language than the document's, such as an original that has no translation yet.
    Foreign {
        /// Their language.
        locale: Locale,
        /// The words.
        text: String,
    },
    /// Words that lead elsewhere.
    Link {
        /// The words.
        text: String,
        /// An absolute address.
        to: String,
    },
    /// A line break.
    Break,
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// Words that carry weight.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::Strong { text: text.into() }
    }

    /// Words of less weight.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::Muted { text: text.into() }
    }

    /// Words in `locale`: plain when that is the document's own language.
    pub fn in_locale(text: impl Into<String>, locale: Locale, document: Locale) -> Self {
        if locale == document { Self::text(text) } else { Self::Foreign { locale, text: text.into() } }
    }
}

impl Block {
    /// A heading without a hue.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: vec![Inline::text(text)], hue: None }
    }

    /// A paragraph of plain words.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: vec![Inline::text(text)] }
    }
}
