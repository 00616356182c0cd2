//! Pictures of what is known: the same in pages and reports.
//!
//! Each published value is drawn on its own scale: there is no common axis, because nobody rated it. Scores of the
//! measurement model have one.

mod method;
mod network;
mod scores;
mod world;

use crate::App;
use crate::browse::{Line, Mappable};
use crate::profile::{Entry, Profile, once, words};
use diligence_chart::profile::Mark;
use diligence_chart::{Frame, Hue, Width, profile as marks, rails, timeline};
use diligence_domain::document::Block;
use diligence_domain::{Locale, Observation};
use diligence_i18n::{format, messages};

pub use method::{Method, method};
pub use network::{kind_words, network, theme_words};
pub use scores::{Scores, Titled, run_words, scores, scores_for_report};
pub use world::map;

/// A picture in two widths, with its words.
#[derive(Debug)]
pub struct Picture {
    /// Its heading.
    pub heading: String,
    /// What stands under it.
    pub caption: String,
    /// SVG for wide screens.
    pub wide: String,
    /// SVG for telephones.
    pub narrow: String,
    /// The same in words.
    pub table: Table,
}

/// What a picture shows, for who would rather read it.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The header row.
    pub head: Vec<String>,
    /// Rows, each as long as the header; the first cell heads its row.
    pub rows: Vec<Vec<String>>,
}

/// A picture before anybody knows how wide it will be.
struct Sketch {
    id: &'static str,
    heading: String,
    caption: String,
    table: Table,
    draw: Box<dyn Fn(&Frame) -> String>,
}

impl Sketch {
    fn at(&self, width: Width, locale: Locale) -> String {
        let end = match width {
            Width::Wide => "w",
            Width::Page => "p",
            Width::Narrow => "n",
        };
        (self.draw)(&Frame {
            id: format!("{}-{end}", self.id),
            title: self.heading.clone(),
            description: self.caption.clone(),
            direction: locale.direction(),
            width,
        })
    }

    fn picture(self, locale: Locale) -> Picture {
        let (wide, narrow) = (self.at(Width::Wide, locale), self.at(Width::Narrow, locale));
        Picture { heading: self.heading, caption: self.caption, wide, narrow, table: self.table }
    }
}

/// The pictures of a profile page; none where nothing is known.
pub fn for_page(profile: &Profile<'_>, locale: Locale) -> Vec<Picture> {
    sketches(profile, locale).into_iter().map(|it| it.picture(locale)).collect()
}

/// The same pictures for paper.
pub fn for_report(profile: &Profile<'_>, locale: Locale) -> Vec<Block> {
    let figure = |it: Sketch| {
        let svg = it.at(Width::Page, locale);
        [
            Block::heading(2, it.heading.as_str()),
            Block::Figure { svg, alt: it.caption.clone(), caption: it.caption },
        ]
    };
    sketches(profile, locale).into_iter().flat_map(figure).collect()
}

fn sketches(profile: &Profile<'_>, locale: Locale) -> Vec<Sketch> {
    [by_principle(profile, locale), published(&[profile], locale), years(profile, locale)]
        .into_iter()
        .flatten()
        .collect()
}

/// The scores of several jurisdictions on the rails of each source.
pub fn for_compare(profiles: &[Profile<'_>], locale: Locale) -> Vec<Picture> {
    let profiles: Vec<&Profile<'_>> = profiles.iter().collect();
    published(&profiles, locale).into_iter().map(|it| it.picture(locale)).collect()
}

/// One row per principle about which anything is published, one mark per answer or score.
fn by_principle(profile: &Profile<'_>, locale: Locale) -> Option<Sketch> {
    let m = messages(locale);
    let mut groups = Vec::new();
    for area in &profile.edition.areas {
        let known = profile.principles.iter().filter(|it| it.area == area.code && !it.is_unknown());
        let rows: Vec<marks::Row> = known
            .map(|it| {
                let entry = format!("principle.{}", it.code);
                let label = profile.edition.text(&entry, "label", locale);
                let label = label.unwrap_or(profile.edition.word(&entry, "title", locale)).text.to_owned();
                let list = |entries: &[Entry]| {
                    once(entries).into_iter().map(|it| mark(it, profile, locale)).collect()
                };
                marks::Row { code: it.code.clone(), label, law: list(&it.law), practice: list(&it.practice) }
            })
            .collect();
        if !rows.is_empty() {
            let name = profile.edition.word(&format!("area.{}", area.code), "title", locale).text.to_owned();
            groups.push(marks::Group { name, hue: Hue::named(profile.edition.hue(&area.code)), rows });
        }
    }
    let picture = diligence_chart::Profile {
        words: marks::Words {
            law: m.law_column().into(),
            practice: m.practice_column().into(),
            unknown: m.value_unknown().into(),
            key: marks::Key {
                nearer: m.profile_legend_nearer().into(),
                other: m.profile_legend_other().into(),
                neither: format!("{} · {}", m.direction_none(), m.value_not_applicable()),
                number: m.profile_legend_number().into(),
                interval: String::new(),
            },
        },
        groups,
    };
    let words = |list: &[Mark]| {
        let titles: Vec<_> = list.iter().map(Mark::title).collect();
        if titles.is_empty() { m.value_unknown().to_owned() } else { titles.join("; ") }
    };
    let rows = picture.groups.iter().flat_map(|it| &it.rows);
    let rows = rows
        .map(|it| vec![format!("{} {}", it.code, it.label), words(&it.law), words(&it.practice)])
        .collect();
    let head = [m.principle_column(), m.law_column(), m.practice_column()].map(Into::into).into();
    (!picture.groups.is_empty()).then(|| Sketch {
        id: "by-principle",
        heading: m.profile_picture_heading().into(),
        caption: m.profile_picture_caption().into(),
        table: Table { head, rows },
        draw: Box::new(move |frame| marks::draw(frame, &picture)),
    })
}

fn mark(entry: &Entry, profile: &Profile<'_>, locale: Locale) -> Mark {
    let m = messages(locale);
    let nearer = match entry.nearer() {
        Some(true) => format!(" ({})", m.value_nearer_standard()),
        Some(false) => format!(" ({})", m.value_below_standard()),
        None => String::new(),
    };
    let label = entry.label(profile.edition, locale).text;
    let title = format!("{label}: {}{nearer}", entry.value_since(locale));
    let Some(number) = entry.value.number() else { return Mark::Answer { nearer: entry.nearer(), title } };
    let Some((from, to)) = entry.scale() else { return Mark::Answer { nearer: None, title } };
    let share = |number: f64| (number - from) / (to - from);
    Mark::Number {
        share: share(number),
        text: format(locale).number(number, 1),
        from: format(locale).number(from, 0),
        to: format(locale).number(to, 0),
        lower: entry.lower.map(share),
        upper: entry.upper.map(share),
        title,
    }
}

/// Every published score and percentage of law and practice, one rail per variable.
fn published(profiles: &[&Profile<'_>], locale: Locale) -> Option<Sketch> {
    let m = messages(locale);
    let name = |profile: &Profile<'_>| profile.jurisdiction.name(locale).text.to_owned();
    let alone = profiles.len() == 1;
    let mut rows: Vec<rails::Row> = Vec::new();
    let mut ends = None;
    for (of, profile) in profiles.iter().enumerate() {
        for entry in scored(profile) {
            let earlier = &profiles[..of];
            if earlier.iter().any(|it| it.entry(&entry.source, &entry.variable).is_some()) {
                continue; // its row stands already
            }
            let Some((from, to)) = entry.scale() else { continue };
            let ends =
                ends.get_or_insert((format(locale).number(from, 0), format(locale).number(to, 0))).clone();
            let hue = profile
                .principles
                .iter()
                .find(|it| it.law.iter().chain(&it.practice).any(|e| e.variable == entry.variable));
            let mut row = rails::Row {
                label: entry.label(profile.edition, locale).text.to_owned(),
                detail: format!(
                    "{} · {}",
                    profile.edition.word(&format!("source.{}", entry.source), "title", locale).text,
                    entry.period_words(locale)
                ),
                hue: Hue::named(hue.map_or("", |it| profile.edition.hue(&it.area))),
                from: ends.0,
                to: ends.1,
                points: Vec::new(),
                missing: Vec::new(),
            };
            for (series, other) in profiles.iter().enumerate() {
                match other
                    .entry(&entry.source, &entry.variable)
                    .and_then(|it| Some((it, it.value.number()?)))
                {
                    Some((it, number)) => row.points.push(rails::Point {
                        series: if alone { usize::from(!is_law(other, it)) } else { series },
                        share: (number - from) / (to - from),
                        text: format(locale).number(number, 1),
                        lower: it.lower.map(|it| (it - from) / (to - from)),
                        upper: it.upper.map(|it| (it - from) / (to - from)),
                        title: format!("{}: {}", name(other), it.value_words(locale)),
                    }),
                    None => row.missing.push(format!("{}: {}", name(other), m.value_unknown())),
                }
            }
            rows.push(row);
        }
    }
    let (from, to) = ends?;
    let picture = diligence_chart::Rails {
        series: if alone {
            vec![m.law_column().into(), m.practice_column().into()]
        } else {
            profiles.iter().map(|it| name(it)).collect()
        },
        unknown: m.value_unknown().into(),
        interval: String::new(),
        rows,
    };
    let heading = if alone { m.profile_scores_heading() } else { m.compare_scores_heading() };
    let table = if alone {
        let cells = |row: &rails::Row| {
            let point = row.points.first()?;
            Some(vec![
                row.label.clone(),
                row.detail.clone(),
                picture.series[point.series].clone(),
                point.text.clone(),
            ])
        };
        let head = [m.variable_column(), m.source_column(), m.indicator_dimension_column(), m.value_column()];
        Table { head: head.map(Into::into).into(), rows: picture.rows.iter().filter_map(cells).collect() }
    } else {
        rail_table(&picture, [m.variable_column(), m.source_column()])
    };
    Some(Sketch {
        id: "published",
        heading: heading.into(),
        caption: m.profile_scores_caption(&from, &to),
        table,
        draw: Box::new(move |frame| rails::draw(frame, &picture)),
    })
}

fn is_law(profile: &Profile<'_>, entry: &Entry) -> bool {
    let same = |it: &Entry| it.source == entry.source && it.variable == entry.variable;
    profile.principles.iter().any(|it| it.law.iter().any(same))
}

fn scored<'a>(profile: &'a Profile<'_>) -> Vec<&'a Entry> {
    let mut seen = std::collections::HashSet::new();
    let all = profile.principles.iter().flat_map(|it| it.law.iter().chain(&it.practice));
    let scored = |it: &&Entry| it.scale().is_some() && it.value.number().is_some();
    all.filter(scored).filter(|it| seen.insert((&it.source, &it.variable))).collect()
}

/// Whether there is a law on domestic violence, year by year.
fn years(profile: &Profile<'_>, locale: Locale) -> Option<Sketch> {
    let m = messages(locale);
    let entry = profile.entry("unstats-gender", "DV_LAW").filter(|it| it.series.len() > 1)?;
    let (first, last) = (entry.series.first()?.year, entry.year);
    let year = |year: i32| format(locale).year(year);
    let mut rows = Vec::new();
    let cells = (first..=last).map(|at| {
        let yes = entry.series.iter().find(|it| it.year == at).and_then(|it| it.value.yes());
        let (state, words) = match yes {
            Some(true) => (timeline::State::Yes, m.value_yes()),
            Some(false) => (timeline::State::No, m.value_no()),
            None => (timeline::State::Unknown, m.value_unknown()),
        };
        rows.push(vec![year(at), words.to_owned()]);
        timeline::Cell { state, title: format!("{}: {words}", year(at)) }
    });
    let cells: Vec<_> = cells.collect();
    let change = entry.since().and_then(|since| {
        let cell = usize::try_from(since - first).ok()?;
        Some(timeline::Change { cell, text: m.profile_fact_since(&year(since)) })
    });
    let picture = diligence_chart::Timeline {
        first: year(first),
        last: year(last),
        key: timeline::Key {
            yes: m.value_yes().into(),
            no: m.value_no().into(),
            unknown: m.value_unknown().into(),
        },
        rows: vec![timeline::Row {
            label: entry.label(profile.edition, locale).text.to_owned(),
            detail: profile
                .edition
                .word(&format!("source.{}", entry.source), "title", locale)
                .text
                .to_owned(),
            hue: Hue::Pr,
            cells,
            changes: change.into_iter().collect(),
        }],
    };
    Some(Sketch {
        id: "years",
        heading: m.profile_timeline_heading().into(),
        caption: m.profile_timeline_caption().into(),
        table: Table { head: vec![m.year_column().into(), m.value_column().into()], rows },
        draw: Box::new(move |frame| timeline::draw(frame, &picture)),
    })
}

/// Law and supportive frameworks of a few States beside each other, for the home page; `None` without data.
///
/// # Errors
/// A database that does not answer.
pub async fn beside(
    app: &App,
    states: &[Line],
    locale: Locale,
) -> Result<Option<Picture>, diligence_store::Error> {
    let m = messages(locale);
    let law = crate::browse::everywhere(app, "wbl-safety-2024", "L.score").await?;
    let practice = crate::browse::everywhere(app, "wbl-safety-2024", "SF.score").await?;
    let shown = crate::demo::STATES.iter().filter_map(|(code, _)| {
        let line = states.iter().find(|it| it.jurisdiction.code.as_str() == *code)?;
        let code = line.jurisdiction.code;
        let name = line.jurisdiction.name(locale).text.to_owned();
        let point = |series, of: Option<&Observation>| {
            let number = of?.value.number()?;
            let title = format!("{name}: {}", format(locale).number(number, 0));
            Some(rails::Point {
                series,
                share: number / 100.0,
                text: format(locale).number(number, 0),
                lower: None,
                upper: None,
                title,
            })
        };
        let points: Vec<_> =
            [point(0, law.get(&code)), point(1, practice.get(&code))].into_iter().flatten().collect();
        (!points.is_empty()).then(|| rails::Row {
            label: name.clone(),
            detail: String::new(),
            hue: Hue::Accent,
            from: format(locale).integer(0),
            to: format(locale).integer(100),
            points,
            missing: Vec::new(),
        })
    });
    let picture = diligence_chart::Rails {
        series: vec![m.law_column().into(), m.practice_column().into()],
        unknown: m.value_unknown().into(),
        interval: String::new(),
        rows: shown.take(5).collect(),
    };
    if picture.rows.is_empty() {
        return Ok(None);
    }
    let sketch = Sketch {
        id: "beside",
        heading: m.home_picture_title().into(),
        caption: m.home_picture_caption().into(),
        table: rail_table(&picture, [m.countries_name_column(), ""]),
        draw: Box::new(move |frame| rails::draw(frame, &picture)),
    };
    Ok(Some(sketch.picture(locale)))
}

/// Rails as a table: label, detail where any row has one, then one column per series.
fn rail_table(picture: &diligence_chart::Rails, [label, detail]: [&str; 2]) -> Table {
    let detailed = !detail.is_empty();
    let mut head = vec![label.to_owned()];
    head.extend(detailed.then(|| detail.to_owned()));
    head.extend(picture.series.iter().cloned());
    let rows = picture.rows.iter().map(|row| {
        let mut cells = vec![row.label.clone()];
        cells.extend(detailed.then(|| row.detail.clone()));
        cells.extend((0..picture.series.len()).map(|series| {
            let point = row.points.iter().find(|it| it.series == series);
            point.map_or_else(|| picture.unknown.clone(), |it| it.text.clone())
        }));
        cells
    });
    Table { rows: rows.collect(), head }
}

/// A value on the list beside the map.
pub fn shown(observation: &Observation, locale: Locale) -> String {
    words::value(&observation.value, locale)
}

/// The name of a variable that the map can show.
pub fn label(app: &App, it: &Mappable<'_>, locale: Locale) -> String {
    app.edition()
        .word(&format!("variable.{}/{}", it.source, it.variable.code), "label", locale)
        .text
        .to_owned()
}
