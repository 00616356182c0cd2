//! The fonts in the binary.

use crate::ReportError;
use rust_embed::RustEmbed;
use std::sync::Arc;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use usvg::fontdb;

#[derive(RustEmbed)]
#[folder = "fonts/"]
struct Files;

/// Every embedded font, parsed.
pub(crate) struct Fonts {
    /// What each font can show; the same order as `list`.
    pub(crate) book: LazyHash<FontBook>,
    /// The fonts.
    pub(crate) list: Vec<Font>,
    /// The same fonts, for pictures.
    pub(crate) pictures: Arc<fontdb::Database>,
}

impl Fonts {
    /// Parses the embedded fonts, by file name, so that every build counts them alike.
    pub(crate) fn load() -> Result<Self, ReportError> {
        let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".ttf")).collect();
        names.sort();
        let mut list = Vec::new();
        let mut pictures = fontdb::Database::new();
        for name in names {
            let data = Files::get(&name).map(|file| Bytes::new(file.data));
            let font = data.and_then(|data| Font::new(data, 0));
            let font = font.ok_or_else(|| ReportError::Font(name.into_owned()))?;
            pictures.load_font_source(fontdb::Source::Binary(Arc::new(font.data().clone())));
            list.push(font);
        }
        Ok(Self { book: LazyHash::new(FontBook::from_fonts(&list)), list, pictures: Arc::new(pictures) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::text::{FontVariant, FontWeight};

    #[test]
    fn every_family_is_there() {
        let fonts = Fonts::load().unwrap();
        for (family, weight) in [
            ("noto sans", FontWeight::REGULAR),
            ("noto sans", FontWeight::BOLD),
            ("noto serif", FontWeight::BOLD),
            ("noto sans arabic", FontWeight::REGULAR),
            ("noto sans arabic", FontWeight::BOLD),
            ("noto naskh arabic", FontWeight::BOLD),
            ("noto sans bengali", FontWeight::REGULAR),
            ("noto sans bengali", FontWeight::BOLD),
            ("noto serif bengali", FontWeight::BOLD),
        ] {
            let index = fonts.book.select(family, FontVariant { weight, ..FontVariant::default() });
            let found = fonts.book.info(index.expect(family)).unwrap();
            let heavy = found.variant.weight >= FontWeight::SEMIBOLD;
            assert_eq!(heavy, weight == FontWeight::BOLD, "{family} {:?}", found.variant);
        }
    }
}
