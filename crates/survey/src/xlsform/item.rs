//! One row of the sheet “survey” as an item.

use super::kind::{external, from_file, section, select};
use super::row::Line;
use super::survey::Reader;
use super::{nearest, parameters, settings};
use crate::form::{Choices, Item, Kind, Words};
use crate::name;

impl<'t> Reader<'_, 't> {
    /// The item of a row. Where something is wrong with it, something like it stands in, so that the rows that follow
    /// are not blamed for it.
    pub fn item(&mut self, line: &Line<'t>, text: &str) -> Item {
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

    fn kind(&mut self, line: &Line<'t>, text: &str) -> (Kind, Option<Choices>) {
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

    fn name(&mut self, line: &Line<'t>, kind: Kind) -> String {
        let number = line.number();
        let name = match line.get("name") {
            _ if kind == Kind::Audit => "audit".to_owned(),
            Some(name) => name,
            None if kind == Kind::Note => format!("generated_note_name_{}", line.ordinal()),
            None => {
                let remedy = "Write one under “name”: letters, digits and “_”";
                self.faults.error(line.spot("name").place(), "This has no name", remedy);
                return self.names.free("row");
            }
        };
        if !name::is_name(&name) {
            let problem = format!("“{name}” cannot be a name");
            let mended = name::mended(&name);
            let free = if self.names.has(&mended) { self.names.free(&mended) } else { mended };
            self.faults.mendable(&line.spot("name"), problem, free.as_str());
            return free;
        }
        if name == "meta" && self.parent() == 0 {
            self.faults.mendable(&line.spot("name"), "“meta” is where a record keeps what it is", "meta_");
            return self.names.free("meta");
        }
        if let Some(first) = self.taken(&name, number) {
            let problem = format!("“{name}” already stands in row {first}");
            let free = self.names.free(&name);
            if self.names.is_referred(&name) {
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

    fn references(&mut self, line: &Line<'t>, text: &str) -> Vec<String> {
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
}

/// Pictures and sounds of a row.
pub(super) fn media(line: &Line<'_>) -> Vec<(String, Words)> {
    let kinds = ["image", "big-image", "audio", "video"];
    kinds.map(|it| (it.to_owned(), line.words(it))).into_iter().filter(|it| !it.1.is_empty()).collect()
}

/// The name in a text that is nothing but `${name}`.
pub(super) fn reference(text: &str) -> Option<&str> {
    let name = text.trim().strip_prefix("${")?.strip_suffix('}')?;
    name::is_name(name).then_some(name)
}
