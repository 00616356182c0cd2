//! The answers of a round as files, for those who may take them and whom a second person let. Rows are read, opened and
//! written page by page, so that a file of any length needs the same room; nothing that was opened touches a disk.
//!
//! No file says who answered, or when: a response is named by what leads to nobody, the same in every file.

mod codebook;
mod files;
mod json;
mod ratings;
mod tables;

pub use tables::Table;

use crate::answering::{Asked, asked};
use crate::refused::{Field, Refused, Why, authorise};
use crate::session::{Visitor, who};
use crate::{App, audit, release, round};
use diligence_domain::{Act, Event, Locale, ReleaseId, Round, RoundId, may};
use diligence_files::{AnswersKey, DataKey};
use diligence_sheet::{CSV_MARK, Cell, Grid, WriteError, csv_rows, write_csv, write_xlsx};
use diligence_store::AnswerStore;
use diligence_store::answers::Counting;
use diligence_survey::{Form, Kind, Tree};
use std::sync::Arc;
use tables::{Column, Names};
use tokio::sync::mpsc;

/// Responses that are read at once: what they need while they are opened stays near to the processor.
const PAGE: i64 = 64;
/// Cells that a workbook holds at most: it is made in memory.
const MOST_CELLS: usize = 500_000;

/// A file that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// One table as CSV, with values as the form names them: `answers`, or a repeat.
    Csv(String),
    /// All tables and the codebook as a workbook, with words in place of names.
    Xlsx,
    /// All responses, each as an object, with groups and repeats inside.
    Json,
    /// What each column is.
    Codebook,
    /// Ratings as `diligence score` reads them.
    Ratings,
    /// The files that were added to answers, in an archive.
    Files,
}

impl Taken {
    /// From the name of a file.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "answers.xlsx" => Self::Xlsx,
            "answers.json" => Self::Json,
            "codebook.csv" => Self::Codebook,
            "ratings.csv" => Self::Ratings,
            "files.zip" => Self::Files,
            name => Self::Csv(name.strip_suffix(".csv")?.to_owned()),
        })
    }
}

/// Why a file cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// It may not be taken.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// A workbook has no room for it.
    #[error("there are more answers than a workbook takes. Take the CSV files")]
    Long,
    /// A value that the file cannot hold.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A line that dropped.
    #[error(transparent)]
    Line(#[from] std::io::Error),
    /// A response that is not what this program wrote.
    #[error("a response cannot be read. Restore a backup, or report this")]
    Damaged,
}

impl From<diligence_store::Error> for Broken {
    fn from(error: diligence_store::Error) -> Self {
        Self::Refused(error.into())
    }
}

/// A piece of a file, or why there are no more.
pub type Piece = Result<Vec<u8>, Broken>;

/// What releases of a round’s answers are called.
pub fn kind(round: RoundId) -> String {
    format!("{} {round}", release::ANSWERS)
}

/// The questionnaire of a round whose answers she may take, and the round.
///
/// # Errors
/// A round that she may not take answers of, or a database that does not answer.
pub async fn of_round(app: &App, visitor: &Visitor, id: RoundId) -> Result<(Round, Arc<Asked>), Refused> {
    let round = round::get(app, visitor, id).await?;
    authorise(may(&visitor.actor, Act::ExportAnswers(&round)))?;
    let asked = asked(app, round.questionnaire).await?;
    Ok((round, asked))
}

/// How many organisations submitted.
///
/// # Errors
/// A database that does not answer.
pub async fn count(app: &App, id: RoundId) -> Result<i64, Refused> {
    Ok(app.answers().look().await?.count_submitted(&id.to_string()).await?)
}

/// Asks a second person to let the answers of a round go.
///
/// # Errors
/// A round whose answers she may not take, no reason, or a database that refuses.
pub async fn ask(app: &App, visitor: &Visitor, id: RoundId, reason: &str) -> Result<ReleaseId, Refused> {
    let (round, _) = of_round(app, visitor, id).await?;
    if reason.trim().is_empty() {
        return Err(Refused::field(Field::Reason, Why::Missing));
    }
    // Whoever decides may see no rounds: she reads which it is.
    let name: String = round.facts.name.chars().take(60).collect();
    release::ask_for(app, visitor, &kind(id), &format!("{name}: {reason}")).await
}

/// Takes a file. It comes in pieces; whoever drops the receiver ends it.
///
/// # Errors
/// Whoever may not, nobody who let it go, no such file, or a database that does not answer.
pub async fn take(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    release: ReleaseId,
    file: Taken,
    locale: Locale,
) -> Result<mpsc::Receiver<Piece>, Broken> {
    let (round, asked) = of_round(app, visitor, id).await?;
    let export = Export::new(app, &round, asked, locale)?;
    // What needs no answers, and what is not there, uses nothing up.
    if file == Taken::Codebook {
        return Ok(whole(write_csv(&codebook::rows(&export.asked, &export.tables))));
    }
    let table = match &file {
        Taken::Csv(name) => {
            let found = export.tables.iter().position(|it| it.name == *name);
            Some(found.ok_or(Refused::NotFound)?)
        }
        Taken::Files if !asks_for_files(export.form()) => return Err(Refused::NotFound.into()),
        _ => None,
    };
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    release::spend(app, &mut tx, visitor, release, &kind(id)).await?;
    audit::log(app, &mut tx, Some(visitor.id()), Event::AnswersExported, ("round", id)).await?;
    tx.commit_unseen().await?;
    match (file, table) {
        (_, Some(table)) => {
            let head = csv_rows(&[Export::heads(&export.tables[table])])?;
            let piece = move |export: &Export, some: &[Response]| {
                let table = &export.tables[table];
                let rows = some.iter().flat_map(|it| export.rows(table, it));
                Ok(csv_rows(&rows.collect::<Vec<_>>())?)
            };
            Ok(export.stream(Frame::csv(&head), piece))
        }
        (Taken::Ratings, _) => {
            let head = csv_rows(&[ratings::head()])?;
            let year: i32 = round.facts.opens.get(..4).and_then(|it| it.parse().ok()).unwrap_or_default();
            let piece = move |export: &Export, some: &[Response]| {
                let rows = some.iter().flat_map(|it| ratings::rows(export, it, year));
                Ok(csv_rows(&rows.collect::<Vec<_>>())?)
            };
            Ok(export.stream(Frame::csv(&head), piece))
        }
        (Taken::Json, _) => {
            let piece = |export: &Export, some: &[Response]| {
                let all = some.iter().map(|it| json::object(export, it).to_string());
                Ok(all.collect::<Vec<_>>().join(",\n").into_bytes())
            };
            let form = serde_json::Value::from(export.asked.form().settings.id.as_str());
            let head = format!("{{\"form\":{form},\"responses\":[\n");
            Ok(export.stream(Frame { head: head.into_bytes(), between: b",\n", end: b"\n]}\n" }, piece))
        }
        (Taken::Files, _) => Ok(files::stream(export)),
        (_, None) => Ok(whole(export.workbook(app).await?)),
    }
}

/// Whether a form asks for any files.
pub fn asks_for_files(form: &Form) -> bool {
    form.in_order().into_iter().any(|it| form.items[it].kind.is_file())
}

/// What stands around the pieces of a file.
struct Frame {
    head: Vec<u8>,
    between: &'static [u8],
    end: &'static [u8],
}

impl Frame {
    fn csv(head: &[u8]) -> Self {
        Self { head: [CSV_MARK, head].concat(), between: b"", end: b"" }
    }
}

/// A file in one piece.
fn whole(file: Result<Vec<u8>, WriteError>) -> mpsc::Receiver<Piece> {
    let (sender, receiver) = mpsc::channel(1);
    let _ = sender.try_send(file.map_err(Broken::from));
    receiver
}

/// A text as files hold it: what somebody typed may hold characters that no table takes.
fn text_cell(text: String) -> Cell {
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    // A byte that one of them begins with; bytes are looked at many at once.
    let first = |it: u8| (it < 0x20 && !matches!(it, b'\t' | b'\n' | b'\r')) || it == 0x7f || it == 0xc2;
    if text.bytes().fold(false, |found, it| found | first(it)) && text.contains(odd) {
        Cell::Text(text.replace(odd, "\u{fffd}").into())
    } else {
        Cell::Text(text.into())
    }
}

/// A text as a workbook takes it: what is longer is in the CSV files.
fn fitting(text: String) -> String {
    // A cell holds 32,767 units of UTF-16.
    if text.len() < 32_000 || text.encode_utf16().count() < 32_000 {
        return text;
    }
    let mut room = 32_000;
    let fits = |it: &char| {
        room -= it.len_utf16().min(room);
        room > 0
    };
    text.chars().take_while(fits).chain(" […]".chars()).collect()
}

/// A response, opened.
struct Response {
    id: String,
    jurisdiction: String,
    class: String,
    rater: String,
    number: i64,
    tree: Tree,
}

/// What all files of a round are made from.
struct Export {
    asked: Arc<Asked>,
    names: Names,
    tables: Vec<Table>,
    round: String,
    key: AnswersKey,
    store: AnswerStore,
    language: String,
    rtl: bool,
}

impl Export {
    fn new(app: &App, round: &Round, asked: Arc<Asked>, locale: Locale) -> Result<Self, Refused> {
        Ok(Self {
            names: Names::of(asked.form()),
            tables: Table::of(asked.form()),
            round: round.id.to_string(),
            key: app.desk()?.answers_key()?,
            store: app.answers().clone(),
            language: asked.language(locale).to_owned(),
            rtl: locale.direction().is_rtl(),
            asked,
        })
    }

    fn form(&self) -> &Form {
        self.asked.form()
    }

    /// Opens a response; none where its key was destroyed meanwhile.
    fn open(&self, it: Counting) -> Result<Option<Response>, Broken> {
        if it.wrapped.is_empty() {
            return Ok(None);
        }
        let data: DataKey = self.key.unwrap(&it.wrapped).ok_or(Refused::Key)?;
        let clear = crate::answering::submit::opened(&data, &it.handle, it.number, &it.record);
        let clear = clear.ok_or(Refused::Key)?;
        let text = std::str::from_utf8(&clear).map_err(|_| Broken::Damaged)?;
        Ok(Some(Response {
            id: crate::results::mark(&it.handle),
            jurisdiction: it.jurisdiction,
            class: it.class,
            rater: crate::answering::rater::in_files(&it.rater),
            number: it.number,
            tree: diligence_survey::tree(text).map_err(|_| Broken::Damaged)?,
        }))
    }

    async fn page(&self, after: &str) -> Result<Vec<Counting>, Broken> {
        Ok(self.store.look().await?.counting_after(&self.round, after, PAGE).await?)
    }

    /// Makes the pieces of a file in the background, on as many cores as there are.
    fn stream<F>(self, frame: Frame, piece: F) -> mpsc::Receiver<Piece>
    where
        F: Fn(&Self, &[Response]) -> Piece + Send + Sync + 'static,
    {
        let (sender, receiver) = mpsc::channel(2);
        let (it, piece) = (Arc::new(self), Arc::new(piece));
        tokio::spawn(async move {
            let made = it.pieces(&piece, frame, &sender).await;
            if let Err(why) = made {
                tracing::error!(%why, "a file of answers was not finished");
                let _ = sender.send(Err(why)).await;
            }
        });
        receiver
    }

    /// `Ok` also where nobody waits for the rest.
    async fn pieces<F>(
        self: &Arc<Self>,
        piece: &Arc<F>,
        frame: Frame,
        sender: &mpsc::Sender<Piece>,
    ) -> Result<(), Broken>
    where
        F: Fn(&Self, &[Response]) -> Piece + Send + Sync + 'static,
    {
        let hands = std::thread::available_parallelism().map_or(1, usize::from);
        let mut gone = sender.send(Ok(frame.head)).await.is_err();
        let mut first = true;
        // While one page is opened the next is read.
        let read = |after: String| {
            let it = Arc::clone(self);
            tokio::spawn(async move { it.page(&after).await })
        };
        let mut coming = read(String::new());
        while !gone {
            let mut page = coming.await.map_err(|_| Broken::Damaged)??;
            let Some(last) = page.last() else { break };
            coming = read(last.handle.clone());
            let mut work = Vec::with_capacity(hands);
            let share = page.len().div_ceil(hands);
            while !page.is_empty() {
                let some = page.drain(..share.min(page.len())).collect::<Vec<_>>();
                let (it, piece) = (Arc::clone(self), Arc::clone(piece));
                work.push(tokio::task::spawn_blocking(move || {
                    let opened = some.into_iter().filter_map(|response| it.open(response).transpose());
                    piece(&it, &opened.collect::<Result<Vec<_>, _>>()?)
                }));
            }
            for done in work {
                let mut made = done.await.map_err(|_| Broken::Damaged)??;
                if made.is_empty() {
                    continue;
                }
                if !std::mem::take(&mut first) {
                    made.splice(..0, frame.between.iter().copied());
                }
                gone |= sender.send(Ok(made)).await.is_err();
            }
        }
        if !gone {
            let _ = sender.send(Ok(frame.end.to_vec())).await;
        }
        Ok(())
    }

    /// What stands at the head of a table.
    fn heads(table: &Table) -> Vec<Cell> {
        let first: &[&str] = match table.repeat {
            None => &["response", "jurisdiction", "class", "submission"],
            Some(_) => &["response", "entry"],
        };
        first.iter().copied().chain(table.columns.iter().map(|it| it.head.as_str())).map(Cell::from).collect()
    }

    /// The rows of a response, with names as the form has them.
    fn rows(&self, table: &Table, of: &Response) -> Vec<Vec<Cell>> {
        self.made(table, of, |column, text| {
            let kind = self.form().items[column.item].kind;
            let counts = column.choice.is_some() || kind.is_number();
            match text.parse::<f64>() {
                Ok(number) if counts && number.is_finite() => Cell::Number(number),
                _ => text_cell(text.to_owned()),
            }
        })
    }

    fn made(&self, table: &Table, of: &Response, cell: impl Fn(&Column, &str) -> Cell) -> Vec<Vec<Cell>> {
        #[allow(clippy::cast_precision_loss, reason = "nobody submits so often")]
        let number = of.number as f64;
        let lines = table.lines(self.form(), &self.names, &of.tree);
        let row = |(index, cells): tables::Line<'_>| {
            let mut row = vec![Cell::from(of.id.as_str())];
            if table.repeat.is_some() {
                let entry = index.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
                row.push(Cell::Text(entry.into()));
            } else {
                row.extend([of.jurisdiction.as_str(), of.class.as_str()].map(Cell::from));
                row.push(Cell::Number(number));
            }
            let filled = table.columns.iter().zip(cells);
            row.extend(
                filled.map(|(column, text)| if text.is_empty() { Cell::Empty } else { cell(column, text) }),
            );
            row
        };
        lines.into_iter().map(row).collect()
    }

    /// The words of a value.
    fn said(&self, column: &Column, text: &str) -> String {
        let words = codebook::labels(self.form(), column.item, &self.language);
        let of = |value: &str| words.get(value).cloned().unwrap_or_else(|| value.to_owned());
        let it = &self.form().items[column.item];
        if column.choice.is_some() || !it.kind.is_select() {
            return text.to_owned();
        }
        match it.kind {
            Kind::SelectOne => of(text),
            _ => text.split_whitespace().map(of).collect::<Vec<_>>().join("; "),
        }
    }

    /// All tables and the codebook in one workbook.
    async fn workbook(&self, app: &App) -> Result<Result<Vec<u8>, WriteError>, Broken> {
        let there = app.answers().look().await?.count_submitted(&self.round).await?;
        let columns: usize = self.tables.iter().map(|it| it.columns.len()).sum();
        if usize::try_from(there).unwrap_or(usize::MAX).saturating_mul(columns) > MOST_CELLS {
            return Err(Broken::Long);
        }
        let mut grids: Vec<Grid> = self.tables.iter().map(|it| self.grid(it)).collect();
        let mut after = String::new();
        loop {
            let page = self.page(&after).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.handle);
            for it in page {
                let Some(response) = self.open(it)? else { continue };
                for (table, grid) in self.tables.iter().zip(&mut grids) {
                    grid.rows.extend(self.made(table, &response, |column, text| {
                        let kind = self.form().items[column.item].kind;
                        match text.parse::<f64>() {
                            Ok(number) if column.choice.is_some() || kind.is_number() => Cell::Number(number),
                            _ => text_cell(fitting(self.said(column, text))),
                        }
                    }));
                }
            }
        }
        grids.push(Grid {
            name: "codebook".to_owned(),
            right_to_left: false,
            rows: codebook::rows(&self.asked, &self.tables),
        });
        Ok(write_xlsx(&grids))
    }

    /// A sheet with two rows at its head: what is asked, and what it is called.
    fn grid(&self, table: &Table) -> Grid {
        let mut rows = vec![Self::heads(table)];
        for (cell, column) in rows[0].iter_mut().rev().zip(table.columns.iter().rev()) {
            *cell = Cell::Text(codebook::question(self.form(), column, &self.language).into());
        }
        let number = self.tables.iter().position(|it| it == table).unwrap_or_default();
        // A tab has 31 characters at most, and no two have the same name.
        let name = match table.repeat {
            None => table.name.clone(),
            Some(_) => format!("{} {}", number, table.name).chars().take(31).collect(),
        };
        Grid { name, right_to_left: self.rtl, rows }
    }
}
