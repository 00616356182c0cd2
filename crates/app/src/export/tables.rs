//! A form as tables: one of answers, and one for each repeat.

use diligence_survey::form::{Choices, Kind};
use diligence_survey::{DOCUMENT, Form, ItemId, NodeId, Tree};
use std::collections::{HashMap, HashSet};

/// A column: a question, or one choice of a question that takes several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Which question.
    pub item: ItemId,
    /// Which of its choices, where the column says whether that was chosen.
    pub choice: Option<String>,
    /// What stands at its head: names on the way to it.
    pub head: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is called: `answers`, or the names on the way to the repeat, joined by dots.
    pub name: String,
    /// Whose entries are its rows; none for the table of answers.
    pub repeat: Option<ItemId>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The first column of each item.
    first: HashMap<ItemId, usize>,
    /// What stands above the repeat.
    above: HashSet<ItemId>,
}

/// A row: the how manieth of each repeat on the way to it, from 1, and what stands in each column.
pub type Line<'t> = (Vec<usize>, Vec<&'t str>);

/// The items of a form by what holds them and their name.
#[derive(Debug)]
pub struct Names(HashMap<ItemId, HashMap<String, ItemId>>);

impl Names {
    /// Those of a form.
    pub fn of(form: &Form) -> Self {
        let mut all: HashMap<ItemId, HashMap<String, ItemId>> = HashMap::new();
        for item in form.in_order().into_iter().filter(|it| *it != 0) {
            let it = &form.items[item];
            all.entry(it.parent).or_default().insert(it.name.clone(), item);
        }
        Self(all)
    }

    /// Each element that an element holds, with its item.
    pub fn inside<'n>(
        &'n self,
        tree: &'n Tree,
        node: NodeId,
        item: ItemId,
    ) -> impl Iterator<Item = (NodeId, ItemId)> + 'n {
        let own = self.0.get(&item);
        let of = move |child: &NodeId| Some((*child, *own?.get(tree.name(*child))?));
        tree.children(node).iter().filter_map(of)
    }
}

/// Whether an item says something about the record, as `instanceID` does, which whoever wrote it elsewhere chose.
pub fn is_about_record(form: &Form, item: ItemId) -> bool {
    form.above(item)
        .into_iter()
        .chain([item])
        .any(|it| form.items[it].parent == 0 && form.items[it].name == "meta")
}

/// The values of a list of choices.
pub fn values(form: &Form, item: ItemId) -> Vec<String> {
    match &form.items[item].choices {
        Some(Choices::List(list)) => {
            let all = form.list(list).into_iter().flat_map(|it| &it.choices).map(|it| it.name.clone());
            all.collect()
        }
        _ => Vec::new(),
    }
}

/// Names on the way to an item, from beneath `from`.
fn way(form: &Form, item: ItemId, from: ItemId, between: &str) -> String {
    let above = form.above(item).into_iter().chain([item]).filter(|it| *it != 0);
    let names = above.skip_while(|it| from != 0 && *it != from).filter(|it| *it != from);
    names.map(|it| form.items[it].name.as_str()).collect::<Vec<_>>().join(between)
}

impl Table {
    /// The tables of a form, that of answers first.
    pub fn of(form: &Form) -> Vec<Self> {
        let repeats = form.in_order().into_iter().filter(|it| form.items[*it].kind == Kind::Repeat);
        std::iter::once(None).chain(repeats.map(Some)).map(|it| Self::new(form, it)).collect()
    }

    fn new(form: &Form, repeat: Option<ItemId>) -> Self {
        let mut columns = Vec::new();
        let mut first = HashMap::new();
        for item in form.in_order().into_iter().filter(|it| !is_about_record(form, *it)) {
            let it = &form.items[item];
            let kind = it.kind;
            let asked =
                !kind.is_section() && kind != Kind::External && !kind.fills_itself() && !it.only_says();
            if !asked || form.repeat_of(item) != repeat {
                continue;
            }
            let head = way(form, item, repeat.unwrap_or_default(), "/");
            first.insert(item, columns.len());
            let several = if kind == Kind::SelectMultiple { values(form, item) } else { Vec::new() };
            columns.push(Column { item, choice: None, head: head.clone() });
            columns.extend(several.into_iter().map(|choice| Column {
                item,
                head: format!("{head}/{choice}"),
                choice: Some(choice),
            }));
        }
        let name = repeat.map_or("answers".to_owned(), |it| way(form, it, 0, "."));
        let above = repeat.into_iter().flat_map(|it| form.above(it)).collect();
        Self { name, repeat, columns, first, above }
    }

    /// Its rows of one record, in order.
    pub fn lines<'t>(&self, form: &Form, names: &Names, tree: &'t Tree) -> Vec<Line<'t>> {
        let mut all = Vec::new();
        if let Some(root) = tree.root().filter(|it| *it != DOCUMENT) {
            self.find(form, names, tree, (root, 0), &mut Vec::new(), &mut all);
        }
        all
    }

    fn find<'t>(
        &self,
        form: &Form,
        names: &Names,
        tree: &'t Tree,
        (node, item): (NodeId, ItemId),
        index: &mut Vec<usize>,
        all: &mut Vec<Line<'t>>,
    ) {
        if item == self.repeat.unwrap_or_default() {
            let mut cells = vec![""; self.columns.len()];
            self.fill(form, names, tree, (node, item), &mut cells);
            all.push((index.clone(), cells));
            return;
        }
        let mut counted: HashMap<ItemId, usize> = HashMap::new();
        for (child, of) in names.inside(tree, node, item) {
            if Some(of) != self.repeat && !self.above.contains(&of) {
                continue;
            }
            let counts = form.items[of].kind == Kind::Repeat;
            if counts {
                let number = counted.entry(of).or_default();
                *number += 1;
                index.push(*number);
            }
            self.find(form, names, tree, (child, of), index, all);
            if counts {
                index.pop();
            }
        }
    }

    fn fill<'t>(
        &self,
        form: &Form,
        names: &Names,
        tree: &'t Tree,
        (node, item): (NodeId, ItemId),
        cells: &mut [&'t str],
    ) {
        for (child, of) in names.inside(tree, node, item) {
            match form.items[of].kind {
                Kind::Repeat => {}
                kind if kind.is_section() => self.fill(form, names, tree, (child, of), cells),
                _ => self.put(of, tree.own_text(child), cells),
            }
        }
    }

    fn put<'t>(&self, item: ItemId, text: &'t str, cells: &mut [&'t str]) {
        let Some(&first) = self.first.get(&item) else { return };
        cells[first] = text;
        if text.is_empty() {
            // Nobody knows what was not answered; that is no “0”.
            return;
        }
        let choices = self.columns[first + 1..].iter().take_while(|it| it.item == item);
        for (cell, column) in cells[first + 1..].iter_mut().zip(choices) {
            let chosen = text.split_whitespace().any(|it| Some(it) == column.choice.as_deref());
            *cell = if chosen { "1" } else { "0" };
        }
    }
}
