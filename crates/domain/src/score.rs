//! What a run of the measurement model publishes about jurisdictions. Nothing about a single rater is here.

use crate::JurisdictionCode;
use serde::{Deserialize, Serialize, Serializer};

/// The two things that are rated about every principle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Does it exist, and is it adequate?
    Law,
    /// Is it done, and does it work?
    Practice,
}

impl Dimension {
    /// Both, in order.
    pub const ALL: &'static [Self] = &[Self::Law, Self::Practice];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Practice => "practice",
        }
    }

    /// The reverse of [`Dimension::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == word)
    }
}

/// Which run: equal runs give equal numbers, and are kept once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The code of the framework edition whose principles were rated.
    pub edition: String,
    /// The measurement model and its version.
    pub model: String,
    /// SHA-256 of the file of ratings, in hexadecimal.
    pub input: String,
    /// The seed.
    pub seed: u64,
    /// Chains.
    pub chains: u32,
    /// Draws that every number rests on, at least.
    pub draws: u32,
    /// The program's version.
    pub program: String,
    /// Lines of the file, whatever they say.
    pub ratings: u32,
    /// When it was kept, UTC milliseconds.
    pub created_ms: i64,
}

/// A number with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The median.
    pub median: f64,
    /// The standard deviation.
    pub sd: f64,
    /// Where 68 % lie.
    pub within68: (f64, f64),
    /// Where 90 % lie.
    pub within90: (f64, f64),
    /// Where 95 % lie.
    pub within95: (f64, f64),
}

/// How well the chains of a number met.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Convergence {
    /// R̂.
    pub rhat: f64,
    /// Effective draws for the middle.
    pub ess_bulk: f64,
    /// Effective draws for the published quantiles.
    pub ess_tail: f64,
}

/// Why there is no number although somebody rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Withheld {
    /// Fewer organisations than may be shown, or one of them supplied most of the ratings: then not even how many.
    FewOrganisations,
    /// The chains did not meet.
    NotConverged,
}

impl Withheld {
    /// The word in the database and in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FewOrganisations => "few-organisations",
            Self::NotConverged => "not-converged",
        }
    }

    /// The reverse of [`Withheld::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        [Self::FewOrganisations, Self::NotConverged].into_iter().find(|it| it.as_str() == word)
    }
}

/// What a score is without any single organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Robustness {
    /// Its median stays within its 68 % interval, whichever organisation is left out.
    Robust,
    /// It does not.
    Sensitive,
}

impl Robustness {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Robust => "robust",
            Self::Sensitive => "sensitive",
        }
    }
}

/// The numbers themselves, or `{"withheld": why}`.
fn numbers<T: Serialize, S: Serializer>(it: &Result<T, Withheld>, out: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Nothing {
        withheld: Withheld,
    }
    match it {
        Ok(numbers) => numbers.serialize(out),
        Err(withheld) => Nothing { withheld: *withheld }.serialize(out),
    }
}

/// One dimension of one principle in one jurisdiction and year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// The principle's code.
    pub principle: String,
    /// Law or practice.
    pub dimension: Dimension,
    /// Where.
    pub jurisdiction: JurisdictionCode,
    /// When.
    pub year: i32,
    /// The numbers, or why there are none.
    #[serde(serialize_with = "numbers")]
    pub figures: Result<Figures, Withheld>,
}

/// The numbers of a score that may be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The expected rating, on the scale from 0 to 4.
    pub rating: Estimate,
    /// The place on the latent scale.
    pub place: Estimate,
    /// The chance of each level from 0 to 4.
    pub chances: [f64; 5],
    /// The level in whose stretch of the scale the place lies.
    pub level: f64,
    /// Who rated.
    pub raters: u32,
    /// Their organisations.
    pub organisations: u32,
    /// Their ratings.
    pub ratings: u32,
    /// Who said that she does not know.
    pub unknown: u32,
    /// Who said that it does not apply.
    pub not_applicable: u32,
    /// How well the chains met.
    pub convergence: Convergence,
    /// The part of the bridge graph: jurisdictions of different parts cannot be compared.
    pub component: u32,
    /// Whether the evidence is thin.
    pub thin: bool,
    /// What it is without any single organisation, where that is known and could point at nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub robustness: Option<Robustness>,
}

/// A difference of two expected ratings, from joint draws.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// The difference.
    pub by: Estimate,
    /// How likely it is above zero.
    pub above: f64,
    /// How well the chains met.
    pub convergence: Convergence,
}

/// Law minus practice of one principle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gap {
    /// The principle's code.
    pub principle: String,
    /// Where.
    pub jurisdiction: JurisdictionCode,
    /// When.
    pub year: i32,
    /// The numbers, or why there are none.
    #[serde(serialize_with = "numbers")]
    pub contrast: Result<Contrast, Withheld>,
}

/// One year minus the year before, within one run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The principle's code.
    pub principle: String,
    /// Law or practice.
    pub dimension: Dimension,
    /// Where.
    pub jurisdiction: JurisdictionCode,
    /// The earlier year.
    pub from: i32,
    /// The later year.
    pub to: i32,
    /// The numbers, or why there are none.
    #[serde(serialize_with = "numbers")]
    pub contrast: Result<Contrast, Withheld>,
}

/// What a government says of itself, beside the score and never in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SelfAssessment {
    /// The principle's code.
    pub principle: String,
    /// Law or practice.
    pub dimension: Dimension,
    /// Where.
    pub jurisdiction: JurisdictionCode,
    /// When.
    pub year: i32,
    /// What it said, beside a score that is shown.
    pub said: Said,
}

/// A government's rating.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The level that it gave.
    pub rating: u32,
    /// How likely the contributors’ expected rating lies below it.
    pub above: f64,
}

/// Everything that one run publishes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Results {
    /// Which run.
    pub run: Run,
    /// Scores by principle, dimension, jurisdiction and year.
    pub scores: Vec<Score>,
    /// Gaps by principle, jurisdiction and year.
    pub gaps: Vec<Gap>,
    /// Changes by principle, dimension, jurisdiction and year.
    pub changes: Vec<Change>,
    /// Self-assessments by principle, dimension, jurisdiction and year.
    pub self_assessments: Vec<SelfAssessment>,
}

impl Results {
    /// Nothing yet.
    pub fn of(run: Run) -> Self {
        Self { run, scores: Vec::new(), gaps: Vec::new(), changes: Vec::new(), self_assessments: Vec::new() }
    }

    /// The latest year that anything is rated in.
    pub fn latest(&self) -> Option<i32> {
        self.scores.iter().map(|it| it.year).max()
    }

    /// The score of one dimension of a principle in a year, of whichever jurisdiction comes first.
    pub fn score(&self, principle: &str, dimension: Dimension, year: i32) -> Option<&Score> {
        let mut scores = self.scores.iter();
        scores.find(|it| it.principle == principle && it.dimension == dimension && it.year == year)
    }

    /// The gap of a principle in a year.
    pub fn gap(&self, principle: &str, year: i32) -> Option<&Gap> {
        self.gaps.iter().find(|it| it.principle == principle && it.year == year)
    }
}
