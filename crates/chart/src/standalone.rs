//! Pictures that leave the page: as files of their own.

use crate::palette;
use crate::text::escape;
use diligence_domain::Direction;

/// A picture as a file of its own: with its colours, light and dark, its ground and its fonts.
///
/// `font_css` are rules that bring fonts along (`@font-face` with `data:` addresses); without them the reader's own
/// Noto fonts are used where there are any. The style sheet stands before everything else in the `<svg>` element;
/// text that is no such element comes back as it was.
pub fn standalone(svg: &str, direction: Direction, font_css: Option<&str>) -> String {
    let Some((open, rest)) = svg.strip_prefix("<svg").and_then(|tail| tail.split_once('>')) else {
        return svg.to_owned();
    };
    let fonts = match direction {
        Direction::Ltr => r#""Noto Sans","Noto Sans Arabic","Noto Sans Bengali",system-ui,sans-serif"#,
        Direction::Rtl => r#""Noto Sans Arabic","Noto Sans","Noto Sans Bengali",system-ui,sans-serif"#,
    };
    let css = format!(
        "{}{}svg{{background:var(--surface);direction:{};font-family:{fonts}}}\n",
        palette::style(),
        font_css.unwrap_or_default(),
        direction.as_str(),
    );
    format!("<svg{open}><style>{}</style>{rest}", escape_css(&css))
}

/// A style sheet as XML content: quotation marks and line breaks stay.
fn escape_css(css: &str) -> String {
    css.split('\n')
        .map(|line| escape(line).replace("&quot;", "\"").replace("&#39;", "'"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_gets_its_colours_and_nothing_else_changes() {
        let file = standalone(r#"<svg viewBox="0 0 1 1"><title>a</title></svg>"#, Direction::Rtl, None);
        assert!(file.starts_with(r#"<svg viewBox="0 0 1 1"><style>:root{"#));
        assert!(file.ends_with("</style><title>a</title></svg>"));
        assert!(file.contains("prefers-color-scheme:dark") && file.contains("--pv:#1f7a5c;"));
        assert!(file.contains("direction:rtl"));
        assert_eq!(standalone("no picture", Direction::Ltr, None), "no picture");
    }

    #[test]
    fn fonts_cannot_end_the_style_sheet() {
        let css = "@font-face{src:url(\"data:font/woff2;base64,AA==\")}</style><script>1</script>";
        let file = standalone("<svg></svg>", Direction::Ltr, Some(css));
        assert!(file.contains("url(\"data:font/woff2;base64,AA==\")"));
        assert!(!file.contains("<script"));
    }
}
