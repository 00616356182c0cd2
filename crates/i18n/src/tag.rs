//! From our tags to the data's.

use diligence_domain::Locale;

/// The locale whose customs we follow.
///
/// English is British (day before month, no comma before “and”), like the texts. Arabic has Latin digits:
/// readers meet both, and figures must compare with the tables of publishers.
pub(crate) fn customs(locale: Locale) -> icu::locale::Locale {
    let tag = match locale.as_str() {
        "en" => "en-GB",
        "ar" => "ar-u-nu-latn",
        other => other,
    };
    tag.parse().unwrap_or(icu::locale::Locale::UNKNOWN)
}
