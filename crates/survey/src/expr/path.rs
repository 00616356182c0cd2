//! Ways through trees.

use super::eval::{Context, Evaluation};
use super::value::Place;
use super::{Axis, EvalError, Expr, Step, Test, Value};
use crate::tree::{DOCUMENT, NodeId, Tree};

/// A path from the top of the record. Where one stands in a repeat, it means that one, as forms have it: the steps
/// that it shares with where one stands lead to what holds one. The last step leads to all of that name.
pub(super) fn from_root(on: &Evaluation<'_>, steps: &[Step], at: Context) -> Result<Vec<Place>, EvalError> {
    let tree = on.world.tree(0);
    let stand = if at.node.tree == 0 { at.node } else { on.current };
    let line = if at.bound && stand.tree == 0 { tree.line(stand.node) } else { vec![DOCUMENT] };
    let mut shared = 0;
    for (step, held) in steps.iter().take(steps.len().saturating_sub(1)).zip(&line[1..]) {
        let plain = step.axis == Axis::Child && step.predicates.is_empty();
        match &step.test {
            Test::Name(name) if plain && name == tree.name(*held) => shared += 1,
            _ => break,
        }
    }
    walk(on, vec![Place { tree: 0, node: line[shared] }], &steps[shared..], at)
}

/// Steps from some elements on.
pub(super) fn walk(
    on: &Evaluation<'_>,
    from: Vec<Place>,
    steps: &[Step],
    at: Context,
) -> Result<Vec<Place>, EvalError> {
    let mut found = from;
    // Whether some of what was found may lie within other of it: then their children are out of order.
    let mut nested = false;
    for step in steps {
        if step.axis == Axis::Current && step.test == Test::Node && step.predicates.is_empty() {
            on.spend(found.len())?;
            continue;
        }
        let mut next = Vec::new();
        for place in &found {
            let tree = on.world.tree(place.tree);
            let mut reached = if step.predicates.is_empty() { std::mem::take(&mut next) } else { Vec::new() };
            reach(tree, place.node, step.axis, &mut |node| {
                let fits = match &step.test {
                    Test::Name(name) => tree.name(node) == name,
                    Test::Any => node != DOCUMENT,
                    Test::Node => true,
                };
                if fits {
                    reached.push(Place { tree: place.tree, node });
                }
                on.spend(1)
            })?;
            if step.predicates.is_empty() {
                next = reached;
            } else {
                next.extend(filtered(on, reached, &step.predicates, at)?);
            }
        }
        let onward = matches!(step.axis, Axis::Child | Axis::Current);
        if found.len() > 1 && (nested || !onward)
            || matches!(step.axis, Axis::Ancestor | Axis::AncestorOrSelf | Axis::PrecedingSibling)
        {
            in_order(on, &mut next)?;
        }
        nested |= !onward && step.axis != Axis::Parent;
        found = next;
    }
    // What is not relevant is not there; where one stands oneself, one is.
    found.retain(|it| it.tree != 0 || *it == at.node || !on.world.tree(0).is_hidden(it.node));
    Ok(found)
}

/// Elements less those that do not fit, by their number or by what is said of them.
pub(super) fn filtered(
    on: &Evaluation<'_>,
    mut places: Vec<Place>,
    predicates: &[Expr],
    at: Context,
) -> Result<Vec<Place>, EvalError> {
    for predicate in predicates {
        let size = places.len();
        let mut fitting = Vec::new();
        for (index, node) in places.into_iter().enumerate() {
            let here = Context { node, position: index + 1, size, bound: at.bound };
            #[allow(clippy::float_cmp, clippy::cast_precision_loss, reason = "positions are whole and small")]
            let fits = match on.value(predicate, here)? {
                Value::Number(number) => number == (index + 1) as f64,
                other => on.truth(&other),
            };
            if fits {
                fitting.push(node);
            }
        }
        places = fitting;
    }
    Ok(places)
}

/// Sorts elements as they stand in their trees, each once.
pub(super) fn in_order(on: &Evaluation<'_>, places: &mut Vec<Place>) -> Result<(), EvalError> {
    on.spend(places.len())?;
    // Elements that came later may stand before earlier ones: where they stand decides, not which number they have.
    places.sort_by_cached_key(|it| {
        let tree = on.world.tree(it.tree);
        let line = tree.line(it.node);
        let at = |pair: &[NodeId]| tree.children(pair[0]).iter().position(|child| *child == pair[1]);
        (it.tree, line.windows(2).map(at).collect::<Vec<_>>())
    });
    places.dedup();
    Ok(())
}

/// Calls `see` for all that lies in a direction, nearest first.
fn reach(
    tree: &Tree,
    node: NodeId,
    axis: Axis,
    see: &mut impl FnMut(NodeId) -> Result<(), EvalError>,
) -> Result<(), EvalError> {
    let beside = || {
        let all = tree.children(tree.parent(node));
        all.split_at(all.iter().position(|it| *it == node).unwrap_or(all.len()))
    };
    match axis {
        Axis::Child => tree.children(node).iter().try_for_each(|it| see(*it)),
        Axis::Current => see(node),
        Axis::Parent if node == DOCUMENT => Ok(()),
        Axis::Parent => see(tree.parent(node)),
        Axis::Ancestor => tree.line(tree.parent(node)).iter().rev().try_for_each(|it| see(*it)),
        Axis::AncestorOrSelf => tree.line(node).iter().rev().try_for_each(|it| see(*it)),
        Axis::Descendant => below(tree, node, see),
        Axis::DescendantOrSelf => {
            see(node)?;
            below(tree, node, see)
        }
        Axis::FollowingSibling => beside().1.iter().filter(|it| **it != node).try_for_each(|it| see(*it)),
        Axis::PrecedingSibling => beside().0.iter().rev().try_for_each(|it| see(*it)),
    }
}

fn below(
    tree: &Tree,
    node: NodeId,
    see: &mut impl FnMut(NodeId) -> Result<(), EvalError>,
) -> Result<(), EvalError> {
    for &child in tree.children(node) {
        see(child)?;
        below(tree, child, see)?;
    }
    Ok(())
}
