//! A profile as one JSON object, for programs.

use super::{Entry, Profile};
use diligence_domain::{Locale, Value};
use serde_json::{Value as Json, json};

impl Profile<'_> {
    /// `jurisdiction`, `edition`, `treaties[]`, `principles[]` (each with `law[]`, `practice[]` and, apart from
    /// both, `context[]`), `sources[]`, `scores` (null where nobody rated). Names and titles are in `locale`; codes and values as published.
    pub fn json(&self, locale: Locale) -> Json {
        let it = self.jurisdiction;
        let principles: Vec<Json> = self
            .principles
            .iter()
            .map(|principle| {
                let title = self.edition.text(&format!("principle.{}", principle.code), "title", locale);
                json!({
                    "code": principle.code,
                    "area": principle.area,
                    "title": title.map_or(principle.code.as_str(), |it| it.text),
                    "law": entries(&principle.law),
                    "practice": entries(&principle.practice),
                    "context": entries(&principle.context),
                })
            })
            .collect();
        let treaties: Vec<Json> = self
            .treaties
            .iter()
            .map(|line| json!({ "treaty": line.treaty, "state": line.state, "sources": line.sources }))
            .collect();
        json!({
            "jurisdiction": {
                "code": it.code, "name": it.name(locale).text, "kind": it.kind, "alpha2": it.alpha2,
                "numeric": it.numeric, "state": it.state, "region": it.region, "subregion": it.subregion,
            },
            "edition": {
                "code": self.edition.head.code, "number": self.edition.head.number,
                "published": self.edition.head.published, "licence": self.edition.head.licence,
            },
            "treaties": treaties,
            "principles": principles,
            "sources": self.datasets,
            "scores": self.scores,
        })
    }
}

fn entries(entries: &[Entry]) -> Vec<Json> {
    entries
        .iter()
        .map(|entry| {
            json!({
                "indicator": entry.indicator, "source": entry.source, "edition": entry.edition,
                "year": entry.year, "period": entry.period, "variable": entry.variable, "words": entry.words,
                "disaggregation": entry.disaggregation, "value": value(&entry.value), "unit": entry.unit,
                "direction": entry.better, "lower": entry.lower, "upper": entry.upper, "caveat": entry.caveat,
                "note": entry.note, "since": entry.since(),
            })
        })
        .collect()
}

/// A number where it has no fraction is written without one; what does not apply is the text `not applicable`.
fn value(value: &Value) -> Json {
    match value {
        #[allow(clippy::cast_possible_truncation)] // only where it is whole and small
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => json!(*number as i64),
        Value::Number(number) => json!(number),
        Value::Answer { words, .. } => json!(words),
        Value::NotApplicable => json!("not applicable"),
    }
}
