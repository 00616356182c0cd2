//! A form as pages: one section a page, with what was answered, what is offered, and what does not fit.

use super::Asked;
use diligence_framework::digest;
use diligence_survey::form::Kind;
use diligence_survey::{Answers, DOCUMENT, Form, ItemId, NodeId, Why};

/// What stands on one page: a group with all that it holds, or what stands before, between or behind groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What is shown, in order.
    pub items: Vec<ItemId>,
    /// The group whose title it bears; none where it stands in none.
    pub group: Option<ItemId>,
    /// The group above, which holds other sections too.
    pub above: Option<ItemId>,
}

impl Section {
    /// The pages of a form.
    pub fn of(form: &Form) -> Vec<Self> {
        let mut all = Vec::new();
        gather(form, 0, &mut all);
        all
    }
}

/// Whether people see an item.
fn is_seen(form: &Form, id: ItemId) -> bool {
    let kind = form.items[id].kind;
    kind.is_section() || kind.control().is_some()
}

fn gather(form: &Form, holder: ItemId, all: &mut Vec<Section>) {
    let mut run = Vec::new();
    let end = |run: &mut Vec<ItemId>, all: &mut Vec<Section>| {
        if !run.is_empty() {
            let group = (holder != 0).then_some(holder);
            all.push(Section { items: std::mem::take(run), group, above: None });
        }
    };
    for &id in form.items[holder].children.iter().filter(|it| is_seen(form, **it)) {
        let item = &form.items[id];
        if item.kind != Kind::Group {
            run.push(id);
            continue;
        }
        end(&mut run, all);
        let asks = item.children.iter().any(|it| is_seen(form, *it) && form.items[*it].kind != Kind::Group);
        if asks || item.children.is_empty() {
            all.push(Section { items: vec![id], group: Some(id), above: (holder != 0).then_some(holder) });
        } else {
            gather(form, id, all);
        }
    }
    end(&mut run, all);
}

/// Something on a page.
#[derive(Debug, Clone)]
pub enum Part {
    /// A question, or words.
    Question(Question),
    /// Parts under a heading.
    Group {
        /// Names it in the page.
        id: String,
        /// The heading; may be empty.
        label: String,
        /// What it holds.
        parts: Vec<Part>,
    },
    /// The same parts several times.
    Repeat {
        /// Names it in the page, and the button that adds another.
        id: String,
        /// What is repeated.
        label: String,
        /// Each of them: its name, and what it holds.
        entries: Vec<(String, Vec<Part>)>,
        /// Whether another may be added, or one be taken away.
        free: bool,
    },
}

/// A question as it is shown.
#[derive(Debug, Clone)]
pub struct Question {
    /// Names its fields.
    pub id: String,
    /// What kind.
    pub kind: Kind,
    /// What is asked.
    pub label: String,
    /// How to answer.
    pub hint: String,
    /// Why it is asked.
    pub guidance: String,
    /// What was answered.
    pub value: String,
    /// What stands for the value, so that it is known what somebody saw when she changed it.
    pub seen: String,
    /// What is offered, each with whether it was chosen and, where they are ranked, its rank from 1.
    pub choices: Vec<Choice>,
    /// How it looks.
    pub appearance: String,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it cannot be changed.
    pub read_only: bool,
    /// Why the answer does not fit, and what the form says of it.
    pub wrong: Option<(Why, String)>,
    /// What somebody else wrote meanwhile; `value` is what she wrote herself.
    pub theirs: Option<String>,
}

/// A choice as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What stands in the answer.
    pub value: String,
    /// What people read.
    pub label: String,
    /// Whether it was chosen.
    pub chosen: bool,
    /// Its rank from 1; 0 where it has none.
    pub rank: usize,
}

/// What stands for a value.
pub fn seen(value: &str) -> String {
    digest::hex(format!("seen {value}").as_bytes()).get(..12).unwrap_or_default().to_owned()
}

/// How a page names an element: the names on the way to it, with the how manieth of a repeat.
pub(crate) fn name_of(answers: &Answers, node: NodeId) -> String {
    let tree = answers.tree();
    let steps = tree.line(node).into_iter().filter(|it| *it != DOCUMENT && Some(*it) != tree.root());
    let step = |it: NodeId| match answers.plan().form().items[answers.item(it)].kind {
        Kind::Repeat => format!("{}[{}]", tree.name(it), tree.position(it)),
        _ => tree.name(it).to_owned(),
    };
    steps.map(step).collect::<Vec<_>>().join("/")
}

/// The element that a page names.
pub(super) fn node_of(answers: &Answers, name: &str) -> Option<NodeId> {
    let tree = answers.tree();
    name.split('/').try_fold(tree.root()?, |at, step| {
        let (name, index) = match step.strip_suffix(']').and_then(|it| it.split_once('[')) {
            Some((name, index)) => (name, index.parse::<usize>().ok()?),
            None => (step, 1),
        };
        let mut named = tree.children(at).iter().filter(|it| tree.name(**it) == name);
        named.nth(index.checked_sub(1)?).copied()
    })
}

/// The elements of an item that lies in no repeat, or of a repeat that lies in none.
pub(super) fn nodes_of(answers: &Answers, item: ItemId) -> Vec<NodeId> {
    let form = answers.plan().form();
    let tree = answers.tree();
    let Some(root) = tree.root() else { return Vec::new() };
    let above = form.above(item);
    let holder = above.iter().skip(1).try_fold(root, |at, it| tree.child(at, &form.items[*it].name));
    let Some(holder) = holder else { return Vec::new() };
    tree.children(holder).iter().copied().filter(|it| answers.item(*it) == item).collect()
}

/// What stands on a page.
pub fn parts(asked: &Asked, answers: &Answers, section: &Section) -> Vec<Part> {
    let mut all = Vec::new();
    for &item in &section.items {
        let own = asked.form().items[item].kind == Kind::Group && section.group == Some(item);
        if own {
            // The group of a page is its title; what it holds stands on the page itself.
            for node in nodes_of(answers, item).into_iter().filter(|it| !answers.tree().is_hidden(*it)) {
                all.extend(inside(answers, node));
            }
        } else if let Some(holder) = nodes_of(answers, item).first().map(|it| answers.tree().parent(*it)) {
            all.extend(of_item(answers, holder, item));
        } else if asked.form().items[item].kind == Kind::Repeat {
            // None of it is there yet.
            let name = asked.form().above(item).last().and_then(|it| nodes_of(answers, *it).first().copied());
            let holder = name.or_else(|| answers.tree().root());
            all.extend(holder.into_iter().flat_map(|it| of_item(answers, it, item)));
        }
    }
    all
}

/// What an element holds.
fn inside(answers: &Answers, node: NodeId) -> Vec<Part> {
    let form = answers.plan().form();
    form.items[answers.item(node)].children.iter().flat_map(|item| of_item(answers, node, *item)).collect()
}

/// An item within an element.
fn of_item(answers: &Answers, holder: NodeId, item: ItemId) -> Vec<Part> {
    let tree = answers.tree();
    let form = answers.plan().form();
    let it = &form.items[item];
    if tree.is_hidden(holder) {
        return Vec::new();
    }
    let children = tree.children(holder).iter().copied();
    let mut nodes = children.filter(|node| answers.item(*node) == item && !tree.hides_itself(*node));
    match it.kind {
        Kind::Repeat => {
            let entries: Vec<_> = nodes.map(|node| (name_of(answers, node), inside(answers, node))).collect();
            let base = name_of(answers, holder);
            let id = if base.is_empty() { it.name.clone() } else { format!("{base}/{}", it.name) };
            let free = it.count.is_none();
            if entries.is_empty() && !free {
                return Vec::new();
            }
            vec![Part::Repeat { id, label: answers.say(&it.label, holder), entries, free }]
        }
        Kind::Group => nodes
            .map(|node| Part::Group {
                id: name_of(answers, node),
                label: answers.label(node),
                parts: inside(answers, node),
            })
            .collect(),
        kind if kind.control().is_some() => {
            nodes.next().map(|node| Part::Question(question(answers, node))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a question can be answered here. Sound and film cannot.
fn is_taken(answers: &Answers, node: NodeId) -> bool {
    let it = &answers.plan().form().items[answers.item(node)];
    it.kind.control().is_some()
        && !it.only_says()
        && !matches!(it.kind, Kind::Audio | Kind::Video)
        && !answers.is_read_only(node)
}

/// Why an answer does not fit, where whoever answers could do something about it.
fn fault(answers: &Answers, node: NodeId) -> Option<Why> {
    answers.wrong(node).filter(|_| is_taken(answers, node))
}

fn question(answers: &Answers, node: NodeId) -> Question {
    let it = &answers.plan().form().items[answers.item(node)];
    let value = answers.tree().own_text(node).to_owned();
    let chosen: Vec<&str> =
        if it.kind == Kind::SelectOne { vec![value.as_str()] } else { value.split_whitespace().collect() };
    let choice = |offered: diligence_survey::Offered| {
        let rank = chosen.iter().position(|it| **it == *offered.value).map_or(0, |it| it + 1);
        Choice { chosen: rank > 0, rank, value: offered.value, label: offered.label }
    };
    let choices: Vec<_> = answers.offered(node).unwrap_or_default().into_iter().map(choice).collect();
    let wrong = fault(answers, node).map(|why| {
        let message = match why {
            Why::Missing => answers.say(&it.required_message, node),
            Why::Constraint => answers.say(&it.constraint_message, node),
            _ => String::new(),
        };
        (why, message)
    });
    Question {
        id: name_of(answers, node),
        kind: it.kind,
        label: answers.label(node),
        hint: answers.say(&it.hint, node),
        guidance: answers.say(&it.guidance, node),
        seen: seen(&value),
        choices,
        appearance: it.appearance.clone().unwrap_or_default(),
        required: answers.is_required(node),
        read_only: answers.is_read_only(node),
        wrong,
        theirs: None,
        value,
    }
}

/// How far a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Its title; empty where it has none.
    pub title: String,
    /// The title of the part that it lies in; empty where it lies in none.
    pub above: String,
    /// Questions that may be answered now.
    pub asked: usize,
    /// Those that are.
    pub answered: usize,
    /// Answers that do not fit, those that are missing among them.
    pub wrong: usize,
    /// Whether there is anything on it now.
    pub shown: bool,
}

/// How far each page is.
pub fn progress(asked: &Asked, answers: &Answers) -> Vec<Progress> {
    let title = |group: Option<ItemId>| {
        let node = group.and_then(|it| nodes_of(answers, it).first().copied());
        node.map(|it| answers.label(it)).unwrap_or_default()
    };
    let of = |section: &Section| {
        let mut it = Progress {
            title: title(section.group),
            above: title(section.above),
            asked: 0,
            answered: 0,
            wrong: 0,
            shown: false,
        };
        let holder = section.group.filter(|group| section.items == [*group]);
        let gone =
            holder.is_some_and(|group| nodes_of(answers, group).iter().all(|n| answers.tree().is_hidden(*n)));
        if !gone {
            for item in &section.items {
                let own = &asked.form().items[*item];
                it.shown |= own.kind == Kind::Repeat && own.count.is_none();
                for node in nodes_of(answers, *item) {
                    count(answers, node, &mut it);
                }
            }
        }
        it
    };
    asked.sections.iter().map(of).collect()
}

fn count(answers: &Answers, node: NodeId, it: &mut Progress) {
    let tree = answers.tree();
    if tree.hides_itself(node) {
        return;
    }
    let kind = answers.plan().form().items[answers.item(node)].kind;
    if kind.control().is_some() {
        it.shown = true;
        if is_taken(answers, node) {
            it.asked += 1;
            it.answered += usize::from(!tree.own_text(node).is_empty());
        }
        it.wrong += usize::from(fault(answers, node).is_some_and(|it| it != Why::Broken));
    }
    it.shown |= kind == Kind::Repeat;
    // A repeat of which none is left can be begun again.
    let form = answers.plan().form();
    let inside = &form.items[answers.item(node)].children;
    it.shown |=
        inside.iter().any(|it| form.items[*it].kind == Kind::Repeat && form.items[*it].count.is_none());
    for &child in tree.children(node) {
        count(answers, child, it);
    }
}

/// One answer as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Names it.
    pub id: String,
    /// On which page it stands.
    pub section: usize,
    /// What was asked.
    pub label: String,
    /// What was answered, in words; the name of a file.
    pub answer: String,
    /// Whether it names a file.
    pub file: bool,
    /// Why it does not fit, if it does not.
    pub wrong: Option<(Why, String)>,
}

/// All that was answered, and all that does not fit, in order.
pub fn said(asked: &Asked, answers: &Answers) -> Vec<Said> {
    fn walk(parts: Vec<Part>, section: usize, within: &str, all: &mut Vec<Said>) {
        for part in parts {
            match part {
                Part::Group { parts, .. } => walk(parts, section, within, all),
                Part::Repeat { entries, label, .. } => {
                    for (number, (_, parts)) in (1..).zip(entries) {
                        walk(parts, section, &format!("{within}{label} {number} · "), all);
                    }
                }
                Part::Question(it) if it.kind == Kind::Note => {}
                Part::Question(it) if it.value.is_empty() && it.wrong.is_none() => {}
                Part::Question(it) => {
                    let answer = in_words(&it);
                    let file = it.kind.is_file() && !it.value.is_empty();
                    let label = format!("{within}{}", it.label);
                    all.push(Said { id: it.id, section, label, answer, file, wrong: it.wrong });
                }
            }
        }
    }
    let mut all = Vec::new();
    for (index, section) in asked.sections.iter().enumerate() {
        walk(parts(asked, answers, section), index, "", &mut all);
    }
    all
}

impl Said {
    /// Whether it stands in the way of submitting. What the form itself cannot tell does not.
    pub fn stops(&self) -> bool {
        self.wrong.as_ref().is_some_and(|it| it.0 != Why::Broken)
    }
}

/// What does not fit, in order. Words are looked for only where there is any.
pub fn wrong(asked: &Asked, answers: &Answers) -> Vec<Said> {
    if answers.invalid().is_empty() {
        return Vec::new();
    }
    said(asked, answers).into_iter().filter(Said::stops).collect()
}

/// An answer in words: what choices are called, in the order in which they were chosen or ranked.
fn in_words(it: &Question) -> String {
    if it.choices.is_empty() {
        return it.value.clone();
    }
    let mut chosen: Vec<&Choice> = it.choices.iter().filter(|it| it.chosen).collect();
    chosen.sort_by_key(|it| it.rank);
    let words: Vec<&str> = chosen.iter().map(|it| it.label.as_str()).collect();
    if words.is_empty() { it.value.clone() } else { words.join(" · ") }
}
