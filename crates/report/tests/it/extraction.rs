//! What a reader gets who copies text, searches, or listens.

use crate::{PRESS, sample};
use diligence_domain::document::{Block, Document, Inline};
use std::process::Command;
use unicode_normalization::UnicodeNormalization as _;

/// The text of a PDF as poppler reads it; `None` where poppler is not installed.
pub fn pdftotext(file: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, file).unwrap();
    let Ok(output) = Command::new("pdftotext").arg(&path).arg("-").output() else {
        println!("skipped: pdftotext is not installed (Debian: poppler-utils)");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Composed, without white space and without marks of direction, which every reader puts elsewhere.
fn letters(text: &str) -> String {
    text.nfc()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .collect()
}

/// The words of a document's headings, paragraphs, lists and tables, in its own language.
fn words(document: &Document) -> Vec<String> {
    let mut runs: Vec<&Inline> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } | Block::Note { text, .. } => {
                runs.extend(text);
            }
            Block::List { items, .. } => runs.extend(items.iter().flatten()),
            Block::Table { rows, .. } => runs.extend(rows.iter().flatten().flatten()),
            Block::Figure { .. } => {}
        }
    }
    let texts = runs.into_iter().filter_map(|run| match run {
        Inline::Text { text } | Inline::Strong { text } | Inline::Link { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let all = texts.chain([document.title.as_str(), document.subtitle.as_str()]);
    all.flat_map(str::split_whitespace)
        .map(|word| letters(word.trim_matches(|c: char| c.is_ascii_punctuation())))
        .collect()
}

#[test]
fn every_latin_and_every_bangla_word_is_found() {
    for tag in ["en", "bn"] {
        let document = sample::document(tag);
        let Some(found) = pdftotext(&PRESS.pdf(&document).unwrap()) else { return };
        let found = letters(&found);
        let lost: Vec<_> =
            words(&document).into_iter().filter(|word| !found.contains(word.as_str())).collect();
        assert!(lost.is_empty(), "{tag}: {lost:?} in {found}");
    }
}

#[test]
fn marks_are_not_read_twice() {
    let document = sample::document("bn");
    let Some(found) = pdftotext(&PRESS.pdf(&document).unwrap()) else { return };
    let times = |word: &str| letters(&found).matches(&letters(word)).count();
    assert_eq!((times("আর্কেডিয়া"), times("আর্কের্কে"), times("সুসু")), (2, 0, 0), "{found}");
}

/// Arabic in logical order: every word but those with lam-alef or with marks of vowels.
///
/// For these the file is right (the second test), but poppler 22 and `PDFium` turn the letters of one glyph round.
#[test]
fn arabic_words_are_found_in_logical_order() {
    let document = sample::document("ar");
    let Some(found) = pdftotext(&PRESS.pdf(&document).unwrap()) else { return };
    let found = letters(&found);
    let turned = |word: &str| {
        ["لا", "لأ", "لإ", "لى"].iter().any(|pair| word.contains(pair))
            || word.contains(|c| matches!(c, '\u{64b}'..='\u{65f}'))
    };
    let all: Vec<_> = words(&document)
        .into_iter()
        .filter(|word| word.contains(|c| matches!(c, '\u{600}'..='\u{6ff}')))
        .collect();
    let plain: Vec<_> = all.iter().filter(|word| !turned(word)).collect();
    assert!(plain.len() * 4 > all.len() * 3, "most words are plain: {} of {}", plain.len(), all.len());
    let lost: Vec<_> = plain.into_iter().filter(|word| !found.contains(word.as_str())).collect();
    assert!(lost.is_empty(), "{lost:?} in {found}");
    // The limit: when a poppler reads the first, the doc comment on `Press::pdf` can lose it.
    assert!(found.contains("وملاحقة") || found.contains("ومالحقة"), "{found}");
}

#[test]
fn the_file_itself_has_ligatures_and_clusters_in_logical_order() {
    let file = |tag: &str| lopdf::Document::load_mem(&PRESS.pdf(&sample::document(tag)).unwrap()).unwrap();
    let streams = |file: &lopdf::Document| -> String {
        let streams = file.objects.values().filter_map(|object| object.as_stream().ok());
        let plain = streams.filter_map(|stream| stream.get_plain_content().ok());
        plain.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    };
    // Fonts map the lam-alef glyph to lam, alef.
    let arabic = streams(&file("ar"));
    assert!(arabic.contains("<06440627>"), "no ToUnicode entry for lam-alef");
    // A cluster whose first glyph is its last letter is one span with its text: র্কে.
    assert!(streams(&file("bn")).contains("/ActualText<FEFF09B009CD099509C7>"));
}
