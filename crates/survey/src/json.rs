//! A form as JSON, for programs.

use crate::form::{Choices, Form, ItemId, Words};
use serde_json::{Map, Value, json};

/// A form as JSON: what it holds stands within it; what is not set is left out.
pub fn of(form: &Form) -> Value {
    let settings = &form.settings;
    let mut whole = Map::new();
    for (name, value) in [
        ("title", Some(&settings.title)),
        ("id", Some(&settings.id)),
        ("version", Some(&settings.version).filter(|it| !it.is_empty())),
        ("default_language", settings.default_language.as_ref()),
        ("instance_name", settings.instance_name.as_ref()),
        ("style", settings.style.as_ref()),
    ] {
        put(&mut whole, name, value.map(|it| json!(it)));
    }
    whole.insert("languages".into(), json!(form.languages()));
    whole.insert("items".into(), children(form, 0));
    let lists = form.lists.iter().map(|list| {
        let choices = list.choices.iter().map(|choice| {
            let mut one = Map::new();
            one.insert("name".into(), json!(choice.name));
            put(&mut one, "label", words(&choice.label));
            put(&mut one, "media", media(&choice.media));
            put(&mut one, "facts", pairs(&choice.facts));
            Value::Object(one)
        });
        (list.name.clone(), choices.collect())
    });
    whole.insert("lists".into(), Value::Object(lists.collect()));
    Value::Object(whole)
}

fn put(into: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        into.insert(name.to_owned(), value);
    }
}

fn words(words: &Words) -> Option<Value> {
    if words.languages.is_empty() {
        return words.plain.as_ref().map(|it| json!(it));
    }
    let plain = words.plain.iter().map(|it| ("default".to_owned(), json!(it)));
    let languages = words.languages.iter().map(|it| (it.0.clone(), json!(it.1)));
    Some(Value::Object(plain.chain(languages).collect()))
}

fn pairs(pairs: &[(String, String)]) -> Option<Value> {
    let map: Map<String, Value> = pairs.iter().map(|it| (it.0.clone(), json!(it.1))).collect();
    (!map.is_empty()).then_some(Value::Object(map))
}

fn media(media: &[(String, Words)]) -> Option<Value> {
    let map: Map<String, Value> = media.iter().filter_map(|it| Some((it.0.clone(), words(&it.1)?))).collect();
    (!map.is_empty()).then_some(Value::Object(map))
}

fn children(form: &Form, of: ItemId) -> Value {
    form.items[of].children.iter().map(|it| item(form, *it)).collect()
}

fn item(form: &Form, id: ItemId) -> Value {
    let item = &form.items[id];
    let mut one = Map::new();
    one.insert("name".into(), json!(item.name));
    one.insert("kind".into(), json!(item.kind.word()));
    for (name, value) in [
        ("label", &item.label),
        ("hint", &item.hint),
        ("guidance_hint", &item.guidance),
        ("required_message", &item.required_message),
        ("constraint_message", &item.constraint_message),
    ] {
        put(&mut one, name, words(value));
    }
    for (name, value) in [
        ("relevant", &item.relevant),
        ("required", &item.required),
        ("constraint", &item.constraint),
        ("read_only", &item.read_only),
        ("calculation", &item.calculation),
        ("default", &item.default),
        ("repeat_count", &item.count),
        ("choice_filter", &item.choice_filter),
        ("appearance", &item.appearance),
    ] {
        put(&mut one, name, value.as_ref().map(|it| json!(it)));
    }
    put(&mut one, "trigger", (!item.trigger.is_empty()).then(|| json!(item.trigger)));
    put(&mut one, "media", media(&item.media));
    put(&mut one, "parameters", pairs(&item.parameters));
    for (name, attributes) in ["bind", "body", "instance"].into_iter().zip(&item.attributes) {
        put(&mut one, name, pairs(attributes));
    }
    match &item.choices {
        Some(Choices::List(list)) => put(&mut one, "list", Some(json!(list))),
        Some(Choices::Answers(name)) => put(&mut one, "answers_of", Some(json!(name))),
        Some(Choices::File(file)) => put(&mut one, "file", Some(json!(file))),
        None => {}
    }
    if item.kind.is_section() {
        one.insert("items".into(), children(form, id));
    }
    Value::Object(one)
}
