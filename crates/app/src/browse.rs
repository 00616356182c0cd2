//! Looking around: the list of jurisdictions, the values of one variable everywhere.

use crate::App;
use diligence_domain::jurisdiction::Kind;
use diligence_domain::text::fold;
use diligence_domain::{Jurisdiction, JurisdictionCode, Locale, Lookup, Observation, Register};
use diligence_framework::mapping::{MappedVariable, Reading};
use std::collections::BTreeMap;

/// What narrows the list of jurisdictions.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Letters of a name, or a code; empty for all.
    pub query: String,
    /// UN M49 region or sub-region; empty for all.
    pub region: String,
    /// Only those about which open data speaks.
    pub with_data: bool,
}

/// One line of the list.
#[derive(Debug)]
pub struct Line {
    /// Who.
    pub jurisdiction: &'static Jurisdiction,
    /// How many published values there are about it.
    pub values: i64,
}

/// The list of jurisdictions.
#[derive(Debug)]
pub struct Listing {
    /// States and territories, by name in the reader's language.
    pub states: Vec<Line>,
    /// Subdivisions that the query matches; none without a query, and no more than [`UNITS_SHOWN`].
    pub units: Vec<Line>,
    /// States that do not exist and have scores, by name; none where anything but a name was asked for.
    pub fictional: Vec<&'static Jurisdiction>,
}

/// The most subdivisions that a search shows.
pub const UNITS_SHOWN: usize = 50;

/// Lists jurisdictions.
///
/// # Errors
/// A database that does not answer.
pub async fn list(app: &App, filter: &Filter, locale: Locale) -> Result<Listing, diligence_store::Error> {
    let counts: BTreeMap<JurisdictionCode, i64> =
        app.store().observation_counts().await?.into_iter().collect();
    let register = Register::shipped();
    let mut fictional = fictional(app, locale).await?;
    let values = |it: &Jurisdiction| counts.get(&it.code).copied().unwrap_or(0);
    let line = |jurisdiction: &'static Jurisdiction| Line { jurisdiction, values: values(jurisdiction) };
    let found = search(register, &filter.query, locale);
    let wanted = |it: &Jurisdiction| {
        (filter.region.is_empty() || it.region == filter.region || it.subregion == filter.region)
            && (!filter.with_data || values(it) > 0)
            && found.as_ref().is_none_or(|codes| codes.contains(&it.code))
    };
    let mut states: Vec<Line> = register.states().iter().filter(|it| wanted(it)).map(line).collect();
    diligence_i18n::sort_by_name(locale, &mut states, |it| it.jurisdiction.name(locale).text.to_owned());
    let units = found.iter().flatten().filter(|code| code.is_unit()).filter_map(|code| register.get(*code));
    let units = units.filter(|it| filter.region.is_empty() && (!filter.with_data || values(it) > 0));
    fictional.retain(|it| {
        filter.region.is_empty()
            && !filter.with_data
            && found.as_ref().is_none_or(|codes| codes.contains(&it.code))
    });
    Ok(Listing { states, units: units.take(UNITS_SHOWN).map(line).collect(), fictional })
}

/// States that do not exist and have scores, by name in the reader's language.
///
/// # Errors
/// A database that does not answer.
pub async fn fictional(
    app: &App,
    locale: Locale,
) -> Result<Vec<&'static Jurisdiction>, diligence_store::Error> {
    let scored = app.store().scored().await?;
    let shown = |it: &&Jurisdiction| scored.contains(&it.code);
    let mut all: Vec<_> = Register::shipped().fictional().iter().filter(shown).collect();
    diligence_i18n::sort_by_name(locale, &mut all, |it| it.name(locale).text.to_owned());
    Ok(all)
}

/// Codes of everything whose code is the query or whose name in `locale` or English holds it; `None` without one.
fn search(register: &'static Register, query: &str, locale: Locale) -> Option<Vec<JurisdictionCode>> {
    let query = query.trim();
    if query.is_empty() {
        return None;
    }
    let mut found: Vec<JurisdictionCode> = match register.find(query) {
        Lookup::One(it) => vec![it.code],
        Lookup::Many(all) => all.iter().map(|it| it.code).collect(),
        Lookup::None(_) => Vec::new(),
    };
    let wanted = fold(query);
    if wanted.chars().count() >= 2 {
        let holds = |it: &Jurisdiction| {
            [locale, Locale::EN].iter().any(|locale| fold(it.name(*locale).text).contains(&wanted))
        };
        for it in register.all().iter().chain(register.fictional()).filter(|it| holds(it)) {
            if !found.contains(&it.code) {
                found.push(it.code);
            }
        }
    }
    Some(found)
}

/// A variable that can be shown for all States beside each other: law or practice, one value each.
#[derive(Debug)]
pub struct Mappable<'a> {
    /// The dataset's source.
    pub source: &'a str,
    /// The variable.
    pub variable: &'a MappedVariable,
}

/// The variables that a map can show, scores first, as the edition maps them.
pub fn mappable(app: &App) -> Vec<Mappable<'_>> {
    let all = app.edition().mappings.iter().flat_map(|mapping| {
        let speaks = |it: &&MappedVariable| {
            it.dimension != Reading::Context
                && matches!(it.unit.as_str(), "score 0-100" | "percent" | "yes-no")
        };
        mapping.variables.iter().filter(speaks).map(|variable| Mappable { source: &mapping.code, variable })
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|it| it.variable.unit == "yes-no"); // stable: the mapping's order within
    all
}

/// The newest value of one variable for every State that has one.
///
/// # Errors
/// A database that does not answer.
pub async fn everywhere(
    app: &App,
    source: &str,
    variable: &str,
) -> Result<BTreeMap<JurisdictionCode, Observation>, diligence_store::Error> {
    let mut newest: BTreeMap<JurisdictionCode, Observation> = BTreeMap::new();
    for observation in app.store().everywhere(source, variable).await? {
        match newest.get(&observation.key.jurisdiction) {
            Some(known) if known.year > observation.year => {}
            _ => drop(newest.insert(observation.key.jurisdiction, observation)),
        }
    }
    Ok(newest)
}

/// States and territories about which open data speaks, by name in the reader's language.
///
/// # Errors
/// A database that does not answer.
pub async fn with_data(app: &App, locale: Locale) -> Result<Vec<Line>, diligence_store::Error> {
    Ok(list(app, &Filter { with_data: true, ..Filter::default() }, locale).await?.states)
}

/// The message that says what kind of jurisdiction it is.
pub fn kind_words(jurisdiction: &Jurisdiction, locale: Locale) -> String {
    let messages = diligence_i18n::messages(locale);
    match jurisdiction.kind {
        Kind::UnMember => messages.kind_un_member().into(),
        Kind::UnObserver => messages.kind_un_observer().into(),
        Kind::Territory => messages.kind_territory().into(),
        Kind::Other => messages.kind_other().into(),
        Kind::Fictional => messages.kind_fictional().into(),
        Kind::Unit => {
            let state = jurisdiction.state.and_then(|code| Register::shipped().get(code));
            messages.kind_unit(state.map_or("", |it| it.name(locale).text))
        }
    }
}
