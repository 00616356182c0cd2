//! Text that tries to be something else.

use crate::{PRESS, sample};
use diligence_domain::document::{Block, Column, Document, Inline};
use diligence_report::{ReportError, html};
use proptest::prelude::*;

/// The text in every place that takes one.
fn filled(tag: &str, text: &str) -> Document {
    let run = || vec![Inline::text(text), Inline::strong(text), Inline::muted(text), Inline::Break];
    let foreign = || {
        vec![
            Inline::Foreign { locale: "ar".parse().unwrap(), text: text.into() },
            Inline::Link { text: text.into(), to: format!("https://example.org/{text}") },
            Inline::Link { text: text.into(), to: text.into() },
        ]
    };
    let column = |weight| Column { title: text.into(), numeric: true, weight };
    let mut document = sample::document(tag);
    document.subtitle = text.into();
    document.publisher = text.into();
    document.date_text = text.into();
    document.contents_title = text.into();
    document.page_of = format!("{text} {{n}} {{m}} {text}");
    if !text.trim().is_empty() {
        document.title = format!("Title {text}");
    }
    document.blocks = vec![
        Block::Heading { level: 4, text: run(), hue: Some(text.into()) },
        Block::Heading { level: 0, text: foreign(), hue: Some("plaid".into()) },
        Block::Paragraph { text: run() },
        Block::Note { title: text.into(), text: foreign() },
        Block::List { ordered: true, items: vec![run(), foreign(), vec![]] },
        Block::Table {
            caption: text.into(),
            columns: vec![column(1.0), column(f64::INFINITY), column(0.0)],
            rows: vec![vec![run(), foreign()], vec![], vec![run(), run(), run(), run()]],
        },
        Block::Table { caption: text.into(), columns: vec![column(1.0)], rows: vec![] },
        Block::Table {
            caption: text.into(),
            columns: vec![],
            rows: vec![run(); 2].into_iter().map(|r| vec![r]).collect(),
        },
        Block::Figure { svg: labelled(text), alt: text.into(), caption: text.into() },
        Block::Paragraph { text: vec![] },
    ];
    document
}

/// A picture with the text as its label, escaped as the chart room does.
fn labelled(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\"><text x=\"9\" y=\"9\">{text}</text></svg>"
    )
}

#[test]
fn markup_stays_text() {
    for text in [
        "#set text(red) #panic() #image(\"/etc/passwd\") #import \"@preview/x:1.0.0\": *",
        "$x$ *b* _i_ `raw` = h <label> @ref // no /* no \\ \\u{1} [c] {x} ~ -- 1. + -",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)\" x='",
        "</style></title></main>--><!--]]>&lt;&#60;&nbsp;",
        "{n}{m}{{}}%s${x}",
    ] {
        let document = filled("en", text);
        let page = html(&document);
        let (_, body) = page.split_once("</style>").unwrap();
        for raw in ["<script", "<img", "</title>", "<label", "onmouseover=\"", "<!--", "&nbsp;", "</style>"] {
            assert!(!body.contains(raw), "{raw} of {text}");
        }
        assert_eq!(PRESS.pdf(&document).map(|_| ()), Ok(()), "{text}");
    }
}

#[test]
fn the_template_reads_nothing_as_markup() {
    let mut document = filled("en", "*b* #(1+1) $x$ `r` \\");
    document.page_of = "#(1+1) {n}/{m}".into();
    let Some(found) = crate::extraction::pdftotext(&PRESS.pdf(&document).unwrap()) else { return };
    assert!(found.contains("*b* #(1+1) $x$ `r` \\") && found.contains("#(1+1) 1/"), "{found}");
}

#[test]
fn characters_that_cannot_be_seen_or_shown() {
    for text in [
        "a\0b\u{1}c\u{7f}d\u{9b}e\r\nf\tg\u{feff}h\u{fffe}i\u{2028}j",
        "\u{202e}evil\u{202d} \u{2067}open \u{202b}twice \u{2069}\u{202c}\u{2066}",
        "漢字 한국어 😀 \u{1f469}\u{200d}\u{1f4bb} \u{e000} Ω ж \u{10ffff}",
        "\u{301}\u{9be}\u{64b}\u{20dd}ক\u{64b} ا\u{9be} \u{9cd}\u{200d}\u{9cd} a\u{301}\u{302}\u{303}\u{304}",
        "\u{200b}\u{200c}\u{200d}\u{ad}\u{2060}\u{180e}\u{115f}\u{3164}\u{ffa0}",
        "\u{9e2}",
        " \u{301}",
        "",
        " ",
        "\u{a0}",
    ] {
        for tag in ["en", "ar", "bn"] {
            let document = filled(tag, text);
            let page = html(&document);
            assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
            assert!(!page.contains(['\u{202e}', '\u{202d}', '\u{feff}']), "{text:?}");
            assert_eq!(PRESS.pdf(&document).map(|_| ()), Ok(()), "{tag} {text:?}");
        }
    }
}

#[test]
fn a_word_of_a_hundred_thousand_letters_fits_the_page() {
    for letter in ["a", "ক", "ا"] {
        let word = letter.repeat(100_000);
        let mut document = sample::document("en");
        document.blocks = vec![
            Block::heading(1, &word[..letter.len() * 500]),
            Block::paragraph(word.as_str()),
            Block::Table {
                caption: String::new(),
                columns: vec![
                    Column {
                        title: word[..letter.len() * 5000].into(),
                        numeric: false,
                        weight: 1.0
                    };
                    3
                ],
                rows: vec![vec![vec![Inline::text(&word[..letter.len() * 5000])]; 3]],
            },
        ];
        assert!(html(&document).len() > word.len());
        let file = PRESS.pdf(&document).unwrap();
        let pages = lopdf::Document::load_mem(&file).unwrap().get_pages().len();
        assert!(pages > 10, "{pages} pages hold all of it");
    }
}

#[test]
fn a_picture_cannot_reach_out() {
    for href in
        ["/etc/passwd", "file:///etc/passwd", "../../secret.png", "https://example.org/a.png", "doc.json"]
    {
        let mut document = sample::document("en");
        document.blocks = vec![Block::Figure {
            svg: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><image href=\"{href}\" width=\"9\" height=\"9\"/></svg>"
            ),
            alt: "x".into(),
            caption: String::new(),
        }];
        let error = PRESS.pdf(&document).unwrap_err();
        assert!(matches!(error, ReportError::Typeset(_)), "{error}");
    }
}

/// Letters that shape each other, marks, controls, and anything.
fn text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        3 => prop::char::range('\u{980}', '\u{9ff}'),
        3 => prop::char::range('\u{600}', '\u{6ff}'),
        2 => prop::char::range(' ', '~'),
        1 => prop::char::range('\u{300}', '\u{36f}'),
        1 => prop::char::range('\u{2000}', '\u{206f}'),
        1 => any::<char>(),
    ];
    prop::collection::vec(letter, 0..40).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_printed(text in text(), tag in prop::sample::select(vec!["en", "ar", "bn"])) {
        let document = filled(tag, &text);
        html(&document);
        prop_assert_eq!(PRESS.pdf(&document).map(|_| ()), Ok(()));
    }
}
