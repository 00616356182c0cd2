//! A form made ready to be filled: every expression parsed, and in the order in which they are computed.

use crate::depend::Graph;
use crate::expr::{self, Expr};
use crate::form::{Choices, Form, ItemId};
use crate::reference::Manner;
use crate::tree::{DOCUMENT, Tree};
use crate::xform::nodeset;
use std::collections::HashMap;

/// A form made ready. Many fill it at once.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) form: Form,
    pub(crate) graph: Graph,
    pub(crate) rules: Vec<Rules>,
    /// Lists of choices as trees, each with its name.
    pub(crate) lists: Vec<(String, Tree)>,
    pub(crate) by_list: HashMap<String, usize>,
    pub(crate) triggered: Vec<Vec<ItemId>>,
}

/// The expressions of an item.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    pub relevant: Option<Expr>,
    pub required: Option<Expr>,
    pub constraint: Option<Expr>,
    pub read_only: Option<Expr>,
    /// What computes the value, unless only the change of another question does.
    pub calculation: Option<Expr>,
    pub on_change: Option<Expr>,
    pub count: Option<Expr>,
    pub first: Option<Expr>,
    pub choices: Option<Offer>,
}

/// From which elements choices come, and which of their children is the value.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    pub nodes: Expr,
    pub value: String,
}

/// An expression of a form that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{item}”: {what}")]
pub struct PlanError {
    /// The item.
    pub item: String,
    /// What is wrong with which expression.
    pub what: String,
}

impl Plan {
    /// Whether something stands in a record from the beginning that is computed.
    pub(crate) fn fills(&self) -> bool {
        self.rules.iter().any(|it| it.first.is_some())
    }

    /// Makes a form ready.
    ///
    /// # Errors
    /// [`PlanError`] names an item whose expression is none; forms that were read without a fault have none.
    pub fn new(form: Form) -> Result<Self, PlanError> {
        let rules = (0..form.items.len()).map(|id| Rules::of(&form, id)).collect::<Result<_, _>>()?;
        let lists: Vec<(String, Tree)> = form.lists.iter().map(|it| (it.name.clone(), tree_of(it))).collect();
        let by_list = lists.iter().enumerate().map(|(index, it)| (it.0.clone(), index)).collect();
        let triggered = form.items.iter().map(|item| {
            let of = |id: &ItemId| form.items[*id].trigger.contains(&item.name);
            (0..form.items.len()).filter(of).collect()
        });
        Ok(Self { graph: Graph::of(&form), rules, lists, by_list, triggered: triggered.collect(), form })
    }

    /// The form.
    pub fn form(&self) -> &Form {
        &self.form
    }
}

impl Rules {
    fn of(form: &Form, id: ItemId) -> Result<Self, PlanError> {
        let item = &form.items[id];
        let parse = |text: &str| {
            let error = |error| PlanError {
                item: item.name.clone(),
                what: format!("“{text}” is no expression: {error}"),
            };
            expr::parse(text).map_err(error)
        };
        let resolved = |text: &Option<String>| match text {
            Some(text) => parse(&form.resolve(text, id, Manner::default())).map(Some),
            None => Ok(None),
        };
        let calculation = resolved(&item.calculation)?;
        let (calculation, on_change) =
            if item.trigger.is_empty() { (calculation, None) } else { (None, calculation) };
        let dynamic = item.default.clone().filter(|it| expr::is_dynamic(it, item.kind));
        Ok(Self {
            relevant: resolved(&item.relevant)?,
            required: resolved(&item.required)?,
            constraint: resolved(&item.constraint)?,
            read_only: resolved(&item.read_only)?,
            calculation,
            on_change,
            count: resolved(&item.count)?,
            first: resolved(&dynamic)?,
            choices: item.choices.as_ref().map(|it| offer(form, id, it, &parse)).transpose()?,
        })
    }
}

fn offer(
    form: &Form,
    id: ItemId,
    choices: &Choices,
    parse: &impl Fn(&str) -> Result<Expr, PlanError>,
) -> Result<Offer, PlanError> {
    let (nodes, value, _) = nodeset(form, id, choices);
    Ok(Offer { nodes: parse(&nodes)?, value })
}

/// A list as the instance that expressions look at.
fn tree_of(list: &crate::form::List) -> Tree {
    let mut tree = Tree::default();
    let root = tree.push(DOCUMENT, "root");
    for choice in &list.choices {
        let item = tree.push(root, "item");
        let facts = choice.facts.iter().map(|it| (it.0.as_str(), it.1.as_str()));
        let label = choice.label.plain.as_deref().map(|it| ("label", it));
        for (name, value) in [("name", choice.name.as_str())].into_iter().chain(label).chain(facts) {
            let node = tree.push(item, name);
            tree.set_text(node, value);
        }
    }
    tree
}
