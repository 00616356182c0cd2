//! Locales as the web asks for them.

use diligence_domain::Locale;
use diligence_i18n::{autonym, format, known, locales, messages, negotiate};

#[test]
fn english_comes_first() {
    assert_eq!(locales()[0], Locale::EN);
    assert!(locales()[1..].is_sorted(), "{:?}", locales());
    assert_eq!(autonym(Locale::EN), "English");
}

#[test]
fn only_spoken_tags_are_known() {
    for locale in locales() {
        assert_eq!(known(locale.as_str()), Some(*locale));
        assert_eq!(messages(*locale).locale(), *locale);
        assert_eq!(negotiate(&format!("{locale}-XX;q=0.9, xx")), *locale);
    }
    for tag in ["", "EN", "xx", "en-", "../en"] {
        assert_eq!(known(tag), None, "{tag}");
    }
}

#[test]
fn what_we_do_not_speak_is_said_in_english() {
    let unspoken = "xx".parse().unwrap();
    assert_eq!(messages(unspoken).locale(), Locale::EN);
    assert_eq!(format(unspoken).date("2026-11-24"), "24 November 2026");
    assert_eq!(negotiate("xx"), Locale::EN);
    assert_eq!(autonym(unspoken), "");
}
