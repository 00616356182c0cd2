//! Documents to set: one of everything, in a language of each script, and one as long as a country report.
//! The State is fictional and the numbers are invented.

use diligence_domain::document::{Block, Column, Document, Inline};
use std::fmt::Write as _;

struct Words {
    title: &'static str,
    subtitle: &'static str,
    date: &'static str,
    contents: &'static str,
    page_of: &'static str,
    chapter: &'static str,
    section: &'static str,
    paragraphs: [&'static str; 2],
    strong: &'static str,
    note: (&'static str, &'static str),
    items: [&'static str; 3],
    caption: &'static str,
    columns: [&'static str; 3],
    rows: [&'static str; 3],
    unknown: &'static str,
    figure: (&'static str, &'static str),
}

const ENGLISH: Words = Words {
    title: "What Arcadia has promised, and what it does",
    subtitle: "Law and practice under the five Ps. Arcadia is a fictional State.",
    date: "24 November 2026",
    contents: "Contents",
    page_of: "Page {n} of {m}",
    chapter: "Protection",
    section: "Shelters and orders",
    paragraphs: [
        "A State must act with due diligence to prevent violence against women and girls, to protect from it, \
         to prosecute and punish it, and to provide redress for it.",
        "Eleven organisations rate the practice of protection orders; the official figures flow from five offices.",
    ],
    strong: "Unknown is never zero.",
    note: (
        "Where the government sees it differently",
        "Government self-assessment is shown apart and never averaged in.",
    ),
    items: ["Shelters in every district", "A helpline at any hour", "Help in her language"],
    caption: "Law and practice by principle",
    columns: ["Principle", "Law", "Practice"],
    rows: ["Risk assessment", "Protection orders", "Shelters"],
    unknown: "unknown",
    figure: (
        "Law stands at 3.1 and practice at 1.1 of 4.",
        "Protection orders: the gap between law and practice",
    ),
};

const ARABIC: Words = Words {
    title: "ما وعدت به أركاديا وما تفعله",
    subtitle: "القانون والممارسة في إطار المحاور الخمسة. أركاديا دولة متخيلة.",
    date: "24 تشرين الثاني/نوفمبر 2026",
    contents: "المحتويات",
    page_of: "صفحة {n} من {m}",
    chapter: "الحماية",
    section: "دور الإيواء والأوامر",
    paragraphs: [
        "على الدولة أن تبذل العناية الواجبة لمنع العنف ضد النساء والفتيات والحماية منه وملاحقة مرتكبيه ومعاقبتهم وجبر ضرره.",
        "تقدّر إحدى عشرة منظمة ممارسة أوامر الحماية بـ 1.1 (0.6–1.7) من 4.",
    ],
    strong: "غير المعروف ليس صفراً.",
    note: ("حيث ترى الحكومة الأمر بشكل مختلف", "التقييم الذاتي للحكومة يُعرض منفصلاً ولا يدخل في المتوسط."),
    items: ["دور إيواء في كل محافظة", "خط مساعدة في كل ساعة", "مساعدة بلغتها"],
    caption: "القانون والممارسة حسب المبدأ",
    columns: ["المبدأ", "القانون", "الممارسة"],
    rows: ["تقييم المخاطر", "أوامر الحماية", "دور الإيواء"],
    unknown: "غير معروف",
    figure: ("القانون عند 3.1 والممارسة عند 1.1 من 4.", "أوامر الحماية: الفجوة بين القانون والممارسة"),
};

const BANGLA: Words = Words {
    title: "আর্কেডিয়া কী প্রতিশ্রুতি দিয়েছে এবং কী করে",
    subtitle: "পাঁচটি ক্ষেত্রে আইন ও বাস্তবতা। আর্কেডিয়া একটি কাল্পনিক রাষ্ট্র।",
    date: "২৪ নভেম্বর ২০২৬",
    contents: "সূচিপত্র",
    page_of: "পৃষ্ঠা {n}, মোট {m}",
    chapter: "সুরক্ষা",
    section: "আশ্রয়কেন্দ্র ও আদেশ",
    paragraphs: [
        "নারী ও মেয়েদের বিরুদ্ধে সহিংসতা প্রতিরোধ, তা থেকে সুরক্ষা, বিচার, শাস্তি এবং প্রতিকার নিশ্চিত করতে রাষ্ট্রকে যথাযথ উদ্যোগ নিতে হবে।",
        "এগারোটি সংগঠন সুরক্ষা আদেশের বাস্তব প্রয়োগকে ১.১ দিয়েছে।",
    ],
    strong: "অজানা মানে শূন্য নয়।",
    note: ("যেখানে সরকার ভিন্নভাবে দেখে", "সরকারের নিজস্ব মূল্যায়ন আলাদা দেখানো হয়, কখনও গড়ে মেশানো হয় না।"),
    items: ["প্রতিটি জেলায় আশ্রয়কেন্দ্র", "যেকোনো সময় হেল্পলাইন", "তাঁর নিজের ভাষায় সাহায্য"],
    caption: "নীতি অনুযায়ী আইন ও বাস্তবতা",
    columns: ["নীতি", "আইন", "বাস্তবতা"],
    rows: ["ঝুঁকি মূল্যায়ন", "সুরক্ষা আদেশ", "আশ্রয়কেন্দ্র"],
    unknown: "অজানা",
    figure: ("আইন ৪-এর মধ্যে ৩.১ এবং বাস্তবতা ১.১।", "সুরক্ষা আদেশ: আইন ও বাস্তবতার ব্যবধান"),
};

fn words(tag: &str) -> &'static Words {
    match tag {
        "ar" => &ARABIC,
        "bn" => &BANGLA,
        _ => &ENGLISH,
    }
}

/// A document with one of everything, in `en`, `ar` or `bn`.
pub fn document(tag: &str) -> Document {
    let w = words(tag);
    let locale = tag.parse().unwrap();
    let original = if tag == "ar" { "en" } else { "ar" };
    let heading = |level, text: &str, hue: Option<&str>| Block::Heading {
        level,
        text: vec![Inline::text(text)],
        hue: hue.map(str::to_owned),
    };
    let cell = |text: &str| vec![Inline::text(text)];
    let number = |value: &str, range: &str| vec![Inline::text(format!("{value} ")), Inline::muted(range)];
    Document {
        locale,
        title: w.title.into(),
        subtitle: w.subtitle.into(),
        publisher: "Diligence".into(),
        date: "2026-11-24".into(),
        date_text: w.date.into(),
        contents_title: w.contents.into(),
        page_of: w.page_of.into(),
        blocks: vec![
            heading(1, w.chapter, Some("pt")),
            Block::Paragraph {
                text: vec![Inline::text(format!("{} ", w.paragraphs[0])), Inline::strong(w.strong)],
            },
            heading(2, w.section, None),
            Block::Paragraph {
                text: vec![
                    Inline::text(format!("{} ", w.paragraphs[1])),
                    Inline::Foreign {
                        locale: original.parse().unwrap(),
                        text: words(original).paragraphs[1].into(),
                    },
                    Inline::Break,
                    Inline::Link { text: w.section.into(), to: "https://example.org/orders?a=1&b=2".into() },
                    Inline::muted(" (PT3)"),
                ],
            },
            Block::Note { title: w.note.0.into(), text: cell(w.note.1) },
            Block::List { ordered: false, items: w.items.iter().map(|item| cell(item)).collect() },
            Block::List { ordered: true, items: w.items.iter().map(|item| cell(item)).collect() },
            Block::Table {
                caption: w.caption.into(),
                columns: w
                    .columns
                    .iter()
                    .zip([(false, 3.0), (true, 1.0), (true, 1.0)])
                    .map(|(title, (numeric, weight))| Column { title: (*title).into(), numeric, weight })
                    .collect(),
                rows: vec![
                    vec![cell(w.rows[0]), number("2.5", "(2.1–2.8)"), number("1.1", "(0.4–1.7)")],
                    vec![cell(w.rows[1]), number("3.1", "(2.8–3.4)"), number("1.1", "(0.6–1.7)")],
                    vec![cell(w.rows[2]), cell(w.unknown), cell("0")],
                ],
            },
            Block::Figure {
                svg: chart(w.rows[1], tag == "ar"),
                alt: w.figure.0.into(),
                caption: w.figure.1.into(),
            },
        ],
    }
}

/// A dumbbell on a scale from 0 to 4, drawn as the chart room draws: style-sheet variables, start anchors.
pub fn chart(label: &str, rtl: bool) -> String {
    let x = |value: f64| if rtl { 480.0 - value * 100.0 } else { 80.0 + value * 100.0 };
    let (edge, dir) = if rtl { (552, " direction=\"rtl\"") } else { (8, "") };
    let mut grid = String::new();
    for v in 0..=4 {
        let x = x(f64::from(v));
        let _ = write!(
            grid,
            "<line x1=\"{x}\" x2=\"{x}\" y1=\"34\" y2=\"90\" stroke=\"var(--rule)\"/>\
             <text x=\"{x}\" y=\"28\" text-anchor=\"middle\" font-size=\"12\" fill=\"var(--ink-3)\">{v}</text>"
        );
    }
    let (law, practice) = (x(3.1), x(1.1));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 560 100\" width=\"100%\" \
         font-family=\"var(--text)\">{grid}\
         <text x=\"{edge}\" y=\"56\" text-anchor=\"start\" font-size=\"13\" fill=\"var(--ink)\"{dir}>PT3 {label}</text>\
         <line x1=\"{practice}\" x2=\"{law}\" y1=\"74\" y2=\"74\" stroke=\"var(--pt)\" stroke-width=\"2\"/>\
         <circle cx=\"{practice}\" cy=\"74\" r=\"5.6\" fill=\"var(--pt)\"/>\
         <rect x=\"{}\" y=\"69\" width=\"10\" height=\"10\" fill=\"var(--surface)\" stroke=\"var(--pt)\" \
         stroke-width=\"2.4\" transform=\"rotate(45 {law} 74)\"/></svg>",
        law - 5.0
    )
}

/// About 25 pages: chapters of prose, four pictures and a table of a hundred rows, spread over six areas.
pub fn report(tag: &str) -> Document {
    let w = words(tag);
    let mut document = document(tag);
    let parts = std::mem::take(&mut document.blocks);
    let picture = parts.last().cloned().unwrap();
    for (at, hue) in ["fn", "pv", "pt", "pr", "pu", "re"].into_iter().enumerate() {
        document.blocks.push(Block::Heading {
            level: 1,
            text: vec![Inline::text(format!("{} {}", w.chapter, at + 1))],
            hue: Some(hue.into()),
        });
        document.blocks.push(parts[4].clone());
        for section in 1..=5 {
            document.blocks.push(Block::heading(2, format!("{} {}.{section}", w.section, at + 1)));
            for paragraph in 0..8 {
                document.blocks.push(Block::paragraph(format!(
                    "{} {} {section}.{paragraph} {}",
                    w.paragraphs[0], w.paragraphs[1], w.note.1
                )));
            }
        }
        if at < 4 {
            document.blocks.push(picture.clone());
        }
    }
    if let Block::Table { caption, columns, rows } = &parts[7] {
        document.blocks.push(Block::Table {
            caption: caption.clone(),
            columns: columns.clone(),
            rows: (0..100).map(|at| rows[at % 3].clone()).collect(),
        });
    }
    document
}
