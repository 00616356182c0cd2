//! Where the percent sign stands.
//!
//! After the percent patterns of the Unicode Common Locale Data Repository; ICU offers them only as unstable.

use diligence_domain::Locale;

/// What stands around the number.
pub(super) struct Affixes {
    pub before: &'static str,
    pub after: &'static str,
}

pub(super) fn affixes(locale: Locale) -> Affixes {
    let (before, after) = match locale.as_str().split('-').next().unwrap_or_default() {
        // The marks keep the sign to the right of Latin digits in a line that runs leftwards.
        "ar" => ("", "\u{200e}%\u{200e}"),
        "fa" | "ps" | "ckb" | "sd" => ("", "٪"),
        "fr" | "es" | "ru" | "de" | "ro" | "cs" | "sv" | "da" | "nb" | "fi" | "hr" | "mk" | "sk" | "sl"
        | "lt" | "ca" | "gl" | "rn" | "ht" => ("", "\u{a0}%"),
        "tr" | "ku" => ("%", ""),
        "eu" => ("%\u{a0}", ""),
        _ => ("", "%"),
    };
    Affixes { before, after }
}
