//! Who works where and on what: partners between the jurisdictions and the themes that they are joined with.

mod apart;
mod label;
mod lanes;
mod links;
mod order;

use crate::frame::{Frame, MARGIN, Width};
use crate::hue::Hue;
use crate::mark::{self, Mark, RADIUS, Shape};
use crate::pen::{Area, Pen, Style};
use crate::scale::count;
use crate::text;
use label::Label;
use order::Web;

/// One picture.
///
/// It grows in height with its longest lane, so that it stays readable; the order within lanes is the picture’s own,
/// such that few links cross. On a phone it is cut in two along the partners, and many of them stand there once
/// beside each place and each theme, so that links stay short.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// What the lanes are called.
    pub heads: Heads,
    /// What a lane without anything says, and a picture without partners.
    pub nothing: String,
    /// Who works.
    pub partners: Vec<Partner>,
    /// Where: the names of jurisdictions. Those where nobody works are drawn as well.
    pub jurisdictions: Vec<String>,
    /// On what. Themes that nobody works on are drawn as well.
    pub themes: Vec<Theme>,
    /// From partners to jurisdictions.
    pub places: Vec<Link>,
    /// From partners to themes.
    pub work: Vec<Link>,
}

/// What the lanes are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    /// The lane at the start side.
    pub jurisdictions: String,
    /// The lane in the middle.
    pub partners: String,
    /// The lane at the end side.
    pub themes: String,
}

/// An organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// What kind of organisation it is; may be empty, and is left out where a phone shows many partners.
    pub kind: String,
}

/// Something to work on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// Its area’s hue, and with it the dashes of its links; the accent and a solid line where it has none.
    pub hue: Hue,
}

/// That a partner works somewhere, or on something.
///
/// A link from or to what is not there is left out, and of links that say the same the first is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// Which partner, counted from zero.
    pub partner: usize,
    /// Which jurisdiction or theme, counted from zero.
    pub end: usize,
    /// What it says in full, for who points at it; may be empty.
    pub title: String,
}

/// A lane, from the start side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    Jurisdictions,
    Partners,
    Themes,
}

impl Lane {
    const ALL: [Self; 3] = [Self::Jurisdictions, Self::Partners, Self::Themes];

    /// Its place in lists that hold one thing per lane.
    fn at(self) -> usize {
        match self {
            Self::Jurisdictions => 0,
            Self::Partners => 1,
            Self::Themes => 2,
        }
    }
}

/// One thing per lane.
type PerLane<T> = [T; 3];

/// Where a lane stands, seen from the start side.
#[derive(Debug, Clone, Copy)]
struct Column {
    lane: Lane,
    start: f64,
    end: f64,
}

/// From the inner end of a lane to its words, with the mark between them.
const MARKED: f64 = 2.0 * RADIUS + 7.0;

/// Draws it.
pub fn draw(frame: &Frame, network: &Network) -> String {
    let mut pen = Pen::new(frame);
    if network.partners.is_empty() {
        let width = pen.width() - 2.0 * MARGIN;
        pen.pill(Area { x: MARGIN, y: 8.0, width, height: 20.0 }, &network.nothing, "");
        return pen.finish(36.0);
    }
    let web = Web::of(network);
    let end = match frame.width {
        Width::Wide => draw_lanes(&mut pen, network, &web, &three(frame.width, 364.0, 148.0), 4.0),
        Width::Page => draw_lanes(&mut pen, network, &web, &three(frame.width, 214.0, 90.0), 4.0),
        Width::Narrow => draw_cut(&mut pen, network, &web),
    };
    pen.finish(end + 6.0)
}

/// A phone has no room for three lanes: the same picture, cut in two along the partners.
fn draw_cut(pen: &mut Pen<'_>, network: &Network, web: &Web<'_>) -> f64 {
    let (outer, partners) = (134.0, 166.0);
    let (start, end) = (MARGIN, pen.width() - MARGIN);
    let places = [
        Column { lane: Lane::Jurisdictions, start, end: start + outer },
        Column { lane: Lane::Partners, start: end - partners, end },
    ];
    let work = [
        Column { lane: Lane::Partners, start, end: start + partners },
        Column { lane: Lane::Themes, start: end - outer, end },
    ];
    let between = 26.0;
    if apart::crowded(network) {
        let first = apart::apart(network, Lane::Jurisdictions);
        let y = draw_lanes(pen, &first, &Web::of(&first), &places, 4.0);
        let second = apart::apart(network, Lane::Themes);
        return draw_lanes(pen, &second, &Web::of(&second), &work, y + between);
    }
    let y = draw_lanes(pen, network, web, &places, 4.0);
    draw_lanes(pen, network, web, &work, y + between)
}

/// Three lanes side by side, the middle one that wide and that far from the others.
fn three(width: Width, partners: f64, gap: f64) -> [Column; 3] {
    let start = (width.units() - partners) / 2.0;
    [
        Column { lane: Lane::Jurisdictions, start: MARGIN, end: start - gap },
        Column { lane: Lane::Partners, start, end: start + partners },
        Column { lane: Lane::Themes, start: start + partners + gap, end: width.units() - MARGIN },
    ]
}

/// Draws lanes that stand side by side, and the links between them; the answer is where they end.
fn draw_lanes(pen: &mut Pen<'_>, network: &Network, web: &Web<'_>, columns: &[Column], y: f64) -> f64 {
    let top = draw_heads(pen, network, columns, y);
    let mut labels: PerLane<Vec<Label<'_>>> = [vec![], vec![], vec![]];
    for column in columns {
        labels[column.lane.at()] = label::of_lane(pen, network, *column);
    }
    let heights = labels.each_ref().map(|lane| lane.iter().map(Label::height).collect::<Vec<_>>());
    let places = lanes::place(web, &heights, top);
    for pair in columns.windows(2) {
        links::draw(pen, network, web, &places, (pair[0], pair[1]));
    }
    for column in columns {
        let lane = column.lane.at();
        if labels[lane].is_empty() {
            let area = Area { x: column.start, y: top, width: column.end - column.start, height: 20.0 };
            pen.pill(area, &network.nothing, "");
        }
        for (at, label) in labels[lane].iter().enumerate() {
            let y = places.top(column.lane, at);
            label.draw(pen, *column, y);
            draw_mark(pen, network, web, *column, at, y + label.height() / 2.0);
        }
    }
    places.bottom.max(top + 20.0)
}

fn draw_heads(pen: &mut Pen<'_>, network: &Network, columns: &[Column], y: f64) -> f64 {
    let sizes = pen.sizes();
    let style = Style::new(sizes.small, "ink-2").bold();
    let heads: Vec<_> = columns
        .iter()
        .map(|column| {
            let words = match column.lane {
                Lane::Jurisdictions => &network.heads.jurisdictions,
                Lane::Partners => &network.heads.partners,
                Lane::Themes => &network.heads.themes,
            };
            let lines = text::wrap(words, sizes.small * 1.08, column.end - column.start - MARKED, 2);
            (*column, lines, words)
        })
        .collect();
    let most = heads.iter().map(|(_, lines, _)| lines.lines.len()).max().unwrap_or(0);
    if most == 0 {
        return y + 4.0;
    }
    let bottom = y + count(most) * sizes.small_line + 2.0;
    for (column, lines, words) in &heads {
        let base = bottom - count(lines.lines.len()) * sizes.small_line + sizes.small_line * 0.72;
        let (x, anchor) = label::words_at(*column);
        pen.lines((x, base), style.at(anchor), sizes.small_line, lines, words);
    }
    let rule = bottom + 5.0;
    pen.line((MARGIN, rule), (pen.width() - MARGIN, rule), r#"stroke="var(--rule-2)""#);
    rule + 12.0
}

/// The mark where links of a jurisdiction or a theme end; hollow where there are none.
fn draw_mark(pen: &mut Pen<'_>, network: &Network, web: &Web<'_>, column: Column, at: usize, y: f64) {
    let solid = !web.joined(column.lane, at).is_empty();
    match column.lane {
        Lane::Jurisdictions => {
            let mark = Mark { shape: Shape::Circle, solid, colour: "ink-2", radius: RADIUS - 1.0 };
            mark::draw(pen, mark, (column.end - RADIUS, y), "");
        }
        Lane::Themes => {
            let colour = network.themes[at].hue.name();
            let mark = Mark { shape: Shape::Square, solid, colour, radius: RADIUS };
            mark::draw(pen, mark, (column.start + RADIUS, y), "");
        }
        Lane::Partners => {}
    }
}
