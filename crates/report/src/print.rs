//! A tidy document as the template reads it: JSON in which every character can be printed.

use crate::fonts::Fonts;
use crate::label::{self, Picture};
use crate::{ReportError, palette, svg, tidy};
use diligence_domain::document::{Block, Column, Document, Inline};
use diligence_domain::{Direction, Locale};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use typst::foundations::Datetime;
use typst::text::{FontBook, is_default_ignorable};
use unicode_normalization::char::is_combining_mark;

/// Words longer than this many characters get places to break: no page has room for them.
const LONGEST_WORD: usize = 32;

/// The publisher's name in the running foot is cut here.
const LONGEST_FOOT: usize = 90;

#[derive(Serialize)]
struct Copy<'a> {
    document: &'a Document,
    /// For each block of the document what the template needs beside it.
    extras: Vec<Extra>,
    /// How each language of the document is set, by its tag.
    languages: BTreeMap<String, Language>,
    /// Year, month and day.
    day: (i32, u8, u8),
    /// The figure one, in the figures that the document's date is written in.
    one: char,
    /// The publisher, short enough for a foot.
    foot: String,
    palette: BTreeMap<&'static str, &'static str>,
}

/// What the template needs beside a block.
#[derive(Serialize)]
#[serde(untagged)]
enum Extra {
    Table { longest: Vec<String> },
    Picture(Picture),
    None,
}

#[derive(Serialize)]
struct Language {
    lang: String,
    region: Option<String>,
    dir: Direction,
}

/// The copy for the template.
pub(crate) fn copy(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    if document.title.is_empty() {
        return Err(ReportError::Untitled);
    }
    let mut type_case = TypeCase { book: &fonts.book, masks: HashMap::new() };
    let mut printable = document.clone();
    for text in texts(&mut printable) {
        *text = breakable(&type_case.fit(text));
    }
    let mut extras = Vec::new();
    let mut number = 0;
    for block in &mut printable.blocks {
        extras.push(match block {
            Block::Table { columns, rows, .. } => Extra::Table { longest: longest(columns, rows) },
            Block::Figure { svg, alt, .. } => {
                number += 1;
                let failed = |why| ReportError::Picture { number, alt: alt.clone(), why };
                let rtl = document.locale.direction().is_rtl();
                let source = svg::printed(&std::mem::take(svg));
                let mut picture = label::picture(&source, rtl, &fonts.pictures).map_err(failed)?;
                for run in picture.labels.iter_mut().flat_map(|label| &mut label.runs) {
                    run.text = type_case.fit(&run.text);
                }
                Extra::Picture(picture)
            }
            _ => Extra::None,
        });
    }
    let copy = Copy {
        extras,
        languages: languages(document),
        day: day(&document.date)?,
        one: one(&document.date_text),
        foot: cut(&printable.publisher, LONGEST_FOOT),
        palette: palette::printed().collect(),
        document: &printable,
    };
    serde_json::to_vec(&copy).map_err(|error| ReportError::Typeset(error.to_string()))
}

/// Every piece of text that is set as words.
fn texts(document: &mut Document) -> Vec<&mut String> {
    let mut list = vec![
        &mut document.title,
        &mut document.subtitle,
        &mut document.publisher,
        &mut document.date_text,
        &mut document.contents_title,
        &mut document.page_of,
    ];
    for block in &mut document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => {
                list.extend(text.iter_mut().filter_map(words));
            }
            Block::Note { title, text } => {
                list.push(title);
                list.extend(text.iter_mut().filter_map(words));
            }
            Block::List { items, .. } => list.extend(items.iter_mut().flatten().filter_map(words)),
            Block::Table { caption, columns, rows } => {
                list.push(caption);
                list.extend(columns.iter_mut().map(|column| &mut column.title));
                list.extend(rows.iter_mut().flatten().flatten().filter_map(words));
            }
            Block::Figure { caption, alt, .. } => list.extend([caption, alt]),
        }
    }
    list
}

fn words(run: &mut Inline) -> Option<&mut String> {
    match run {
        Inline::Text { text }
        | Inline::Strong { text }
        | Inline::Muted { text }
        | Inline::Foreign { text, .. }
        | Inline::Link { text, .. } => Some(text),
        Inline::Break => None,
    }
}

/// The longest word of each column, which says how narrow it may become.
fn longest(columns: &[Column], rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let longest = |(at, column): (usize, &Column)| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| tidy::plain(cell));
        let all = std::iter::once(column.title.clone()).chain(cells);
        all.filter_map(|text| {
            let words = text.split([' ', '\u{200B}']);
            words.max_by_key(|word| word.chars().count()).map(str::to_owned)
        })
        .max_by_key(|word| word.chars().count())
        .unwrap_or_default()
    };
    columns.iter().enumerate().map(longest).collect()
}

fn languages(document: &Document) -> BTreeMap<String, Language> {
    let mut tags = vec![document.locale];
    let mut note = |text: &[Inline]| {
        tags.extend(text.iter().filter_map(|run| match run {
            Inline::Foreign { locale, .. } => Some(*locale),
            _ => None,
        }));
    };
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } | Block::Note { text, .. } => note(text),
            Block::List { items, .. } => items.iter().for_each(|item| note(item)),
            Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| note(cell)),
            Block::Figure { .. } => {}
        }
    }
    tags.into_iter().map(|tag| (tag.to_string(), language(tag))).collect()
}

fn language(locale: Locale) -> Language {
    let tag = locale.to_string();
    let mut parts = tag.split('-');
    let lang = parts.next().filter(|lang| (2..=3).contains(&lang.len())).unwrap_or("en").to_owned();
    let region = parts.find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    Language { lang, region: region.map(str::to_ascii_uppercase), dir: locale.direction() }
}

fn day(date: &str) -> Result<(i32, u8, u8), ReportError> {
    let parts: Vec<_> = date.split('-').collect();
    let found = match parts.as_slice() {
        [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
            year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok())
        }
        _ => None,
    };
    found
        .map(|((year, month), day)| (year, month, day))
        .filter(|(year, month, day)| *year >= 0 && Datetime::from_ymd(*year, *month, *day).is_some())
        .ok_or_else(|| ReportError::Date(date.to_owned()))
}

/// The figure one of the first figures in `text` that are not European.
fn one(text: &str) -> char {
    text.chars()
        .find_map(|c| match c {
            '\u{0660}'..='\u{0669}' => Some('\u{0661}'),
            '\u{06F0}'..='\u{06F9}' => Some('\u{06F1}'),
            '\u{0966}'..='\u{096F}' => Some('\u{0967}'),
            '\u{09E6}'..='\u{09EF}' => Some('\u{09E7}'),
            _ => None,
        })
        .unwrap_or('1')
}

fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// What the fonts can show. PDF/UA forbids the empty box of a character that no font has.
struct TypeCase<'a> {
    book: &'a FontBook,
    /// Which fonts have a character, one bit each.
    masks: HashMap<char, u64>,
}

impl TypeCase<'_> {
    fn mask(&mut self, c: char) -> u64 {
        *self.masks.entry(c).or_insert_with(|| {
            (0..64)
                .filter(|bit| self.book.info(*bit).is_some_and(|info| info.coverage.contains(c.into())))
                .fold(0, |mask, bit| mask | 1 << bit)
        })
    }

    /// The text with � for what no font has, and without marks that no font has together with their letter.
    /// Words of which nothing is left are �, for a heading must say something.
    fn fit(&mut self, text: &str) -> String {
        let mut together = 0;
        let fitted: String = text
            .chars()
            .filter_map(|c| {
                if c == '\n' || is_default_ignorable(c) {
                    return Some(c);
                }
                let mask = self.mask(c);
                if is_combining_mark(c) {
                    let shared = together & mask;
                    together = if shared == 0 { together } else { shared };
                    return (shared != 0).then_some(c);
                }
                together = if mask == 0 { self.mask(char::REPLACEMENT_CHARACTER) } else { mask };
                Some(if mask == 0 { char::REPLACEMENT_CHARACTER } else { c })
            })
            .collect();
        if fitted.trim().is_empty() && !text.trim().is_empty() {
            return char::REPLACEMENT_CHARACTER.into();
        }
        fitted
    }
}

/// The text with places to break in words that no line can hold, never between a letter and its marks.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut length, mut last) = (0, ' ');
    for c in text.chars() {
        let bound = is_combining_mark(c) || is_default_ignorable(c) || joins(last);
        if c.is_whitespace() {
            length = 0;
        } else if length >= LONGEST_WORD && !bound {
            out.push('\u{200B}');
            length = 1;
        } else {
            length += 1;
        }
        out.push(c);
        last = c;
    }
    out
}

/// Whether this character binds the next one to it: joiners, and the sign that joins Indic consonants.
fn joins(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{094D}' | '\u{09CD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_font_has_is_printed() {
        let fonts = Fonts::load().unwrap();
        let mut type_case = TypeCase { book: &fonts.book, masks: HashMap::new() };
        for (text, fits) in [
            ("né, o\u{301}, é", "né, o\u{301}, é"),
            ("حماية النساء", "حماية النساء"),
            ("সুরক্ষা", "সুরক্ষা"),
            ("\u{1F600}x", "�x"),
            ("漢\u{301}", "�\u{301}"),
            ("\u{E000}", "�"),
            ("ক\u{64B}", "ক"),
            ("\u{9BF}x", "x"),
            ("\u{9E2}", "�"),
        ] {
            assert_eq!(type_case.fit(text), fits, "{text}");
        }
    }

    #[test]
    fn long_words_break_between_letters() {
        let word = "a".repeat(32);
        assert_eq!(breakable(&word), word);
        assert_eq!(breakable(&format!("{word}bc {word}")), format!("{word}\u{200B}bc {word}"));
        assert_eq!(breakable(&format!("{word}\u{301}b")), format!("{word}\u{301}\u{200B}b"));
        assert_eq!(breakable(&format!("{word}\u{9CD}ক")), format!("{word}\u{9CD}ক"));
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert_eq!(day("2026-11-24"), Ok((2026, 11, 24)));
        for bad in ["", "2026", "2026-13-01", "2026-02-30", "2026-1-1", "-026-01-01", "2026-11-24T00"] {
            assert_eq!(day(bad), Err(ReportError::Date(bad.into())), "{bad}");
        }
    }

    #[test]
    fn pages_count_in_the_figures_of_the_date() {
        assert_eq!((one("24 November 2026"), one("২৪ নভেম্বর"), one("٢٤ نوفمبر")), ('1', '১', '١'));
    }

    #[test]
    fn a_language_tag_is_taken_apart() {
        let of = |tag: &str| language(tag.parse().unwrap());
        let parts = |tag| (of(tag).lang, of(tag).region, of(tag).dir);
        assert_eq!(parts("ar"), ("ar".into(), None, Direction::Rtl));
        assert_eq!(parts("pt-br"), ("pt".into(), Some("BR".into()), Direction::Ltr));
        assert_eq!(parts("zh-hant"), ("zh".into(), None, Direction::Ltr));
    }
}
