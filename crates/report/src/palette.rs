//! The colours of pages and paper; the design's mock-ups fix them.

use std::fmt::Write as _;

/// A colour that has a name, `--name` in style sheets and charts.
pub(crate) struct Tint {
    /// Its name without the two dashes.
    pub(crate) name: &'static str,
    /// On a light screen.
    pub(crate) light: &'static str,
    /// On a dark screen.
    pub(crate) dark: &'static str,
}

const fn tint(name: &'static str, light: &'static str, dark: &'static str) -> Tint {
    Tint { name, light, dark }
}

const TINTS: [Tint; 20] = [
    tint("paper", "#fbfaf7", "#15141a"),
    tint("surface", "#ffffff", "#1d1b24"),
    tint("ink", "#1c1b22", "#efedf4"),
    tint("ink-2", "#55525f", "#b7b2c2"),
    tint("ink-3", "#8a8694", "#86808f"),
    tint("rule", "#e3dfd6", "#302d39"),
    tint("rule-2", "#cfcabf", "#443f50"),
    tint("accent", "#5b2a86", "#c7a6ec"),
    tint("accent-ink", "#ffffff", "#1c1026"),
    tint("focus", "#0b57d0", "#8ab4f8"),
    tint("wash", "#f3eef8", "#251f30"),
    tint("fn", "#5c6470", "#9aa3b0"),
    tint("pv", "#1f7a5c", "#5fc39f"),
    tint("pt", "#2563a8", "#7db2ee"),
    tint("pr", "#a8660a", "#e0a14c"),
    tint("pu", "#a83253", "#ec8aa5"),
    tint("re", "#6d46a8", "#b99af0"),
    tint("good", "#1f7a5c", "#5fc39f"),
    tint("warn", "#a8660a", "#e0a14c"),
    tint("bad", "#a83253", "#ec8aa5"),
];

/// The hues that areas of the framework have.
const HUES: [&str; 6] = ["fn", "pv", "pt", "pr", "pu", "re"];

/// Whether an area has this hue.
pub(crate) fn is_hue(name: &str) -> bool {
    HUES.contains(&name)
}

/// Names and colours on paper, which is white already.
pub(crate) fn printed() -> impl Iterator<Item = (&'static str, &'static str)> {
    TINTS.iter().map(|tint| (tint.name, if tint.name == "paper" { "#ffffff" } else { tint.light }))
}

/// One colour on paper.
pub(crate) fn print_colour(name: &str) -> Option<&'static str> {
    printed().find(|(known, _)| *known == name).map(|(_, colour)| colour)
}

/// The custom properties for a page: light, dark where the reader's screen is, and white paper in print.
pub(crate) fn style() -> String {
    let list = |pick: fn(&Tint) -> &'static str| {
        TINTS.iter().fold(String::new(), |mut css, tint| {
            let _ = write!(css, "--{}:{};", tint.name, pick(tint));
            css
        })
    };
    let (light, dark) = (list(|tint| tint.light), list(|tint| tint.dark));
    format!(
        ":root{{color-scheme:light dark;{light}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n\
         @media print{{:root{{color-scheme:light;--paper:#ffffff}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hue_has_a_colour() {
        assert!(HUES.iter().all(|hue| print_colour(hue).is_some()));
        assert_eq!(print_colour("paper"), Some("#ffffff"));
        assert_eq!(print_colour("plaid"), None);
    }
}
