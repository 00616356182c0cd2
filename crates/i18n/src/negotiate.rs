//! Which locale a browser asks for.

use crate::spoken::locales;
use diligence_domain::Locale;

/// Longer headers are not written by people’s browsers.
const MOST_BYTES: usize = 500;
/// Each further wish is ignored.
const MOST_RANGES: usize = 20;

/// Codes that were replaced, with what we call the language.
const RENAMED: &[(&str, &str)] =
    &[("in", "id"), ("iw", "he"), ("ji", "yi"), ("mo", "ro"), ("no", "nb"), ("tl", "fil")];

/// The best spoken locale for an `Accept-Language` header (RFC 9110 §12.5.4, lookup as in RFC 4647 §3.4);
/// English where nothing fits. Any text is accepted, and only its beginning is read.
pub fn negotiate(accept_language: &str) -> Locale {
    best(accept_language, locales())
}

fn best(header: &str, spoken: &[Locale]) -> Locale {
    let mut wishes: Vec<(String, u16)> = cut(header).split(',').take(MOST_RANGES).filter_map(wish).collect();
    // Stable: of equal weights the first said wins.
    wishes.sort_by_key(|it| std::cmp::Reverse(it.1));
    let refused =
        |locale: &Locale| wishes.iter().any(|(range, weight)| *weight == 0 && range == locale.as_str());
    let mut offered = spoken.iter().copied().filter(|it| !refused(it));
    let first = offered.next();
    wishes
        .iter()
        .take_while(|(_, weight)| *weight > 0)
        .find_map(|(range, _)| match range.as_str() {
            "*" => first,
            range => lookup(range, spoken).filter(|it| !refused(it)),
        })
        .unwrap_or(Locale::EN)
}

/// A header cut where it is too long loses its last, broken wish.
fn cut(header: &str) -> &str {
    if header.len() <= MOST_BYTES {
        return header;
    }
    let start = &header[..header.floor_char_boundary(MOST_BYTES)];
    start.rsplit_once(',').map_or("", |it| it.0)
}

/// A range in lower case and its weight in thousandths.
fn wish(text: &str) -> Option<(String, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next()?.to_ascii_lowercase();
    let fits =
        range == "*" || !range.is_empty() && range.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    let weight = match parts.next() {
        None => Some(1000),
        Some(text) => text.strip_prefix("q=").or_else(|| text.strip_prefix("Q=")).and_then(thousandths),
    };
    weight.filter(|_| fits).map(|it| (range, it))
}

/// `0.85` is 850.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !matches!(whole, "0" | "1") || fraction.len() > 3 || !fraction.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let value = format!("{whole}{fraction:0<3}").parse().ok()?;
    (value <= 1000).then_some(value)
}

/// `ar-eg` finds `ar`; `pt` finds `pt-br` where there is no `pt`.
fn lookup(range: &str, spoken: &[Locale]) -> Option<Locale> {
    let exact = |tag: &str| spoken.iter().copied().find(|it| it.as_str() == tag);
    let mut tag = range;
    loop {
        let renamed = RENAMED.iter().find(|it| it.0 == tag).map(|it| it.1);
        if let Some(found) = exact(tag).or_else(|| exact(renamed?)) {
            return Some(found);
        }
        match tag.rsplit_once('-') {
            Some((shorter, _)) => tag = shorter,
            None => break,
        }
    }
    spoken
        .iter()
        .copied()
        .find(|it| it.as_str().strip_prefix(range).is_some_and(|rest| rest.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best_of(header: &str) -> String {
        let spoken: Vec<Locale> =
            ["en", "ar", "bn", "es", "fr", "id", "pt-br"].iter().map(|it| it.parse().unwrap()).collect();
        best(header, &spoken).to_string()
    }

    #[test]
    fn the_weightiest_spoken_wish_wins() {
        for (header, expected) in [
            ("", "en"),
            ("ar-EG", "ar"),
            ("in", "id"),
            ("in-ID", "id"),
            ("FR-ca, en;q=0.8", "fr"),
            ("de, es;q=0.5, fr;q=0.7", "fr"),
            ("bn;q=0.5,ar;q=0.5", "bn"),
            ("de;q=1.0, sv", "en"),
            ("*", "en"),
            ("de, *;q=0.1", "en"),
            ("en;q=0, *", "ar"),
            ("fr;q=0, fr-CA, es;q=0.1", "es"),
            ("fr;q=0.8, es ; q=0.9", "es"),
            ("fr;q=0.001, es;q=0", "fr"),
            ("pt", "pt-br"),
            ("pt-PT", "en"),
            ("zh-Hant-TW, ar;q=0.3", "ar"),
        ] {
            assert_eq!(best_of(header), expected, "{header}");
        }
    }

    #[test]
    fn what_is_malformed_is_ignored() {
        for (header, expected) in [
            ("fr;q=2, es;q=0.1", "es"),
            ("fr;q=1.001, es;q=0.1", "es"),
            ("fr;q=0.1234, es;q=0.1", "es"),
            ("fr;q=x, es", "es"),
            ("../fr, es", "es"),
            (",,;;, ,fr", "fr"),
            ("ﬁ, é", "en"),
        ] {
            assert_eq!(best_of(header), expected, "{header}");
        }
    }

    #[test]
    fn a_long_header_is_read_in_part() {
        assert_eq!(best_of(&format!("fr;q=0.2,{}es", "xx;q=0.1,".repeat(30))), "fr");
        assert_eq!(best_of(&format!("fr;q=0.2,{},es", "x".repeat(9_000_000))), "fr");
        // The cut falls inside “fr;q=0.85”: what is left of it must not count.
        let head = "es;q=0.1,".to_owned() + &"-".repeat(MOST_BYTES - 10 - 8) + ",fr;q=0.85";
        assert_eq!(best_of(&head), "es");
        assert_eq!(best_of(&"é".repeat(400)), "en");
    }
}
