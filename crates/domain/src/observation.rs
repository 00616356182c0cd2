//! Open data: one published value about one jurisdiction, in the publisher's own words and scale.
//!
//! An observation never becomes a rating, and two sources are never averaged.

use crate::JurisdictionCode;
use serde::{Deserialize, Serialize};

/// Who published a set of values, in which edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dataset {
    /// Our code for the source, such as `wbl-safety-2024`.
    pub source: String,
    /// The publisher's edition or release, such as `2024`.
    pub edition: String,
    /// Who publishes it.
    pub publisher: String,
    /// The publisher's title.
    pub title: String,
    /// The terms under which it may be used.
    pub licence: String,
    /// Where it can be found.
    pub url: String,
    /// How to cite it.
    pub citation: String,
}

/// What is observed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Our stable code within the source.
    pub code: String,
    /// The question or series title as the publisher words it.
    pub words: String,
    /// The unit: `score 0-100`, `percent`, `yes-no`, `years of age`, or a publisher's own.
    pub unit: String,
    /// Which way is nearer the standard.
    pub better: Better,
    /// How the value must not be read; empty where there is nothing to say.
    pub caveat: String,
}

/// Which way a value is nearer the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Better {
    /// A higher number.
    #[serde(rename = "higher-is-better")]
    Higher,
    /// A lower number.
    #[serde(rename = "lower-is-better")]
    Lower,
    /// The answer Yes.
    #[serde(rename = "yes-is-better")]
    Yes,
    /// The answer No.
    #[serde(rename = "no-is-better")]
    No,
    /// Neither way: context, not a measure of the State.
    #[default]
    #[serde(rename = "none")]
    Neither,
}

impl Better {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Higher, "higher-is-better"),
        (Self::Lower, "lower-is-better"),
        (Self::Yes, "yes-is-better"),
        (Self::No, "no-is-better"),
        (Self::Neither, "none"),
    ];

    /// The word in files and in the database.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(it, _)| *it == self).map_or("none", |(_, word)| word)
    }

    /// The reverse of [`Better::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, it)| *it == word).map(|(it, _)| *it)
    }
}

/// A published value. That nothing was published is no value at all: the observation is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A finite number in the variable's unit.
    Number(f64),
    /// One of the publisher's answers, in their words, with their code where they have one.
    Answer {
        /// The publisher's code, or the words again.
        code: String,
        /// The publisher's words.
        words: String,
    },
    /// The publisher says that the question does not apply. Neither zero nor unknown.
    NotApplicable,
}

impl Value {
    /// An answer without a code of its own.
    pub fn answer(words: &str) -> Self {
        Self::Answer { code: words.to_owned(), words: words.to_owned() }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// `Some(true)` for yes, `Some(false)` for no, `None` for everything else.
    pub fn yes(&self) -> Option<bool> {
        match self {
            Self::Answer { words, .. } if words.eq_ignore_ascii_case("yes") => Some(true),
            Self::Answer { words, .. } if words.eq_ignore_ascii_case("no") => Some(false),
            _ => None,
        }
    }
}

/// What tells one observation of a variable from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// The variable's code.
    pub variable: String,
    /// The jurisdiction that it is about.
    pub jurisdiction: JurisdictionCode,
    /// The period as published: a year, or a span such as `2000-2018`.
    pub period: String,
    /// What part of the population it is about, in the publisher's codes; empty for all.
    pub disaggregation: String,
}

/// One published value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// What, where, when, whom.
    pub key: Key,
    /// The year that the value stands for: the last of a span.
    pub year: i32,
    /// The value.
    pub value: Value,
    /// The publisher's lower bound.
    pub lower: Option<f64>,
    /// The publisher's upper bound.
    pub upper: Option<f64>,
    /// What the publisher says about this one value; empty where nothing.
    pub note: String,
}
