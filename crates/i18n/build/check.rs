//! What the locales may say, seen together.

use crate::catalogue::{self, Catalogue};
use crate::fault::Fault;
use crate::folder::Folder;
use crate::method;
use crate::pattern::Kind;
use std::collections::BTreeMap;

/// Reads all folders, English first.
///
/// # Errors
/// Everything that is wrong with any file.
pub fn all(folders: &[Folder]) -> Result<Vec<Catalogue<'_>>, Vec<Fault>> {
    let mut faults = Vec::new();
    let catalogues: Vec<_> = folders.iter().map(|it| catalogue::read(it, &mut faults)).collect();
    match catalogues.split_first() {
        Some((english, others)) if english.tag == "en" => {
            faults.extend(names(english));
            for other in others {
                faults.extend(differences(english, other));
            }
        }
        _ => faults.push(Fault {
            file: "en".to_owned(),
            line: 0,
            words: "the folder is missing: English is the reference".to_owned(),
        }),
    }
    if faults.is_empty() { Ok(catalogues) } else { Err(faults) }
}

/// Every English message can be a method, every variable a parameter.
fn names(english: &Catalogue<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut methods = BTreeMap::new();
    for (id, message) in &english.messages {
        let name = method::name(id);
        if !method::is_name(id) {
            faults.push(message.fault("write the id in lower-case letters, digits and hyphens"));
        }
        if method::TAKEN.contains(&name.as_str()) {
            faults.push(message.fault("this name is taken by the program: choose another"));
        }
        if let Some(other) = methods.insert(name, id) {
            faults.push(message.fault(&format!("too like “{other}”: choose another id")));
        }
        let mut parameters: Vec<_> = message.variables.iter().map(|it| method::name(it.0)).collect();
        parameters.sort_unstable();
        parameters.dedup();
        if parameters.len() < message.variables.len()
            || !message.variables.iter().all(|it| method::is_name(it.0))
        {
            faults.push(message.fault("name the variables in lower-case letters, each differently"));
        }
    }
    faults
}

/// A translation says nothing that English does not offer.
fn differences(english: &Catalogue<'_>, other: &Catalogue<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, message) in &other.messages {
        let Some(reference) = english.messages.get(id) else {
            faults.push(message.fault("English has no such message: mend the id or add it to English"));
            continue;
        };
        for (name, kind) in &message.variables {
            match reference.variables.iter().find(|it| it.0 == *name) {
                None => faults.push(message.fault(&format!("English has no variable ${name} here"))),
                Some((_, Kind::Text)) if *kind == Kind::Number => faults.push(message.fault(&format!(
                    "${name} is words in English, so it chooses no plural: write NUMBER(${name}) or a plural in English"
                ))),
                Some(_) => {}
            }
        }
    }
    faults
}
