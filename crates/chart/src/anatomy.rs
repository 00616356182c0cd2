//! One row of a profile taken apart: law, practice, their bars and the gap between them, each with a number that its
//! explanation beneath repeats.

use crate::estimate::{self, Estimate, Scale};
use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::mark::Shape;
use crate::pen::{Pen, Style};
use crate::scale::count;
use crate::text;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Anatomy {
    /// The principle.
    pub label: String,
    /// Its area's hue.
    pub hue: Hue,
    /// The names of the levels, evenly along the scale.
    pub levels: Vec<String>,
    /// What an estimate that is no number says.
    pub unknown: String,
    /// What the law says.
    pub law: Estimate,
    /// What is done.
    pub practice: Estimate,
    /// The parts, in the order in which they are counted.
    pub parts: Vec<Note>,
}

/// A part and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Which part.
    pub part: Part,
    /// Its number as people read it.
    pub number: String,
    /// What it means.
    pub words: String,
}

/// A part of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The mark of the law.
    Law,
    /// The mark of practice.
    Practice,
    /// The near bar.
    Near,
    /// The far bar.
    Far,
    /// From practice to law.
    Gap,
}

/// Draws it.
pub fn draw(frame: &Frame, picture: &Anatomy) -> String {
    let mut pen = Pen::new(frame);
    let sizes = pen.sizes();
    let stacks = frame.width.stacks();
    let room = frame.width.label() - 14.0;
    let label = text::wrap(&picture.label, sizes.body, room, 3);
    let head = if stacks { 12.0 + count(label.lines.len()) * sizes.line + sizes.small } else { 20.0 };
    let scale = Scale::after(&pen, if stacks { MARGIN } else { MARGIN + frame.width.label() });
    let row = head + 58.0;
    let bottom = row + 52.0;
    scale.draw(&mut pen, &picture.levels, head, bottom);
    let rise = (count(label.lines.len()) - 1.0) * sizes.line / 2.0;
    let base = if stacks { 4.0 + sizes.body } else { row + sizes.body * 0.36 - rise };
    pen.lines((MARGIN, base), Style::new(sizes.body, "ink").bold(), sizes.line, &label, &picture.label);

    let (law, practice) = (&picture.law, &picture.practice);
    if law.share.is_finite() && practice.share.is_finite() {
        let ends = (scale.x(practice.share), row);
        let paint = format!(r#"stroke="var(--{})" stroke-width="2""#, picture.hue.name());
        pen.line(ends, (scale.x(law.share), row), &paint);
    }
    estimate::draw(&mut pen, scale, row, practice, (Shape::Circle, true, picture.hue), &picture.unknown);
    estimate::draw(&mut pen, scale, row, law, (Shape::Diamond, false, picture.hue), &picture.unknown);
    for note in &picture.parts {
        draw_badge(&mut pen, picture, scale, row, note);
    }
    let y = draw_notes(&mut pen, picture, bottom + 20.0);
    pen.finish(y + 4.0)
}

/// Marks are counted above the row, bars and gap below it.
fn draw_badge(pen: &mut Pen<'_>, picture: &Anatomy, scale: Scale, row: f64, note: &Note) {
    let (law, practice) = (&picture.law, &picture.practice);
    let (x, side) = match note.part {
        Part::Law => (scale.x(law.share), -1.0),
        Part::Practice => (scale.x(practice.share), -1.0),
        Part::Near => (scale.x(f64::midpoint(practice.share, practice.near.0)), 1.0),
        Part::Far => (scale.x(f64::midpoint(law.near.1, law.far.1)), 1.0),
        Part::Gap => (scale.x(f64::midpoint(law.share, practice.share)), 1.0),
    };
    let reach = match note.part {
        Part::Law | Part::Practice => 9.0,
        Part::Near => 6.0,
        Part::Far => 4.0,
        Part::Gap => 2.0,
    };
    pen.line((x, row + side * reach), (x, row + side * 24.0), r#"stroke="var(--ink-2)" stroke-width="1.5""#);
    estimate::badge(pen, (x, row + side * 34.0), &note.number);
}

fn draw_notes(pen: &mut Pen<'_>, picture: &Anatomy, y: f64) -> f64 {
    let sizes = pen.sizes();
    let columns = if pen.frame().width.stacks() { 1 } else { 2 };
    let gap = 28.0;
    let width = (pen.width() - 2.0 * MARGIN - gap * count(columns - 1)) / count(columns);
    let (mut top, mut bottom) = (y, y);
    for (at, note) in picture.parts.iter().enumerate() {
        let column = at % columns;
        if column == 0 {
            top = bottom;
        }
        let x = MARGIN + count(column) * (width + gap);
        estimate::badge(pen, (x + 11.0, top + 11.0), &note.number);
        let words = text::wrap(&note.words, sizes.body, width - 34.0, 6);
        let base = top + 11.0 + sizes.body * 0.36;
        pen.lines((x + 32.0, base), Style::new(sizes.body, "ink"), sizes.line, &words, &note.words);
        let end = base + count(words.lines.len().max(1) - 1) * sizes.line + 14.0;
        bottom = bottom.max(end.max(top + 28.0));
    }
    bottom
}
