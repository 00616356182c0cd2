//! What joins the raters of two places: somebody who knows both, a case that all rate, or nothing.

use crate::frame::{Frame, MARGIN, Width};
use crate::pen::{Anchor, Area, Pen, Style, num};
use crate::scale::count;
use crate::text;

/// One picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bridges {
    /// The two places.
    pub places: [String; 2],
    /// What a small circle is.
    pub rater: String,
    /// One after the other.
    pub panels: Vec<Panel>,
}

/// Two places and what joins them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Panel {
    /// What follows.
    pub heading: String,
    /// What joins them.
    pub link: Link,
    /// What that is, in words.
    pub words: String,
}

/// What joins the raters of two places.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Link {
    /// Nothing.
    #[default]
    Nothing,
    /// A rater who knows both.
    Rater,
    /// A case that the raters of both rate.
    Case,
}

/// Raters of each place.
const RATERS: usize = 3;
const PLACE: f64 = 32.0;
const APART: f64 = 74.0;

/// Draws it.
pub fn draw(frame: &Frame, picture: &Bridges) -> String {
    let mut pen = Pen::new(frame);
    let beside = if frame.width == Width::Wide { picture.panels.len().max(1) } else { 1 };
    let gap = 36.0;
    let width = (pen.width() - 2.0 * MARGIN - gap * count(beside - 1)) / count(beside);
    let mut y = 6.0;
    let mut bottom = y;
    for (at, panel) in picture.panels.iter().enumerate() {
        let column = at % beside;
        if column == 0 && at > 0 {
            pen.line((MARGIN, bottom + 8.0), (pen.width() - MARGIN, bottom + 8.0), r#"stroke="var(--rule)""#);
            y = bottom + 16.0;
        }
        let x = MARGIN + count(column) * (width + gap);
        if column > 0 {
            pen.line((x - gap / 2.0, y + 4.0), (x - gap / 2.0, y + 236.0), r#"stroke="var(--rule)""#);
        }
        bottom = bottom.max(draw_panel(&mut pen, picture, panel, (x, y), width.min(420.0)));
    }
    pen.finish(bottom + 6.0)
}

fn draw_panel(pen: &mut Pen<'_>, picture: &Bridges, panel: &Panel, (x, y): (f64, f64), width: f64) -> f64 {
    let sizes = pen.sizes();
    let heading = text::wrap(&panel.heading, sizes.body * 1.08, width, 2);
    pen.lines((x, y + 16.0), Style::new(sizes.body, "ink").bold(), sizes.line, &heading, &panel.heading);
    // Panels side by side stand on one line whether or not a heading breaks.
    let lines = if pen.frame().width == Width::Wide { 2 } else { heading.lines.len().max(1) };
    let top = y + 16.0 + count(lines - 1) * sizes.line + 12.0;
    let raters = top + PLACE + APART;
    let places = [x + width * 0.22, x + width * 0.78];
    let middle = x + width / 2.0;
    let joint = match panel.link {
        Link::Case => (middle, raters + 46.0),
        _ => (middle, raters),
    };

    for place in places {
        for at in 0..RATERS {
            let rater = rater_x(place, at);
            pen.line((rater, raters), (place, top + PLACE), r#"stroke="var(--ink-3)" stroke-width="1.5""#);
            if panel.link == Link::Case {
                pen.line(
                    (rater, raters),
                    joint,
                    r#"stroke="var(--accent)" stroke-width="1.8" stroke-dasharray="5 3""#,
                );
            }
        }
        if panel.link == Link::Rater {
            pen.line(joint, (place, top + PLACE), r#"stroke="var(--accent)" stroke-width="3""#);
        }
    }
    for (place, name) in places.into_iter().zip(&picture.places) {
        for at in 0..RATERS {
            circle(
                pen,
                (rater_x(place, at), raters),
                7.5,
                r#"fill="var(--surface)" stroke="var(--ink-2)" stroke-width="2""#,
                &picture.rater,
            );
        }
        let wide = width * 0.4;
        let area = Area { x: place - wide / 2.0, y: top, width: wide, height: PLACE };
        pen.rect(area, 5.0, r#"fill="var(--wash)" stroke="var(--ink-3)" stroke-width="1.5""#, "");
        let shown = text::fit(name, sizes.body, wide - 10.0);
        let style = Style::new(sizes.body, "ink").bold().at(Anchor::Middle);
        pen.lines((place, top + PLACE / 2.0 + sizes.body * 0.36), style, 0.0, &shown, name);
    }
    match panel.link {
        Link::Rater => circle(
            pen,
            joint,
            11.0,
            r#"fill="var(--accent)" stroke="var(--surface)" stroke-width="2""#,
            &panel.words,
        ),
        Link::Case => {
            let area = Area { x: joint.0 - 11.0, y: joint.1 - 11.0, width: 22.0, height: 22.0 };
            pen.rect(
                area,
                3.0,
                r#"fill="var(--accent)" stroke="var(--surface)" stroke-width="2""#,
                &panel.words,
            );
        }
        Link::Nothing => {
            let stroke = r#"stroke="var(--ink-3)" stroke-width="2" stroke-dasharray="3 5""#;
            pen.line((middle, top - 2.0), (middle, raters + 14.0), stroke);
        }
    }
    let base = raters + if panel.link == Link::Case { 66.0 } else { 22.0 } + sizes.small;
    let words = text::wrap(&panel.words, sizes.small, width, 3);
    pen.lines(
        (middle, base),
        Style::new(sizes.small, "ink-2").at(Anchor::Middle),
        sizes.small_line,
        &words,
        &panel.words,
    );
    base + count(words.lines.len().max(1)) * sizes.small_line
}

fn rater_x(place: f64, at: usize) -> f64 {
    place + (count(at) - 1.0) * 34.0
}

fn circle(pen: &mut Pen<'_>, at: (f64, f64), radius: f64, paint: &str, title: &str) {
    let place = format!(r#"cx="{}" cy="{}" r="{}" {paint}"#, num(pen.x(at.0)), num(at.1), num(radius));
    pen.element("circle", &place, title);
}
