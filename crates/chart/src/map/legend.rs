//! What the steps of the map mean: number, shade and words.

use super::{Map, opacity};
use crate::frame::MARGIN;
use crate::pen::{Area, Pen, Style};
use crate::text;

const SWATCH: f64 = 34.0;
const HEIGHT: f64 = 16.0;

/// Draws it from `y` on; the answer is where the next thing may start.
pub(super) fn draw(pen: &mut Pen<'_>, map: &Map, y: f64) -> f64 {
    let mut flow = Flow::of(pen, map, y);
    for (at, class) in map.classes.iter().enumerate() {
        let paint = format!(
            r#"fill="var(--{0})" fill-opacity="{1}" stroke="var(--{0})" stroke-width=".75""#,
            map.hue.name(),
            opacity(at, map.classes.len())
        );
        flow.entry(pen, &class.step, &paint, &class.label);
    }
    let hatch = format!(r#"fill="url(#{})" stroke="var(--ink-3)" stroke-width=".75""#, pen.id("hatch"));
    flow.entry(pen, "", &hatch, &map.unknown);
    flow.entry(pen, "", r#"fill="var(--rule-2)""#, &map.neutral);
    flow.end()
}

/// Entries side by side as long as there is room; on a phone each in a line of its own.
struct Flow {
    x: f64,
    y: f64,
    /// Room for the steps' numbers.
    step: f64,
    stacks: bool,
    any: bool,
    bottom: f64,
}

impl Flow {
    fn of(pen: &Pen<'_>, map: &Map, y: f64) -> Self {
        let size = pen.sizes().small;
        let step = map.classes.iter().map(|class| text::bold_width(&class.step, size)).fold(0.0, f64::max);
        let step = if step > 0.0 { step.min(40.0) + 7.0 } else { 0.0 };
        Self { x: MARGIN, y, step, stacks: pen.frame().width.stacks(), any: false, bottom: y }
    }

    fn entry(&mut self, pen: &mut Pen<'_>, step: &str, paint: &str, words: &str) {
        if words.trim().is_empty() && step.trim().is_empty() {
            return;
        }
        let sizes = pen.sizes();
        let before = if step.is_empty() && !self.stacks { 0.0 } else { self.step };
        let room = pen.width() - 2.0 * MARGIN - before - SWATCH - 9.0;
        let lines = text::wrap(words, sizes.small, room, 2);
        let widest = lines.lines.iter().map(|line| text::width(line, sizes.small)).fold(0.0, f64::max);
        let wide = before + SWATCH + 9.0 + widest;
        if self.any && (self.stacks || self.x + wide > pen.width() - MARGIN) {
            (self.x, self.y) = (MARGIN, self.bottom);
        }
        let base = self.y + HEIGHT / 2.0 + sizes.small * 0.35;
        let number = text::fit(step, sizes.small * 1.08, before);
        pen.lines((self.x, base), Style::new(sizes.small, "ink").bold(), 0.0, &number, step);
        let area = Area { x: self.x + before, y: self.y, width: SWATCH, height: HEIGHT };
        pen.rect(area, 2.0, r#"fill="var(--paper)""#, "");
        pen.rect(area, 2.0, paint, "");
        let at = (self.x + before + SWATCH + 9.0, base);
        pen.lines(at, Style::new(sizes.small, "ink-2"), sizes.small_line, &lines, words);
        let more = crate::scale::count(lines.lines.len().saturating_sub(1)) * sizes.small_line;
        self.bottom = self.bottom.max(self.y + HEIGHT + 8.0 + more);
        self.x += wide + 24.0;
        self.any = true;
    }

    fn end(self) -> f64 {
        self.bottom
    }
}
