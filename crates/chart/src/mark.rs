//! The shapes that stand for a value. Shape, fill and words say it; colour only repeats it.

use crate::pen::{Area, Pen, num};

/// The outline of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Circle,
    Diamond,
    Square,
    Triangle,
}

/// Half of a mark's height.
pub(crate) const RADIUS: f64 = 6.0;

/// The shape and the fill of a series: diamond, circle, square, triangle; hollow and solid in turn, so that law and
/// practice, in this order, look as they do in every other picture.
pub(crate) fn of_series(index: usize) -> (Shape, bool) {
    match index % 4 {
        0 => (Shape::Diamond, false),
        1 => (Shape::Circle, true),
        2 => (Shape::Square, true),
        _ => (Shape::Triangle, false),
    }
}

/// A mark around a point. Shapes of equal radius look equally large.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) shape: Shape,
    pub(crate) solid: bool,
    /// A palette name.
    pub(crate) colour: &'static str,
    pub(crate) radius: f64,
}

/// Draws it.
pub(crate) fn draw(pen: &mut Pen<'_>, mark: Mark, at: (f64, f64), title: &str) {
    let colour = mark.colour;
    let fill = if mark.solid { colour } else { "surface" };
    let paint =
        format!(r#"fill="var(--{fill})" stroke="var(--{colour})" stroke-width="2" stroke-linejoin="round""#);
    let r = mark.radius - 1.0;
    let (x, y) = (pen.x(at.0), at.1);
    match mark.shape {
        Shape::Circle => {
            pen.element(
                "circle",
                &format!(r#"cx="{}" cy="{}" r="{}" {paint}"#, num(x), num(y), num(r)),
                title,
            );
        }
        Shape::Diamond => {
            let d = num(r * 1.2);
            let path = format!(r#"d="M{} {}l{d} {d} -{d} {d} -{d} -{d}z" {paint}"#, num(x), num(y - r * 1.2));
            pen.element("path", &path, title);
        }
        Shape::Square => {
            let (half, side) = (num(r * 0.9), num(r * 1.8));
            let path =
                format!(r#"d="M{} {}h{half}v{side}h-{side}v-{side}z" {paint}"#, num(x), num(y - r * 0.9));
            pen.element("path", &path, title);
        }
        Shape::Triangle => {
            let (half, base, height) = (num(r * 1.15), num(r * 2.3), num(r * 2.0));
            let path = format!(r#"d="M{} {}l{half} {height}h-{base}z" {paint}"#, num(x), num(y - r * 1.15));
            pen.element("path", &path, title);
        }
    }
}

/// The small dash that says neither.
pub(crate) fn dash(pen: &mut Pen<'_>, at: (f64, f64), title: &str) {
    let area = Area { x: at.0 - 5.0, y: at.1 - 1.2, width: 10.0, height: 2.4 };
    pen.rect(area, 1.2, r#"fill="var(--ink-3)""#, title);
}

/// The bar of an interval between two places on one line.
pub(crate) fn interval(pen: &mut Pen<'_>, from: f64, to: f64, y: f64, colour: &str) {
    let area = Area { x: from - 3.5, y: y - 3.5, width: to - from + 7.0, height: 7.0 };
    pen.rect(area, 3.5, &format!(r#"fill="var(--{colour})" fill-opacity=".25""#), "");
}

/// The arrow that says that a value lies beyond the scale: `side` is −1 before its start, 1 after its end.
pub(crate) fn arrow(pen: &mut Pen<'_>, at: (f64, f64), side: i8, colour: &str) {
    let towards = pen.step(f64::from(side));
    let (x, y) = (pen.x(at.0 + f64::from(side) * (RADIUS + 6.5)), at.1);
    let back = num(-4.5 * towards);
    let path = format!(r#"d="M{} {}l{back} -4.5v9z" fill="var(--{colour})""#, num(x), num(y));
    pen.element("path", &path, "");
}
