//! Plural forms by ICU's rules.
//!
//! Fluent brings rules of its own, which are old and wrong for Arabic (103 takes the form of 3). So each choice
//! `{ $count -> … }` is read as `{ CATEGORY($count) -> … }`, where `CATEGORY` answers with the name of the form.

use crate::format::number::Shape;
use crate::tag::customs;
use diligence_domain::Locale;
use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumberType;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::{parser, serializer};
use icu::plurals::{PluralCategory, PluralRules};

/// The function's name in a rewritten text.
pub(crate) const CATEGORY: &str = "CATEGORY";

/// One locale's rules.
pub(crate) struct Plurals {
    cardinal: Option<PluralRules>,
    ordinal: Option<PluralRules>,
}

impl Plurals {
    pub(crate) fn new(locale: Locale) -> Self {
        Self {
            cardinal: PluralRules::try_new_cardinal(customs(locale).into()).ok(),
            ordinal: PluralRules::try_new_ordinal(customs(locale).into()).ok(),
        }
    }

    /// What `CATEGORY` answers: one of the exact numbers behind the first, else the form's name; words stay words.
    pub(crate) fn category<'a>(&self, positional: &[FluentValue<'a>]) -> FluentValue<'a> {
        let Some((first, exact)) = positional.split_first() else { return FluentValue::Error };
        let FluentValue::Number(number) = first else { return first.clone() };
        let same = |it: &&FluentValue<'_>| matches!(it, FluentValue::Number(key) if key.value.total_cmp(&number.value).is_eq());
        if let Some(key) = exact.iter().find(same) {
            return key.clone();
        }
        let rules = match number.options.r#type {
            FluentNumberType::Cardinal => &self.cardinal,
            FluentNumberType::Ordinal => &self.ordinal,
        };
        let shown = Shape::of(&number.options).decimal(number.value);
        let category =
            rules.as_ref().zip(shown).map_or(PluralCategory::Other, |(it, shown)| it.category_for(&shown));
        FluentValue::from(match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
    }
}

/// The same messages, their choices made by `CATEGORY`.
pub(crate) fn rewritten(text: &str) -> String {
    let mut resource = parser::parse_runtime(text).unwrap_or_else(|(resource, _)| resource);
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => message.value.iter_mut().for_each(rewrite),
            Entry::Term(term) => {
                rewrite(&mut term.value);
                term.attributes.iter_mut().for_each(|it| rewrite(&mut it.value));
            }
            _ => {}
        }
    }
    serializer::serialize(&resource)
}

fn rewrite(pattern: &mut Pattern<&str>) {
    for element in &mut pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            rewrite_expression(expression);
        }
    }
}

fn rewrite_expression(expression: &mut Expression<&str>) {
    match expression {
        Expression::Select { selector, variants } => {
            for variant in variants.iter_mut() {
                rewrite(&mut variant.value);
            }
            let value = matches!(
                selector,
                InlineExpression::VariableReference { .. } | InlineExpression::FunctionReference { .. }
            );
            if value {
                let mut positional = vec![selector.clone()];
                positional.extend(variants.iter().filter_map(exact));
                let arguments = CallArguments { positional, named: Vec::new() };
                *selector =
                    InlineExpression::FunctionReference { id: Identifier { name: CATEGORY }, arguments };
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => rewrite_expression(expression),
        Expression::Inline(_) => {}
    }
}

/// The number of a variant `[0]`.
fn exact<'a>(variant: &Variant<&'a str>) -> Option<InlineExpression<&'a str>> {
    match variant.key {
        VariantKey::NumberLiteral { value } => Some(InlineExpression::NumberLiteral { value }),
        VariantKey::Identifier { .. } => None,
    }
}
