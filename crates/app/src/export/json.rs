//! A response as an object: groups and repeats inside, numbers as numbers, several choices as a list.

use super::tables::is_about_record;
use super::{Export, Response};
use diligence_survey::{ItemId, Kind, NodeId};
use serde_json::{Map, Value, json};

pub(super) fn object(export: &Export, of: &Response) -> Value {
    let root = of.tree.root().map_or(Value::Null, |it| inside(export, of, it, 0));
    json!({
        "response": of.id,
        "jurisdiction": of.jurisdiction,
        "class": of.class,
        "submission": of.number,
        "answers": root,
    })
}

fn inside(export: &Export, of: &Response, node: NodeId, item: ItemId) -> Value {
    let mut all = Map::new();
    for (child, item) in export.names.inside(&of.tree, node, item) {
        let it = &export.form().items[item];
        let text = of.tree.own_text(child);
        let value = match it.kind {
            Kind::Repeat => {
                let entry = inside(export, of, child, item);
                match all.entry(it.name.as_str()).or_insert_with(|| Value::Array(Vec::new())) {
                    Value::Array(entries) => entries.push(entry),
                    other => *other = entry,
                }
                continue;
            }
            _ if is_about_record(export.form(), item) => continue,
            kind if kind.is_section() => inside(export, of, child, item),
            Kind::Note | Kind::External => continue,
            kind if kind.fills_itself() => continue,
            _ if text.is_empty() => continue,
            Kind::SelectMultiple | Kind::Rank => text.split_whitespace().collect(),
            kind if kind.is_number() => text.parse::<f64>().map_or_else(|_| Value::from(text), Value::from),
            _ => Value::from(text),
        };
        all.insert(it.name.clone(), value);
    }
    Value::Object(all)
}
