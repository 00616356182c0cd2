//! The sheet “survey”: questions, groups and repeats, one row each.

use super::row::{Line, Spot, Table};
use super::sheet::Part;
use super::{Faults, header, nearest, parameters, settings};
use crate::form::{Choice, Choices, Form, Item, ItemId, Kind, List, Settings, Words};
use crate::name;
use std::collections::{HashMap, HashSet};

/// Groups do not lie deeper within each other.
const DEEPEST: usize = 40;

/// Where the cells of an item stand, by header.
pub(super) type Cells = HashMap<(ItemId, &'static str), Spot>;

/// Columns whose places are remembered for what is found out later.
const REMEMBERED: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "relevant",
    "required",
    "constraint",
    "read_only",
    "calculation",
    "default",
    "trigger",
    "repeat_count",
    "choice_filter",
    "parameters",
    "appearance",
    "constraint_message",
    "required_message",
];

/// What forms elsewhere may ask and this one never does.
const REFUSED: &[(&str, &str)] = &[
    ("osm", "Maps of OpenStreetMap are not supported"),
    ("background-audio", "Recording without a sign endangers who answers"),
    ("background-geopoint", "Taking a place without a sign endangers who answers"),
    ("start-geopoint", "Taking a place without a sign endangers who answers"),
    ("simserial", "The number of a card tells who answers"),
    ("subscriberid", "The number of a subscriber tells who answers"),
    ("select_one_external", "Choices from a file are not read yet"),
    ("begin loop", "Loops are not supported"),
    ("cascading_select", "Old cascades are not supported"),
];

/// Reads the sheet. What is wrong goes to `faults`; the form holds the rest.
pub(super) fn read(part: &Part, settings: Settings, lists: Vec<List>, faults: &mut Faults) -> (Form, Cells) {
    let root = Item { name: settings.root.clone(), kind: Kind::Form, ..Item::default() };
    let form = Form { settings, items: vec![root], lists };
    let table = Table::new(part);
    if !table.has("type") {
        let remedy = "The sheet “survey” needs the columns “type”, “name” and “label”";
        faults.error(table.place(), "The column “type” is missing", remedy);
        return (form, Cells::new());
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
    no_column_twice(&table, faults);
    let names = table.lines().filter_map(|it| it.get("name")).collect();
    let cells: Vec<String> = table.lines().flat_map(|it| it.all().into_values()).collect();
    let referred =
        cells.iter().flat_map(|it| crate::reference::find(it)).map(|it| it.name.to_owned()).collect();
    let mut reader = Reader {
        form,
        cells: Cells::new(),
        open: vec![Open::default()],
        faults,
        generated: Vec::new(),
        names,
        referred,
        stopped: false,
    };
    for line in table.lines() {
        reader.line(&line);
    }
    reader.end();
    (reader.form, reader.cells)
}

struct Reader<'f> {
    form: Form,
    cells: Cells,
    /// What has begun and not ended, the form itself first.
    open: Vec<Open>,
    faults: &'f mut Faults,
    /// Items of the group “meta”, which stands last.
    generated: Vec<Item>,
    /// All names in the sheet, and those to which something refers.
    names: HashSet<String>,
    referred: HashSet<String>,
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

impl Reader<'_> {
    fn parent(&self) -> ItemId {
        self.open.last().map_or(0, |it| it.id)
    }

    fn line(&mut self, line: &Line<'_>) {
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
            let id = self.add(holder);
            self.cells.insert((id, "calculation"), line.spot("repeat_count"));
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
        let id = self.add(item);
        for &column in REMEMBERED {
            self.cells.insert((id, column), line.spot(column));
        }
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
            self.add(Item {
                name,
                kind: Kind::Note,
                label,
                hint,
                read_only: Some("true()".into()),
                row: number,
                ..Item::default()
            });
        }
        if let Some(other) = other {
            self.generated_name(line, &other.name);
            self.add(other);
        }
    }

    /// Puts an item where the sheet has come to.
    fn add(&mut self, item: Item) -> ItemId {
        let parent = self.parent();
        self.form.push(parent, item)
    }

    fn is_in_table(&self) -> bool {
        self.open.last().is_some_and(|it| it.table != Heads::None)
    }

    fn close(&mut self, line: &Line<'_>, what: Kind) {
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

    /// The item of a row. Where something is wrong with it, something like it stands in, so that the rows that follow
    /// are not blamed for it.
    fn item(&mut self, line: &Line<'_>, text: &str) -> Item {
        let (kind, choices) = self.kind(line, text);
        let mut name = self.name(line, kind);
        if let Some(extension) = external(text) {
            name = format!("{name}.{extension}");
        }
        let parameters = line.get("parameters").map_or(Ok(Vec::new()), |it| parameters::read(&it));
        let parameters = parameters.unwrap_or_else(|piece| {
            let remedy = "Write pairs such as “start=1 end=5”";
            self.faults.error(line.spot("parameters").place(), format!("“{piece}” sets nothing"), remedy);
            Vec::new()
        });
        let is_note = kind == Kind::Note;
        let condition = |column| line.get(column).map(parameters::condition);
        let trigger = line.get("trigger").map(|it| self.references(line, &it)).unwrap_or_default();
        let mut attributes = [line.under("bind::"), line.under("body::"), line.under("instance::")];
        attributes[1].extend(line.under("control::"));
        for (prefix, all) in
            [("bind", &attributes[0]), ("body", &attributes[1]), ("instance", &attributes[2])]
        {
            for (attribute, _) in all {
                let place = line.spot(&format!("{prefix}::{attribute}")).place();
                settings::attribute_name(attribute, &self.form.settings.namespaces, place, self.faults);
            }
        }
        for column in ["autoplay", "rows"] {
            attributes[1].extend(line.get(column).map(|it| (column.to_owned(), it)));
        }
        Item {
            name,
            kind,
            row: line.number(),
            label: line.words("label"),
            hint: line.words("hint"),
            guidance: line.words("guidance_hint"),
            media: media(line),
            relevant: condition("relevant"),
            required: condition("required"),
            required_message: line.words("required_message"),
            constraint: line.get("constraint"),
            constraint_message: line.words("constraint_message"),
            read_only: condition("read_only").or_else(|| is_note.then(|| "true()".into())),
            calculation: line.get("calculation"),
            default: line.get("default"),
            trigger,
            count: line.get("repeat_count").filter(|_| kind == Kind::Repeat),
            choices,
            choice_filter: line.get("choice_filter"),
            appearance: line.get("appearance"),
            parameters,
            attributes,
            ..Item::default()
        }
    }

    fn kind(&mut self, line: &Line<'_>, text: &str) -> (Kind, Option<Choices>) {
        if let Some(kind) = section(text, "begin") {
            return (kind, None);
        }
        if external(text).is_some() {
            return (Kind::External, None);
        }
        if let Some((kind, file)) = from_file(text) {
            return (kind, Some(Choices::File(file)));
        }
        if let Some((kind, list, _)) = select(text) {
            if let Some(question) = reference(&list) {
                return (kind, Some(Choices::Answers(question.to_owned())));
            }
            if self.form.list(&list).is_none() {
                let near = nearest(&list, self.form.lists.iter().map(|it| it.name.as_str()));
                let problem = format!("There is no list “{list}” in the sheet “choices”");
                match near {
                    Some(near) => {
                        self.faults.mendable(
                            &line.spot("type"),
                            problem,
                            text.replacen(&format!(" {list}"), &format!(" {near}"), 1),
                        );
                    }
                    None => self.faults.error(line.spot("type").place(), problem, "Add its choices there"),
                }
                return (kind, None);
            }
            return (kind, Some(Choices::List(list)));
        }
        let known = Kind::parse(text);
        let kind = known.unwrap_or_else(|| {
            let problem = format!("There is no type “{text}”");
            let near = nearest(
                text,
                Kind::names().chain(["begin group", "begin repeat", "end group", "end repeat"]),
            );
            match near {
                Some(near) => self.faults.mendable(&line.spot("type"), problem, near),
                None if text.starts_with("select") || text == "rank" => {
                    let remedy = "Write the name of a list after it, as in “select_one yes_no”";
                    self.faults.error(line.spot("type").place(), "This names no list of choices", remedy);
                }
                None => self.faults.error(
                    line.spot("type").place(),
                    problem,
                    "Write one that XLSForm has, such as “text”",
                ),
            }
            near.and_then(|it| section(it, "begin").or_else(|| Kind::parse(it))).unwrap_or(Kind::Text)
        });
        (kind, None)
    }

    fn name(&mut self, line: &Line<'_>, kind: Kind) -> String {
        let number = line.number();
        let name = match line.get("name") {
            _ if kind == Kind::Audit => "audit".to_owned(),
            Some(name) => name,
            None if kind == Kind::Note => format!("generated_note_name_{}", line.ordinal()),
            None => {
                let remedy = "Write one under “name”: letters, digits and “_”";
                self.faults.error(line.spot("name").place(), "This has no name", remedy);
                return self.free("row");
            }
        };
        if !name::is_name(&name) {
            let problem = format!("“{name}” cannot be a name");
            let mended = name::mended(&name);
            let free = if self.names.contains(&mended) { self.free(&mended) } else { mended };
            self.faults.mendable(&line.spot("name"), problem, free.as_str());
            return free;
        }
        if name == "meta" && self.parent() == 0 {
            self.faults.mendable(&line.spot("name"), "“meta” is where a record keeps what it is", "meta_");
            return self.free("meta");
        }
        if let Some(first) = self.taken(&name, number) {
            let problem = format!("“{name}” already stands in row {first}");
            let free = self.free(&name);
            if self.referred.contains(&name) {
                // Which of them is meant only a person knows.
                let remedy =
                    format!("Give it another name, and say everywhere which of the two “${{{name}}}” means");
                self.faults.error(line.spot("name").place(), problem, remedy);
            } else {
                self.faults.mendable(&line.spot("name"), problem, free.as_str());
            }
            return free;
        }
        name
    }

    /// Takes a name where the sheet has come to; the row that took it before, if one did.
    fn taken(&mut self, name: &str, row: u32) -> Option<u32> {
        self.open.last_mut().and_then(|it| it.names.insert(name.to_owned(), row))
    }

    /// A name that a row brings with it beside its own.
    fn generated_name(&mut self, line: &Line<'_>, name: &str) {
        if let Some(first) = self.taken(name, line.number()) {
            let problem = format!("This row adds “{name}”, which already stands in row {first}");
            self.faults.error(line.spot("name").place(), problem, "Give one of them another name");
        }
    }

    /// A name like one that nothing in the form has.
    fn free(&mut self, name: &str) -> String {
        let mut others = (2..).map(|it| format!("{name}_{it}"));
        let free = others.find(|it| !self.names.contains(it)).unwrap_or_default();
        self.names.insert(free.clone());
        free
    }

    fn references(&mut self, line: &Line<'_>, text: &str) -> Vec<String> {
        let mut names = Vec::new();
        for part in text.split(',').map(str::trim) {
            if let Some(name) = reference(part) {
                names.push(name.to_owned());
            } else {
                let remedy = "Write questions as “${name}”, parted by commas";
                self.faults.error(line.spot("trigger").place(), format!("“{part}” is no question"), remedy);
            }
        }
        names
    }

    /// The first select of a table gives it its heads; all look alike.
    fn table_row(&mut self, line: &Line<'_>, item: &mut Item) {
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
                self.add(heads);
            }
        }
        item.appearance = Some("list-nolabel".into());
    }

    /// The choice “other”, and the question that asks which.
    fn other(&mut self, line: &Line<'_>, item: &Item) -> Option<Item> {
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

/// Pictures and sounds of a row.
pub(super) fn media(line: &Line<'_>) -> Vec<(String, Words)> {
    let kinds = ["image", "big-image", "audio", "video"];
    kinds.map(|it| (it.to_owned(), line.words(it))).into_iter().filter(|it| !it.1.is_empty()).collect()
}

/// What begins or ends.
fn section(text: &str, verb: &str) -> Option<Kind> {
    let rest = text.strip_prefix(verb)?.strip_prefix([' ', '_'])?;
    match rest {
        "group" => Some(Kind::Group),
        "repeat" | "lgroup" | "looped group" => Some(Kind::Repeat),
        _ => None,
    }
}

fn word(kind: Kind) -> &'static str {
    if kind == Kind::Repeat { "repeat" } else { "group" }
}

const SELECTS: &[(&str, Kind)] = &[
    ("select_one", Kind::SelectOne),
    ("select one from", Kind::SelectOne),
    ("select one", Kind::SelectOne),
    ("select1", Kind::SelectOne),
    ("add select one prompt using", Kind::SelectOne),
    ("select_multiple", Kind::SelectMultiple),
    ("select all that apply from", Kind::SelectMultiple),
    ("select all that apply", Kind::SelectMultiple),
    ("add select multiple prompt using", Kind::SelectMultiple),
    ("rank", Kind::Rank),
];

/// A type with a list: the kind, the list, and whether another answer may be written.
fn select(text: &str) -> Option<(Kind, String, bool)> {
    SELECTS.iter().find_map(|(words, kind)| {
        let rest = text.strip_prefix(words)?.strip_prefix(' ')?;
        let (list, other) = rest.split_once(' ').map_or((rest, ""), |it| it);
        let other = match other {
            "" => false,
            "or_other" | "or other" | "or specify other" => true,
            _ => return None,
        };
        Some((*kind, list.to_owned(), other))
    })
}

/// The kind of file that a row names instead of asking something.
fn external(text: &str) -> Option<&str> {
    text.strip_suffix("-external").filter(|it| matches!(*it, "csv" | "xml" | "geojson"))
}

/// A type with a file: the kind, and the file.
fn from_file(text: &str) -> Option<(Kind, String)> {
    let kinds =
        [("select_one_from_file", Kind::SelectOne), ("select_multiple_from_file", Kind::SelectMultiple)];
    kinds.into_iter().find_map(|(words, kind)| {
        let file = text.strip_prefix(words)?.strip_prefix(' ')?;
        let known = [".csv", ".xml", ".geojson"].iter().any(|it| file.len() > it.len() && file.ends_with(it));
        (known && !file.contains(' ')).then(|| (kind, file.to_owned()))
    })
}

fn or_other(text: &str) -> bool {
    select(text).is_some_and(|it| it.2)
}

/// The name in a text that is nothing but `${name}`.
pub(super) fn reference(text: &str) -> Option<&str> {
    let name = text.trim().strip_prefix("${")?.strip_suffix('}')?;
    name::is_name(name).then_some(name)
}

/// An appearance without one of its words, if it has it.
fn without(appearance: &str, word: &str) -> Option<String> {
    let words: Vec<&str> = appearance.split_whitespace().collect();
    let rest: Vec<&str> = words.iter().copied().filter(|it| *it != word).collect();
    (rest.len() < words.len()).then(|| rest.join(" "))
}
