//! How a message's id becomes a method's name.

/// `nav-home` becomes `nav_home`; a word that Rust keeps for itself gets a `_` behind it.
pub fn name(id: &str) -> String {
    let name = id.replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

/// Whether an id or a variable can be a name: lower-case letters, digits, hyphens.
pub fn is_name(id: &str) -> bool {
    id.starts_with(|it: char| it.is_ascii_lowercase())
        && id.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-' || it == b'_')
}

/// Functions of `Messages` that are written by hand.
pub const TAKEN: &[&str] = &[
    "by_id",
    "by_id_with",
    "checked",
    "direction",
    "fallbacks",
    "formed",
    "ids",
    "index",
    "is_reviewed",
    "locale",
    "new",
    "own",
    "plain",
];

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];
