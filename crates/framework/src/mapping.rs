//! Which variable of which open dataset informs which indicator.

use diligence_domain::Better;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `mapping/<source>.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The source's code, such as `wbl-safety-2024`.
    pub code: String,
    /// Who publishes it.
    pub publisher: String,
    /// Year of the edition.
    pub year: u16,
    /// Terms of use.
    pub licence: String,
    /// Where it can be found.
    pub url: String,
    /// How to cite it.
    pub citation: String,
    /// Its variables.
    #[serde(default, rename = "variable")]
    pub variables: Vec<MappedVariable>,
}

/// One variable and what it informs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedVariable {
    /// Stable code within the source.
    pub code: String,
    /// Sheet of the publisher's file.
    #[serde(default)]
    pub sheet: String,
    /// Exact header of the publisher's column.
    #[serde(default)]
    pub column: String,
    /// The publisher's own code of the series.
    #[serde(default)]
    pub series: String,
    /// The publisher's codes for answers, with their words.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// The publisher's codes of the parts of the population that it speaks about.
    #[serde(default)]
    pub disaggregations: Vec<String>,
    /// Whether the publisher counts it in a score.
    #[serde(default)]
    pub scored: bool,
    /// Indicators that it informs.
    #[serde(default)]
    pub indicators: Vec<String>,
    /// Law, practice, or context that measures no State.
    pub dimension: Reading,
    /// Which number is nearer the standard: `higher`, `lower` or `none`.
    pub direction: Way,
    /// The unit.
    pub unit: String,
    /// For yes-no: the answer nearer the standard.
    #[serde(default, rename = "better")]
    pub answer: Option<String>,
}

/// What a variable speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// Law.
    Law,
    /// Practice.
    Practice,
    /// The world that the State acts in; never a measure of the State.
    Context,
}

/// Which number is nearer the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// A higher one.
    Higher,
    /// A lower one.
    Lower,
    /// Neither.
    None,
}

impl MappedVariable {
    /// Which way is nearer the standard, answers included.
    pub fn better(&self) -> Better {
        match (self.answer.as_deref(), self.direction) {
            (Some("Yes"), _) => Better::Yes,
            (Some("No"), _) => Better::No,
            (_, Way::Higher) => Better::Higher,
            (_, Way::Lower) => Better::Lower,
            (_, Way::None) => Better::Neither,
        }
    }
}

impl Mapping {
    /// One variable.
    pub fn variable(&self, code: &str) -> Option<&MappedVariable> {
        self.variables.iter().find(|it| it.code == code)
    }
}
