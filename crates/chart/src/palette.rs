//! The colours of pages, pictures and paper, in the one place that holds them.

use std::fmt::Write as _;

/// A colour that has a name, `--name` in style sheets and pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its name without the two dashes.
    pub name: &'static str,
    /// On a light screen, `#rrggbb`.
    pub light: &'static str,
    /// On a dark screen, `#rrggbb`.
    pub dark: &'static str,
}

const fn token(name: &'static str, light: &'static str, dark: &'static str) -> Token {
    Token { name, light, dark }
}

/// Every colour.
pub const TOKENS: [Token; 20] = [
    token("paper", "#fbfaf7", "#15141a"),
    token("surface", "#ffffff", "#1d1b24"),
    token("ink", "#1c1b22", "#efedf4"),
    token("ink-2", "#55525f", "#b7b2c2"),
    token("ink-3", "#8a8694", "#86808f"),
    token("rule", "#e3dfd6", "#302d39"),
    token("rule-2", "#cfcabf", "#443f50"),
    token("accent", "#5b2a86", "#c7a6ec"),
    token("accent-ink", "#ffffff", "#1c1026"),
    token("focus", "#0b57d0", "#8ab4f8"),
    token("wash", "#f3eef8", "#251f30"),
    token("fn", "#5c6470", "#9aa3b0"),
    token("pv", "#1f7a5c", "#5fc39f"),
    token("pt", "#2563a8", "#7db2ee"),
    token("pr", "#a8660a", "#e0a14c"),
    token("pu", "#a83253", "#ec8aa5"),
    token("re", "#6d46a8", "#b99af0"),
    token("good", "#1f7a5c", "#5fc39f"),
    token("warn", "#a8660a", "#e0a14c"),
    token("bad", "#a83253", "#ec8aa5"),
];

/// Names and colours on paper, which is white already: what to put for `var(--name)` where style sheets' variables
/// are not known.
pub fn print() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOKENS.iter().map(|token| (token.name, if token.name == "paper" { "#ffffff" } else { token.light }))
}

/// One colour on paper.
pub fn print_colour(name: &str) -> Option<&'static str> {
    print().find(|(known, _)| *known == name).map(|(_, colour)| colour)
}

/// The custom properties as a style sheet: light, dark where the reader's screen is, and white paper in print.
pub fn style() -> String {
    let list = |pick: fn(&Token) -> &'static str| {
        TOKENS.iter().fold(String::new(), |mut css, token| {
            let _ = write!(css, "--{}:{};", token.name, pick(token));
            css
        })
    };
    let (light, dark) = (list(|token| token.light), list(|token| token.dark));
    format!(
        ":root{{color-scheme:light dark;{light}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n\
         @media print{{:root{{color-scheme:light;--paper:#ffffff}}}}\n"
    )
}

/// Relative luminance, as WCAG 2.2 defines it, of a colour that covers a share of another.
#[cfg(test)]
pub(crate) fn blended_luminance(over: &str, ground: &str, share: f64) -> f64 {
    let part = |hex: &str, at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    let channel = |at| {
        let v = part(over, at) * share + part(ground, at) * (1.0 - share);
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055_f64).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Hue;

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (blended_luminance(a, a, 1.0), blended_luminance(b, b, 1.0));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn both(name: &str) -> [&'static str; 2] {
        let token = TOKENS.iter().find(|token| token.name == name).unwrap();
        [token.light, token.dark]
    }

    #[test]
    fn words_can_be_read_on_the_surface_and_marks_seen() {
        let [light, dark] = both("surface");
        let words = ["ink", "ink-2"].into_iter().chain(Hue::ALL.map(Hue::name));
        for (name, least) in words.map(|name| (name, 4.5)).chain([("ink-3", 3.0)]) {
            let [on_light, on_dark] = both(name);
            assert!(contrast(on_light, light) >= least, "{name} on light: {}", contrast(on_light, light));
            assert!(contrast(on_dark, dark) >= least, "{name} on dark: {}", contrast(on_dark, dark));
        }
    }

    #[test]
    fn paper_is_white_and_plaid_unknown() {
        assert_eq!(print_colour("paper"), Some("#ffffff"));
        assert_eq!(print_colour("pv"), Some("#1f7a5c"));
        assert_eq!(print_colour("plaid"), None);
    }
}
