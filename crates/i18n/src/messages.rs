//! The messages of one locale.

use crate::argument::Argument;
use crate::embedded::{Embedded, Signature};
use crate::format::number::{Decimals, Shape};
use crate::plural::{CATEGORY, Plurals, rewritten};
use diligence_domain::{Direction, Locale};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

/// Every message in one locale, one method each (`nav-home` is `nav_home`).
///
/// A message without variables is made once. Words given to a message are not isolated from the direction of the
/// line: a message that needs it says so with U+2068 and U+2069. The texts are plain, not HTML.
pub struct Messages {
    locale: Locale,
    reviewed: bool,
    signatures: &'static [Signature],
    /// By the signature's place; `None` where there are variables.
    plain: Vec<Option<&'static str>>,
    bundle: FluentBundle<FluentResource>,
    /// English, for what is not translated; `None` in English itself.
    reference: Option<&'static Messages>,
}

impl Messages {
    /// Costs memory for ever: make one per locale.
    pub(crate) fn new(
        embedded: &Embedded,
        signatures: &'static [Signature],
        reference: Option<&'static Self>,
    ) -> Self {
        let locale = embedded.tag.parse().unwrap_or(Locale::EN);
        let language: LanguageIdentifier = embedded.tag.parse().unwrap_or_default();
        let plurals = Plurals::new(locale);
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number_text));
        // None of these can fail here: the bundle is new, and the build has read the same files.
        let _ = bundle.add_function("NUMBER", number);
        let _ = bundle.add_function(CATEGORY, move |positional, _| plurals.category(positional));
        for text in embedded.files {
            let resource = FluentResource::try_new(rewritten(text)).unwrap_or_else(|(resource, _)| resource);
            let _ = bundle.add_resource(resource);
        }
        let mut messages =
            Self { locale, reviewed: embedded.reviewed, signatures, plain: Vec::new(), bundle, reference };
        let plain = |index: usize| match messages.own(index, &[]) {
            Some(text) => text.leak(),
            None => reference.map_or("", |it| it.plain(index)),
        };
        messages.plain = signatures
            .iter()
            .enumerate()
            .map(|(index, it)| it.variables.is_empty().then(|| plain(index)))
            .collect();
        messages
    }

    /// The language of the texts, but for those that [`Messages::fallbacks`] names.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Which way the lines run.
    pub fn direction(&self) -> Direction {
        self.locale.direction()
    }

    /// A person has reviewed every file of this locale: each begins with `# reviewed: yes`.
    pub fn is_reviewed(&self) -> bool {
        self.reviewed
    }

    /// The ids of all messages, in order.
    pub fn ids() -> impl ExactSizeIterator<Item = &'static str> {
        crate::generated::SIGNATURES.iter().map(|it| it.id)
    }

    /// The ids of messages that are shown in English because this locale does not have them, in order.
    pub fn fallbacks(&self) -> Vec<&'static str> {
        self.signatures.iter().map(|it| it.id).filter(|it| !self.bundle.has_message(it)).collect()
    }

    /// A message without variables whose id is made while running, such as the name of a unit.
    pub fn by_id(&self, id: &str) -> Option<&'static str> {
        self.plain[self.index(id)?]
    }

    /// A message with variables whose id is made while running; `None` also when the arguments are not its own.
    pub fn by_id_with(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let index = self.index(id)?;
        let given = |(name, kind): &(&str, _)| arguments.iter().any(|it| it.0 == *name && it.1.is(*kind));
        self.signatures[index].variables.iter().all(given).then(|| self.formed(index, arguments))
    }

    fn index(&self, id: &str) -> Option<usize> {
        self.signatures.binary_search_by(|it| it.id.cmp(id)).ok()
    }

    pub(crate) fn plain(&self, index: usize) -> &'static str {
        self.plain.get(index).copied().flatten().unwrap_or_default()
    }

    pub(crate) fn formed(&self, index: usize, arguments: &[(&str, Argument<'_>)]) -> String {
        self.own(index, arguments).or_else(|| self.reference?.own(index, arguments)).unwrap_or_default()
    }

    /// In this locale's own words, if it has them.
    fn own(&self, index: usize, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        self.checked(index, arguments, &mut Vec::new())
    }

    fn checked(
        &self,
        index: usize,
        arguments: &[(&str, Argument<'_>)],
        errors: &mut Vec<fluent_bundle::FluentError>,
    ) -> Option<String> {
        let pattern = self.bundle.get_message(self.signatures.get(index)?.id)?.value()?;
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            values.set(*name, *argument);
        }
        Some(self.bundle.format_pattern(pattern, Some(&values), errors).into_owned())
    }
}

/// Fluent keeps one of these per bundle.
struct Digits(Decimals);

impl Memoizable for Digits {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let tag = language.to_string().to_ascii_lowercase();
        Ok(Self(Decimals::new(tag.parse().unwrap_or(Locale::EN))))
    }
}

/// Numbers are written by the locale's own rules.
fn number_text(value: &FluentValue<'_>, made: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    made.with_try_get::<Digits, _, _>((), |it| it.0.text(number.value, Shape::of(&number.options))).ok()
}

/// `NUMBER()`: as Fluent's, but the plural form follows the digits that are shown.
fn number<'a>(positional: &[FluentValue<'a>], named: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut options = number.options.clone();
            options.merge(named);
            let value = Shape::of(&options).rounded(number.value);
            FluentValue::Number(FluentNumber::new(value, options))
        }
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}

#[cfg(test)]
#[path = "messages/tests.rs"]
mod tests;
