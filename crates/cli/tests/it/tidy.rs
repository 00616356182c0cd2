//! Who may know whom, where SQL may stand, where visible words may stand.

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms that a room may know. A room that is not here, or an edge that is not here, fails the test.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("sheet", &[]),
    ("framework", &["domain", "sheet"]),
    ("i18n", &["domain", "sheet"]),
    ("chart", &["domain", "sheet"]),
    ("scoring", &["domain", "sheet"]),
    ("survey", &["domain", "sheet"]),
    ("files", &[]),
    ("mail", &["domain"]),
    ("store", &["domain", "sheet", "framework", "i18n", "chart"]),
    ("report", &["domain", "sheet", "framework", "i18n", "chart"]),
    ("app", &["domain", "sheet", "framework", "i18n", "chart", "scoring", "survey", "store", "files"]),
    ("web", &["app", "domain", "framework", "i18n", "chart", "scoring", "sheet", "survey"]),
    (
        "cli",
        &[
            "app",
            "domain",
            "framework",
            "i18n",
            "chart",
            "scoring",
            "sheet",
            "survey",
            "mail",
            "web",
            "report",
        ],
    ),
    ("testkit", &[]),
];

/// Heavy dependencies and the only room that holds each.
const HOLDS: &[(&str, &str)] = &[
    ("sqlx", "store"),
    ("calamine", "sheet"),
    ("rust_xlsxwriter", "sheet"),
    ("icu", "i18n"),
    ("fluent-bundle", "i18n"),
    ("lettre", "mail"),
    ("age", "files"),
    ("image", "files"),
    ("lopdf", "files"),
    ("argon2", "app"),
    ("webauthn-rs", "app"),
    ("rustls", "web"),
    ("tokio-rustls", "web"),
    ("typst", "report"),
    ("typst-pdf", "report"),
    ("axum", "web"),
    ("askama", "web"),
    ("clap", "cli"),
    ("rand", "scoring"),
    ("rayon", "scoring"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn rooms_know_only_whom_they_may() {
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap();
    let allowed: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    let mut rooms = BTreeSet::new();
    for package in &metadata.packages {
        let Some(room) = package.name.strip_prefix("diligence-") else {
            panic!("{} is no room", package.name)
        };
        let may = allowed.get(room).unwrap_or_else(|| panic!("the room {room} has no line in MAY_KNOW"));
        rooms.insert(room.to_owned());
        for dependency in package.dependencies.iter().filter(|it| it.kind == DependencyKind::Normal) {
            if let Some(other) = dependency.name.strip_prefix("diligence-") {
                assert!(may.contains(&other), "{room} must not know {other}");
            }
            if let Some((_, holder)) = HOLDS.iter().find(|(name, _)| *name == dependency.name) {
                assert!(
                    room == *holder || room == "testkit",
                    "{} belongs to {holder}, not to {room}",
                    dependency.name
                );
            }
        }
    }
    let named: BTreeSet<String> = MAY_KNOW.iter().map(|(room, _)| (*room).to_owned()).collect();
    assert_eq!(rooms, named, "a room that does not exist is named");
}

fn files(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !path.ends_with("target") && !path.ends_with("node_modules") {
                files(&path, end, found);
            }
        } else if path.extension().is_some_and(|it| it == end) {
            found.push(path);
        }
    }
}

#[test]
fn sql_stands_in_store_alone() {
    let mut sources = Vec::new();
    files(&root().join("crates"), "rs", &mut sources);
    assert!(sources.len() > 60, "{} sources", sources.len());
    let verbs = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE "];
    for path in sources {
        let place = path.display().to_string();
        if place.contains("crates/store/") || place.contains("crates/testkit/") || place.ends_with("tidy.rs")
        {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate() {
            assert!(!verbs.iter().any(|verb| line.contains(verb)), "{place}:{}: SQL outside store", at + 1);
        }
    }
}

#[test]
fn templates_hold_no_visible_words() {
    let mut templates = Vec::new();
    files(&root().join("crates/web/templates"), "html", &mut templates);
    assert!(templates.len() > 8, "{} templates", templates.len());
    for path in templates {
        let text = fs::read_to_string(&path).unwrap();
        let words = visible(&text);
        assert!(words.is_empty(), "{}: {words:?} did not come through i18n", path.display());
    }
}

/// What a reader would see that stands in the template itself, and attributes that are read aloud.
fn visible(template: &str) -> Vec<String> {
    let mut out = String::new();
    let mut rest = template;
    while !rest.is_empty() {
        let cut = |open: &str, close: &str| {
            rest.starts_with(open).then(|| rest.find(close).map_or(rest.len(), |at| at + close.len()))
        };
        if let Some(end) = cut("{{", "}}").or_else(|| cut("{%", "%}")).or_else(|| cut("{#", "#}")) {
            out.push(' ');
            rest = &rest[end..];
        } else {
            let c = rest.chars().next().unwrap();
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    let mut words = Vec::new();
    let mut inside = false;
    let mut run = String::new();
    for c in out.chars() {
        match c {
            '<' => {
                words.extend(run.split_whitespace().map(str::to_owned));
                run.clear();
                inside = true;
            }
            '>' => {
                for name in ["alt=\"", "title=\"", "aria-label=\"", "placeholder=\""] {
                    if let Some(at) = run.find(name) {
                        let value = run[at + name.len()..].split('"').next().unwrap_or_default();
                        words.extend(value.split_whitespace().map(str::to_owned));
                    }
                }
                run.clear();
                inside = false;
            }
            _ => run.push(c),
        }
    }
    if !inside {
        words.extend(run.split_whitespace().map(str::to_owned));
    }
    words.retain(|it| {
        it.chars().filter(|c| c.is_alphabetic()).count() > 1 && it != "Diligence" && !it.starts_with('&')
    });
    words
}

#[test]
fn a_visible_word_would_be_found() {
    assert_eq!(visible("<p title=\"Hello\">{{ m.x() }} · there</p>"), ["Hello", "there"]);
    assert!(visible("<p class=\"note\">{{ m.x() }} · {% if a %}&nbsp;{% endif %}</p>").is_empty());
}
