//! What lies sealed between two visits.

use diligence_files::DataKey;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What people of one organisation wrote so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The record as XML, with what is not asked at the moment.
    pub record: String,
    /// What tells the record from others; random.
    pub instance: String,
    /// From what chance begins where the form shuffles.
    pub seed: u64,
    /// Under which label each page was last changed.
    pub touched: BTreeMap<usize, String>,
    /// What they tell each other. It is never submitted.
    pub comments: Vec<Comment>,
}

/// Something that people of one organisation tell each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// About which page.
    pub section: usize,
    /// Under which label.
    pub label: String,
    /// What.
    pub text: String,
}

impl Comment {
    /// What stands for it in a page.
    pub fn mark(&self) -> String {
        super::page::seen(&format!("{} {}", self.label, self.text))
    }
}

/// More comments than an answer needs; the oldest goes then.
const MOST: usize = 500;

impl Draft {
    /// One that begins; the same each time for one key.
    pub(super) fn new(key: &DataKey) -> Self {
        let [seed, instance] = ["seed", "instance"].map(|it| key.derive(it));
        let instance = uuid::Builder::from_random_bytes(*instance.first_chunk().unwrap_or(&[0; 16]));
        let seed = u64::from_le_bytes(*seed.first_chunk().unwrap_or(&[0; 8]));
        Self { instance: format!("uuid:{}", instance.as_uuid().simple()), seed, ..Self::default() }
    }

    /// One that says nothing but what was submitted is kept as nothing.
    pub(super) fn seal(&self, key: &DataKey, handle: &str) -> Vec<u8> {
        if *self == Self::new(key) {
            return Vec::new();
        }
        key.seal_text(&context(handle), &serde_json::to_vec(self).unwrap_or_default())
    }

    pub(super) fn open(key: &DataKey, handle: &str, sealed: &[u8]) -> Option<Self> {
        if sealed.is_empty() {
            return Some(Self::new(key));
        }
        serde_json::from_slice(&key.open_text(&context(handle), sealed)?).ok()
    }

    pub(super) fn comment(&mut self, comment: Comment) {
        self.comments.push(comment);
        if self.comments.len() > MOST {
            self.comments.remove(0);
        }
    }
}

fn context(handle: &str) -> String {
    format!("draft {handle}")
}
