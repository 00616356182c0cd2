//! Which State a row is about, when the row says it twice: by code and by name.

use super::refused::RowError;
use super::value::empty;
use diligence_domain::{Jurisdiction, Locale, Lookup, Register};
use diligence_sheet::Record;

/// A column of codes, and how many letters they have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code {
    pub column: &'static str,
    pub letters: usize,
}

/// The State or territory that both the code and the name mean.
pub(super) fn of_both(
    record: &Record<'_>,
    code: Code,
    name: &str,
) -> Result<&'static Jurisdiction, RowError> {
    let state = of_code(record, code)?;
    let written = record.get(name).text();
    let written = written.trim();
    let wrong = |problem, remedy| RowError::new(record.at(name), written.to_owned(), problem, remedy);
    if written.is_empty() {
        return Err(empty(
            record.at(name),
            &format!("Write the name that goes with the code, {}", english(state)),
        ));
    }
    // The code once more, or a number, is no second witness.
    let is_code = written == state.code.as_str()
        || written == state.alpha2
        || written.bytes().all(|b| b.is_ascii_digit());
    let named = Register::shipped().find_state(written).filter(|_| !is_code);
    match named {
        Some(named) if named.code == state.code => Ok(state),
        Some(named) => Err(wrong(
            format!("is {}, but the code in the same row is that of {}", named.code, english(state)),
            "Correct the one that is wrong".into(),
        )),
        None => Err(wrong(
            "is no known name of a State or territory".into(),
            format!("Write the name that goes with the code, {}", english(state)),
        )),
    }
}

/// The State or territory of a code of exactly so many capital letters.
pub(super) fn of_code(record: &Record<'_>, code: Code) -> Result<&'static Jurisdiction, RowError> {
    let written = record.get(code.column).text();
    let written = written.trim();
    if written.is_empty() {
        return Err(empty(
            record.at(code.column),
            &format!("Write the ISO 3166-1 code of {} letters", code.letters),
        ));
    }
    let shape = written.len() == code.letters && written.bytes().all(|b| b.is_ascii_uppercase());
    Register::shipped().find_state(written).filter(|_| shape).ok_or_else(|| {
        RowError::new(
            record.at(code.column),
            written.to_owned(),
            "is the code of no State or territory",
            format!("Write the ISO 3166-1 code of {} letters", code.letters),
        )
    })
}

/// The jurisdiction, State or unit, that a cell means by any code or name; `None` where it means none that is
/// known and `skip_unknown` says that this is no error.
pub(super) fn of_any(
    record: &Record<'_>,
    column: &str,
    states_only: bool,
    skip_unknown: bool,
) -> Result<Option<&'static Jurisdiction>, RowError> {
    let written = record.get(column).text();
    let written = written.trim();
    if written.is_empty() {
        return Err(empty(record.at(column), "Write a code (MYS, MY-10) or a name"));
    }
    let state = Register::shipped().find_state(written);
    if let Some(state) = state.filter(|_| states_only) {
        return Ok(Some(state));
    }
    let wrong = |problem: &str, remedy| RowError::new(record.at(column), written.to_owned(), problem, remedy);
    match Register::shipped().find(written) {
        Lookup::One(found) if !states_only => Ok(Some(found)),
        Lookup::Many(found) if !states_only => Err(wrong(
            "could be several jurisdictions",
            format!("Write the code: {}; or set states_only = true in the map", named(&found)),
        )),
        _ if skip_unknown => Ok(None),
        Lookup::None(near) if !near.is_empty() => {
            Err(wrong("is no known jurisdiction", format!("Did you mean {}?", named(&near))))
        }
        _ => Err(wrong("is no known jurisdiction", "Write a code (MYS, MY-10) or a name".into())),
    }
}

fn named(found: &[&Jurisdiction]) -> String {
    let named = found.iter().map(|it| format!("{} ({})", it.code, english(it)));
    named.collect::<Vec<_>>().join(" or ")
}

/// Its English name.
pub(super) fn english(state: &Jurisdiction) -> &str {
    state.name(Locale::EN).text
}
