//! What is asked, and by what it is answered.

use super::itext::{Texts, label};
use super::model;
use crate::form::{Choices, Form, ItemId, Kind};
use crate::reference::Manner;
use crate::xml::{Element, element};

pub(super) fn body(form: &Form, texts: &Texts<'_>) -> Element {
    let mut body = element("h:body");
    if let Some(style) = &form.settings.style {
        body.set("class", style.as_str());
    }
    controls(form, texts, 0, &mut body);
    body
}

/// Puts what is asked in a section into an element; whether there is anything.
fn controls(form: &Form, texts: &Texts<'_>, of: ItemId, into: &mut Element) -> bool {
    let mut any = false;
    for &id in &form.items[of].children {
        let item = &form.items[id];
        match item.kind {
            // What no row began is not shown.
            Kind::Group if item.row == 0 => {}
            Kind::Group => {
                let mut group = looks(form, id, element("group")).with("ref", form.path(id));
                if !item.label.is_empty() || !item.media.is_empty() {
                    group.push(label("label", texts, id, &item.label, Texts::label_has_text(form, id)));
                }
                // A group in which nothing is asked is not shown; ODK Validate refuses it.
                if controls(form, texts, id, &mut group) {
                    into.push(group);
                    any = true;
                }
            }
            Kind::Repeat => {
                into.push(repeat(form, texts, id));
                any = true;
            }
            _ => {
                if let Some(control) = control(form, texts, id) {
                    into.push(control);
                    any = true;
                }
            }
        }
    }
    any
}

fn repeat(form: &Form, texts: &Texts<'_>, id: ItemId) -> Element {
    let item = &form.items[id];
    let mut repeat = looks(form, id, element("repeat").with("nodeset", form.path(id)));
    if let Some(count) = &item.count {
        repeat.set("jr:count", form.resolve(count, id, Manner::default()));
    }
    controls(form, texts, id, &mut repeat);
    for set in model::in_new_repeat(form, id) {
        repeat.push(set);
    }
    let words = label("label", texts, id, &item.label, Texts::label_has_text(form, id));
    element("group").with("ref", form.path(id)).holding(words).holding(repeat)
}

/// How a control looks.
fn looks(form: &Form, id: ItemId, mut control: Element) -> Element {
    let item = &form.items[id];
    if let Some(appearance) = &item.appearance {
        control.set("appearance", appearance.as_str());
    }
    for (name, value) in &item.attributes[1] {
        control.set(name.as_str(), form.resolve(value, id, Manner::default()));
    }
    control
}

fn control(form: &Form, texts: &Texts<'_>, id: ItemId) -> Option<Element> {
    let item = &form.items[id];
    let by = item.kind.control()?;
    let told = !item.label.is_empty() || !item.hint.is_empty();
    if (item.calculation.is_some() || !item.trigger.is_empty()) && !told {
        return None;
    }
    let mut control = looks(form, id, element(by.element).with("ref", form.path(id)));
    if let Some(media) = by.media {
        control.set("mediatype", media);
    }
    for (name, value) in &item.parameters {
        let attribute = match (item.kind, name.as_str()) {
            (Kind::Text, "rows") => "rows",
            (Kind::Range, "tick_interval") => "odk:tick-interval",
            (Kind::Range, "placeholder") => "odk:placeholder",
            _ => continue,
        };
        control.set(attribute, value.as_str());
    }
    if item.kind == Kind::Range {
        for (name, usual) in [("start", "1"), ("end", "10"), ("step", "1")] {
            control.set(name, item.parameter(name).unwrap_or(usual));
        }
    }
    let hinted = !item.hint.is_empty() || !item.guidance.is_empty();
    control.push(label("label", texts, id, &item.label, Texts::label_has_text(form, id)));
    if hinted {
        control.push(label("hint", texts, id, &item.hint, Texts::hint_has_text(form, id)));
    }
    let marks = item.parameter("tick_labelset").map(|it| Choices::List(it.to_owned()));
    if let Some(choices) = item.choices.as_ref().or(marks.as_ref()) {
        control.push(itemset(form, id, choices));
    }
    for set in model::on_change(form, id) {
        control.push(set);
    }
    Some(control)
}

/// The elements that choices come from, as an expression.
pub(crate) fn nodeset(form: &Form, id: ItemId, choices: &Choices) -> (String, String, String) {
    let item = &form.items[id];
    let (mut nodes, value, words, filter) = match choices {
        Choices::List(list) => {
            let texts = form.list(list).is_some_and(Texts::list_has_texts);
            let words = if texts { "jr:itext(itextId)" } else { "label" };
            let manner = Manner { in_list: true, all_beside: false };
            let filter = item.choice_filter.as_ref().map(|it| form.resolve(it, id, manner));
            (format!("instance('{list}')/root/item"), "name".to_owned(), words.to_owned(), filter)
        }
        Choices::File(file) => {
            let name = file.rsplit_once('.').map_or(file.as_str(), |it| it.0);
            let usual = if file.ends_with(".geojson") { ("id", "title") } else { ("name", "label") };
            let named = |parameter: &str, usual: &str| item.parameter(parameter).unwrap_or(usual).to_owned();
            let manner = Manner { in_list: true, all_beside: false };
            let filter = item.choice_filter.as_ref().map(|it| form.resolve(it, id, manner));
            let nodes = format!("instance('{name}')/root/item");
            (nodes, named("value", usual.0), named("label", usual.1), filter)
        }
        Choices::Answers(name) => {
            let manner = Manner { in_list: false, all_beside: true };
            let path = form.resolve(&format!("${{{name}}}"), id, manner);
            let (nodes, last) = path.trim().rsplit_once('/').unwrap_or(("", name));
            let manner = Manner { in_list: true, all_beside: true };
            let filter = item.choice_filter.as_ref().map(|it| {
                let filter = form.resolve(it, id, manner);
                filter.replace(&format!("current()/{nodes}"), ".").replace(nodes, ".")
            });
            let filter = filter.or_else(|| Some(format!("./{last} != ''")));
            (nodes.to_owned(), last.to_owned(), last.to_owned(), filter)
        }
    };
    if let Some(filter) = filter {
        nodes = format!("{nodes}[{filter}]");
    }
    if item.parameter("randomize") == Some("true") {
        nodes = match item.parameter("seed") {
            Some(seed) => format!("randomize({nodes}, {})", form.resolve(seed, id, Manner::default()).trim()),
            None => format!("randomize({nodes})"),
        };
    }
    (nodes, value, words)
}

fn itemset(form: &Form, id: ItemId, choices: &Choices) -> Element {
    let (nodes, value, words) = nodeset(form, id, choices);
    element("itemset")
        .with("nodeset", nodes)
        .holding(element("value").with("ref", value))
        .holding(element("label").with("ref", words))
}
