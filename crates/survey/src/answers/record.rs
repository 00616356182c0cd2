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
        let mut answers = Self::new(plan, outside, language);
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
        for &child in tree.children(from) {
            let name = tree.name(child);
            let of = section.children.iter().copied().find(|it| plan.form.items[*it].name == name);
            let Some(item) = of else {
                self.leave(tree, child);
                continue;
            };
            let index = seen.entry(item).or_default();
            let (at, there) = self.beside(into, item);
            let repeat = plan.form.items[item].kind == Kind::Repeat;
            let node = match there.get(*index) {
                Some(node) => *node,
                None if repeat && there.len() < MOST_REPEATS && self.tree.len() < MOST_ELEMENTS => {
                    self.grow(into, item, at)
                }
                None => {
                    self.leave(tree, child);
                    continue;
                }
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
