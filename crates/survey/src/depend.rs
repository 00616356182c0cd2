//! What depends on what: which answers an expression looks at, in which order values are computed, and where that goes
//! in circles.

use crate::expr::{self, Axis, Expr, Start, Step, Test};
use crate::form::{Form, Item, ItemId};
use crate::reference::Manner;
use std::collections::BTreeSet;

/// The expressions whose value other values may depend on.
fn expressions(item: &Item) -> impl Iterator<Item = &String> {
    let calculation = item.calculation.as_ref().filter(|_| item.trigger.is_empty());
    [item.relevant.as_ref(), calculation, item.count.as_ref()].into_iter().flatten()
}

/// What looking at an expression finds out.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The items that it looks at.
    pub items: BTreeSet<ItemId>,
    /// Names in its paths that lead to nothing in the form.
    pub dead: BTreeSet<String>,
}

/// What an expression of an item looks at. What is no expression looks at nothing.
pub(crate) fn looks_at(form: &Form, from: ItemId, text: &str) -> Seen {
    let mut look = Look { form, current: from, seen: Seen::default() };
    if let Ok(parsed) = expr::parse(&form.resolve(text, from, Manner::default())) {
        let given = look.gather(&parsed, &[from].into());
        look.seen.items.extend(given);
    }
    look.seen
}

/// Looking at an expression. Items that it may stand at are taken all at once, so that it costs no more for being
/// nested.
struct Look<'f> {
    form: &'f Form,
    current: ItemId,
    seen: Seen,
}

impl Look<'_> {
    /// Gathers what an expression looks at, and returns the items that it gives, if it gives some: whoever uses their
    /// values looks at those too.
    fn gather(&mut self, expr: &Expr, here: &BTreeSet<ItemId>) -> BTreeSet<ItemId> {
        match expr {
            Expr::Number(_) | Expr::Text(_) | Expr::Reference(_) => BTreeSet::new(),
            Expr::Call(name, _) if name == "current" => [self.current].into(),
            Expr::Call(name, all) => {
                let passed_on =
                    matches!(name.as_str(), "randomize" | "indexed-repeat" | "if" | "coalesce" | "once");
                let mut given = BTreeSet::new();
                for it in all {
                    let of = self.gather(it, here);
                    self.seen.items.extend(&of);
                    if passed_on {
                        given.extend(of);
                    }
                }
                given
            }
            Expr::Path(start, steps) => {
                // The form has no item for the document, from which a path from the top begins.
                let (from, steps): (BTreeSet<ItemId>, &[Step]) = match (start, steps.as_slice()) {
                    (Start::Root, [Step { axis: Axis::Child, test, .. }, rest @ ..]) => match test {
                        Test::Name(name) if *name != self.form.items[0].name => {
                            self.seen.dead.insert(name.clone());
                            (BTreeSet::new(), rest)
                        }
                        _ => ([0].into(), rest),
                    },
                    (Start::Root, steps) => ([0].into(), steps),
                    (Start::Here, steps) => (here.clone(), steps),
                    (Start::At(expr), steps) => (self.gather(expr, here), steps),
                };
                self.walk(from, steps)
            }
            Expr::Filter(of, predicates) => {
                let given = self.gather(of, here);
                self.filter(&given, predicates);
                given
            }
            Expr::Negate(of) => {
                let of = self.gather(of, here);
                self.seen.items.extend(of);
                BTreeSet::new()
            }
            Expr::Binary(_, left, right) => {
                let mut given = self.gather(left, here);
                given.extend(self.gather(right, here));
                self.seen.items.extend(&given);
                given
            }
        }
    }

    /// Gathers what predicates look at, seen from the items to which they apply.
    fn filter(&mut self, items: &BTreeSet<ItemId>, predicates: &[Expr]) {
        for predicate in predicates {
            let of = self.gather(predicate, items);
            self.seen.items.extend(of);
        }
    }

    fn walk(&mut self, from: BTreeSet<ItemId>, steps: &[Step]) -> BTreeSet<ItemId> {
        let form = self.form;
        let mut at = from;
        for step in steps {
            let mut next = BTreeSet::new();
            for id in &at {
                let item = &form.items[*id];
                let reached: Vec<ItemId> = match step.axis {
                    Axis::Child => item.children.clone(),
                    Axis::Current => vec![*id],
                    Axis::Parent => vec![item.parent],
                    Axis::Ancestor => form.above(*id),
                    Axis::AncestorOrSelf => form.above(*id).into_iter().chain([*id]).collect(),
                    Axis::FollowingSibling | Axis::PrecedingSibling => {
                        form.items[item.parent].children.clone()
                    }
                    // All that any of them holds lies below all of them together.
                    Axis::Descendant | Axis::DescendantOrSelf if next.contains(id) => continue,
                    Axis::Descendant | Axis::DescendantOrSelf => {
                        let mut below = vec![*id];
                        let mut next = 0;
                        while let Some(&one) = below.get(next) {
                            below.extend(&form.items[one].children);
                            next += 1;
                        }
                        below
                    }
                };
                let fits = |it: &ItemId| match &step.test {
                    Test::Name(name) => form.items[*it].name == *name,
                    Test::Any | Test::Node => true,
                };
                next.extend(reached.into_iter().filter(fits));
            }
            if let Test::Name(name) = &step.test
                && next.is_empty()
                && !at.is_empty()
            {
                self.seen.dead.insert(name.clone());
            }
            self.filter(&next, &step.predicates);
            at = next;
        }
        at
    }
}

/// What every item looks at to know whether it is there and what its value is.
fn needs(form: &Form) -> Vec<BTreeSet<ItemId>> {
    let of = |id: ItemId| {
        let all = expressions(&form.items[id]);
        all.flat_map(|it| looks_at(form, id, it).items).collect()
    };
    (0..form.items.len()).map(of).collect()
}

/// In which order values are computed, and what then depends on each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Graph {
    /// Where each item stands in the order; what others need stands before them.
    pub rank: Vec<usize>,
    /// What looks at each item.
    pub dependents: Vec<Vec<ItemId>>,
}

impl Graph {
    pub fn of(form: &Form) -> Self {
        let needs = needs(form);
        let (order, _) = search(form, &needs);
        let mut rank = vec![0; form.items.len()];
        for (place, id) in order.into_iter().enumerate() {
            rank[id] = place;
        }
        let mut dependents = vec![Vec::new(); form.items.len()];
        for (id, needed) in needs.iter().enumerate() {
            for it in needed {
                dependents[*it].push(id);
            }
        }
        Self { rank, dependents }
    }
}

/// Circles: items each of which depends on the next, and the last on the first.
pub(crate) fn rings(form: &Form) -> Vec<Vec<ItemId>> {
    search(form, &needs(form)).1
}

/// Goes through all items, what they need first; and the circles that it meets.
fn search(form: &Form, needs: &[BTreeSet<ItemId>]) -> (Vec<ItemId>, Vec<Vec<ItemId>>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; form.items.len()];
    let (mut order, mut rings) = (Vec::new(), Vec::new());
    for first in 0..form.items.len() {
        if marks[first] != Mark::New {
            continue;
        }
        // What is being looked into, and what of its needs is left. A stack of our own: forms may be long.
        let left = |id: ItemId| -> Vec<ItemId> {
            let parent = (id != 0).then(|| form.items[id].parent);
            needs[id].iter().copied().chain(parent).collect()
        };
        let mut line = vec![(first, left(first))];
        marks[first] = Mark::Open;
        while let Some((id, rest)) = line.last_mut() {
            let Some(next) = rest.pop() else {
                marks[*id] = Mark::Done;
                order.push(*id);
                line.pop();
                continue;
            };
            match marks[next] {
                Mark::New => {
                    marks[next] = Mark::Open;
                    line.push((next, left(next)));
                }
                Mark::Open => {
                    let from = line.iter().position(|it| it.0 == next).unwrap_or_default();
                    rings.push(line[from..].iter().map(|it| it.0).collect());
                }
                Mark::Done => {}
            }
        }
    }
    (order, rings)
}
