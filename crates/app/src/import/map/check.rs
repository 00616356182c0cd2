//! What a map must hold beyond being well formed.

use super::lines::KeyPath;
use super::{Map, MapVariable};
use crate::import::{ratification, unstats, wbl};
use std::collections::BTreeSet;

/// The key that is wrong, and why.
type Wrong = (KeyPath, String);

/// Checks everything that the types cannot say.
pub(super) fn map(map: &Map) -> Result<(), Wrong> {
    let top = |key: &str, problem: &str| Err((KeyPath::top(key), problem.to_owned()));
    let named = |text: &str| !text.trim().is_empty();
    if !is_code(&map.source) || map.source.bytes().any(|b| b.is_ascii_uppercase()) {
        return top("source", "write a code of lower-case letters, digits and hyphens, such as who-2023");
    }
    if [wbl::SOURCE, unstats::SOURCE, ratification::SOURCE].contains(&map.source.as_str()) {
        return top("source", "this source has an importer of its own; use that, or choose another code");
    }
    for (key, text) in [
        ("edition", &map.edition),
        ("publisher", &map.publisher),
        ("title", &map.title),
        ("licence", &map.licence),
        ("citation", &map.citation),
        ("jurisdiction", &map.jurisdiction),
    ] {
        if !named(text) {
            return top(key, "it is empty");
        }
    }
    match (&map.year, map.year_is) {
        (None, None) => return top("year", "it is missing: name the column with the year, or write year_is"),
        (Some(_), Some(_)) => return top("year_is", "year and year_is exclude each other"),
        (_, Some(year)) if !(1800..2200).contains(&year) => return top("year_is", "this is no year"),
        _ => {}
    }
    if map.variables.is_empty() {
        return top("variable", "there is none: write at least one [[variable]]");
    }
    let mut codes = BTreeSet::new();
    for (index, it) in map.variables.iter().enumerate() {
        let (key, problem) = match variable(it) {
            Err(wrong) => wrong,
            Ok(()) if !codes.insert(it.code.as_str()) => ("code", "it stands twice".to_owned()),
            Ok(()) => continue,
        };
        return Err((KeyPath::variable(index, key), problem));
    }
    Ok(())
}

fn variable(it: &MapVariable) -> Result<(), (&'static str, String)> {
    let wrong = |key, problem: &str| Err((key, problem.to_owned()));
    if !is_code(&it.code) {
        return wrong("code", "write at most 80 letters, digits, points, hyphens and underscores");
    }
    if it.column.trim().is_empty() {
        return wrong("column", "it is empty");
    }
    if it.unit.trim().is_empty() {
        return wrong("unit", "it is empty");
    }
    let answers = it.unit == "yes-no";
    match it.better.as_deref() {
        Some("Yes" | "No") if answers => {}
        Some("Yes" | "No") => return wrong("better", "only the unit yes-no has answers; use direction"),
        Some(_) => return wrong("better", "write Yes or No"),
        None if answers => {
            return wrong("better", "it is missing: name the answer nearer the standard, Yes or No");
        }
        None => {}
    }
    let numeric = [
        ("lower", it.lower.is_some()),
        ("upper", it.upper.is_some()),
        ("min", it.min.is_some()),
        ("max", it.max.is_some()),
    ];
    if let Some((key, _)) = numeric.into_iter().find(|(_, given)| answers && *given) {
        return wrong(key, "an answer has no bounds");
    }
    for (key, bound) in [("min", it.min), ("max", it.max)] {
        if bound.is_some_and(|it| !it.is_finite()) {
            return wrong(key, "write a finite number");
        }
    }
    if let (Some(min), Some(max)) = (it.min, it.max)
        && min > max
    {
        return wrong("max", "it is less than min");
    }
    match it.not_applicable.iter().find(|text| it.missing.contains(text)) {
        Some(text) => {
            Err(("not_applicable", format!("“{text}” also stands under missing; it can mean only one")))
        }
        None => Ok(()),
    }
}

fn is_code(text: &str) -> bool {
    matches!(text.len(), 1..=80) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
}
