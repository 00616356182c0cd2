//! What an expression of a form may look at.

use super::Answers;
use crate::Words;
use crate::expr::{World, iso_moment};
use crate::form::{Choices, Item, ItemId, Kind};
use crate::tree::Tree;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// What comes from outside a form: the clock, chance, and an identifier.
#[derive(Debug)]
pub struct Outside {
    /// The time, in UTC milliseconds.
    pub now_ms: i64,
    /// How many minutes the clock of who answers is ahead of UTC.
    pub offset: i64,
    /// From what chance begins.
    pub seed: u64,
    /// What tells the record from others.
    pub instance_id: String,
    drawn: AtomicU64,
}

impl Clone for Outside {
    fn clone(&self) -> Self {
        let drawn = AtomicU64::new(self.drawn.load(Ordering::Relaxed));
        Self { drawn, instance_id: self.instance_id.clone(), ..*self }
    }
}

impl Outside {
    /// The clock, chance and an identifier.
    pub fn new(now_ms: i64, offset: i64, seed: u64, instance_id: impl Into<String>) -> Self {
        Self { now_ms, offset, seed, instance_id: instance_id.into(), drawn: AtomicU64::new(0) }
    }

    /// What fills an item without anybody. Of who answers nothing is filled in but the day.
    pub(super) fn preload(&self, item: &Item) -> Option<String> {
        match item.kind {
            Kind::Today => Some(iso_moment(self.now_ms, self.offset)[..10].to_owned()),
            Kind::Calculate if item.row == 0 && item.name == "instanceID" => Some(self.instance_id.clone()),
            _ => None,
        }
    }
}

pub(super) struct Seen<'a>(pub &'a Answers);

impl World for Seen<'_> {
    fn tree(&self, index: usize) -> &Tree {
        match index.checked_sub(1).and_then(|it| self.0.plan.lists.get(it)) {
            Some((_, list)) => list,
            None => &self.0.tree,
        }
    }

    fn instance(&self, id: &str) -> Option<usize> {
        self.0.plan.by_list.get(id).map(|it| it + 1)
    }

    fn now(&self) -> (i64, i64) {
        (self.0.outside.now_ms, self.0.outside.offset)
    }

    fn random(&self) -> f64 {
        let outside = &self.0.outside;
        let drawn = outside.drawn.fetch_add(1, Ordering::Relaxed) + 1;
        // SplitMix64; 53 bits make a fraction.
        let mut mixed = outside.seed.wrapping_add(drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
        let whole = (mixed >> 11) as f64;
        whole / 9_007_199_254_740_992.0
    }

    fn choice_label(&self, question: &str, value: &str) -> Option<String> {
        let name = question.rsplit('/').next().unwrap_or(question).trim();
        let item = self.0.plan.form.named(name).next()?;
        self.0.label_of_choice(item, value)
    }

    fn text(&self, id: &str) -> Option<String> {
        let (path, what) = id.split_once(':')?;
        let item = &self.0.plan.form.items[self.0.plan.form.at_path(path)?];
        let words = if what == "hint" { &item.hint } else { &item.label };
        words.in_language(&self.0.language).map(str::to_owned)
    }
}

impl Answers {
    /// What the choices of a question are called, by value.
    pub(super) fn labels_of(&self, item: ItemId) -> HashMap<&str, &Words> {
        let list = match self.plan.form.items.get(item).and_then(|it| it.choices.as_ref()) {
            Some(Choices::List(list)) => self.plan.form.list(list),
            _ => None,
        };
        list.into_iter().flat_map(|it| &it.choices).map(|it| (it.name.as_str(), &it.label)).collect()
    }

    /// What a choice of a question is called in the language that is spoken.
    fn label_of_choice(&self, item: ItemId, value: &str) -> Option<String> {
        let words = self.labels_of(item).get(value).map(|it| self.say_of_list(it))?;
        (!words.is_empty()).then_some(words)
    }

    /// Words of a list, which stands beside the record: what they refer to is seen from its root.
    pub(super) fn say_of_list(&self, words: &Words) -> String {
        self.tree.root().map(|root| self.say(words, root)).unwrap_or_default()
    }
}
