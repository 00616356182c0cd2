//! Everything known about one jurisdiction, per principle: open data in law and in practice, treaty status,
//! standards. Nothing is averaged; what nobody published is absent.

mod entry;
mod json;
pub mod scores;
pub mod table;
pub mod words;

use crate::App;
use diligence_domain::score::Results;
use diligence_domain::treaty::agreed;
use diligence_domain::{
    Binding, Dataset, Jurisdiction, JurisdictionCode, Register, TreatyState, TreatyStatus,
};
use diligence_framework::standards::{Force, Standard};
use diligence_framework::{Dimension, Edition, Principle, shipped};
use std::collections::BTreeMap;

pub use entry::{Entry, Point, once};

/// One jurisdiction, seen through one edition.
#[derive(Debug)]
pub struct Profile<'a> {
    /// Who it is about.
    pub jurisdiction: &'static Jurisdiction,
    /// Through which edition.
    pub edition: &'a Edition,
    /// The datasets that speak here.
    pub datasets: Vec<Dataset>,
    /// Every principle, in order.
    pub principles: Vec<PrincipleProfile>,
    /// The treaties of the library, with what each source says.
    pub treaties: Vec<TreatyLine>,
    /// What the newest run over the edition says, where organisations rated.
    pub scores: Option<Results>,
}

/// What is known about one principle.
#[derive(Debug)]
pub struct PrincipleProfile {
    /// The area's code.
    pub area: String,
    /// The principle's code.
    pub code: String,
    /// Values about law.
    pub law: Vec<Entry>,
    /// Values about practice.
    pub practice: Vec<Entry>,
    /// Values about the world that the State acts in; never a measure of the State.
    pub context: Vec<Entry>,
}

/// One treaty and one State.
#[derive(Debug, Clone)]
pub struct TreatyLine {
    /// The instrument's code.
    pub treaty: String,
    /// What the sources that speak agree on.
    pub state: TreatyState,
    /// What each says.
    pub sources: Vec<TreatyStatus>,
}

impl PrincipleProfile {
    /// Whether nothing at all is known.
    pub fn is_unknown(&self) -> bool {
        self.law.is_empty() && self.practice.is_empty()
    }

    /// The values of one dimension.
    pub fn of(&self, dimension: Dimension) -> &[Entry] {
        match dimension {
            Dimension::Law => &self.law,
            Dimension::Practice => &self.practice,
        }
    }
}

impl Profile<'_> {
    /// The State itself, or the State of a subdivision.
    pub fn state(&self) -> JurisdictionCode {
        self.jurisdiction.state.unwrap_or(self.jurisdiction.code)
    }

    /// The State's relation to a treaty.
    pub fn treaty(&self, code: &str) -> TreatyState {
        self.treaties.iter().find(|it| it.treaty == code).map_or(TreatyState::Unknown, |it| it.state)
    }

    /// Whether a standard binds this State.
    pub fn binding(&self, standard: Standard<'_>) -> Binding {
        standard.binding(self.state(), |treaty| self.treaty(treaty))
    }

    /// The standards of a principle with whether each binds, binding ones first.
    pub fn standards<'b>(&'b self, principle: &'b Principle) -> Vec<(&'b str, Standard<'b>, Binding)> {
        let mut standards: Vec<_> = principle
            .standards
            .iter()
            .filter_map(|reference| {
                let standard = self.edition.standards.resolve(reference)?;
                Some((reference.as_str(), standard, self.binding(standard)))
            })
            .collect();
        standards.sort_by_key(|(_, _, binding)| match binding {
            Binding::Binding => 0,
            Binding::Unknown => 1,
            Binding::Comparative => 2,
        });
        standards
    }

    /// Principles of which nothing was rated in the latest year.
    pub fn unrated(&self) -> impl Iterator<Item = &PrincipleProfile> {
        let rated = |code: &str| {
            let Some((results, year)) = self.scores.as_ref().and_then(|it| Some((it, it.latest()?))) else {
                return false;
            };
            Dimension::ALL.iter().any(|it| results.score(code, *it, year).is_some())
        };
        self.principles.iter().filter(move |it| !rated(&it.code))
    }

    /// How many principles have at least one value.
    pub fn known(&self) -> usize {
        self.principles.iter().filter(|it| !it.is_unknown()).count()
    }

    /// Every entry once, whichever principles it informs: first law, then practice, then context.
    pub fn entries(&self) -> Vec<&Entry> {
        let mut seen = std::collections::HashSet::new();
        let lists: [fn(&PrincipleProfile) -> &Vec<Entry>; 3] =
            [|it| &it.law, |it| &it.practice, |it| &it.context];
        lists
            .iter()
            .flat_map(|list| self.principles.iter().flat_map(list))
            .filter(|it| seen.insert((&it.source, &it.variable, &it.disaggregation)))
            .collect()
    }

    /// The first entry of a variable.
    pub fn entry(&self, source: &str, variable: &str) -> Option<&Entry> {
        let entries =
            self.principles.iter().flat_map(|it| it.law.iter().chain(&it.practice).chain(&it.context));
        entries.into_iter().find(|it| it.source == source && it.variable == variable)
    }

    /// The dataset that an entry is of.
    pub fn dataset(&self, entry: &Entry) -> Option<&Dataset> {
        self.datasets.iter().find(|it| it.source == entry.source && it.edition == entry.edition)
    }
}

/// Gathers what is known about a jurisdiction.
///
/// # Errors
/// A database that does not answer; `Ok(None)` when there is no such jurisdiction.
pub async fn profile<'a>(
    app: &App,
    edition: &'a Edition,
    code: JurisdictionCode,
) -> Result<Option<Profile<'a>>, diligence_store::Error> {
    let Some(jurisdiction) = Register::shipped().get(code) else { return Ok(None) };
    let known = app.store().known(code).await?;
    let scores = app.store().results(edition.code(), code).await?;
    let mut datasets = app.store().datasets().await?;
    let state = jurisdiction.state.unwrap_or(code);
    let mut rows = app.store().treaty_status(state).await?;
    rows.extend(shipped::treaty_status_of(state).into_iter().cloned());

    let mut informed: BTreeMap<&str, entry::Lists> = BTreeMap::new();
    entry::hang(edition, known, &rows, code, &mut informed);
    let principles: Vec<PrincipleProfile> = edition
        .principles()
        .map(|(area, principle)| {
            let (law, practice, context) = informed.remove(principle.code.as_str()).unwrap_or_default();
            PrincipleProfile { area: area.code.clone(), code: principle.code.clone(), law, practice, context }
        })
        .collect();
    let speaks = |it: &Dataset| {
        let all = principles.iter().flat_map(|it| it.law.iter().chain(&it.practice).chain(&it.context));
        all.into_iter().any(|entry| entry.source == it.source && entry.edition == it.edition)
    };
    datasets.retain(speaks);
    let treaties = edition
        .standards
        .instruments
        .iter()
        .filter(|it| it.force == Force::Treaty)
        .map(|it| {
            let sources: Vec<_> = rows.iter().filter(|row| row.treaty == it.code).cloned().collect();
            let state = agreed(sources.iter().map(|row| row.state));
            TreatyLine { treaty: it.code.clone(), state, sources }
        })
        .collect();
    Ok(Some(Profile { jurisdiction, edition, datasets, principles, treaties, scores }))
}
