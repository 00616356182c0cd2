//! The locales that have a folder of messages, each with what is made once and kept.

use crate::embedded::Embedded;
use crate::format::Format;
use crate::generated::{SIGNATURES, SPOKEN};
use crate::messages::Messages;
use crate::order::Order;
use diligence_domain::Locale;
use std::sync::{LazyLock, OnceLock};

/// One locale; its parts are made when first asked for.
pub(crate) struct Spoken {
    embedded: Embedded,
    messages: OnceLock<Messages>,
    format: OnceLock<Format>,
    order: OnceLock<Order>,
}

static LOCALES: LazyLock<Vec<Locale>> =
    LazyLock::new(|| SPOKEN.iter().filter_map(|it| it.embedded.tag.parse().ok()).collect());

/// Every locale that we speak: English first, then by tag.
pub fn locales() -> &'static [Locale] {
    &LOCALES
}

/// The locale with exactly this tag, if we speak it.
pub fn known(tag: &str) -> Option<Locale> {
    locales().iter().copied().find(|it| it.as_str() == tag)
}

/// The messages in this locale; in English where we do not speak it.
pub fn messages(locale: Locale) -> &'static Messages {
    let reference =
        || english().messages.get_or_init(|| Messages::new(&english().embedded, SIGNATURES, None));
    let spoken = Spoken::of(locale);
    if spoken.embedded.tag == english().embedded.tag {
        return reference();
    }
    spoken.messages.get_or_init(|| Messages::new(&spoken.embedded, SIGNATURES, Some(reference())))
}

/// How this locale writes numbers, dates and lists; as English does where we do not speak it.
pub fn format(locale: Locale) -> &'static Format {
    let spoken = Spoken::of(locale);
    spoken.format.get_or_init(|| Format::new(spoken.locale()))
}

/// The order of names in this locale.
pub(crate) fn order(locale: Locale) -> &'static Order {
    let spoken = Spoken::of(locale);
    spoken.order.get_or_init(|| Order::new(spoken.locale()))
}

/// The build puts English first and fails without it.
fn english() -> &'static Spoken {
    &SPOKEN[0]
}

impl Spoken {
    pub(crate) const fn new(embedded: Embedded) -> Self {
        Self { embedded, messages: OnceLock::new(), format: OnceLock::new(), order: OnceLock::new() }
    }

    fn of(locale: Locale) -> &'static Self {
        SPOKEN.iter().find(|it| it.embedded.tag == locale.as_str()).unwrap_or(english())
    }

    fn locale(&self) -> Locale {
        self.embedded.tag.parse().unwrap_or(Locale::EN)
    }

    pub(crate) fn tag(&self) -> &'static str {
        self.embedded.tag
    }
}
