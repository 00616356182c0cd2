//! What one pattern uses: variables, other messages, terms.

use fluent_syntax::ast::{
    Expression, InlineExpression, NamedArgument, Pattern, PatternElement, Variant, VariantKey,
};

/// What a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Words, as they are.
    Text,
    /// A number: chooses a plural form, is written with the locale's digits.
    Number,
}

/// One thing that a pattern mentions, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use<'a> {
    /// `{ $name }`.
    Variable(&'a str, Kind),
    /// `{ other-message }`.
    Message(&'a str),
    /// `{ -term }` or `{ -term.attribute }`.
    Term(&'a str, Option<&'a str>),
    /// Something that we do not support, with the remedy.
    Refused(String),
}

/// Everything that a pattern mentions.
pub fn uses<'a>(pattern: &Pattern<&'a str>) -> Vec<Use<'a>> {
    let mut found = Vec::new();
    walk(pattern, &mut found);
    found
}

fn walk<'a>(pattern: &Pattern<&'a str>, found: &mut Vec<Use<'a>>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_uses(expression, found);
        }
    }
}

fn expression_uses<'a>(expression: &Expression<&'a str>, found: &mut Vec<Use<'a>>) {
    match expression {
        Expression::Inline(inline) => inline_uses(inline, None, found),
        Expression::Select { selector, variants } => {
            let kind = variants.iter().any(is_plural).then_some(Kind::Number);
            inline_uses(selector, kind, found);
            for variant in variants {
                walk(&variant.value, found);
            }
        }
    }
}

/// `other` alone says nothing: it is also the usual name of the last of several words.
fn is_plural(variant: &Variant<&str>) -> bool {
    match variant.key {
        VariantKey::Identifier { name } => matches!(name, "zero" | "one" | "two" | "few" | "many"),
        VariantKey::NumberLiteral { .. } => true,
    }
}

fn inline_uses<'a>(inline: &InlineExpression<&'a str>, kind: Option<Kind>, found: &mut Vec<Use<'a>>) {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => {
            found.push(Use::Variable(id.name, kind.unwrap_or_else(|| by_name(id.name))));
        }
        InlineExpression::MessageReference { id, attribute: None } => found.push(Use::Message(id.name)),
        InlineExpression::MessageReference { id, attribute: Some(_) } => {
            found.push(Use::Refused(format!("“{}” has no attributes: use a message of its own", id.name)));
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            if arguments.as_ref().is_some_and(|it| !it.positional.is_empty()) {
                found.push(Use::Refused(format!("“-{}” takes named arguments only", id.name)));
            }
            found.push(Use::Term(id.name, attribute.as_ref().map(|it| it.name)));
        }
        InlineExpression::FunctionReference { id, arguments } => {
            if id.name != "NUMBER" {
                found.push(Use::Refused(format!("there is no function “{}”: only NUMBER", id.name)));
            }
            found.extend(arguments.named.iter().filter_map(refused_option));
            match arguments.positional.as_slice() {
                [InlineExpression::VariableReference { id }] => {
                    found.push(Use::Variable(id.name, Kind::Number));
                }
                [InlineExpression::NumberLiteral { .. }] => {}
                _ => found.push(Use::Refused("NUMBER takes one variable: NUMBER($name)".to_owned())),
            }
        }
        InlineExpression::Placeable { expression } => expression_uses(expression, found),
    }
}

fn by_name(variable: &str) -> Kind {
    let counts = variable == "count" || variable.ends_with("-count") || variable.ends_with("_count");
    if counts { Kind::Number } else { Kind::Text }
}

/// The options that `NUMBER` follows.
fn refused_option<'a>(option: &NamedArgument<&'a str>) -> Option<Use<'a>> {
    let good = match (option.name.name, &option.value) {
        ("type", InlineExpression::StringLiteral { value }) => matches!(*value, "cardinal" | "ordinal"),
        ("useGrouping", InlineExpression::StringLiteral { value }) => matches!(*value, "true" | "false"),
        (
            "minimumIntegerDigits" | "minimumFractionDigits" | "maximumFractionDigits",
            InlineExpression::NumberLiteral { value },
        ) => value.parse::<u8>().is_ok_and(|it| it <= 9),
        _ => false,
    };
    (!good).then(|| {
        Use::Refused(format!(
            "NUMBER does not take “{}” like this: type, useGrouping, minimumIntegerDigits, minimumFractionDigits \
             and maximumFractionDigits (0 to 9) are known",
            option.name.name
        ))
    })
}
