//! The sheet “choices”: lists, one row for each choice.

use super::row::{Line, Table};
use super::sheet::Part;
use super::{Faults, item, survey};
use crate::form::{Choice, List, Settings};
use crate::name;
use std::collections::HashMap;

pub(super) fn read(part: Option<&Part>, settings: &Settings, faults: &mut Faults) -> Vec<List> {
    let Some(part) = part else { return Vec::new() };
    let table = Table::new(part);
    let needed = ["list_name", "name"];
    if table.lines().next().is_some()
        && let Some(missing) = needed.iter().find(|it| !table.has(it))
    {
        let remedy = "The sheet “choices” needs the columns “list_name”, “name” and “label”";
        faults.error(table.place(), format!("The column “{missing}” is missing"), remedy);
        return Vec::new();
    }
    survey::no_column_twice(&table, faults);
    for header in table.headers().filter(|it| it.language.is_none() && it.name.contains(char::is_whitespace))
    {
        let remedy = "A filter cannot look at it; write it with “_”";
        faults.warn(table.place(), format!("The header “{}” holds a blank", header.name), remedy);
    }
    let mut lists: Vec<List> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut seen: HashMap<(String, String), u32> = HashMap::new();
    for line in table.lines() {
        let Some(list) = line.get("list_name") else {
            if !line.all().is_empty() {
                let remedy = "Write the name of its list, or delete the row";
                faults.warn(
                    line.spot("list_name").place(),
                    "This choice belongs to no list and is left out",
                    remedy,
                );
            }
            continue;
        };
        let Some(choice) = choice(&line, faults) else { continue };
        let first = seen.insert((list.clone(), choice.name.clone()), line.number());
        if let Some(first) = first.filter(|_| !settings.allow_choice_duplicates) {
            let remedy = "Give each its own value, or write “yes” under “allow_choice_duplicates” in the sheet “settings”";
            let problem = format!("“{}” already stands in the list “{list}”, in row {first}", choice.name);
            faults.error(line.spot("name").place(), problem, remedy);
        }
        let at = *places.entry(list.clone()).or_insert_with(|| {
            lists.push(List { name: list.clone(), choices: Vec::new() });
            lists.len() - 1
        });
        lists[at].choices.push(choice);
    }
    lists
}

fn choice(line: &Line<'_>, faults: &mut Faults) -> Option<Choice> {
    let Some(name) = line.get("name") else {
        faults.error(line.spot("name").place(), "This choice has no value", "Write one under “name”");
        return None;
    };
    let label = line.words("label");
    let media = item::media(line);
    if label.is_empty() && media.is_empty() {
        let remedy = "Write what people should read under “label”";
        faults.warn(line.spot("label").place(), format!("The choice “{name}” has no label"), remedy);
    }
    let words = ["list_name", "name", "label", "image", "big-image", "audio", "video"];
    let facts = line.under("").into_iter().filter(|(header, _)| {
        // What no element can be called is not for filters.
        !words.contains(&header.as_str()) && name::is_name(header)
    });
    Some(Choice { name, label, media, facts: facts.collect(), row: line.number() })
}
