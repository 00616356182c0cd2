//! What a question may be called: a name by XML 1.0 (production 5), without a colon.

/// Whether a name may begin with this.
pub(crate) fn may_begin(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn may_follow(c: char) -> bool {
    may_begin(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// How many bytes at the beginning of a text make up a name.
pub(crate) fn length(text: &str) -> usize {
    let ends = |(at, c): &(usize, char)| if *at == 0 { !may_begin(*c) } else { !may_follow(*c) };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

/// Whether a text is a name.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && length(text) == text.len()
}

/// The prefix and the name of what may name an attribute; `None` where it may not.
pub(crate) fn parts(text: &str) -> Option<(Option<&str>, &str)> {
    let (prefix, name) = text.split_once(':').map_or((None, text), |(prefix, name)| (Some(prefix), name));
    (is_name(name) && prefix.is_none_or(is_name)).then_some((prefix, name))
}

/// A name as near to the text as can be, for somebody to accept.
pub(crate) fn mended(text: &str) -> String {
    let mut name: String = text.trim().chars().map(|c| if may_follow(c) { c } else { '_' }).collect();
    if !name.starts_with(may_begin) {
        name.insert(0, '_');
    }
    name
}
