//! One place, measured with several yardsticks: each is cut into levels where its owner sees them begin.

use crate::estimate::bar;
use crate::frame::{Frame, MARGIN};
use crate::hue::Hue;
use crate::pen::{Anchor, Area, Pen, Style};
use crate::scale::{count, spot};
use crate::text;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Yardsticks {
    /// Where the thing that all look at stands, from 0 at the start to 1 at the end.
    pub share: f64,
    /// What it is.
    pub thing: String,
    /// What the start of the line means.
    pub from: String,
    /// What its end means.
    pub to: String,
    /// From the top.
    pub rows: Vec<Row>,
}

/// One yardstick.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Whose it is.
    pub label: String,
    /// What its owner says of the thing.
    pub says: String,
    /// Its hue.
    pub hue: Hue,
    /// Where one level ends and the next begins, in order, from 0 to 1.
    pub cuts: Vec<f64>,
    /// What its levels are called: one more than there are cuts.
    pub levels: Vec<String>,
}

const HEIGHT: f64 = 34.0;

/// Draws it.
pub fn draw(frame: &Frame, picture: &Yardsticks) -> String {
    let mut pen = Pen::new(frame);
    let sizes = pen.sizes();
    let (x0, x1) = (MARGIN, pen.width() - MARGIN);
    let share = spot(picture.share).map(|it| it.share);
    let x = share.map(|it| x0 + it * (x1 - x0));
    let most = (x1 - x0) * 0.94;
    let thing = text::wrap(&picture.thing, sizes.body, most, 2);
    let mut y = 8.0 + sizes.body;
    if let Some(x) = x {
        let half = thing.lines.iter().map(|it| text::bold_width(it, sizes.body)).fold(0.0, f64::max) / 2.0;
        let middle = x.min(x1 - half).max(x0 + half);
        let style = Style::new(sizes.body, "ink").bold().at(Anchor::Middle);
        pen.lines((middle, y), style, sizes.line, &thing, &picture.thing);
    }
    y += count(thing.lines.len().max(1)) * sizes.line - sizes.body + 2.0;
    let top = y;
    let mut bottom = y;
    for row in &picture.rows {
        let says = text::fit(&row.says, sizes.body, (x1 - x0) * 0.45);
        let said = says.lines.first().map_or(0.0, |it| text::bold_width(it, sizes.body));
        let label = text::wrap(&row.label, sizes.body, x1 - x0 - said - 18.0, 2);
        let base = y + 12.0 + sizes.body;
        let last = base + count(label.lines.len().saturating_sub(1)) * sizes.line;
        y = last + 8.0;
        draw_levels(&mut pen, row, share, (x0, x1), y);
        // Words last, with a ground of their own: the line of the place runs behind them.
        pen.lines((x0, base), Style::new(sizes.body, "ink").halo(), sizes.line, &label, &row.label);
        let style = Style::new(sizes.body, row.hue.name()).bold().at(Anchor::End).halo();
        pen.lines((x1, last), style, 0.0, &says, &row.says);
        y += HEIGHT;
        bottom = y;
    }
    if let Some(x) = x {
        pen.line(
            (x, top),
            (x, bottom + 8.0),
            r#"stroke="var(--ink)" stroke-width="2" stroke-dasharray="2 4""#,
        );
    }
    y = draw_ends(&mut pen, picture, (x0, x1), bottom + 20.0);
    pen.finish(y)
}

fn draw_levels(pen: &mut Pen<'_>, row: &Row, share: Option<f64>, (x0, x1): (f64, f64), y: f64) {
    let sizes = pen.sizes();
    let mut ends: Vec<f64> = row.cuts.iter().filter_map(|it| spot(*it)).map(|it| it.share).collect();
    ends.sort_by(f64::total_cmp);
    ends.push(1.0);
    let mut from = 0.0;
    for (at, to) in ends.into_iter().enumerate() {
        let hit = share.is_some_and(|it| it >= from && (it < to || to >= 1.0));
        let (a, b) = (x0 + from * (x1 - x0), x0 + to * (x1 - x0));
        let area = Area { x: a + 1.0, y: y + 1.0, width: b - a - 2.0, height: HEIGHT - 2.0 };
        let name = row.hue.name();
        let paint = if hit {
            format!(r#"fill="var(--{name})" stroke="var(--{name})" stroke-width="2""#)
        } else {
            r#"fill="var(--surface)" stroke="var(--rule-2)" stroke-width="1.5""#.to_owned()
        };
        pen.rect(area, 4.0, &paint, "");
        let level = row.levels.get(at).map_or("", String::as_str);
        let style = Style::new(sizes.body, if hit { "surface" } else { "ink-2" }).at(Anchor::Middle);
        let style = if hit { style.bold() } else { style };
        let shown = text::fit(level, sizes.body, b - a - 4.0);
        // Beside the line that runs through.
        let middle = f64::midpoint(a, b);
        let line = share.map_or(f64::INFINITY, |it| x0 + it * (x1 - x0));
        let x = if hit && (middle - line).abs() < 10.0 { line + 14.0 } else { middle };
        pen.lines((x, y + HEIGHT / 2.0 + sizes.body * 0.36), style, 0.0, &shown, level);
        from = to;
    }
}

/// What the line's two ends mean, with an arrow between them.
fn draw_ends(pen: &mut Pen<'_>, picture: &Yardsticks, (x0, x1): (f64, f64), y: f64) -> f64 {
    let sizes = pen.sizes();
    let room = (x1 - x0) * 0.4;
    let base = y + sizes.small * 0.36;
    let small = Style::new(sizes.small, "ink-2");
    let (from, to) =
        (text::wrap(&picture.from, sizes.small, room, 2), text::wrap(&picture.to, sizes.small, room, 2));
    let wide =
        |lines: &text::Lines| lines.lines.iter().map(|it| text::width(it, sizes.small)).fold(0.0, f64::max);
    pen.lines((x0, base), small, sizes.small_line, &from, &picture.from);
    pen.lines((x1, base), small.at(Anchor::End), sizes.small_line, &to, &picture.to);
    let (a, b) = (x0 + wide(&from) + 12.0, x1 - wide(&to) - 12.0);
    if b - a > 16.0 {
        bar(pen, (a, b - 6.0), y, 1.5, r#"fill="var(--rule-2)""#);
        let tip = crate::pen::num(pen.x(b));
        let back = crate::pen::num(pen.step(-8.0));
        pen.element(
            "path",
            &format!(r#"d="M{tip} {}l{back} -5v10z" fill="var(--ink-3)""#, crate::pen::num(y)),
            "",
        );
    }
    base + count(from.lines.len().max(to.lines.len()).max(1)) * sizes.small_line
}
