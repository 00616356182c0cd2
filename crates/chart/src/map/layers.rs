//! Countries sorted by what they look like: colours are said once per class.

use super::world::{Shape, World};
use super::{Country, Map, opacity};
use crate::hue::Hue;
use crate::pen::{Pen, num};
use std::fmt::Write as _;

/// Elements of the map, in the order in which they are drawn.
pub(super) struct Layers {
    /// Land of each class, then land that is unknown.
    land: Vec<String>,
    /// Small States of each class, then those that are unknown.
    spots: Vec<String>,
    /// The outline over everything.
    highlight: String,
    /// Units of the picture per unit of the map.
    scale: f64,
}

impl Layers {
    pub(super) fn new(map: &Map, scale: f64) -> Self {
        let empty = vec![String::new(); map.classes.len() + 1];
        Self { land: empty.clone(), spots: empty, highlight: String::new(), scale }
    }

    /// A length that looks the same at every size.
    fn length(&self, units: f64) -> f64 {
        units / self.scale
    }

    /// The radius of a small State: where the map is small it may not shrink with it.
    fn radius(&self) -> f64 {
        self.length(2.2).min(3.8)
    }

    pub(super) fn add(&mut self, shape: &Shape, country: &Country, highlight: bool) {
        let radius = self.radius();
        let unknown = self.land.len() - 1;
        let class = country.class.filter(|class| *class < unknown).unwrap_or(unknown);
        let layers = if matches!(shape, Shape::Path(_)) { &mut self.land } else { &mut self.spots };
        if let Some(layer) = layers.get_mut(class) {
            shape.write(layer, radius, &country.title);
        }
        if highlight {
            let around = radius + self.length(2.0);
            shape.write(&mut self.highlight, around, "");
        }
    }

    pub(super) fn draw(&self, pen: &mut Pen<'_>, world: &World, hue: Hue) {
        let classes = self.land.len() - 1;
        let mut out = String::new();
        let fine = num(self.length(0.5).max(0.1));
        let _ = write!(out, r#"<g transform="scale({:.4})" stroke-linejoin="round">"#, self.scale);
        let _ = write!(
            out,
            r#"<path d="{}" fill="var(--paper)" stroke="var(--rule)" stroke-width="{}"/>"#,
            world.sphere,
            num(self.length(1.0))
        );
        let hatch = format!(
            r#"fill="url(#{})" stroke="var(--ink-3)" stroke-opacity=".6" stroke-width="{fine}""#,
            pen.id("hatch-map")
        );
        let class =
            |at: usize| format!(r#"fill="var(--{})" fill-opacity="{}""#, hue.name(), opacity(at, classes));
        let borders = format!(r#"stroke="var(--surface)" stroke-width="{fine}""#);
        // What is unknown goes first: the borders of known neighbours cover its own.
        group(&mut out, &hatch, self.land.last());
        for (at, land) in self.land.iter().take(classes).enumerate() {
            group(&mut out, &format!("{} {borders}", class(at)), Some(land));
        }
        let mut neutral = String::new();
        for path in &world.neutral {
            Shape::Path(path).write(&mut neutral, 0.0, "");
        }
        group(&mut out, &format!(r#"fill="var(--rule-2)" {borders}"#), Some(&neutral));

        let around = format!(r#"stroke="var(--ink-2)" stroke-width="{}""#, num(self.length(0.6)));
        let dashes = num(self.length(1.3));
        let open = format!(r#"fill="var(--surface)" {around} stroke-dasharray="{dashes}""#);
        group(&mut out, &open, self.spots.last());
        for (at, spots) in self.spots.iter().take(classes).enumerate() {
            group(&mut out, &format!("{} {around}", class(at)), Some(spots));
        }
        let thick = format!(
            r#"fill="none" stroke="var(--ink)" stroke-width="{}" pointer-events="none""#,
            num(self.length(2.0))
        );
        group(&mut out, &thick, Some(&self.highlight));
        out.push_str("</g>");
        pen.raw(&out);
    }
}

fn group(out: &mut String, attributes: &str, elements: Option<&String>) {
    if let Some(elements) = elements.filter(|elements| !elements.is_empty()) {
        let _ = write!(out, "<g {attributes}>{elements}</g>");
    }
}
