//! How to read a table that no importer knows: which column is what. The format is in `docs/import-map.md`.

mod check;
mod lines;

use diligence_domain::{Better, Dataset};
use diligence_framework::mapping::Way;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// A map, as its file holds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Our code for the source.
    pub source: String,
    /// The publisher's edition or release.
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
    /// The sheet; needed where the file has several.
    pub sheet: Option<String>,
    /// The row of the headers; else the first that holds them all.
    pub header_row: Option<u32>,
    /// The column with the jurisdiction's code or name.
    pub jurisdiction: String,
    /// Whether names mean States and territories only: Georgia is the State.
    #[serde(default)]
    pub states_only: bool,
    /// Whether rows about unknown jurisdictions are left out and counted instead of refused.
    #[serde(default)]
    pub skip_unknown_jurisdictions: bool,
    /// The column with the year.
    pub year: Option<String>,
    /// The year of the whole file.
    pub year_is: Option<i32>,
    /// The column with the period, where it is more than the year.
    pub period: Option<String>,
    /// The columns that tell which part of the population a row is about.
    #[serde(default)]
    pub disaggregation: Vec<String>,
    /// Which rows to take: those that hold exactly this text in each of these columns.
    #[serde(default)]
    pub only: BTreeMap<String, String>,
    /// What is observed.
    #[serde(default, rename = "variable")]
    pub variables: Vec<MapVariable>,
}

/// One variable and the column that holds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapVariable {
    /// Our stable code within the source.
    pub code: String,
    /// The column with the value.
    pub column: String,
    /// The question or title as the publisher words it; else the column's header.
    pub words: Option<String>,
    /// The unit. `yes-no` holds the answers Yes and No, any other unit numbers.
    pub unit: String,
    /// Which number is nearer the standard.
    pub direction: Way,
    /// For `yes-no`: the answer nearer the standard.
    pub better: Option<String>,
    /// How the value must not be read.
    #[serde(default)]
    pub caveat: String,
    /// The column with the lower bound.
    pub lower: Option<String>,
    /// The column with the upper bound.
    pub upper: Option<String>,
    /// The column with what the publisher says about a value.
    pub note: Option<String>,
    /// Texts by which the publisher says that there is no value.
    #[serde(default = "nothing")]
    pub missing: Vec<String>,
    /// Texts by which the publisher says that the question does not apply.
    #[serde(default)]
    pub not_applicable: Vec<String>,
    /// The least that a value may be.
    pub min: Option<f64>,
    /// The most that a value may be.
    pub max: Option<f64>,
    /// Which rows to take for this variable, besides the map's own `only`.
    #[serde(default)]
    pub only: BTreeMap<String, String>,
}

fn nothing() -> Vec<String> {
    vec![String::new()]
}

/// What is wrong with a map.
#[derive(Debug, thiserror::Error)]
pub enum MapError {
    /// The file cannot be read.
    #[error("the map “{file}” cannot be read: {why}. Check that it exists and is plain UTF-8 text.")]
    Unreadable {
        /// The map's name.
        file: String,
        /// What the system says.
        why: String,
    },
    /// A key is missing, unknown or holds what it may not.
    #[error("the map “{file}”, line {line}, {key}: {problem}. See docs/import-map.md.")]
    Wrong {
        /// The map's name.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// What is wrong.
        problem: String,
    },
}

impl Map {
    /// Reads a map from its file.
    ///
    /// # Errors
    /// The first thing that is wrong, with line and key.
    pub fn read(path: &Path) -> Result<Self, MapError> {
        const MOST: u64 = 1 << 20;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let unreadable = |why: String| MapError::Unreadable { file: name.clone().into_owned(), why };
        let mut text = String::new();
        let file = File::open(path).map_err(|error| unreadable(error.to_string()))?;
        file.take(MOST + 1).read_to_string(&mut text).map_err(|error| unreadable(error.to_string()))?;
        if text.len() as u64 > MOST {
            return Err(unreadable(format!("it holds more than {MOST} bytes")));
        }
        Self::parse(&name, &text)
    }

    /// Reads a map from its text; `file` is what messages call it.
    ///
    /// # Errors
    /// The first thing that is wrong, with line and key.
    pub fn parse(file: &str, text: &str) -> Result<Self, MapError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let map: Self = toml::from_str(text).map_err(|error| lines::wrong(file, text, &error))?;
        check::map(&map).map_err(|(key, problem)| MapError::Wrong {
            file: file.to_owned(),
            line: lines::of_key(text, &key),
            key: format!("“{}”", key.last().unwrap_or_default()),
            problem,
        })?;
        Ok(map)
    }

    /// The dataset that it describes.
    pub fn dataset(&self) -> Dataset {
        Dataset {
            source: self.source.clone(),
            edition: self.edition.clone(),
            publisher: self.publisher.clone(),
            title: self.title.clone(),
            licence: self.licence.clone(),
            url: self.url.clone(),
            citation: self.citation.clone(),
        }
    }
}

impl MapVariable {
    /// Which way is nearer the standard, answers included.
    pub fn better(&self) -> Better {
        match (self.better.as_deref(), self.direction) {
            (Some("Yes"), _) => Better::Yes,
            (Some("No"), _) => Better::No,
            (_, Way::Higher) => Better::Higher,
            (_, Way::Lower) => Better::Lower,
            (_, Way::None) => Better::Neither,
        }
    }
}
