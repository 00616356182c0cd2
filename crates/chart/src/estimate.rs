//! A number with its bars, on the scale of the levels.

use crate::frame::MARGIN;
use crate::hue::Hue;
use crate::mark::{self, Mark, RADIUS, Shape};
use crate::pen::{Anchor, Area, Pen, Style, num};
use crate::scale::{count, interval, spot};
use crate::text;

/// A number that says how sure it is. Places are shares of the scale: 0 at its start, 1 at its end.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Estimate {
    /// Where it stands; not finite is unknown.
    pub share: f64,
    /// The ends of the near bar.
    pub near: (f64, f64),
    /// The ends of the far bar, around the near one.
    pub far: (f64, f64),
    /// Whether it rests on thin evidence: its bars are dashed.
    pub thin: bool,
    /// Number and bars as people read them.
    pub text: String,
}

/// Where a scale stands, seen from the start side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) x0: f64,
    pub(crate) x1: f64,
}

impl Scale {
    /// A scale that leaves `start` free before it.
    pub(crate) fn after(pen: &Pen<'_>, start: f64) -> Self {
        Self { x0: start + 8.0, x1: pen.width() - MARGIN - 8.0 }
    }

    /// The place of a share, at an end where it lies beyond.
    pub(crate) fn x(self, share: f64) -> f64 {
        self.x0 + spot(share).map_or(0.0, |it| it.share) * (self.x1 - self.x0)
    }

    /// The names of the levels at `y`, a fine line under each down to `bottom`.
    pub(crate) fn draw(self, pen: &mut Pen<'_>, levels: &[String], y: f64, bottom: f64) {
        let last = count(levels.len().saturating_sub(1).max(1));
        let style = Style::new(pen.sizes().small, "ink-2").at(Anchor::Middle);
        for (at, name) in levels.iter().enumerate() {
            let x = self.x(count(at) / last);
            pen.line((x, y + 8.0), (x, bottom), r#"stroke="var(--rule)""#);
            let shown = text::fit(name, pen.sizes().small, (self.x1 - self.x0) / last - 4.0);
            pen.lines((x, y), style, 0.0, &shown, name);
        }
    }
}

/// Draws bars and mark; what is no number is the pill.
pub(crate) fn draw(
    pen: &mut Pen<'_>,
    scale: Scale,
    y: f64,
    it: &Estimate,
    look: (Shape, bool, Hue),
    unknown: &str,
) {
    let (shape, solid, hue) = look;
    if !it.share.is_finite() {
        let width = pen.pill_width(unknown, scale.x1 - scale.x0);
        return pen.pill(Area { x: scale.x0, y: y - 9.0, width, height: 18.0 }, unknown, &it.text);
    }
    for (ends, height, opacity) in [(it.far, 7.0, ".25"), (it.near, 11.0, ".5")] {
        if let Some((a, b)) = interval(Some(ends.0), Some(ends.1)) {
            let paint = if it.thin {
                format!(
                    r#"fill="none" stroke="var(--{})" stroke-width="1.5" stroke-dasharray="3 3""#,
                    hue.name()
                )
            } else {
                format!(r#"fill="var(--{})" fill-opacity="{opacity}""#, hue.name())
            };
            bar(pen, (scale.x(a), scale.x(b)), y, height, &paint);
        }
    }
    mark::draw(
        pen,
        Mark { shape, solid, colour: hue.name(), radius: RADIUS + 0.5 },
        (scale.x(it.share), y),
        &it.text,
    );
}

/// A bar with round ends.
pub(crate) fn bar(pen: &mut Pen<'_>, (from, to): (f64, f64), y: f64, height: f64, paint: &str) {
    let area = Area { x: from - 2.0, y: y - height / 2.0, width: to - from + 4.0, height };
    pen.rect(area, height / 2.0, paint, "");
}

/// A number in a ring, as it stands beside a part and before its explanation.
pub(crate) fn badge(pen: &mut Pen<'_>, at: (f64, f64), words: &str) {
    let size = pen.sizes().small;
    let place = format!(
        r#"cx="{}" cy="{}" r="10" fill="var(--surface)" stroke="var(--ink-2)" stroke-width="1.5""#,
        num(pen.x(at.0)),
        num(at.1)
    );
    pen.element("circle", &place, "");
    let style = Style::new(size, "ink").bold().at(Anchor::Middle);
    pen.words((at.0, at.1 + size * 0.36), style, words);
}
