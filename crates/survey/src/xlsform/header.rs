//! What stands under a header: `label::Français (fr)`, `relevance`, `bind::jr:preload`, `media::image::en`.

use super::{nearest, settings};

/// A header by its usual name, and the language where one is said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Header {
    /// The name; parts of old ones are joined as in `bind::jr:preload`.
    pub name: String,
    /// The language of the words beneath.
    pub language: Option<String>,
}

/// Other names of columns of the sheet “survey”. The right ones are ours.
const SURVEY: &[(&str, &str)] = &[
    ("caption", "label"),
    ("command", "type"),
    ("tag", "name"),
    ("value", "name"),
    ("readonly", "read_only"),
    ("relevance", "relevant"),
    ("constraining_message", "constraint_message"),
    ("calculate", "calculation"),
    ("requiredmsg", "required_message"),
    ("count", "repeat_count"),
    ("jr:count", "repeat_count"),
    ("bind::relevant", "relevant"),
    ("bind::required", "required"),
    ("bind::readonly", "read_only"),
    ("bind::constraint", "constraint"),
    ("bind::calculate", "calculation"),
    ("bind::jr:constraintmsg", "constraint_message"),
    ("bind::jr:requiredmsg", "required_message"),
    ("body::appearance", "appearance"),
    ("control::appearance", "appearance"),
    ("control::jr:count", "repeat_count"),
    ("body::jr:count", "repeat_count"),
    ("media::image", "image"),
    ("media::big-image", "big-image"),
    ("media::audio", "audio"),
    ("media::video", "video"),
];

const CHOICES: &[(&str, &str)] = &[
    ("caption", "label"),
    ("value", "name"),
    ("list name", "list_name"),
    ("list_name", "list_name"),
    ("media::image", "image"),
    ("media::big-image", "big-image"),
    ("media::audio", "audio"),
    ("media::video", "video"),
];

const SETTINGS: &[(&str, &str)] = &[
    ("set_form_title", "form_title"),
    ("title", "form_title"),
    ("set_form_id", "form_id"),
    ("id_string", "form_id"),
];

/// Columns of words.
const WORDS: &[&str] = &[
    "label",
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "image",
    "big-image",
    "audio",
    "video",
];

/// Columns of the sheets “survey” and “choices” that are known beside those of words.
const KNOWN: &[&str] = &[
    "type",
    "name",
    "list_name",
    "relevant",
    "required",
    "constraint",
    "read_only",
    "calculation",
    "default",
    "trigger",
    "repeat_count",
    "choice_filter",
    "appearance",
    "parameters",
    "autoplay",
    "rows",
    "disabled",
];

/// Why a header of the sheet “survey” cannot stand: dropped in silence it would change what the form does.
pub(super) fn refused(name: &str) -> Option<&'static str> {
    let head = name.split("::").next().unwrap_or(name).trim();
    let known = KNOWN.contains(&snake(head).as_str()) || SURVEY.iter().any(|it| it.0 == snake(head));
    if name == "save_to" {
        Some("belongs to entities, which are not supported")
    } else if name.contains("::") && known {
        Some("has a language, and no words stand under it")
    } else {
        None
    }
}

/// The known header of the sheet “survey” that one which is not known may be meant for.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let known = || KNOWN.iter().chain(WORDS).copied();
    let unknown = !name.contains(':') && known().all(|it| it != name);
    nearest(name, known()).filter(|_| unknown)
}

fn is_known(name: &str, sheet: &str) -> bool {
    if sheet == "settings" {
        settings::KNOWN.contains(&name)
    } else {
        KNOWN.contains(&name) || WORDS.contains(&name)
    }
}

fn aliases(sheet: &str) -> &'static [(&'static str, &'static str)] {
    match sheet {
        "choices" => CHOICES,
        "settings" => SETTINGS,
        _ => SURVEY,
    }
}

fn snake(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

/// Reads a header of a sheet; `double` says that headers of this sheet are parted by two colons, as is usual, so that
/// one alone parts nothing.
pub(super) fn read(text: &str, sheet: &str, double: bool) -> Header {
    let text = text.trim();
    let mut parts: Vec<String> = if double || text.contains("::") {
        text.split("::").map(|it| it.trim().to_owned()).collect()
    } else {
        text.split(':').map(|it| it.trim().to_owned()).collect()
    };
    // The colon of “jr:count” parts nothing.
    if let Some(at) = parts.iter().position(|it| it == "jr")
        && at + 1 < parts.len()
    {
        let rest = parts.remove(at + 1);
        parts[at] = format!("jr:{rest}");
    }
    let usual = |name: &str| aliases(sheet).iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
    // Two parts may have a usual name, or one.
    for length in [2, 1] {
        if parts.len() < length {
            continue;
        }
        let head: Vec<String> = parts[..length].iter().map(|it| snake(it)).collect();
        let joined = head.join("::");
        let spaced = head.join("::").replace('_', " ");
        let name = usual(&joined)
            .or_else(|| usual(&spaced))
            .or_else(|| is_known(&joined, sheet).then(|| joined.clone()));
        let Some(name) = name else { continue };
        let rest = &parts[length..];
        if rest.is_empty() {
            return Header { name, language: None };
        }
        if WORDS.contains(&name.as_str()) {
            return Header { name, language: Some(rest.join("::")) };
        }
    }
    // What is not known keeps its name: filters look for it.
    let name =
        if matches!(parts[0].to_lowercase().as_str(), "bind" | "body" | "control" | "instance" | "attribute")
        {
            std::iter::once(parts[0].to_lowercase())
                .chain(parts[1..].iter().cloned())
                .collect::<Vec<_>>()
                .join("::")
        } else {
            text.to_owned()
        };
    Header { name, language: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let it = read(text, "survey", text.contains("::"));
        it.name + &it.language.map(|it| format!(" in {it}")).unwrap_or_default()
    }

    #[test]
    fn headers_have_many_names() {
        for (text, expected) in [
            (" Label ", "label"),
            ("label::Français (fr)", "label in Français (fr)"),
            ("hint:Français", "hint in Français"),
            ("Constraint Message::ar", "constraint_message in ar"),
            ("bind::jr:constraintMsg::ar", "constraint_message in ar"),
            ("media::image::en", "image in en"),
            ("relevance", "relevant"),
            ("jr:count", "repeat_count"),
            ("bind::jr:preload", "bind::jr:preload"),
            ("body::accuracyThreshold", "body::accuracyThreshold"),
            ("my column", "my column"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
        assert_eq!(read("list name", "choices", false).name, "list_name");
        assert_eq!(read("Country", "choices", false).name, "Country");
    }
}
