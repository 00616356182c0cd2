//! The order of names, as readers of a language expect it.

use crate::spoken;
use crate::tag::customs;
use diligence_domain::Locale;
use icu::collator::CollatorBorrowed;
use icu::collator::options::CollatorOptions;
use std::cmp::Ordering;

/// One locale's collation.
pub(crate) struct Order(Option<CollatorBorrowed<'static>>);

impl Order {
    pub(crate) fn new(locale: Locale) -> Self {
        Self(CollatorBorrowed::try_new(customs(locale).into(), CollatorOptions::default()).ok())
    }

    /// Names that a reader cannot tell apart stand in the order of their code points, so that a list never flickers.
    pub(crate) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.as_ref().map_or(Ordering::Equal, |it| it.compare(a, b)).then_with(|| a.cmp(b))
    }
}

/// Compares two names in this locale; as English does where we do not speak it.
pub fn compare(locale: Locale) -> impl Fn(&str, &str) -> Ordering + Copy + Send + Sync + 'static {
    let order = spoken::order(locale);
    move |a, b| order.compare(a, b)
}

/// Sorts by name in this locale. Each name is asked for once; equal names keep their order.
pub fn sort_by_name<T, K: AsRef<str>>(locale: Locale, items: &mut Vec<T>, name: impl Fn(&T) -> K) {
    let order = spoken::order(locale);
    let mut named: Vec<(K, T)> = items.drain(..).map(|it| (name(&it), it)).collect();
    named.sort_by(|a, b| order.compare(a.0.as_ref(), b.0.as_ref()));
    items.extend(named.into_iter().map(|it| it.1));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(tag: &str, names: &str) -> String {
        let order = Order::new(tag.parse().unwrap());
        let mut names: Vec<&str> = names.split(' ').collect();
        names.sort_by(|a, b| order.compare(a, b));
        names.join(" ")
    }

    #[test]
    fn accents_stay_near_their_letter() {
        assert_eq!(
            sorted("fr", "Zambie Équateur Fidji Espagne égypte"),
            "égypte Équateur Espagne Fidji Zambie"
        );
        assert_eq!(sorted("en", "Zambia Albania Åland Afghanistan"), "Afghanistan Åland Albania Zambia");
        assert_eq!(sorted("es", "oso ñu nube"), "nube ñu oso");
    }

    #[test]
    fn each_language_has_its_own_alphabet() {
        assert_eq!(sorted("da", "Zambia Åland Albanien"), "Albanien Zambia Åland");
        assert_eq!(
            sorted("ar", "يمن مصر إثيوبيا Zambia تونس بنن أفغانستان"),
            "إثيوبيا أفغانستان بنن تونس مصر يمن Zambia"
        );
        assert_eq!(sorted("bn", "মালয়েশিয়া বাংলাদেশ আলবেনিয়া কেনিয়া"), "আলবেনিয়া কেনিয়া বাংলাদেশ মালয়েশিয়া");
    }

    #[test]
    fn like_names_have_an_order_too() {
        let order = Order::new(Locale::EN);
        assert_eq!(order.compare("a", "a\u{0}"), Ordering::Less);
        assert_eq!(order.compare("a", "a"), Ordering::Equal);
    }

    #[test]
    fn sorting_carries_the_items() {
        let mut items = vec![(1, "Zambia"), (2, "Åland"), (3, "Albania")];
        sort_by_name(Locale::EN, &mut items, |it| it.1.to_owned());
        assert_eq!(items, [(2, "Åland"), (3, "Albania"), (1, "Zambia")]);
        assert_eq!(compare(Locale::EN)("Åland", "Albania"), Ordering::Less);
    }
}
