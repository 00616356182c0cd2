//! What only shows once the whole form is there: names that mean nothing, expressions that are none, lists that do not
//! fit, computations that go in circles.

use super::cells::Cells;
use super::item::reference;
use super::{Faults, nearest};
use crate::answers::check::fits;
use crate::expr::{self, Expr};
use crate::form::{Choices, Form, Item, ItemId, Kind, Words};
use crate::{depend, reference};
use diligence_sheet::Place;
use std::collections::BTreeMap;

/// Parameters of a kind of question.
fn parameters(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Text => &["rows"],
        Kind::Range => &["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"],
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => &["randomize", "seed"],
        Kind::Image => &["max-pixels"],
        Kind::Audio => &["quality"],
        Kind::Geopoint => &["capture-accuracy", "warning-accuracy", "allow-mock-accuracy"],
        Kind::Audit => &["track-changes", "track-changes-reasons", "identify-user"],
        _ => &[],
    }
}

/// Checks a form. `letters` are those over the columns of the sheet “choices”.
pub(super) fn check(form: &Form, cells: &Cells<'_>, letters: &BTreeMap<String, String>, faults: &mut Faults) {
    let mut checker = Checker { form, cells, letters, faults };
    for id in form.in_order().into_iter().skip(1).filter(|it| form.items[*it].row > 0) {
        checker.item(id);
    }
    if let Some(expression) = &form.settings.instance_name {
        let place = Place { header: Some("instance_name".into()), ..Place::sheet("settings") };
        checker.expression(expression, &place);
    }
    for list in &form.lists {
        for choice in &list.choices {
            let place = checker.choice(choice.row, "label");
            checker.words(&choice.label, &place);
        }
    }
    for ring in depend::rings(form) {
        let names: Vec<&str> = ring.iter().map(|it| form.items[*it].name.as_str()).collect();
        let Some(&first) = ring.first() else { continue };
        let problem = format!("This depends on itself: {}", names.join(" → "));
        faults.error(cells.place(first, "name"), problem, "Take one of them out of the circle");
    }
}

struct Checker<'a> {
    form: &'a Form,
    cells: &'a Cells<'a>,
    letters: &'a BTreeMap<String, String>,
    faults: &'a mut Faults,
}

impl Checker<'_> {
    fn place(&self, id: ItemId, column: &'static str) -> Place {
        self.cells.place(id, column)
    }

    /// Where a cell of a choice stands.
    fn choice(&self, row: u32, column: &str) -> Place {
        let row = Some(row).filter(|it| *it > 0);
        let letters = self.letters.get(column).cloned();
        Place { row, column: letters, header: Some(column.into()), ..Place::sheet("choices") }
    }

    fn item(&mut self, id: ItemId) {
        let item = &self.form.items[id];
        // What a filter names beside questions are columns of the list.
        if item.appearance.as_ref().is_some_and(|it| it.contains("search(")) {
            let remedy = "Bring what the file holds into the sheet “choices”";
            self.faults.error(self.place(id, "appearance"), "“search()” is not supported", remedy);
        }
        if item.looks("printer") || item.appearance.as_ref().is_some_and(|it| it.starts_with("printer:")) {
            let remedy = "Delete it: answers on paper are found by others";
            self.faults.error(self.place(id, "appearance"), "Printers are not supported", remedy);
        }
        for (column, expression) in [
            ("relevant", &item.relevant),
            ("required", &item.required),
            ("constraint", &item.constraint),
            ("read_only", &item.read_only),
            ("calculation", &item.calculation),
            ("choice_filter", &item.choice_filter),
            ("repeat_count", &item.count),
        ] {
            if let Some(expression) = expression {
                let place = self.place(id, column);
                self.expression(expression, &place);
                if column != "choice_filter" {
                    self.paths(id, expression, &place);
                }
            }
        }
        if let Some(default) = item.default.as_ref().filter(|it| expr::is_dynamic(it, item.kind)) {
            let place = self.place(id, "default");
            self.expression(default, &place);
        }
        let plain = |it: &String| !expr::is_dynamic(it, item.kind) && expr::looks_dynamic(it, item.kind);
        if item.default.as_ref().is_some_and(plain) {
            let remedy = "If it should compute something, mend it; if it is words, all is well";
            self.faults.warn(
                self.place(id, "default"),
                "This looks like an expression and is none: it is taken as words",
                remedy,
            );
        }
        if let Some(default) = item.default.as_ref().filter(|it| !expr::is_dynamic(it, item.kind)) {
            let listed = match &item.choices {
                Some(Choices::List(list)) => self.form.list(list).is_none_or(|list| {
                    let offered = |it: &str| list.choices.iter().any(|choice| choice.name == it);
                    offered(default)
                        || item.kind != Kind::SelectOne && default.split_whitespace().all(offered)
                }),
                _ => true,
            };
            if !listed || !fits(item.kind, default) {
                let problem = format!("“{default}” is no answer to “{}”", item.name);
                self.faults.error(self.place(id, "default"), problem, "Write one that it takes, or none");
            }
        }
        for name in &item.trigger {
            let place = self.place(id, "trigger");
            self.name(name, &place);
        }
        for (column, words) in [
            ("label", &item.label),
            ("hint", &item.hint),
            ("constraint_message", &item.constraint_message),
            ("required_message", &item.required_message),
        ] {
            let place = self.place(id, column);
            self.words(words, &place);
        }
        if item.kind == Kind::External {
            self.beside(self.place(id, "type"));
        }
        self.label(id, item);
        self.choices(id, item);
        self.parameters(id, item);
        if item.kind == Kind::Calculate && item.calculation.is_none() && item.default.is_none() {
            self.faults.error(
                self.place(id, "calculation"),
                "Nothing is computed here",
                "Write an expression",
            );
        }
        if item.kind == Kind::Group && item.children.is_empty() {
            self.faults.warn(
                self.place(id, "name"),
                "This group holds nothing",
                "Delete it, or put questions into it",
            );
        }
    }

    fn label(&mut self, id: ItemId, item: &Item) {
        let shown = item.kind.control().is_some() && (item.calculation.is_none() || !item.trigger.is_empty());
        let told = !item.label.is_empty() || !item.hint.is_empty() || !item.media.is_empty();
        let heads = item.appearance.as_deref() == Some("label");
        if shown && !told && !heads {
            let remedy = "Write under “label” what people should read";
            self.faults.error(
                self.place(id, "label"),
                format!("“{}” says nothing to who answers", item.name),
                remedy,
            );
        }
        if item.kind == Kind::Repeat && !told {
            let remedy = "Write under “label” what each of them is";
            self.faults.warn(
                self.place(id, "label"),
                format!("The repeat “{}” has no label", item.name),
                remedy,
            );
        }
    }

    fn choices(&mut self, id: ItemId, item: &Item) {
        match &item.choices {
            Some(Choices::Answers(name)) => {
                let place = self.place(id, "type");
                self.name(name, &place);
            }
            Some(Choices::File(_)) => self.beside(self.place(id, "type")),
            Some(Choices::List(name)) if item.kind != Kind::SelectOne => {
                let spaced = self.form.list(name).into_iter().flat_map(|it| &it.choices);
                for choice in spaced.filter(|it| it.name.contains(char::is_whitespace)) {
                    let place = self.choice(choice.row, "name");
                    let problem =
                        format!("“{}” holds a blank, and several choices are parted by blanks", choice.name);
                    self.faults.error(place, problem, "Write “_” instead");
                }
            }
            _ => {}
        }
    }

    fn parameters(&mut self, id: ItemId, item: &Item) {
        let known = match item.choices {
            Some(Choices::File(_)) => &["value", "label", "randomize", "seed"],
            _ => parameters(item.kind),
        };
        let place = self.place(id, "parameters");
        for (name, value) in &item.parameters {
            if name.starts_with("location-") && item.kind == Kind::Audit {
                let remedy = "Delete it";
                self.faults.error(
                    place.clone(),
                    "Taking a place without a sign endangers who answers",
                    remedy,
                );
                continue;
            }
            if !known.contains(&name.as_str()) {
                let remedy = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("Write “{near}”, if that is meant, or delete it"),
                    None => "Delete it".into(),
                };
                self.faults.error(place.clone(), format!("“{name}” cannot be set here"), remedy);
                continue;
            }
            let number = value.parse::<f64>().is_ok();
            let (fits, remedy) = match name.as_str() {
                "start" | "end" | "step" | "tick_interval" | "placeholder" => (number, "Write a number"),
                "rows" | "max-pixels" => (value.parse::<u32>().is_ok(), "Write a whole number"),
                "randomize" | "track-changes" | "identify-user" => {
                    (matches!(value.as_str(), "true" | "false"), "Write “true” or “false”")
                }
                "seed" => (number || reference(value).is_some(), "Write a number or a question as “${name}”"),
                "tick_labelset" => (self.form.list(value).is_some(), "Write the name of a list of choices"),
                _ => (true, ""),
            };
            if !fits {
                self.faults.error(place.clone(), format!("“{value}” is no value for “{name}”"), remedy);
            }
            if name == "seed" {
                self.words(&Words::plain(value.as_str()), &place);
            }
        }
        if item.parameter("seed").is_some() && item.parameter("randomize").is_none() {
            self.faults.error(place.clone(), "A seed does nothing here", "Write “randomize=true” too");
        }
        if item.kind == Kind::Range {
            let number =
                |name: &str, or: f64| item.parameter(name).and_then(|it| it.parse().ok()).unwrap_or(or);
            let (start, end, step): (f64, f64, f64) =
                (number("start", 1.0), number("end", 10.0), number("step", 1.0));
            if step == 0.0 || step.abs() > (end - start).abs() {
                self.faults.error(
                    place,
                    "The steps do not lead from the start to the end",
                    "Change one of them",
                );
            }
        }
    }

    /// A file beside the form: ODK’s programs read it, and we do not yet.
    fn beside(&mut self, place: Place) {
        let remedy = "If the form is answered here, bring what the file holds into the sheet “choices”";
        self.faults.warn(place, "Files beside a form go to ODK’s programs and are not read here yet", remedy);
    }

    fn words(&mut self, words: &Words, place: &Place) {
        for text in words.all() {
            let found = reference::find(text);
            if text.matches("${").count() > found.len() {
                let remedy = "Write “${name}”, with the name of a question and its bracket closed";
                self.faults.error(place.clone(), "“${” stands here and names no question", remedy);
            }
            for found in found {
                self.name(found.name, place);
            }
        }
    }

    fn name(&mut self, name: &str, place: &Place) {
        let form = self.form;
        match form.named(name).count() {
            1 => {}
            0 => {
                let names = form.items.iter().skip(1).map(|it| it.name.as_str());
                let remedy = match nearest(name, names) {
                    Some(near) => format!("Write “${{{near}}}”, if that is meant"),
                    None => "Add it, or name another".into(),
                };
                self.faults.error(place.clone(), format!("There is no question “{name}”"), remedy);
            }
            _ => {
                let remedy = "Give each a name of its own";
                self.faults.error(place.clone(), format!("Several questions are called “{name}”"), remedy);
            }
        }
    }

    /// Paths that lead nowhere give nothing for ever: mostly a name without `${}`, or a text without its marks.
    fn paths(&mut self, from: ItemId, text: &str, place: &Place) {
        for name in depend::looks_at(self.form, from, text).dead {
            let remedy = if self.form.named(&name).next().is_some() {
                format!("Write “${{{name}}}”, if the question is meant")
            } else {
                format!("Write “'{name}'”, if the text is meant, or name a question as “${{name}}”")
            };
            self.faults.error(place.clone(), format!("“{name}” leads to nothing in this form"), remedy);
        }
    }

    fn expression(&mut self, text: &str, place: &Place) {
        for found in reference::find(text) {
            self.name(found.name, place);
        }
        let parsed = match expr::parse(text) {
            Ok(parsed) => parsed,
            Err(error) => {
                self.faults.error(place.clone(), format!("This is no expression: {error}"), "Mend it");
                return;
            }
        };
        let (mut wrong, mut strange, mut beside) = (Vec::new(), Vec::new(), false);
        parsed.visit(&mut |it| {
            let Expr::Call(name, given) = it else { return };
            if let ("regex", [_, Expr::Text(pattern)]) = (name.as_str(), given.as_slice())
                && let Err(error) = expr::check_pattern(pattern)
            {
                wrong.push((name.clone(), error));
            }
            if name == "pulldata" {
                beside = true;
            } else if let Err(error) = expr::known_function(name, given.len()) {
                wrong.push((name.clone(), error));
            } else if let Some(instead) = expr::elsewhere(name) {
                strange.push((name.clone(), instead));
            }
        });
        if beside {
            self.beside(place.clone());
        }
        for (name, instead) in strange {
            let problem = format!("ODK’s own programs do not know “{name}()” and stop there");
            self.faults.warn(
                place.clone(),
                problem,
                format!("If the form goes to them, use {instead} instead"),
            );
        }
        for (name, error) in wrong {
            let remedy = match nearest(&name, expr::functions()).filter(|it| *it != name) {
                Some(near) => format!("Write “{near}()”, if that is meant"),
                None => "Change the expression".into(),
            };
            let mut what = error.to_string();
            if let Some(first) = what.get(..1) {
                what = first.to_uppercase() + &what[1..];
            }
            self.faults.error(place.clone(), what, remedy);
        }
    }
}
