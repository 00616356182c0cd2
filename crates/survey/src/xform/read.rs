//! The records and lists in an XForm, for expressions to look at.

use crate::expr::World;
use crate::tree::{DOCUMENT, NodeId, Tree};
use crate::xml_in::{self, Begun, XmlError};
use std::cell::Cell;
use std::collections::HashMap;

/// Records and lists by themselves, without the form that they belong to.
#[derive(Debug, Clone, Default)]
pub struct Instances {
    trees: Vec<Tree>,
    names: HashMap<String, usize>,
    now: (i64, i64),
    drawn: Cell<u64>,
}

/// Why an XForm is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XFormError {
    /// It is no XML.
    #[error("The file is no XML: {0}. Write it anew from its form")]
    Xml(#[from] XmlError),
    /// It has no record.
    #[error(
        "The file is no XForm: it has no <model> with an <instance>. Give an XForm or a form in a spreadsheet"
    )]
    NoInstance,
}

impl Instances {
    /// The record and the lists of an XForm. Lists that stand in other files are left out.
    ///
    /// # Errors
    /// What is no XForm.
    pub fn of_xform(xml: &str) -> Result<Self, XFormError> {
        let (tree, begun) = xml_in::read(xml)?;
        let mut all = Self::default();
        let mut found = Vec::new();
        gather(&tree, DOCUMENT, &mut found);
        for node in found {
            let of = &begun[node as usize];
            let Some(&root) = tree.children(node).first() else { continue };
            let mut own = Tree::default();
            copy(&tree, &begun, root, &mut own, DOCUMENT);
            if let Some(id) = of.attribute("id") {
                all.names.insert(id.to_owned(), all.trees.len());
            }
            all.trees.push(own);
        }
        if all.trees.is_empty() {
            return Err(XFormError::NoInstance);
        }
        Ok(all)
    }

    /// With a record in place of the empty one.
    ///
    /// # Errors
    /// What is no XML.
    pub fn with_record(mut self, xml: &str) -> Result<Self, XmlError> {
        let (tree, _) = xml_in::read(xml)?;
        match self.trees.first_mut() {
            Some(first) => *first = tree,
            None => self.trees.push(tree),
        }
        Ok(self)
    }

    /// At a time: UTC milliseconds, and the minutes that the clock is ahead.
    #[must_use]
    pub fn at(mut self, now_ms: i64, offset: i64) -> Self {
        self.now = (now_ms, offset);
        self
    }

    /// The element at a path such as `/data/rep[2]/name`; a number says which of those beside it.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        let tree = self.trees.first()?;
        let steps = path.strip_prefix('/')?.split('/');
        steps.filter(|it| !it.is_empty()).try_fold(DOCUMENT, |at, step| {
            let (name, wanted) = match step.strip_suffix(']').and_then(|it| it.split_once('[')) {
                Some((name, number)) => (name, number.parse::<usize>().ok()?),
                None => (step, 1),
            };
            let fits = |it: &&NodeId| tree.name(**it) == name;
            tree.children(at).iter().filter(fits).nth(wanted.checked_sub(1)?).copied()
        })
    }
}

fn gather(tree: &Tree, node: NodeId, found: &mut Vec<NodeId>) {
    for &child in tree.children(node) {
        if tree.name(child) == "instance" && tree.name(node) == "model" {
            found.push(child);
        } else {
            gather(tree, child, found);
        }
    }
}

/// Copies an element and what it holds; patterns of repeats are no answers.
fn copy(from: &Tree, begun: &[Begun], node: NodeId, into: &mut Tree, at: NodeId) {
    let own = into.push(at, from.name(node));
    into.set_text(own, from.own_text(node));
    for &child in from.children(node) {
        if begun[child as usize].attribute("jr:template").is_none() {
            copy(from, begun, child, into, own);
        }
    }
}

impl World for Instances {
    fn tree(&self, index: usize) -> &Tree {
        // Places come from trees that are there.
        &self.trees[index]
    }

    fn instance(&self, id: &str) -> Option<usize> {
        self.names.get(id).copied()
    }

    fn now(&self) -> (i64, i64) {
        self.now
    }

    fn random(&self) -> f64 {
        let drawn = self.drawn.get() + 1;
        self.drawn.set(drawn);
        // The golden ratio spreads evenly.
        #[allow(clippy::cast_precision_loss, reason = "few are drawn")]
        let fraction = (drawn as f64 * 0.618_033_988_749_895).fract();
        fraction
    }

    fn choice_label(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn text(&self, _: &str) -> Option<String> {
        None
    }
}
