//! The functions of XPath 1.0 and of ODK XForms.

#[allow(clippy::unnecessary_wraps, reason = "all functions have one shape")]
mod choice;
#[allow(clippy::unnecessary_wraps, reason = "all functions have one shape")]
mod logic;
#[allow(clippy::unnecessary_wraps, reason = "all functions have one shape")]
mod nodes;
#[allow(clippy::unnecessary_wraps, reason = "all functions have one shape")]
mod number;
#[allow(clippy::unnecessary_wraps, reason = "all functions have one shape")]
mod text;
#[allow(clippy::unnecessary_wraps, reason = "all functions have one shape")]
mod time;

use super::eval::{Context, Evaluation};
use super::{EvalError, Expr, Value};

type Result<T> = std::result::Result<T, EvalError>;

/// What a function is given, each computed when it is asked for.
#[derive(Debug, Clone, Copy)]
struct Given<'a> {
    on: &'a Evaluation<'a>,
    name: &'a str,
    all: &'a [Expr],
    at: Context,
}

impl Given<'_> {
    fn len(self) -> usize {
        self.all.len()
    }

    fn value(self, index: usize) -> Result<Value> {
        self.all.get(index).map_or_else(|| Ok("".into()), |it| self.on.value(it, self.at))
    }

    fn text(self, index: usize) -> Result<String> {
        Ok(self.on.text(&self.value(index)?))
    }

    fn number(self, index: usize) -> Result<f64> {
        Ok(self.on.number(&self.value(index)?))
    }

    fn truth(self, index: usize) -> Result<bool> {
        Ok(self.on.truth(&self.value(index)?))
    }

    fn places(self, index: usize) -> Result<Vec<super::value::Place>> {
        self.all.get(index).map_or_else(|| Ok(Vec::new()), |it| self.on.places(it, self.at, self.name))
    }

    /// All values from one on; elements each on their own.
    fn texts(self, from: usize) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for index in from..self.len() {
            match self.value(index)? {
                Value::Nodes(places) => texts.extend(places.iter().map(|it| self.on.text_at(*it))),
                other => texts.push(self.on.text(&other)),
            }
            self.on.spend(texts.len())?;
        }
        Ok(texts)
    }
}

type Function = fn(Given<'_>) -> Result<Value>;

const MANY: usize = usize::MAX;

/// Name, fewest and most values, and what it does.
const FUNCTIONS: &[(&str, usize, usize, Function)] = &[
    ("abs", 1, 1, number::abs),
    ("acos", 1, 1, number::acos),
    ("asin", 1, 1, number::asin),
    ("atan", 1, 1, number::atan),
    ("atan2", 2, 2, number::atan2),
    ("boolean", 1, 1, logic::boolean),
    ("boolean-from-string", 1, 1, logic::boolean_from_string),
    ("ceiling", 1, 1, number::ceiling),
    ("checklist", 2, MANY, choice::checklist),
    ("coalesce", 2, MANY, logic::coalesce),
    ("concat", 0, MANY, text::concat),
    ("contains", 2, 2, text::contains),
    ("cos", 1, 1, number::cos),
    ("count", 1, 1, nodes::count),
    ("count-non-empty", 1, 1, nodes::count_non_empty),
    ("count-selected", 1, 1, choice::count_selected),
    ("current", 0, 0, nodes::current),
    ("date", 1, 1, time::date),
    ("date-time", 1, 1, time::date_time),
    ("decimal-date-time", 1, 1, time::decimal_date_time),
    ("decimal-time", 1, 1, time::decimal_time),
    ("ends-with", 2, 2, text::ends_with),
    ("exp", 1, 1, number::exp),
    ("exp10", 1, 1, number::exp10),
    ("false", 0, 0, logic::no),
    ("floor", 1, 1, number::floor),
    ("format-date", 2, 2, time::format),
    ("format-date-time", 2, 2, time::format),
    ("if", 3, 3, logic::choose),
    ("indexed-repeat", 3, MANY, nodes::indexed_repeat),
    ("instance", 1, 1, nodes::instance),
    ("int", 1, 1, number::int),
    ("join", 1, MANY, text::join),
    ("jr:choice-name", 2, 2, choice::name),
    ("jr:itext", 1, 1, choice::itext),
    ("last", 0, 0, nodes::last),
    ("local-name", 0, 1, nodes::name),
    ("log", 1, 1, number::log),
    ("log10", 1, 1, number::log10),
    ("max", 1, MANY, number::max),
    ("min", 1, MANY, number::min),
    ("name", 0, 1, nodes::name),
    ("normalize-space", 0, 1, text::normalize_space),
    ("not", 1, 1, logic::not),
    ("now", 0, 0, time::now),
    ("number", 0, 1, number::number),
    ("once", 1, 1, logic::once),
    ("pi", 0, 0, number::pi),
    ("position", 0, 1, nodes::position),
    ("pow", 2, 2, number::pow),
    ("random", 0, 0, number::random),
    ("randomize", 1, 2, nodes::randomize),
    ("regex", 2, 2, text::regex),
    ("round", 1, 2, number::round),
    ("selected", 2, 2, choice::selected),
    ("selected-at", 2, 2, choice::selected_at),
    ("sin", 1, 1, number::sin),
    ("sqrt", 1, 1, number::sqrt),
    ("starts-with", 2, 2, text::starts_with),
    ("string", 0, 1, text::string),
    ("string-length", 0, 1, text::string_length),
    ("substr", 2, 3, text::substr),
    ("substring", 2, 3, text::substring),
    ("substring-after", 2, 2, text::substring_after),
    ("substring-before", 2, 2, text::substring_before),
    ("sum", 1, 1, number::sum),
    ("tan", 1, 1, number::tan),
    ("today", 0, 0, time::today),
    ("translate", 3, 3, text::translate),
    ("true", 0, 0, logic::yes),
    ("uuid", 0, 1, text::uuid),
    ("weighted-checklist", 2, MANY, choice::weighted_checklist),
];

/// Functions that forms may use elsewhere, and why not here.
const UNSUPPORTED: &[(&str, &str)] = &[
    ("area", "places are not measured"),
    ("base64-decode", "nothing is read that a person cannot see"),
    ("digest", "nothing is hashed in a form"),
    ("distance", "places are not measured"),
    ("enclosed-area", "places are not measured"),
    ("geofence", "places are not measured"),
    ("id", "elements have no identifiers"),
    ("lang", "elements have no language"),
    ("namespace-uri", "names have no namespace"),
    ("property", "nothing of a device is read"),
    ("pulldata", "files beside a form are not read yet"),
    ("search", "files beside a form are not read yet"),
    ("version", "write the version into the form"),
];

/// Functions of XPath that ODK’s own programs do not know, and what they do know instead.
const OURS_ALONE: &[(&str, &str)] = &[
    ("ceiling", "int()"),
    ("floor", "int()"),
    ("last", "count()"),
    ("local-name", "a text"),
    ("name", "a text"),
    ("substring", "substr()"),
];

/// What to write instead of a function that ODK’s own programs do not know.
pub fn elsewhere(name: &str) -> Option<&'static str> {
    OURS_ALONE.iter().find(|it| it.0 == name).map(|it| it.1)
}

fn find(name: &str) -> Option<&'static (&'static str, usize, usize, Function)> {
    FUNCTIONS.binary_search_by_key(&name, |it| it.0).ok().map(|it| &FUNCTIONS[it])
}

/// Whether a function can be called with so many values.
///
/// # Errors
/// [`EvalError`] says that it does not exist, is not supported, or takes another number.
pub fn known(name: &str, given: usize) -> Result<()> {
    let Some((_, least, most, _)) = find(name) else {
        return Err(match UNSUPPORTED.iter().find(|it| it.0 == name) {
            Some((_, why)) => EvalError::Unsupported(name.to_owned(), why),
            None => EvalError::Unknown(name.to_owned()),
        });
    };
    if (*least..=*most).contains(&given) {
        return Ok(());
    }
    let wanted = match (least, most) {
        (0, 0) => "nothing".to_owned(),
        (least, &MANY) => format!("{least} values or more"),
        (least, most) if least == most => format!("{least} value{}", if *least == 1 { "" } else { "s" }),
        (least, most) => format!("{least} to {most} values"),
    };
    Err(EvalError::Count(name.to_owned(), wanted, given))
}

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|it| it.0)
}

pub(super) fn call(on: &Evaluation<'_>, name: &str, all: &[Expr], at: Context) -> Result<Value> {
    known(name, all.len())?;
    let Some((_, _, _, function)) = find(name) else { return Err(EvalError::Unknown(name.to_owned())) };
    function(Given { on, name, all, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_stand_in_order_so_that_they_are_found() {
        assert!(FUNCTIONS.windows(2).all(|it| it[0].0 < it[1].0));
        assert!(UNSUPPORTED.iter().all(|it| find(it.0).is_none()));
        for (name, least, most, _) in FUNCTIONS {
            assert!(known(name, *least).is_ok() && known(name, *most).is_ok(), "{name}");
            assert!(*least == 0 || known(name, least - 1).is_err(), "{name}");
        }
    }
}
