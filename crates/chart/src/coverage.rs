//! What is known: a small cell for every row and column.

use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::key::{self, Icon};
use crate::mark;
use crate::pen::{Anchor, Area, Pen, Style};
use crate::scale::count;
use crate::text;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage {
    /// From the start side.
    pub columns: Vec<Column>,
    /// From the top.
    pub rows: Vec<Row>,
    /// What the cells mean, and what a picture without cells says.
    pub key: Key,
}

/// What the cells mean, in words; empty ones are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Key {
    /// A filled cell.
    pub known: String,
    /// A hatched cell.
    pub unknown: String,
    /// The small dash.
    pub not_applicable: String,
}

/// A source, an organisation, or whatever else is counted across.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub label: String,
    /// A number or a letter that stands for it where there is little room; explained beneath.
    pub short: String,
}

/// An area, a principle, or whatever else is counted down.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its code; may be empty.
    pub code: String,
    /// Its name.
    pub label: String,
    /// Its area's hue.
    pub hue: Hue,
    /// One per column; those that are not there are unknown.
    pub cells: Vec<Cell>,
    /// What the row comes to, such as “4 of 6”; may be empty.
    pub sum: String,
}

/// What is known of one row from one column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Whether it is known.
    pub state: State,
    /// What it says in full, for who points at it.
    pub title: String,
}

/// Whether something is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum State {
    /// It is.
    Known,
    /// It is not.
    #[default]
    Unknown,
    /// There is nothing to know.
    NotApplicable,
}

const CELL: f64 = 18.0;
const ROW: f64 = 25.0;

/// Draws it.
pub fn draw(frame: &Frame, coverage: &Coverage) -> String {
    let mut pen = Pen::new(frame);
    key::hatch(&mut pen, "hatch", 5.0);
    let key = &coverage.key;
    let entries = [
        (Icon::Cell(r#"fill="var(--ink-2)" stroke="var(--ink-2)""#), key.known.as_str()),
        (Icon::Hatched, key.unknown.as_str()),
        (Icon::Dash, key.not_applicable.as_str()),
    ];
    let mut y = key::draw(&mut pen, 4.0, "ink-2", &entries);
    if coverage.rows.is_empty() || coverage.columns.is_empty() {
        let width = pen.width() - 2.0 * MARGIN;
        pen.pill(Area { x: MARGIN, y: y + 6.0, width, height: 20.0 }, &key.unknown, "");
        return pen.finish(y + 38.0);
    }
    let grid = Grid::of(&pen, coverage);
    y = draw_heads(&mut pen, &grid, coverage, y);
    for row in &coverage.rows {
        y = draw_row(&mut pen, &grid, row, coverage.columns.len(), y);
    }
    if grid.short {
        y = draw_names(&mut pen, coverage, y + 6.0);
    }
    pen.finish(y + 4.0)
}

/// Where things stand, seen from the start side.
struct Grid {
    /// Labels begin here, behind their codes.
    label: f64,
    /// Room for a line of a label.
    label_room: f64,
    /// Where the first column starts.
    start: f64,
    /// From one column to the next.
    pitch: f64,
    /// Room for the sums.
    sum: f64,
    /// Whether columns are named by their short names.
    short: bool,
}

impl Grid {
    fn of(pen: &Pen<'_>, coverage: &Coverage) -> Self {
        let sizes = pen.sizes();
        let widest = |pick: fn(&Row) -> &String, most: f64| {
            coverage.rows.iter().map(|row| text::width(pick(row), sizes.small)).fold(0.0, f64::max).min(most)
        };
        let code = widest(|row| &row.code, 64.0);
        let label = if code > 0.0 { MARGIN + code + 8.0 } else { MARGIN };
        let sum = widest(|row| &row.sum, 90.0);
        let end = pen.width() - MARGIN - if sum > 0.0 { sum + 12.0 } else { 0.0 };
        let stacks = pen.frame().width.stacks();
        let columns = count(coverage.columns.len());
        let start = if stacks {
            // A label keeps a third of a phone, cells take the rest and shrink if they must.
            (end - columns * 30.0).max(MARGIN + 112.0).max(label + 40.0)
        } else {
            MARGIN + pen.frame().width.label() + 18.0
        };
        let pitch = ((end - start) / columns).min(if stacks { 40.0 } else { 132.0 });
        let short = pitch < 76.0;
        Self { label, label_room: start - label - 12.0, start, pitch, sum, short }
    }

    /// The middle of a column.
    fn middle(&self, column: usize) -> f64 {
        self.start + (count(column) + 0.5) * self.pitch
    }
}

fn draw_heads(pen: &mut Pen<'_>, grid: &Grid, coverage: &Coverage, y: f64) -> f64 {
    let sizes = pen.sizes();
    let style = Style::new(sizes.small, "ink-2").at(Anchor::Middle);
    let heads: Vec<(text::Lines, &str)> = coverage
        .columns
        .iter()
        .map(|column| {
            let words = if grid.short { &column.short } else { &column.label };
            let most = if grid.short { 1 } else { 4 };
            (text::wrap(words, sizes.small, grid.pitch - 8.0, most), words.as_str())
        })
        .collect();
    let most = heads.iter().map(|(lines, _)| lines.lines.len()).max().unwrap_or(0);
    let bottom = y + count(most) * sizes.small_line + 2.0;
    for (at, (lines, full)) in heads.iter().enumerate() {
        let base = bottom - count(lines.lines.len()) * sizes.small_line + sizes.small_line * 0.72;
        pen.lines((grid.middle(at), base), style, sizes.small_line, lines, full);
    }
    let end = pen.width() - MARGIN;
    pen.line((MARGIN, bottom + 5.0), (end, bottom + 5.0), r#"stroke="var(--rule-2)""#);
    bottom + 9.0
}

fn draw_row(pen: &mut Pen<'_>, grid: &Grid, row: &Row, columns: usize, y: f64) -> f64 {
    let sizes = pen.sizes();
    let label = text::wrap(&row.label, sizes.body, grid.label_room, 2);
    let code = text::fit(&row.code, sizes.small, grid.label - MARGIN - 4.0);
    let middle = y + ROW / 2.0;
    let base = middle + sizes.body * 0.35;
    pen.lines((MARGIN, base), Style::new(sizes.small, row.hue.name()).bold(), 0.0, &code, &row.code);
    pen.lines((grid.label, base), Style::new(sizes.body, "ink"), sizes.line, &label, &row.label);
    let unknown = Cell::default();
    for at in 0..columns {
        draw_cell(pen, grid, at, row.cells.get(at).unwrap_or(&unknown), middle, row.hue);
    }
    let sum = text::fit(&row.sum, sizes.small, grid.sum + 0.1);
    let style = Style::new(sizes.small, "ink-2").at(Anchor::End);
    pen.lines((pen.width() - MARGIN, base), style, 0.0, &sum, &row.sum);
    y + ROW + (count(label.lines.len()) - 1.0).max(0.0) * sizes.line
}

fn draw_cell(pen: &mut Pen<'_>, grid: &Grid, at: usize, cell: &Cell, middle: f64, hue: Hue) {
    let width = if grid.short { (grid.pitch - 3.0).clamp(1.0, 2.0 * CELL) } else { grid.pitch - 10.0 };
    let area = Area { x: grid.middle(at) - width / 2.0, y: middle - CELL / 2.0, width, height: CELL };
    match cell.state {
        State::Known => {
            pen.rect(
                area,
                2.5,
                &format!(r#"fill="var(--{0})" stroke="var(--{0})""#, hue.name()),
                &cell.title,
            );
        }
        State::Unknown => {
            let paint =
                format!(r#"fill="url(#{})" stroke="var(--ink-3)" stroke-opacity=".6""#, pen.id("hatch"));
            pen.rect(area, 2.5, &paint, &cell.title);
        }
        State::NotApplicable => mark::dash(pen, (grid.middle(at), middle), &cell.title),
    }
}

/// What the short names stand for.
fn draw_names(pen: &mut Pen<'_>, coverage: &Coverage, y: f64) -> f64 {
    let sizes = pen.sizes();
    let widest = coverage
        .columns
        .iter()
        .map(|column| text::bold_width(&column.short, sizes.small))
        .fold(0.0, f64::max);
    let label = MARGIN + widest.min(60.0) + 10.0;
    let mut base = y + sizes.small_line;
    for column in &coverage.columns {
        let short = text::fit(&column.short, sizes.small * 1.08, 60.0);
        pen.lines((MARGIN, base), Style::new(sizes.small, "ink-2").bold(), 0.0, &short, &column.short);
        let lines = text::wrap(&column.label, sizes.small, pen.width() - MARGIN - label, 3);
        pen.lines((label, base), Style::new(sizes.small, "ink-2"), sizes.small_line, &lines, &column.label);
        base += count(lines.lines.len().max(1)) * sizes.small_line + 2.0;
    }
    base - sizes.small_line + 4.0
}
