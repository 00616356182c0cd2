//! Small things that stand in cells: yes and no, and `start=1 end=5 step=1`.

/// Whether a cell says yes.
pub(super) fn yes(text: &str) -> bool {
    matches!(text, "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()")
}

/// Whether a cell says no.
pub(super) fn no(text: &str) -> bool {
    matches!(text, "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()")
}

/// What a cell says that may be yes, no or an expression, as an expression.
pub(super) fn condition(text: String) -> String {
    if yes(&text) {
        "true()".into()
    } else if no(&text) {
        "false()".into()
    } else {
        text
    }
}

/// Pairs of a name and a value, parted by blanks, commas or semicolons.
///
/// # Errors
/// The piece that is no pair.
pub(super) fn read(text: &str) -> Result<Vec<(String, String)>, String> {
    let text = text.split('=').map(str::trim).collect::<Vec<_>>().join("=");
    let parts: Vec<&str> = if text.contains([',', ';']) {
        text.split([',', ';']).map(str::trim).filter(|it| !it.is_empty()).collect()
    } else {
        text.split_whitespace().collect()
    };
    let mut pairs = Vec::new();
    for part in parts {
        let Some((name, value)) = part.split_once('=') else { return Err(part.to_owned()) };
        pairs.push((name.trim().to_lowercase(), value.trim().to_owned()));
    }
    Ok(pairs)
}
