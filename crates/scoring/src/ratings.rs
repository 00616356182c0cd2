//! A file of ratings, read and checked.

use crate::region;
use diligence_sheet::{Limits, Place, Record, Sheet, Table};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

/// What a rater said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// A level of the scale.
    Level(u32),
    /// “I do not know.”
    Unknown,
    /// The question does not apply.
    NotApplicable,
}

/// Who rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A contributor: civil society, academia.
    Contributor,
    /// The government about itself: never part of a score.
    Government,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// Index into [`Ratings::raters`].
    pub rater: usize,
    /// Index into [`Ratings::jurisdictions`].
    pub jurisdiction: usize,
    /// The year; 0 for a vignette.
    pub year: i32,
    /// Index into [`Ratings::items`].
    pub item: usize,
    /// What was said.
    pub said: Said,
    /// How sure she was, in thousandths; a thousand where the file does not say.
    pub confidence: u16,
}

/// Somebody who rates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rater {
    /// As the file names her.
    pub name: String,
    /// Her organisation; herself where the file has none.
    pub organisation: String,
    /// Contributor or government.
    pub class: Class,
    /// Index into [`Ratings::jurisdictions`]: where she is at home, by the file or by where most of her ratings are.
    pub home: Option<usize>,
}

/// A whole file. Jurisdictions and items are in the order of their names, raters in the order of what they said: so
/// neither the order of lines nor the name of a rater says anything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ratings {
    /// Who rates.
    pub raters: Vec<Rater>,
    /// Who is rated; a name that starts with `~` is a vignette.
    pub jurisdictions: Vec<String>,
    /// On what.
    pub items: Vec<String>,
    /// In order of item, rater, jurisdiction, year.
    pub all: Vec<Rating>,
    /// The lowest level of the scale that the file uses.
    pub lowest: u32,
    /// How many levels there are from the lowest to the highest.
    pub levels: usize,
    /// Whether ratings weigh by their confidence. Off unless somebody asks for it: who is sure is not always right.
    pub weigh: bool,
    /// The State of each jurisdiction that is a region of one: an index into [`Ratings::jurisdictions`].
    pub parents: Vec<Option<usize>>,
    /// Whether what is said of regions informs the numbers of their States. Off unless somebody asks for it.
    pub inform_state: bool,
    /// Where there are regions: the same file as if no line of it were about one. None where no State is rated then.
    pub states: Option<Box<Ratings>>,
}

/// What is wrong with one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    /// The row, as the file's reader counts it.
    pub row: u32,
    /// Sheet, row and column.
    pub place: String,
    /// What is wrong and how to mend it.
    pub problem: String,
}

/// Why a file of ratings cannot be used. Nothing was dropped from it silently: it is used whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RatingsError {
    /// A column is missing, or named twice.
    #[error("{0}")]
    Columns(String),
    /// Lines that cannot be taken.
    #[error("{}", lines(.0))]
    Lines(Vec<LineError>),
    /// There is no rating in it.
    #[error(
        "the file holds no rating on the scale. Write one line per rating: rater,jurisdiction,year,item,rating."
    )]
    Empty,
    /// Everything has one level.
    #[error(
        "every rating is {0}: a scale of one level says nothing. Write the levels from 0 to 4 as they were given."
    )]
    OneLevel(u32),
}

fn lines(errors: &[LineError]) -> String {
    const SHOWN: usize = 20;
    let mut text = format!("{} of the lines cannot be taken.", errors.len());
    for error in errors.iter().take(SHOWN) {
        let _ = fmt::Write::write_fmt(&mut text, format_args!("\n{}: {}", error.place, error.problem));
    }
    if errors.len() > SHOWN {
        let _ = fmt::Write::write_fmt(&mut text, format_args!("\n… and {} more", errors.len() - SHOWN));
    }
    text
}

/// How large a file may be: a whole round in one, half a million ratings with all columns.
pub fn limits() -> Limits {
    Limits {
        max_rows: 1_000_000,
        max_cells: 10_000_000,
        max_file_bytes: 256 << 20,
        max_text_bytes: 256 << 20,
        ..Limits::default()
    }
}

/// The highest level that a rating may have.
const HIGHEST: u32 = 10;

impl Ratings {
    /// Reads a sheet with the columns `rater`, `jurisdiction` (or `country`), `year`, `item`, `rating`, and where
    /// they are there `organisation`, `class`, `home`, `parent`, `confidence`.
    ///
    /// # Errors
    /// Every line that cannot be taken, with its place.
    pub fn read(sheet: &Sheet) -> Result<Self, RatingsError> {
        let table = Table::find(sheet, &["rater", "jurisdiction", "year", "item", "rating"])
            .or_else(|error| {
                Table::find(sheet, &["rater", "country", "year", "item", "rating"]).map_err(|_| error)
            })
            .map_err(|error| RatingsError::Columns(error.to_string()))?;
        let jurisdiction = if table.has("jurisdiction") { "jurisdiction" } else { "country" };
        let mut lines = Vec::new();
        let mut errors = Vec::new();
        for record in table.records() {
            match Line::read(record, jurisdiction) {
                Ok(line) => lines.push(line),
                Err((place, problem)) => {
                    errors.push(LineError { row: record.number(), place: place.to_string(), problem });
                }
            }
        }
        let mut ratings = Self::gather(&lines, errors)?;
        if ratings.has_regions() {
            let regions: HashSet<&str> = ratings
                .jurisdictions
                .iter()
                .zip(&ratings.parents)
                .filter(|it| it.1.is_some())
                .map(|it| it.0.as_str())
                .collect();
            lines.retain(|it| !regions.contains(&*it.jurisdiction));
            ratings.states = Self::gather(&lines, Vec::new()).ok().map(Box::new);
        }
        Ok(ratings)
    }

    /// What is wrong between lines: a rating twice, a rater with two homes.
    fn check(lines: &[Line<'_>], errors: &mut Vec<LineError>) {
        let mut order: Vec<&Line> = lines.iter().collect();
        order.sort_by(|a, b| a.thing().cmp(&b.thing()));
        for pair in order.windows(2).filter(|it| it[0].thing() == it[1].thing()) {
            let first = pair[0].place();
            errors.push(pair[1].wrong(format!(
                "the same rater rates the same thing twice, first at {first}. Keep one of them."
            )));
        }
        let mut people: BTreeMap<&str, &Line> = BTreeMap::new();
        for line in lines {
            let first = people.entry(&line.rater).or_insert(line);
            for (what, a, b) in
                [("organisation", &first.organisation, &line.organisation), ("home", &first.home, &line.home)]
            {
                if a != b {
                    let place = first.place();
                    errors.push(
                        line.wrong(format!("{what} is “{b}” here and “{a}” at {place}. One rater has one.")),
                    );
                }
            }
            if first.class != line.class {
                let place = first.place();
                errors.push(line.wrong(format!("the class differs from {place}. One rater has one.")));
            }
        }
    }

    /// The lowest and the highest level. Contributors alone say what the scale is: a government's rows change nothing;
    /// and of them those who rate States, where there are any: rows about regions change nothing of a State either.
    fn scale(lines: &[Line<'_>], parents: &BTreeMap<&str, &str>) -> Result<(u32, u32), RatingsError> {
        let level = |it: &&Line<'_>| match it.said {
            Said::Level(level) if it.class == Class::Contributor => Some(level),
            _ => None,
        };
        let of_region = |it: &&Line<'_>| parents.contains_key(&*it.jurisdiction);
        let mut counted: Vec<&Line<'_>> = lines.iter().filter(|it| !of_region(it)).collect();
        if !counted.iter().any(|it| level(it).is_some()) {
            counted = lines.iter().collect();
        }
        let levels = || counted.iter().filter_map(level);
        let (Some(lowest), Some(highest)) = (levels().min(), levels().max()) else {
            return Err(RatingsError::Empty);
        };
        if lowest == highest {
            return Err(RatingsError::OneLevel(lowest));
        }
        // Law and practice of a principle have the scale from 0 to 4, whichever levels were used; any other scale
        // starts at 0 or 1 and ends where the ratings do.
        let of_principles = counted.iter().all(|it| Self::area(&it.item) != it.item);
        let (lowest, highest) = if of_principles && highest <= 4 { (0, 4) } else { (lowest.min(1), highest) };
        let beyond = |it: &Line<'_>| {
            it.wrong(format!(
                "the rating of “{}” is beyond the scale from {lowest} to {highest} that ratings of States use, and a \
                 region must not change it. Write a level of that scale, or score the regions in a file of their own.",
                it.jurisdiction
            ))
        };
        let errors: Vec<LineError> = lines
            .iter()
            .filter(|it| level(it).is_some_and(|level| !(lowest..=highest).contains(&level)))
            .map(beyond)
            .collect();
        if errors.is_empty() { Ok((lowest, highest)) } else { Err(RatingsError::Lines(errors)) }
    }

    fn gather(lines: &[Line<'_>], mut errors: Vec<LineError>) -> Result<Self, RatingsError> {
        Self::check(lines, &mut errors);
        let parents = region::parents(lines, &mut errors);
        if !errors.is_empty() {
            errors.sort_by_key(|it| it.row);
            return Err(RatingsError::Lines(errors));
        }
        let (lowest, highest) = Self::scale(lines, &parents)?;

        let names = |pick: for<'l> fn(&'l Line<'_>) -> &'l str| -> BTreeSet<&str> {
            lines.iter().map(pick).collect()
        };
        let owned = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect::<Vec<String>>();
        let mut people: BTreeMap<&str, &Line> = BTreeMap::new();
        for line in lines {
            people.entry(&line.rater).or_insert(line);
        }
        let items = owned(names(|it| &it.item));
        let mut jurisdictions = names(|it| &it.jurisdiction);
        jurisdictions.extend(names(|it| &it.home).into_iter().filter(|it| !it.is_empty()));
        let jurisdictions = owned(jurisdictions);
        let find = |names: &[String], name: &str| names.binary_search_by(|it| it.as_str().cmp(name)).ok();
        let at = |names: &[String], name: &str| find(names, name).unwrap_or_default();
        let parents: Vec<Option<usize>> = jurisdictions
            .iter()
            .map(|it| parents.get(it.as_str()).and_then(|state| find(&jurisdictions, state)))
            .collect();
        // Raters in the order of what they said, so that a name, too, says nothing.
        let mut said: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for it in lines {
            let (item, jurisdiction) = (at(&items, &it.item), at(&jurisdictions, &it.jurisdiction));
            let rating = (item, jurisdiction, it.year, it.said, it.confidence);
            said.entry(&it.rater).or_default().push(rating);
        }
        let mut order: Vec<(Option<usize>, Vec<_>, Vec<u16>, &str)> = said
            .into_iter()
            .map(|(name, mut said)| {
                said.sort_unstable();
                let given = &people[name].home;
                let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
                for (_, jurisdiction, ..) in &said {
                    if !jurisdictions[*jurisdiction].starts_with('~') && parents[*jurisdiction].is_none() {
                        *counts.entry(*jurisdiction).or_default() += 1;
                    }
                }
                // Who rates regions only is at home in their State.
                if counts.is_empty() {
                    for state in said.iter().filter_map(|it| parents[it.1]) {
                        *counts.entry(state).or_default() += 1;
                    }
                }
                // Most ratings; of several the first by name.
                let most = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(at, _)| *at);
                let home = (!given.is_empty()).then(|| at(&jurisdictions, given)).or(most);
                // How sure she was comes after all that was said: so it says nothing where it does not count.
                let sure: Vec<u16> = said.iter().map(|it| it.4).collect();
                let said: Vec<_> =
                    said.into_iter().map(|(item, at, year, said, _)| (item, at, year, said)).collect();
                (home, said, sure, name)
            })
            .collect();
        order.sort_unstable();
        let mut all: Vec<Rating> = order
            .iter()
            .enumerate()
            .flat_map(|(rater, (_, said, sure, _))| {
                said.iter().zip(sure).map(move |((item, jurisdiction, year, said), confidence)| Rating {
                    rater,
                    jurisdiction: *jurisdiction,
                    year: *year,
                    item: *item,
                    said: *said,
                    confidence: *confidence,
                })
            })
            .collect();
        all.sort_by_key(|it| (it.item, it.rater, it.jurisdiction, it.year));
        let raters = order
            .iter()
            .map(|(home, _, _, name)| {
                let line = people[name];
                let organisation = if line.organisation.is_empty() {
                    (*name).to_owned()
                } else {
                    line.organisation.to_string()
                };
                Rater { name: (*name).to_owned(), organisation, class: line.class, home: *home }
            })
            .collect();
        let levels = (highest - lowest + 1) as usize;
        Ok(Self { raters, jurisdictions, items, all, lowest, levels, parents, ..Self::default() })
    }

    /// Whether a rating has a part in the fit: a contributor's level, and of some confidence where that counts.
    pub fn counts(&self, rating: &Rating) -> bool {
        matches!(rating.said, Said::Level(_))
            && self.raters[rating.rater].class == Class::Contributor
            && !(self.weigh && rating.confidence == 0)
    }

    /// The items of each area, which are fitted together; areas in the order of their names.
    pub fn areas(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut areas: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, item) in self.items.iter().enumerate() {
            areas.entry(Self::area(item)).or_default().push(at);
        }
        areas
    }

    /// Whether a jurisdiction is a vignette.
    pub fn is_vignette(&self, jurisdiction: usize) -> bool {
        self.jurisdictions[jurisdiction].starts_with('~')
    }

    /// The area of an item: what stands before the digits of `PT3.law`; an item that is not written so is an area
    /// of its own.
    pub fn area(item: &str) -> &str {
        let Some((principle, dimension)) = item.rsplit_once('.') else { return item };
        let letters = principle.trim_end_matches(|c: char| c.is_ascii_digit());
        let numbered = letters.len() < principle.len() && !letters.is_empty();
        if numbered && Self::DIMENSIONS.contains(&dimension) { letters } else { item }
    }

    /// The dimensions of a principle.
    pub const DIMENSIONS: [&str; 2] = ["law", "practice"];

    /// Places among `items` of those that are law, or practice, of a principle of an area.
    pub(crate) fn of_dimension(&self, items: &[usize], dimension: &str) -> Vec<usize> {
        let is_of = |at: &usize| {
            let name = self.items[items[*at]].as_str();
            Self::area(name) != name && name.rsplit_once('.').is_some_and(|(_, end)| end == dimension)
        };
        (0..items.len()).filter(is_of).collect()
    }

    /// Principles that `items` have both law and practice of, with the places of the two among them.
    pub(crate) fn pairs(&self, items: &[usize]) -> Vec<(&str, usize, usize)> {
        let mut pairs: BTreeMap<&str, [Option<usize>; 2]> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            let Some((principle, end)) = self.items[*item].rsplit_once('.') else { continue };
            if let Some(dimension) = Self::DIMENSIONS.iter().position(|it| *it == end) {
                pairs.entry(principle).or_default()[dimension] = Some(at);
            }
        }
        pairs.into_iter().filter_map(|(name, [law, practice])| Some((name, law?, practice?))).collect()
    }
}

/// One line as read. Its words are those of the sheet: a round has half a million lines.
pub(crate) struct Line<'a> {
    record: Record<'a>,
    pub(crate) rater: Cow<'a, str>,
    pub(crate) jurisdiction: Cow<'a, str>,
    year: i32,
    item: Cow<'a, str>,
    said: Said,
    confidence: u16,
    organisation: Cow<'a, str>,
    pub(crate) class: Class,
    pub(crate) home: Cow<'a, str>,
    pub(crate) parent: Cow<'a, str>,
}

/// Without blanks around it.
fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

impl<'a> Line<'a> {
    pub(crate) fn place(&self) -> String {
        self.record.at("rater").to_string()
    }

    pub(crate) fn wrong(&self, problem: String) -> LineError {
        LineError { row: self.record.number(), place: self.place(), problem }
    }

    /// Who rates what.
    fn thing(&self) -> (&str, &str, i32, &str) {
        (&self.rater, &self.jurisdiction, self.year, &self.item)
    }

    fn read(record: Record<'a>, jurisdiction: &str) -> Result<Self, (Place, String)> {
        let text = |column: &str| -> Result<Cow<'a, str>, (Place, String)> {
            let text = trimmed(record.get(column).text());
            if text.is_empty() {
                return Err((
                    record.at(column),
                    format!("{column} is empty. Write it, or take the line out."),
                ));
            }
            Ok(text)
        };
        let optional = |column: &str| trimmed(record.get(column).text());
        let rater = text("rater")?;
        let name = text(jurisdiction)?;
        let item = text("item")?;
        let year = text("year")?;
        let year: i32 = year.parse().map_err(|_| {
            (record.at("year"), format!("“{year}” is no year. Write a whole number, 0 for a vignette."))
        })?;
        if !(0..=9999).contains(&year) {
            return Err((
                record.at("year"),
                format!("{year} is no year. Write a year up to 9999, 0 for a vignette."),
            ));
        }
        if name.starts_with('~') != (year == 0) {
            return Err((
                record.at("year"),
                format!(
                    "“{name}” has the year {year}. A vignette (its name starts with ~) has the year 0, nothing else has."
                ),
            ));
        }
        let said = match text("rating")?.as_ref() {
            "unknown" => Said::Unknown,
            "na" => Said::NotApplicable,
            level => match level.parse::<u32>() {
                Ok(level) if level <= HIGHEST => Said::Level(level),
                _ => {
                    return Err((
                        record.at("rating"),
                        format!("“{level}” is no rating. Write a level from 0 to 4, unknown, or na."),
                    ));
                }
            },
        };
        let confidence = match optional("confidence").as_ref() {
            "" => Some(1.0),
            text => text.parse::<f64>().ok().filter(|it| (0.0..=1.0).contains(it)),
        };
        let Some(confidence) = confidence else {
            return Err((
                record.at("confidence"),
                "confidence is a number from 0 (not at all sure) to 1 (quite sure). Write one, or leave it empty."
                    .to_owned(),
            ));
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 1000
        let confidence = (confidence * 1000.0).round() as u16;
        let class = match optional("class").as_ref() {
            "" | "contributor" => Class::Contributor,
            "government" => Class::Government,
            other => {
                return Err((
                    record.at("class"),
                    format!("“{other}” is no class. Write contributor or government."),
                ));
            }
        };
        Ok(Self {
            record,
            rater,
            jurisdiction: name,
            year,
            item,
            said,
            confidence,
            organisation: optional("organisation"),
            class,
            home: optional("home"),
            parent: optional("parent"),
        })
    }
}
