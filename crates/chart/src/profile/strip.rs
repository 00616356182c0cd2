//! The marks of one principle's law or practice, in as many lines as they need.

use super::Mark;
use crate::hue::Hue;
use crate::mark::{self, Mark as Drawn, RADIUS, Shape};
use crate::pen::{Anchor, Area, Pen, Style};
use crate::scale::{count, interval, spot};
use crate::text;

/// The height of a line of marks.
pub(super) const LINE: f64 = 23.0;
/// From one answer to the next.
const PITCH: f64 = 19.0;
/// The least room that a number gets.
const SLOT: f64 = 176.0;
/// Room for the words at a rail's start.
const FROM: f64 = 8.0;
/// Room for a value.
const VALUE: f64 = 26.0;
/// The longest rail.
const RAIL: f64 = 120.0;
/// The shortest rail that can still be read.
const LEAST: f64 = 36.0;

/// Marks with their places.
pub(super) struct Strip<'a> {
    placed: Vec<Placed<'a>>,
    lines: usize,
    room: f64,
    /// What the pill says.
    unknown: &'a str,
}

struct Placed<'a> {
    mark: &'a Mark,
    x: f64,
    line: usize,
    /// What a number may take.
    room: f64,
}

impl<'a> Strip<'a> {
    pub(super) fn of(pen: &Pen<'_>, marks: &'a [Mark], room: f64, unknown: &'a str) -> Self {
        let slots = (room / SLOT).floor().max(1.0);
        let slot = room / slots;
        let mut strip = Self { placed: Vec::with_capacity(marks.len()), lines: 1, room, unknown };
        let mut x = 0.0;
        for mark in marks {
            let (wide, start) = match mark {
                Mark::Answer { .. } => (PITCH, x),
                Mark::Number { .. } => {
                    let wide = if needed(pen, mark) > slot { room } else { slot };
                    (wide, (x / slot).ceil() * slot)
                }
            };
            // Half a unit forgives the slots' rounding.
            let fits = start + wide <= room + 0.5;
            x = if fits || strip.placed.is_empty() {
                start
            } else {
                strip.lines += 1;
                0.0
            };
            strip.placed.push(Placed { mark, x, line: strip.lines - 1, room: wide });
            x += wide;
        }
        strip
    }

    pub(super) fn height(&self) -> f64 {
        count(self.lines) * LINE
    }

    /// Draws them from a corner on.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, corner: (f64, f64), shape: Shape, hue: Hue) {
        if self.placed.is_empty() {
            let width = pen.pill_width(self.unknown, self.room);
            let area = Area { x: corner.0, y: corner.1 + 2.5, width, height: LINE - 5.0 };
            pen.pill(area, self.unknown, "");
        }
        for placed in &self.placed {
            let at = (corner.0 + placed.x, corner.1 + count(placed.line) * LINE + LINE / 2.0);
            match placed.mark {
                Mark::Answer { nearer, title } => {
                    let middle = (at.0 + RADIUS, at.1);
                    match nearer {
                        None => mark::dash(pen, middle, title),
                        Some(solid) => {
                            let drawn = Drawn { shape, solid: *solid, colour: hue.name(), radius: RADIUS };
                            mark::draw(pen, drawn, middle, title);
                        }
                    }
                }
                Mark::Number { .. } => number(pen, placed, at, shape, hue, self.unknown),
            }
        }
    }
}

/// What a number takes with the shortest rail.
fn needed(pen: &Pen<'_>, mark: &Mark) -> f64 {
    let sizes = pen.sizes();
    match mark {
        Mark::Answer { .. } => PITCH,
        Mark::Number { text, from, to, .. } => {
            let ends = text::width(from, sizes.small).max(FROM) + text::width(to, sizes.small);
            ends + text::bold_width(text, sizes.body).max(VALUE) + LEAST + 38.0
        }
    }
}

fn number(pen: &mut Pen<'_>, placed: &Placed<'_>, at: (f64, f64), shape: Shape, hue: Hue, unknown: &str) {
    let Mark::Number { share, text: value, from, to, lower, upper, title } = placed.mark else { return };
    let Some(spot) = spot(*share) else {
        let area =
            Area { x: at.0, y: at.1 - 9.0, width: pen.pill_width(unknown, placed.room - 12.0), height: 18.0 };
        pen.pill(area, unknown, title);
        return;
    };
    let sizes = pen.sizes();
    let small = Style::new(sizes.small, "ink-2");
    let base = at.1 + sizes.small * 0.35;

    // Long words give way to the rail, and say in full when pointed at.
    let most = placed.room / 4.0;
    let shown = text::fit(value, sizes.body * 1.08, most);
    let start = text::fit(from, sizes.small, most);
    let end = text::fit(to, sizes.small, most);
    let wide = |lines: &text::Lines, size| lines.lines.first().map_or(0.0, |line| text::width(line, size));
    let before =
        wide(&shown, sizes.body * 1.08).max(VALUE) + 10.0 + wide(&start, sizes.small).max(FROM) + 8.0;
    let after = 8.0 + wide(&end, sizes.small) + 12.0;
    let rail = (placed.room - before - after).clamp(LEAST.min(most), RAIL);

    let (x0, x1) = (at.0 + before, at.0 + before + rail);
    let bold = Style::new(sizes.body, "ink").bold();
    pen.lines((at.0, at.1 + sizes.body * 0.35), bold, 0.0, &shown, value);
    pen.lines((x0 - 8.0, base), small.at(Anchor::End), 0.0, &start, from);
    pen.lines((x1 + 8.0, base), small, 0.0, &end, to);
    pen.line((x0, at.1), (x1, at.1), r#"stroke="var(--rule-2)" stroke-width="2""#);
    for x in [x0, x1] {
        pen.line((x, at.1 - 4.0), (x, at.1 + 4.0), r#"stroke="var(--rule-2)" stroke-width="2""#);
    }
    if let Some((a, b)) = interval(*lower, *upper) {
        mark::interval(pen, x0 + a * rail, x0 + b * rail, at.1, hue.name());
    }
    let drawn = Drawn { shape, solid: true, colour: hue.name(), radius: RADIUS - 0.6 };
    let middle = (x0 + spot.share * rail, at.1);
    mark::draw(pen, drawn, middle, title);
    if spot.beyond != 0 {
        mark::arrow(pen, middle, spot.beyond, hue.name());
    }
}
