//! Rows under headers, and where their cells stand.

use super::header::{self, Header};
use super::sheet::Part;
use crate::{Repair, Words};
use diligence_sheet::{Cell, Place, Row, column_name};
use std::collections::BTreeMap;

/// A sheet whose columns are known.
#[derive(Debug)]
pub(super) struct Table<'a> {
    part: &'a Part,
    headers: Vec<Option<Header>>,
    first: usize,
}

/// A row of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    table: &'a Table<'a>,
    row: &'a Row,
    ordinal: u32,
}

/// Where a cell stands, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub sheet: String,
    pub row: u32,
    /// In the sheet as it is read; the file may have columns before.
    pub column: Option<usize>,
    pub shift: usize,
    pub header: String,
    /// As it stands there.
    pub text: String,
}

impl Spot {
    pub fn place(&self) -> Place {
        Place {
            sheet: self.sheet.clone(),
            row: Some(self.row),
            column: self.column.map(|it| column_name(it + self.shift)),
            header: Some(self.header.clone()).filter(|it| !it.is_empty()),
        }
    }

    /// What would put another text there.
    pub fn repair(&self, becomes: String) -> Option<Repair> {
        let column = self.column? + self.shift;
        Some(Repair { sheet: self.sheet.clone(), row: self.row, column, was: self.text.clone(), becomes })
    }
}

impl<'a> Table<'a> {
    /// The first row that holds something has the headers.
    pub fn new(part: &'a Part) -> Self {
        let name = part.sheet.name.trim().to_lowercase();
        let Some(first) = part.sheet.rows.first() else {
            return Self { part, headers: Vec::new(), first: 0 };
        };
        let texts: Vec<String> = first.cells.iter().map(|it| it.text().trim().to_owned()).collect();
        let double = texts.iter().any(|it| it.contains("::"));
        let named = |it: &String| (!it.is_empty()).then(|| header::read(it, &name, double));
        Self { part, headers: texts.iter().map(named).collect(), first: 1 }
    }

    pub fn sheet(&self) -> &str {
        &self.part.sheet.name
    }

    pub fn headers(&self) -> impl Iterator<Item = &Header> {
        self.headers.iter().flatten()
    }

    pub fn has(&self, name: &str) -> bool {
        self.headers().any(|it| it.name == name)
    }

    pub fn lines(&'a self) -> impl Iterator<Item = Line<'a>> {
        let rows = &self.part.sheet.rows;
        let head = rows.first().map_or(0, |it| it.number);
        // In a text file a row may take up several lines.
        let of_text = self.part.shift > 0;
        (2..).zip(rows.iter().skip(self.first)).map(move |(index, row)| {
            let ordinal = if of_text { index } else { row.number - head + 1 };
            Line { table: self, row, ordinal }
        })
    }

    /// The letters over the column of each header.
    pub fn letters(&self) -> BTreeMap<String, String> {
        let named = self.headers.iter().enumerate().rev();
        let found = named.filter_map(|(index, it)| {
            Some((it.as_ref()?.name.clone(), column_name(index + self.part.shift)))
        });
        found.collect()
    }

    /// The place of the header row.
    pub fn place(&self) -> Place {
        let row = self.part.sheet.rows.first().map(|it| it.number);
        Place { row, ..Place::sheet(self.sheet()) }
    }

    /// Headers that stand twice: name and the place of the second.
    pub fn doubled(&self) -> Vec<(String, Place)> {
        let mut seen = std::collections::BTreeSet::new();
        let mut doubled = Vec::new();
        for (index, header) in self.headers.iter().enumerate() {
            let Some(header) = header else { continue };
            if !seen.insert(header) {
                let row = self.part.sheet.rows.first().map_or(0, |it| it.number);
                doubled.push((header.name.clone(), Place::cell(self.sheet(), row, index + self.part.shift)));
            }
        }
        doubled
    }
}

/// A cell as forms read it: outer blanks and runs of blanks count as one, printed quotation marks as typed ones.
pub(super) fn clean(cell: &Cell) -> String {
    let text = cell.text();
    let mut clean = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' | '\u{a0}' if clean.ends_with(' ') => {}
            '\u{a0}' => clean.push(' '),
            '‘' | '’' => clean.push('\''),
            '“' | '”' => clean.push('"'),
            c => clean.push(c),
        }
    }
    clean
}

impl<'a> Line<'a> {
    pub fn number(&self) -> u32 {
        self.row.number
    }

    /// How manieth row it would be in a sheet of its own whose first row has the headers.
    pub fn ordinal(&self) -> u32 {
        self.ordinal
    }

    fn column(&self, name: &str, language: Option<&str>) -> Option<usize> {
        let fits = |it: &Option<Header>| {
            it.as_ref().is_some_and(|it| it.name == name && it.language.as_deref() == language)
        };
        self.table.headers.iter().position(fits)
    }

    /// What stands under a header, if anything.
    pub fn get(&self, name: &str) -> Option<String> {
        let text = clean(self.row.cell(self.column(name, None)?));
        (!text.is_empty()).then_some(text)
    }

    /// The words under a header and its languages.
    pub fn words(&self, name: &str) -> Words {
        let mut words = Words::default();
        for (index, header) in self.table.headers.iter().enumerate() {
            let Some(header) = header.as_ref().filter(|it| it.name == name) else { continue };
            let text = clean(self.row.cell(index));
            match &header.language {
                _ if text.is_empty() => {}
                None => words.plain = Some(text),
                Some(language) => words.languages.push((language.clone(), text)),
            }
        }
        words
    }

    /// All that stands under headers that begin so: what follows in the header, and the text.
    pub fn under(&self, prefix: &str) -> Vec<(String, String)> {
        let found = self.table.headers.iter().enumerate().filter_map(|(index, header)| {
            let name = header.as_ref()?.name.strip_prefix(prefix)?;
            let text = clean(self.row.cell(index));
            (!text.is_empty()).then(|| (name.to_owned(), text))
        });
        found.collect()
    }

    /// All cells that hold something: header and text.
    pub fn all(&self) -> BTreeMap<&'a Header, String> {
        let found = self.table.headers.iter().enumerate().filter_map(|(index, header)| {
            let text = clean(self.row.cell(index));
            header.as_ref().filter(|_| !text.is_empty()).map(|header| (header, text))
        });
        found.collect()
    }

    /// Where the cell under a header stands; where words have languages, the first that holds some.
    pub fn spot(&self, name: &str) -> Spot {
        let column = self.column(name, None).or_else(|| {
            let named = |it: &Option<Header>| it.as_ref().is_some_and(|it| it.name == name);
            let mut all =
                self.table.headers.iter().enumerate().filter(|(_, it)| named(it)).map(|(index, _)| index);
            all.find(|it| !self.row.cell(*it).is_empty())
        });
        Spot {
            sheet: self.table.sheet().to_owned(),
            row: self.number(),
            column,
            shift: self.table.part.shift,
            header: name.to_owned(),
            text: column.map(|it| self.row.cell(it).text().into_owned()).unwrap_or_default(),
        }
    }
}
