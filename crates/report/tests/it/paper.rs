//! What a PDF must have so that everybody can read it.

use crate::{PRESS, sample};
use diligence_domain::document::Block;
use diligence_report::ReportError;
use lopdf::{Dictionary, Document, Object};

fn pdf(tag: &str) -> Document {
    Document::load_mem(&PRESS.pdf(&sample::document(tag)).unwrap()).unwrap()
}

/// Follows a reference, if it is one.
fn get<'a>(file: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
    file.dereference(dictionary.get(key).unwrap_or_else(|_| panic!("no {}", String::from_utf8_lossy(key))))
        .unwrap()
        .1
}

/// All dictionaries of a file in which `key` is the name `value`.
fn with<'a>(file: &'a Document, key: &[u8], value: &[u8]) -> Vec<&'a Dictionary> {
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries.filter(|d| d.get(key).and_then(Object::as_name).is_ok_and(|name| name == value)).collect()
}

/// A PDF string as text: UTF-16 with its mark, or Latin.
fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

#[test]
fn is_tagged_and_says_so() {
    for tag in ["en", "ar", "bn"] {
        let file = pdf(tag);
        let root = file.catalog().unwrap();
        assert_eq!(text(get(&file, root, b"Lang")), tag);
        let marks = get(&file, root, b"MarkInfo").as_dict().unwrap();
        assert!(marks.get(b"Marked").unwrap().as_bool().unwrap());
        assert!(get(&file, root, b"StructTreeRoot").as_dict().unwrap().has(b"K"));
        let view = get(&file, root, b"ViewerPreferences").as_dict().unwrap();
        assert!(view.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        let direction = view.get(b"Direction").and_then(Object::as_name).unwrap_or(b"L2R");
        assert_eq!(direction, if tag == "ar" { b"R2L" } else { b"L2R" });
        let metadata = get(&file, root, b"Metadata").as_stream().unwrap();
        let xmp = String::from_utf8(metadata.get_plain_content().unwrap()).unwrap();
        assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
        assert!(xmp.contains("2026-11-24"), "{xmp}");
    }
}

#[test]
fn carries_title_author_and_program() {
    let file = pdf("bn");
    let info = get(&file, &file.trailer, b"Info").as_dict().unwrap();
    assert_eq!(text(get(&file, info, b"Title")), sample::document("bn").title);
    assert_eq!(text(get(&file, info, b"Author")), "Diligence");
    assert!(text(get(&file, info, b"Creator")).starts_with("Diligence 0."));
    assert!(text(get(&file, info, b"CreationDate")).starts_with("D:20261124"));
}

#[test]
fn headings_are_bookmarks() {
    let file = pdf("ar");
    let outlines = get(&file, file.catalog().unwrap(), b"Outlines").as_dict().unwrap();
    let chapter = get(&file, outlines, b"First").as_dict().unwrap();
    let section = get(&file, chapter, b"First").as_dict().unwrap();
    let found = [text(get(&file, chapter, b"Title")), text(get(&file, section, b"Title"))];
    assert_eq!(found, ["الحماية", "دور الإيواء والأوامر"]);
    assert!(!chapter.has(b"Next"), "the contents are no bookmark");
}

#[test]
fn every_font_is_embedded_in_part() {
    for (tag, family) in [("en", "NotoSerif"), ("ar", "NotoNaskhArabic"), ("bn", "NotoSerifBengali")] {
        let file = pdf(tag);
        let fonts = with(&file, b"Type", b"FontDescriptor");
        let name =
            |font: &Dictionary| String::from_utf8(get(&file, font, b"FontName").as_name().unwrap().to_vec());
        let names: Vec<_> = fonts.iter().map(|font| name(font).unwrap()).collect();
        assert!(fonts.iter().all(|font| font.has(b"FontFile2")), "{names:?}");
        assert!(names.iter().all(|name| name.find('+') == Some(6)), "{names:?}");
        assert!(names.iter().any(|name| name[7..].starts_with(family)), "{names:?}");
    }
}

#[test]
fn tables_have_row_and_column_headers() {
    let file = pdf("en");
    let scope = |cell: &&Dictionary| {
        let attributes = get(&file, cell, b"A");
        let list = attributes.as_array().cloned().unwrap_or_else(|_| vec![attributes.clone()]);
        let scopes = list.iter().filter_map(|a| a.as_dict().ok()?.get(b"Scope").ok()?.as_name().ok());
        scopes.map(|name| String::from_utf8_lossy(name).into_owned()).next().unwrap_or_default()
    };
    let scopes: Vec<_> = with(&file, b"S", b"TH").iter().map(scope).collect();
    assert_eq!(scopes.iter().filter(|s| *s == "Column").count(), 3, "{scopes:?}");
    assert_eq!(scopes.iter().filter(|s| *s == "Row").count(), 3, "{scopes:?}");
    assert_eq!(with(&file, b"S", b"Caption").len(), 2);
}

#[test]
fn a_long_table_repeats_its_header_on_paper_only() {
    let mut document = sample::report("en");
    document.blocks.retain(|block| matches!(block, Block::Table { .. }));
    let file = Document::load_mem(&PRESS.pdf(&document).unwrap()).unwrap();
    assert!(file.get_pages().len() >= 3, "{} pages", file.get_pages().len());
    assert_eq!(with(&file, b"S", b"TR").len(), 101);
    assert_eq!(with(&file, b"S", b"TH").len(), 103, "a repeated header is not read again");
}

#[test]
fn pictures_and_links_have_words() {
    let file = pdf("en");
    let figures = with(&file, b"S", b"Figure");
    let [figure] = figures.as_slice() else { panic!("{} figures", figures.len()) };
    assert_eq!(text(get(&file, figure, b"Alt")), "Law stands at 3.1 and practice at 1.1 of 4.");
    let links = with(&file, b"Subtype", b"Link");
    assert!(links.len() >= 3 && links.iter().all(|link| link.has(b"Contents")));
    let to = |link: &&Dictionary| text(get(&file, get(&file, link, b"A").as_dict().ok()?, b"URI")).into();
    let addresses: Vec<String> = links.iter().filter(|link| link.has(b"A")).filter_map(to).collect();
    assert!(addresses.contains(&"https://example.org/orders?a=1&b=2".to_owned()), "{addresses:?}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for tag in ["en", "bn"] {
        let document = sample::document(tag);
        let first = PRESS.pdf(&document).unwrap();
        let other = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..3).map(|_| scope.spawn(|| PRESS.pdf(&document).unwrap())).collect();
            handles.into_iter().map(|handle| handle.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(other.iter().all(|file| *file == first));
    }
    assert_ne!(PRESS.pdf(&sample::document("en")).unwrap(), PRESS.pdf(&sample::document("ar")).unwrap());
}

#[test]
fn a_document_without_headings_or_blocks_is_a_document() {
    let mut document = sample::document("en");
    document.blocks.retain(|block| !matches!(block, Block::Heading { .. }));
    PRESS.pdf(&document).unwrap();
    document.blocks.clear();
    for text in [&mut document.subtitle, &mut document.publisher, &mut document.date_text] {
        text.clear();
    }
    PRESS.pdf(&document).unwrap();
}

#[test]
fn what_is_missing_is_named() {
    let mut document = sample::document("en");
    document.title = " \u{7}".into();
    assert_eq!(PRESS.pdf(&document), Err(ReportError::Untitled));
    let mut document = sample::document("en");
    document.date = "24 November 2026".into();
    assert_eq!(PRESS.pdf(&document), Err(ReportError::Date("24 November 2026".into())));
    let mut document = sample::document("en");
    document.blocks.push(Block::Figure { svg: "<svg".into(), alt: "Broken".into(), caption: String::new() });
    let error = PRESS.pdf(&document).unwrap_err();
    assert!(matches!(&error, ReportError::Picture { number: 2, alt, .. } if alt == "Broken"), "{error}");
}
