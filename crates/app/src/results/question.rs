//! Questions of a form, as results ask for them.

use crate::answering::Asked;
use diligence_survey::form::{Choices, Kind};
use diligence_survey::{Form, ItemId};

/// How a question is answered, as far as results care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One of a list.
    One,
    /// Several of a list.
    Many,
    /// A list put in order; what counts is what was put first.
    First,
    /// A number.
    Number,
    /// One’s own words.
    Text,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Which item of the form.
    pub item: ItemId,
    /// Names it: the names on the way to it, without which of a repeat.
    pub name: String,
    /// On which page of the questionnaire it stands.
    pub section: usize,
    /// How it is answered.
    pub shape: Shape,
    /// Whether one answer may hold it several times.
    pub repeated: bool,
    /// Values of its list, in order, without those that stand in no share; empty where it has no list of the form’s own.
    pub values: Vec<String>,
}

/// Answers that are no level and no choice, and stand in no share: they do not know, prefer not to say, not applicable.
pub const APART: [&str; 3] = ["unknown", "unsaid", "na"];

impl Question {
    /// All questions of a form, in order.
    pub fn all(asked: &Asked) -> Vec<Self> {
        let form = asked.form();
        let mut all = Vec::new();
        for (section, it) in asked.sections.iter().enumerate() {
            it.items.iter().for_each(|item| gather(form, *item, section, &mut all));
        }
        all
    }

    /// What is asked, in a language of the form. Where it repeats an answer, dots stand for it.
    pub fn label(&self, form: &Form, language: &str) -> String {
        words(form.items[self.item].label.in_language(language).unwrap_or(&self.name))
    }

    /// What a value is called, in a language of the form.
    pub fn value(&self, form: &Form, language: &str, value: &str) -> String {
        let choice = list(form, self.item).and_then(|it| it.choices.iter().find(|it| it.name == value));
        choice.and_then(|it| it.label.in_language(language)).map_or_else(|| value.to_owned(), words)
    }

    /// Whether an answer is one of those that stand in no share, and which.
    pub fn apart(value: &str) -> Option<usize> {
        APART.iter().position(|it| *it == value)
    }
}

/// The name of a question out of the name of one of its answers: `PT3/source[2]/title` is of `PT3/source/title`.
pub fn question_of(name: &str) -> String {
    name.split('/').map(|it| it.split('[').next().unwrap_or(it)).collect::<Vec<_>>().join("/")
}

fn gather(form: &Form, item: ItemId, section: usize, all: &mut Vec<Question>) {
    let it = &form.items[item];
    let shape = match it.kind {
        _ if it.only_says() => None,
        Kind::SelectOne => Some(Shape::One),
        Kind::SelectMultiple => Some(Shape::Many),
        Kind::Rank => Some(Shape::First),
        Kind::Integer | Kind::Decimal | Kind::Range => Some(Shape::Number),
        Kind::Text => Some(Shape::Text),
        _ => None,
    };
    if let Some(shape) = shape {
        let name = form.path(item).split('/').skip(2).collect::<Vec<_>>().join("/");
        let values = list(form, item).into_iter().flat_map(|it| &it.choices).map(|it| it.name.clone());
        let values = values.filter(|it| Question::apart(it).is_none()).collect();
        let repeated = form.repeat_of(item).is_some();
        all.push(Question { item, name, section, shape, repeated, values });
    }
    it.children.iter().for_each(|child| gather(form, *child, section, all));
}

fn list(form: &Form, item: ItemId) -> Option<&diligence_survey::form::List> {
    match &form.items[item].choices {
        Some(Choices::List(name)) => form.list(name),
        _ => None,
    }
}

/// Words of a form outside an answer: `${name}` stands for nothing yet.
pub(super) fn words(text: &str) -> String {
    let mut parts = text.split("${");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + "…" + part.split_once('}').map_or("", |it| it.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_answers_lead_to_their_question() {
        assert_eq!(question_of("PT3/source[12]/title"), "PT3/source/title");
        assert_eq!(question_of("about/work"), "about/work");
    }

    #[test]
    fn what_refers_to_an_answer_is_left_open() {
        assert_eq!(words("Is ${a} more than ${b}?"), "Is … more than …?");
        assert_eq!(words("Five ${ lost"), "Five …");
        assert_eq!(words("As it is"), "As it is");
    }
}
