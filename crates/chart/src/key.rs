//! The key above a picture: what its marks mean.

use crate::frame::MARGIN;
use crate::mark::{self, Mark, RADIUS, Shape};
use crate::pen::{Area, Pen, Style, num};
use crate::text;

/// What stands before the words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Icon {
    /// A mark.
    Mark(Shape, bool),
    /// A hollow diamond and a hollow circle, or the same solid.
    Both(bool),
    /// The small dash.
    Dash,
    /// A value on a rail.
    Rail,
    /// The bar of an interval.
    Interval,
    /// The darker bar of a nearer interval.
    Near,
    /// The dashed bar of thin evidence.
    Dashed,
    /// The dashed pill.
    Pill,
    /// A cell, painted with these attributes.
    Cell(&'static str),
    /// A hatched cell.
    Hatched,
}

const BOX: f64 = 28.0;
const GAP: f64 = 22.0;

/// Draws the entries from `y` on, in as many lines as they need; entries without words are left out. The answer is
/// where the next thing may start.
pub(crate) fn draw(pen: &mut Pen<'_>, y: f64, colour: &'static str, entries: &[(Icon, &str)]) -> f64 {
    let sizes = pen.sizes();
    let (mut x, mut top) = (MARGIN, y);
    let room = pen.width() - 2.0 * MARGIN;
    let mut any = false;
    for (icon, words) in entries.iter().filter(|(_, words)| !words.trim().is_empty()) {
        let full = text::width(words, sizes.small);
        let wide = BOX + full.min(room - BOX);
        if any && x + wide > MARGIN + room {
            x = MARGIN;
            top += 22.0;
        }
        draw_icon(pen, *icon, (x, top + 11.0), colour);
        let shown = text::fit(words, sizes.small, room - BOX);
        let base = (x + BOX, top + 11.0 + sizes.small * 0.35);
        pen.lines(base, Style::new(sizes.small, "ink-2"), 0.0, &shown, words);
        x += wide + GAP;
        any = true;
    }
    if any { top + 22.0 + 6.0 } else { y }
}

fn draw_icon(pen: &mut Pen<'_>, icon: Icon, (x, y): (f64, f64), colour: &'static str) {
    let mark = |shape, solid| Mark { shape, solid, colour, radius: RADIUS };
    let middle = x + 11.0;
    match icon {
        Icon::Mark(shape, solid) => mark::draw(pen, mark(shape, solid), (middle, y), ""),
        Icon::Both(solid) => {
            mark::draw(pen, mark(Shape::Diamond, solid), (x + 5.0, y), "");
            mark::draw(pen, mark(Shape::Circle, solid), (x + 19.0, y), "");
        }
        Icon::Dash => mark::dash(pen, (middle, y), ""),
        Icon::Rail => {
            pen.line((x, y), (x + 22.0, y), r#"stroke="var(--rule-2)" stroke-width="2""#);
            pen.line((x, y - 4.0), (x, y + 4.0), r#"stroke="var(--rule-2)" stroke-width="2""#);
            pen.line((x + 22.0, y - 4.0), (x + 22.0, y + 4.0), r#"stroke="var(--rule-2)" stroke-width="2""#);
            mark::draw(pen, Mark { radius: 5.0, ..mark(Shape::Circle, true) }, (x + 14.0, y), "");
        }
        Icon::Interval => mark::interval(pen, x + 3.5, x + 18.5, y, colour),
        Icon::Near => {
            let paint = format!(r#"fill="var(--{colour})" fill-opacity=".5""#);
            pen.rect(Area { x, y: y - 5.5, width: 22.0, height: 11.0 }, 5.5, &paint, "");
        }
        Icon::Dashed => {
            let paint =
                format!(r#"fill="none" stroke="var(--{colour})" stroke-width="1.5" stroke-dasharray="3 3""#);
            pen.rect(Area { x, y: y - 5.5, width: 22.0, height: 11.0 }, 5.5, &paint, "");
        }
        Icon::Pill => pen.pill(Area { x, y: y - 5.0, width: 22.0, height: 10.0 }, "", ""),
        Icon::Cell(paint) => {
            pen.rect(Area { x: x + 4.0, y: y - 7.0, width: 14.0, height: 14.0 }, 2.0, paint, "");
        }
        Icon::Hatched => {
            let paint = format!(r#"fill="url(#{})" stroke="var(--ink-3)""#, pen.id("hatch"));
            pen.rect(Area { x: x + 4.0, y: y - 7.0, width: 14.0, height: 14.0 }, 2.0, &paint, "");
        }
    }
}

/// The hatching that says unknown, to be drawn once before its first use; `spacing` is from line to line.
pub(crate) fn hatch(pen: &mut Pen<'_>, name: &str, spacing: f64) {
    let (id, gap, wide) = (pen.id(name), num(spacing), num(spacing * 0.3));
    pen.raw(&format!(
        concat!(
            r#"<defs><pattern id="{id}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" "#,
            r#"patternTransform="rotate(45)"><path d="M0 0h{gap}v{gap}h-{gap}z" fill="var(--surface)"/>"#,
            r#"<path d="M{half} 0v{gap}" stroke="var(--ink-3)" stroke-opacity=".7" stroke-width="{wide}"/>"#,
            r#"</pattern></defs>"#
        ),
        id = id,
        gap = gap,
        half = num(spacing / 2.0),
        wide = wide
    ));
}
