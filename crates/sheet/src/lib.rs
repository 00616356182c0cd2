//! Tables in and out: XLSX, XLS, ODS, CSV and TSV become rows of typed cells that remember where they stood,
//! and rows become XLSX and CSV.
//!
//! Files come from strangers. This room must never trust a size, a count or an address that a file declares,
//! never hold more of a file in memory than [`Limits`] allows, never follow a link or an entity, never run or
//! recalculate a formula, never guess that a text such as “NA” means nothing, and never write a cell that a
//! spreadsheet program would run.
//!
//! ```
//! use diligence_sheet::{Limits, Table, read_bytes};
//!
//! let book = read_bytes("answers.csv", b"iso2,rating\nNA,3\n", &Limits::default())?;
//! let table = Table::find(&book.sheets[0], &["iso2", "rating"])?;
//! for record in table.records() {
//!     assert_eq!(record.get("iso2").text(), "NA");
//!     assert_eq!(record.at("rating").to_string(), "“answers”, row 2, column B (“rating”)");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod cell;
mod date;
mod error;
mod format;
mod intake;
mod limits;
mod ods;
mod origin;
mod place;
mod read;
mod table;
mod text;
mod workbook;
mod write;
mod xls;
mod xlsx;
mod xml;

pub use cell::Cell;
pub use error::SheetError;
pub use format::Format;
pub use limits::Limits;
pub use place::{Place, column_name};
pub use read::{read, read_bytes};
pub use table::{Record, Table, TableError};
pub use workbook::{Note, Row, Sheet, Workbook};
pub use write::{CSV_MARK, Grid, WriteError, csv_rows, write_csv, write_xlsx};
