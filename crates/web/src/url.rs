//! Every address of the site, in one place.

use diligence_domain::{JurisdictionCode, Locale};

/// The home page.
pub fn home(locale: Locale) -> String {
    format!("/{locale}")
}

/// What this is.
pub fn about(locale: Locale) -> String {
    format!("/{locale}/about")
}

/// How scores are made.
pub fn method(locale: Locale) -> String {
    format!("/{locale}/method")
}

/// The current framework edition.
pub fn framework(locale: Locale) -> String {
    format!("/{locale}/framework")
}

/// One edition for good.
pub fn edition(locale: Locale, edition: &str) -> String {
    format!("/{locale}/framework/{edition}")
}

/// An area or a principle of an edition.
pub fn part(locale: Locale, edition: &str, code: &str) -> String {
    format!("/{locale}/framework/{edition}/{code}")
}

/// The list of jurisdictions.
pub fn jurisdictions(locale: Locale) -> String {
    format!("/{locale}/jurisdictions")
}

/// One jurisdiction.
pub fn jurisdiction(locale: Locale, code: JurisdictionCode) -> String {
    format!("/{locale}/jurisdictions/{code}")
}

/// A file about one jurisdiction: `data.csv`, `data.json`, `scores.csv`, `report.pdf`, `report.html`.
pub fn file(locale: Locale, code: JurisdictionCode, name: &str) -> String {
    format!("/{locale}/jurisdictions/{code}/{name}")
}

/// Jurisdictions beside each other.
pub fn compare(locale: Locale, codes: &[JurisdictionCode]) -> String {
    let query: Vec<String> = codes.iter().map(|code| format!("with={code}")).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/{locale}/compare{mark}{}", query.join("&"))
}

/// The public directory of partners.
pub fn partners(locale: Locale) -> String {
    format!("/{locale}/partners")
}

/// The page that lets somebody in.
pub fn sign_in(locale: Locale) -> String {
    format!("/{locale}/sign-in")
}

/// The page of an invitation, after its link was exchanged.
pub fn invitation(locale: Locale) -> String {
    format!("/{locale}/invitation")
}

/// A page of the survey: its entrance, `answer`, `answer/3` …
pub fn survey(locale: Locale, place: &str) -> String {
    let mark = if place.is_empty() { "" } else { "/" };
    format!("/{locale}/survey{mark}{place}")
}

/// The desk’s home.
pub fn desk(locale: Locale) -> String {
    format!("/{locale}/desk")
}

/// A page of the desk: `partners`, `people/new` …
pub fn desk_page(locale: Locale, place: &str) -> String {
    format!("/{locale}/desk/{place}")
}

/// The page that asks again who it is, before `next`.
pub fn confirm(locale: Locale, next: &str) -> String {
    format!("/{locale}/desk/confirm?next={}", encode(next))
}

/// The map of a variable.
pub fn map(locale: Locale, source: &str, variable: &str) -> String {
    format!("/{locale}/map/{source}/{variable}.svg")
}

/// A query value with everything but letters, digits and `-._~` as `%XX`.
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
