//! Where in a map something stands.

use super::MapError;
use toml::de::{DeTable, DeValue};

/// A key within a map: `["title"]`, or `["variable", "1", "unit"]` for the second variable's unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeyPath(Vec<String>);

impl KeyPath {
    pub(super) fn top(key: &str) -> Self {
        Self(vec![key.to_owned()])
    }

    pub(super) fn variable(index: usize, key: &str) -> Self {
        Self(vec!["variable".to_owned(), index.to_string(), key.to_owned()])
    }

    pub(super) fn last(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }
}

/// What the TOML reader says, with the line and the key on it.
pub(super) fn wrong(file: &str, text: &str, error: &toml::de::Error) -> MapError {
    let line = error.span().map_or(1, |span| line(text, span.start));
    let written = text.lines().nth(line - 1).unwrap_or_default().trim();
    let key = match written.split_once('=') {
        _ if written.starts_with('[') => written.to_owned(),
        Some((key, _)) => format!("“{}”", key.trim()),
        None => format!("“{written}”"),
    };
    let problem = error.message().trim_end_matches('.').replace('\n', " ");
    MapError::Wrong { file: file.to_owned(), line, key, problem }
}

/// The line of a key; of what it stands in where the key itself is absent.
pub(super) fn of_key(text: &str, key: &KeyPath) -> usize {
    let Ok(root) = DeTable::parse(text) else { return 1 };
    let mut found = 1;
    let (mut table, mut list) = (Some(root.get_ref()), None);
    for part in &key.0 {
        let value = match (table, list) {
            (Some(table), _) => {
                let Some((key, value)) = table.get_key_value(part.as_str()) else { break };
                found = line(text, key.span().start);
                value
            }
            (None, Some(items)) => {
                let items: &toml::de::DeArray<'_> = items;
                let Some(value) = part.parse::<usize>().ok().and_then(|at| items.get(at)) else { break };
                found = line(text, value.span().start);
                value
            }
            (None, None) => break,
        };
        (table, list) = match value.get_ref() {
            DeValue::Table(inner) => (Some(inner), None),
            DeValue::Array(items) => (None, Some(items)),
            _ => (None, None),
        };
    }
    found
}

fn line(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1
}
