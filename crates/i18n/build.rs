//! Turns `content/messages/<locale>/*.ftl` into one method per English message, so that a missing message or
//! argument does not compile. Stops the build, naming file and message, when a file is not Fluent or a language
//! has a message or variable that English has not.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// A message's variables in order of appearance, each with whether it is a number.
type Variables = Vec<(String, bool)>;

struct Found {
    file: String,
    text: String,
    variables: Variables,
}

fn main() {
    let messages = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../content/messages");
    println!("cargo::rerun-if-changed={}", messages.display());
    let mut locales: Vec<String> = fs::read_dir(&messages)
        .unwrap_or_else(|error| panic!("{}: {error}", messages.display()))
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    locales.sort_by_key(|it| (it != "en", it.clone()));
    assert_eq!(locales.first().map(String::as_str), Some("en"), "content/messages/en is missing");

    let mut out = String::new();
    let mut english = BTreeMap::new();
    let mut sources = String::new();
    for locale in &locales {
        let mut found = BTreeMap::new();
        let mut reviewed = true;
        let mut text = String::new();
        let mut files: Vec<_> =
            fs::read_dir(messages.join(locale)).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|it| it.extension().is_some_and(|end| end == "ftl")) {
            println!("cargo::rerun-if-changed={}", file.display());
            let content = fs::read_to_string(file).unwrap();
            let name = format!("content/messages/{locale}/{}", file.file_name().unwrap().to_str().unwrap());
            reviewed &= content.lines().any(|line| line.trim() == "# reviewed: yes");
            read(&name, &content, &mut found);
            text.push_str(&content);
            text.push('\n');
        }
        if locale == "en" {
            english = found;
        } else {
            compare(&english, &found);
        }
        writeln!(sources, "    Source {{ tag: {locale:?}, reviewed: {reviewed}, text: {text:?} }},").unwrap();
    }
    writeln!(out, "pub(crate) const SOURCES: &[Source] = &[\n{sources}];").unwrap();
    let ids: Vec<&String> = english.keys().collect();
    writeln!(out, "pub(crate) const IDS: &[&str] = &{ids:?};\n\nimpl Messages {{").unwrap();
    for (at, (id, message)) in english.iter().enumerate() {
        method(&mut out, at, id, message);
    }
    out.push_str("}\n");
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("messages.rs"), out).unwrap();
}

fn read(file: &str, content: &str, found: &mut BTreeMap<String, Found>) {
    let resource = fluent_syntax::parser::parse(content).unwrap_or_else(|(_, errors)| {
        let line = content[..errors[0].pos.start].lines().count();
        panic!("{file}:{line}: {}. Mend the message so that it is Fluent.", errors[0]);
    });
    for entry in resource.body {
        let Entry::Message(Message { id, value: Some(pattern), .. }) = entry else { continue };
        let mut variables = Variables::new();
        walk(&pattern, &mut variables);
        let text = content.lines().find(|line| line.split('=').next().is_some_and(|it| it.trim() == id.name));
        let text = text.unwrap_or_default().split_once('=').map_or("", |(_, text)| text.trim());
        let before = found
            .insert(id.name.to_owned(), Found { file: file.to_owned(), text: text.to_owned(), variables });
        assert!(before.is_none(), "{file}: “{}” stands twice. Keep one.", id.name);
    }
}

fn walk(pattern: &Pattern<&str>, variables: &mut Variables) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_walk(expression, variables);
        }
    }
}

fn expression_walk(expression: &Expression<&str>, variables: &mut Variables) {
    match expression {
        Expression::Inline(inline) => inline_walk(inline, false, variables),
        Expression::Select { selector, variants } => {
            inline_walk(selector, true, variables);
            variants.iter().for_each(|it| walk(&it.value, variables));
        }
    }
}

fn inline_walk(inline: &InlineExpression<&str>, number: bool, variables: &mut Variables) {
    match inline {
        InlineExpression::VariableReference { id } => {
            match variables.iter_mut().find(|(name, _)| name == id.name) {
                Some((_, is)) => *is |= number,
                None => variables.push((id.name.to_owned(), number || id.name == "count")),
            }
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|it| inline_walk(it, true, variables));
        }
        InlineExpression::Placeable { expression } => expression_walk(expression, variables),
        _ => {}
    }
}

fn compare(english: &BTreeMap<String, Found>, other: &BTreeMap<String, Found>) {
    for (id, message) in other {
        let Some(original) = english.get(id) else {
            panic!("{}: “{id}” is no English message. Mend its name or remove it.", message.file)
        };
        for (variable, _) in &message.variables {
            let known = original.variables.iter().any(|(name, _)| name == variable);
            assert!(known, "{}: “{id}” uses ${variable}, which English does not give it.", message.file);
        }
    }
}

fn method(out: &mut String, at: usize, id: &str, message: &Found) {
    let name = id.replace('-', "_");
    let doc = if message.text.is_empty() { id } else { &message.text };
    writeln!(out, "    #[doc = {doc:?}]").unwrap();
    if message.variables.is_empty() {
        writeln!(out, "    pub fn {name}(&self) -> &'static str {{ self.plain({at}) }}").unwrap();
        return;
    }
    let parameters: String = message
        .variables
        .iter()
        .map(|(name, number)| format!(", {name}: {}", if *number { "f64" } else { "&str" }))
        .collect();
    let arguments: String =
        message.variables.iter().map(|(name, _)| format!("({name:?}, {name}.into()), ")).collect();
    writeln!(out, "    pub fn {name}(&self{parameters}) -> String {{ self.fill({at}, &[{arguments}]) }}")
        .unwrap();
}
