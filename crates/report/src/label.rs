//! The words in a picture, taken out so that the typesetter sets them.
//!
//! usvg 0.47 shapes a label with one font and in the script of its first letter, so it sets Bangla wrongly; and
//! krilla 0.8 gives the letters of a picture that combine no text, which PDF/UA forbids. So usvg says where each
//! label stands and how it looks, and the template sets it like all other text.

use crate::svg;
use serde::Serialize;
use std::sync::Arc;
use usvg::fontdb;

/// A picture in two layers, in the picture's own units.
#[derive(Debug, Serialize)]
pub(crate) struct Picture {
    /// The drawing without words.
    pub(crate) drawing: String,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) labels: Vec<Label>,
}

/// A line of words whose start, middle or end stands at a point.
#[derive(Debug, Serialize)]
pub(crate) struct Label {
    x: f32,
    /// The baseline.
    y: f32,
    /// How far it is turned, in degrees, clockwise.
    angle: f32,
    /// `left`, `center` or `right`.
    anchor: &'static str,
    rtl: bool,
    /// A colour and a width to keep lines off the letters.
    halo: Option<(String, f32)>,
    pub(crate) runs: Vec<Run>,
}

/// Words that look alike.
#[derive(Debug, Serialize)]
pub(crate) struct Run {
    pub(crate) text: String,
    size: f32,
    weight: u16,
    fill: String,
    /// The room before it.
    gap: f32,
}

/// Takes a printed picture apart; `rtl` is the page's direction.
///
/// # Errors
/// What the reader of SVG says.
pub(crate) fn picture(svg: &str, rtl: bool, fonts: &Arc<fontdb::Database>) -> Result<Picture, String> {
    let options = usvg::Options {
        font_family: "Noto Sans".to_owned(),
        fontdb: Arc::clone(fonts),
        // No picture may reach for a file.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree =
        usvg::Tree::from_str(&svg::with_directions(svg, rtl), &options).map_err(|error| error.to_string())?;
    let mut labels = Vec::new();
    collect(tree.root(), 1.0, &mut labels);
    let size = tree.size();
    Ok(Picture { drawing: svg::wordless(svg), width: size.width(), height: size.height(), labels })
}

fn collect(group: &usvg::Group, opacity: f32, labels: &mut Vec<Label>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => collect(inner, opacity * inner.opacity().get(), labels),
            usvg::Node::Text(text) => {
                let mut first = 0;
                for chunk in text.chunks() {
                    labels.extend(label(text, chunk, first, opacity));
                    first += chunk.text().chars().count();
                }
            }
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
}

/// One chunk of a text element; `first` is the place of its first character among the element's.
fn label(text: &usvg::Text, chunk: &usvg::TextChunk, first: usize, opacity: f32) -> Option<Label> {
    let shift = |list: &[f32], at: usize| list.get(at).copied().unwrap_or(0.0);
    let rtl = chunk.text().contains('\u{202B}');
    let mut halo = None;
    let mut runs: Vec<Run> = Vec::new();
    for span in chunk.spans().iter().filter(|span| span.is_visible()) {
        let words = chunk.text().get(span.start()..span.end())?.replace(['\u{202B}', '\u{202C}'], "");
        let words = if runs.is_empty() { words.trim_start() } else { &words };
        let fill = span.fill().and_then(|fill| colour(fill.paint(), fill.opacity().get() * opacity));
        let Some(fill) = fill.filter(|_| !words.is_empty()) else { continue };
        let size = span.font_size().get();
        if let (None, Some(stroke), usvg::PaintOrder::StrokeAndFill) =
            (&halo, span.stroke(), span.paint_order())
        {
            let colour = colour(stroke.paint(), stroke.opacity().get() * opacity);
            halo = colour.map(|colour| (colour, stroke.width().get()));
        }
        let at = first + chunk.text()[..span.start()].chars().count();
        runs.push(Run {
            text: words.to_owned(),
            size,
            weight: span.font().weight(),
            fill,
            gap: if at == first { 0.0 } else { shift(text.dx(), at) },
        });
    }
    let span = chunk.spans().first().filter(|_| !runs.is_empty())?;
    let drop = baseline(span.dominant_baseline()) * span.font_size().get();
    let mut point = usvg::tiny_skia_path::Point::from_xy(
        chunk.x().unwrap_or(0.0) + shift(text.dx(), first),
        chunk.y().unwrap_or(0.0) + shift(text.dy(), first) + drop,
    );
    let to_page = text.abs_transform();
    to_page.map_point(&mut point);
    let scale = to_page.sx.hypot(to_page.ky);
    for run in &mut runs {
        run.size *= scale;
        run.gap *= scale;
    }
    Some(Label {
        x: point.x,
        y: point.y,
        angle: to_page.ky.atan2(to_page.sx).to_degrees(),
        anchor: match (chunk.anchor(), rtl) {
            (usvg::TextAnchor::Middle, _) => "center",
            (usvg::TextAnchor::Start, false) | (usvg::TextAnchor::End, true) => "left",
            (usvg::TextAnchor::Start, true) | (usvg::TextAnchor::End, false) => "right",
        },
        rtl,
        halo: halo.map(|(colour, width)| (colour, width * scale)),
        runs,
    })
}

/// A plain colour as `#rrggbbaa`; `None` for what cannot be seen.
fn colour(paint: &usvg::Paint, opacity: f32) -> Option<String> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 255")]
    let alpha = (opacity.clamp(0.0, 1.0) * 255.0).round() as u8;
    match paint {
        _ if alpha == 0 => None,
        usvg::Paint::Color(c) => Some(format!("#{:02x}{:02x}{:02x}{alpha:02x}", c.red, c.green, c.blue)),
        _ => Some("#1c1b22".to_owned()),
    }
}

/// How far below its point a label's baseline stands, in ems of Noto Sans.
fn baseline(dominant: usvg::DominantBaseline) -> f32 {
    use usvg::DominantBaseline as Line;
    match dominant {
        Line::Middle => 0.268,
        Line::Central => 0.388,
        Line::Mathematical => 0.5,
        Line::Hanging => 0.714,
        Line::TextBeforeEdge => 1.069,
        Line::TextAfterEdge | Line::Ideographic => -0.293,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Fonts;

    fn taken(body: &str, rtl: bool) -> Picture {
        let fonts = Fonts::load().unwrap().pictures;
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\">{body}</svg>");
        picture(&svg, rtl, &fonts).unwrap()
    }

    #[test]
    fn a_label_keeps_its_place_and_its_dress() {
        let taken = taken(
            "<g transform=\"translate(10 20) scale(2)\" opacity=\".5\"><text x=\"5\" y=\"6\" dy=\"1\" font-size=\"8\" \
             text-anchor=\"end\" fill=\"#ff0000\">ab <tspan dx=\"3\" font-weight=\"700\" fill=\"#00ff00\">আইন</tspan>\
             </text></g><rect width=\"9\" height=\"9\"/>",
            false,
        );
        assert_eq!((taken.width, taken.height), (200.0, 100.0));
        assert!(taken.drawing.contains("<rect") && !taken.drawing.contains("আইন"));
        let [label] = taken.labels.as_slice() else { panic!("{:?}", taken.labels) };
        assert_eq!((label.x, label.y, label.anchor, label.rtl), (20.0, 34.0, "right", false));
        let runs: Vec<_> = label.runs.iter().map(|r| (r.text.as_str(), r.size, r.weight, r.gap)).collect();
        assert_eq!(runs, [("ab ", 16.0, 400, 0.0), ("আইন", 16.0, 700, 6.0)]);
        assert_eq!(label.runs[1].fill, "#00ff0080");
    }

    #[test]
    fn in_a_mirrored_page_a_label_starts_on_the_right() {
        let anchors = |rtl| {
            let body = "<text x=\"9\" y=\"9\">ا 1</text><text x=\"9\" y=\"9\" text-anchor=\"middle\">ا</text>\
                        <text x=\"9\" y=\"9\" direction=\"ltr\">a</text>";
            taken(body, rtl)
                .labels
                .iter()
                .map(|l| (l.anchor, l.rtl, l.runs[0].text.clone()))
                .collect::<Vec<_>>()
        };
        let expected = |anchor, rtl| {
            [
                (anchor, rtl, "ا 1".to_owned()),
                ("center", rtl, "ا".to_owned()),
                ("left", false, "a".to_owned()),
            ]
        };
        assert_eq!(anchors(true), expected("right", true));
        assert_eq!(anchors(false), expected("left", false));
    }

    #[test]
    fn turned_haloed_and_hidden_labels() {
        let taken = taken(
            "<text x=\"9\" y=\"9\" transform=\"rotate(-90 9 9)\" stroke=\"#fff\" stroke-width=\"3\" \
             style=\"paint-order:stroke\">up</text><text x=\"9\" y=\"9\" visibility=\"hidden\">no</text>\
             <text x=\"9\" y=\"9\" fill=\"none\">no</text><text> </text>",
            false,
        );
        let [label] = taken.labels.as_slice() else { panic!("{:?}", taken.labels) };
        assert!((label.angle + 90.0).abs() < 0.01 && (label.x - 9.0).abs() < 0.01, "{label:?}");
        assert_eq!(label.halo, Some(("#ffffffff".to_owned(), 3.0)));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let fonts = Fonts::load().unwrap().pictures;
        for broken in ["", "<svg", "plain", "<html/>"] {
            assert!(picture(broken, false, &fonts).is_err(), "{broken}");
        }
    }
}
