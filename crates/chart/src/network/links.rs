//! The links between two lanes: soft curves, told apart by dashes as well as by colour.

use super::lanes::Places;
use super::order::Web;
use super::{Column, Lane, Link, Network};
use crate::hue::Hue;
use crate::mark::RADIUS;
use crate::pen::{Pen, num};
use crate::scale::count;
use std::cmp::Ordering;

/// The most that links part from one another at a partner's card.
const PART: f64 = 5.0;
/// Corners of cards are kept free.
const CORNER: f64 = 8.0;

/// Draws the links between two lanes, of which one is the partners'.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    network: &Network,
    web: &Web<'_>,
    places: &Places,
    (first, second): (Column, Column),
) {
    if first.lane == Lane::Jurisdictions {
        let ends = (second.start, first.end - RADIUS);
        let curves: Vec<_> = web.places.iter().map(|link| (*link, Lane::Jurisdictions)).collect();
        draw_group(pen, web, places, ends, &curves, r#"stroke="var(--ink-3)""#);
        return;
    }
    let ends = (first.end, second.start + RADIUS);
    for at in web.order(Lane::Themes) {
        let curves: Vec<_> =
            web.work.iter().filter(|link| link.end == *at).map(|link| (*link, Lane::Themes)).collect();
        let hue = network.themes[*at].hue;
        let paint = format!(r#"stroke="var(--{})"{}"#, hue.name(), dashes(hue));
        draw_group(pen, web, places, ends, &curves, &paint);
    }
}

/// An area's dashes, so that links differ in print and for eyes that tell few colours apart.
fn dashes(hue: Hue) -> &'static str {
    match hue {
        Hue::Accent => "",
        Hue::Fn => r#" stroke-dasharray="14 3""#,
        Hue::Pv => r#" stroke-dasharray="8 3""#,
        Hue::Pt => r#" stroke-dasharray="4 3""#,
        Hue::Pr => r#" stroke-dasharray="2 3""#,
        Hue::Pu => r#" stroke-dasharray="10 3 2 3""#,
        Hue::Re => r#" stroke-dasharray="6 3 2 3 2 3""#,
    }
}

fn draw_group(
    pen: &mut Pen<'_>,
    web: &Web<'_>,
    places: &Places,
    ends: (f64, f64),
    curves: &[(&Link, Lane)],
    paint: &str,
) {
    if curves.is_empty() {
        return;
    }
    pen.raw(&format!(r#"<g fill="none" stroke-width="1.5" {paint}>"#));
    for (link, lane) in curves {
        let from = (ends.0, port(web, places, *lane, link));
        let to = (ends.1, places.middle(*lane, link.end));
        let middle = num(pen.x(f64::midpoint(from.0, to.0)));
        let (x, y) = (num(pen.x(from.0)), num(from.1));
        let (end_x, end_y) = (num(pen.x(to.0)), num(to.1));
        let path = format!(r#"d="M{x} {y}C{middle} {y} {middle} {end_y} {end_x} {end_y}""#);
        pen.element("path", &path, &link.title);
    }
    pen.raw("</g>");
}

/// Where a link leaves a partner's card: beside its siblings, in the order of their other ends.
fn port(web: &Web<'_>, places: &Places, lane: Lane, link: &Link) -> f64 {
    let end = |at: usize| places.middle(lane, at);
    let siblings = || web.joined(Lane::Partners, link.partner).iter().filter(|(side, _)| *side == lane);
    let above = siblings().filter(|(_, at)| end(*at).total_cmp(&end(link.end)) == Ordering::Less).count();
    let gaps = count(siblings().count().saturating_sub(1));
    let height = places.height(Lane::Partners, link.partner);
    let part = if gaps > 0.0 { ((height - 2.0 * CORNER) / gaps).min(PART) } else { 0.0 };
    places.middle(Lane::Partners, link.partner) + (count(above) - gaps / 2.0) * part
}
