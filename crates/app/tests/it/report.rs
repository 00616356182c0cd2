//! The country report as a tree: what it says, in every language, with much and with nothing to say.

use diligence_app::profile::{Profile, profile};
use diligence_app::{App, demo, report};
use diligence_domain::document::{Block, Inline};
use diligence_domain::{Document, Locale};
use diligence_i18n::{locales, messages};

async fn app() -> (App, diligence_testkit::Scratch) {
    let scratch = diligence_testkit::sqlite();
    let app = App::open_and_migrate(&scratch.address).await.unwrap();
    demo::load(&app).await.unwrap();
    (app, scratch)
}

async fn about<'a>(app: &'a App, code: &str) -> Profile<'a> {
    profile(app, app.edition(), code.parse().unwrap()).await.unwrap().unwrap()
}

/// All words of a document, one run a line.
fn words(document: &Document) -> Vec<&str> {
    fn run(inline: &Inline) -> Option<&str> {
        match inline {
            Inline::Text { text }
            | Inline::Strong { text }
            | Inline::Muted { text }
            | Inline::Foreign { text, .. }
            | Inline::Link { text, .. } => Some(text),
            Inline::Break => None,
        }
    }
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => {
                all.extend(text.iter().filter_map(run));
            }
            Block::Note { title, text } => {
                all.push(title.as_str());
                all.extend(text.iter().filter_map(run));
            }
            Block::List { items, .. } => all.extend(items.iter().flatten().filter_map(run)),
            Block::Table { caption, rows, .. } => {
                all.push(caption);
                all.extend(rows.iter().flatten().flatten().filter_map(run));
            }
            Block::Figure { alt, caption, .. } => all.extend([alt.as_str(), caption.as_str()]),
        }
    }
    all
}

#[tokio::test]
async fn it_is_whole_in_every_language() {
    let (app, _database) = app().await;
    for code in ["MYS", "USA", "ATA", "MY-10"] {
        let profile = about(&app, code).await;
        for locale in locales() {
            let document = report::document(&profile, *locale, "2026-11-24");
            let place = format!("{code} {locale}");
            assert!(document.title.contains(profile.jurisdiction.name(*locale).text), "{place}");
            let Some(Block::Note { text, .. }) = document.blocks.first() else {
                panic!("{place}: what it is not does not come first")
            };
            assert_eq!(text[..], [Inline::text(messages(*locale).report_disclaimer())], "{place}");
            let unreviewed = words(&document).contains(&messages(*locale).report_translation());
            assert_eq!(unreviewed, *locale != Locale::EN, "{place}");
            let mut level = 0;
            for block in &document.blocks {
                match block {
                    Block::Heading { level: next, .. } => {
                        assert!(*next <= level + 1, "{place}: a level of headings is left out");
                        level = *next;
                    }
                    Block::Table { columns, rows, caption } => {
                        assert!(!rows.is_empty(), "{place}: {caption} is empty");
                        assert!(rows.iter().all(|row| row.len() == columns.len()), "{place}: {caption}");
                    }
                    Block::Figure { svg, alt, .. } => {
                        assert!(
                            svg.starts_with("<svg") && svg.ends_with("</svg>") && !alt.is_empty(),
                            "{place}"
                        );
                    }
                    _ => {}
                }
            }
        }
    }
}

#[tokio::test]
async fn what_differs_stands_side_by_side_with_its_source() {
    let (app, _database) = app().await;
    let document = report::document(&about(&app, "MYS").await, Locale::EN, "2026-11-24");
    let tables: Vec<String> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table { caption, rows, .. } if caption.contains("PR1") => Some(format!("{rows:?}")),
            _ => None,
        })
        .collect();
    let law = tables.first().expect("a table about PR1");
    for words in ["Safety laws score", "\"0\"", "2024", "Legal frameworks on violence", "\"75\"", "2020"] {
        assert!(law.contains(words), "{words} in {law}");
    }
    assert!(law.contains("Women, Business and the Law 2024") && law.contains("United Nations Minimum Set"));
}

#[tokio::test]
async fn what_is_unknown_is_named_principle_by_principle() {
    let (app, _database) = app().await;
    for (code, unknown) in [("MYS", 49), ("ATA", 61)] {
        let profile = about(&app, code).await;
        assert_eq!(profile.principles.len() - profile.known(), unknown, "{code}");
        let document = report::document(&profile, Locale::EN, "2026-11-24");
        let at = document.blocks.iter().position(
            |block| matches!(block, Block::Heading { text, .. } if text[..] == [Inline::text("What is unknown")]),
        );
        let after = &document.blocks[at.expect("the chapter")..];
        let listed = after.iter().find_map(|block| match block {
            Block::List { items, .. } => Some(items.len()),
            _ => None,
        });
        assert_eq!(listed, Some(unknown), "{code}");
    }
}

#[tokio::test]
async fn the_same_day_gives_the_same_report() {
    let (app, _database) = app().await;
    let one = report::document(&about(&app, "EGY").await, "ar".parse().unwrap(), "2026-11-24");
    let two = report::document(&about(&app, "EGY").await, "ar".parse().unwrap(), "2026-11-24");
    assert_eq!(one, two);
}
