//! Points of one row side by side, and in lanes under one another where they would touch.

use super::{Point, Row};
use crate::mark::{self, Mark, RADIUS};
use crate::pen::{Anchor, Pen, Style};
use crate::scale::{Spot, count, interval, spot};
use crate::text;

/// The height of a lane.
const LANE: f64 = 22.0;
/// Between a mark and its words.
const GAP: f64 = 7.0;

/// The known points of a row with their places.
pub(super) struct Lanes<'a> {
    placed: Vec<Placed<'a>>,
    lanes: usize,
}

struct Placed<'a> {
    point: &'a Point,
    spot: Spot,
    x: f64,
    bar: Option<(f64, f64)>,
    words: text::Lines,
    words_at: f64,
    anchor: Anchor,
    lane: usize,
}

impl<'a> Lanes<'a> {
    pub(super) fn of(pen: &Pen<'_>, row: &'a Row, x0: f64, x1: f64) -> Self {
        let mut placed: Vec<Placed<'a>> =
            row.points.iter().filter_map(|point| Placed::of(pen, point, x0, x1)).collect();
        placed.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.point.series.cmp(&b.point.series)));
        let mut ends: Vec<f64> = vec![];
        for it in &mut placed {
            let (from, to) = it.extent(pen);
            it.lane = ends.iter().position(|end| from >= end + 6.0).unwrap_or(ends.len());
            match ends.get_mut(it.lane) {
                Some(end) => *end = to,
                None => ends.push(to),
            }
        }
        Self { lanes: ends.len(), placed }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.lanes
    }

    pub(super) fn height(&self) -> f64 {
        count(self.lanes) * LANE + 2.0
    }

    /// The middle of a lane, from the top of the first.
    pub(super) fn middle(lane: usize) -> f64 {
        count(lane) * LANE + LANE / 2.0
    }

    pub(super) fn draw(&self, pen: &mut Pen<'_>, top: f64, colour: &'static str) {
        let size = pen.sizes().small;
        for it in &self.placed {
            let y = top + Self::middle(it.lane);
            if let Some((a, b)) = it.bar {
                mark::interval(pen, a, b, y, colour);
            }
            let (shape, solid) = mark::of_series(it.point.series);
            let drawn = Mark { shape, solid, colour, radius: RADIUS };
            mark::draw(pen, drawn, (it.x, y), &it.point.title);
            if it.spot.beyond != 0 {
                mark::arrow(pen, (it.x, y), it.spot.beyond, colour);
            }
            let style = Style::new(size, "ink").bold().at(it.anchor).halo();
            pen.lines((it.words_at, y + size * 0.35), style, 0.0, &it.words, &it.point.text);
        }
    }
}

impl<'a> Placed<'a> {
    fn of(pen: &Pen<'_>, point: &'a Point, x0: f64, x1: f64) -> Option<Self> {
        let size = pen.sizes().small;
        let spot = spot(point.share)?;
        let x = x0 + spot.share * (x1 - x0);
        let bar = interval(point.lower, point.upper).map(|(a, b)| (x0 + a * (x1 - x0), x0 + b * (x1 - x0)));
        let (left, right) = bar.map_or((x, x), |(a, b)| (a.min(x), b.max(x)));
        // An arrow takes the side where it stands.
        let arrow = |side: i8| if spot.beyond == side { 8.0 } else { 0.0 };
        let after = right + RADIUS + GAP + arrow(1);
        let before = left - RADIUS - GAP - arrow(-1);
        let words = text::fit(&point.text, size * 1.08, (x1 - x0) * 0.6);
        let wide = words.lines.first().map_or(0.0, |line| text::bold_width(line, size));
        let (words_at, anchor) = if after + wide <= x1 - 4.0 {
            (after, Anchor::Start)
        } else if before - wide >= x0 + 4.0 {
            (before, Anchor::End)
        } else if x1 - after > before - x0 {
            (x1 - 4.0, Anchor::End)
        } else {
            (x0 + 4.0, Anchor::Start)
        };
        Some(Self { point, spot, x, bar, words, words_at, anchor, lane: 0 })
    }

    /// What it covers, from start to end.
    fn extent(&self, pen: &Pen<'_>) -> (f64, f64) {
        let wide = self.words.lines.first().map_or(0.0, |line| text::bold_width(line, pen.sizes().small));
        let words = match self.anchor {
            Anchor::End => (self.words_at - wide, self.words_at),
            _ => (self.words_at, self.words_at + wide),
        };
        let (a, b) = self.bar.unwrap_or((self.x, self.x));
        (words.0.min(a - RADIUS).min(self.x - RADIUS), words.1.max(b + RADIUS).max(self.x + RADIUS))
    }
}
