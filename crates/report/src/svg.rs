//! Pictures on their way into a page or onto paper.
//!
//! They come from our own chart room, which escapes what it writes and gives every id once per document; here they
//! are only dressed.

use crate::palette;
use crate::tidy::is_hidden;

/// The `<svg>` element alone, for a page: no XML declaration, no document type, no control characters.
pub(crate) fn inline(svg: &str) -> String {
    let start = svg.find("<svg").unwrap_or(0);
    let end = svg.rfind("</svg>").map_or(svg.len(), |at| at + "</svg>".len());
    visible(svg.get(start..end).unwrap_or_default())
}

/// The picture in print colours, for the typesetter, which knows no style sheet's variables.
pub(crate) fn printed(svg: &str) -> String {
    coloured(&visible(svg))
}

/// The picture without its text elements.
pub(crate) fn wordless(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut in_text = false;
    for piece in Pieces(svg) {
        let text_tag = element(piece) == Some("text");
        in_text = (in_text || text_tag && opens(piece)) && !(text_tag && closes(piece));
        if !in_text && !text_tag {
            out.push_str(piece);
        }
    }
    out
}

/// The picture with a right-to-left embedding before the words that run so.
///
/// usvg knows no `direction`; a browser gives it from the page down. `rtl` is the page's.
pub(crate) fn with_directions(svg: &str, rtl: bool) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut directions = vec![rtl];
    for piece in Pieces(svg) {
        let here = directions.last().copied().unwrap_or(rtl);
        if element(piece).is_none() {
            if here && !piece.trim().is_empty() && !piece.starts_with('<') {
                out.push('\u{202B}');
            }
        } else if closes(piece) {
            directions.pop();
        } else if opens(piece) {
            let said = ["direction=\"", "direction:"].iter().find_map(|key| {
                let value = piece[piece.find(key)? + key.len()..].trim_start();
                Some(value.starts_with("rtl"))
            });
            directions.push(said.unwrap_or(here));
        }
        out.push_str(piece);
    }
    out
}

/// Tags, comments and the words between them, in order and without loss.
struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0;
        if rest.is_empty() {
            return None;
        }
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with('<') {
            let mut quote = None;
            rest.char_indices()
                .find(|(_, c)| match (quote, c) {
                    (None, '"' | '\'') => {
                        quote = Some(*c);
                        false
                    }
                    (None, c) => *c == '>',
                    (Some(open), c) => {
                        quote = (open != *c).then_some(open);
                        false
                    }
                })
                .map(|(end, _)| end + 1)
        } else {
            rest.find('<')
        };
        let (piece, rest) = rest.split_at(end.unwrap_or(rest.len()));
        self.0 = rest;
        Some(piece)
    }
}

/// The element that a tag belongs to; `None` for words, comments and declarations.
fn element(piece: &str) -> Option<&str> {
    let name = piece.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty())
}

fn opens(tag: &str) -> bool {
    !tag.starts_with("</") && !tag.ends_with("/>")
}

fn closes(tag: &str) -> bool {
    tag.starts_with("</")
}

fn visible(svg: &str) -> String {
    let spaces = svg.chars().map(|c| if matches!(c, '\r' | '\t') { ' ' } else { c });
    spaces.filter(|c| *c == '\n' || !is_hidden(*c)).collect()
}

/// `var(--name)` and `var(--name, other)` as the colour or the font on paper; an unknown name is ink.
fn coloured(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find("var(--") {
        let (before, call) = rest.split_at(at);
        let Some(end) = call.find(')') else { break };
        out.push_str(before);
        let name = call["var(--".len()..end].split(',').next().unwrap_or_default().trim();
        out.push_str(match name {
            "text" => "Noto Sans",
            "display" => "Noto Serif",
            _ => palette::print_colour(name).or(palette::print_colour("ink")).unwrap_or("black"),
        });
        rest = &call[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_become_print_colours() {
        assert_eq!(coloured(r#"<a fill="var(--pv)"/>"#), r##"<a fill="#1f7a5c"/>"##);
        assert_eq!(coloured("a var(--rule-2, red) b var( --x"), "a #cfcabf b var( --x");
        assert_eq!(coloured("font-family:var(--text)"), "font-family:Noto Sans");
        assert_eq!(coloured("var(--plaid)var(--"), "#1c1b22var(--");
    }

    #[test]
    fn nothing_is_lost_between_pieces() {
        for svg in
            ["<a b='>' c=\">\">x<!-- <text> --> y</a>", "<text", "<!-- x", "<a b=\"", "x", "<>", "é<é>"]
        {
            assert_eq!(Pieces(svg).collect::<String>(), svg);
        }
        assert_eq!(Pieces("<a b='>'>x</a>").collect::<Vec<_>>(), ["<a b='>'>", "x", "</a>"]);
    }

    #[test]
    fn words_leave_and_drawings_stay() {
        let svg = "<svg><text x=\"1\">a<tspan>b</tspan>c</text><g/><text/><textPath/><text>d</text>\n</svg>";
        assert_eq!(wordless(svg), "<svg><g/><textPath/>\n</svg>");
        assert_eq!(wordless("<svg><text>never closed"), "<svg>");
    }

    #[test]
    fn direction_comes_from_the_page_down() {
        let svg = "<svg><text>a</text><g direction=\"ltr\"><text>b</text><text style=\"direction: rtl\">c</text></g></svg>";
        let mark = '\u{202B}';
        assert_eq!(
            with_directions(svg, true),
            format!(
                "<svg><text>{mark}a</text><g direction=\"ltr\"><text>b</text>\
                 <text style=\"direction: rtl\">{mark}c</text></g></svg>"
            )
        );
        assert_eq!(with_directions(svg, false).matches(mark).count(), 1);
        assert_eq!(with_directions("</a></b>x", false), "</a></b>x", "more ends than starts");
    }

    #[test]
    fn a_page_takes_the_element_only() {
        assert_eq!(inline("<?xml version=\"1.0\"?>\n<!DOCTYPE svg><svg>\0x</svg>\n<!-- -->"), "<svg>x</svg>");
        assert_eq!(inline(""), "");
        assert_eq!(inline("</svg> <svg"), "");
    }
}
