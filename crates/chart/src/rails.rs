//! Scores of one or a few series, each row on a rail of its own.

mod lanes;

use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::key::{self, Icon};
use crate::mark;
use crate::pen::{Anchor, Area, Pen, Style};
use crate::scale::count;
use crate::text;
use lanes::Lanes;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rails {
    /// What the series are called, in the order of their shapes; more than one make a key.
    pub series: Vec<String>,
    /// What a row without any point says.
    pub unknown: String,
    /// What the bar around a point is called in the key; empty leaves it out.
    pub interval: String,
    /// From the top.
    pub rows: Vec<Row>,
}

/// One thing that was measured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// Source and year, or whatever else belongs under it.
    pub detail: String,
    /// Its area's hue.
    pub hue: Hue,
    /// The scale's start as people read it.
    pub from: String,
    /// The scale's end as people read it.
    pub to: String,
    /// What is known; empty is unknown.
    pub points: Vec<Point>,
    /// Series that this row knows nothing of, each in words such as “Borduria: unknown”.
    pub missing: Vec<String>,
}

/// A value of one series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Point {
    /// Which series, counted from zero; says the shape.
    pub series: usize,
    /// 0 at the scale's start, 1 at its end; beyond is drawn at the end with an arrow; not finite is unknown.
    pub share: f64,
    /// The value as people read it.
    pub text: String,
    /// Where its interval starts, as a share.
    pub lower: Option<f64>,
    /// Where its interval ends, as a share.
    pub upper: Option<f64>,
    /// What it says in full, for who points at it.
    pub title: String,
}

/// Draws it.
pub fn draw(frame: &Frame, rails: &Rails) -> String {
    let mut pen = Pen::new(frame);
    let mut y = draw_key(&mut pen, rails);
    let place = Place::of(&pen, rails);
    for (at, row) in rails.rows.iter().enumerate() {
        if at > 0 {
            let end = pen.width() - MARGIN;
            pen.line((MARGIN, y), (end, y), r#"stroke="var(--rule)""#);
        }
        y = draw_row(&mut pen, &place, rails, row, y);
    }
    if rails.rows.is_empty() {
        let width = pen.width() - 2.0 * MARGIN;
        pen.pill(Area { x: MARGIN, y: y + 6.0, width, height: 20.0 }, &rails.unknown, "");
        y += 34.0;
    }
    pen.finish(y + 4.0)
}

fn draw_key(pen: &mut Pen<'_>, rails: &Rails) -> f64 {
    let mut entries = vec![];
    if rails.series.len() > 1 {
        entries.extend(rails.series.iter().enumerate().map(|(index, name)| {
            let (shape, solid) = mark::of_series(index);
            (Icon::Mark(shape, solid), name.as_str())
        }));
    }
    let points = || rails.rows.iter().flat_map(|row| &row.points);
    if points().any(|point| point.lower.is_some() && point.upper.is_some()) {
        entries.push((Icon::Interval, rails.interval.as_str()));
    }
    key::draw(pen, 4.0, "ink-2", &entries)
}

/// Where things stand, seen from the start side.
struct Place {
    /// Where rails start.
    x0: f64,
    /// Where rails end.
    x1: f64,
    /// Room for the words at either end.
    from: f64,
    to: f64,
}

impl Place {
    fn of(pen: &Pen<'_>, rails: &Rails) -> Self {
        let sizes = pen.sizes();
        let width = pen.frame().width;
        let widest = |pick: fn(&Row) -> &String| {
            let most = if width.stacks() { 64.0 } else { 84.0 };
            rails.rows.iter().map(|row| text::width(pick(row), sizes.small)).fold(0.0, f64::max).min(most)
        };
        let (from, to) = (widest(|row| &row.from), widest(|row| &row.to));
        let start = if width.stacks() { MARGIN } else { MARGIN + width.label() + 18.0 };
        Self { x0: start + from + 10.0, x1: pen.width() - MARGIN - to - 10.0, from, to }
    }
}

fn draw_row(pen: &mut Pen<'_>, place: &Place, rails: &Rails, row: &Row, y: f64) -> f64 {
    let sizes = pen.sizes();
    let stacks = pen.frame().width.stacks();
    let room = pen.frame().width.label();
    let label = text::wrap(&row.label, sizes.body, room, 3);
    let detail = text::wrap(&row.detail, sizes.small, room, 2);
    let label_base = y + 22.0;
    let detail_base = label_base + count(label.lines.len()) * sizes.line - 1.0;
    pen.lines((MARGIN, label_base), Style::new(sizes.body, "ink"), sizes.line, &label, &row.label);
    pen.lines(
        (MARGIN, detail_base),
        Style::new(sizes.small, "ink-2"),
        sizes.small_line,
        &detail,
        &row.detail,
    );
    let words_end = detail_base + count(detail.lines.len()) * sizes.small_line - sizes.small;

    let top = if stacks { words_end + 4.0 } else { y + 6.0 };
    let lanes = Lanes::of(pen, row, place.x0, place.x1);
    let bottom = if lanes.is_empty() {
        let area = Area { x: place.x0, y: top + 2.0, width: place.x1 - place.x0, height: 19.0 };
        pen.pill(area, &rails.unknown, "");
        top + 26.0
    } else {
        draw_rail(pen, place, row, &lanes, top)
    };
    let bottom = draw_missing(pen, place, row, bottom);
    if stacks { bottom + 8.0 } else { bottom.max(words_end) + 9.0 }
}

fn draw_rail(pen: &mut Pen<'_>, place: &Place, row: &Row, lanes: &Lanes<'_>, top: f64) -> f64 {
    let sizes = pen.sizes();
    let (first, last) = (top + Lanes::middle(0), top + Lanes::middle(lanes.len().saturating_sub(1)));
    for lane in 0..lanes.len() {
        let y = top + Lanes::middle(lane);
        pen.line((place.x0, y), (place.x1, y), r#"stroke="var(--rule-2)" stroke-width="1.5""#);
    }
    for x in [place.x0, place.x1] {
        pen.line((x, first - 5.0), (x, last + 5.0), r#"stroke="var(--rule-2)" stroke-width="1.5""#);
    }
    let base = f64::midpoint(first, last) + sizes.small * 0.35;
    let small = Style::new(sizes.small, "ink-2");
    let (from, to) = (
        text::fit(&row.from, sizes.small, place.from + 0.1),
        text::fit(&row.to, sizes.small, place.to + 0.1),
    );
    pen.lines((place.x0 - 10.0, base), small.at(Anchor::End), 0.0, &from, &row.from);
    pen.lines((place.x1 + 10.0, base), small, 0.0, &to, &row.to);
    lanes.draw(pen, top, row.hue.name());
    top + lanes.height()
}

/// Each series that is missing, in a small dashed pill of its own.
fn draw_missing(pen: &mut Pen<'_>, place: &Place, row: &Row, y: f64) -> f64 {
    let (mut x, mut top) = (place.x0, y + 2.0);
    let mut any = false;
    for words in row.missing.iter().filter(|words| !words.trim().is_empty()) {
        let width = pen.pill_width(words, place.x1 - place.x0);
        if any && x + width > place.x1 {
            (x, top) = (place.x0, top + 24.0);
        }
        pen.pill(Area { x, y: top, width, height: 19.0 }, words, "");
        x += width + 8.0;
        any = true;
    }
    if any { top + 23.0 } else { y }
}
