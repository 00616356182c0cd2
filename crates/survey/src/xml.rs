//! XML to write: elements with what they hold.

use quick_xml::escape::{escape, partial_escape};
use std::borrow::Cow;

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Content>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Element(Element),
    Text(String),
}

pub(crate) fn element(name: impl Into<String>) -> Element {
    Element { name: name.into(), ..Element::default() }
}

impl Element {
    /// With an attribute; one of that name is replaced.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        match self.attributes.iter_mut().find(|it| it.0 == name) {
            Some(found) => found.1 = value,
            None => self.attributes.push((name, value)),
        }
    }

    pub fn holding(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    pub fn push(&mut self, child: Self) {
        self.content.push(Content::Element(child));
    }

    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.say(text);
        self
    }

    pub fn say(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.content.push(Content::Text(text));
        }
    }

    /// Whether it has neither attributes nor content.
    pub fn is_bare(&self) -> bool {
        self.attributes.is_empty() && self.content.is_empty()
    }

    /// The document whose root this is, each element on a line of its own where that changes no text.
    pub fn document(&self) -> String {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", depth));
        };
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            let value = escape(allowed(value)).replace('\n', "&#10;").replace('\t', "&#9;");
            out.extend([" ", name, "=\"", &value, "\""]);
        }
        if self.content.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        let mixed = self.content.iter().any(|it| matches!(it, Content::Text(_)));
        for content in &self.content {
            if !mixed {
                line(out, depth + 1);
            }
            match content {
                Content::Element(it) => it.write(out, depth + 1),
                Content::Text(text) => match partial_escape(allowed(text)) {
                    text if text.contains('\r') => out.push_str(&text.replace('\r', "&#13;")),
                    text => out.push_str(&text),
                },
            }
        }
        if !mixed {
            line(out, depth);
        }
        out.extend(["</", &self.name, ">"]);
    }
}

/// A text without the characters that no XML may hold (XML 1.0, production 2).
pub(crate) fn allowed(text: &str) -> Cow<'_, str> {
    // Most texts hold no byte that any of the others begins with, and bytes are looked at many at once.
    let odd = |it: u8| (it < 0x20 && !matches!(it, b'\t' | b'\n' | b'\r')) || it == 0xef;
    if !text.bytes().fold(false, |found, it| found | odd(it)) {
        return Cow::Borrowed(text);
    }
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(fits) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| fits(*c)).collect())
}
