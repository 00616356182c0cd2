//! What stands under “type”: what begins and ends, what offers choices, what is never asked.

use crate::form::Kind;

/// What forms elsewhere may ask and this one never does.
pub(super) const REFUSED: &[(&str, &str)] = &[
    ("osm", "Maps of OpenStreetMap are not supported"),
    ("background-audio", "Recording without a sign endangers who answers"),
    ("background-geopoint", "Taking a place without a sign endangers who answers"),
    ("start-geopoint", "Taking a place without a sign endangers who answers"),
    ("simserial", "The number of a card tells who answers"),
    ("subscriberid", "The number of a subscriber tells who answers"),
    ("select_one_external", "Choices from a file are not read yet"),
    ("begin loop", "Loops are not supported"),
    ("cascading_select", "Old cascades are not supported"),
];

/// What begins or ends.
pub(super) fn section(text: &str, verb: &str) -> Option<Kind> {
    let rest = text.strip_prefix(verb)?.strip_prefix([' ', '_'])?;
    match rest {
        "group" => Some(Kind::Group),
        "repeat" | "lgroup" | "looped group" => Some(Kind::Repeat),
        _ => None,
    }
}

pub(super) fn word(kind: Kind) -> &'static str {
    if kind == Kind::Repeat { "repeat" } else { "group" }
}

const SELECTS: &[(&str, Kind)] = &[
    ("select_one", Kind::SelectOne),
    ("select one from", Kind::SelectOne),
    ("select one", Kind::SelectOne),
    ("select1", Kind::SelectOne),
    ("add select one prompt using", Kind::SelectOne),
    ("select_multiple", Kind::SelectMultiple),
    ("select all that apply from", Kind::SelectMultiple),
    ("select all that apply", Kind::SelectMultiple),
    ("add select multiple prompt using", Kind::SelectMultiple),
    ("rank", Kind::Rank),
];

/// A type with a list: the kind, the list, and whether another answer may be written.
pub(super) fn select(text: &str) -> Option<(Kind, String, bool)> {
    SELECTS.iter().find_map(|(words, kind)| {
        let rest = text.strip_prefix(words)?.strip_prefix(' ')?;
        let (list, other) = rest.split_once(' ').map_or((rest, ""), |it| it);
        let other = match other {
            "" => false,
            "or_other" | "or other" | "or specify other" => true,
            _ => return None,
        };
        Some((*kind, list.to_owned(), other))
    })
}

/// The kind of file that a row names instead of asking something.
pub(super) fn external(text: &str) -> Option<&str> {
    text.strip_suffix("-external").filter(|it| matches!(*it, "csv" | "xml" | "geojson"))
}

/// A type with a file: the kind, and the file.
pub(super) fn from_file(text: &str) -> Option<(Kind, String)> {
    let kinds =
        [("select_one_from_file", Kind::SelectOne), ("select_multiple_from_file", Kind::SelectMultiple)];
    kinds.into_iter().find_map(|(words, kind)| {
        let file = text.strip_prefix(words)?.strip_prefix(' ')?;
        let known = [".csv", ".xml", ".geojson"].iter().any(|it| file.len() > it.len() && file.ends_with(it));
        (known && !file.contains(' ')).then(|| (kind, file.to_owned()))
    })
}

pub(super) fn or_other(text: &str) -> bool {
    select(text).is_some_and(|it| it.2)
}
