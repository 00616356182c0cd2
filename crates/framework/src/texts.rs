//! The words of an edition in one language.

use crate::fault::{Faults, Lines, Place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// Entries by key, such as `principle.PT3`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, Entry>);

/// The words about one code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// `true` when a person has marked it as reviewed.
    pub reviewed: bool,
    /// In a translation: the digest of the reference entry that it translates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Words and lists of words by key.
    pub words: BTreeMap<String, Words>,
}

/// One text, or an ordered list of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// One text.
    One(String),
    /// An ordered list, such as anchors.
    Many(Vec<String>),
}

impl Entry {
    /// The text under `key`.
    pub fn one(&self, key: &str) -> Option<&str> {
        if let Some(Words::One(text)) = self.words.get(key) { Some(text) } else { None }
    }

    /// The list under `key`.
    pub fn many(&self, key: &str) -> Option<&[String]> {
        if let Some(Words::Many(list)) = self.words.get(key) { Some(list) } else { None }
    }
}

impl Texts {
    /// One entry.
    pub fn get(&self, entry: &str) -> Option<&Entry> {
        self.0.get(entry)
    }

    /// Reads `text/<locale>.toml`. Places of entries are remembered as `<locale>/<entry>`.
    pub(crate) fn read(file: &str, locale: &str, text: &str, faults: &mut Faults) -> Self {
        let mut texts = Self::default();
        let lines = Lines::of(text);
        match DeTable::parse(text) {
            Ok(table) => texts.walk(file, locale, &lines, "", table.get_ref(), faults),
            Err(error) => {
                let line = error.span().map_or(0, |span| lines.at(span.start));
                let place = Place { file: file.to_owned(), line };
                faults.error_at(place, locale, error.message(), "Mend the file so that it is TOML");
            }
        }
        texts
    }

    fn walk(
        &mut self,
        file: &str,
        locale: &str,
        lines: &Lines,
        path: &str,
        table: &DeTable<'_>,
        faults: &mut Faults,
    ) {
        let entry_here = table.values().any(|value| !matches!(value.get_ref(), DeValue::Table(_)));
        if entry_here {
            let line = table.keys().next().map_or(0, |key| lines.at(key.span().start));
            faults.seen(&format!("{locale}/{path}"), file, line);
            let entry = entry(locale, path, table, faults);
            self.0.insert(path.to_owned(), entry);
            return;
        }
        for (key, value) in table {
            if let DeValue::Table(inner) = value.get_ref() {
                let path = if path.is_empty() {
                    key.get_ref().to_string()
                } else {
                    format!("{path}.{}", key.get_ref())
                };
                self.walk(file, locale, lines, &path, inner, faults);
            }
        }
    }
}

fn entry(locale: &str, path: &str, table: &DeTable<'_>, faults: &mut Faults) -> Entry {
    let mut entry = Entry::default();
    let mut marked = false;
    let place_key = format!("{locale}/{path}");
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        match (key, value.get_ref()) {
            ("reviewed", DeValue::Boolean(is)) => {
                entry.reviewed = *is;
                marked = true;
            }
            ("of", DeValue::String(digest)) => entry.of = Some(digest.to_string()),
            (_, DeValue::String(words)) => {
                entry.words.insert(key.to_owned(), Words::One(words.to_string()));
            }
            (_, DeValue::Array(items)) if items.iter().all(|it| it.get_ref().is_str()) => {
                let list = items.iter().filter_map(|it| it.get_ref().as_str()).map(str::to_owned).collect();
                entry.words.insert(key.to_owned(), Words::Many(list));
            }
            _ => faults.error(
                &place_key,
                format!("“{key}” is neither text nor a list of texts"),
                "Write it in quotes",
            ),
        }
    }
    if !marked {
        faults.error(&place_key, "it does not say whether a person reviewed it", "Add reviewed = false");
    }
    entry
}
