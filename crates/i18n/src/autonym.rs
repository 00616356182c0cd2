//! What a language calls itself.

use crate::generated::SPOKEN;
use diligence_domain::Locale;

/// The language's name in that language, as in a menu of languages; its tag where we do not know the name, and
/// nothing where we do not speak it either.
pub fn autonym(locale: Locale) -> &'static str {
    let tag = locale.as_str();
    let name = NAMES.iter().find(|it| it.0 == tag).map(|it| it.1);
    name.or_else(|| SPOKEN.iter().map(crate::spoken::Spoken::tag).find(|it| *it == tag)).unwrap_or_default()
}

/// After the Unicode Common Locale Data Repository 48, with a capital, as in a menu.
const NAMES: &[(&str, &str)] = &[
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "Azərbaycan"),
    ("bn", "বাংলা"),
    ("bs", "Bosanski"),
    ("ckb", "کوردیی ناوەندی"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("ha", "Hausa"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("ht", "Kreyòl Ayisyen"),
    ("hy", "Հայերեն"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kk", "Қазақ тілі"),
    ("km", "ខ្មែរ"),
    ("ko", "한국어"),
    ("ky", "Кыргызча"),
    ("lo", "ລາວ"),
    ("mg", "Malagasy"),
    ("mn", "Монгол"),
    ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာ"),
    ("ne", "नेपाली"),
    ("ny", "Nyanja"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("rw", "Ikinyarwanda"),
    ("si", "සිංහල"),
    ("sn", "chiShona"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("tg", "Тоҷикӣ"),
    ("th", "ไทย"),
    ("to", "Lea fakatonga"),
    ("tpi", "Tok Pisin"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("uz", "O‘zbek"),
    ("vi", "Tiếng Việt"),
    ("yo", "Èdè Yorùbá"),
    ("zh", "中文"),
    ("zu", "isiZulu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_six_name_themselves() {
        let names = ["en", "fr", "es", "ar", "bn", "id"].map(|it| autonym(it.parse().unwrap()));
        assert_eq!(names, ["English", "Français", "Español", "العربية", "বাংলা", "Bahasa Indonesia"]);
    }

    #[test]
    fn every_spoken_locale_has_a_name() {
        for locale in crate::locales() {
            let named = NAMES.iter().any(|it| it.0 == locale.as_str());
            assert!(named, "“{locale}” has messages but no name: add it to NAMES in autonym.rs");
        }
    }
}
