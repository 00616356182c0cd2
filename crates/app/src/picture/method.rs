//! The pictures of how scores are made. All are invented examples.
//!
//! The first two are drawn from places set by hand. The numbers of the last two are what `diligence score` says, with
//! seed 1, about `content/method/ratings.csv`, an invented file; a test calculates them again.

use super::{Picture, Sketch, Table};
use diligence_chart::anatomy::{Note, Part};
use diligence_chart::bridges::{Link, Panel};
use diligence_chart::{
    Anatomy, Bridges, Certainty, Estimate, Hue, Yardsticks, anatomy, bridges, certainty, yardsticks,
};
use diligence_domain::Locale;
use diligence_i18n::{Messages, format, messages};

/// A score with the ends of its bars of 68 and 95 per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Known {
    median: f64,
    near: (f64, f64),
    far: (f64, f64),
}

/// Practice in three invented States, with the number of organisations that rated each.
const PRACTICE: [(u32, Known); 3] = [
    (3, Known { median: 1.155, near: (0.762, 1.55), far: (0.374, 1.874) }),
    (6, Known { median: 1.082, near: (0.786, 1.387), far: (0.491, 1.679) }),
    (12, Known { median: 0.96, near: (0.703, 1.204), far: (0.469, 1.468) }),
];
/// The law in the second of them.
const LAW: Known = Known { median: 3.003, near: (2.714, 3.317), far: (2.431, 3.613) };
/// The gap in the second of them.
const GAP: Known = Known { median: 1.93, near: (1.538, 2.31), far: (1.192, 2.695) };

/// The highest level.
const LAST: u32 = 4;

/// The pictures of the page about the method.
#[derive(Debug)]
pub struct Method {
    /// Two organisations, two yardsticks.
    pub yardsticks: Picture,
    /// What joins two countries.
    pub bridges: Picture,
    /// Bars that become shorter.
    pub certainty: Picture,
    /// A row of a profile.
    pub anatomy: Picture,
}

/// Draws them.
pub fn method(locale: Locale) -> Method {
    Method {
        yardsticks: yardsticks(locale).picture(locale),
        bridges: bridges(locale).picture(locale),
        certainty: certainty(locale).picture(locale),
        anatomy: anatomy(locale).picture(locale),
    }
}

fn level(level: u32, locale: Locale) -> String {
    format(locale).integer(i64::from(level))
}

fn levels(locale: Locale) -> Vec<String> {
    (0..=LAST).map(|it| level(it, locale)).collect()
}

fn yardsticks(locale: Locale) -> Sketch {
    let m = messages(locale);
    let row = |label: &str, says: String, hue, cuts: [f64; 4]| yardsticks::Row {
        label: label.into(),
        says,
        hue,
        cuts: cuts.into(),
        levels: levels(locale),
    };
    let picture = Yardsticks {
        share: 0.46,
        thing: m.method_yardsticks_thing().into(),
        from: m.method_yardsticks_from().into(),
        to: m.method_yardsticks_to().into(),
        rows: vec![
            row(
                m.method_yardsticks_severe(),
                m.method_yardsticks_says(&level(1, locale)),
                Hue::Pr,
                [0.3, 0.6, 0.78, 0.91],
            ),
            row(
                m.method_yardsticks_lenient(),
                m.method_yardsticks_says(&level(3, locale)),
                Hue::Pt,
                [0.09, 0.2, 0.35, 0.66],
            ),
            row(
                m.method_yardsticks_common(),
                m.method_yardsticks_about(&level(2, locale)),
                Hue::Accent,
                [0.18, 0.38, 0.58, 0.8],
            ),
        ],
    };
    let rows = picture.rows.iter().map(|it| vec![it.label.clone(), it.says.clone()]).collect();
    let head = vec![m.method_yardsticks_who().into(), m.method_yardsticks_answer().into()];
    Sketch {
        id: "yardsticks",
        heading: m.method_yardsticks_title().into(),
        caption: m.method_yardsticks_caption().into(),
        table: Table { head, rows },
        draw: Box::new(move |frame| yardsticks::draw(frame, &picture)),
    }
}

fn bridges(locale: Locale) -> Sketch {
    let m = messages(locale);
    let panel =
        |link, heading: &str, words: &str| Panel { heading: heading.into(), link, words: words.into() };
    let picture = Bridges {
        places: [m.method_bridges_state_a().into(), m.method_bridges_state_b().into()],
        rater: m.method_bridges_rater().into(),
        panels: vec![
            panel(Link::Rater, m.method_bridges_both(), m.method_bridges_both_words()),
            panel(Link::Case, m.method_bridges_case(), m.method_bridges_case_words()),
            panel(Link::Nothing, m.method_bridges_apart(), m.method_bridges_apart_words()),
        ],
    };
    let rows = picture.panels.iter().map(|it| vec![it.heading.clone(), it.words.clone()]).collect();
    let head = vec![m.method_bridges_how().into(), m.method_bridges_result().into()];
    Sketch {
        id: "bridges",
        heading: m.method_bridges_title().into(),
        caption: m.method_bridges_caption().into(),
        table: Table { head, rows },
        draw: Box::new(move |frame| bridges::draw(frame, &picture)),
    }
}

/// A score as it is read, and its longer bar.
fn words(m: &Messages, known: Known, locale: Locale) -> String {
    m.value_interval(&short(known.median, locale), &short(known.far.0, locale), &short(known.far.1, locale))
}

fn short(value: f64, locale: Locale) -> String {
    format(locale).fixed(value, 1)
}

fn estimate(m: &Messages, known: Known, thin: bool, locale: Locale) -> Estimate {
    let share = |value: f64| value / f64::from(LAST);
    let ends = |(from, to)| (share(from), share(to));
    Estimate {
        share: share(known.median),
        near: ends(known.near),
        far: ends(known.far),
        thin,
        text: words(m, known, locale),
    }
}

fn is_thin(organisations: u32) -> bool {
    (organisations as usize) < diligence_scoring::score::THIN_BELOW
}

fn certainty(locale: Locale) -> Sketch {
    let m = messages(locale);
    let label = |organisations: u32| {
        let count = m.method_certainty_row(f64::from(organisations));
        if is_thin(organisations) { format!("{count} · {}", m.method_certainty_thin()) } else { count }
    };
    let picture = Certainty {
        levels: levels(locale),
        hue: Hue::Accent,
        unknown: m.value_unknown().into(),
        key: certainty::Key {
            number: m.method_certainty_number().into(),
            near: m.method_certainty_near().into(),
            far: m.method_certainty_far().into(),
        },
        rows: PRACTICE
            .iter()
            .map(|(organisations, known)| certainty::Row {
                label: label(*organisations),
                estimate: estimate(m, *known, is_thin(*organisations), locale),
            })
            .collect(),
    };
    let range = |(from, to)| format(locale).range(&short(from, locale), &short(to, locale));
    let rows = PRACTICE.iter().map(|(organisations, known)| {
        vec![label(*organisations), short(known.median, locale), range(known.near), range(known.far)]
    });
    let head = [
        m.method_certainty_organisations(),
        m.method_certainty_number(),
        m.method_certainty_near(),
        m.method_certainty_far(),
    ];
    Sketch {
        id: "certainty",
        heading: m.method_certainty_title().into(),
        caption: m.method_certainty_caption().into(),
        table: Table { head: head.map(Into::into).into(), rows: rows.collect() },
        draw: Box::new(move |frame| certainty::draw(frame, &picture)),
    }
}

fn anatomy(locale: Locale) -> Sketch {
    let m = messages(locale);
    let practice = PRACTICE[1].1;
    let parts = [
        (Part::Law, m.method_anatomy_law(&short(LAW.median, locale))),
        (Part::Practice, m.method_anatomy_practice(&short(practice.median, locale))),
        (Part::Near, m.method_anatomy_near().into()),
        (Part::Far, m.method_anatomy_far().into()),
        (
            Part::Gap,
            m.method_anatomy_gap(
                &short(GAP.median, locale),
                &short(GAP.far.0, locale),
                &short(GAP.far.1, locale),
            ),
        ),
    ];
    let parts: Vec<_> = (1..)
        .zip(parts)
        .map(|(number, (part, words))| Note { part, number: level(number, locale), words })
        .collect();
    let rows = parts.iter().map(|it| vec![it.number.clone(), it.words.clone()]).collect();
    let picture = Anatomy {
        label: m.method_anatomy_principle().into(),
        hue: Hue::Pt,
        levels: levels(locale),
        unknown: m.value_unknown().into(),
        law: estimate(m, LAW, false, locale),
        practice: estimate(m, practice, false, locale),
        parts,
    };
    let head = vec![m.method_anatomy_number().into(), m.method_anatomy_meaning().into()];
    Sketch {
        id: "anatomy",
        heading: m.method_anatomy_title().into(),
        caption: m.method_anatomy_caption().into(),
        table: Table { head, rows },
        draw: Box::new(move |frame| anatomy::draw(frame, &picture)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diligence_scoring::{Fit, Plan, Ratings, table};
    use diligence_sheet::{Limits, read_bytes};

    /// What chance and a change of the sampler may move; a change of the model moves more.
    const NEAR: f64 = 0.12;

    #[test]
    fn the_numbers_are_what_the_model_says() {
        let file = include_bytes!("../../../../content/method/ratings.csv");
        let book = read_bytes("ratings.csv", file, &Limits::default()).unwrap();
        let ratings = Ratings::read(&book.sheets[0]).unwrap();
        assert_eq!(ratings.items, ["XX1.law", "XX1.practice"]);
        let fit = Fit::run(&ratings, "XX", &[0, 1], &Plan::default(), |_| ());
        let is = |drawn: Known, said: &diligence_scoring::score::Spread| {
            let said = [said.median, said.within[0].0, said.within[0].1, said.within[2].0, said.within[2].1];
            let drawn = [drawn.median, drawn.near.0, drawn.near.1, drawn.far.0, drawn.far.1];
            let all = drawn.iter().zip(said);
            assert!(
                all.clone().all(|(a, b)| (a - b).abs() < NEAR),
                "{drawn:?} is drawn, the model says {said:?}"
            );
        };
        let scores = diligence_scoring::score::scores(&ratings, &fit);
        let of = |item: &str| scores.iter().filter(|it| it.item == item).collect::<Vec<_>>();
        for ((organisations, drawn), score) in PRACTICE.iter().zip(of("XX1.practice")) {
            assert_eq!(usize::try_from(*organisations).unwrap(), score.organisations);
            is(*drawn, &score.expected);
        }
        is(LAW, &of("XX1.law")[1].expected);
        let gaps = table::gaps(&ratings, &fit, |_, _| true);
        assert_eq!(gaps.len(), 3);
        is(GAP, &gaps[1].spread);
    }

    #[test]
    fn more_organisations_make_the_bars_shorter() {
        let length = |(from, to): (f64, f64)| to - from;
        for pair in PRACTICE.windows(2) {
            assert!(pair[0].0 < pair[1].0);
            assert!(length(pair[0].1.far) > length(pair[1].1.far));
            assert!(length(pair[0].1.near) > length(pair[1].1.near));
        }
    }
}
