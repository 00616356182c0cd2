//! `${name}` in expressions and in words: where it stands, and the path that it becomes.
//!
//! A question in the same repeat is named by a path from where one stands, so that it means this one; any other by its
//! path from the top. This follows what <https://xlsform.org> leaves to pyxform, so that forms work alike everywhere.

use crate::form::{Form, ItemId, Kind};
use crate::name;

/// A `${name}` in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<'t> {
    /// The bytes that it takes up.
    pub bytes: std::ops::Range<usize>,
    pub name: &'t str,
    pub last_saved: bool,
    /// Whether it stands in `[…]` behind `instance(…)`, where “here” is an item of a list.
    in_list: bool,
    /// Whether it says of which repeat it is, as in `indexed-repeat`.
    whole: bool,
}

/// All `${name}` in a text, in order.
pub(crate) fn find(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    // What is open: the function before a bracket and how many commas came since; `[` has none.
    let mut open: Vec<(&str, usize)> = Vec::new();
    let of_list = text.contains("instance(");
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '(' => {
                let name = text[..at]
                    .trim_end()
                    .rsplit(|c: char| !(c.is_alphanumeric() || "-_:".contains(c)))
                    .next();
                open.push((name.unwrap_or_default(), 0));
            }
            '[' => open.push(("[", 0)),
            ')' | ']' => drop(open.pop()),
            ',' => {
                if let Some(last) = open.last_mut() {
                    last.1 += 1;
                }
            }
            '$' if text[at..].starts_with("${") => {
                if let Some(end) = text[at..].find('}') {
                    let inner = &text[at + 2..at + end];
                    let (last_saved, name) =
                        inner.strip_prefix("last-saved#").map_or((false, inner), |it| (true, it));
                    if name::is_name(name) {
                        let within = open.last().filter(|it| it.0 == "indexed-repeat").map(|it| it.1);
                        found.push(Found {
                            bytes: at..at + end + 1,
                            name,
                            last_saved,
                            in_list: of_list && open.iter().any(|it| it.0 == "["),
                            whole: within.is_some_and(|it| it == 0 || it % 2 == 1),
                        });
                        at += end;
                    }
                }
            }
            _ => {}
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

/// How a reference is to be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// Whether “here” is an item of a list everywhere in the text.
    pub in_list: bool,
    /// Whether all repeats beside one are meant, as where answers are choices.
    pub all_beside: bool,
}

impl Form {
    /// A text with every `${name}` as a path, seen from an item.
    pub(crate) fn resolve(&self, text: &str, from: ItemId, manner: Manner) -> String {
        replace(text, |it| self.path_of(it, from, manner))
    }

    fn path_of(&self, it: &Found<'_>, from: ItemId, manner: Manner) -> String {
        let Some(target) = self.named(it.name).next() else { return format!("${{{}}}", it.name) };
        if it.last_saved {
            return format!(" instance('__last-saved'){} ", self.path(target));
        }
        let relative = if it.whole { None } else { self.relative(from, target, manner) };
        let prefix = if manner.in_list || it.in_list { "current()/" } else { "" };
        relative.map_or_else(|| format!(" {} ", self.path(target)), |path| format!(" {prefix}{path} "))
    }

    /// The way from one item to another where both are in one repeat.
    fn relative(&self, from: ItemId, to: ItemId, manner: Manner) -> Option<String> {
        let (mine, other) = (self.above(from), self.above(to));
        let shared = mine.iter().zip(&other).take_while(|(a, b)| a == b).count();
        let repeat = mine[..shared].iter().rposition(|it| self.items[*it].kind == Kind::Repeat)?;
        let mut meet = shared - 1;
        if manner.all_beside {
            let nearest = |line: &[ItemId]| line.iter().rposition(|it| self.items[*it].kind == Kind::Repeat);
            let outer = mine[..repeat].iter().all(|it| self.items[*it].kind != Kind::Repeat);
            if nearest(&other) == Some(repeat) && (outer || nearest(&mine) != Some(repeat)) {
                meet = repeat - 1;
            }
        }
        let up = vec![".."; mine.len() - meet].join("/");
        let down = other[meet + 1..].iter().chain([&to]);
        Some(down.fold(up, |path, it| path + "/" + &self.items[*it].name))
    }
}

/// A text with something else in place of every `${name}`.
pub(crate) fn replace(text: &str, mut with: impl FnMut(&Found<'_>) -> String) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    for it in find(text) {
        whole.push_str(&text[at..it.bytes.start]);
        whole.push_str(&with(&it));
        at = it.bytes.end;
    }
    whole + &text[at..]
}
