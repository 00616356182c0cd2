//! What is still wrong with what was answered.

use super::{Answers, world};
use crate::expr::{Asked, Expr, evaluate, number_of, place};
use crate::form::{Item, Kind};
use crate::tree::NodeId;

/// An answer that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// Where.
    pub node: NodeId,
    /// Why not.
    pub why: Why,
    /// What the form says of it, in the language that is spoken; empty where it says nothing.
    pub message: String,
}

/// Why an answer does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is missing.
    Missing,
    /// It does not fulfil what the form asks.
    Constraint,
    /// It is no number, day or time.
    Kind,
    /// It is not among the choices.
    Choice,
    /// The form itself is wrong there.
    Broken,
}

impl Answers {
    /// All that does not fit, in the order of the form. What is not asked cannot be wrong.
    pub fn invalid(&self) -> Vec<Invalid> {
        let mut all = Vec::new();
        if let Some(root) = self.tree.root() {
            self.gather(root, &mut all);
        }
        all
    }

    fn gather(&self, node: NodeId, all: &mut Vec<Invalid>) {
        if self.tree.hides_itself(node) {
            return;
        }
        if let Some(why) = self.wrong(node) {
            let item = &self.plan.form.items[self.item(node)];
            let message = match why {
                Why::Missing => self.say(&item.required_message, node),
                Why::Constraint => self.say(&item.constraint_message, node),
                _ => String::new(),
            };
            all.push(Invalid { node, why, message });
        }
        for &child in self.tree.children(node) {
            self.gather(child, all);
        }
    }

    /// Why what was answered does not fit, if it does not.
    pub fn wrong(&self, node: NodeId) -> Option<Why> {
        let id = self.item(node);
        let (item, rules) = (self.plan.form.items.get(id)?, self.plan.rules.get(id)?);
        let text = self.tree.own_text(node);
        if item.kind.is_section() {
            return None;
        }
        if text.is_empty() {
            return match self.holds(node, rules.required.as_ref()) {
                Ok(Some(true)) => Some(Why::Missing),
                Ok(_) => None,
                Err(()) => Some(Why::Broken),
            };
        }
        if !fits(item.kind, text) {
            return Some(Why::Kind);
        }
        if item.kind == Kind::Range && !in_range(item, text) {
            return Some(Why::Choice);
        }
        if item.kind.is_select() {
            let chosen: Vec<&str> =
                if item.kind == Kind::SelectOne { vec![text] } else { text.split_whitespace().collect() };
            match self.offers(node, &chosen) {
                Ok(true) => {}
                Ok(false) => return Some(Why::Choice),
                Err(_) => return Some(Why::Broken),
            }
        }
        match self.holds(node, rules.constraint.as_ref()) {
            Ok(Some(false)) => Some(Why::Constraint),
            Ok(_) => None,
            Err(()) => Some(Why::Broken),
        }
    }

    /// Whether a question cannot be changed.
    pub fn is_read_only(&self, node: NodeId) -> bool {
        let id = self.item(node);
        let Some(rules) = self.plan.rules.get(id) else { return true };
        rules.calculation.is_some() || self.holds(node, rules.read_only.as_ref()) == Ok(Some(true))
    }

    /// Whether a question must be answered.
    pub fn is_required(&self, node: NodeId) -> bool {
        let rules = self.plan.rules.get(self.item(node));
        self.holds(node, rules.and_then(|it| it.required.as_ref())) == Ok(Some(true))
    }

    fn holds(&self, node: NodeId, expr: Option<&Expr>) -> Result<Option<bool>, ()> {
        let Some(expr) = expr else { return Ok(None) };
        let seen = world::Seen(self);
        let value = evaluate(&seen, Asked { expr, at: place(0, node) }).map_err(|_| ())?;
        Ok(Some(crate::expr::truth(&seen, &value)))
    }
}

/// Whether a number is one of the steps from the start to the end.
fn in_range(item: &Item, text: &str) -> bool {
    let number = |name: &str, or: f64| item.parameter(name).and_then(|it| it.parse().ok()).unwrap_or(or);
    let (start, end, step): (f64, f64, f64) =
        (number("start", 1.0), number("end", 10.0), number("step", 1.0));
    let steps = (number_of(text) - start) / step.abs();
    let within = number_of(text) >= start.min(end) && number_of(text) <= start.max(end);
    within && (steps - steps.round()).abs() < 1e-6
}

/// Whether a text is what a kind of question takes.
pub(crate) fn fits(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Integer => plain(text) && text.parse::<i64>().is_ok(),
        Kind::Decimal | Kind::Range => plain(text) && text.parse::<f64>().is_ok_and(f64::is_finite),
        Kind::Date => text.len() == 10 && number_of(text).is_finite() && crate::expr::days_of(text).is_some(),
        Kind::DateTime => crate::expr::days_of(text).is_some(),
        Kind::Time => crate::expr::is_time(text),
        _ => true,
    }
}

/// Whether a text is digits with a point and a minus at most, as expressions read numbers.
fn plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        && text.contains(|c: char| c.is_ascii_digit())
}
