//! The words of a lane: measured before they are placed, drawn after.

use super::{Column, Lane, MARKED, Network, Partner};
use crate::frame::TypeSizes;
use crate::pen::{Anchor, Area, Pen, Style};
use crate::scale::count;
use crate::text::{self, Lines};

/// From the edge of a partner's card to its words.
const INSET: f64 = 10.0;
/// Above and below the words of a card.
const PADDING: f64 = 5.0;
/// Between a name and a kind on one line.
const APART: f64 = 12.0;

/// A name, and what stands with it.
pub(super) struct Label<'a> {
    words: &'a str,
    name: Lines,
    /// A partner's.
    card: Option<Kind<'a>>,
    sizes: TypeSizes,
}

/// What kind of partner it is.
struct Kind<'a> {
    words: &'a str,
    lines: Lines,
    /// Whether it has room on the line of the name.
    beside: bool,
}

/// The labels of a lane, as they were given.
pub(super) fn of_lane<'a>(pen: &Pen<'_>, network: &'a Network, column: Column) -> Vec<Label<'a>> {
    let sizes = pen.sizes();
    let plain = |words: &'a String| {
        let name = text::wrap(words, sizes.body, column.end - column.start - MARKED, 3);
        Label { words, name, card: None, sizes }
    };
    match column.lane {
        Lane::Jurisdictions => network.jurisdictions.iter().map(plain).collect(),
        Lane::Themes => network.themes.iter().map(|theme| plain(&theme.name)).collect(),
        Lane::Partners => {
            let (width, most) = (column.end - column.start, if pen.frame().width.stacks() { 4 } else { 3 });
            network.partners.iter().map(|partner| card(partner, width, most, sizes)).collect()
        }
    }
}

fn card(partner: &Partner, width: f64, most: usize, sizes: TypeSizes) -> Label<'_> {
    let room = width - 2.0 * INSET;
    let name = text::wrap(&partner.name, sizes.body, room, most);
    let lines = text::wrap(&partner.kind, sizes.small, room, 2);
    let beside = match (name.lines.as_slice(), lines.lines.as_slice()) {
        ([], _) => true,
        ([name], [kind]) => text::width(name, sizes.body) + APART + text::width(kind, sizes.small) <= room,
        _ => false,
    };
    let kind = Kind { words: &partner.kind, lines, beside };
    Label { words: &partner.name, name, card: Some(kind), sizes }
}

/// Where the words of a lane stand, and which end of them.
pub(super) fn words_at(column: Column) -> (f64, Anchor) {
    match column.lane {
        Lane::Jurisdictions => (column.end - MARKED, Anchor::End),
        Lane::Partners => (column.start + INSET, Anchor::Start),
        Lane::Themes => (column.start + MARKED, Anchor::Start),
    }
}

impl Label<'_> {
    /// With nothing to say it is still a line high.
    pub(super) fn height(&self) -> f64 {
        let name = count(self.name.lines.len().max(1)) * self.sizes.line;
        match &self.card {
            None => name,
            Some(kind) if kind.beside => {
                name.max(count(kind.lines.lines.len()) * self.sizes.small_line) + 2.0 * PADDING
            }
            Some(kind) => name + count(kind.lines.lines.len()) * self.sizes.small_line + 2.0 * PADDING,
        }
    }

    pub(super) fn draw(&self, pen: &mut Pen<'_>, column: Column, top: f64) {
        let sizes = self.sizes;
        let (x, anchor) = words_at(column);
        let ink = Style::new(sizes.body, "ink").at(anchor);
        let Some(kind) = &self.card else {
            let base = top + sizes.line / 2.0 + sizes.body * 0.35;
            return pen.lines((x, base), ink, sizes.line, &self.name, self.words);
        };
        let area = Area { x: column.start, y: top, width: column.end - column.start, height: self.height() };
        pen.rect(area, 5.0, r#"fill="var(--wash)" stroke="var(--rule-2)""#, "");
        let base = top + PADDING + sizes.line / 2.0 + sizes.body * 0.35;
        pen.lines((x, base), ink, sizes.line, &self.name, self.words);
        let small = Style::new(sizes.small, "ink-2");
        if kind.beside {
            let at = (column.end - INSET, base);
            pen.lines(at, small.at(Anchor::End), sizes.small_line, &kind.lines, kind.words);
        } else {
            let below = count(self.name.lines.len()) * sizes.line;
            let base = top + PADDING + below + sizes.small_line / 2.0 + sizes.small * 0.3;
            pen.lines((x, base), small, sizes.small_line, &kind.lines, kind.words);
        }
    }
}
