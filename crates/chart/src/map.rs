//! The world, one step of a hue per class.
//!
//! Countries without a value are hatched, never pale; lines that are disputed are drawn neutral and belong to nobody.
//! The map itself is never mirrored.

mod layers;
mod legend;
mod world;

use crate::frame::Frame;
use crate::hue::Hue;
use crate::key;
use crate::pen::Pen;
use crate::scale::count;
use layers::Layers;
use world::World;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Map {
    /// The hue of all classes.
    pub hue: Hue,
    /// From the least to the most; the least is drawn faint, the most in full. Three to five can be told apart.
    pub classes: Vec<Class>,
    /// What hatching means.
    pub unknown: String,
    /// What the neutral fill means; empty leaves it out of the legend.
    pub neutral: String,
    /// The alpha-3 code of a country to be outlined.
    pub highlight: Option<String>,
    /// Whether the legend is part of the picture; [`legend`] draws it apart.
    pub with_legend: bool,
}

/// A step of the scale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Class {
    /// Its number in the reader's digits, such as “1”.
    pub step: String,
    /// What it means.
    pub label: String,
}

/// What is known of one country.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Country {
    /// Which class, counted from zero; `None`, or one that there is not, is unknown.
    pub class: Option<usize>,
    /// Name and value, for who points at it.
    pub title: String,
}

/// The codes of the countries that the map has, ISO 3166-1 alpha-3 (and `XKX`), in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    World::get().countries.iter().map(|(code, _)| *code)
}

/// Draws it. `country` is asked once for each of [`codes`].
pub fn draw(frame: &Frame, map: &Map, mut country: impl FnMut(&str) -> Country) -> String {
    let world = World::get();
    let mut pen = Pen::new(frame);
    let scale = pen.width() / world.width;
    key::hatch(&mut pen, "hatch", 5.0);
    key::hatch(&mut pen, "hatch-map", 4.0 / scale);
    let mut layers = Layers::new(map, scale);
    for (code, shape) in &world.countries {
        layers.add(shape, &country(code), map.highlight.as_deref() == Some(*code));
    }
    layers.draw(&mut pen, world, map.hue);
    let mut y = world.height * scale + 4.0;
    if map.with_legend {
        y = legend::draw(&mut pen, map, y + 10.0);
    }
    pen.finish(y + 2.0)
}

/// The legend alone, for a page that shows a wide map small.
pub fn legend(frame: &Frame, map: &Map) -> String {
    let mut pen = Pen::new(frame);
    key::hatch(&mut pen, "hatch", 5.0);
    let y = legend::draw(&mut pen, map, 4.0);
    pen.finish(y + 2.0)
}

/// How much of the hue a class has: the steps look equally far apart.
fn opacity(class: usize, classes: usize) -> f64 {
    let steps: &[f64] = match classes {
        0 | 1 => &[1.0],
        2 => &[0.3, 1.0],
        3 => &[0.2, 0.55, 1.0],
        4 => &[0.2, 0.42, 0.7, 1.0],
        5 => &[0.18, 0.38, 0.58, 0.79, 1.0],
        _ => &[],
    };
    let linear = || 0.12 + 0.88 * count(class) / count(classes - 1).max(1.0);
    steps.get(class).copied().unwrap_or_else(linear).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::{self, TOKENS};

    #[test]
    fn neighbouring_steps_can_be_told_apart_in_every_hue() {
        let find = |name: &str| *TOKENS.iter().find(|token| token.name == name).unwrap();
        let ground = find("paper");
        for hue in Hue::ALL {
            let token = find(hue.name());
            for (hue_hex, ground_hex) in [(token.light, ground.light), (token.dark, ground.dark)] {
                for classes in 3..=5 {
                    let shades = (0..classes).map(|class| opacity(class, classes));
                    let lights: Vec<f64> = [0.0]
                        .into_iter()
                        .chain(shades)
                        .map(|share| palette::blended_luminance(hue_hex, ground_hex, share))
                        .collect();
                    for pair in lights.windows(2) {
                        let (a, b) = (pair[0].max(pair[1]), pair[0].min(pair[1]));
                        assert!((a + 0.05) / (b + 0.05) > 1.24, "{hue:?} of {classes}: {a} {b}");
                    }
                }
            }
        }
    }

    #[test]
    fn more_classes_than_can_be_told_apart_still_grow() {
        let shades: Vec<f64> = (0..9).map(|class| opacity(class, 9)).collect();
        assert!(shades.is_sorted());
        assert!((shades[8] - 1.0).abs() < 1e-9);
    }
}
