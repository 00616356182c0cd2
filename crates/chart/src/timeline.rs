//! Yes and no over the years, one strip per series.

use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::key::{self, Icon};
use crate::pen::{Anchor, Area, Pen, Style};
use crate::scale::count;
use crate::text;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The first year as people read it.
    pub first: String,
    /// The last year as people read it.
    pub last: String,
    /// What the cells mean, and what a picture without rows says.
    pub key: Key,
    /// From the top.
    pub rows: Vec<Row>,
}

/// What the cells mean, in words; empty ones are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Key {
    /// A filled cell.
    pub yes: String,
    /// A hollow cell.
    pub no: String,
    /// A hatched cell.
    pub unknown: String,
}

/// One series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// Its source, or whatever else belongs under it.
    pub detail: String,
    /// Its area's hue.
    pub hue: Hue,
    /// One per year, all rows from the same first year on. A row that ends before the longest is unknown from
    /// there.
    pub cells: Vec<Cell>,
    /// Years to be named under the strip, in order.
    pub changes: Vec<Change>,
}

/// One year of a series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What it was.
    pub state: State,
    /// What it says in full, for who points at it.
    pub title: String,
}

/// What a year was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// So.
    Yes,
    /// Not so.
    No,
    /// Nobody says.
    #[default]
    Unknown,
}

/// A year with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Which cell, counted from zero.
    pub cell: usize,
    /// The year, and what happened in it if that is short.
    pub text: String,
}

const CELL: f64 = 20.0;

/// Draws it.
pub fn draw(frame: &Frame, timeline: &Timeline) -> String {
    let mut pen = Pen::new(frame);
    key::hatch(&mut pen, "hatch", 5.0);
    let key = &timeline.key;
    let entries = [
        (Icon::Cell(r#"fill="var(--ink-2)" stroke="var(--ink-2)""#), key.yes.as_str()),
        (Icon::Cell(r#"fill="var(--surface)" stroke="var(--ink-2)" stroke-width="1.5""#), key.no.as_str()),
        (Icon::Hatched, key.unknown.as_str()),
    ];
    let mut y = key::draw(&mut pen, 4.0, "ink-2", &entries);
    let columns = timeline.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if columns == 0 {
        let width = pen.width() - 2.0 * MARGIN;
        pen.pill(Area { x: MARGIN, y: y + 6.0, width, height: 20.0 }, &key.unknown, "");
        return pen.finish(y + 38.0);
    }
    let start = if frame.width.stacks() { MARGIN } else { MARGIN + frame.width.label() + 18.0 };
    let strip = Strip { start, end: pen.width() - MARGIN, columns };
    y = draw_years(&mut pen, timeline, &strip, y);
    for row in &timeline.rows {
        y = draw_row(&mut pen, &strip, row, y);
    }
    pen.finish(y + 2.0)
}

/// Where the cells stand, seen from the start side.
struct Strip {
    start: f64,
    end: f64,
    columns: usize,
}

impl Strip {
    /// Where a cell starts.
    fn x(&self, cell: usize) -> f64 {
        self.start + count(cell) * (self.end - self.start) / count(self.columns)
    }
}

fn draw_years(pen: &mut Pen<'_>, timeline: &Timeline, strip: &Strip, y: f64) -> f64 {
    let size = pen.sizes().small;
    let half = (strip.end - strip.start) / 2.0 - 8.0;
    let style = Style::new(size, "ink-2");
    let (first, last) = (text::fit(&timeline.first, size, half), text::fit(&timeline.last, size, half));
    pen.lines((strip.start, y + 14.0), style, 0.0, &first, &timeline.first);
    pen.lines((strip.end, y + 14.0), style.at(Anchor::End), 0.0, &last, &timeline.last);
    y + 20.0
}

fn draw_row(pen: &mut Pen<'_>, strip: &Strip, row: &Row, y: f64) -> f64 {
    let sizes = pen.sizes();
    let stacks = pen.frame().width.stacks();
    let room = pen.frame().width.label();
    let label = text::wrap(&row.label, sizes.body, room, 2);
    let detail = text::wrap(&row.detail, sizes.small, room, 2);
    let base = y + if stacks { 14.0 } else { 15.0 };
    let detail_base = base + count(label.lines.len()) * sizes.line - 1.0;
    pen.lines((MARGIN, base), Style::new(sizes.body, "ink"), sizes.line, &label, &row.label);
    pen.lines(
        (MARGIN, detail_base),
        Style::new(sizes.small, "ink-2"),
        sizes.small_line,
        &detail,
        &row.detail,
    );
    let words_end = detail_base + count(detail.lines.len()) * sizes.small_line - sizes.small;

    let top = if stacks { words_end + 3.0 } else { y };
    let unknown = Cell::default();
    for at in 0..strip.columns {
        draw_cell(pen, strip, at, row.cells.get(at).unwrap_or(&unknown), top, row.hue);
    }
    let bottom = draw_changes(pen, strip, row, top + CELL);
    bottom.max(if stacks { 0.0 } else { words_end }) + 12.0
}

fn draw_cell(pen: &mut Pen<'_>, strip: &Strip, at: usize, cell: &Cell, top: f64, hue: Hue) {
    let wide = strip.x(at + 1) - strip.x(at);
    let gap = if wide > 6.0 { 1.5 } else { 0.0 };
    // The outline is drawn inside the cell, so that filled and hollow ones look equally large.
    let area = Area {
        x: strip.x(at) + gap / 2.0 + 0.75,
        y: top + 0.75,
        width: wide - gap - 1.5,
        height: CELL - 1.5,
    };
    let paint = match cell.state {
        State::Yes => format!(r#"fill="var(--{0})" stroke="var(--{0})" stroke-width="1.5""#, hue.name()),
        State::No => {
            format!(r#"fill="var(--surface)" stroke="var(--{})" stroke-width="1.5""#, hue.name())
        }
        State::Unknown => {
            format!(r#"fill="url(#{})" stroke="var(--ink-3)" stroke-opacity=".6""#, pen.id("hatch"))
        }
    };
    pen.rect(area, 1.5, &paint, &cell.title);
}

/// The names of years under their cells; where two would touch, the second goes a line lower.
fn draw_changes(pen: &mut Pen<'_>, strip: &Strip, row: &Row, y: f64) -> f64 {
    let size = pen.sizes().small;
    let mut ends: Vec<f64> = vec![];
    for change in row.changes.iter().filter(|change| change.cell < strip.columns) {
        let words = text::fit(&change.text, size, strip.end - strip.start);
        let Some(wide) = words.lines.first().map(|line| text::width(line, size)) else { continue };
        let middle = f64::midpoint(strip.x(change.cell), strip.x(change.cell + 1));
        let half = wide / 2.0;
        let centre = middle.min(strip.end - half).max(strip.start + half);
        let line = ends.iter().position(|end| centre - half >= end + 8.0).unwrap_or(ends.len());
        match ends.get_mut(line) {
            Some(end) => *end = centre + half,
            None => ends.push(centre + half),
        }
        let foot = y + 5.0 + count(line) * pen.sizes().small_line;
        pen.line((middle, y + 1.0), (middle, foot), r#"stroke="var(--ink-3)""#);
        let style = Style::new(size, "ink-2").at(Anchor::Middle).halo();
        pen.lines((centre, foot + size), style, 0.0, &words, &change.text);
    }
    y + if ends.is_empty() { 0.0 } else { 7.0 + count(ends.len()) * pen.sizes().small_line }
}
