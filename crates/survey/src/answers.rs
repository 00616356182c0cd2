//! A form being filled: what was answered, what follows from it, and what is still wrong.

pub(crate) mod check;
mod record;
mod world;

pub use check::{Invalid, Why};
pub use record::RecordError;
pub use world::Outside;

use crate::expr::{Asked, EvalError, Expr, Place, Value, World, evaluate, place};
use crate::form::{ItemId, Kind};
use crate::plan::Plan;
use crate::tree::{DOCUMENT, NodeId, Tree};
use crate::xml::allowed;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// No repeat is there more often, whatever a form computes.
pub const MOST_REPEATS: usize = 1_000;

/// A record has no more elements.
pub const MOST_ELEMENTS: usize = 100_000;

/// One change sets off no more others, also where questions trigger each other.
const MOST_TRIGGERS: usize = 20;

/// What was answered to a form.
#[derive(Debug, Clone)]
pub struct Answers {
    plan: Arc<Plan>,
    tree: Tree,
    /// Which item each element answers.
    items: Vec<ItemId>,
    /// The elements of each item, in no order.
    nodes: Vec<Vec<NodeId>>,
    outside: Outside,
    language: String,
    /// Expressions that could not be computed: the item, and why.
    broken: Vec<(ItemId, EvalError)>,
    /// What a record held that the form does not ask: path and text.
    leftovers: Vec<(String, String)>,
}

/// A choice that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What stands in the answer.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Answers {
    /// An empty record, as it is before anybody answers.
    pub fn new(plan: Arc<Plan>, outside: Outside, language: &str) -> Self {
        let (mut answers, root) = Self::bare(plan, outside, language);
        answers.compute_all();
        if answers.plan.fills() {
            answers.fill(root);
            answers.compute_all();
        }
        answers
    }

    /// The elements of a record with what stands in them from the beginning, before anything is computed.
    fn bare(plan: Arc<Plan>, outside: Outside, language: &str) -> (Self, NodeId) {
        let mut answers = Self {
            tree: Tree::default(),
            items: vec![usize::MAX],
            nodes: vec![Vec::new(); plan.form.items.len()],
            outside,
            language: language.to_owned(),
            broken: Vec::new(),
            leftovers: Vec::new(),
            plan,
        };
        let root = answers.grow(DOCUMENT, 0, 0);
        (answers, root)
    }

    /// The form made ready.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The record as a tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Which item an element answers.
    pub fn item(&self, node: NodeId) -> ItemId {
        self.items.get(node as usize).copied().unwrap_or_default()
    }

    /// Expressions that could not be computed: the item, and why.
    pub fn broken(&self) -> &[(ItemId, EvalError)] {
        &self.broken
    }

    /// What the record held that the form does not ask, or not so often: path and text. Keep it, and show it.
    pub fn leftovers(&self) -> &[(String, String)] {
        &self.leftovers
    }

    /// Shows words in another language. No answer changes.
    pub fn speak(&mut self, language: &str) {
        language.clone_into(&mut self.language);
    }

    /// Answers a question, and computes what follows. Characters that no record can hold are left out.
    pub fn set(&mut self, node: NodeId, text: &str) {
        let mut left = MOST_TRIGGERS;
        self.put(node, &allowed(text), &mut left);
    }

    fn put(&mut self, node: NodeId, text: &str, left: &mut usize) {
        if self.tree.own_text(node) == text {
            return;
        }
        self.tree.set_text(node, text);
        let item = self.item(node);
        let changed = self.touched(item);
        self.compute(changed);
        self.trigger(node, left);
    }

    /// Puts another of a repeat behind those that are there; `None` where a number is computed, or there are too many.
    pub fn add(&mut self, parent: NodeId, repeat: ItemId) -> Option<NodeId> {
        let item = self.plan.form.items.get(repeat)?;
        let free = item.kind == Kind::Repeat && item.count.is_none() && item.parent == self.item(parent);
        let (at, there) = self.beside(parent, repeat);
        if !free || there.len() >= MOST_REPEATS || self.tree.len() >= MOST_ELEMENTS {
            return None;
        }
        let node = self.grow(parent, repeat, at);
        self.compute(self.below(repeat));
        self.fill(node);
        self.compute(self.below(repeat));
        Some(node)
    }

    /// Takes one of a repeat away, with all that was answered in it; `false` where its number is computed.
    pub fn remove(&mut self, node: NodeId) -> bool {
        let item = self.item(node);
        let free =
            self.plan.form.items.get(item).is_some_and(|it| it.kind == Kind::Repeat && it.count.is_none());
        if free {
            self.cut(node);
            self.compute(self.below(item));
        }
        free
    }

    /// An item and all that it holds.
    fn below(&self, item: ItemId) -> BTreeSet<ItemId> {
        let mut all = vec![item];
        let mut next = 0;
        while let Some(&one) = all.get(next) {
            all.extend(&self.plan.form.items[one].children);
            next += 1;
        }
        let mut set: BTreeSet<ItemId> = all.into_iter().collect();
        for one in set.clone() {
            set.extend(&self.plan.graph.dependents[one]);
        }
        set
    }

    fn touched(&self, item: ItemId) -> BTreeSet<ItemId> {
        self.plan.graph.dependents.get(item).into_iter().flatten().copied().collect()
    }

    /// Where the elements of an item stand in another: behind the last, and which they are.
    fn beside(&self, parent: NodeId, item: ItemId) -> (usize, Vec<NodeId>) {
        let children = self.tree.children(parent);
        let of = |it: &&NodeId| self.item(**it) == item;
        let there: Vec<NodeId> = children.iter().filter(of).copied().collect();
        let last = children.iter().rposition(|it| self.item(*it) == item);
        let before = || {
            // Where none is there: behind those that stand before it in the form.
            let order = &self.plan.form.items[self.item(parent)].children;
            let place = order.iter().position(|it| *it == item).unwrap_or(order.len());
            children.iter().filter(|it| order[..place].contains(&self.item(**it))).count()
        };
        (last.map_or_else(before, |it| it + 1), there)
    }

    /// Puts an item and what it holds into the tree, with the values that stand there in the beginning.
    fn grow(&mut self, parent: NodeId, item: ItemId, at: usize) -> NodeId {
        let plan = Arc::clone(&self.plan);
        let of = &plan.form.items[item];
        let node = self.tree.insert(parent, at, of.name.as_str());
        self.items.push(item);
        self.nodes[item].push(node);
        if let Some(default) = of.default.as_ref().filter(|_| plan.rules[item].first.is_none()) {
            self.tree.set_text(node, default.as_str());
        }
        if let Some(text) = self.outside.preload(of) {
            self.tree.set_text(node, text);
        }
        for &child in &of.children {
            // A repeat whose number is computed has none until it is.
            let there =
                plan.form.items[child].count.is_none() && plan.form.items[child].kind != Kind::External;
            if of.kind.is_section() && there {
                let at = self.tree.children(node).len();
                self.grow(node, child, at);
            }
        }
        node
    }

    /// Computes what is computed in the beginning only, in an element and all that it holds, in order.
    fn fill(&mut self, node: NodeId) {
        let plan = Arc::clone(&self.plan);
        let item = self.item(node);
        if let Some(first) = &plan.rules[item].first
            && let Some(value) = self.value(item, node, first)
        {
            self.tree.set_text(node, value);
        }
        for child in self.tree.children(node).to_vec() {
            self.fill(child);
        }
    }

    fn compute_all(&mut self) {
        self.compute((0..self.plan.form.items.len()).collect());
    }

    fn cut(&mut self, node: NodeId) {
        for child in self.tree.children(node).to_vec() {
            self.cut(child);
        }
        let item = self.item(node);
        if let Some(nodes) = self.nodes.get_mut(item) {
            nodes.retain(|it| *it != node);
        }
        self.tree.detach(node);
    }

    /// Computes items anew, and what depends on those that change.
    fn compute(&mut self, items: BTreeSet<ItemId>) {
        let plan = Arc::clone(&self.plan);
        let rank = |it: ItemId| (plan.graph.rank[it], it);
        let mut waiting: BTreeSet<(usize, ItemId)> = items.into_iter().map(rank).collect();
        // In a form without circles everything is computed once or, where a repeat grows, a few times.
        let mut left = plan.form.items.len() * 20 + 1_000;
        while let Some((_, item)) = waiting.pop_first() {
            left -= 1;
            if left == 0 {
                self.fault(item, EvalError::TooMuch);
                break;
            }
            for node in self.nodes[item].clone() {
                let (shown, changed) = (self.show(item, node), self.calculate(item, node));
                if shown {
                    waiting.extend(self.below(item).into_iter().filter(|it| *it != item).map(rank));
                }
                if shown || changed {
                    waiting.extend(plan.graph.dependents[item].iter().copied().map(rank));
                }
            }
            for &child in &plan.form.items[item].children {
                if plan.rules[child].count.is_some() {
                    waiting.insert(rank(child));
                }
            }
            if plan.rules[item].count.is_some() && self.count(item) {
                waiting.extend(self.below(item).into_iter().filter(|it| *it != item).map(rank));
            }
        }
    }

    /// Whether an element that is asked now was not, or the other way round.
    fn show(&mut self, item: ItemId, node: NodeId) -> bool {
        let plan = Arc::clone(&self.plan);
        let Some(relevant) = &plan.rules[item].relevant else { return false };
        // What cannot be computed is asked: nobody’s answer is hidden by a mistake in a form.
        let hidden = self.truth(item, node, relevant) == Some(false);
        let changed = self.tree.hides_itself(node) != hidden;
        self.tree.hide(node, hidden);
        changed
    }

    fn calculate(&mut self, item: ItemId, node: NodeId) -> bool {
        let plan = Arc::clone(&self.plan);
        let Some(calculation) = &plan.rules[item].calculation else { return false };
        let Some(text) = self.value(item, node, calculation) else { return false };
        let changed = self.tree.own_text(node) != text;
        self.tree.set_text(node, text);
        changed
    }

    /// Makes as many of a repeat as are computed. Those beyond are hidden, and come back with what was answered.
    fn count(&mut self, item: ItemId) -> bool {
        let plan = Arc::clone(&self.plan);
        let Some(count) = &plan.rules[item].count else { return false };
        let parent = plan.form.items[item].parent;
        let mut changed = false;
        for holder in self.nodes[parent].clone() {
            let (mut at, mut there) = self.beside(holder, item);
            // The number is seen from where one of them would stand.
            let is_new = there.is_empty();
            if is_new && self.tree.len() >= MOST_ELEMENTS {
                self.fault(item, EvalError::TooMuch);
                continue;
            }
            let first = if let Some(first) = there.first() {
                *first
            } else {
                there.push(self.grow(holder, item, at));
                self.fill(there[0]);
                at += 1;
                there[0]
            };
            let number = self.number(item, first, count);
            let shown = there.iter().filter(|it| !self.tree.hides_itself(**it)).count();
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "too much becomes the most"
            )]
            let mut wanted = match number {
                Some(number) if !number.is_nan() => number as usize,
                _ if is_new => 0,
                // What is no number hides nothing that was answered.
                _ => shown,
            };
            let room = MOST_ELEMENTS.saturating_sub(self.tree.len()) / self.size_of(item) + there.len();
            if wanted > MOST_REPEATS.min(room) {
                self.fault(item, EvalError::TooMuch);
                wanted = MOST_REPEATS.min(room);
            }
            while there.len() < wanted {
                let node = self.grow(holder, item, at);
                self.fill(node);
                there.push(node);
                at += 1;
                changed = true;
            }
            for (index, node) in there.into_iter().enumerate() {
                let hidden = index >= wanted;
                changed |= self.tree.hides_itself(node) != hidden;
                self.tree.hide(node, hidden);
            }
        }
        changed
    }

    /// Computes what only the change of another question computes.
    fn trigger(&mut self, node: NodeId, left: &mut usize) {
        let plan = Arc::clone(&self.plan);
        for &item in &plan.triggered[self.item(node)] {
            let Some(on_change) = &plan.rules[item].on_change else { continue };
            for target in self.near(node, item) {
                if *left == 0 {
                    self.fault(item, EvalError::TooMuch);
                    return;
                }
                if let Some(value) = self.value(item, target, on_change) {
                    *left -= 1;
                    self.put(target, &allowed(&value), left);
                }
            }
        }
    }

    /// The elements of an item in the same repeats as another, as far as they share some.
    fn near(&self, node: NodeId, item: ItemId) -> Vec<NodeId> {
        let line = self.tree.line(node);
        let shared = |it: &NodeId| self.tree.line(*it).iter().zip(&line).take_while(|(a, b)| a == b).count();
        let most = self.nodes[item].iter().map(shared).max().unwrap_or_default();
        self.nodes[item].iter().copied().filter(|it| shared(it) == most).collect()
    }

    fn evaluate(&mut self, item: ItemId, node: NodeId, expr: &Expr) -> Option<Value> {
        let found = evaluate(&world::Seen(self), Asked { expr, at: place(0, node) });
        match found {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault(item, error);
                None
            }
        }
    }

    /// Remembers that something of an item could not be computed, once.
    fn fault(&mut self, item: ItemId, error: EvalError) {
        if !self.broken.iter().any(|it| it.0 == item && it.1 == error) {
            self.broken.push((item, error));
        }
    }

    fn value(&mut self, item: ItemId, node: NodeId, expr: &Expr) -> Option<String> {
        let value = self.evaluate(item, node, expr)?;
        Some(crate::expr::text(&world::Seen(self), &value))
    }

    fn truth(&mut self, item: ItemId, node: NodeId, expr: &Expr) -> Option<bool> {
        let value = self.evaluate(item, node, expr)?;
        Some(crate::expr::truth(&world::Seen(self), &value))
    }

    fn number(&mut self, item: ItemId, node: NodeId, expr: &Expr) -> Option<f64> {
        let value = self.value(item, node, expr)?;
        Some(crate::expr::number_of(&value))
    }

    /// How many elements one of an item has.
    fn size_of(&self, item: ItemId) -> usize {
        1 + self.plan.form.items[item].children.iter().map(|it| self.size_of(*it)).sum::<usize>()
    }

    /// The choices that a question offers, in order, each once.
    ///
    /// # Errors
    /// An expression that cannot be computed.
    pub fn offered(&self, node: NodeId) -> Result<Vec<Offered>, EvalError> {
        let item = self.item(node);
        let labels = self.labels_of(item);
        let offered = self.values(node)?.into_iter().map(|value| {
            let words = labels.get(value.as_str()).map(|it| self.say_of_list(it));
            let label = words.filter(|it| !it.is_empty()).unwrap_or_else(|| value.clone());
            Offered { value, label }
        });
        Ok(offered.collect())
    }

    /// The values that a question offers, in order, each once.
    fn values(&self, node: NodeId) -> Result<Vec<String>, EvalError> {
        let mut seen = HashSet::new();
        Ok(self.values_with_repeats(node)?.into_iter().filter(|it| seen.insert(it.clone())).collect())
    }

    /// Whether a question offers each of some values.
    fn offers(&self, node: NodeId, all: &[&str]) -> Result<bool, EvalError> {
        let values = self.values_with_repeats(node)?;
        Ok(all.iter().all(|it| values.iter().any(|value| value == it)))
    }

    fn values_with_repeats(&self, node: NodeId) -> Result<Vec<String>, EvalError> {
        let rules = self.plan.rules.get(self.item(node));
        let Some(offer) = rules.and_then(|it| it.choices.as_ref()) else { return Ok(Vec::new()) };
        let world = world::Seen(self);
        let Value::Nodes(places) = evaluate(&world, Asked { expr: &offer.nodes, at: place(0, node) })? else {
            return Ok(Vec::new());
        };
        let value = |it: &Place| {
            let tree = world.tree(it.tree);
            tree.child(it.node, &offer.value).map(|it| tree.text(it))
        };
        Ok(places.iter().filter_map(value).collect())
    }

    /// What is asked, in the language that is spoken, with answers where it refers to them.
    pub fn label(&self, node: NodeId) -> String {
        self.plan.form.items.get(self.item(node)).map(|it| self.say(&it.label, node)).unwrap_or_default()
    }

    /// Words in the language that is spoken, with answers where they refer to them, seen from an element.
    pub fn say(&self, words: &crate::Words, node: NodeId) -> String {
        let Some(text) = words.in_language(&self.language) else { return String::new() };
        let item = self.item(node);
        let form = &self.plan.form;
        crate::reference::replace(text, |it| {
            let path = form.resolve(&text[it.bytes.clone()], item, crate::reference::Manner::default());
            let world = world::Seen(self);
            let value = crate::expr::parse(&path)
                .ok()
                .and_then(|expr| evaluate(&world, Asked { expr: &expr, at: place(0, node) }).ok());
            value.map(|it| crate::expr::text(&world, &it)).unwrap_or_default()
        })
    }
}
