//! The sheet “survey”: questions, groups and repeats, one row each.

use super::cells::Cells;
use super::item::reference;
use super::kind::{REFUSED, or_other, section, word};
use super::names::Names;
use super::row::{Line, Spot, Table};
use super::{Faults, header, parameters};
use crate::form::{Choice, Choices, Form, Item, ItemId, Kind, List, Settings, Words};
use std::collections::HashMap;

/// Groups do not lie deeper within each other.
const DEEPEST: usize = 40;

/// Reads the sheet. What is wrong goes to `faults`; the form holds the rest.
pub(super) fn read<'t>(
    table: &'t Table<'t>,
    settings: Settings,
    lists: Vec<List>,
    faults: &mut Faults,
) -> (Form, Cells<'t>) {
    let root = Item { name: settings.root.clone(), kind: Kind::Form, ..Item::default() };
    let form = Form { settings, items: vec![root], lists };
    if !table.has("type") {
        let remedy = "The sheet “survey” needs the columns “type”, “name” and “label”";
        faults.error(table.place(), "The column “type” is missing", remedy);
        return (form, Cells::default());
    }
    for header in table.headers() {
        if let Some(what) = header::refused(&header.name) {
            faults.error(
                table.place(),
                format!("The column “{}” {what}", header.name),
                "Delete it, or change its header",
            );
        } else if let Some(meant) = header::meant(&header.name) {
            let problem = format!("The column “{}” is not known and does nothing", header.name);
            faults.warn(table.place(), problem, format!("Write “{meant}”, if that is meant"));
        }
    }
    no_column_twice(table, faults);
    let mut reader = Reader {
        form,
        cells: Cells::default(),
        open: vec![Open::default()],
        faults,
        generated: Vec::new(),
        names: Names::of(table),
        stopped: false,
    };
    for line in table.lines() {
        reader.line(&line);
    }
    reader.end();
    (reader.form, reader.cells)
}

pub(super) struct Reader<'f, 't> {
    pub form: Form,
    cells: Cells<'t>,
    /// What has begun and not ended, the form itself first.
    open: Vec<Open>,
    pub faults: &'f mut Faults,
    /// Items of the group “meta”, which stands last.
    generated: Vec<Item>,
    pub names: Names,
    /// Whether reading on makes no sense.
    stopped: bool,
}

#[derive(Default)]
struct Open {
    id: ItemId,
    /// Names and rows of what it holds.
    names: HashMap<String, u32>,
    begun: Option<Spot>,
    /// Whether its selects stand as a table.
    table: Heads,
}

/// The heads of a table of choices.
#[derive(Default, PartialEq)]
enum Heads {
    /// It is no table.
    #[default]
    None,
    /// None of its questions stands there yet.
    Due,
    /// They are those of a list.
    Of(String),
}

impl<'t> Reader<'_, 't> {
    pub fn parent(&self) -> ItemId {
        self.open.last().map_or(0, |it| it.id)
    }

    fn line(&mut self, line: &Line<'t>) {
        let number = line.number();
        if self.stopped
            || line.get("disabled").is_some_and(|it| parameters::yes(&it))
            || line.all().is_empty()
        {
            return;
        }
        let Some(kind) = line.get("type") else {
            if line.get("name").is_some() || !line.words("label").is_empty() {
                let remedy = "Write one, such as “text”, or delete the row";
                self.faults.error(line.spot("type").place(), "This question has no type", remedy);
            }
            return;
        };
        if let Some((word, why)) =
            REFUSED.iter().find(|it| kind.split(' ').next() == Some(it.0) || kind == it.0)
        {
            let remedy = "Ask it otherwise, or delete the row";
            self.faults.error(line.spot("type").place(), format!("“{word}” is not supported. {why}"), remedy);
            return;
        }
        if let Some(what) = section(&kind, "end") {
            return self.close(line, what);
        }
        let mut item = self.item(line, &kind);
        if section(&kind, "begin").is_none() && !item.kind.is_select() && self.is_in_table() {
            self.faults.warn(
                line.spot("type").place(),
                "A table of choices holds only questions with choices",
                "Put it before or after the group",
            );
        }
        let count = item.count.clone();
        if let Some(expression) = count.filter(|it| reference(it).is_none()) {
            // A number that is computed stands in an element of its own.
            let name = format!("{}_count", item.name);
            let holder = Item {
                name: name.clone(),
                kind: Kind::Calculate,
                calculation: Some(expression),
                read_only: Some("true()".into()),
                row: number,
                ..Item::default()
            };
            self.generated_name(line, &name);
            self.add(line, holder);
            item.count = Some(format!("${{{name}}}"));
        }
        if item.kind == Kind::Audit {
            self.generated.push(item);
            return;
        }
        let (is_section, or_other) = (item.kind.is_section(), or_other(&kind));
        let mut table = Heads::None;
        if is_section && let Some(rest) = item.appearance.as_ref().and_then(|it| without(it, "table-list")) {
            item.appearance = Some(format!("field-list {rest}").trim().to_owned());
            table = Heads::Due;
        }
        let title =
            (table == Heads::Due).then(|| (std::mem::take(&mut item.label), std::mem::take(&mut item.hint)));
        if item.kind.is_select() {
            self.table_row(line, &mut item);
        }
        let other = or_other.then(|| self.other(line, &item)).flatten();
        let id = self.add(line, item);
        if is_section && self.open.len() > DEEPEST {
            let problem = format!("Groups lie within each other deeper than {DEEPEST}");
            self.faults.error(line.spot("type").place(), problem, "Use fewer groups");
            self.stopped = true;
        }
        if is_section {
            let begun = Some(line.spot("type"));
            self.open.push(Open { id, begun, table, ..Open::default() });
        }
        if let Some((label, hint)) = title.filter(|(label, hint)| !label.is_empty() || !hint.is_empty()) {
            let name = format!("generated_table_list_label_{}", line.ordinal());
            self.add(
                line,
                Item {
                    name,
                    kind: Kind::Note,
                    label,
                    hint,
                    read_only: Some("true()".into()),
                    row: number,
                    ..Item::default()
                },
            );
        }
        if let Some(other) = other {
            self.generated_name(line, &other.name);
            self.add(line, other);
        }
    }

    /// Puts an item where the sheet has come to.
    fn add(&mut self, line: &Line<'t>, item: Item) -> ItemId {
        let parent = self.parent();
        let id = self.form.push(parent, item);
        self.cells.put(id, *line);
        id
    }

    fn is_in_table(&self) -> bool {
        self.open.last().is_some_and(|it| it.table != Heads::None)
    }

    fn close(&mut self, line: &Line<'t>, what: Kind) {
        let Some(open) = self.open.last().filter(|it| it.id != 0) else {
            self.faults.error(
                line.spot("type").place(),
                "This ends what never began",
                "Delete the row, or add what it ends",
            );
            return;
        };
        let begun = self.form.items[open.id].kind;
        if begun != what {
            let (begun, row) = (word(begun), open.begun.as_ref().map_or(0, |it| it.row));
            let problem = format!("The {begun} that began in row {row} ends here as a {}", word(what));
            self.faults.mendable(&line.spot("type"), problem, format!("end {begun}"));
        }
        self.open.pop();
    }

    fn end(&mut self) {
        for open in self.open.drain(1..).rev() {
            let Some(begun) = open.begun else { continue };
            let what = word(self.form.items[open.id].kind);
            self.faults.error(
                begun.place(),
                format!("This {what} never ends"),
                format!("Add a row “end {what}”"),
            );
        }
        let text = |name: &str| Item { name: name.into(), kind: Kind::Calculate, ..Item::default() };
        if !self.form.settings.omit_instance_id {
            self.generated.push(text("instanceID"));
        }
        if let Some(calculation) = self.form.settings.instance_name.clone() {
            self.generated.push(Item { calculation: Some(calculation), ..text("instanceName") });
        }
        if self.generated.is_empty() {
            return;
        }
        let own = self.form.items[0].children.iter().copied().find(|it| self.form.items[*it].name == "meta");
        let meta = own.unwrap_or_else(|| {
            self.form.push(0, Item { name: "meta".into(), kind: Kind::Group, ..Item::default() })
        });
        for item in std::mem::take(&mut self.generated) {
            self.form.push(meta, item);
        }
    }

    /// Takes a name where the sheet has come to; the row that took it before, if one did.
    pub fn taken(&mut self, name: &str, row: u32) -> Option<u32> {
        self.open.last_mut().and_then(|it| it.names.insert(name.to_owned(), row))
    }

    /// A name that a row brings with it beside its own.
    fn generated_name(&mut self, line: &Line<'t>, name: &str) {
        if let Some(first) = self.taken(name, line.number()) {
            let problem = format!("This row adds “{name}”, which already stands in row {first}");
            self.faults.error(line.spot("name").place(), problem, "Give one of them another name");
        }
    }

    /// The first select of a table gives it its heads; all look alike.
    fn table_row(&mut self, line: &Line<'t>, item: &mut Item) {
        let Some(open) = self.open.last_mut() else { return };
        let Some(Choices::List(list)) = &item.choices else { return };
        match &open.table {
            Heads::None => return,
            Heads::Of(shared) if shared != list => {
                let problem = format!("All questions of a table share one list; here it is “{shared}”");
                self.faults.error(line.spot("type").place(), problem, "Use that list, or another group");
            }
            Heads::Of(_) => {}
            Heads::Due => {
                open.table = Heads::Of(list.clone());
                let heads = Item {
                    name: format!("reserved_name_for_field_list_labels_{}", line.ordinal()),
                    kind: item.kind,
                    choices: item.choices.clone(),
                    appearance: Some("label".into()),
                    row: line.number(),
                    ..Item::default()
                };
                self.add(line, heads);
            }
        }
        item.appearance = Some("list-nolabel".into());
    }

    /// The choice “other”, and the question that asks which.
    fn other(&mut self, line: &Line<'t>, item: &Item) -> Option<Item> {
        let Some(Choices::List(list)) = &item.choices else { return None };
        if item.choice_filter.is_some() {
            let remedy = "Add “other” to the list and a question of your own";
            self.faults.error(
                line.spot("choice_filter").place(),
                "A filter and “or_other” do not go together",
                remedy,
            );
        }
        let list = self.form.lists.iter_mut().find(|it| it.name == *list)?;
        if list.choices.iter().all(|it| it.name != "other") {
            let mut label = Words::default();
            for (language, _) in list.choices.iter().flat_map(|it| &it.label.languages) {
                if label.languages.iter().all(|it| it.0 != *language) {
                    label.languages.push((language.clone(), "Other".into()));
                }
            }
            if label.languages.is_empty() {
                label = Words::plain("Other");
            }
            list.choices.push(Choice { name: "other".into(), label, ..Choice::default() });
        }
        Some(Item {
            name: format!("{}_other", item.name),
            kind: Kind::Text,
            label: Words::plain("Specify other."),
            relevant: Some(format!("selected(../{}, 'other')", item.name)),
            row: line.number(),
            ..Item::default()
        })
    }
}

/// Two columns that mean the same, under whichever of their names, would hide one another.
pub(super) fn no_column_twice(table: &Table<'_>, faults: &mut Faults) {
    for (name, place) in table.doubled() {
        faults.error(place, format!("The column “{name}” stands twice"), "Delete or rename one of the two");
    }
}

/// An appearance without one of its words, if it has it.
fn without(appearance: &str, word: &str) -> Option<String> {
    let words: Vec<&str> = appearance.split_whitespace().collect();
    let rest: Vec<&str> = words.iter().copied().filter(|it| *it != word).collect();
    (rest.len() < words.len()).then(|| rest.join(" "))
}
