//! An edition from one table, for people who write their principles in a spreadsheet.
//!
//! Columns: `row_kind` (area, principle, question, anchor, indicator, vignette, standard), `code`, `parent`,
//! `dimension`, `indicator_kind`, `value` (0 to 4 for an anchor, low to high for a vignette), `title`, `text`,
//! `source`, `page`, `locale`.

use crate::Dimension;
use crate::check;
use crate::edition::{Area, Edition, Head, Indicator, IndicatorKind, Level, Principle, Vignette};
use crate::fault::{Faults, Place};
use crate::standards::{Force, Instrument, Provision, Standards};
use crate::texts::Words;
use diligence_domain::Locale;
use diligence_sheet::{Record, Sheet, Table, Workbook};
use std::collections::BTreeMap;

/// The header row; a template holds exactly this.
pub const COLUMNS: [&str; 11] = [
    "row_kind",
    "code",
    "parent",
    "dimension",
    "indicator_kind",
    "value",
    "title",
    "text",
    "source",
    "page",
    "locale",
];

/// What the table does not say about the edition.
#[derive(Debug, Clone)]
pub struct About {
    /// Stable code of the edition.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The day of import, ISO 8601.
    pub published: String,
    /// Licence of the words, or who gave permission.
    pub licence: String,
}

/// Builds an edition from the first sheet and checks it.
///
/// # Errors
/// Everything that is wrong, by sheet and row.
pub fn edition(book: &Workbook, about: &About) -> Result<(Edition, Faults), Faults> {
    let mut faults = Faults::default();
    let Some(sheet) = book.sheets.first() else {
        faults.error_at(
            Place::default(),
            &about.code,
            "the file holds no sheet",
            "Save the table in its first sheet",
        );
        return Err(faults);
    };
    let table = match Table::find(sheet, &COLUMNS) {
        Ok(table) => table,
        Err(error) => {
            let place = Place { file: sheet.name.clone(), line: 0 };
            faults.error_at(
                place,
                "columns",
                error.to_string(),
                format!("The columns are: {}", COLUMNS.join(", ")),
            );
            return Err(faults);
        }
    };
    let mut builder = Builder::new(about, sheet);
    for record in table.records() {
        builder.row(&record, &mut faults);
    }
    let edition = builder.finish();
    check::edition(&edition, &mut faults);
    if faults.fatal() { Err(faults) } else { Ok((edition, faults)) }
}

struct Builder<'a> {
    edition: Edition,
    sheet: &'a Sheet,
}

impl<'a> Builder<'a> {
    fn new(about: &About, sheet: &'a Sheet) -> Self {
        let head = Head {
            code: about.code.clone(),
            number: 1,
            published: about.published.clone(),
            licence: about.licence.clone(),
            reference: Locale::EN,
            order: Vec::new(),
            highest: 4,
            forms: Vec::new(),
            duty_bearers: Vec::new(),
            lenses: Vec::new(),
            retired: Vec::new(),
        };
        let edition = Edition {
            head,
            areas: Vec::new(),
            standards: Standards::default(),
            texts: BTreeMap::new(),
            mappings: Vec::new(),
        };
        let mut builder = Self { edition, sheet };
        builder.words(Locale::EN, "edition").insert("title".into(), Words::One(about.title.clone()));
        builder
    }

    fn words(&mut self, locale: Locale, entry: &str) -> &mut BTreeMap<String, Words> {
        let texts = self.edition.texts.entry(locale).or_default();
        &mut texts.0.entry(entry.to_owned()).or_default().words
    }

    fn row(&mut self, record: &Record<'_>, faults: &mut Faults) {
        let cell = |column: &str| record.get(column).text().trim().to_owned();
        let row = Row {
            code: cell("code"),
            parent: cell("parent"),
            dimension: cell("dimension"),
            value: cell("value"),
            title: cell("title"),
            text: cell("text"),
            locale: cell("locale"),
            place: Place { file: self.sheet.name.clone(), line: record.number() as usize },
        };
        let kind = cell("row_kind");
        if !row.code.is_empty() {
            faults.seen(&row.code, &row.place.file, row.place.line);
        }
        let locale = if row.locale.is_empty() { Locale::EN.as_str() } else { &row.locale };
        let Ok(locale) = locale.parse::<Locale>() else {
            let problem = format!("column locale: “{}” is no language", row.locale);
            return faults.error_at(row.place, &row.code, problem, "Write en, fr, ar …");
        };
        let done = match kind.as_str() {
            "area" => {
                self.area(&row, locale);
                Ok(())
            }
            "principle" => self.principle(&row, locale),
            "question" => self.question(&row, locale),
            "anchor" => self.anchor(&row, locale),
            "indicator" => self.indicator(&row, &cell("indicator_kind"), locale),
            "vignette" => self.vignette(&row, locale),
            "standard" => self.standard(&row, &cell("source"), &cell("page"), locale),
            _ => Err((
                format!("column row_kind: “{kind}” is none of the kinds of row"),
                "Write area, principle, question, anchor, indicator, vignette or standard".to_owned(),
            )),
        };
        if let Err((problem, remedy)) = done {
            let key = if row.code.is_empty() { row.parent } else { row.code };
            faults.error_at(row.place, &key, problem, remedy);
        }
    }

    /// Words are set for every language; structure once, by the row of the reference language.
    fn say(&mut self, locale: Locale, entry: &str, title: (&str, &str), text: (&str, &str)) {
        let words = self.words(locale, entry);
        for (key, value) in [title, text] {
            if !value.is_empty() {
                words.insert(key.to_owned(), Words::One(value.to_owned()));
            }
        }
    }

    fn area(&mut self, row: &Row, locale: Locale) {
        if locale == Locale::EN {
            self.edition.head.order.push(row.code.clone());
            let area = Area { code: row.code.clone(), principles: Vec::new(), vignettes: Vec::new() };
            self.edition.areas.push(area);
        }
        self.say(locale, &format!("area.{}", row.code), ("title", &row.title), ("summary", &row.text));
    }

    fn principle(&mut self, row: &Row, locale: Locale) -> Done {
        if locale == Locale::EN {
            let area = self.parent_area(row)?;
            area.principles.push(Principle {
                code: row.code.clone(),
                core: false,
                duty_bearers: Vec::new(),
                lenses: Vec::new(),
                forms: Vec::new(),
                standards: Vec::new(),
                indicators: Vec::new(),
            });
        }
        self.say(locale, &format!("principle.{}", row.code), ("title", &row.title), ("summary", &row.text));
        Ok(())
    }

    fn question(&mut self, row: &Row, locale: Locale) -> Done {
        let dimension = row.dimension()?;
        self.parent_principle(row)?;
        let key = format!("{}_question", dimension.as_str());
        self.words(locale, &format!("principle.{}", row.parent)).insert(key, Words::One(row.text.clone()));
        Ok(())
    }

    fn anchor(&mut self, row: &Row, locale: Locale) -> Done {
        let dimension = row.dimension()?;
        self.parent_principle(row)?;
        let entry = format!("principle.{}", row.parent);
        let words = self.words(locale, &entry);
        let anchors = words.entry(dimension.as_str().to_owned()).or_insert_with(|| Words::Many(Vec::new()));
        let Words::Many(list) = anchors else { return Ok(()) };
        let next = list.len().to_string();
        if row.value != next {
            let problem =
                format!("column value: “{}” where anchor {next} of {} comes next", row.value, row.parent);
            return Err((problem, "Write the anchors of an item in order, 0 to 4, each once".to_owned()));
        }
        list.push(row.text.clone());
        Ok(())
    }

    fn indicator(&mut self, row: &Row, kind: &str, locale: Locale) -> Done {
        if locale == Locale::EN {
            let dimension = row.dimension()?;
            let kind = IndicatorKind::parse(kind).ok_or_else(|| {
                let problem = format!("column indicator_kind: “{kind}” is no kind of indicator");
                (problem, "Write structural, process or outcome".to_owned())
            })?;
            let code = row.code.clone();
            self.parent_principle(row)?.indicators.push(Indicator { code, kind, dimension });
        }
        self.say(locale, &format!("indicator.{}", row.code), ("title", &row.title), ("observed", &row.text));
        Ok(())
    }

    fn vignette(&mut self, row: &Row, locale: Locale) -> Done {
        if locale == Locale::EN {
            let level = Level::parse(&row.value).ok_or_else(|| {
                let problem = format!("column value: “{}” is no level of a vignette", row.value);
                (problem, "Write low, middle or high".to_owned())
            })?;
            let vignette = Vignette { code: row.code.clone(), level };
            self.parent_area(row)?.vignettes.push(vignette);
        }
        self.say(locale, &format!("vignette.{}", row.code), ("title", &row.title), ("story", &row.text));
        Ok(())
    }

    /// A standard of somebody else's pack is soft law until its holder says more; `source` and `page` are kept.
    fn standard(&mut self, row: &Row, source: &str, page: &str, locale: Locale) -> Done {
        if locale == Locale::EN {
            self.parent_principle(row)?.standards.push(row.code.clone());
            let instrument = row.code.split_once(':').map_or(row.code.as_str(), |(code, _)| code).to_owned();
            if self.edition.standards.instrument(&instrument).is_none() {
                self.edition.standards.instruments.push(Instrument {
                    code: instrument.clone(),
                    year: 0,
                    force: Force::SoftLaw,
                    treaty: None,
                    url: String::new(),
                    checked: false,
                });
                let name = if row.title.is_empty() { instrument.clone() } else { row.title.clone() };
                self.words(Locale::EN, &format!("instrument.{instrument}"))
                    .insert("name".into(), Words::One(name));
            }
            if self.edition.standards.resolve(&row.code).is_none() {
                let provision = Provision { reference: row.code.clone(), checked: false };
                self.edition.standards.provisions.push(provision);
            }
        }
        let mut says = row.text.clone();
        if !source.is_empty() {
            let page = if page.is_empty() { String::new() } else { format!(", {page}") };
            says = format!("{says} ({source}{page})");
        }
        self.say(locale, &format!("provision.{}", row.code), ("says", says.trim()), ("", ""));
        Ok(())
    }

    fn parent_area(&mut self, row: &Row) -> Result<&mut Area, (String, String)> {
        self.edition.areas.iter_mut().find(|it| it.code == row.parent).ok_or_else(|| row.orphan("area"))
    }

    fn parent_principle(&mut self, row: &Row) -> Result<&mut Principle, (String, String)> {
        let mut principles = self.edition.areas.iter_mut().flat_map(|it| &mut it.principles);
        principles.find(|it| it.code == row.parent).ok_or_else(|| row.orphan("principle"))
    }

    fn finish(mut self) -> Edition {
        let reference = self.edition.texts.get(&Locale::EN).cloned().unwrap_or_default();
        for (locale, texts) in &mut self.edition.texts {
            if *locale != Locale::EN {
                for (key, entry) in &mut texts.0 {
                    entry.of = reference.get(key).map(crate::digest::entry);
                }
            }
        }
        self.edition
    }
}

type Done = Result<(), (String, String)>;

struct Row {
    code: String,
    parent: String,
    dimension: String,
    value: String,
    title: String,
    text: String,
    locale: String,
    place: Place,
}

impl Row {
    fn dimension(&self) -> Result<Dimension, (String, String)> {
        Dimension::parse(&self.dimension).ok_or_else(|| {
            let problem = format!("column dimension: “{}” is neither law nor practice", self.dimension);
            (problem, "Write law or practice".to_owned())
        })
    }

    fn orphan(&self, what: &str) -> (String, String) {
        let problem = format!("column parent: “{}” is no {what} of a row above", self.parent);
        (
            problem,
            format!("Write the code of an {what} that stands above this row")
                .replace("an principle", "a principle"),
        )
    }
}
