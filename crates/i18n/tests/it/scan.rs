//! Messages that nobody shows: text that translators would work on for nothing.

use crate::{catalogue, folder, method, pattern, root};
use std::collections::BTreeSet;
use std::path::Path;

/// Ids that are put together while the program runs, by how they begin.
const DYNAMIC: &[&str] = &["kind-", "unit-"];

#[test]
fn every_message_is_used() {
    let templates = root().join("crates/web/templates");
    let mut texts = Vec::new();
    gather(&templates, "html", &mut texts);
    if texts.is_empty() {
        println!("there is no template yet: nothing to scan");
        return;
    }
    for room in std::fs::read_dir(root().join("crates")).unwrap() {
        let room = room.unwrap().path();
        if !room.ends_with("i18n") {
            gather(&room.join("src"), "rs", &mut texts);
        }
    }
    let folders = folder::read(&root().join("content/messages")).unwrap();
    let unused = unused(&folders[0], &texts);
    assert!(
        unused.is_empty(),
        "nobody shows {}: use them, or remove them from every locale",
        unused.join(", ")
    );
}

#[test]
fn a_message_is_used_by_name_by_id_or_through_another() {
    let text = "a-call = x\na-path = x\nan-id = x\ninner = x\nouter = { inner }\nkind-x = x\nfield = x\npart = x\nspare = { inner }\n";
    let files = vec![folder::File { name: "a.ftl".to_owned(), text: text.to_owned() }];
    let english = folder::Folder { tag: "en".to_owned(), files };
    let texts = [
        "{{ page.m.a_call() }} m\n    .outer(x) part() self.field part".to_owned(),
        "map(Messages::a_path); by_id(\"an-id\"); m.partly()".to_owned(),
    ];
    assert_eq!(unused(&english, &texts), ["field", "part", "spare"]);
}

fn gather(folder: &Path, end: &str, texts: &mut Vec<String>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    for path in entries.filter_map(Result::ok).map(|it| it.path()) {
        if path.is_dir() {
            gather(&path, end, texts);
        } else if path.extension().is_some_and(|it| it == end) {
            texts.extend(std::fs::read_to_string(&path).ok());
        }
    }
}

fn unused(english: &folder::Folder, texts: &[String]) -> Vec<String> {
    let catalogue = catalogue::read(english, &mut Vec::new());
    let mut called = BTreeSet::new();
    let mut quoted = BTreeSet::new();
    for text in texts {
        called.extend(calls(text));
        quoted.extend(text.split('"'));
    }
    let shown = |id: &str| {
        called.contains(method::name(id).as_str())
            || quoted.contains(id)
            || DYNAMIC.iter().any(|it| id.starts_with(it))
    };
    let mut open: Vec<&str> = catalogue.messages.keys().copied().filter(|it| shown(it)).collect();
    let mut used = BTreeSet::new();
    while let Some(id) = open.pop() {
        let tree = catalogue.messages.get(id).and_then(|it| it.tree.value.as_ref());
        if used.insert(id) {
            open.extend(tree.into_iter().flat_map(pattern::uses).filter_map(|it| match it {
                pattern::Use::Message(id) => Some(id),
                _ => None,
            }));
        }
    }
    catalogue.messages.keys().filter(|it| !used.contains(*it)).map(ToString::to_string).collect()
}

/// Names behind `::`, and names behind `.` that are called.
fn calls(text: &str) -> BTreeSet<&str> {
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(['.', ':']) {
        let path = rest[at..].starts_with("::");
        rest = rest[at..].trim_start_matches(['.', ':']).trim_start();
        let (name, after) = rest.split_at(rest.find(|it| !is_name(it)).unwrap_or(rest.len()));
        if path || after.starts_with('(') {
            found.insert(name);
        }
    }
    found
}
