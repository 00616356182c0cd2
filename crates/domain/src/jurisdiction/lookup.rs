//! Finding a jurisdiction by what people and datasets call it.

use super::{Jurisdiction, Register};
use crate::text::fold;

/// What a search for one jurisdiction found.
#[derive(Debug)]
pub enum Lookup<'a> {
    /// Exactly this one.
    One(&'a Jurisdiction),
    /// The name could be any of these; States first.
    Many(Vec<&'a Jurisdiction>),
    /// None; these are spelled alike.
    None(Vec<&'a Jurisdiction>),
}

impl Register {
    /// Finds a jurisdiction by alpha-2, alpha-3, numeric (M49) or subdivision code, or by name in any
    /// language that the register has, or as datasets spell it.
    ///
    /// A code wins over a name (`NA` is Namibia). A name that both a State and one of its own subdivisions
    /// carry means the State; any other name that several carry is [`Lookup::Many`].
    pub fn find(&self, query: &str) -> Lookup<'_> {
        let query = query.trim();
        if let Some(at) = self.by_key(query) {
            return Lookup::One(self.at(at));
        }
        let places = self.by_name.get(&fold(query)).map_or(&[][..], Vec::as_slice);
        match places {
            [] => Lookup::None(self.near(query)),
            [one] => Lookup::One(self.at(*one)),
            many => {
                let mut found: Vec<_> = many.iter().map(|at| self.at(*at)).collect();
                found.sort_by_key(|it| (it.state.is_some(), it.code));
                let first = found[0];
                if first.state.is_none() && found[1..].iter().all(|it| it.state == Some(first.code)) {
                    Lookup::One(first)
                } else {
                    Lookup::Many(found)
                }
            }
        }
    }

    /// Finds a State or territory by code or name; subdivisions of the same name do not count, nor do States that do
    /// not exist.
    ///
    /// For datasets whose rows are economies or countries.
    pub fn find_state(&self, query: &str) -> Option<&Jurisdiction> {
        let query = query.trim();
        let at = self.by_key(query).filter(|at| self.is_state(*at)).or_else(|| {
            let mut states = self.by_name.get(&fold(query))?.iter().copied().filter(|at| self.is_state(*at));
            states.next().filter(|_| states.next().is_none())
        })?;
        Some(self.at(at))
    }

    fn by_key(&self, query: &str) -> Option<usize> {
        let key = query.to_ascii_uppercase();
        let numeric = !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit());
        let key = if numeric { key.trim_start_matches('0') } else { &key };
        self.by_key.get(key).copied()
    }

    fn near(&self, query: &str) -> Vec<&Jurisdiction> {
        let wanted = fold(query);
        if wanted.chars().count() < 3 {
            return Vec::new();
        }
        let mut near: Vec<_> = self
            .by_name
            .iter()
            .filter_map(|(name, places)| {
                let distance = if name.contains(&wanted) { 0 } else { distance(name, &wanted, 2)? };
                let state = places.iter().copied().find(|at| self.is_state(*at));
                // Nobody who misspells a State is led to one that does not exist.
                let at = state.or(places.iter().copied().find(|at| self.is_real(*at)))?;
                Some((distance, state.is_none(), self.at(at)))
            })
            .collect();
        near.sort_by_key(|(distance, unit, it)| (*unit, *distance, it.code));
        near.dedup_by_key(|(_, _, it)| it.code);
        near.into_iter().take(5).map(|(_, _, it)| it).collect()
    }
}

/// Levenshtein distance, or `None` when it is over `most`.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    Some(row[b.len()]).filter(|it| *it <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(query: &str) -> String {
        match Register::shipped().find(query) {
            Lookup::One(it) => it.code.to_string(),
            other => panic!("{query}: {other:?}"),
        }
    }

    #[test]
    fn codes_and_names_meet() {
        for (query, code) in [
            ("MYS", "MYS"),
            ("my", "MYS"),
            ("458", "MYS"),
            ("MY-10", "MY-10"),
            ("Malaysia", "MYS"),
            ("NA", "NAM"),
            ("004", "AFG"),
            ("4", "AFG"),
            ("Egypt, Arab Rep.", "EGY"),
            ("Türkiye", "TUR"),
            ("Turkey", "TUR"),
            ("Côte d'Ivoire", "CIV"),
            ("Cote d’Ivoire", "CIV"),
            ("مصر", "EGY"),
            ("বাংলাদেশ", "BGD"),
            ("WBG", "PSE"),
            ("XKX", "XKX"),
            ("ROM", "ROU"),
            ("Niamey", "NE-8"),
            ("Mexico", "MEX"),
        ] {
            assert_eq!(one(query), code, "{query}");
        }
    }

    #[test]
    fn two_bearers_of_a_name_are_listed() {
        for (query, codes) in
            [("Georgia", ["GEO", "US-GA"]), ("Punjab", ["IN-PB", "PK-PB"]), ("Niger", ["NER", "NG-NI"])]
        {
            let Lookup::Many(found) = Register::shipped().find(query) else { panic!("{query}") };
            let found: Vec<_> = found.iter().map(|it| it.code.to_string()).collect();
            assert_eq!(found, codes, "{query}");
        }
        assert_eq!(Register::shipped().find_state("Georgia").unwrap().code.to_string(), "GEO");
    }

    #[test]
    fn misspellings_get_suggestions() {
        let Lookup::None(near) = Register::shipped().find("Malayzia") else { panic!() };
        assert!(near.iter().any(|it| it.code.to_string() == "MYS"), "{near:?}");
        assert!(matches!(Register::shipped().find("qqqq"), Lookup::None(near) if near.is_empty()));
    }

    #[test]
    fn states_that_do_not_exist_are_in_no_other_list() {
        let register = Register::shipped();
        assert_eq!(register.fictional().len(), 6);
        for it in register.fictional() {
            assert!(it.is_fictional() && ("XAA".."XZZ").contains(&it.code.as_str()), "{it:?}");
            assert_eq!(it.names.texts.iter().filter(|name| !name.is_empty()).count(), 6, "{it:?}");
            assert!(register.find_state(it.code.as_str()).is_none());
            // Nothing real bears its name, and who misspells it is not led to it.
            for name in it.names.all().chain([it.code.as_str()]) {
                assert_eq!(one(name), it.code.as_str(), "{name}");
                let Lookup::None(near) = register.find(&format!("{name}qq")) else { panic!("{name}") };
                assert!(near.iter().all(|it| !it.is_fictional()), "{near:?}");
            }
        }
        assert!(register.all().iter().all(|it| !it.is_fictional()));
    }

    #[test]
    fn the_register_is_whole() {
        use super::super::Kind;
        let register = Register::shipped();
        let members = register.states().iter().filter(|it| it.kind == Kind::UnMember).count();
        assert_eq!(members, 193);
        assert_eq!(register.states().len(), 250); // ISO 3166-1's 249 and Kosovo, whose code is user-assigned
        for state in register.states() {
            assert_eq!(one(state.code.as_str()), state.code.to_string());
            assert_eq!(one(&state.alpha2), state.code.to_string());
        }
    }
}
