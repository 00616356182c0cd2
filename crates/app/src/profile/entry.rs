//! One published value as it hangs on an indicator.

use diligence_domain::{Better, JurisdictionCode, TreatyState, TreatyStatus, Value};
use diligence_framework::mapping::Reading;
use diligence_framework::{Edition, Mapping};
use diligence_store::Known;
use std::collections::BTreeMap;

/// The newest value of one variable and part of the population, with the earlier ones.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The indicator that it informs.
    pub indicator: String,
    /// The dataset's source.
    pub source: String,
    /// The dataset's edition.
    pub edition: String,
    /// The variable's code.
    pub variable: String,
    /// The publisher's words.
    pub words: String,
    /// The year that the value stands for.
    pub year: i32,
    /// The period as published.
    pub period: String,
    /// The part of the population; empty for all.
    pub disaggregation: String,
    /// The value.
    pub value: Value,
    /// Its unit.
    pub unit: String,
    /// Which way is nearer the standard.
    pub better: Better,
    /// The publisher's lower bound.
    pub lower: Option<f64>,
    /// The publisher's upper bound.
    pub upper: Option<f64>,
    /// How the value must not be read.
    pub caveat: String,
    /// What the publisher says about this one value.
    pub note: String,
    /// All values in order of year, the newest last.
    pub series: Vec<Point>,
}

/// One year's value.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The value.
    pub value: Value,
}

impl Entry {
    /// For an answer in a series: the first year since which every published answer is the newest one; `None`
    /// when there is one year only, or when the answer was the same from the first year on.
    pub fn since(&self) -> Option<i32> {
        let newest = self.value.yes()?;
        let run = self.series.iter().rev().take_while(|it| it.value.yes() == Some(newest));
        let first = run.last()?;
        (first.year > self.series.first()?.year).then_some(first.year)
    }

    /// Whether an answer is the one nearer the standard; `None` when neither is, or it is no answer.
    pub fn nearer(&self) -> Option<bool> {
        let yes = self.value.yes()?;
        match self.better {
            Better::Yes => Some(yes),
            Better::No => Some(!yes),
            _ => None,
        }
    }

    /// The ends of its scale, where it has one.
    pub fn scale(&self) -> Option<(f64, f64)> {
        match self.unit.as_str() {
            "score 0-100" | "percent" => Some((0.0, 100.0)),
            _ => None,
        }
    }
}

/// Each variable once, though it may inform several indicators of a principle.
pub fn once(entries: &[Entry]) -> Vec<&Entry> {
    let mut seen = std::collections::HashSet::new();
    entries.iter().filter(|it| seen.insert((&it.source, &it.variable, &it.disaggregation))).collect()
}

/// Law, practice, context.
pub(super) type Lists = (Vec<Entry>, Vec<Entry>, Vec<Entry>);

/// Hangs observations and treaty rows on the principles whose indicators the mappings name.
pub(super) fn hang<'a>(
    edition: &'a Edition,
    known: Vec<Known>,
    treaties: &[TreatyStatus],
    code: JurisdictionCode,
    informed: &mut BTreeMap<&'a str, Lists>,
) {
    let home: BTreeMap<&str, &str> = edition
        .principles()
        .flat_map(|(_, principle)| {
            principle.indicators.iter().map(|it| (it.code.as_str(), principle.code.as_str()))
        })
        .collect();
    let mut entries = newest(known);
    entries.extend(edition.mappings.iter().flat_map(|mapping| of_treaties(mapping, treaties, code)));
    for entry in entries {
        let mapping = edition.mappings.iter().find(|it| it.code == entry.source);
        let Some(mapped) = mapping.and_then(|it| it.variable(&entry.variable)) else { continue };
        for indicator in &mapped.indicators {
            let Some(principle) = home.get(indicator.as_str()) else { continue };
            let (law, practice, context) = informed.entry(principle).or_default();
            let list = match mapped.dimension {
                Reading::Law => law,
                Reading::Practice => practice,
                Reading::Context => context,
            };
            list.push(Entry { indicator: indicator.clone(), ..entry.clone() });
        }
    }
}

/// Groups observations by source, variable and part of the population; the newest stands for the group.
fn newest(known: Vec<Known>) -> Vec<Entry> {
    let mut groups: Vec<Entry> = Vec::new();
    for Known { source, edition, variable, observation } in known {
        let point = Point { year: observation.year, value: observation.value.clone() };
        let group = groups.iter_mut().rev().find(|it| {
            it.source == source
                && it.variable == variable.code
                && it.disaggregation == observation.key.disaggregation
        });
        let mut entry = Entry {
            indicator: String::new(),
            source,
            edition,
            variable: variable.code,
            words: variable.words,
            year: observation.year,
            period: observation.key.period,
            disaggregation: observation.key.disaggregation,
            value: observation.value,
            unit: variable.unit,
            better: variable.better,
            lower: observation.lower,
            upper: observation.upper,
            caveat: variable.caveat,
            note: observation.note,
            series: vec![point.clone()],
        };
        match group {
            None => groups.push(entry),
            Some(group) if entry.year >= group.year => {
                entry.series = std::mem::take(&mut group.series);
                entry.series.push(point);
                *group = entry;
            }
            Some(group) => {
                group.series.push(point);
                group.series.sort_by_key(|it| it.year);
            }
        }
    }
    groups
}

/// A mapping whose source speaks of treaties: its variables are treaties, its values a State's relation to them.
fn of_treaties<'a>(
    mapping: &'a Mapping,
    treaties: &'a [TreatyStatus],
    code: JurisdictionCode,
) -> impl Iterator<Item = Entry> + 'a {
    let rows = treaties.iter().filter(move |row| {
        row.source == mapping.code && row.jurisdiction == code && row.state != TreatyState::Unknown
    });
    rows.filter_map(|row| {
        let variable = mapping.variable(&row.treaty)?;
        let year = row.since.get(..4).and_then(|it| it.parse().ok()).unwrap_or(i32::from(mapping.year));
        let value =
            Value::Answer { code: row.state.as_str().to_owned(), words: row.state.as_str().to_owned() };
        Some(Entry {
            indicator: String::new(),
            source: mapping.code.clone(),
            edition: mapping.year.to_string(),
            variable: variable.code.clone(),
            words: row.treaty.clone(),
            year,
            period: row.since.clone(),
            disaggregation: String::new(),
            value: value.clone(),
            unit: variable.unit.clone(),
            better: variable.better(),
            lower: None,
            upper: None,
            caveat: String::new(),
            note: row.note.clone(),
            series: vec![Point { year, value }],
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use diligence_domain::observation::Key;
    use diligence_domain::{Observation, Variable};

    fn known(year: i32, yes: bool) -> Known {
        Known {
            source: "s".into(),
            edition: "1".into(),
            variable: Variable {
                code: "v".into(),
                words: "w".into(),
                unit: "yes-no".into(),
                better: Better::Yes,
                caveat: String::new(),
            },
            observation: Observation {
                key: Key {
                    variable: "v".into(),
                    jurisdiction: "MYS".parse().unwrap(),
                    period: year.to_string(),
                    disaggregation: String::new(),
                },
                year,
                value: Value::answer(if yes { "Yes" } else { "No" }),
                lower: None,
                upper: None,
                note: String::new(),
            },
        }
    }

    #[test]
    fn the_newest_stands_for_the_series() {
        let entries =
            newest(vec![known(1996, true), known(1990, false), known(1995, false), known(2021, true)]);
        assert_eq!(entries.len(), 1);
        assert_eq!(
            (entries[0].year, entries[0].since(), entries[0].nearer()),
            (2021, Some(1996), Some(true))
        );
        let years: Vec<_> = entries[0].series.iter().map(|it| it.year).collect();
        assert_eq!(years, [1990, 1995, 1996, 2021]);
    }

    #[test]
    fn since_is_unknown_when_it_was_always_so_or_once_only() {
        assert_eq!(newest(vec![known(1990, true), known(2021, true)])[0].since(), None);
        assert_eq!(newest(vec![known(2021, true)])[0].since(), None);
        // A law that was repealed and came back counts from its return.
        let back = newest(vec![known(1990, true), known(1995, false), known(2000, true)]);
        assert_eq!(back[0].since(), Some(2000));
    }
}
