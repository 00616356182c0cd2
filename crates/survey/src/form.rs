//! A form: questions in groups and repeats, lists of choices, and words in several languages.

mod kind;

pub use kind::{Control, Kind, Preload};

/// Which item of a form: 0 is the form itself.
pub type ItemId = usize;

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What holds for the form as a whole.
    pub settings: Settings,
    /// Questions, groups and repeats, each before what it holds; the first is the form itself.
    pub items: Vec<Item>,
    /// Lists of choices, in the order in which they first stand in the form.
    pub lists: Vec<List>,
}

/// What holds for the form as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// What people call it.
    pub title: String,
    /// What programs call it.
    pub id: String,
    /// Which version; empty where none is given.
    pub version: String,
    /// The language that is shown first, and that words without a language are in.
    pub default_language: Option<String>,
    /// An expression that names a filled form.
    pub instance_name: Option<String>,
    /// How pages are laid out.
    pub style: Option<String>,
    /// The name of the root element.
    pub root: String,
    /// Where, by what key and whether by itself filled forms are sent.
    pub submission: Vec<(String, String)>,
    /// Whether filled forms have no identifier.
    pub omit_instance_id: bool,
    /// Whether a list may hold the same value twice.
    pub allow_choice_duplicates: bool,
    /// The namespace of the root element.
    pub namespace: Option<String>,
    /// Further namespaces: prefix and name.
    pub namespaces: Vec<(String, String)>,
    /// Further attributes of the root element.
    pub attributes: Vec<(String, String)>,
}

/// A question, a group or a repeat.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    /// The element's name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What holds it; the form holds itself.
    pub parent: ItemId,
    /// What it holds, in order.
    pub children: Vec<ItemId>,
    /// The row that it comes from; 0 for what was added.
    pub row: u32,
    /// What is asked.
    pub label: Words,
    /// How to answer.
    pub hint: Words,
    /// What explains more.
    pub guidance: Words,
    /// Pictures and sounds beside the label: kind and file.
    pub media: Vec<(String, Words)>,
    /// When it is asked.
    pub relevant: Option<String>,
    /// When it must be answered.
    pub required: Option<String>,
    /// What is said where it is not.
    pub required_message: Words,
    /// What an answer must fulfil.
    pub constraint: Option<String>,
    /// What is said where it does not.
    pub constraint_message: Words,
    /// When it cannot be changed.
    pub read_only: Option<String>,
    /// What its value is computed from.
    pub calculation: Option<String>,
    /// What stands there in the beginning: a value, or an expression.
    pub default: Option<String>,
    /// The questions whose change computes it anew.
    pub trigger: Vec<String>,
    /// How often a repeat is there.
    pub count: Option<String>,
    /// Where choices come from.
    pub choices: Option<Choices>,
    /// Which choices are offered.
    pub choice_filter: Option<String>,
    /// How it looks.
    pub appearance: Option<String>,
    /// What else is set, by name.
    pub parameters: Vec<(String, String)>,
    /// Further attributes, as XForms has them: of the bind, of the control, of the element.
    pub attributes: [Vec<(String, String)>; 3],
}

/// Whether a word is among those of an appearance.
pub fn looks(appearance: &str, word: &str) -> bool {
    appearance.split_whitespace().any(|it| it == word)
}

/// Where the choices of a question come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choices {
    /// A list of the form.
    List(String),
    /// What was answered to a question in a repeat, by its name.
    Answers(String),
    /// A file beside the form, such as `towns.csv`.
    File(String),
}

/// A list of choices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// Its name.
    pub name: String,
    /// Its choices, in order.
    pub choices: Vec<Choice>,
}

/// A choice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The value that stands in an answer.
    pub name: String,
    /// What people read.
    pub label: Words,
    /// Pictures and sounds: kind and file.
    pub media: Vec<(String, Words)>,
    /// What filters look at, by column.
    pub facts: Vec<(String, String)>,
    /// The row that it comes from; 0 for what was added.
    pub row: u32,
}

/// Words in several languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Words whose language is not said.
    pub plain: Option<String>,
    /// Words by language, in the order of the columns.
    pub languages: Vec<(String, String)>,
}

impl Words {
    /// Words whose language is not said.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { plain: Some(text.into()), languages: Vec::new() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.plain.is_none() && self.languages.is_empty()
    }

    /// The words in a language, or else those whose language is not said, or else the first.
    pub fn in_language(&self, language: &str) -> Option<&str> {
        let exact = self.languages.iter().find(|it| it.0 == language).map(|it| it.1.as_str());
        exact.or(self.plain.as_deref()).or_else(|| self.languages.first().map(|it| it.1.as_str()))
    }

    /// Puts words in a language in place of those that are there.
    pub fn put(&mut self, language: &str, text: String) {
        match self.languages.iter_mut().find(|it| it.0 == language) {
            Some(it) => it.1 = text,
            None => self.languages.push((language.to_owned(), text)),
        }
    }

    /// All words, whatever their language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.plain.iter().chain(self.languages.iter().map(|it| &it.1)).map(String::as_str)
    }
}

impl Form {
    /// What holds an item, from the form down, without the item itself.
    pub fn above(&self, id: ItemId) -> Vec<ItemId> {
        let mut line = Vec::new();
        let mut at = id;
        while at != 0 {
            at = self.items[at].parent;
            line.push(at);
        }
        line.reverse();
        line
    }

    /// Where an item's answer stands: `/data/group/name`.
    pub fn path(&self, id: ItemId) -> String {
        let mut line = self.above(id);
        line.push(id);
        line.iter().fold(String::new(), |path, it| path + "/" + &self.items[*it].name)
    }

    /// The repeat that holds an item most nearly.
    pub fn repeat_of(&self, id: ItemId) -> Option<ItemId> {
        self.above(id).into_iter().rev().find(|it| self.items[*it].kind == Kind::Repeat)
    }

    /// The items of a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = ItemId> + 'a {
        (1..self.items.len()).filter(move |it| self.items[*it].name == name)
    }

    /// The item at a path such as `/data/group/name`.
    pub fn at_path(&self, path: &str) -> Option<ItemId> {
        let mut steps = path.strip_prefix('/')?.split('/');
        if steps.next()? != self.items[0].name {
            return None;
        }
        steps.try_fold(0, |at, name| {
            self.items[at].children.iter().copied().find(|it| self.items[*it].name == name)
        })
    }

    /// The list of a name.
    pub fn list(&self, name: &str) -> Option<&List> {
        self.lists.iter().find(|it| it.name == name)
    }

    /// All items, each before what it holds, as they stand in the form.
    pub fn in_order(&self) -> Vec<ItemId> {
        fn gather(form: &Form, id: ItemId, all: &mut Vec<ItemId>) {
            all.push(id);
            for &child in &form.items[id].children {
                gather(form, child, all);
            }
        }
        let mut all = Vec::with_capacity(self.items.len());
        gather(self, 0, &mut all);
        all
    }

    /// All words that people read, each with what names them in the form: an element’s path and what it is, or a list
    /// and a value.
    pub fn words_mut(&mut self) -> Vec<(String, &mut Words)> {
        let paths: Vec<String> = (0..self.items.len()).map(|it| self.path(it)).collect();
        let mut all = Vec::new();
        for (item, path) in self.items.iter_mut().zip(paths).skip(1) {
            let Item { label, hint, guidance, required_message, constraint_message, .. } = item;
            let own = [
                ("label", label),
                ("hint", hint),
                ("guidance", guidance),
                ("required", required_message),
                ("constraint", constraint_message),
            ];
            all.extend(own.into_iter().map(|(what, words)| (format!("{path} {what}"), words)));
        }
        for list in &mut self.lists {
            for choice in &mut list.choices {
                all.push((format!("{} {}", list.name, choice.name), &mut choice.label));
            }
        }
        all.retain(|it| !it.1.is_empty());
        all
    }

    /// The languages that words are in, in the order in which they first stand; the default first.
    pub fn languages(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.settings.default_language.as_deref().into_iter().collect();
        let items = self.items.iter().flat_map(|it| {
            let words = [&it.label, &it.hint, &it.guidance, &it.required_message, &it.constraint_message];
            words.into_iter().chain(it.media.iter().map(|it| &it.1))
        });
        let choices = self.lists.iter().flat_map(|it| &it.choices).map(|it| &it.label);
        for (language, _) in items.chain(choices).flat_map(|it| &it.languages) {
            if !all.contains(&language.as_str()) {
                all.push(language);
            }
        }
        all
    }

    /// The files beside the form that it looks at, in order: the name of each instance, and the file.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut files: Vec<(String, String)> = Vec::new();
        let mut add = |file: String| {
            let name = file.rsplit_once('.').map_or(file.as_str(), |it| it.0).to_owned();
            if files.iter().all(|it| it.0 != name) {
                files.push((name, file));
            }
        };
        for id in self.in_order() {
            let item = &self.items[id];
            match &item.choices {
                Some(Choices::File(file)) => add(file.clone()),
                _ if item.kind == Kind::External => add(item.name.clone()),
                _ => {}
            }
            for expression in item.expressions() {
                for part in expression.split("pulldata(").skip(1) {
                    let quoted = part.trim_start().split(['\'', '"']).nth(1);
                    if let Some(name) = quoted.filter(|it| !it.is_empty()) {
                        add(format!("{name}.csv"));
                    }
                }
            }
        }
        files
    }

    /// Puts an item at the end of another.
    pub(crate) fn push(&mut self, parent: ItemId, item: Item) -> ItemId {
        let id = self.items.len();
        self.items.push(Item { parent, ..item });
        self.items[parent].children.push(id);
        id
    }
}

impl Item {
    /// Whether a word is among those that say how it looks.
    pub fn looks(&self, word: &str) -> bool {
        looks(self.appearance.as_deref().unwrap_or_default(), word)
    }

    /// Whether it says something and asks nothing: a note, or the choices at the head of a table of questions.
    pub fn only_says(&self) -> bool {
        self.kind == Kind::Note || (self.kind.is_select() && self.looks("label"))
    }

    /// All expressions.
    pub fn expressions(&self) -> impl Iterator<Item = &String> {
        let all = [
            &self.relevant,
            &self.required,
            &self.constraint,
            &self.read_only,
            &self.calculation,
            &self.default,
            &self.choice_filter,
            &self.count,
        ];
        all.into_iter().flatten()
    }

    /// What else is set, by name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }
}
