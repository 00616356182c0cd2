//! What holds for every picture, and what must never happen to a number.

use crate::sample::{self, Lang};
use diligence_chart::{
    Dumbbells, Estimate, Frame, Hue, Rails, Timeline, Width, dumbbell, profile, rails, timeline,
};
use diligence_domain::Direction;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashSet;

/// An element as a reader of XML sees it: name and attributes.
pub type Element = (String, Vec<(String, String)>);

/// Elements in order.
pub fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    let mut depth = 0_i32;
    loop {
        let (event, opens) = match reader.read_event().expect("well-formed XML") {
            Event::Start(element) => (element, 1),
            Event::Empty(element) => (element, 0),
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        depth += opens;
        let name = event.name().as_ref().to_owned();
        let attributes = event.attributes().map(|it| {
            let it = it.expect("an attribute");
            (it.key.as_ref().to_owned(), it.value.into_owned())
        });
        found.push((name, attributes.collect()));
    }
    assert_eq!(depth, 0, "every element is closed");
    found
}

pub fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.1.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn every() -> impl Iterator<Item = (Lang, Width, &'static str, String)> {
    Lang::ALL.into_iter().flat_map(|lang| {
        Width::ALL.into_iter().flat_map(move |width| {
            sample::all(lang, width).into_iter().map(move |(kind, svg)| (lang, width, kind, svg))
        })
    })
}

#[test]
fn each_says_what_it_is_and_holds_nothing_that_acts() {
    for (lang, width, kind, svg) in every() {
        let place = format!("{kind} {} {width:?}", lang.code());
        let found = elements(&svg);
        let root = &found[0];
        assert_eq!((root.0.as_str(), attribute(root, "role")), ("svg", Some("img")), "{place}");
        let labelled: Vec<_> = attribute(root, "aria-labelledby").expect("names").split(' ').collect();
        let named: Vec<_> = found.iter().filter_map(|it| attribute(it, "id")).collect();
        assert!(labelled.iter().all(|id| named.contains(id)), "{place}: {labelled:?} of {named:?}");
        assert_eq!(named.iter().collect::<HashSet<_>>().len(), named.len(), "{place}: an id twice");
        let own = format!("{kind}-{}-{}", lang.code(), width.units());
        assert!(named.iter().all(|id| id.starts_with(&own)), "{place}: {named:?}");
        for (name, attributes) in &found {
            assert!(!["script", "style", "a", "image", "foreignObject"].contains(&name.as_str()), "{place}");
            for (key, value) in attributes {
                assert!(key != "style" && !key.starts_with("on") && !key.ends_with("href"), "{place}: {key}");
                assert!(!value.contains("NaN") && !value.contains("inf"), "{place}: {key}={value}");
            }
        }
    }
}

#[test]
fn right_to_left_mirrors_all_but_the_map() {
    let first_x = |svg: &str| -> f64 {
        let found = elements(svg);
        let text = found.iter().filter(|it| it.0 == "text").nth(8).expect("words");
        attribute(text, "x").expect("a place").parse().unwrap()
    };
    for (at, kind) in ["profile", "rails", "timeline"].into_iter().enumerate() {
        let (english, arabic) =
            (&sample::all(Lang::En, Width::Wide)[at], &sample::all(Lang::Ar, Width::Wide)[at]);
        assert_eq!((english.0, arabic.0), (kind, kind));
        assert!((first_x(&english.1) + first_x(&arabic.1) - 1080.0).abs() < 0.11, "{kind}");
    }
    let shapes = |lang| -> Vec<String> {
        let svg = &sample::all(lang, Width::Wide)[3].1;
        let paths = elements(svg).into_iter().filter(|it| it.0 == "path");
        paths.filter_map(|it| attribute(&it, "d").filter(|d| d.len() > 200).map(str::to_owned)).collect()
    };
    assert!(shapes(Lang::En).len() > 100);
    assert_eq!(shapes(Lang::En), shapes(Lang::Ar));
}

pub fn frame(width: Width, direction: Direction) -> Frame {
    Frame { id: "t".into(), title: "Title".into(), description: "Words".into(), direction, width }
}

#[test]
fn what_is_unknown_is_a_pill_and_never_a_mark() {
    let row = rails::Row { label: "Shelters".into(), hue: Hue::Pt, ..rails::Row::default() };
    let known = rails::Row {
        points: vec![rails::Point { share: 0.0, text: "0".into(), ..rails::Point::default() }],
        ..row.clone()
    };
    let broken = rails::Row {
        points: vec![rails::Point { share: f64::NAN, text: "0".into(), ..rails::Point::default() }],
        ..row.clone()
    };
    let drawn = |row: rails::Row| {
        let picture = Rails { unknown: "unknown".into(), rows: vec![row], ..Rails::default() };
        rails::draw(&frame(Width::Wide, Direction::Ltr), &picture)
    };
    let says = |svg: &str| svg.contains(">unknown</text>");
    assert!(says(&drawn(row)) && says(&drawn(broken)));
    assert!(!says(&drawn(known)), "zero is known");

    let nothing = profile::Row { code: "PT4".into(), label: "Shelters".into(), ..profile::Row::default() };
    let picture = diligence_chart::Profile {
        words: profile::Words { unknown: "unknown".into(), ..profile::Words::default() },
        groups: vec![profile::Group { name: "Protection".into(), hue: Hue::Pt, rows: vec![nothing] }],
    };
    let svg = profile::draw(&frame(Width::Wide, Direction::Ltr), &picture);
    assert_eq!(svg.matches(">unknown</text>").count(), 2, "law and practice, each on its own");
}

#[test]
fn a_score_that_is_not_shown_has_no_mark_and_thin_evidence_is_dashed() {
    let drawn = |law, practice| {
        let row = dumbbell::Row { code: "PT4".into(), label: "Shelters".into(), law, practice };
        let groups = vec![dumbbell::Group { name: "Protection".into(), hue: Hue::Pt, rows: vec![row] }];
        let picture = Dumbbells { levels: vec!["0".into(), "1".into()], groups, ..Dumbbells::default() };
        dumbbell::draw(&frame(Width::Wide, Direction::Ltr), &picture)
    };
    let nothing = || dumbbell::Side::Unknown("too few".into());
    let svg = drawn(sample::known(2.0, 0.5, false), nothing());
    assert_eq!((svg.matches("<circle").count(), svg.matches(">too few</text>").count()), (0, 1));
    assert_eq!(svg.matches("stroke-width=\"1.5\"").count(), 0, "no line of a gap that is not known: {svg}");
    let solid = drawn(sample::known(2.0, 0.5, false), sample::known(1.0, 0.5, false));
    assert_eq!((solid.matches("dasharray").count(), solid.matches("stroke-width=\"1.5\"").count()), (0, 1));
    let thin = drawn(sample::known(2.0, 0.5, true), sample::known(1.0, 0.5, false));
    assert_eq!(thin.matches("dasharray=\"3 3\"").count(), 2, "both bars of the law");
}

#[test]
fn law_practice_and_the_gap_between_them() {
    let picture = sample::dumbbells(Lang::En);
    insta::assert_snapshot!(dumbbell::draw(&frame(Width::Page, Direction::Ltr), &picture));
}

#[test]
fn the_years_of_a_law() {
    let cell = |state, title: &str| timeline::Cell { state, title: title.into() };
    let picture = Timeline {
        first: "1995".into(),
        last: "1998".into(),
        key: timeline::Key { yes: "Yes".into(), no: "No".into(), unknown: "unknown".into() },
        rows: vec![timeline::Row {
            label: "Law on domestic violence".into(),
            detail: "An invented source".into(),
            hue: Hue::Pr,
            cells: vec![
                cell(timeline::State::No, "1995: No"),
                cell(timeline::State::Yes, "1996: Yes"),
                cell(timeline::State::Unknown, "1997: unknown"),
                cell(timeline::State::Yes, "1998: Yes"),
            ],
            changes: vec![timeline::Change { cell: 1, text: "since 1996".into() }],
        }],
    };
    insta::assert_snapshot!(timeline::draw(&frame(Width::Narrow, Direction::Ltr), &picture));
}

#[test]
fn law_and_practice_on_one_rail() {
    let point = |series, share: f64, text: &str| rails::Point {
        series,
        share,
        text: text.into(),
        title: format!("Arcadia: {text}"),
        ..rails::Point::default()
    };
    let picture = Rails {
        series: vec!["Law".into(), "Practice".into()],
        unknown: "unknown".into(),
        interval: String::new(),
        rows: vec![rails::Row {
            label: "Arcadia".into(),
            hue: Hue::Accent,
            from: "0".into(),
            to: "100".into(),
            points: vec![point(0, 0.75, "75"), point(1, 0.0, "0")],
            ..rails::Row::default()
        }],
    };
    insta::assert_snapshot!(rails::draw(&frame(Width::Narrow, Direction::Ltr), &picture));
}

fn share() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 0.0..1.0_f64, 1 => -9.0..9.0_f64, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY), 1 => Just(-1e300)]
}

proptest! {
    #[test]
    fn no_score_breaks_a_picture(
        sides in prop::collection::vec((share(), share(), share(), any::<bool>(), ".{0,12}"), 2..9),
        label in ".{0,90}",
        narrow: bool,
        rtl: bool,
    ) {
        let side = |(share, from, to, thin, text): &(f64, f64, f64, bool, String)| dumbbell::Side::Known {
            estimate: Estimate { share: *share, near: (*from, *to), far: (*to, *from), thin: *thin, text: text.clone() },
            number: text.clone(),
        };
        let rows = sides.windows(2).map(|it| dumbbell::Row {
            code: label.clone(),
            label: label.clone(),
            law: side(&it[0]),
            practice: side(&it[1]),
        });
        let groups = vec![dumbbell::Group { name: label.clone(), hue: Hue::Pv, rows: rows.collect() }];
        let picture = Dumbbells { levels: vec!["0".into(); 5], groups, ..Dumbbells::default() };
        let width = if narrow { Width::Narrow } else { Width::Wide };
        let svg = dumbbell::draw(&frame(width, if rtl { Direction::Rtl } else { Direction::Ltr }), &picture);
        for element in elements(&svg) {
            for key in ["cx", "x1", "x2"] {
                let Some(x) = attribute(&element, key) else { continue };
                let x: f64 = x.parse().unwrap();
                prop_assert!((-0.1..=width.units() + 0.1).contains(&x), "{element:?}");
            }
            prop_assert!(element.1.iter().all(|(_, value)| !value.contains("NaN") && !value.contains("inf")), "{element:?}");
        }
    }

    #[test]
    fn no_number_breaks_a_picture(
        points in prop::collection::vec((0..6_usize, share(), prop::option::of(share()), prop::option::of(share()), ".{0,12}"), 0..9),
        label in ".{0,90}",
        narrow: bool,
        rtl: bool,
    ) {
        let row = rails::Row {
            label,
            hue: Hue::Pv,
            from: "0".into(),
            to: "100".into(),
            points: points
                .into_iter()
                .map(|(series, share, lower, upper, text)| rails::Point { series, share, title: text.clone(), text, lower, upper })
                .collect(),
            ..rails::Row::default()
        };
        let picture = Rails { series: vec!["a".into(), "b".into()], unknown: "unknown".into(), interval: "sure".into(), rows: vec![row.clone(), row] };
        let width = if narrow { Width::Narrow } else { Width::Wide };
        let svg = rails::draw(&frame(width, if rtl { Direction::Rtl } else { Direction::Ltr }), &picture);
        for element in elements(&svg) {
            for key in ["x", "cx", "x1", "x2"] {
                let Some(x) = attribute(&element, key) else { continue };
                let x: f64 = x.parse().unwrap();
                prop_assert!((-0.1..=width.units() + 0.1).contains(&x), "{element:?}");
            }
            prop_assert!(element.1.iter().all(|(_, value)| !value.contains("NaN") && !value.contains("inf")), "{element:?}");
        }
    }
}
