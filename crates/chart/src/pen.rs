//! Writes SVG, seen from the start side: everything is said for left to right and mirrored on the way out.

use crate::frame::{Frame, TypeSizes};
use crate::text::{self, Lines};
use std::fmt::Write as _;

/// A length in a picture: one decimal, never `NaN`, never `-0`.
pub(crate) fn num(value: f64) -> String {
    let tenths = if value.is_finite() { (value * 10.0).round() / 10.0 + 0.0 } else { 0.0 };
    tenths.to_string()
}

/// Which part of the words stands at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style<'a> {
    pub(crate) size: f64,
    /// A palette name.
    pub(crate) colour: &'a str,
    pub(crate) bold: bool,
    pub(crate) anchor: Anchor,
    /// Whether what lies behind is kept away from the letters.
    pub(crate) halo: bool,
}

impl<'a> Style<'a> {
    pub(crate) fn new(size: f64, colour: &'a str) -> Self {
        Self { size, colour, bold: false, anchor: Anchor::Start, halo: false }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) fn halo(self) -> Self {
        Self { halo: true, ..self }
    }
}

/// A rectangle, seen from the start side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A picture being drawn.
pub(crate) struct Pen<'a> {
    frame: &'a Frame,
    id: String,
    body: String,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(frame: &'a Frame) -> Self {
        Self { frame, id: frame.safe_id(), body: String::new() }
    }

    pub(crate) fn frame(&self) -> &'a Frame {
        self.frame
    }

    pub(crate) fn sizes(&self) -> TypeSizes {
        self.frame.width.type_sizes()
    }

    pub(crate) fn width(&self) -> f64 {
        self.frame.width.units()
    }

    /// An id of this picture's own.
    pub(crate) fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.id)
    }

    /// The other side where lines run from right to left.
    pub(crate) fn x(&self, x: f64) -> f64 {
        if self.frame.direction.is_rtl() { self.width() - x } else { x }
    }

    /// A step towards the end of the line.
    pub(crate) fn step(&self, dx: f64) -> f64 {
        if self.frame.direction.is_rtl() { -dx } else { dx }
    }

    /// Markup as it is; the caller mirrors and escapes.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// An element with attributes, and a title for who points at it unless that is empty.
    pub(crate) fn element(&mut self, name: &str, attributes: &str, title: &str) {
        let _ = if title.is_empty() {
            write!(self.body, "<{name} {attributes}/>")
        } else {
            write!(self.body, "<{name} {attributes}><title>{}</title></{name}>", text::escape(title))
        };
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), attributes: &str) {
        let (x1, x2) = (num(self.x(from.0)), num(self.x(to.0)));
        let (y1, y2) = (num(from.1), num(to.1));
        self.element("line", &format!(r#"x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {attributes}"#), "");
    }

    /// A rectangle with corners rounded by `radius`.
    pub(crate) fn rect(&mut self, area: Area, radius: f64, attributes: &str, title: &str) {
        let x = if self.frame.direction.is_rtl() { self.width() - area.x - area.width } else { area.x };
        let round = if radius > 0.0 { format!(r#" rx="{}""#, num(radius)) } else { String::new() };
        let place = format!(
            r#"x="{}" y="{}" width="{}" height="{}"{round} {attributes}"#,
            num(x),
            num(area.y),
            num(area.width.max(0.0)),
            num(area.height.max(0.0)),
        );
        self.element("rect", &place, title);
    }

    /// Words on a base line.
    pub(crate) fn words(&mut self, at: (f64, f64), style: Style<'_>, words: &str) {
        if words.is_empty() {
            return;
        }
        let rtl = if self.frame.direction.is_rtl() { r#" direction="rtl""# } else { "" };
        let anchor = match style.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if style.bold { r#" font-weight="600""# } else { "" };
        let halo = if style.halo {
            r#" paint-order="stroke" stroke="var(--surface)" stroke-width="4" stroke-linejoin="round""#
        } else {
            ""
        };
        let _ = write!(
            self.body,
            r#"<text x="{}" y="{}"{rtl} text-anchor="{anchor}" font-size="{}" fill="var(--{})"{weight}{halo}>{}</text>"#,
            num(self.x(at.0)),
            num(at.1),
            num(style.size),
            style.colour,
            text::escape(words),
        );
    }

    /// Lines of words, the first on the given base line; `full` is what they say where they had to be cut.
    pub(crate) fn lines(
        &mut self,
        at: (f64, f64),
        style: Style<'_>,
        leading: f64,
        lines: &Lines,
        full: &str,
    ) {
        if lines.cut {
            let _ = write!(self.body, "<g><title>{}</title>", text::escape(full));
        }
        let mut y = at.1;
        for line in &lines.lines {
            self.words((at.0, y), style, line);
            y += leading;
        }
        if lines.cut {
            self.raw("</g>");
        }
    }

    /// The dashed pill that says unknown, with its words in the middle.
    pub(crate) fn pill(&mut self, area: Area, words: &str, title: &str) {
        let size = self.sizes().small;
        self.rect(
            area,
            area.height / 2.0,
            r#"fill="none" stroke="var(--ink-3)" stroke-opacity=".7" stroke-dasharray="3 4""#,
            title,
        );
        let shown = text::fit(words, size, (area.width - 12.0).max(0.0));
        let middle = (area.x + area.width / 2.0, area.y + area.height / 2.0 + size * 0.35);
        self.lines(middle, Style::new(size, "ink-2").at(Anchor::Middle), size, &shown, words);
    }

    /// How wide a pill must be for its words, within `room`.
    pub(crate) fn pill_width(&self, words: &str, room: f64) -> f64 {
        (text::width(words, self.sizes().small) + 24.0).min(room)
    }

    /// The whole picture, `height` high.
    pub(crate) fn finish(self, height: f64) -> String {
        let (title, description) = (self.id("t"), self.id("d"));
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" "#,
                r#"aria-labelledby="{} {}"><title id="{}">{}</title><desc id="{}">{}</desc>{}</svg>"#
            ),
            num(self.width()),
            num(height.max(1.0)),
            title,
            description,
            title,
            text::escape(&self.frame.title),
            description,
            text::escape(&self.frame.description),
            self.body
        )
    }
}
