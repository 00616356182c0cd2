//! The record as it is before anybody answers, and the lists that choices come from.

use super::itext::Texts;
use crate::expr;
use crate::form::{Form, Item, ItemId, Kind};
use crate::reference::Manner;
use crate::xml::{Element, element};

/// The empty record.
pub(super) fn record(form: &Form) -> Element {
    let mut root = section(form, 0, true);
    for (name, value) in &form.settings.attributes {
        root.set(name.as_str(), value.as_str());
    }
    root.set("id", form.settings.id.as_str());
    if let Some(namespace) = &form.settings.namespace {
        root.set("xmlns", namespace.as_str());
    }
    if !form.settings.version.is_empty() {
        root.set("version", form.settings.version.as_str());
    }
    root
}

/// What a section holds. Outside of repeats a repeat stands there twice: as the pattern of others, and as the first.
fn section(form: &Form, id: ItemId, outside: bool) -> Element {
    let mut whole = blank(form, id);
    for &child in &form.items[id].children {
        match form.items[child].kind {
            Kind::External => {}
            Kind::Repeat => {
                if outside {
                    whole.push(pattern(form, child));
                }
                whole.push(section(form, child, false));
            }
            Kind::Group => whole.push(section(form, child, outside)),
            _ => whole.push(blank(form, child)),
        }
    }
    whole
}

/// The pattern of a repeat; repeats in it are patterns too.
fn pattern(form: &Form, id: ItemId) -> Element {
    let mut whole = blank(form, id).with("jr:template", "");
    for &child in &form.items[id].children {
        match form.items[child].kind {
            Kind::External => {}
            Kind::Repeat => whole.push(pattern(form, child)),
            Kind::Group => whole.push(section(form, child, true)),
            _ => whole.push(blank(form, child)),
        }
    }
    whole
}

fn blank(form: &Form, id: ItemId) -> Element {
    let item = &form.items[id];
    let mut whole = element(item.name.as_str());
    for (name, value) in &item.attributes[2] {
        whole.set(name.as_str(), form.resolve(value, id, Manner::default()));
    }
    match &item.default {
        Some(default) if !expr::is_dynamic(default, item.kind) => {
            let file = item.kind == Kind::Image && !default.contains("jr://images/");
            whole.text(if file { format!("jr://images/{default}") } else { default.clone() })
        }
        _ => whole,
    }
}

/// The files beside the form, the record that was saved last, where something looks at it, and the lists of choices.
pub(super) fn lists(form: &Form) -> impl Iterator<Item = Element> {
    let elsewhere = |id: &str, src: String| element("instance").with("id", id).with("src", src);
    let files = form.files().into_iter().map(move |(name, file)| {
        let folder = if file.rsplit_once('.').is_some_and(|it| it.1 == "csv") { "file-csv" } else { "file" };
        elsewhere(&name, format!("jr://{folder}/{file}"))
    });
    let last_saved = form.items.iter().flat_map(Item::expressions).any(|it| it.contains("${last-saved#"));
    let saved = last_saved.then(|| elsewhere("__last-saved", "jr://instance/last-saved".into()));
    let lists = form.lists.iter().map(|list| {
        let mut root = element("root");
        for (index, choice) in list.choices.iter().enumerate() {
            let mut item = element("item");
            let texts = Texts::list_has_texts(list);
            if texts {
                item.push(element("itextId").text(format!("{}-{index}", list.name)));
            }
            item.push(element("name").text(choice.name.as_str()));
            if let Some(label) = choice.label.plain.as_ref().filter(|_| !texts) {
                item.push(element("label").text(label.as_str()));
            }
            for (name, value) in &choice.facts {
                item.push(element(name.as_str()).text(value.as_str()));
            }
            root.push(item);
        }
        element("instance").with("id", list.name.as_str()).holding(root)
    });
    files.chain(saved).chain(lists)
}
