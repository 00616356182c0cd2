//! The document as both outputs need it: what no reader could see is dropped, what would mislead is mended.

use crate::palette;
use diligence_domain::document::{Block, Column, Document, Inline};

/// A copy that is safe to lay out: no control characters, heading levels without gaps, rows as long as their
/// header, links only to the web and to mail, words for every picture.
pub(crate) fn tidy(document: &Document) -> Document {
    let mut level = 0;
    let title = line(&document.title);
    let blocks = document.blocks.iter().filter_map(|item| block(item, &title, &mut level)).collect();
    Document {
        locale: document.locale,
        subtitle: line(&document.subtitle),
        publisher: line(&document.publisher),
        date: document.date.trim().to_owned(),
        date_text: line(&document.date_text),
        contents_title: line(&document.contents_title),
        page_of: line(&document.page_of),
        title,
        blocks,
    }
}

/// The words without their dress.
pub(crate) fn plain(text: &[Inline]) -> String {
    text.iter().map(words).collect()
}

/// A run's words; a break is a space.
pub(crate) fn words(run: &Inline) -> &str {
    match run {
        Inline::Text { text }
        | Inline::Strong { text }
        | Inline::Muted { text }
        | Inline::Foreign { text, .. }
        | Inline::Link { text, .. } => text,
        Inline::Break => " ",
    }
}

fn block(item: &Block, title: &str, last_level: &mut u8) -> Option<Block> {
    Some(match item {
        Block::Heading { level, text, hue } => {
            let text: Vec<_> = runs(text).into_iter().map(unlinked).collect();
            if plain(&text).trim().is_empty() {
                return None;
            }
            let level = (*level).clamp(1, 4).min(*last_level + 1);
            *last_level = level;
            Block::Heading { level, text, hue: hue.clone().filter(|hue| palette::is_hue(hue)) }
        }
        Block::Paragraph { text } => {
            let text = runs(text);
            if plain(&text).trim().is_empty() {
                return None;
            }
            Block::Paragraph { text }
        }
        Block::Note { title, text } => Block::Note { title: line(title), text: runs(text) },
        Block::List { items, .. } if items.is_empty() => return None,
        Block::List { ordered, items } => {
            Block::List { ordered: *ordered, items: items.iter().map(|item| runs(item)).collect() }
        }
        Block::Table { caption, columns, .. } if columns.is_empty() => {
            let caption = line(caption);
            if caption.is_empty() {
                return None;
            }
            Block::paragraph(caption)
        }
        Block::Table { caption, columns, rows } => Block::Table {
            caption: line(caption),
            columns: columns.iter().map(column).collect(),
            rows: rows
                .iter()
                .map(|row| {
                    let mut cells: Vec<_> = row.iter().map(|cell| runs(cell)).collect();
                    cells.resize(columns.len(), Vec::new());
                    cells
                })
                .collect(),
        },
        Block::Figure { svg, alt, caption } => {
            let caption = line(caption);
            let alt =
                [line(alt), caption.clone(), title.to_owned()].into_iter().find(|words| !words.is_empty());
            Block::Figure { svg: svg.clone(), alt: alt.unwrap_or_default(), caption }
        }
    })
}

fn column(column: &Column) -> Column {
    let weight = if column.weight.is_finite() { column.weight.clamp(0.1, 100.0) } else { 1.0 };
    Column { title: line(&column.title), numeric: column.numeric, weight }
}

fn runs(text: &[Inline]) -> Vec<Inline> {
    text.iter()
        .map(|run| match run {
            Inline::Text { text } => Inline::Text { text: clean(text) },
            Inline::Strong { text } => Inline::Strong { text: clean(text) },
            Inline::Muted { text } => Inline::Muted { text: clean(text) },
            Inline::Foreign { locale, text } => Inline::Foreign { locale: *locale, text: clean(text) },
            Inline::Link { text, to } => link(clean(text), to.trim()),
            Inline::Break => Inline::Break,
        })
        .filter(|run| !words(run).is_empty())
        .collect()
}

/// A link, or only its words where it leads anywhere but the web or a mailbox.
fn link(text: String, to: &str) -> Inline {
    let known = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| to.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    if known && !to.chars().any(|c| c.is_whitespace() || c.is_control()) {
        Inline::Link { text, to: to.to_owned() }
    } else {
        Inline::Text { text }
    }
}

/// Headings stand in the contents too, where they are links already, on one line.
fn unlinked(run: Inline) -> Inline {
    match run {
        Inline::Link { text, .. } => Inline::Text { text },
        Inline::Break => Inline::text(" "),
        other => other,
    }
}

/// One line of text, trimmed.
fn line(text: &str) -> String {
    clean(text).trim().to_owned()
}

/// Whether a character is for programs only, or makes text read other than it is stored: controls, direction
/// overrides, tags, marks of byte order and non-characters.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || u32::from(c) & 0xFFFE == 0xFFFE
        || matches!(c, '\u{202D}' | '\u{202E}' | '\u{206A}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}')
        || matches!(c, '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Text without hidden characters, in which every direction that is opened is closed again.
/// White space is one space.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | ' ' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{202A}' | '\u{202B}' => {
                open.push('\u{202C}');
                out.push(c);
            }
            '\u{2066}'..='\u{2068}' => {
                open.push('\u{2069}');
                out.push(c);
            }
            '\u{202C}' | '\u{2069}' => {
                if open.last() == Some(&c) {
                    open.pop();
                    out.push(c);
                }
            }
            _ if is_hidden(c) => {}
            _ => out.push(c),
        }
    }
    out.extend(open.into_iter().rev());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use diligence_domain::Locale;

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            locale: Locale::EN,
            title: "Title".into(),
            subtitle: String::new(),
            publisher: String::new(),
            date: "2026-11-24".into(),
            date_text: String::new(),
            contents_title: String::new(),
            page_of: String::new(),
            blocks,
        }
    }

    #[test]
    fn text_is_one_line_of_visible_characters() {
        assert_eq!(clean("a\0b\t\n  c\u{7f}\u{feff}\u{fffe}\u{1ffff}\u{e0041}"), "ab c");
        assert_eq!(clean("\u{202e}evil"), "evil", "overrides go");
        assert_eq!(clean("\u{2067}a"), "\u{2067}a\u{2069}", "what is opened is closed");
        assert_eq!(clean("a\u{2069}b\u{202c}"), "ab", "what was not opened is not closed");
        assert_eq!(clean("\u{2067}\u{202b}x"), "\u{2067}\u{202b}x\u{202c}\u{2069}");
        assert_eq!(clean("می‌خواهم"), "می‌خواهم", "joiners stay");
    }

    #[test]
    fn levels_have_no_gaps_and_hues_are_known() {
        let heading = |level, hue: &str| Block::Heading {
            level,
            text: vec![Inline::text("x")],
            hue: Some(hue.to_owned()),
        };
        let tidied = tidy(&document(vec![heading(3, "pv"), heading(9, "plaid"), heading(0, "re")]));
        let found: Vec<_> = tidied
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading { level, hue, .. } => (*level, hue.as_deref()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, [(1, Some("pv")), (2, None), (1, Some("re"))]);
    }

    #[test]
    fn links_lead_to_the_web_or_nowhere() {
        for (to, kept) in [
            ("https://example.org/a", true),
            ("HTTP://example.org", true),
            ("mailto:a@example.org", true),
            ("javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("https://example.org/\u{7}", false),
            ("file:///etc/passwd", false),
            ("", false),
            ("é", false),
        ] {
            let run = link("x".into(), to);
            assert_eq!(matches!(run, Inline::Link { .. }), kept, "{to}");
        }
    }

    #[test]
    fn rows_fit_their_header_and_pictures_have_words() {
        let column = |weight| Column { title: "c".into(), numeric: false, weight };
        let table = Block::Table {
            caption: String::new(),
            columns: vec![column(f64::NAN), column(-3.0)],
            rows: vec![vec![], vec![vec![], vec![], vec![Inline::text("lost")]]],
        };
        let bare = Block::Table { caption: "Only words".into(), columns: vec![], rows: vec![vec![]] };
        let figure = Block::Figure { svg: "<svg/>".into(), alt: " ".into(), caption: String::new() };
        let tidied = tidy(&document(vec![table, bare, figure]));
        let [Block::Table { columns, rows, .. }, Block::Paragraph { text }, Block::Figure { alt, .. }] =
            tidied.blocks.as_slice()
        else {
            panic!("{:?}", tidied.blocks)
        };
        assert_eq!(columns.iter().map(|c| c.weight).collect::<Vec<_>>(), [1.0, 0.1]);
        assert!(rows.iter().all(|row| row.len() == 2));
        assert_eq!((plain(text).as_str(), alt.as_str()), ("Only words", "Title"));
    }
}
