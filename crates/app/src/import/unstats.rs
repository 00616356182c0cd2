//! Minimum Set of Gender Indicators: a tab-separated file per series, in three shapes.
//!
//! QV.1, the share of legal frameworks that are in place; QV.2, a law on domestic violence, as codes; V.1,
//! partner violence, as modelled estimates with bounds by age.

use super::batch::{Batch, LeftOut};
use super::mapped;
use super::refused::{Refused, RowError};
use super::state::{self, Code};
use super::value::{self, Kind, empty, only_sheet};
use diligence_domain::observation::Key;
use diligence_domain::{JurisdictionCode, Observation, Register, Value};
use diligence_framework::mapping::MappedVariable;
use diligence_framework::{Edition, Mapping};
use diligence_sheet::{Place, Record, Sheet, Table, Workbook};
use std::collections::{BTreeSet, HashMap};

/// The source's code.
pub const SOURCE: &str = "unstats-gender";

const CODE: Code = Code { column: "ISO3", letters: 3 };
const AREA: &str = "REF_AREA";
const AREA_NAME: &str = "REF_AREA_DESC";
const YEAR: &str = "TIME_PERIOD";
const SPAN: &str = "TIME_DETAIL";
const EDITION: &str = "SOURCE_YEAR";
const LABEL: &str = "INDICATOR_LABEL";
const SERIES: &str = "MINSET_SERIES";
const SERIES_WORDS: &str = "MINSET_SERIES_DESC";
const SDG_SERIES: &str = "SDG_SeriesID";
const ANSWER: [&str; 2] = ["VALUE_CATEGORY", "VALUE_CATEGORY_DESC"];
const NUMBER: [&str; 2] = ["OBS_VALUE", "UNIT_MEASURE"];
const BOUNDS: [&str; 2] = ["LOWER_BOUND", "UPPER_BOUND"];
const AGE: [&str; 2] = ["AGE", "AGE_DESC"];
const REMARKS: [&str; 2] = ["NATURE_DESC", "COMMENT_OBS"];

/// In every shape.
const COMMON: [&str; 10] =
    [LABEL, SERIES, SERIES_WORDS, AREA, AREA_NAME, CODE.column, YEAR, EDITION, SDG_SERIES, REMARKS[0]];

/// What a mapped estimate is about, in the publisher's codes. Other rows would be another variable.
const ABOUT: [(&str, &str, &str); 2] =
    [("SEX", "SEX_DESC", "F"), ("VIOLENCE_TYPE", "VIOLENCE_TYPE_DESC", "PHY+SEX")];

/// The publisher's label of each variable, for series without an SDG code.
const LABELS: [(&str, &str); 3] = [("QV.1", "SG_LGL_GENEQVAW"), ("QV.2", "DV_LAW"), ("V.1", "VC_VAW_MARR")];

/// Reads one of the publisher's files. Rows about the world and its regions are left out and counted.
///
/// # Errors
/// A series that is not mapped, a column that is missing, a State that is unknown or contradicts its M49 code, a
/// value that is none, is out of range or outside its bounds, a row that stands twice, two editions in one file.
pub fn parse(book: &Workbook, edition: &Edition, mapping: &Mapping) -> Result<Batch, Refused> {
    let sheet = only_sheet(book, "Use one of the publisher’s tab-separated files")?;
    let variables = series(sheet, mapping)?;
    let mut columns = COMMON.to_vec();
    for variable in &variables {
        columns.extend(shape(variable));
    }
    let table = Table::find(sheet, &columns)?;
    let mut file = File {
        mapping,
        rows: HashMap::new(),
        words: HashMap::new(),
        edition: None,
        left_out: LeftOut::default(),
    };
    let mut refused = Refused::default();
    let mut batch = Batch::new(mapped::dataset(edition, mapping), book);
    for record in table.records() {
        match file.row(&record) {
            Ok(observation) => batch.observations.extend(observation),
            Err(error) => refused.push(error),
        }
    }
    let words = |it: &&MappedVariable| file.words.get(it.code.as_str()).map_or("", String::as_str);
    batch.variables = variables.iter().map(|it| mapped::variable(edition, mapping, it, words(it))).collect();
    if let Some(year) = file.edition {
        batch.dataset.edition = year.to_string();
    }
    batch.left_out = file.left_out.list();
    refused.or(batch)
}

/// The columns that only some shapes have.
fn shape(variable: &MappedVariable) -> Vec<&'static str> {
    if is_coded(variable) {
        ANSWER.to_vec()
    } else if is_estimate(variable) {
        let about = ABOUT.iter().flat_map(|(code, words, _)| [*code, *words]);
        [NUMBER, BOUNDS, AGE].concat().into_iter().chain(about).collect()
    } else {
        NUMBER.to_vec()
    }
}

fn is_coded(variable: &MappedVariable) -> bool {
    !variable.codes.is_empty()
}

fn is_estimate(variable: &MappedVariable) -> bool {
    !variable.disaggregations.is_empty()
}

/// The variables of a file, in the mapping's order.
fn series<'a>(sheet: &Sheet, mapping: &'a Mapping) -> Result<Vec<&'a MappedVariable>, Refused> {
    let table = Table::find(sheet, &[LABEL, SERIES, SDG_SERIES])?;
    let mut refused = Refused::default();
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut unknown: BTreeSet<[String; 3]> = BTreeSet::new();
    for record in table.records() {
        let codes = [LABEL, SDG_SERIES, SERIES].map(|it| record.get(it).text().trim().to_owned());
        if let Some(variable) = variable(&codes, mapping) {
            found.insert(&variable.code);
        } else if unknown.len() < Refused::LISTED && unknown.insert(codes.clone()) {
            refused.push(RowError::new(
                record.at(LABEL),
                codes.join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
                "is no series that is read here",
                format!("The known ones are {}", known(mapping)),
            ));
        }
    }
    if found.is_empty() && refused.count() == 0 {
        let remedy = "Use one of the publisher’s tab-separated files";
        refused.push(RowError::about(Place::sheet(&sheet.name), "there is no row below the header", remedy));
    }
    refused.or(mapping.variables.iter().filter(|it| found.contains(it.code.as_str())).collect())
}

/// The variable of a row: by its SDG series where it has one, else by the publisher's series or label.
fn variable<'a>([label, sdg, series]: &[String; 3], mapping: &'a Mapping) -> Option<&'a MappedVariable> {
    if !sdg.is_empty() {
        return mapping.variable(sdg);
    }
    let by_series = mapping.variables.iter().find(|it| !it.series.is_empty() && it.series == *series);
    by_series.or_else(|| mapping.variable(LABELS.iter().find(|(it, _)| it == label)?.1))
}

fn known(mapping: &Mapping) -> String {
    let label = |code: &str| LABELS.iter().find(|(_, it)| *it == code).map_or("", |(label, _)| label);
    let known = mapping.variables.iter().map(|it| format!("{} ({})", label(&it.code), it.code));
    known.collect::<Vec<_>>().join(", ")
}

/// What must hold across the rows of one file.
struct File<'a> {
    mapping: &'a Mapping,
    rows: HashMap<Key, u32>,
    /// The publisher's words for each variable.
    words: HashMap<&'a str, String>,
    edition: Option<i32>,
    left_out: LeftOut,
}

impl<'a> File<'a> {
    /// `None` for a row that is not about a State.
    fn row(&mut self, record: &Record<'_>) -> Result<Option<Observation>, RowError> {
        self.same_edition(record)?;
        if record.get(CODE.column).is_empty() {
            self.left_out.add(&aggregate(record)?);
            return Ok(None);
        }
        let jurisdiction = state(record)?;
        let codes = [LABEL, SDG_SERIES, SERIES].map(|it| record.get(it).text().trim().to_owned());
        let Some(variable) = variable(&codes, self.mapping) else { return Ok(None) }; // `series` has refused it
        self.same_words(record, variable)?;
        let observation = observation(record, variable, jurisdiction)?;
        if let Some(first) = self.rows.insert(observation.key.clone(), record.number()) {
            return Err(RowError::new(
                record.at(CODE.column),
                jurisdiction.to_string(),
                format!("stands twice for the same period and part of the population, first in row {first}"),
                "Delete one of the two rows",
            ));
        }
        Ok(Some(observation))
    }

    fn same_edition(&mut self, record: &Record<'_>) -> Result<(), RowError> {
        let year = value::year(record, EDITION)?;
        let first = *self.edition.get_or_insert(year);
        if first == year {
            return Ok(());
        }
        Err(RowError::new(
            record.at(EDITION),
            year.to_string(),
            format!("is another edition than {first}, that of the rows above"),
            "Import one edition per file",
        ))
    }

    fn same_words(&mut self, record: &Record<'_>, variable: &'a MappedVariable) -> Result<(), RowError> {
        let words = value::words(record, SERIES_WORDS)?;
        if words.is_empty() {
            return Err(empty(record.at(SERIES_WORDS), "Write the series’ title as the publisher words it"));
        }
        let first = self.words.entry(&variable.code).or_insert_with(|| words.clone());
        if *first == words {
            return Ok(());
        }
        Err(RowError::new(
            record.at(SERIES_WORDS),
            words,
            "is another title than in the rows above for the same series",
            "Import one series per file",
        ))
    }
}

fn state(record: &Record<'_>) -> Result<JurisdictionCode, RowError> {
    let state = state::of_code(record, CODE)?;
    let area = record.get(AREA).text();
    let area = area.trim();
    if area.is_empty() {
        return Err(empty(record.at(AREA), "Write the M49 code that goes with the ISO3 code"));
    }
    // The M49 code of a State is its ISO 3166-1 number.
    let is_number = area.bytes().all(|b| b.is_ascii_digit());
    let other = Register::shipped().find_state(area).filter(|_| is_number);
    if other.is_some_and(|it| it.code == state.code) {
        return Ok(state.code);
    }
    let other = other.map_or("of no State".to_owned(), |it| format!("of {}", state::english(it)));
    Err(RowError::new(
        record.at(AREA),
        area.to_owned(),
        format!("is the M49 code {other}, but the ISO3 code is that of {}", state::english(state)),
        "Correct the one that is wrong",
    ))
}

/// The name of a region. A State that lost its code is none.
fn aggregate(record: &Record<'_>) -> Result<String, RowError> {
    let (area, name) = (record.get(AREA), value::words(record, AREA_NAME)?);
    // By its M49 code if it has one: some regions are called as a State is.
    let lost = if area.is_empty() { name.as_str().into() } else { area.text() };
    if let Some(state) = Register::shipped().find_state(&lost) {
        let problem = format!("the cell is empty, though the row is about {}", state::english(state));
        return Err(RowError::about(record.at(CODE.column), problem, format!("Write {}", state.code)));
    }
    Ok(if name.is_empty() { "rows without a name".into() } else { name })
}

fn observation(
    record: &Record<'_>,
    variable: &MappedVariable,
    jurisdiction: JurisdictionCode,
) -> Result<Observation, RowError> {
    let year = value::year(record, YEAR)?;
    let span = value::code(record, SPAN)?;
    let estimate = is_estimate(variable);
    if estimate {
        about(record)?;
    }
    let (value, lower, upper) = if is_coded(variable) {
        (answer(record, variable)?, None, None)
    } else {
        number(record, variable, estimate)?
    };
    let disaggregation = if estimate { value::code(record, AGE[0])? } else { String::new() };
    if estimate && disaggregation.is_empty() {
        return Err(empty(record.at(AGE[0]), "Write the publisher’s code of the age group, such as Y_GE15"));
    }
    Ok(Observation {
        key: Key {
            variable: variable.code.clone(),
            jurisdiction,
            period: if span.is_empty() { year.to_string() } else { span },
            disaggregation,
        },
        year,
        value,
        lower,
        upper,
        note: note(record, estimate)?,
    })
}

fn about(record: &Record<'_>) -> Result<(), RowError> {
    for (column, _, wanted) in ABOUT {
        let written = record.get(column).text();
        if written.trim() != wanted {
            return Err(RowError::new(
                record.at(column),
                written.trim().to_owned(),
                format!("is not what the series is about, “{wanted}”"),
                "Leave out rows about other groups or other forms of violence",
            ));
        }
    }
    Ok(())
}

fn answer(record: &Record<'_>, variable: &MappedVariable) -> Result<Value, RowError> {
    let [code, words] = ANSWER.map(|it| record.get(it).text().trim().to_owned());
    let known: Vec<_> = variable.codes.iter().map(|(code, words)| format!("{code} ({words})")).collect();
    let remedy = format!("Write {}", known.join(" or "));
    if code.is_empty() {
        return Err(empty(record.at(ANSWER[0]), &remedy));
    }
    let Some(meaning) = variable.codes.get(&code) else {
        return Err(RowError::new(record.at(ANSWER[0]), code, "is no code of an answer", remedy));
    };
    if *meaning != words {
        let problem = format!("does not agree with the code {code}, which means {meaning}");
        return Err(RowError::new(record.at(ANSWER[1]), words, problem, remedy));
    }
    Ok(Value::Answer { code, words })
}

/// A value with its bounds.
type Bounded = (Value, Option<f64>, Option<f64>);

fn number(record: &Record<'_>, variable: &MappedVariable, bounded: bool) -> Result<Bounded, RowError> {
    let kind = Kind::of(&variable.unit);
    let [column, unit] = NUMBER;
    let written = record.get(unit).text();
    if variable.unit == "percent" && written.trim() != "PT" {
        return Err(RowError::new(
            record.at(unit),
            written.trim().to_owned(),
            "is not the unit of this series, which is per cent",
            "Write PT, with the value in per cent",
        ));
    }
    if record.get(column).is_empty() {
        return Err(empty(record.at(column), &kind.remedy()));
    }
    let value = kind.read(record.get(column), || record.at(column))?;
    if !bounded {
        return Ok((value, None, None));
    }
    let lower = value::bound(record, BOUNDS[0], kind)?;
    let upper = value::bound(record, BOUNDS[1], kind)?;
    if let Some(number) = value.number() {
        value::within(lower, number, upper, || record.at(column))?;
    }
    Ok((value, lower, upper))
}

/// Whom the value is about, how it came to be, and what the publisher adds.
fn note(record: &Record<'_>, estimate: bool) -> Result<String, RowError> {
    let mut parts = Vec::new();
    if estimate {
        let [(_, sex, _), (_, violence, _)] = ABOUT;
        let whom = [sex, AGE[1], violence].map(|it| value::words(record, it));
        let whom = whom.into_iter().collect::<Result<Vec<_>, _>>()?;
        parts.push(whom.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "));
    }
    for column in REMARKS {
        parts.push(value::words(record, column)?);
    }
    let sentence = |part: &String| if part.ends_with('.') { part.clone() } else { format!("{part}.") };
    let sentences = parts.iter().filter(|it| !it.is_empty()).map(sentence);
    Ok(sentences.collect::<Vec<_>>().join(" "))
}
