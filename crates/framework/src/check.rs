//! The rules that a schema cannot say: codes are unique, references resolve, every code has its words.

use crate::Dimension;
use crate::digest;
use crate::edition::{Edition, IndicatorKind, Level};
use crate::fault::Faults;
use crate::mapping::Reading;
use crate::standards::{Force, Standard};
use crate::texts::Words;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Checks a whole edition.
pub fn edition(edition: &Edition, faults: &mut Faults) {
    codes(edition, faults);
    structure(edition, faults);
    let known = words(edition, faults);
    translations(edition, &known, faults);
    mappings(edition, faults);
}

fn codes(edition: &Edition, faults: &mut Faults) {
    let mut seen = HashSet::new();
    let mut code = |code: &str, what: &str, faults: &mut Faults| {
        let shape = !code.is_empty()
            && code.len() <= 24
            && code.starts_with(|c: char| c.is_ascii_alphanumeric())
            && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        if !shape {
            let remedy = "Use at most 24 letters, digits, dots and hyphens, beginning with a letter or digit";
            faults.error(code, format!("“{code}” is no code for {what}"), remedy);
        }
        if !seen.insert(code.to_owned()) {
            faults.error(code, format!("{what} has a code that is used twice"), "Give each its own code");
        }
        if edition.head.retired.iter().any(|it| it == code) {
            faults.error(code, format!("{what} has a retired code"), "Give it a code that was never used");
        }
    };
    code(&edition.head.code, "the edition", faults);
    for area in &edition.areas {
        code(&area.code, "an area", faults);
        for principle in &area.principles {
            code(&principle.code, "a principle", faults);
            for indicator in &principle.indicators {
                code(&indicator.code, "an indicator", faults);
            }
        }
        for vignette in &area.vignettes {
            code(&vignette.code, "a vignette", faults);
        }
    }
    for listed in &edition.head.order {
        if edition.area(listed).is_none() {
            let remedy = format!("Add areas/{}.toml or take it from the list", listed.to_lowercase());
            faults.error(&edition.head.code, format!("area {listed} is listed and has no file"), remedy);
        }
    }
    for area in &edition.areas {
        if !edition.head.order.contains(&area.code) {
            faults.error(&area.code, "this area is not listed in edition.toml", "Add its code to areas");
        }
    }
}

fn structure(edition: &Edition, faults: &mut Faults) {
    if edition.areas.is_empty() {
        faults.error(&edition.head.code, "there is no area", "Add at least one");
    }
    for area in &edition.areas {
        if area.principles.is_empty() {
            faults.error(&area.code, "this area has no principle", "Add at least one");
        }
        for level in Level::ALL {
            let count = area.vignettes.iter().filter(|it| it.level == *level).count();
            if count != 1 {
                let problem = format!("{count} vignettes at level {}, not one", level.as_str());
                faults.warn(&area.code, problem, "Give each area one at low, one at middle, one at high");
            }
        }
    }
    let head = &edition.head;
    for (_, principle) in edition.principles() {
        for (list, allowed, what) in [
            (&principle.duty_bearers, &head.duty_bearers, "duty_bearers"),
            (&principle.lenses, &head.lenses, "lenses"),
            (&principle.forms, &head.forms, "forms"),
        ] {
            for word in list.iter().filter(|word| !allowed.contains(word)) {
                let remedy =
                    format!("Use one of: {}; or add it to {what} in edition.toml", allowed.join(", "));
                faults.error(&principle.code, format!("“{word}” is not among the edition’s {what}"), remedy);
            }
        }
        let mut cited = HashSet::new();
        for reference in &principle.standards {
            if edition.standards.resolve(reference).is_none() {
                let problem = format!("the standard “{reference}” is not in the library");
                faults.error(&principle.code, problem, "Add it to standards.toml or mend the reference");
            }
            if !cited.insert(reference) {
                faults.error(&principle.code, format!("“{reference}” is cited twice"), "Cite it once");
            }
        }
        for dimension in Dimension::ALL {
            if !principle.indicators.iter().any(|it| it.dimension == *dimension) {
                let problem = format!("there is no indicator of {}", dimension.as_str());
                faults.warn(&principle.code, problem, "Add one");
            }
        }
        if !(2..=4).contains(&principle.indicators.len()) {
            let problem = format!("{} indicators", principle.indicators.len());
            faults.warn(&principle.code, problem, "Give each principle two to four");
        }
    }
    let mut references = HashSet::new();
    for provision in &edition.standards.provisions {
        if !references.insert(&provision.reference) {
            faults.error(&provision.reference, "this provision stands twice", "Keep one");
        }
        if edition.standards.resolve(&provision.reference).is_none() {
            faults.error(&provision.reference, "its instrument is not in the library", "Add the instrument");
        }
    }
    for instrument in &edition.standards.instruments {
        if instrument.force == Force::Decision {
            faults.error(&instrument.code, "an instrument cannot be a decision", "Write it as a case");
        }
        if let Some(treaty) = &instrument.treaty
            && edition.standards.instrument(treaty).is_none()
        {
            faults.error(&instrument.code, format!("its treaty {treaty} is not in the library"), "Add it");
        }
    }
}

/// Every entry that the structure asks for, in the reference language; returns the keys that mean something.
fn words(edition: &Edition, faults: &mut Faults) -> BTreeSet<String> {
    let mut asked = Asked { edition, known: BTreeSet::new(), faults };
    asked.entry("edition", &["title"], &["authors", "is", "is_not"]);
    for area in &edition.areas {
        asked.entry(&format!("area.{}", area.code), &["title"], &["short", "summary"]);
        for principle in &area.principles {
            let entry = format!("principle.{}", principle.code);
            let wanted = ["label", "summary", "law_question", "practice_question"];
            asked.entry(&entry, &["title"], &wanted);
            for dimension in Dimension::ALL {
                asked.levels(&entry, dimension.as_str());
            }
            for indicator in &principle.indicators {
                let entry = format!("indicator.{}", indicator.code);
                asked.entry(&entry, &["title"], &["observed", "evidence"]);
            }
        }
        for vignette in &area.vignettes {
            asked.entry(&format!("vignette.{}", vignette.code), &["story"], &["title"]);
        }
    }
    let cited: HashSet<&String> = edition.principles().flat_map(|(_, it)| &it.standards).collect();
    for reference in cited {
        match edition.standards.resolve(reference) {
            Some(Standard::Provision(..)) => asked.entry(&format!("provision.{reference}"), &[], &["says"]),
            Some(Standard::Case(case)) => {
                asked.entry(&format!("case.{}", case.code), &["name"], &["body", "says"]);
            }
            None => {}
        }
    }
    for provision in &edition.standards.provisions {
        asked.known.insert(format!("provision.{}", provision.reference));
    }
    for case in &edition.standards.cases {
        asked.known.insert(format!("case.{}", case.code));
    }
    for instrument in &edition.standards.instruments {
        asked.entry(&format!("instrument.{}", instrument.code), &["name"], &["short", "body"]);
    }
    for dimension in Dimension::ALL {
        let (scale, name) =
            (format!("scale.{}", dimension.as_str()), format!("dimension.{}", dimension.as_str()));
        asked.entry(&scale, &[], &["question"]);
        asked.levels(&scale, "levels");
        asked.entry(&name, &[], &["name"]);
    }
    let named =
        |kind: &str, codes: &[String]| codes.iter().map(|it| format!("{kind}.{it}")).collect::<Vec<_>>();
    let mut entries = named("form", &edition.head.forms);
    entries.extend(named("lens", &edition.head.lenses));
    entries.extend(named("duty_bearer", &edition.head.duty_bearers));
    entries.extend(IndicatorKind::ALL.iter().map(|it| format!("kind.{}", it.as_str())));
    entries.extend(Force::ALL.iter().map(|it| format!("force.{}", it.as_str())));
    for entry in entries {
        asked.entry(&entry, &[], &["name"]);
    }
    for mapping in &edition.mappings {
        asked.entry(&format!("source.{}", mapping.code), &[], &["title", "method"]);
        for variable in &mapping.variables {
            asked.entry(&format!("variable.{}/{}", mapping.code, variable.code), &[], &["label"]);
        }
    }
    asked.known
}

struct Asked<'a> {
    edition: &'a Edition,
    known: BTreeSet<String>,
    faults: &'a mut Faults,
}

impl Asked<'_> {
    fn reference(&self, entry: &str) -> Option<&crate::texts::Entry> {
        self.edition.texts.get(&self.edition.head.reference)?.get(entry)
    }

    /// An entry with texts that must stand there and texts that should.
    fn entry(&mut self, entry: &str, must: &[&str], should: &[&str]) {
        self.known.insert(entry.to_owned());
        let code = entry.split_once('.').map_or(entry, |(_, code)| code).to_owned();
        for (keys, warn) in [(must, false), (should, true)] {
            for key in keys {
                if self
                    .reference(entry)
                    .and_then(|it| it.one(key))
                    .is_some_and(|text| !text.trim().is_empty())
                {
                    continue;
                }
                let problem = format!("there is no “{key}” for it in {}", self.edition.head.reference);
                let remedy = format!("Add {key} under [{entry}]");
                if warn {
                    self.faults.warn(&code, problem, remedy);
                } else {
                    self.faults.error(&code, problem, remedy);
                }
            }
        }
    }

    /// A list with one text for each level of the scale.
    fn levels(&mut self, entry: &str, key: &str) {
        let wanted = usize::from(self.edition.head.highest) + 1;
        let code = entry.split_once('.').map_or(entry, |(_, code)| code).to_owned();
        match self.reference(entry).and_then(|it| it.many(key)).map(<[String]>::len) {
            Some(count) if count == wanted => {}
            Some(count) => {
                let problem = format!("“{key}” has {count} levels, the scale {wanted}");
                self.faults.error(
                    &code,
                    problem,
                    format!("Write one text for each level from 0 to {}", wanted - 1),
                );
            }
            None => {
                let problem = format!("“{key}” has no anchors");
                self.faults.warn(&code, problem, "Without anchors it cannot be rated; add them");
            }
        }
    }
}

fn translations(edition: &Edition, known: &BTreeSet<String>, faults: &mut Faults) {
    let reference = edition.texts.get(&edition.head.reference);
    for (locale, texts) in &edition.texts {
        for (key, entry) in &texts.0 {
            let place = format!("{locale}/{key}");
            if !known.contains(key) {
                faults.error(
                    &place,
                    "no part of the edition has this code",
                    "Mend the code or remove the entry",
                );
                continue;
            }
            if *locale == edition.head.reference {
                continue;
            }
            let Some(original) = reference.and_then(|it| it.get(key)) else {
                faults.error(&place, "it translates an entry that does not exist", "Remove it");
                continue;
            };
            for (name, words) in &entry.words {
                let same = match (words, original.words.get(name)) {
                    (Words::One(_), Some(Words::One(_))) => true,
                    (Words::Many(ours), Some(Words::Many(theirs))) => ours.len() == theirs.len(),
                    _ => false,
                };
                if !same {
                    let problem = format!("“{name}” has not the shape of the original");
                    faults.error(&place, problem, "Translate each text, and each level of a list");
                }
            }
            match &entry.of {
                None => faults.warn(
                    &place,
                    "it does not say what it translates",
                    "Stamp it: see docs/content-pack.md",
                ),
                Some(of) if *of != digest::entry(original) => {
                    faults.warn(&place, "the original has changed since", "Translate it anew, then stamp it");
                }
                Some(_) => {}
            }
        }
    }
}

fn mappings(edition: &Edition, faults: &mut Faults) {
    let dimensions: HashMap<&str, Dimension> = edition
        .principles()
        .flat_map(|(_, it)| &it.indicators)
        .map(|indicator| (indicator.code.as_str(), indicator.dimension))
        .collect();
    for mapping in &edition.mappings {
        let mut seen = HashSet::new();
        for variable in &mapping.variables {
            if !seen.insert(&variable.code) {
                faults.error(&variable.code, "this variable is mapped twice", "Keep one");
            }
            for indicator in &variable.indicators {
                let wanted = match variable.dimension {
                    Reading::Law => Some(Dimension::Law),
                    Reading::Practice => Some(Dimension::Practice),
                    Reading::Context => None,
                };
                match dimensions.get(indicator.as_str()) {
                    None => {
                        let problem = format!("it informs {indicator}, which is no indicator");
                        faults.error(&variable.code, problem, "Name an indicator of this edition");
                    }
                    Some(is) if wanted.is_some_and(|wanted| wanted != *is) => {
                        let problem = format!("it informs {indicator}, which is about {}", is.as_str());
                        faults.error(&variable.code, problem, "Name an indicator of the same dimension");
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
