//! What changed between two editions, and which changes break comparison.

use crate::Dimension;
use crate::edition::{Edition, Principle};
use crate::texts::Entry;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The differences from one edition to another.
#[derive(Debug, Serialize)]
pub struct Diff {
    /// Code of the earlier edition.
    pub from: String,
    /// Code of the later edition.
    pub to: String,
    /// One entry for each code that differs, by code.
    pub changes: BTreeMap<String, Vec<Change>>,
    /// For every principle that both have: whether ratings of the two rounds may be compared.
    pub comparable: BTreeMap<String, bool>,
}

/// One way in which a code differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// Only the later has it.
    Added,
    /// Only the earlier has it.
    Retired,
    /// Its words differ.
    Reworded {
        /// Which of them: `title`, `law_question` …
        keys: Vec<String>,
    },
    /// Its anchors or the scale differ.
    Rescaled {
        /// Of which dimension.
        dimension: Dimension,
    },
    /// It moved, or its kind, dimension, forms, lenses, duty-bearers or standards differ.
    Restructured,
}

/// Compares two editions.
pub fn diff(from: &Edition, to: &Edition) -> Diff {
    let (a, b) = (parts(from), parts(to));
    let mut changes: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for code in a.keys().chain(b.keys()).collect::<BTreeSet<_>>() {
        let found = match (a.get(code), b.get(code)) {
            (None, _) => vec![Change::Added],
            (_, None) => vec![Change::Retired],
            (Some(before), Some(after)) => between(before, after, from.head.highest != to.head.highest),
        };
        if !found.is_empty() {
            changes.insert(code.clone(), found);
        }
    }
    let comparable = from
        .principles()
        .filter(|(_, it)| to.principle(&it.code).is_some())
        .map(|(_, it)| (it.code.clone(), comparable(changes.get(&it.code))))
        .collect();
    Diff { from: from.head.code.clone(), to: to.head.code.clone(), changes, comparable }
}

/// Ratings stay comparable while the question, the anchors and the scale of both items stand.
fn comparable(changes: Option<&Vec<Change>>) -> bool {
    changes.into_iter().flatten().all(|change| match change {
        Change::Rescaled { .. } => false,
        Change::Reworded { keys } => !keys.iter().any(|key| key.ends_with("_question")),
        _ => true,
    })
}

struct Part<'a> {
    /// Everything but words, in one comparable text.
    shape: String,
    words: Option<&'a Entry>,
}

fn parts(edition: &Edition) -> BTreeMap<String, Part<'_>> {
    let words = |entry: String| edition.texts.get(&edition.head.reference).and_then(|it| it.get(&entry));
    let mut parts = BTreeMap::new();
    for area in &edition.areas {
        let shape = String::new();
        parts.insert(area.code.clone(), Part { shape, words: words(format!("area.{}", area.code)) });
        for principle in &area.principles {
            let bare = Principle { indicators: Vec::new(), ..principle.clone() };
            let shape = format!("{} {bare:?}", area.code);
            parts.insert(
                principle.code.clone(),
                Part { shape, words: words(format!("principle.{}", principle.code)) },
            );
            for indicator in &principle.indicators {
                let shape = format!("{} {indicator:?}", principle.code);
                let words = words(format!("indicator.{}", indicator.code));
                parts.insert(indicator.code.clone(), Part { shape, words });
            }
        }
        for vignette in &area.vignettes {
            let shape = format!("{} {vignette:?}", area.code);
            parts.insert(
                vignette.code.clone(),
                Part { shape, words: words(format!("vignette.{}", vignette.code)) },
            );
        }
    }
    parts
}

fn between(before: &Part<'_>, after: &Part<'_>, scale: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.shape != after.shape {
        changes.push(Change::Restructured);
    }
    let empty = Entry::default();
    let (a, b) = (before.words.unwrap_or(&empty), after.words.unwrap_or(&empty));
    let mut keys = Vec::new();
    for key in a.words.keys().chain(b.words.keys()).collect::<BTreeSet<_>>() {
        let same = a.words.get(key) == b.words.get(key);
        match Dimension::parse(key) {
            Some(dimension) if !same || scale => changes.push(Change::Rescaled { dimension }),
            None if !same => keys.push(key.clone()),
            _ => {}
        }
    }
    if !keys.is_empty() {
        changes.push(Change::Reworded { keys });
    }
    changes
}
