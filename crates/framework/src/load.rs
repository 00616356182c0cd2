//! From a folder of files to an edition.

use crate::check;
use crate::edition::{Area, Edition, Head};
use crate::fault::{Faults, Lines, Place};
use crate::mapping::Mapping;
use crate::standards::Standards;
use crate::texts::Texts;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// Files of a pack by path within it, with `/` between folders.
pub type Files = BTreeMap<String, String>;

/// The most that one file of a pack may hold.
const MAX_FILE: u64 = 8 * 1024 * 1024;

/// Reads the files of a pack's folder: `edition.toml`, `standards.toml`, `areas/*.toml`, `mapping/*.toml`,
/// `text/*.toml`.
///
/// # Errors
/// A file that cannot be read or is not UTF-8, by name.
pub fn files(folder: &Path) -> Result<Files, Faults> {
    let mut files = Files::new();
    let mut faults = Faults::default();
    for inner in ["", "areas", "mapping", "text"] {
        let Ok(listing) = std::fs::read_dir(folder.join(inner)) else { continue };
        for path in listing.flatten().map(|it| it.path()) {
            let is_toml = path.extension().is_some_and(|it| it == "toml");
            let Some(name) = path.file_name().and_then(|it| it.to_str()).filter(|_| is_toml) else {
                continue;
            };
            let name = if inner.is_empty() { name.to_owned() } else { format!("{inner}/{name}") };
            let size = path.metadata().map_or(0, |it| it.len());
            let text = if size > MAX_FILE {
                Err(format!("it holds {size} bytes, more than {MAX_FILE}"))
            } else {
                std::fs::read_to_string(&path).map_err(|error| error.to_string())
            };
            match text {
                Ok(text) => drop(files.insert(name, text)),
                Err(why) => faults.error_at(
                    Place { file: name.clone(), line: 0 },
                    &name,
                    format!("it cannot be read: {why}"),
                    "Save it as plain UTF-8 text that you may read",
                ),
            }
        }
    }
    if !files.contains_key("edition.toml") {
        let place = Place { file: folder.display().to_string(), line: 0 };
        faults.error_at(
            place,
            "edition.toml",
            "there is no such file",
            "Name the folder that holds edition.toml",
        );
    }
    if faults.fatal() { Err(faults) } else { Ok(files) }
}

/// Builds an edition from the files of a pack and checks it. The faults may be warnings only.
///
/// # Errors
/// Everything that is wrong, when anything forbids using the pack.
pub fn edition(files: &Files) -> Result<(Edition, Faults), Faults> {
    let mut faults = Faults::default();
    let Some(edition) = unchecked(files, &mut faults) else { return Err(faults) };
    check::edition(&edition, &mut faults);
    if faults.fatal() { Err(faults) } else { Ok((edition, faults)) }
}

/// Builds an edition without checking what a test has checked already.
pub(crate) fn unchecked(files: &Files, faults: &mut Faults) -> Option<Edition> {
    let head: Option<Head> = parse("edition.toml", files.get("edition.toml"), faults);
    let standards: Option<Standards> = match files.get("standards.toml") {
        Some(text) => parse("standards.toml", Some(text), faults),
        None => Some(Standards::default()),
    };
    let structure = |file: &&String| file.starts_with("areas/") || file.starts_with("mapping/");
    let mut areas: Vec<Area> = Vec::new();
    let mut mappings: Vec<Mapping> = Vec::new();
    let mut texts = BTreeMap::new();
    for (file, text) in files {
        if file.starts_with("areas/") {
            areas.extend(parse::<Area>(file, Some(text), faults));
        } else if file.starts_with("mapping/") {
            mappings.extend(parse::<Mapping>(file, Some(text), faults));
        } else if let Some(name) = file.strip_prefix("text/") {
            let name = name.trim_end_matches(".toml");
            match name.parse() {
                Ok(locale) => drop(texts.insert(locale, Texts::read(file, name, text, faults))),
                Err(error) => faults.error_at(
                    Place { file: file.clone(), line: 0 },
                    name,
                    format!("{error}"),
                    "Name the file after its language, as in text/en.toml",
                ),
            }
        }
    }
    let (head, standards) = (head?, standards?);
    if areas.len() + mappings.len() < files.keys().filter(structure).count() {
        return None; // a file that cannot be read leaves hundreds of references without an end: say the cause alone
    }
    areas.sort_by_key(|area| head.order.iter().position(|code| *code == area.code).unwrap_or(usize::MAX));
    Some(Edition { head, areas, standards, texts, mappings })
}

fn parse<T: DeserializeOwned>(file: &str, text: Option<&String>, faults: &mut Faults) -> Option<T> {
    let text = text?;
    match toml::from_str(text) {
        Ok(parsed) => {
            if let Ok(table) = DeTable::parse(text) {
                remember(file, &Lines::of(text), table.get_ref(), faults);
            }
            Some(parsed)
        }
        Err(error) => {
            let line = error.span().map_or(0, |span| Lines::of(text).at(span.start));
            let message = error.message().trim_end_matches('.').replace('\n', " ");
            let place = Place { file: file.to_owned(), line };
            faults.error_at(place, file, message, "See docs/content-pack.md for what this file may hold");
            None
        }
    }
}

/// Remembers the line of every `code` and `ref`.
fn remember(file: &str, lines: &Lines, table: &DeTable<'_>, faults: &mut Faults) {
    for (key, value) in table {
        match value.get_ref() {
            DeValue::String(code) if matches!(key.get_ref().as_ref(), "code" | "ref") => {
                faults.seen(code, file, lines.at(value.span().start));
            }
            DeValue::Table(inner) => remember(file, lines, inner, faults),
            DeValue::Array(items) => {
                for item in items {
                    if let DeValue::Table(inner) = item.get_ref() {
                        remember(file, lines, inner, faults);
                    }
                }
            }
            _ => {}
        }
    }
}
