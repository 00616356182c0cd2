//! Binds: what holds for each answer, and what fills it in the beginning.

use super::itext::Texts;
use crate::expr;
use crate::form::{Form, ItemId, Kind, Preload, Words};
use crate::reference::Manner;
use crate::xml::{Element, element};

pub(super) fn binds(form: &Form) -> Vec<Element> {
    let mut all = Vec::new();
    for id in form.in_order().into_iter().skip(1) {
        all.extend(bind(form, id));
        if let Some(value) = first_value(form, id) {
            all.push(set(form, id, "odk-instance-first-load", &value));
        }
    }
    all
}

fn bind(form: &Form, id: ItemId) -> Option<Element> {
    let item = &form.items[id];
    let path = form.path(id);
    let mut bind = element("bind");
    if let Some(of) = item.kind.bind() {
        bind.set("type", kind_of(form, id).unwrap_or(of));
    }
    if let Some(Preload(from, what)) = item.kind.preload() {
        bind.set("jr:preload", from);
        bind.set("jr:preloadParams", what);
    }
    if item.name == "instanceID" && item.row == 0 {
        bind.set("readonly", "true()");
        bind.set("jr:preload", "uid");
    }
    let calculation = item.calculation.as_ref().filter(|_| item.trigger.is_empty());
    for (name, value) in [
        ("relevant", item.relevant.as_ref()),
        ("required", item.required.as_ref()),
        ("readonly", item.read_only.as_ref()),
        ("constraint", item.constraint.as_ref()),
        ("calculate", calculation),
    ] {
        if let Some(value) = value {
            bind.set(name, form.resolve(value, id, Manner::default()));
        }
    }
    for (name, words) in
        [("jr:constraintMsg", &item.constraint_message), ("jr:requiredMsg", &item.required_message)]
    {
        if let Some(value) = message(words, &path, name) {
            bind.set(name, value);
        }
    }
    for (name, value) in &item.attributes[0] {
        bind.set(name.as_str(), form.resolve(value, id, Manner::default()));
    }
    for (name, value) in &item.parameters {
        let attribute = match (item.kind, name.as_str()) {
            (Kind::Image, "max-pixels") => "orx:max-pixels",
            (Kind::Audio, "quality") => "odk:quality",
            (Kind::Audit, "track-changes") => "odk:track-changes",
            (Kind::Audit, "track-changes-reasons") => "odk:track-changes-reasons",
            (Kind::Audit, "identify-user") => "odk:identify-user",
            _ => continue,
        };
        bind.set(attribute, value.as_str());
    }
    (!bind.is_bare()).then(|| bind.with("nodeset", path))
}

/// The type of a range is that of its numbers.
fn kind_of(form: &Form, id: ItemId) -> Option<&'static str> {
    let item = &form.items[id];
    let decimal = |name: &str| item.parameter(name).is_some_and(|it| it.contains('.'));
    (item.kind == Kind::Range && ["start", "end", "step"].into_iter().any(decimal)).then_some("decimal")
}

fn message(words: &Words, path: &str, name: &str) -> Option<String> {
    if Texts::message_has_text(words) {
        return Some(format!("jr:itext('{path}:{name}')"));
    }
    words.plain.clone()
}

/// The expression that fills an answer in the beginning, where there is one.
fn first_value(form: &Form, id: ItemId) -> Option<String> {
    let item = &form.items[id];
    let default = item.default.as_ref().filter(|it| expr::is_dynamic(it, item.kind))?;
    Some(form.resolve(default, id, Manner::default()))
}

fn set(form: &Form, id: ItemId, event: &str, value: &str) -> Element {
    let set = element("setvalue").with("ref", form.path(id)).with("event", event);
    // Without a value it empties the answer.
    if value.is_empty() { set } else { set.with("value", value) }
}

/// What fills the answers of a new repeat; repeats in it fill their own.
pub(super) fn in_new_repeat(form: &Form, repeat: ItemId) -> Vec<Element> {
    let within = form.in_order().into_iter().filter(|it| form.repeat_of(*it) == Some(repeat));
    within.filter_map(|it| Some(set(form, it, "odk-new-repeat", &first_value(form, it)?))).collect()
}

/// What is computed anew when an answer changes.
pub(super) fn on_change(form: &Form, trigger: ItemId) -> Vec<Element> {
    let name = &form.items[trigger].name;
    let triggered = form.in_order().into_iter().filter(|it| form.items[*it].trigger.contains(name));
    triggered
        .map(|it| {
            let value = form.items[it].calculation.as_deref().unwrap_or_default();
            let value = form.resolve(value, trigger, Manner::default());
            set(form, it, "xforms-value-changed", &value)
        })
        .collect()
}
