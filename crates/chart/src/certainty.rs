//! How sure numbers are: each with two bars, all on one scale of levels.

use crate::estimate::{self, Estimate, Scale};
use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::key::{self, Icon};
use crate::mark::Shape;
use crate::pen::{Pen, Style};
use crate::scale::count;
use crate::text;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Certainty {
    /// The names of the levels, evenly along the scale.
    pub levels: Vec<String>,
    /// The hue of all.
    pub hue: Hue,
    /// What an estimate that is no number says.
    pub unknown: String,
    /// What the marks mean; an entry with empty words is left out.
    pub key: Key,
    /// From the top.
    pub rows: Vec<Row>,
}

/// What the marks mean, in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Key {
    /// The mark.
    pub number: String,
    /// The near bar.
    pub near: String,
    /// The far bar.
    pub far: String,
}

/// One number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// What it rests on.
    pub label: String,
    /// The number.
    pub estimate: Estimate,
}

/// Draws it.
pub fn draw(frame: &Frame, picture: &Certainty) -> String {
    let mut pen = Pen::new(frame);
    let sizes = pen.sizes();
    let stacks = frame.width.stacks();
    let entries = [
        (Icon::Mark(Shape::Circle, true), picture.key.number.as_str()),
        (Icon::Near, picture.key.near.as_str()),
        (Icon::Interval, picture.key.far.as_str()),
    ];
    let y = key::draw(&mut pen, 4.0, picture.hue.name(), &entries);
    let scale = Scale::after(&pen, if stacks { MARGIN } else { MARGIN + frame.width.label() });
    let head = y + 16.0;
    let mut y = head + 14.0;
    let mut placed = Vec::new();
    for row in &picture.rows {
        let label = text::wrap(&row.label, sizes.body, frame.width.label() - 14.0, 3);
        let detail = text::wrap(&row.estimate.text, sizes.small, frame.width.label() - 14.0, 2);
        let base = y + sizes.body + 4.0;
        let second = base + count(label.lines.len()) * sizes.line - 1.0;
        let end = second + count(detail.lines.len()) * sizes.small_line - sizes.small;
        let middle = if stacks { end + 12.0 } else { f64::midpoint(y + 4.0, end) };
        y = if stacks { middle + 14.0 } else { end + 10.0 };
        placed.push((row, label, detail, base, second, middle));
    }
    scale.draw(&mut pen, &picture.levels, head, y);
    for (row, label, detail, base, second, middle) in placed {
        let ink = Style::new(sizes.body, "ink").halo();
        pen.lines((MARGIN, base), ink, sizes.line, &label, &row.label);
        let small = Style::new(sizes.small, "ink-2").halo();
        pen.lines((MARGIN, second), small, sizes.small_line, &detail, &row.estimate.text);
        let look = (Shape::Circle, true, picture.hue);
        estimate::draw(&mut pen, scale, middle, &row.estimate, look, &picture.unknown);
    }
    pen.finish(y + 4.0)
}
