//! What open data says, by principle: law on one side, practice on the other.
//!
//! There is no common axis. An answer is a diamond (law) or a circle (practice), solid where it is the one nearer
//! the standard; a number stands on a rail of its own; nothing known is a dashed pill.

mod strip;

use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::key::{self, Icon};
use crate::mark::{self, Mark as Drawn, RADIUS, Shape};
use crate::pen::{Area, Pen, Style};
use crate::text;
use strip::{LINE, Strip};

/// The words of the picture itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// Heads the column of law.
    pub law: String,
    /// Heads the column of practice.
    pub practice: String,
    /// What an empty list says.
    pub unknown: String,
    /// The key; an entry with empty words is left out.
    pub key: Key,
}

/// What the marks mean, in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Key {
    /// A solid mark.
    pub nearer: String,
    /// A hollow mark.
    pub other: String,
    /// The small dash.
    pub neither: String,
    /// A value on a rail.
    pub number: String,
    /// The bar around a value.
    pub interval: String,
}

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The words of the picture itself.
    pub words: Words,
    /// From the top.
    pub groups: Vec<Group>,
}

/// An area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// Its name.
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
    /// What is known about the law; empty is unknown.
    pub law: Vec<Mark>,
    /// What is known about practice; empty is unknown.
    pub practice: Vec<Mark>,
}

/// One thing that is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// An answer.
    Answer {
        /// Whether it is the answer nearer the standard; `None` where the question does not apply or neither is.
        nearer: Option<bool>,
        /// Question and answer, for who points at it.
        title: String,
    },
    /// A number on a scale of its own.
    Number {
        /// 0 at the scale's start, 1 at its end; beyond is drawn at the end with an arrow; not finite is unknown.
        share: f64,
        /// The value as people read it.
        text: String,
        /// The scale's start as people read it.
        from: String,
        /// The scale's end as people read it.
        to: String,
        /// Where its interval starts, as a share.
        lower: Option<f64>,
        /// Where its interval ends, as a share.
        upper: Option<f64>,
        /// What it counts, for who points at it.
        title: String,
    },
}

impl Mark {
    /// What it says in words.
    pub fn title(&self) -> &str {
        match self {
            Self::Answer { title, .. } | Self::Number { title, .. } => title,
        }
    }
}

/// Draws it.
pub fn draw(frame: &Frame, profile: &Profile) -> String {
    let mut pen = Pen::new(frame);
    let mut y = draw_key(&mut pen, &profile.words);
    let columns = Columns::of(&pen, profile);
    y = draw_heads(&mut pen, &columns, &profile.words, y);
    for group in &profile.groups {
        y = draw_group(&mut pen, &columns, &profile.words, group, y);
    }
    if profile.groups.iter().all(|group| group.rows.is_empty()) {
        let width = pen.width() - 2.0 * MARGIN;
        pen.pill(Area { x: MARGIN, y: y + 6.0, width, height: 20.0 }, &profile.words.unknown, "");
        y += 34.0;
    }
    pen.finish(y + 4.0)
}

/// Where things stand, seen from the start side.
struct Columns {
    /// Labels begin here, behind their codes.
    label: f64,
    /// Room for a line of a label.
    label_room: f64,
    /// Where the marks of law begin.
    law: f64,
    /// Where the marks of practice begin.
    practice: f64,
    /// Room for the marks of either.
    room: f64,
}

impl Columns {
    fn of(pen: &Pen<'_>, profile: &Profile) -> Self {
        let sizes = pen.sizes();
        let rows = || profile.groups.iter().flat_map(|group| &group.rows);
        let code = rows().map(|row| text::width(&row.code, sizes.small)).fold(0.0, f64::max).min(72.0);
        let label = if code > 0.0 { MARGIN + code + 8.0 } else { MARGIN };
        let width = pen.frame().width;
        let label_end = MARGIN + width.label();
        if width.stacks() {
            let words = &profile.words;
            let word = text::width(&words.law, sizes.small).max(text::width(&words.practice, sizes.small));
            let start = label + word.min(84.0) + 10.0;
            let room = pen.width() - MARGIN - start;
            return Self { label, label_room: label_end - label, law: start, practice: start, room };
        }
        let (gap, between) = (18.0, 34.0);
        let law = label_end + gap;
        let room = (pen.width() - MARGIN - law - between) / 2.0;
        Self { label, label_room: label_end - label, law, practice: law + room + between, room }
    }
}

fn draw_key(pen: &mut Pen<'_>, words: &Words) -> f64 {
    let key = &words.key;
    let mut entries = vec![
        (Icon::Both(true), key.nearer.as_str()),
        (Icon::Both(false), key.other.as_str()),
        (Icon::Dash, key.neither.as_str()),
        (Icon::Rail, key.number.as_str()),
        (Icon::Interval, key.interval.as_str()),
    ];
    if entries.iter().any(|(_, words)| !words.is_empty()) {
        entries.push((Icon::Pill, words.unknown.as_str()));
    }
    key::draw(pen, 4.0, "ink-2", &entries)
}

fn draw_heads(pen: &mut Pen<'_>, columns: &Columns, words: &Words, y: f64) -> f64 {
    let sizes = pen.sizes();
    let style = Style::new(sizes.small, "ink-2").bold();
    let mid = y + 14.0;
    let heads =
        [(Shape::Diamond, &words.law, columns.law), (Shape::Circle, &words.practice, columns.practice)];
    if pen.frame().width.stacks() {
        // Each strip carries its word; a head would say it a third time.
        return y;
    }
    for (shape, word, x) in heads {
        mark::draw(
            pen,
            Drawn { shape, solid: true, colour: "ink-2", radius: RADIUS - 1.0 },
            (x + 6.0, mid),
            "",
        );
        let shown = text::fit(word, sizes.small, columns.room - 20.0);
        pen.lines((x + 18.0, mid + sizes.small * 0.35), style, 0.0, &shown, word);
    }
    y + 30.0
}

fn draw_group(pen: &mut Pen<'_>, columns: &Columns, words: &Words, group: &Group, y: f64) -> f64 {
    let sizes = pen.sizes();
    let end = pen.width() - MARGIN;
    pen.line((MARGIN, y), (end, y), r#"stroke="var(--rule)""#);
    let name = text::fit(&group.name, sizes.body * 1.08, end - MARGIN);
    let style = Style::new(sizes.body, group.hue.name()).bold();
    pen.lines((MARGIN, y + 22.0), style, 0.0, &name, &group.name);
    let mut y = y + 30.0;
    for row in &group.rows {
        y = if pen.frame().width.stacks() {
            stacked(pen, columns, words, group.hue, row, y)
        } else {
            beside(pen, columns, words, group.hue, row, y)
        };
    }
    y + 10.0
}

fn draw_label(pen: &mut Pen<'_>, columns: &Columns, row: &Row, base: f64, label: &text::Lines) {
    let sizes = pen.sizes();
    let code = text::fit(&row.code, sizes.small, columns.label - MARGIN - 4.0);
    pen.lines((MARGIN, base), Style::new(sizes.small, "ink-2"), 0.0, &code, &row.code);
    pen.lines((columns.label, base), Style::new(sizes.body, "ink"), sizes.line, label, &row.label);
}

/// Label, law and practice in one line.
fn beside(pen: &mut Pen<'_>, columns: &Columns, words: &Words, hue: Hue, row: &Row, y: f64) -> f64 {
    let sizes = pen.sizes();
    let label = text::wrap(&row.label, sizes.body, columns.label_room, 2);
    let law = Strip::of(pen, &row.law, columns.room, &words.unknown);
    let practice = Strip::of(pen, &row.practice, columns.room, &words.unknown);
    let base = y + LINE / 2.0 + sizes.body * 0.35 + 2.0;
    draw_label(pen, columns, row, base, &label);
    law.draw(pen, (columns.law, y + 2.0), Shape::Diamond, hue);
    practice.draw(pen, (columns.practice, y + 2.0), Shape::Circle, hue);
    let words_height = crate::scale::count(label.lines.len()) * sizes.line;
    y + 6.0 + law.height().max(practice.height()).max(words_height)
}

/// Label, law and practice under one another; what is unknown on both sides is said once.
fn stacked(pen: &mut Pen<'_>, columns: &Columns, words: &Words, hue: Hue, row: &Row, y: f64) -> f64 {
    let sizes = pen.sizes();
    let label = text::wrap(&row.label, sizes.body, columns.label_room, 3);
    draw_label(pen, columns, row, y + sizes.line * 0.75, &label);
    let mut y = y + crate::scale::count(label.lines.len().max(1)) * sizes.line + 2.0;
    if row.law.is_empty() && row.practice.is_empty() {
        let area = Area { x: columns.label, y: y + 1.0, width: columns.label_room, height: 19.0 };
        pen.pill(area, &words.unknown, "");
        return y + 30.0;
    }
    for (marks, shape, word) in
        [(&row.law, Shape::Diamond, &words.law), (&row.practice, Shape::Circle, &words.practice)]
    {
        let strip = Strip::of(pen, marks, columns.room, &words.unknown);
        let shown = text::fit(word, sizes.small, columns.law - columns.label - 8.0);
        let base = y + LINE / 2.0 + sizes.small * 0.35;
        pen.lines((columns.label, base), Style::new(sizes.small, "ink-2"), 0.0, &shown, word);
        strip.draw(pen, (columns.law, y), shape, hue);
        y += strip.height() + 1.0;
    }
    y + 9.0
}
