//! One locale's messages, read and resolved.

use crate::fault::Fault;
use crate::folder::{File, Folder};
use crate::pattern::{Kind, Use, uses};
use fluent_syntax::ast::{Entry, Message as Tree, Term as TermTree};
use fluent_syntax::parser;
use std::collections::BTreeMap;

/// The messages and terms of one folder.
pub struct Catalogue<'a> {
    /// The folder's name.
    pub tag: &'a str,
    /// By id.
    pub messages: BTreeMap<&'a str, Message<'a>>,
    terms: BTreeMap<&'a str, Term<'a>>,
}

/// One message.
pub struct Message<'a> {
    /// `ar/site.ftl`.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In the order of the text, those of mentioned messages included; each once.
    pub variables: Vec<(&'a str, Kind)>,
    /// As parsed.
    pub tree: Tree<&'a str>,
}

impl Message<'_> {
    /// A fault of this message.
    pub fn fault(&self, words: &str) -> Fault {
        Fault {
            file: self.file.clone(), line: self.line, words: format!("“{}”: {words}", self.tree.id.name)
        }
    }
}

struct Term<'a> {
    file: String,
    line: usize,
    attributes: Vec<&'a str>,
    uses: Vec<Use<'a>>,
}

/// Variables and faults that are met on the way from one message or term.
#[derive(Default)]
struct Walk<'a> {
    path: Vec<String>,
    variables: Vec<(&'a str, Kind)>,
    wrong: Vec<String>,
}

/// Reads a folder; every fault goes to `faults`.
pub fn read<'a>(folder: &'a Folder, faults: &mut Vec<Fault>) -> Catalogue<'a> {
    let mut catalogue = Catalogue { tag: &folder.tag, messages: BTreeMap::new(), terms: BTreeMap::new() };
    if !folder.is_tag() {
        let words =
            "the folder’s name is not a language tag: two or three lower-case letters, at most 8 characters";
        faults.push(Fault { file: folder.tag.clone(), line: 0, words: words.to_owned() });
    }
    for file in &folder.files {
        catalogue.read_file(file, faults);
    }
    catalogue.resolve(faults);
    catalogue
}

impl<'a> Catalogue<'a> {
    fn read_file(&mut self, file: &'a File, faults: &mut Vec<Fault>) {
        let path = format!("{}/{}", self.tag, file.name);
        let fault =
            |at: usize, words: String| Fault { file: path.clone(), line: line(&file.text, at), words };
        if file.reviewed().is_none() {
            faults.push(fault(0, "the first line must say “# reviewed: yes” or “# reviewed: no”".to_owned()));
        }
        let resource = parser::parse_runtime(file.text.as_str()).unwrap_or_else(|(resource, errors)| {
            faults.extend(errors.iter().map(|it| {
                let start = it.slice.as_ref().map_or(it.pos.start, |slice| slice.start);
                let entry = file.text[start..].lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
                fault(it.pos.start, format!("not Fluent near “{}”: {it}", entry.trim()))
            }));
            resource
        });
        for entry in resource.body {
            match entry {
                Entry::Message(tree) => self.read_message(file, &path, tree, faults),
                Entry::Term(tree) => self.read_term(file, &path, &tree, faults),
                _ => {}
            }
        }
    }

    fn read_message(&mut self, file: &'a File, path: &str, tree: Tree<&'a str>, faults: &mut Vec<Fault>) {
        let id = tree.id.name;
        let line = line(&file.text, offset(&file.text, id));
        let message = Message { file: path.to_owned(), line, variables: Vec::new(), tree };
        if message.tree.value.is_none() || !message.tree.attributes.is_empty() {
            faults.push(message.fault("attributes are not used: make each a message of its own"));
        }
        if let Some(first) = self.messages.insert(id, message) {
            let words = format!("“{id}”: already in {}:{}, keep one", first.file, first.line);
            faults.push(Fault { file: path.to_owned(), line, words });
        }
    }

    fn read_term(&mut self, file: &'a File, path: &str, tree: &TermTree<&'a str>, faults: &mut Vec<Fault>) {
        let id = tree.id.name;
        let line = line(&file.text, offset(&file.text, id));
        let term = Term {
            file: path.to_owned(),
            line,
            attributes: tree.attributes.iter().map(|it| it.id.name).collect(),
            uses: std::iter::once(&tree.value)
                .chain(tree.attributes.iter().map(|it| &it.value))
                .flat_map(uses)
                .collect(),
        };
        if let Some(first) = self.terms.insert(id, term) {
            let words = format!("“-{id}”: already in {}:{}, keep one", first.file, first.line);
            faults.push(Fault { file: path.to_owned(), line, words });
        }
    }

    /// Follows mentions to the variables that each message needs.
    fn resolve(&mut self, faults: &mut Vec<Fault>) {
        let ids: Vec<_> = self.messages.keys().copied().collect();
        for id in ids {
            let mut walk = Walk::default();
            self.follow_message(id, &mut walk);
            if let Some(message) = self.messages.get_mut(id) {
                faults.extend(walk.wrong.iter().map(|it| message.fault(it)));
                message.variables = walk.variables;
            }
        }
        for (id, term) in &self.terms {
            let mut walk = Walk { path: vec![format!("-{id}")], ..Walk::default() };
            self.follow(&term.uses, &mut walk);
            faults.extend(walk.wrong.into_iter().map(|it| Fault {
                file: term.file.clone(),
                line: term.line,
                words: format!("“-{id}”: {it}"),
            }));
        }
    }

    fn follow_message(&self, id: &str, walk: &mut Walk<'a>) {
        match self.messages.get(id).and_then(|it| it.tree.value.as_ref()) {
            None => walk.wrong.push(format!("mentions “{id}”, which {} does not have", self.tag)),
            Some(_) if walk.path.iter().any(|it| it == id) => {
                walk.wrong.push(format!("mentions itself through “{id}”"));
            }
            Some(pattern) => {
                walk.path.push(id.to_owned());
                self.follow(&uses(pattern), walk);
                walk.path.pop();
            }
        }
    }

    fn follow(&self, uses: &[Use<'a>], walk: &mut Walk<'a>) {
        for it in uses {
            match it {
                Use::Refused(words) => walk.wrong.push(words.clone()),
                Use::Variable(name, kind) => match walk.variables.iter_mut().find(|it| it.0 == *name) {
                    Some(known) => known.1 = known.1.max(*kind),
                    None => walk.variables.push((name, *kind)),
                },
                Use::Message(id) => self.follow_message(id, walk),
                Use::Term(id, attribute) => self.follow_term(id, *attribute, walk),
            }
        }
    }

    fn follow_term(&self, id: &str, attribute: Option<&str>, walk: &mut Walk<'a>) {
        let name = format!("-{id}");
        let has = |term: &&Term<'_>| attribute.is_none_or(|it| term.attributes.contains(&it));
        match self.terms.get(id).filter(has) {
            None => walk.wrong.push(format!("mentions “{name}”, which {} does not have like this", self.tag)),
            Some(_) if walk.path.contains(&name) => {
                walk.wrong.push(format!("mentions itself through “{name}”"));
            }
            Some(term) => {
                walk.path.push(name);
                // What a term says about its own parameters concerns nobody else.
                let outside = walk.variables.len();
                self.follow(&term.uses, walk);
                walk.variables.truncate(outside);
                walk.path.pop();
            }
        }
    }
}

/// Where a part of a text begins.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|it| *it == b'\n').count() + 1
}
