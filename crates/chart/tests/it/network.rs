//! The network of partners: that its words stand apart, whatever they are, and that it is always the same picture.

use crate::pictures::{Element, attribute, elements, frame};
use crate::sample::{Lang, partners};
use diligence_chart::network::{Heads, Link, Network, Partner, Theme};
use diligence_chart::{Hue, Width, network};
use diligence_domain::Direction;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashSet;

/// A rectangle: its sides at the start, top, end and bottom.
#[derive(Debug, Clone, Copy)]
struct Rect([f64; 4]);

impl Rect {
    fn meets(self, other: Self) -> bool {
        let overlap = |from: usize, to: usize| self.0[from] < other.0[to] && other.0[from] < self.0[to];
        overlap(0, 2) && overlap(1, 3)
    }

    fn within(self, width: f64, height: f64) -> bool {
        let [start, top, end, bottom] = self.0;
        start >= 0.0 && top >= 0.0 && end <= width && bottom <= height
    }
}

fn number(element: &Element, name: &str) -> f64 {
    attribute(element, name).expect("a number").parse().unwrap()
}

fn height(svg: &str) -> f64 {
    let found = elements(svg);
    attribute(&found[0], "viewBox").and_then(|it| it.split(' ').nth(3)).expect("a height").parse().unwrap()
}

/// The cards of partners, from the top.
fn cards(svg: &str) -> Vec<Rect> {
    let found = elements(svg);
    let cards = found.iter().filter(|it| it.0 == "rect" && attribute(it, "fill") == Some("var(--wash)"));
    cards
        .map(|it| {
            let (x, y) = (number(it, "x"), number(it, "y"));
            Rect([x, y, x + number(it, "width"), y + number(it, "height")])
        })
        .collect()
}

/// Letters that are all about as wide, so that a test can measure words without knowing the fonts.
const LETTERS: &str = "abdeghnopqu";

/// The boxes of all lines of words, which must be made of those letters.
fn boxes(svg: &str, direction: Direction) -> Vec<(Rect, String)> {
    let found = elements(svg);
    let contents = svg.split("<text ").skip(1).map(|it| {
        let from = it.find('>').expect("an end") + 1;
        it[from..it.find("</text>").expect("an end")].to_owned()
    });
    let texts: Vec<_> = found.iter().filter(|it| it.0 == "text").collect();
    texts
        .into_iter()
        .zip(contents)
        .map(|(it, words)| {
            let (x, y, size) = (number(it, "x"), number(it, "y"), number(it, "font-size"));
            let wide: f64 = words.chars().map(|c| size * if c == ' ' { 0.26 } else { 0.56 }).sum();
            let (left, right) = match (attribute(it, "text-anchor"), direction) {
                (Some("middle"), _) => (x - wide / 2.0, x + wide / 2.0),
                (Some("start"), Direction::Ltr) | (Some("end"), Direction::Rtl) => (x, x + wide),
                _ => (x - wide, x),
            };
            (Rect([left, y - size * 0.75, right, y + size * 0.22]), words)
        })
        .collect()
}

fn link(&(partner, end): &(usize, usize)) -> Link {
    Link { partner, end, title: format!("{partner} {end}") }
}

fn directions() -> [Direction; 2] {
    [Direction::Ltr, Direction::Rtl]
}

/// Two organisations, two places, three themes.
fn small() -> Network {
    let partner = |name: &str, kind: &str| Partner { name: name.into(), kind: kind.into() };
    let theme = |name: &str, hue| Theme { name: name.into(), hue };
    Network {
        heads: Heads { jurisdictions: "Where".into(), partners: "Partners".into(), themes: "On what".into() },
        nothing: "none yet".into(),
        partners: vec![partner("Lantern House", "shelter"), partner("Harbour Line", "helpline")],
        jurisdictions: vec!["Borduria".into(), "Arcadia".into()],
        themes: vec![theme("Courts", Hue::Pr), theme("Shelters", Hue::Pt), theme("Records", Hue::Accent)],
        places: [(0, 1), (1, 0), (1, 1)].iter().map(link).collect(),
        work: [(0, 1), (1, 1), (1, 0)].iter().map(link).collect(),
    }
}

#[test]
fn who_works_where_and_on_what() {
    insta::assert_snapshot!(network::draw(&frame(Width::Wide, Direction::Ltr), &small()));
}

#[test]
fn the_same_cut_in_two_for_a_phone() {
    insta::assert_snapshot!(network::draw(&frame(Width::Narrow, Direction::Rtl), &small()));
}

#[test]
fn without_partners_it_says_so_and_draws_no_link() {
    for picture in [Network { nothing: "none yet".into(), ..Network::default() }, partners::empty(Lang::En)] {
        let svg = network::draw(&frame(Width::Page, Direction::Ltr), &picture);
        assert_eq!((svg.matches(">none yet</text>").count(), svg.matches("<path").count()), (1, 0));
        assert!(height(&svg) < 60.0);
    }
}

#[test]
fn a_lane_without_anything_says_so() {
    let picture = Network { themes: vec![], ..small() };
    for width in Width::ALL {
        let svg = network::draw(&frame(width, Direction::Ltr), &picture);
        assert_eq!(
            (svg.matches(">none yet</text>").count(), svg.matches("<path").count()),
            (1, 3),
            "{width:?}"
        );
    }
}

#[test]
fn one_partner_is_a_picture_too() {
    let picture =
        Network { partners: vec![Partner { name: "Lantern House".into(), kind: String::new() }], ..small() };
    let svg = network::draw(&frame(Width::Wide, Direction::Ltr), &picture);
    // One link on either side; what it has no link with has a hollow mark.
    assert_eq!(svg.matches("<title>0 1</title>").count(), 2);
    assert_eq!(svg.matches(r#"fill="var(--surface)""#).count(), 3);
}

#[test]
fn the_order_in_which_links_are_given_says_nothing() {
    let turned = |links: &[Link]| links.iter().rev().cloned().collect::<Vec<_>>();
    for picture in [small(), partners::network(Lang::Ar), partners::crowd(Lang::En, 40)] {
        let other =
            Network { places: turned(&picture.places), work: turned(&picture.work), ..picture.clone() };
        for width in Width::ALL {
            let frame = frame(width, Direction::Ltr);
            assert_eq!(network::draw(&frame, &picture), network::draw(&frame, &other));
        }
    }
}

#[test]
fn right_to_left_is_the_same_picture_mirrored() {
    for width in Width::ALL {
        let [ltr, rtl] =
            directions().map(|it| cards(&network::draw(&frame(width, it), &partners::crowd(Lang::En, 9))));
        assert_eq!(ltr.len(), rtl.len());
        for (Rect([a, top, b, bottom]), Rect([c, other_top, d, other_bottom])) in ltr.into_iter().zip(rtl) {
            assert!((a + d - width.units()).abs() < 0.11 && (b + c - width.units()).abs() < 0.11);
            assert!((top, bottom) == (other_top, other_bottom));
        }
    }
}

#[test]
fn links_of_each_area_have_dashes_of_their_own() {
    let themes = Hue::ALL.map(|hue| Theme { name: hue.name().into(), hue }).to_vec();
    let work = (0..themes.len()).map(|end| link(&(0, end))).collect();
    let svg = network::draw(&frame(Width::Wide, Direction::Ltr), &Network { themes, work, ..small() });
    let found = elements(&svg);
    let groups = found.iter().filter(|it| it.0 == "g" && attribute(it, "stroke") != Some("var(--ink-3)"));
    let dashes: Vec<_> = groups.map(|it| attribute(it, "stroke-dasharray")).collect();
    assert_eq!((dashes.len(), dashes.iter().collect::<HashSet<_>>().len()), (7, 7), "{dashes:?}");
}

#[test]
fn a_crowd_on_a_phone_keeps_every_link_and_every_partner() {
    let picture = partners::crowd(Lang::En, 40);
    let links = picture.places.len() + picture.work.len();
    let svg = network::draw(&frame(Width::Narrow, Direction::Ltr), &picture);
    assert_eq!(svg.matches("<path d=\"M").count() - picture.themes.len(), links);
    assert_eq!(cards(&svg).len(), links, "one card for each link");
    let alone = Network { places: vec![], ..picture };
    let svg = network::draw(&frame(Width::Narrow, Direction::Ltr), &alone);
    assert_eq!(cards(&svg).len(), 40 + alone.work.len(), "those without links are there");
}

#[test]
fn no_name_breaks_a_picture() {
    let long = "Wide".repeat(125);
    let names = [
        "",
        "  \n ",
        &long,
        &"many words ".repeat(50),
        "\u{202e}turned\u{2066} round",
        "\u{0}\u{7}\u{ffff}",
        "<script>alert(1)</script>",
        "]]>&amp;\"'",
        "ক্ষতিপূরণক্ষতিপূরণক্ষতিপূরণক্ষতিপূরণক্ষতিপূরণ",
    ];
    let all: Vec<_> = (0..names.len()).flat_map(|a| (0..names.len()).map(move |b| (a, b))).collect();
    let links: Vec<Link> =
        all.iter().map(|&(partner, end)| Link { partner, end, title: names[end].into() }).collect();
    for name in names {
        let picture = Network {
            heads: Heads { jurisdictions: name.into(), partners: name.into(), themes: name.into() },
            nothing: name.into(),
            partners: names.map(|it| Partner { name: it.into(), kind: name.into() }).to_vec(),
            jurisdictions: names.map(str::to_owned).to_vec(),
            themes: names.map(|it| Theme { name: it.into(), hue: Hue::Re }).to_vec(),
            places: links.clone(),
            work: links.clone(),
        };
        for (width, direction) in Width::ALL.into_iter().flat_map(|it| directions().map(|to| (it, to))) {
            let svg = network::draw(&frame(width, direction), &picture);
            assert!(elements(&svg).iter().all(|it| it.0 != "script"));
            assert!(!svg.contains("<script") && !svg.contains("NaN") && !svg.contains('\u{0}'));
            apart(&svg, width).unwrap();
            network::draw(&frame(width, direction), &Network { partners: vec![], ..picture.clone() });
        }
    }
}

/// That cards stand inside the picture and apart.
fn apart(svg: &str, width: Width) -> Result<(), TestCaseError> {
    let (cards, height) = (cards(svg), height(svg));
    for (at, card) in cards.iter().enumerate() {
        prop_assert!(card.within(width.units(), height), "{card:?}");
        prop_assert!(!cards[..at].iter().any(|it| it.meets(*card)), "{card:?}");
    }
    Ok(())
}

fn words() -> impl Strategy<Value = String> {
    let word = || prop::collection::vec(select(LETTERS.chars().collect::<Vec<_>>()), 1..14);
    prop::collection::vec(word(), 0..12).prop_map(|words| {
        words.iter().map(|word| word.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn words_stand_inside_the_picture_and_apart(
        names in prop::collection::vec((words(), words()), 1..42),
        ends in prop::collection::vec(words(), 0..16),
        places in prop::collection::vec((0..44_usize, 0..18_usize), 0..90),
        work in prop::collection::vec((0..44_usize, 0..18_usize), 0..90),
        head in words(),
        width in select(Width::ALL.to_vec()),
        direction in select(directions().to_vec()),
    ) {
        let picture = Network {
            heads: Heads { jurisdictions: head.clone(), partners: head.clone(), themes: head.clone() },
            nothing: head,
            partners: names.into_iter().map(|(name, kind)| Partner { name, kind }).collect(),
            themes: ends.iter().rev().map(|name| Theme { name: name.clone(), hue: Hue::Pv }).collect(),
            jurisdictions: ends,
            places: places.iter().map(link).collect(),
            work: work.iter().map(link).collect(),
        };
        let svg = network::draw(&frame(width, direction), &picture);
        apart(&svg, width)?;
        let (boxes, height) = (boxes(&svg, direction), height(&svg));
        for (at, (here, words)) in boxes.iter().enumerate() {
            prop_assert!(here.within(width.units(), height), "{words}: {here:?}");
            for (there, others) in &boxes[..at] {
                prop_assert!(!here.meets(*there), "{words}: {here:?} meets {others}: {there:?}");
            }
        }
        // Links end inside as well.
        for element in elements(&svg).iter().filter(|it| it.0 == "path") {
            let path = attribute(element, "d").expect("a path");
            prop_assert!(!path.contains("NaN") && !path.contains("inf"), "{path}");
        }
    }

    #[test]
    fn no_letters_break_a_picture(
        name in ".{0,90}",
        partners in 0..20_usize,
        width in select(Width::ALL.to_vec()),
        direction in select(directions().to_vec()),
    ) {
        let picture = Network {
            partners: vec![Partner { name: name.clone(), kind: name.clone() }; partners],
            jurisdictions: vec![name.clone(); 3],
            themes: vec![Theme { name, hue: Hue::Fn }; 2],
            places: (0..partners).map(|at| link(&(at, at % 4))).collect(),
            work: (0..partners).map(|at| link(&(at, at % 3))).collect(),
            ..Network::default()
        };
        let svg = network::draw(&frame(width, direction), &picture);
        elements(&svg);
        apart(&svg, width)?;
    }
}
