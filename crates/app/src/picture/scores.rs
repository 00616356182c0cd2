//! What a run of the measurement model says of one jurisdiction: a picture of law and practice, and tables.

use super::{Picture, Sketch, Table};
use crate::profile::Profile;
use diligence_chart::dumbbell::{Group, Key, Row, Side};
use diligence_chart::{Dumbbells, Estimate as Drawn, Hue, Width, dumbbell};
use diligence_domain::document::{Block, Column, Inline};
use diligence_domain::score::{Contrast, Estimate, Figures, Results, Robustness, Run, Withheld};
use diligence_domain::{Dimension, Locale};
use diligence_i18n::{Messages, format, messages};

/// The highest level.
const LAST: u32 = 4;

/// What a page shows of a run.
#[derive(Debug)]
pub struct Scores {
    /// Law and practice in the latest year.
    pub picture: Picture,
    /// What changed since the year before, where anything is known.
    pub changes: Option<Titled>,
    /// What the government says of itself, where it said anything.
    pub government: Option<Titled>,
}

/// A table with its words.
#[derive(Debug)]
pub struct Titled {
    /// Its heading.
    pub heading: String,
    /// How to read it.
    pub lede: String,
    /// The table.
    pub table: Table,
}

/// From what, when and how a run was calculated; the digest of its input follows.
pub fn run_words(run: &Run, locale: Locale) -> String {
    let (m, format) = (messages(locale), format(locale));
    let count = |it: u32| format.integer(i64::from(it));
    m.scores_run(
        &format.date(&crate::day(run.created_ms)),
        &count(run.ratings),
        &run.model,
        &run.seed.to_string(),
        &count(run.chains),
        &count(run.draws),
        &run.program,
    )
}

/// The scores of a profile for a page; `None` where nothing was rated.
pub fn scores(profile: &Profile<'_>, locale: Locale) -> Option<Scores> {
    let teller = Teller::of(profile, locale)?;
    Some(Scores {
        picture: teller.sketch().picture(locale),
        changes: teller.changes(),
        government: teller.government(),
    })
}

/// The same for paper: the picture with its table beneath, then the other tables.
pub fn scores_for_report(profile: &Profile<'_>, locale: Locale) -> Vec<Block> {
    let Some(teller) = Teller::of(profile, locale) else { return Vec::new() };
    let sketch = teller.sketch();
    let mut blocks = vec![
        Block::heading(2, sketch.heading.as_str()),
        Block::Figure {
            svg: sketch.at(Width::Page, locale),
            alt: sketch.caption.clone(),
            caption: sketch.caption,
        },
        paper(sketch.heading, sketch.table),
    ];
    for it in [teller.changes(), teller.government()].into_iter().flatten() {
        blocks.push(Block::heading(2, it.heading.as_str()));
        blocks.push(Block::paragraph(it.lede));
        blocks.push(paper(it.heading, it.table));
    }
    blocks
}

fn paper(caption: String, table: Table) -> Block {
    let column = |(at, title): (usize, String)| {
        let weight = if at == 0 { 3.0 } else { 1.6 };
        Column { title, numeric: false, weight }
    };
    let cells = |row: Vec<String>| row.into_iter().map(|it| vec![Inline::text(it)]).collect();
    Block::Table {
        caption,
        columns: table.head.into_iter().enumerate().map(column).collect(),
        rows: table.rows.into_iter().map(cells).collect(),
    }
}

/// Puts results into the words of one language.
struct Teller<'a> {
    profile: &'a Profile<'a>,
    results: &'a Results,
    year: i32,
    locale: Locale,
    m: &'static Messages,
}

impl<'a> Teller<'a> {
    fn of(profile: &'a Profile<'a>, locale: Locale) -> Option<Self> {
        let results = profile.scores.as_ref()?;
        Some(Self { profile, results, year: results.latest()?, locale, m: messages(locale) })
    }

    fn number(&self, value: f64) -> String {
        format(self.locale).fixed(value, 1)
    }

    /// The median with the ends of its 95 % interval.
    fn interval(&self, it: &Estimate) -> String {
        let (from, to) = it.within95;
        self.m.value_interval(&self.number(it.median), &self.number(from), &self.number(to))
    }

    fn year(&self, year: i32) -> String {
        format(self.locale).year(year)
    }

    /// A probability in per cent; what is nearly certain never becomes certain.
    fn chance(&self, chance: f64) -> String {
        let percent = |share: f64| format(self.locale).percent(100.0 * share, 0);
        if chance > 0.99 {
            self.m.scores_chance_over(&percent(0.99))
        } else if chance < 0.01 {
            self.m.scores_chance_under(&percent(0.01))
        } else {
            percent(chance)
        }
    }

    fn withheld(&self, why: Withheld) -> String {
        match why {
            Withheld::FewOrganisations => self.m.scores_withheld_few().into(),
            Withheld::NotConverged => self.m.scores_withheld_unsettled().into(),
        }
    }

    /// A difference may lie below zero: a dash between two minus signs could not be read.
    fn contrast(&self, it: &Result<Contrast, Withheld>) -> String {
        match it {
            Err(why) => self.withheld(*why),
            Ok(it) => {
                let (from, to) = it.by.within95;
                let range = self.m.map_class_range(&self.number(from), &self.number(to));
                format!("{} ({range})", self.number(it.by.median))
            }
        }
    }

    /// In the order of the framework.
    fn in_order<'b, T>(&self, all: impl Iterator<Item = &'b T>, principle: fn(&T) -> &str) -> Vec<&'b T> {
        let mut all: Vec<&T> = all.collect();
        all.sort_by_key(|it| self.profile.principles.iter().position(|known| known.code == principle(it)));
        all
    }

    fn name(&self, principle: &str) -> String {
        let entry = format!("principle.{principle}");
        let label = self.profile.edition.text(&entry, "label", self.locale);
        let label = label.unwrap_or(self.profile.edition.word(&entry, "title", self.locale));
        label.text.to_owned()
    }

    fn item(&self, principle: &str, dimension: Dimension) -> String {
        let dimension = match dimension {
            Dimension::Law => self.m.law_column(),
            Dimension::Practice => self.m.practice_column(),
        };
        format!("{principle} {} · {dimension}", self.name(principle))
    }

    fn side(&self, principle: &str, dimension: Dimension) -> Side {
        let Some(score) = self.results.score(principle, dimension, self.year) else {
            return Side::Unknown(self.m.value_unknown().into());
        };
        match &score.figures {
            Err(why) => Side::Unknown(self.withheld(*why)),
            Ok(figures) => {
                let it = &figures.rating;
                let share = |value: f64| value / f64::from(LAST);
                let ends = |(from, to)| (share(from), share(to));
                let text = self.interval(it);
                let estimate = Drawn {
                    share: share(it.median),
                    near: ends(it.within68),
                    far: ends(it.within95),
                    thin: figures.thin,
                    text: if figures.thin {
                        format!("{text} · {}", self.m.method_certainty_thin())
                    } else {
                        text
                    },
                };
                Side::Known { estimate, number: self.number(it.median) }
            }
        }
    }

    /// What is said of law and of practice; a dash where nothing is, or may be.
    fn both(&self, principle: &str, say: impl Fn(&Figures) -> Option<String>) -> String {
        let [law, practice] = [Dimension::Law, Dimension::Practice].map(|dimension| {
            let score = self.results.score(principle, dimension, self.year);
            let figures = score.and_then(|it| it.figures.as_ref().ok());
            figures.and_then(&say).unwrap_or_else(|| "–".to_owned())
        });
        self.m.scores_both(&law, &practice)
    }

    /// How many organisations stand behind it.
    fn organisations(&self, it: &Figures) -> String {
        format(self.locale).integer(i64::from(it.organisations))
    }

    /// Whether it hangs on a single one.
    fn robustness(&self, it: &Figures) -> Option<String> {
        let word = match it.robustness? {
            Robustness::Robust => self.m.scores_robust(),
            Robustness::Sensitive => self.m.scores_sensitive(),
        };
        Some(word.into())
    }

    fn sketch(&self) -> Sketch {
        let (m, edition) = (self.m, self.profile.edition);
        let rated = |principle: &str| {
            Dimension::ALL.iter().any(|it| self.results.score(principle, *it, self.year).is_some())
        };
        let mut rows = Vec::new();
        let groups = edition.areas.iter().map(|area| {
            let principles =
                self.profile.principles.iter().filter(|it| it.area == area.code && rated(&it.code));
            let drawn = principles.map(|it| {
                let (law, practice) =
                    (self.side(&it.code, Dimension::Law), self.side(&it.code, Dimension::Practice));
                let gap = self.results.gap(&it.code, self.year);
                rows.push(vec![
                    format!("{} {}", it.code, self.name(&it.code)),
                    words(&law),
                    words(&practice),
                    gap.map_or_else(|| m.value_unknown().into(), |gap| self.contrast(&gap.contrast)),
                    self.both(&it.code, |it| Some(self.organisations(it))),
                    self.both(&it.code, |it| self.robustness(it)),
                ]);
                Row { code: it.code.clone(), label: self.name(&it.code), law, practice }
            });
            Group {
                rows: drawn.collect(),
                name: edition.word(&format!("area.{}", area.code), "title", self.locale).text.to_owned(),
                hue: Hue::named(edition.hue(&area.code)),
            }
        });
        let groups: Vec<Group> = groups.collect();
        let picture = Dumbbells {
            levels: (0..=LAST).map(|it| format(self.locale).integer(i64::from(it))).collect(),
            key: Key {
                law: m.law_column().into(),
                practice: m.practice_column().into(),
                near: m.method_certainty_near().into(),
                far: m.method_certainty_far().into(),
                thin: m.method_certainty_thin().into(),
            },
            groups,
        };
        let head = [
            m.principle_column(),
            m.law_column(),
            m.practice_column(),
            m.scores_gap_column(),
            m.scores_organisations_column(),
            m.scores_robust_column(),
        ];
        Sketch {
            id: "scores",
            heading: m.scores_heading(&self.year(self.year)),
            caption: m.scores_caption().into(),
            table: Table { head: head.map(Into::into).into(), rows },
            draw: Box::new(move |frame| dumbbell::draw(frame, &picture)),
        }
    }

    fn changes(&self) -> Option<Titled> {
        let m = self.m;
        let latest = self.results.changes.iter().filter(|it| it.to == self.year);
        let latest = self.in_order(latest, |it| &it.principle).into_iter();
        let rows: Vec<Vec<String>> = latest
            .map(|it| {
                let chance = it.contrast.as_ref().map_or_else(|_| "–".to_owned(), |it| self.chance(it.above));
                vec![
                    self.item(&it.principle, it.dimension),
                    format(self.locale).range(&self.year(it.from), &self.year(it.to)),
                    self.contrast(&it.contrast),
                    chance,
                ]
            })
            .collect();
        let head =
            [m.principle_column(), m.scores_years_column(), m.scores_change_column(), m.scores_rose_column()];
        (!rows.is_empty()).then(|| Titled {
            heading: m.scores_change_heading().into(),
            lede: m.scores_change_lede().into(),
            table: Table { head: head.map(Into::into).into(), rows },
        })
    }

    fn government(&self) -> Option<Titled> {
        let m = self.m;
        let own = self.results.self_assessments.iter().filter(|it| it.year == self.year);
        let own = self.in_order(own, |it| &it.principle).into_iter();
        let rows: Vec<Vec<String>> = own
            .map(|it| {
                vec![
                    self.item(&it.principle, it.dimension),
                    format(self.locale).integer(i64::from(it.said.rating)),
                    words(&self.side(&it.principle, it.dimension)),
                    self.chance(it.said.above),
                ]
            })
            .collect();
        let head = [
            m.principle_column(),
            m.scores_government_column(),
            m.scores_score_column(),
            m.scores_government_chance_column(),
        ];
        (!rows.is_empty()).then(|| Titled {
            heading: m.scores_government_heading().into(),
            lede: m.scores_government_lede().into(),
            table: Table { head: head.map(Into::into).into(), rows },
        })
    }
}

/// A score as it is read, or why there is none.
fn words(side: &Side) -> String {
    match side {
        Side::Known { estimate, .. } => estimate.text.clone(),
        Side::Unknown(why) => why.clone(),
    }
}
