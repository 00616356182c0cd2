//! Pictures on their way into a page or onto paper.
//!
//! They come from our own chart room, which escapes what it writes and gives every id once per document; here they
//! are only dressed.

use crate::palette;

/// The `<svg>` element alone, for a page: no XML declaration, no document type, no control characters.
pub(crate) fn inline(svg: &str) -> String {
    let start = svg.find("<svg").unwrap_or(0);
    let end = svg.rfind("</svg>").map_or(svg.len(), |at| at + "</svg>".len());
    visible(svg.get(start..end).unwrap_or_default())
}

/// The picture in print colours, for the typesetter, which knows neither style sheets' variables nor `direction`.
pub(crate) fn printed(svg: &str) -> String {
    turned(&coloured(&visible(svg)))
}

fn visible(svg: &str) -> String {
    svg.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
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

/// Text elements with `direction="rtl"`: the anchor's other side, and the words in a right-to-left embedding.
fn turned(svg: &str) -> String {
    const RTL: &str = "direction=\"rtl\"";
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find("<text") {
        let (before, element) = rest.split_at(at);
        out.push_str(before);
        let Some(end) = element.find('>') else {
            rest = element;
            break;
        };
        let (tag, after) = element.split_at(end);
        if !tag.contains(RTL) || tag.ends_with('/') {
            out.push_str(tag);
            rest = after;
            continue;
        }
        out.push_str(&other_anchor(tag));
        let close = after.find("</text>").unwrap_or(after.len());
        out.push_str(">\u{202B}");
        out.push_str(&after[1..close]);
        out.push('\u{202C}');
        rest = &after[close..];
    }
    out.push_str(rest);
    out
}

fn other_anchor(tag: &str) -> String {
    const ANCHORS: [(&str, &str); 2] =
        [("text-anchor=\"start\"", "text-anchor=\"end\""), ("text-anchor=\"end\"", "text-anchor=\"start\"")];
    for (from, to) in ANCHORS {
        if tag.contains(from) {
            return tag.replace(from, to);
        }
    }
    if tag.contains("text-anchor=") { tag.to_owned() } else { format!("{tag} text-anchor=\"end\"") }
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
    fn right_to_left_labels_keep_their_side() {
        let start = turned(r#"<g><text x="1" direction="rtl" text-anchor="start">ا</text><text>b</text></g>"#);
        assert_eq!(
            start,
            "<g><text x=\"1\" direction=\"rtl\" text-anchor=\"end\">\u{202b}ا\u{202c}</text><text>b</text></g>"
        );
        assert!(turned(r#"<text direction="rtl">ا</text>"#).contains(r#"text-anchor="end""#));
        assert!(turned(r#"<text direction="rtl" text-anchor="middle">ا</text>"#).contains("middle"));
        for broken in ["<text", "<text direction=\"rtl\"", "<text direction=\"rtl\">x", "<text direction=\"rtl\"/>"] {
            assert!(turned(broken).starts_with("<text"), "{broken}");
        }
    }

    #[test]
    fn a_page_takes_the_element_only() {
        assert_eq!(inline("<?xml version=\"1.0\"?>\n<!DOCTYPE svg><svg>\0x</svg>\n<!-- -->"), "<svg>x</svg>");
        assert_eq!(inline(""), "");
        assert_eq!(inline("</svg> <svg"), "");
    }
}
