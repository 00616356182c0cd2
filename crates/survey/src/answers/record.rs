//! The record as XML, and back.

use super::{Answers, MOST_ELEMENTS, MOST_REPEATS, Outside};
use crate::form::{ItemId, Kind};
use crate::plan::Plan;
use crate::tree::{NodeId, Tree};
use crate::xml::{Element, element};
use crate::xml_in::{self, XmlError};
use std::sync::Arc;

/// Why a text is no record of a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It is no XML.
    #[error("The record is no XML: {0}")]
    Xml(#[from] XmlError),
    /// It belongs to something else.
    #[error("The record begins with “{found}”, not with “{wanted}”: it belongs to another form")]
    Root {
        /// What it begins with.
        found: String,
        /// What it should.
        wanted: String,
    },
}

impl Answers {
    /// The record as XML, as it is submitted: what is asked, and not what became irrelevant.
    pub fn record(&self) -> String {
        self.document(false)
    }

    /// All that was answered as XML, also what is not asked any more and would be again.
    pub fn draft(&self) -> String {
        self.document(true)
    }

    /// Whether something was answered that is not asked: else a draft says no more than the record.
    pub fn hides_some(&self) -> bool {
        fn hides(tree: &Tree, node: NodeId, hidden: bool) -> bool {
            let hidden = hidden || tree.hides_itself(node);
            (hidden && !tree.own_text(node).is_empty())
                || tree.children(node).iter().any(|it| hides(tree, *it, hidden))
        }
        self.tree.root().is_some_and(|it| hides(&self.tree, it, false))
    }

    fn document(&self, whole_draft: bool) -> String {
        let Some(root) = self.tree.root() else { return String::new() };
        let settings = &self.plan.form.settings;
        let mut whole = self.element(root, whole_draft);
        whole.set("id", settings.id.as_str());
        if !settings.version.is_empty() {
            whole.set("version", settings.version.as_str());
        }
        whole.document()
    }

    fn element(&self, node: NodeId, hidden_too: bool) -> Element {
        let mut whole = element(self.tree.name(node)).text(self.tree.own_text(node));
        for &child in self.tree.children(node) {
            if hidden_too || !self.tree.hides_itself(child) {
                whole.push(self.element(child, hidden_too));
            }
        }
        whole
    }

    /// Answers from a record or a draft.
    ///
    /// # Errors
    /// What is no record of the form. What the form does not ask, as when it changed since, is no error: it stands
    /// in [`Answers::leftovers`].
    pub fn from_record(
        plan: Arc<Plan>,
        outside: Outside,
        language: &str,
        xml: &str,
    ) -> Result<Self, RecordError> {
        let (tree, _) = xml_in::read(xml)?;
        // What only stands there in the beginning is computed first; all else once everything is there.
        let mut answers = if plan.fills() {
            Self::new(plan, outside, language)
        } else {
            Self::bare(plan, outside, language).0
        };
        let (Some(root), Some(own)) = (tree.root(), answers.tree.root()) else { return Ok(answers) };
        let wanted = answers.tree.name(own);
        if tree.name(root) != wanted {
            return Err(RecordError::Root { found: tree.name(root).to_owned(), wanted: wanted.to_owned() });
        }
        answers.take(own, &tree, root);
        answers.compute_all();
        Ok(answers)
    }

    /// Takes over what a record holds in one of its elements.
    fn take(&mut self, into: NodeId, tree: &Tree, from: NodeId) {
        let plan = Arc::clone(&self.plan);
        let section = &plan.form.items[self.item(into)];
        let mut seen: std::collections::HashMap<ItemId, usize> = std::collections::HashMap::new();
        // Records mostly go through a form in its order: what comes next is looked for where the last was.
        let mut near = 0;
        for &child in tree.children(from) {
            let name = tree.name(child);
            let all = section.children.iter().enumerate();
            let mut from_near = all.clone().skip(near).chain(all.take(near));
            let Some((place, &item)) = from_near.find(|it| plan.form.items[*it.1].name == name) else {
                self.leave(tree, child);
                continue;
            };
            near = place;
            let index = seen.entry(item).or_default();
            let repeat = plan.form.items[item].kind == Kind::Repeat;
            // Where nothing before it repeats, an element stands where the form has it.
            let at_place = self.tree.children(into).get(place).copied();
            let at_once = at_place.filter(|it| !repeat && *index == 0 && self.item(*it) == item);
            let node = at_once.or_else(|| {
                let (at, there) = self.beside(into, item);
                let room = repeat && there.len() < MOST_REPEATS && self.tree.len() < MOST_ELEMENTS;
                there.get(*index).copied().or_else(|| room.then(|| self.grow(into, item, at)))
            });
            let Some(node) = node else {
                self.leave(tree, child);
                continue;
            };
            *index += 1;
            // What the record has was there; whether it still is, is computed afterwards.
            if repeat {
                self.tree.hide(node, false);
            }
            if plan.form.items[item].kind.is_section() {
                self.take(node, tree, child);
            } else {
                self.tree.set_text(node, tree.text(child));
            }
        }
        // Of a repeat that begins with one the record may have none.
        for &item in &section.children {
            if plan.form.items[item].kind == Kind::Repeat && plan.form.items[item].count.is_none() {
                let (_, there) = self.beside(into, item);
                for node in there.into_iter().skip(seen.get(&item).copied().unwrap_or_default()) {
                    self.cut(node);
                }
            }
        }
    }

    /// Keeps what the form does not ask.
    fn leave(&mut self, tree: &Tree, node: NodeId) {
        let text = tree.own_text(node);
        if !text.is_empty() {
            self.leftovers.push((tree.path(node), text.to_owned()));
        }
        for &child in tree.children(node) {
            self.leave(tree, child);
        }
    }
}
