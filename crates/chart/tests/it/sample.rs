//! One typical picture of each kind, about a State that does not exist.

use diligence_chart::{Coverage, Dumbbells, Estimate, Frame, Hue, Map, Profile, Rails, Timeline, Width};
use diligence_chart::{coverage, dumbbell, map, network, profile, rails, timeline};
use diligence_domain::Direction;

#[path = "sample/network.rs"]
pub mod partners;

/// The language of a sample.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    En,
    Ar,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::En, Self::Ar];

    pub fn code(self) -> &'static str {
        if self == Self::En { "en" } else { "ar" }
    }

    pub fn direction(self) -> Direction {
        if self == Self::En { Direction::Ltr } else { Direction::Rtl }
    }

    pub fn pick(self, en: &str, ar: &str) -> String {
        if self == Self::En { en.to_owned() } else { ar.to_owned() }
    }

    fn unknown(self) -> String {
        self.pick("unknown", "غير معروف")
    }
}

/// Every kind, drawn.
pub fn all(lang: Lang, width: Width) -> Vec<(&'static str, String)> {
    let frame = |kind: &str, en: &str, ar: &str| frame(lang, width, kind, en, ar);
    vec![
        (
            "profile",
            profile::draw(
                &frame("profile", "What open data says of Arcadia", "ما تقوله البيانات المفتوحة عن أركاديا"),
                &profile(lang),
            ),
        ),
        (
            "rails",
            rails::draw(
                &frame("rails", "Scores beside its neighbours’", "الدرجات إلى جانب الجارات"),
                &rails(lang),
            ),
        ),
        (
            "timeline",
            timeline::draw(
                &frame("timeline", "Laws of Arcadia, 1990–2021", "قوانين أركاديا، 1990–2021"),
                &timeline(lang),
            ),
        ),
        (
            "map",
            map::draw(
                &frame("map", "Laws on domestic violence", "قوانين العنف المنزلي"),
                &map(lang),
                country,
            ),
        ),
        ("legend", map::legend(&frame("legend", "Legend of the map", "مفتاح الخريطة"), &map(lang))),
        (
            "coverage",
            coverage::draw(
                &frame("coverage", "What is known of Arcadia", "ما يُعرف عن أركاديا"),
                &coverage(lang),
            ),
        ),
        (
            "dumbbell",
            dumbbell::draw(
                &frame("dumbbell", "Law and practice in Arcadia", "القانون والممارسة في أركاديا"),
                &dumbbells(lang),
            ),
        ),
        (
            "network",
            network::draw(
                &frame("network", "Who works where in Arcadia", "من يعمل أين في أركاديا"),
                &partners::network(lang),
            ),
        ),
        (
            "crowd",
            network::draw(
                &frame("crowd", "Forty partners of Arcadia", "أربعون شريكًا في أركاديا"),
                &partners::crowd(lang, 40),
            ),
        ),
    ]
}

/// A score with bars of that half width, on a scale from 0 to 4.
pub fn known(median: f64, half: f64, thin: bool) -> dumbbell::Side {
    let share = |value: f64| value / 4.0;
    dumbbell::Side::Known {
        estimate: Estimate {
            share: share(median),
            near: (share(median - half / 2.0), share(median + half / 2.0)),
            far: (share(median - half), share(median + half)),
            thin,
            text: format!("{median:.1} ({:.1}–{:.1})", median - half, median + half),
        },
        number: format!("{median:.1}"),
    }
}

pub fn dumbbells(lang: Lang) -> Dumbbells {
    let row = |code: &str, (en, ar): (&str, &str), law, practice| dumbbell::Row {
        code: code.into(),
        label: lang.pick(en, ar),
        law,
        practice,
    };
    let few =
        || dumbbell::Side::Unknown(lang.pick("not shown: too few organisations", "لا تُعرض: منظمات قليلة جدًا"));
    Dumbbells {
        levels: (0..=4).map(|it| it.to_string()).collect(),
        key: dumbbell::Key {
            law: lang.pick("Law", "القانون"),
            practice: lang.pick("Practice", "الممارسة"),
            near: lang.pick("68 % bar", "شريط 68٪"),
            far: lang.pick("95 % bar", "شريط 95٪"),
            thin: lang.pick("thin evidence", "أدلة شحيحة"),
        },
        groups: vec![
            dumbbell::Group {
                name: lang.pick("Protection", "الحماية"),
                hue: Hue::Pt,
                rows: vec![
                    row(
                        "PT3",
                        ("Protection orders", "أوامر الحماية"),
                        known(3.2, 0.5, false),
                        known(1.4, 0.7, false),
                    ),
                    row(
                        "PT4",
                        (
                            "Shelters that a woman can reach, with her children, on the day on which she needs one",
                            "مآوٍ يمكن للمرأة أن تصل إليها مع أطفالها في اليوم الذي تحتاج إليها فيه",
                        ),
                        known(3.9, 0.6, true),
                        few(),
                    ),
                ],
            },
            dumbbell::Group { name: lang.pick("Punishment", "العقاب"), hue: Hue::Pu, rows: vec![] },
            dumbbell::Group {
                name: lang.pick("Redress", "الجبر"),
                hue: Hue::Re,
                rows: vec![row(
                    "RE1",
                    ("Compensation", "التعويض"),
                    known(0.1, 0.4, false),
                    known(4.0, 0.1, false),
                )],
            },
        ],
    }
}

pub fn frame(lang: Lang, width: Width, kind: &str, en: &str, ar: &str) -> Frame {
    Frame {
        id: format!("{kind}-{}-{}", lang.code(), width.units()),
        title: lang.pick(en, ar),
        description: lang
            .pick("Arcadia is no State; its values are invented.", "أركاديا دولة متخيلة وقيمها متخيلة."),
        direction: lang.direction(),
        width,
    }
}

/// Answers as they are written here: `+` nearer the standard, `-` the other, `/` neither.
fn answers(signs: &str) -> Vec<profile::Mark> {
    let answer = |(at, sign)| profile::Mark::Answer {
        nearer: match sign {
            '+' => Some(true),
            '-' => Some(false),
            _ => None,
        },
        title: format!("Question {}", at + 1),
    };
    signs.chars().enumerate().map(answer).collect()
}

fn number(share: f64, text: &str, ends: (&str, &str), interval: Option<(f64, f64)>) -> profile::Mark {
    profile::Mark::Number {
        share,
        text: text.to_owned(),
        from: ends.0.to_owned(),
        to: ends.1.to_owned(),
        lower: interval.map(|it| it.0),
        upper: interval.map(|it| it.1),
        title: format!("Index, {text}"),
    }
}

#[allow(clippy::too_many_lines)] // data
pub fn profile(lang: Lang) -> Profile {
    let row = |code: &str, en: &str, ar: &str, law: Vec<profile::Mark>, practice: Vec<profile::Mark>| {
        profile::Row { code: code.to_owned(), label: lang.pick(en, ar), law, practice }
    };
    let hundred = ("0", "100");
    let with = |mut marks: Vec<profile::Mark>, more: Vec<profile::Mark>| {
        marks.extend(more);
        marks
    };
    let groups = vec![
        (
            "Foundations",
            "الأسس",
            Hue::Fn,
            vec![
                row(
                    "FN1",
                    "Equality in constitution and law",
                    "المساواة في الدستور والقانون",
                    answers("++++-++-+/++-+++++-++++-+"),
                    vec![],
                ),
                row("FN3", "Budget", "الميزانية", vec![], vec![number(0.36, "36", hundred, None)]),
                row("FN5", "Data published", "نشر البيانات", answers("+"), answers("-+")),
            ],
        ),
        (
            "Prevention",
            "الوقاية",
            Hue::Pv,
            vec![
                row("PV1", "Social and cultural patterns", "الأنماط الاجتماعية والثقافية", vec![], vec![]),
                row("PV2", "Education", "التعليم", answers("-"), vec![number(0.0, "0", hundred, None)]),
                row(
                    "PV10",
                    "Harmful practices: child marriage, female genital mutilation",
                    "الممارسات الضارة: زواج الأطفال وختان الإناث",
                    answers("++-"),
                    vec![number(0.72, "18.4", ("0", "25"), Some((0.6, 0.84)))],
                ),
            ],
        ),
        (
            "Protection",
            "الحماية",
            Hue::Pt,
            vec![
                row(
                    "PT3",
                    "Protection orders",
                    "أوامر الحماية",
                    with(answers("++-"), vec![number(0.75, "75", hundred, None)]),
                    with(answers("-/"), vec![number(0.25, "25", hundred, None)]),
                ),
                row(
                    "PT4",
                    "Shelters",
                    "دور الإيواء",
                    answers("+"),
                    vec![
                        number(0.5, "50", hundred, None),
                        number(1.4, "70", ("0", "50"), None),
                        number(f64::NAN, "", hundred, None),
                    ],
                ),
            ],
        ),
        (
            "Prosecution",
            "الملاحقة",
            Hue::Pr,
            vec![
                row("PR1", "Every form an offence", "تجريم كل الأشكال", answers("+++-++-"), vec![]),
                row(
                    "PR6",
                    "Attrition from report to judgment",
                    "تسرّب القضايا من البلاغ إلى الحكم",
                    vec![],
                    vec![],
                ),
            ],
        ),
        (
            "Punishment",
            "العقاب",
            Hue::Pu,
            vec![row("PU2", "No excuse of honour", "لا عذر باسم الشرف", answers("-+"), vec![])],
        ),
        (
            "Redress",
            "الجبر",
            Hue::Re,
            vec![row("RE2", "State compensation", "تعويض الدولة", answers("+"), answers("-"))],
        ),
    ];
    Profile {
        words: profile::Words {
            law: lang.pick("Law", "القانون"),
            practice: lang.pick("Practice", "الممارسة"),
            unknown: lang.unknown(),
            key: profile::Key {
                nearer: lang.pick("the answer nearer the standard", "الجواب الأقرب إلى المعيار"),
                other: lang.pick("the other answer", "الجواب الآخر"),
                neither: lang.pick("does not apply", "لا ينطبق"),
                number: lang.pick("a number on its own scale", "رقم على مقياسه الخاص"),
                interval: lang.pick("95 % interval", "فترة 95٪"),
            },
        },
        groups: groups
            .into_iter()
            .map(|(en, ar, hue, rows)| profile::Group { name: lang.pick(en, ar), hue, rows })
            .collect(),
    }
}

pub fn rails(lang: Lang) -> Rails {
    let point = |series, share: f64, text: &str, interval: Option<(f64, f64)>| rails::Point {
        series,
        share,
        text: text.to_owned(),
        lower: interval.map(|it| it.0),
        upper: interval.map(|it| it.1),
        title: format!("{text} in series {series}"),
    };
    let row = |words: [&str; 4], hue, ends: (&str, &str), points, missing: Vec<String>| rails::Row {
        label: lang.pick(words[0], words[1]),
        detail: lang.pick(words[2], words[3]),
        hue,
        from: ends.0.to_owned(),
        to: ends.1.to_owned(),
        points,
        missing,
    };
    let source = ["Fictional Institute, 2024", "المعهد المتخيل، 2024"];
    Rails {
        series: [
            ("Arcadia", "أركاديا"),
            ("Borduria", "بوردوريا"),
            ("Syldavia", "سيلدافيا"),
            ("Region", "الإقليم"),
        ]
        .map(|(en, ar)| lang.pick(en, ar))
        .to_vec(),
        unknown: lang.unknown(),
        interval: lang.pick("95 % interval", "فترة 95٪"),
        rows: vec![
            row(
                ["Safety, law", "السلامة، القانون", source[0], source[1]],
                Hue::Pt,
                ("0", "100"),
                vec![
                    point(0, 0.75, "75", None),
                    point(1, 0.25, "25", None),
                    point(2, 1.0, "100", None),
                    point(3, 0.52, "52", None),
                ],
                vec![],
            ),
            row(
                ["Safety, supportive frameworks", "السلامة، الأطر الداعمة", source[0], source[1]],
                Hue::Pt,
                ("0", "100"),
                vec![point(0, 1.0, "100", None), point(1, 1.0, "100", None), point(2, 0.0, "0", None)],
                vec![lang.pick("Region: unknown", "الإقليم: غير معروف")],
            ),
            row(
                [
                    "Women who were hurt by a partner in the last twelve months",
                    "نساء تعرضن للأذى من شريك خلال الأشهر الاثني عشر الماضية",
                    "Household survey, 2018",
                    "مسح الأسر، 2018",
                ],
                Hue::Fn,
                ("0 %", "50 %"),
                vec![
                    point(0, 0.36, "18 % (15–21)", Some((0.3, 0.42))),
                    point(1, 0.4, "20 % (12–29)", Some((0.24, 0.58))),
                    point(2, 1.2, "60 %", None),
                ],
                vec![lang.pick("Region: unknown", "الإقليم: غير معروف")],
            ),
            row(
                [
                    "Cases that end in a judgment",
                    "قضايا تنتهي بحكم",
                    "Ministry of Justice, 2023",
                    "وزارة العدل، 2023",
                ],
                Hue::Pr,
                ("0 %", "100 %"),
                vec![],
                vec![],
            ),
        ],
    }
}

pub fn timeline(lang: Lang) -> Timeline {
    use timeline::State::{No, Unknown, Yes};
    let cells = |runs: &[(usize, timeline::State)]| {
        let states = runs.iter().flat_map(|(years, state)| std::iter::repeat_n(*state, *years));
        states
            .enumerate()
            .map(|(at, state)| timeline::Cell { state, title: format!("{}: {state:?}", 1990 + at) })
            .collect::<Vec<_>>()
    };
    let change = |cell: usize, text: &str| timeline::Change { cell, text: text.to_owned() };
    let row = |en: &str, ar: &str, hue, cells, changes| timeline::Row {
        label: lang.pick(en, ar),
        detail: lang.pick("Fictional Institute, 2022", "المعهد المتخيل، 2022"),
        hue,
        cells,
        changes,
    };
    Timeline {
        first: "1990".to_owned(),
        last: "2021".to_owned(),
        key: timeline::Key {
            yes: lang.pick("yes", "نعم"),
            no: lang.pick("no", "لا"),
            unknown: lang.unknown(),
        },
        rows: vec![
            row(
                "A law against domestic violence",
                "قانون ضد العنف المنزلي",
                Hue::Pt,
                cells(&[(14, No), (18, Yes)]),
                vec![change(14, "2004")],
            ),
            row(
                "Rape within marriage is an offence",
                "الاغتصاب الزوجي جريمة",
                Hue::Pr,
                cells(&[(6, Unknown), (17, No), (9, Yes)]),
                vec![change(6, "1996"), change(23, "2013")],
            ),
            row(
                "Equal pay for work of equal value",
                "أجر متساوٍ عن العمل المتساوي القيمة",
                Hue::Fn,
                cells(&[(27, No), (1, Yes), (1, No), (1, Yes)]),
                vec![change(27, "2017"), change(28, "2018"), change(29, "2019")],
            ),
        ],
    }
}

pub fn map(lang: Lang) -> Map {
    let labels = [
        ("none in force", "لا شيء نافذ"),
        ("for some forms or places", "لبعض الأشكال أو الأماكن"),
        ("in force, below the standard", "نافذ ودون المعيار"),
        ("meets it in most respects", "يفي به في معظمه"),
        ("meets the standard", "يفي بالمعيار"),
    ];
    let class = |(at, (en, ar)): (usize, (&str, &str))| map::Class {
        step: (at + 1).to_string(),
        label: lang.pick(en, ar),
    };
    Map {
        hue: Hue::Accent,
        classes: labels.into_iter().enumerate().map(class).collect(),
        unknown: lang.unknown(),
        neutral: lang.pick("disputed boundary", "حدود متنازع عليها"),
        highlight: Some("BGD".to_owned()),
        with_legend: true,
    }
}

/// An invented value for every code: no real State's.
pub fn country(code: &str) -> map::Country {
    let sum: u32 = code.bytes().map(|b| u32::from(b) * 7).sum();
    let class = usize::try_from(sum % 6).unwrap();
    map::Country { class: (class < 5).then_some(class), title: format!("{code}: sample") }
}

pub fn coverage(lang: Lang) -> Coverage {
    use coverage::State::{Known, NotApplicable, Unknown};
    let columns = [
        ("Law database", "قاعدة القوانين"),
        ("Household survey", "مسح الأسر"),
        ("Ratifications", "التصديقات"),
        ("Police records", "سجلات الشرطة"),
        ("Reports to mechanisms", "التقارير إلى الآليات"),
        ("Organisations’ answers", "أجوبة المنظمات"),
    ];
    let rows = [
        ("FN", "Foundations", "الأسس", Hue::Fn, "+-+-++"),
        ("PV", "Prevention", "الوقاية", Hue::Pv, "++/--+"),
        ("PT", "Protection", "الحماية", Hue::Pt, "++//-+"),
        ("PR", "Prosecution", "الملاحقة", Hue::Pr, "+-/--+"),
        ("PU", "Punishment", "العقاب", Hue::Pu, "+-/-"),
        ("RE", "Redress", "الجبر", Hue::Re, "--/---"),
    ];
    let row = |(code, en, ar, hue, signs): (&str, &str, &str, Hue, &str)| {
        let known = signs.matches('+').count();
        let of = 6 - signs.matches('/').count();
        coverage::Row {
            code: code.to_owned(),
            label: lang.pick(en, ar),
            hue,
            cells: signs
                .chars()
                .map(|sign| coverage::Cell {
                    state: match sign {
                        '+' => Known,
                        '/' => NotApplicable,
                        _ => Unknown,
                    },
                    title: format!("{code} {sign}"),
                })
                .collect(),
            sum: lang.pick(&format!("{known} of {of}"), &format!("{known} من {of}")),
        }
    };
    Coverage {
        columns: columns
            .iter()
            .enumerate()
            .map(|(at, (en, ar))| coverage::Column { label: lang.pick(en, ar), short: (at + 1).to_string() })
            .collect(),
        rows: rows.into_iter().map(row).collect(),
        key: coverage::Key {
            known: lang.pick("known", "معروف"),
            unknown: lang.unknown(),
            not_applicable: lang.pick("does not apply", "لا ينطبق"),
        },
    }
}
