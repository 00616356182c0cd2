//! Law and practice of every principle on one scale of levels: two marks with their bars, and the gap between them.

use crate::estimate::{self, Estimate, Scale};
use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::key::{self, Icon};
use crate::mark::{RADIUS, Shape};
use crate::pen::{Anchor, Pen, Style};
use crate::scale::count;
use crate::text;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dumbbells {
    /// The names of the levels, evenly along the scale.
    pub levels: Vec<String>,
    /// What the marks mean; an entry with empty words is left out.
    pub key: Key,
    /// From the top.
    pub groups: Vec<Group>,
}

/// What the marks mean, in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Key {
    /// The mark of law.
    pub law: String,
    /// The mark of practice.
    pub practice: String,
    /// The near bar.
    pub near: String,
    /// The far bar.
    pub far: String,
    /// Dashed bars.
    pub thin: String,
}

/// Principles of one area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// The area.
    pub name: String,
    /// Its hue.
    pub hue: Hue,
    /// From the top.
    pub rows: Vec<Row>,
}

/// A principle.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its code.
    pub code: String,
    /// Its short name.
    pub label: String,
    /// What the law says.
    pub law: Side,
    /// What is done.
    pub practice: Side,
}

/// Law or practice.
#[derive(Debug, Clone, PartialEq)]
pub enum Side {
    /// A number.
    Known {
        /// Where it stands.
        estimate: Estimate,
        /// The number alone, beside its bars.
        number: String,
    },
    /// No number, and why.
    Unknown(String),
}

impl Default for Side {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

/// From the lane of law to the lane of practice.
const LANE: f64 = 21.0;

/// Draws it.
pub fn draw(frame: &Frame, picture: &Dumbbells) -> String {
    let mut pen = Pen::new(frame);
    let entries = [
        (Icon::Mark(Shape::Diamond, false), picture.key.law.as_str()),
        (Icon::Mark(Shape::Circle, true), picture.key.practice.as_str()),
        (Icon::Near, picture.key.near.as_str()),
        (Icon::Interval, picture.key.far.as_str()),
        (Icon::Dashed, picture.key.thin.as_str()),
    ];
    let mut y = key::draw(&mut pen, 4.0, "ink-2", &entries);
    let scale = Scale::after(&pen, if frame.width.stacks() { MARGIN } else { MARGIN + frame.width.label() });
    for group in picture.groups.iter().filter(|it| !it.rows.is_empty()) {
        y = draw_group(&mut pen, picture, scale, group, y);
    }
    pen.finish(y + 4.0)
}

/// Rows are measured first: the lines of the scale lie behind them.
fn draw_group(pen: &mut Pen<'_>, picture: &Dumbbells, scale: Scale, group: &Group, y: f64) -> f64 {
    let sizes = pen.sizes();
    let stacks = pen.frame().width.stacks();
    let end = pen.width() - MARGIN;
    pen.line((MARGIN, y), (end, y), r#"stroke="var(--rule)""#);
    let room = if stacks { end - MARGIN } else { pen.frame().width.label() - 14.0 };
    let name = text::wrap(&group.name, sizes.body * 1.06, room, 2);
    let style = Style::new(sizes.body, group.hue.name()).bold();
    pen.lines((MARGIN, y + 22.0), style, sizes.line, &name, &group.name);
    let named = y + 22.0 + (count(name.lines.len()) - 1.0) * sizes.line;
    let head = if stacks { named + 22.0 } else { y + 22.0 };
    let codes = group.rows.iter().map(|it| text::width(&it.code, sizes.small)).fold(0.0, f64::max).min(72.0);
    let indent = MARGIN + codes + 8.0;
    let mut y = head.max(named) + 12.0;
    let mut placed = Vec::new();
    for row in &group.rows {
        let label = text::wrap(&row.label, sizes.body, room + MARGIN - indent, 3);
        let words = count(label.lines.len().max(1)) * sizes.line;
        let (top, lanes) = (y, if stacks { y + words + 4.0 } else { y });
        y = if stacks { lanes + 2.0 * LANE + 8.0 } else { y + words.max(2.0 * LANE) + 8.0 };
        placed.push((row, label, top, lanes));
    }
    scale.draw(pen, &picture.levels, head, y - 4.0);
    for (row, label, top, lanes) in placed {
        let base = top + sizes.line * 0.8;
        pen.lines(
            (MARGIN, base),
            Style::new(sizes.small, "ink-2").halo(),
            0.0,
            &text::fit(&row.code, sizes.small, 72.0),
            &row.code,
        );
        pen.lines((indent, base), Style::new(sizes.body, "ink").halo(), sizes.line, &label, &row.label);
        draw_row(pen, scale, group.hue, row, lanes);
    }
    y + 8.0
}

fn draw_row(pen: &mut Pen<'_>, scale: Scale, hue: Hue, row: &Row, top: f64) {
    let (law, practice) = (top + LANE / 2.0, top + LANE * 1.5);
    if let (Side::Known { estimate: a, .. }, Side::Known { estimate: b, .. }) = (&row.law, &row.practice) {
        let paint = format!(r#"stroke="var(--{})" stroke-width="1.5""#, hue.name());
        pen.line((scale.x(a.share), law), (scale.x(b.share), practice), &paint);
    }
    for (side, y, shape, solid) in
        [(&row.law, law, Shape::Diamond, false), (&row.practice, practice, Shape::Circle, true)]
    {
        match side {
            Side::Known { estimate, number } => {
                estimate::draw(pen, scale, y, estimate, (shape, solid, hue), "");
                draw_number(pen, scale, y, estimate, number);
            }
            Side::Unknown(why) => {
                let nothing = Estimate { share: f64::NAN, text: why.clone(), ..Estimate::default() };
                estimate::draw(pen, scale, y, &nothing, (shape, solid, hue), why);
            }
        }
    }
}

/// After the far bar, or before it where there is no room.
fn draw_number(pen: &mut Pen<'_>, scale: Scale, y: f64, it: &Estimate, number: &str) {
    let size = pen.sizes().small;
    let (from, to) = (scale.x(it.far.0.min(it.share)), scale.x(it.far.1.max(it.share)));
    let after = to + RADIUS + 5.0;
    let style = Style::new(size, "ink").bold().halo();
    let base = y + size * 0.36;
    if after + text::bold_width(number, size) <= pen.width() - 2.0 {
        pen.words((after, base), style, number);
    } else {
        pen.words((from - RADIUS - 5.0, base), style.at(Anchor::End), number);
    }
}
