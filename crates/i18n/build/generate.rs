//! The Rust source that carries the texts.

use crate::catalogue::{Catalogue, Message};
use crate::folder::Folder;
use crate::method;
use crate::pattern::Kind;
use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::serializer::serialize;
use std::fmt::Write as _;

/// The locales with their texts, the signatures by id, and the methods of `Messages`.
pub fn source(folders: &[Folder], catalogues: &[Catalogue<'_>]) -> String {
    let mut out = String::from("// Written by build/main.rs from content/messages.\n\n");
    let _ = writeln!(out, "pub(crate) static SPOKEN: [Spoken; {}] = [", folders.len());
    for folder in folders {
        let files: Vec<_> = folder.files.iter().map(|it| format!("{:?}", it.text)).collect();
        let (tag, reviewed, files) = (&folder.tag, folder.reviewed(), files.join(", "));
        let _ = writeln!(
            out,
            "    Spoken::new(Embedded {{ tag: {tag:?}, reviewed: {reviewed}, files: &[{files}] }}),"
        );
    }
    out.push_str("];\n\npub(crate) static SIGNATURES: &[Signature] = &[\n");
    let english = || catalogues.first().into_iter().flat_map(|it| &it.messages);
    for (id, message) in english() {
        let variables: Vec<_> =
            message.variables.iter().map(|(name, kind)| format!("({name:?}, Kind::{kind:?})")).collect();
        let _ = writeln!(out, "    Signature {{ id: {id:?}, variables: &[{}] }},", variables.join(", "));
    }
    out.push_str("];\n\nimpl Messages {\n");
    for (index, (id, message)) in english().enumerate() {
        method(&mut out, index, id, message);
    }
    out.push_str("}\n");
    out
}

fn method(out: &mut String, index: usize, id: &str, message: &Message<'_>) {
    let mut tree = message.tree.clone();
    tree.comment = None;
    // A fence keeps the documentation from reading `[one]` as a link.
    out.push_str("    /// ````text\n");
    for line in serialize(&Resource { body: vec![Entry::Message(tree)] }).lines() {
        let _ = writeln!(out, "    /// {line}");
    }
    out.push_str("    /// ````\n");
    let name = method::name(id);
    if message.variables.is_empty() {
        let _ = writeln!(out, "    pub fn {name}(&self) -> &'static str {{ self.plain({index}) }}");
        return;
    }
    let mut parameters = String::new();
    let mut arguments = Vec::new();
    for (variable, kind) in &message.variables {
        let parameter = method::name(variable);
        let (kind, value) = match kind {
            Kind::Text => ("&str", format!("Argument::Text({parameter})")),
            Kind::Number => ("impl Into<Number>", format!("Argument::Number({parameter}.into())")),
        };
        let _ = write!(parameters, ", {parameter}: {kind}");
        arguments.push(format!("({variable:?}, {value})"));
    }
    let arguments = arguments.join(", ");
    let _ = writeln!(
        out,
        "    pub fn {name}(&self{parameters}) -> String {{ self.formed({index}, &[{arguments}]) }}"
    );
}
