//! The HTML file.

use crate::sample;
use diligence_report::html;

#[test]
fn a_small_document() {
    let page = html(&sample::document("en"));
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    insta::assert_snapshot!(format!("{head}<style>…</style>{body}"));
}

#[test]
fn says_its_language_and_direction() {
    for (tag, dir) in [("en", "ltr"), ("ar", "rtl"), ("bn", "ltr")] {
        let page = html(&sample::document(tag));
        assert!(page.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")));
    }
    let page = html(&sample::document("ar"));
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Eleven organisations"));
}

#[test]
fn stands_alone_and_mirrors_by_itself() {
    let page = html(&sample::report("ar"));
    for outside in ["<script", "<link", "<img", "<iframe", "@import", "url(", "src="] {
        assert!(!page.contains(outside), "{outside}");
    }
    let (_, style) = page.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    for physical in ["left", "right", "-top", "-bottom"] {
        assert!(!style.contains(physical), "{physical}: use logical properties");
    }
}

#[test]
fn every_entry_of_the_contents_leads_to_its_heading() {
    let page = html(&sample::report("en"));
    let targets: Vec<_> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(targets.len(), 36, "six chapters of five sections");
    assert!(targets.iter().all(|target| page.contains(&format!(" id=\"{target}\""))));
    assert_eq!(page.matches("<ol>").count(), page.matches("</ol>").count());
    assert_eq!(page.matches("<li>").count(), page.matches("</li>").count());
}
