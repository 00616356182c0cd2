//! Words in several languages: each has an identifier, and a text for every language.

use crate::form::{Form, ItemId, List, Words};
use crate::reference::{self, Manner};
use crate::xml::{Element, element};
use std::collections::BTreeMap;

/// The language of words where nothing says which.
const UNSAID: &str = "default";

/// Which form a text has: `None` is the usual one.
type Forms = BTreeMap<Option<String>, (String, ItemId)>;

/// All words that have an identifier.
#[derive(Debug)]
pub(super) struct Texts<'f> {
    form: &'f Form,
    /// Languages in the order in which they first stand.
    languages: Vec<String>,
    /// By identifier, in the order in which they first stand: by language.
    all: Vec<(String, BTreeMap<String, Forms>)>,
}

/// Words as pairs of language and text, where they have languages.
fn by_language(words: &Words, default: &str) -> Vec<(String, String)> {
    let mut all = words.languages.clone();
    if let Some(plain) = &words.plain
        && all.iter().all(|it| it.0 != default)
    {
        all.insert(0, (default.to_owned(), plain.clone()));
    }
    all
}

fn refers(words: &Words) -> bool {
    words.plain.as_ref().is_some_and(|it| !reference::find(it).is_empty())
}

impl<'f> Texts<'f> {
    pub fn of(form: &'f Form) -> Self {
        let mut texts = Self { form, languages: Vec::new(), all: Vec::new() };
        for list in form.lists.iter().filter(|it| Self::list_has_texts(it)) {
            for (index, choice) in list.choices.iter().enumerate() {
                let id = format!("{}-{index}", list.name);
                texts.add(&id, None, &choice.label, 0);
                for (kind, words) in &choice.media {
                    texts.add(&id, Some(kind), words, 0);
                }
            }
        }
        for id in form.in_order().into_iter().skip(1) {
            let item = &form.items[id];
            let path = form.path(id);
            for (what, words) in
                [("jr:constraintMsg", &item.constraint_message), ("jr:requiredMsg", &item.required_message)]
            {
                if Self::message_has_text(words) {
                    texts.add(&format!("{path}:{what}"), None, words, id);
                }
            }
            if Self::label_has_text(form, id) {
                texts.add(&format!("{path}:label"), None, &item.label, id);
            }
            if Self::hint_has_text(form, id) {
                texts.add(&format!("{path}:hint"), None, &item.hint, id);
                texts.add(&format!("{path}:hint"), Some("guidance"), &item.guidance, id);
            }
        }
        for id in form.in_order().into_iter().skip(1) {
            for (kind, words) in &form.items[id].media {
                texts.add(&format!("{}:label", form.path(id)), Some(kind), words, id);
            }
        }
        texts.fill();
        texts
    }

    /// Whether the choices of a list have identifiers.
    pub fn list_has_texts(list: &List) -> bool {
        list.choices
            .iter()
            .any(|it| !it.media.is_empty() || !it.label.languages.is_empty() || refers(&it.label))
    }

    pub fn message_has_text(words: &Words) -> bool {
        !words.languages.is_empty() || refers(words)
    }

    pub fn label_has_text(form: &Form, id: ItemId) -> bool {
        let item = &form.items[id];
        !item.label.languages.is_empty() || !item.media.is_empty()
    }

    pub fn hint_has_text(form: &Form, id: ItemId) -> bool {
        let item = &form.items[id];
        !item.hint.languages.is_empty() || !item.guidance.is_empty()
    }

    fn add(&mut self, id: &str, kind: Option<&str>, words: &Words, at: ItemId) {
        let default = self.form.settings.default_language.as_deref().unwrap_or(UNSAID);
        for (language, text) in by_language(words, default) {
            if !self.languages.contains(&language) {
                self.languages.push(language.clone());
            }
            let known = self.all.iter().position(|it| it.0 == id);
            let place = known.unwrap_or_else(|| {
                self.all.push((id.to_owned(), BTreeMap::new()));
                self.all.len() - 1
            });
            let forms = self.all[place].1.entry(language).or_default();
            forms.insert(kind.map(str::to_owned), (text, at));
        }
    }

    /// Every text is there in every language: where nobody wrote one, as “-”.
    fn fill(&mut self) {
        for (_, by_language) in &mut self.all {
            let kinds: Vec<Option<String>> = by_language.values().flat_map(BTreeMap::keys).cloned().collect();
            for language in &self.languages {
                let forms = by_language.entry(language.clone()).or_default();
                for kind in &kinds {
                    forms.entry(kind.clone()).or_insert_with(|| ("-".into(), 0));
                }
            }
        }
    }
}

/// The element that holds all words, where there are any.
pub(super) fn element_of(texts: &Texts<'_>) -> Option<Element> {
    if texts.languages.is_empty() {
        return None;
    }
    let default = texts.form.settings.default_language.as_deref().unwrap_or(UNSAID);
    let mut itext = element("itext");
    for language in &texts.languages {
        let mut translation = element("translation").with("lang", language.as_str());
        if language == default {
            translation.set("default", "true()");
        }
        for (id, by_language) in &texts.all {
            let mut text = element("text").with("id", id.as_str());
            for (kind, (words, at)) in by_language.get(language).into_iter().flatten() {
                let folder = match kind.as_deref() {
                    None | Some("guidance") => None,
                    // What is missing is not shown.
                    Some(_) if words == "-" => continue,
                    Some("image" | "big-image") => Some("images"),
                    Some(other) => Some(other),
                };
                let mut value = element("value");
                if let Some(kind) = kind {
                    value.set("form", kind.as_str());
                }
                let words = folder.map_or_else(|| words.clone(), |it| format!("jr://{it}/{words}"));
                text.push(said(value, texts.form, &words, *at));
            }
            translation.push(text);
        }
        itext.push(translation);
    }
    Some(itext)
}

/// An element that says words, with the answers to which they refer.
pub(super) fn said(mut element_: Element, form: &Form, words: &str, at: ItemId) -> Element {
    let found = reference::find(words);
    let mut from = 0;
    for it in &found {
        element_.say(&words[from..it.bytes.start]);
        let path = form.resolve(&words[it.bytes.clone()], at, Manner::default());
        element_.push(element("output").with("value", path));
        from = it.bytes.end;
    }
    element_.say(&words[from..]);
    element_
}

/// A label or hint: what it says, or the identifier of what it says.
pub(super) fn label(name: &str, texts: &Texts<'_>, id: ItemId, words: &Words, has_text: bool) -> Element {
    if has_text {
        let what = if name == "hint" { "hint" } else { "label" };
        let path = texts.form.path(id);
        return element(name).with("ref", format!("jr:itext('{path}:{what}')"));
    }
    said(element(name), texts.form, words.plain.as_deref().unwrap_or_default(), id)
}
