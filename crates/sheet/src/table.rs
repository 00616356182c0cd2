//! A sheet seen through its header row.

use crate::{Cell, Place, Row, Sheet};
use std::collections::{BTreeSet, HashMap};

/// Headers longer than this are not compared for likeness: nobody mistypes a paragraph.
const LONGEST_LIKENESS: usize = 200;

/// How alike two names must be for one to be suggested, from 0 to 1.
const LIKENESS: f64 = 0.6;

/// A sheet whose columns have names.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    sheet: &'a Sheet,
    header: &'a Row,
    /// Where each header stands; those that stand twice are left out.
    columns: HashMap<&'a str, usize>,
}

/// Why a sheet is not the table that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// No row holds even one of the names.
    #[error("“{sheet}” has no header row. It needs the columns {}.", list(wanted))]
    NoHeader {
        /// The sheet's name.
        sheet: String,
        /// The columns that are needed.
        wanted: Vec<String>,
    },
    /// A column is missing.
    #[error("{place}: the column “{column}” is missing{}.", suggestion(nearest.as_deref()))]
    MissingColumn {
        /// The row that comes nearest to a header row.
        place: Box<Place>,
        /// The column that is needed.
        column: String,
        /// The header there that is most like it.
        nearest: Option<String>,
    },
    /// A column that is needed stands twice.
    #[error(
        "{place}: the column “{column}” already stands in column {first}. Rename or delete one of the two."
    )]
    DuplicateColumn {
        /// The second of the two.
        place: Box<Place>,
        /// Its header.
        column: String,
        /// The letters of the first.
        first: String,
    },
    /// A row holds something to the right of the last header.
    #[error(
        "{place}: this cell stands beyond the last header. Give its column a header, or delete the cell."
    )]
    BeyondHeader {
        /// The cell.
        place: Box<Place>,
    },
}

impl<'a> Table<'a> {
    /// The table whose header is the first row that holds all of `required`, exactly but for blanks around them.
    ///
    /// # Errors
    /// [`TableError`] says which column is missing or stands twice, or which cell stands under no header.
    pub fn find(sheet: &'a Sheet, required: &[&str]) -> Result<Self, TableError> {
        let mut nearest: Option<(usize, &Row)> = None;
        for row in &sheet.rows {
            let texts: BTreeSet<&str> = row.cells.iter().filter_map(name).collect();
            let found = required.iter().filter(|column| texts.contains(*column)).count();
            if found == required.len() {
                return Self::under(sheet, row, required);
            }
            if found > nearest.map_or(0, |(most, _)| most) {
                nearest = Some((found, row));
            }
        }
        match nearest {
            Some((_, row)) => Self::under(sheet, row, required),
            None => Err(TableError::NoHeader {
                sheet: sheet.name.clone(),
                wanted: required.iter().map(|&column| column.to_owned()).collect(),
            }),
        }
    }

    /// The table whose header is the row of that number.
    ///
    /// # Errors
    /// As [`Table::find`].
    pub fn at_row(sheet: &'a Sheet, number: u32, required: &[&str]) -> Result<Self, TableError> {
        let row = sheet.rows.iter().find(|row| row.number == number);
        row.map_or_else(
            || {
                let wanted = required.iter().map(|&column| column.to_owned()).collect();
                Err(TableError::NoHeader { sheet: sheet.name.clone(), wanted })
            },
            |row| Self::under(sheet, row, required),
        )
    }

    fn under(sheet: &'a Sheet, header: &'a Row, required: &[&str]) -> Result<Self, TableError> {
        let mut columns: HashMap<&str, usize> = HashMap::new();
        let mut twice = BTreeSet::new();
        let mut width = 0;
        for (index, cell) in header.cells.iter().enumerate() {
            let Some(text) = name(cell) else { continue };
            width = index + 1;
            let Some(&first) = columns.get(text) else {
                columns.insert(text, index);
                continue;
            };
            if required.contains(&text) {
                return Err(TableError::DuplicateColumn {
                    place: Box::new(Place::cell(&sheet.name, header.number, index)),
                    column: text.to_owned(),
                    first: crate::column_name(first),
                });
            }
            twice.insert(text);
        }
        columns.retain(|text, _| !twice.contains(text));
        for &column in required {
            if !columns.contains_key(column) {
                return Err(TableError::MissingColumn {
                    place: Box::new(Place { row: Some(header.number), ..Place::sheet(&sheet.name) }),
                    column: column.to_owned(),
                    nearest: nearest(column, columns.keys().copied()),
                });
            }
        }
        let table = Self { sheet, header, columns };
        for row in table.rows() {
            let beyond = row.cells.iter().enumerate().skip(width).find(|(_, cell)| !cell.is_empty());
            if let Some((index, _)) = beyond {
                return Err(TableError::BeyondHeader {
                    place: Box::new(Place::cell(&sheet.name, row.number, index)),
                });
            }
        }
        Ok(table)
    }

    /// The headers, from left to right.
    pub fn headers(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.header.cells.iter().filter_map(name)
    }

    /// Whether there is one column of that name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// The rows below the header that hold something.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.rows().map(|row| Record { table: self, row })
    }

    /// Where a column of a row stands, for messages.
    pub fn place(&self, row: u32, column: &str) -> Place {
        let known = self.columns.get(column).map(|&index| crate::column_name(index));
        Place {
            sheet: self.sheet.name.clone(),
            row: Some(row),
            column: known,
            header: Some(column.to_owned()),
        }
    }

    fn rows(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        let header = self.header.number;
        self.sheet.rows.iter().filter(move |row| row.number > header)
    }
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Record<'t> {
    table: &'t Table<'t>,
    row: &'t Row,
}

impl<'t> Record<'t> {
    /// The row's number, as the user sees it.
    pub fn number(&self) -> u32 {
        self.row.number
    }

    /// The cell under a header; empty where the table has no such column, or has it twice.
    pub fn get(&self, column: &str) -> &'t Cell {
        self.table.columns.get(column).map_or(&Cell::Empty, |&index| self.row.cell(index))
    }

    /// Where that cell stands, for messages.
    pub fn at(&self, column: &str) -> Place {
        self.table.place(self.row.number, column)
    }
}

/// A header's text, where the cell can be one.
fn name(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn nearest<'h>(column: &str, headers: impl Iterator<Item = &'h str>) -> Option<String> {
    let wanted = column.to_lowercase();
    let comparable = headers.filter(|header| header.len() <= LONGEST_LIKENESS);
    let scored = comparable
        .map(|header| (strsim::normalized_damerau_levenshtein(&wanted, &header.to_lowercase()), header));
    // Equally alike: the one that sorts first, so that the message is always the same.
    let best = scored.max_by(|(a, left), (b, right)| a.total_cmp(b).then_with(|| right.cmp(left)));
    best.filter(|(likeness, _)| *likeness >= LIKENESS).map(|(_, header)| header.to_owned())
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map_or_else(|| ". Add it".to_owned(), |header| format!("; did you mean “{header}”? Rename it"))
}

fn list(columns: &[String]) -> String {
    columns.iter().map(|column| format!("“{column}”")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[(u32, &[&str])]) -> Sheet {
        let row = |&(number, texts): &(u32, &[&str])| Row {
            number,
            cells: texts
                .iter()
                .map(|&text| if text.is_empty() { Cell::Empty } else { text.into() })
                .collect(),
        };
        Sheet { name: "Answers".into(), rows: rows.iter().map(row).collect(), formulas: false }
    }

    fn refused(rows: &[(u32, &[&str])], required: &[&str]) -> String {
        Table::find(&sheet(rows), required).unwrap_err().to_string()
    }

    #[test]
    fn the_header_is_the_first_row_that_holds_all_names() {
        let sheet = sheet(&[(1, &["Title of age"]), (3, &[" age ", "", "name"]), (7, &["41", "x", "Ana"])]);
        let table = Table::find(&sheet, &["name", "age"]).unwrap();
        assert_eq!(table.headers().collect::<Vec<_>>(), ["age", "name"]);
        let records: Vec<_> = table.records().collect();
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].number(), 7);
        assert_eq!(records[0].get("age").text(), "41");
        assert_eq!(records[0].at("name").to_string(), "“Answers”, row 7, column C (“name”)");
        assert!(records[0].get("nickname").is_empty() && !table.has("nickname"));
    }

    #[test]
    fn a_missing_column_suggests_its_like() {
        let rows: &[(u32, &[&str])] = &[(2, &["Country", "Scores", "Score2"])];
        assert_eq!(
            refused(rows, &["Country", "score"]),
            "“Answers”, row 2: the column “score” is missing; did you mean “Score2”? Rename it."
        );
        assert_eq!(
            refused(rows, &["Country", "year"]),
            "“Answers”, row 2: the column “year” is missing. Add it."
        );
        assert_eq!(refused(rows, &["a", "b"]), "“Answers” has no header row. It needs the columns “a”, “b”.");
        assert!(Table::at_row(&sheet(rows), 9, &["a"]).is_err());
        assert!(Table::at_row(&sheet(rows), 2, &["Country"]).is_ok());
    }

    #[test]
    fn a_needed_column_stands_once_and_others_are_never_mixed_up() {
        let rows: &[(u32, &[&str])] = &[(1, &["a", "b", "a"]), (2, &["1", "2", "3"])];
        assert_eq!(
            refused(rows, &["a"]),
            "“Answers”, row 1, column C: the column “a” already stands in column A. Rename or delete one of the two."
        );
        let sheet = sheet(rows);
        let table = Table::find(&sheet, &["b"]).unwrap();
        assert!(!table.has("a"));
        assert!(table.records().all(|record| record.get("a").is_empty()));
    }

    #[test]
    fn a_cell_under_no_header_is_named() {
        let rows: &[(u32, &[&str])] = &[(1, &["a", "b", ""]), (4, &["1", "2", "", "stray"])];
        assert!(refused(rows, &["a"]).starts_with("“Answers”, row 4, column D: this cell stands beyond"));
        assert!(Table::find(&sheet(&[(1, &["a"]), (2, &["1", "", "  "])]), &["a"]).is_ok());
    }
}
