//! A file of objects is read: those with a number are changed where a cell says something else, those without are
//! created. All of it or nothing: every line that is wrong is told first.

mod row;

use std::collections::HashMap;

use kernel::{App, Error, Message, Result, Tx, Viewer};
use posts::{Kind, Written, kinds};
use serde::Serialize;
use ui::Locale;

use super::sheet::{Column, Sheet, unplain};
use super::{Shown, known};
use crate::declaration::Declaration;
use row::{Became, Cells, Import};

/// Rows of a file, for nobody else writes while they are; its columns, and its size in bytes.
const ROWS: usize = 1_000;
const COLUMNS: usize = 100;
pub(super) const BYTES: usize = 1_900_000;

/// What a file does, or did.
#[derive(Clone, Debug, Default, Serialize, utoipa::ToSchema)]
#[schema(as = ObjectImport)]
pub(crate) struct Report {
    /// How many are created.
    pub(super) created: usize,
    /// How many are changed.
    pub(super) changed: usize,
    /// How many stay as they are.
    pub(super) same: usize,
    /// What is wrong. Nothing is done where anything is.
    pub(super) problems: Vec<Wrong>,
    /// Whether it was done.
    pub(super) done: bool,
}

/// Something wrong with a file.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ObjectImportProblem)]
pub(crate) struct Wrong {
    /// The line on which the row begins; 1 is that of the titles.
    pub(super) line: u64,
    /// What.
    pub(super) detail: String,
}

/// A file as it is read: titles, and rows with their lines.
pub(super) struct Table {
    titles: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

/// Reads a file: with commas, semicolons or tabs, in UTF-8 or Windows-1252.
///
/// # Errors
/// `Invalid` on the field `file`.
pub(super) fn table(bytes: Vec<u8>) -> Result<Table> {
    let unread = |said: Message| Error::field("file", said);
    let text = identity::table::text(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let separator = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|separator| first.bytes().filter(|byte| byte == separator).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record
            .map_err(|error| unread(Message::new("objects-csv-unread").with("cause", error)))?;
        let line = record.position().map_or(0, |at| line(text, at));
        rows.push((line, record.iter().map(str::to_owned).collect::<Vec<_>>()));
        if rows.len() > ROWS + 1 {
            return Err(unread(Message::new("objects-csv-long").with("n", ROWS)));
        }
    }
    let mut rows = rows.into_iter().filter(|(_, row)| row.iter().any(|cell| !text::is_blank(cell)));
    let titles = rows.next().map(|(_, titles)| titles).unwrap_or_default();
    let titles: Vec<String> = titles.iter().map(|title| title.trim().to_owned()).collect();
    let rows: Vec<_> = rows.collect();
    if titles.len() > COLUMNS || rows.is_empty() {
        return Err(unread("objects-csv-empty".into()));
    }
    Ok(Table { titles, rows })
}

/// The line on which a record begins: its position is before the line breaks that the reader passes over.
fn line(text: &str, at: &csv::Position) -> u64 {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let passed = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + passed.filter(|byte| **byte == b'\n').count() as u64
}

/// What a file is read with.
struct Reading {
    it: Declaration,
    kind: Kind,
    shown: Shown,
    /// What its columns are; nothing of one without a title.
    columns: Vec<Option<Column>>,
}

/// Does what a file says, or only tells what it would do. What is new goes into the space, unless its row names
/// another.
///
/// # Errors
/// `NotFound` for a kind that one does not know of; whatever the database meets. What is wrong with rows is in the
/// report.
pub(super) async fn run(
    app: &App,
    viewer: &Viewer,
    l: Locale,
    (name, space): (&str, &str),
    table: Table,
    sure: bool,
) -> Result<Report> {
    let (asker, asked, titles) = (viewer.clone(), name.to_owned(), table.titles.clone());
    let read = move |tx: &mut Tx<'_>| {
        let (it, kind) = known(tx, &asker, &asked)?;
        let shown = Shown::of(&kind);
        let columns = columns(l, &it, &shown, &titles);
        Ok(columns.map(|columns| Reading { it, kind, shown, columns }))
    };
    let reading = match app.db.read(read).await? {
        Ok(reading) => reading,
        Err(problems) => return Ok(Report { problems, ..Report::default() }),
    };
    // Texts are read before the transaction: nobody else writes while it lasts.
    let prepare = move || {
        let bodies = table.rows.iter().map(|(_, row)| body(&reading, row)).collect();
        (reading, table, bodies)
    };
    let prepared: (Reading, Table, Vec<Written>) =
        tokio::task::spawn_blocking(prepare).await.map_err(Error::internal)?;
    let (viewer, space) = (viewer.clone(), space.to_owned());
    let write = move |tx: &mut Tx<'_>| {
        let (reading, table, bodies) = &prepared;
        let mut report = Report::default();
        let done = tx.savepoint(|tx| {
            report = rows(tx, (&viewer, l, &space), (reading, table, bodies))?;
            // What is only tried, or wrong somewhere, is taken back whole.
            if sure && report.problems.is_empty() { Ok(()) } else { Err(tried()) }
        });
        match done {
            Ok(()) => Ok(Report { done: true, ..report }),
            Err(error) if error.message().key == TRIED => Ok(report),
            Err(error) => Err(error),
        }
    };
    app.db.write(write).await
}

const TRIED: &str = "objects-csv-tried";

fn tried() -> Error {
    Error::invalid(TRIED)
}

/// What the columns of a file are, or what is wrong with its titles.
fn columns(
    l: Locale,
    it: &Declaration,
    shown: &Shown,
    titles: &[String],
) -> std::result::Result<Vec<Option<Column>>, Vec<Wrong>> {
    let nobody = HashMap::new();
    let sheet = Sheet { l, it, shown, people: &nobody };
    let (mut columns, mut problems) = (Vec::new(), Vec::new());
    for title in titles {
        match sheet.column(title) {
            Some(column) if !columns.contains(&Some(column.clone())) => columns.push(Some(column)),
            // A column without a title, as spreadsheets leave them, says nothing.
            None if title.is_empty() => columns.push(None),
            found => {
                let key = if found.is_some() { "objects-twice" } else { "objects-no-such-field" };
                let detail = l.msg(&Message::new(key).with("name", title));
                problems.push(Wrong { line: 1, detail });
            }
        }
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// The text of a row.
fn body(reading: &Reading, row: &[String]) -> Written {
    let cells = Cells::of(&reading.columns, row);
    Written::from(unplain(cells.get(&Column::Text).unwrap_or_default()))
}

fn rows(
    tx: &mut Tx<'_>,
    (viewer, l, space): (&Viewer, Locale, &str),
    (reading, table, bodies): (&Reading, &Table, &[Written]),
) -> Result<Report> {
    let Reading { it, kind, shown, columns } = reading;
    let import = Import { viewer, l, it, kind, shown, space };
    let mut report = Report::default();
    // How often the same row came before it.
    let mut seen: HashMap<&[String], u32> = HashMap::new();
    for ((line, row), body) in table.rows.iter().zip(bodies) {
        let times = seen.entry(row).or_default();
        let became = import.row(tx, &Cells::of(columns, row), body, *times);
        *times += 1;
        match became {
            Ok(Became::Created) => report.created += 1,
            Ok(Became::Changed) => report.changed += 1,
            Ok(Became::Same) => report.same += 1,
            Err(error) if error.status() >= 500 => return Err(error),
            Err(error) => {
                let detail = kinds::wrong(l, Some(kind), &error);
                report.problems.push(Wrong { line: *line, detail });
            }
        }
        // A long list of the same mistake helps nobody.
        if report.problems.len() >= 50 {
            break;
        }
    }
    Ok(report)
}
