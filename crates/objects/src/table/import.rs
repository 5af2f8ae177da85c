//! A file of objects is read: those with a number are changed where a cell says something else, those without are
//! created. All of it or nothing: every line that is wrong is told first.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Error, Message, Result, Tx, Viewer};
use posts::kinds::{self, Given};
use posts::{Kind, NewPost, PostId, Sent, Words};
use serde::Serialize;
use ui::Locale;

use super::known;
use super::sheet::{Column, Line, Sheet, unplain};
use crate::declaration::Declaration;
use crate::number::numbered;

/// Rows of a file, its columns, and its size in bytes.
const ROWS: usize = 2_000;
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
        let line = record.position().map_or(0, csv::Position::line);
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

/// What is read, by whom, and where what is new goes unless its row says so.
pub(super) struct Import<'a> {
    pub(super) viewer: &'a Viewer,
    pub(super) l: Locale,
    pub(super) name: &'a str,
    pub(super) space: &'a str,
}

/// What became of a row.
enum Became {
    Created,
    Changed,
    Same,
}

/// Does what a file says, or only tells what it would do.
///
/// # Errors
/// `NotFound` for a kind that one does not know of; whatever the database meets. What is wrong with rows is in the
/// report.
pub(super) async fn run(
    db: &kernel::Db,
    viewer: &Viewer,
    l: Locale,
    (name, space): (&str, &str),
    table: Table,
    sure: bool,
) -> Result<Report> {
    let kept: Arc<Mutex<Report>> = Arc::default();
    let (slot, viewer) = (kept.clone(), viewer.clone());
    let (name, space) = (name.to_owned(), space.to_owned());
    let done = db.write(move |tx| {
        let import = Import { viewer: &viewer, l, name: &name, space: &space };
        let report = import.rows(tx, &table)?;
        let keep = sure && report.problems.is_empty();
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Report { done: keep, ..report };
        // What was only tried is taken back whole.
        if keep { Ok(()) } else { Err(Error::invalid("objects-csv-tried")) }
    });
    match done.await {
        Err(error) if error.message().key != "objects-csv-tried" => Err(error),
        _ => Ok(kept.lock().unwrap_or_else(PoisonError::into_inner).clone()),
    }
}

impl Import<'_> {
    fn rows(&self, tx: &mut Tx<'_>, table: &Table) -> Result<Report> {
        let (it, kind) = known(tx, self.viewer, self.name)?;
        let nobody = std::collections::HashMap::new();
        let sheet = Sheet { l: self.l, it: &it, kind: &kind, people: &nobody };
        let mut report = Report::default();
        let mut columns = Vec::new();
        for title in &table.titles {
            match sheet.column(title) {
                Some(column) if !columns.contains(&Some(column.clone())) => {
                    columns.push(Some(column))
                }
                // A column without a title, as spreadsheets leave them, says nothing.
                None if title.is_empty() => columns.push(None),
                found => {
                    let key =
                        if found.is_some() { "objects-twice" } else { "objects-no-such-field" };
                    let detail = self.l.msg(&Message::new(key).with("name", title));
                    report.problems.push(Wrong { line: 1, detail });
                }
            }
        }
        if !report.problems.is_empty() {
            return Ok(report);
        }
        for (line, row) in &table.rows {
            let cells: Vec<(&Column, &str)> = columns
                .iter()
                .zip(row.iter().map(String::as_str).chain(std::iter::repeat("")))
                .filter_map(|(column, cell)| Some((column.as_ref()?, cell)))
                .collect();
            match self.row(tx, (&it, &kind), &cells, *line) {
                Ok(Became::Created) => report.created += 1,
                Ok(Became::Changed) => report.changed += 1,
                Ok(Became::Same) => report.same += 1,
                Err(error) if error.status() >= 500 => return Err(error),
                Err(error) => {
                    report.problems.push(Wrong { line: *line, detail: self.said(&it, &error) })
                }
            }
            // A long list of the same mistake helps nobody.
            if report.problems.len() >= 50 {
                break;
            }
        }
        Ok(report)
    }

    fn said(&self, it: &Declaration, error: &Error) -> String {
        let said = error.fields().iter().map(|(name, message)| {
            let said = self.l.msg(message);
            match it.field(name) {
                Some(field) => {
                    let label = field.label.say(self.l);
                    self.l.t2("objects-of-field", ("field", label), ("said", said))
                }
                None => said,
            }
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() { self.l.msg(error.message()) } else { said.join(" ") }
    }

    fn row(
        &self,
        tx: &mut Tx<'_>,
        (it, kind): (&Declaration, &Kind),
        cells: &[(&Column, &str)],
        line: u64,
    ) -> Result<Became> {
        let number = cells.iter().find(|(column, _)| **column == Column::Number);
        match number.map_or("", |(_, cell)| cell.trim()) {
            "" => self.create(tx, (it, kind), cells, line).map(|()| Became::Created),
            number => {
                let missing = || {
                    let said = Message::new("objects-csv-no-number").with("number", number);
                    Error::field("number", said)
                };
                let id = numbered(tx, number)?.ok_or_else(missing)?;
                self.change(tx, (it, kind), cells, id, &missing)
            }
        }
    }

    /// What cells give for the fields, but for those that say what is there already.
    fn fields(
        &self,
        sheet: &Sheet<'_>,
        cells: &[(&Column, &str)],
        shown: &[kinds::Field],
        same: impl Fn(&Column, &str) -> bool,
    ) -> Result<Given> {
        let mut given = Given::default();
        for (column, cell) in cells.iter().filter(|(column, cell)| !same(column, cell)) {
            let Column::Field(name) = column else { continue };
            let Some(field) = shown.iter().find(|field| *field.name == **name) else {
                if cell.is_empty() {
                    continue;
                }
                return Err(Error::field(name.clone(), "objects-csv-hidden"));
            };
            let Some(of) = sheet.it.field(name) else { continue };
            let values = sheet.given(of, cell);
            let said = kinds::given(self.l, std::slice::from_ref(field), |_| values.clone());
            let said = said.0.get(name).cloned();
            given.0.insert(name.clone(), said.unwrap_or(serde_json::Value::Null));
        }
        Ok(given)
    }

    fn create(
        &self,
        tx: &mut Tx<'_>,
        (it, kind): (&Declaration, &Kind),
        cells: &[(&Column, &str)],
        line: u64,
    ) -> Result<()> {
        let nobody = std::collections::HashMap::new();
        let sheet = Sheet { l: self.l, it, kind, people: &nobody };
        let cell =
            |of: &Column| cells.iter().find(|(column, _)| *column == of).map(|(_, cell)| *cell);
        let slug = cell(&Column::Space).map(|slug| slug.trim().trim_start_matches('~'));
        let slug =
            slug.filter(|slug| !slug.is_empty()).unwrap_or(self.space.trim_start_matches('~'));
        if slug.is_empty() {
            return Err(Error::field("space", "post-choose-space"));
        }
        let given = self.fields(&sheet, cells, &kind.fields(), |_, cell| cell.is_empty())?;
        let new = NewPost {
            space: slug.to_owned(),
            kind: kind.name().into(),
            title: unplain(cell(&Column::Title).unwrap_or_default()).to_owned(),
            body: unplain(cell(&Column::Text).unwrap_or_default()).to_owned(),
            fields: given,
            ..NewPost::default()
        };
        // The same row of the same file again makes nothing new.
        let body: Vec<(String, &str)> =
            cells.iter().map(|(column, cell)| (format!("{column:?}"), *cell)).collect();
        let hash = kernel::secret::hash(&serde_json::to_string(&(self.name, slug, line, &body))?);
        let key = posts::Key::new(&format!("csv-{hash}"), &body)?;
        let sent = posts::import(tx, self.viewer, &new, key.as_ref())?;
        let state = cell(&Column::State).map(str::trim).filter(|state| !state.is_empty());
        match (sent, state) {
            (Sent::Published(id), Some(state)) => self.lead(tx, &sheet, id, state),
            _ => Ok(()),
        }
    }

    fn change(
        &self,
        tx: &mut Tx<'_>,
        (it, kind): (&Declaration, &Kind),
        cells: &[(&Column, &str)],
        id: PostId,
        missing: &dyn Fn() -> Error,
    ) -> Result<Became> {
        let post = posts::access::readable(tx, self.viewer, id).map_err(|_| missing())?;
        if post.kind != *kind {
            return Err(missing());
        }
        let named = kind.fields_in(&post.state).into_iter().filter(kinds::Field::names_people);
        let named: Vec<_> = named.flat_map(|field| post.fields.people(&field.name)).collect();
        let people = people::cards(tx, &named)?;
        let sheet = Sheet { l: self.l, it, kind, people: &people };
        let space = post.space().slug.clone();
        let now = Line {
            title: &post.title,
            body: &post.body,
            state: &post.state,
            space: &space,
            author: String::new(),
            created: String::new(),
            fields: &post.fields,
        };
        let same = |column: &Column, cell: &str| {
            matches!(column, Column::Author | Column::Created)
                || sheet.cell(column, &now).replace("\r\n", "\n") == cell.replace("\r\n", "\n")
        };
        let cell = |of: &Column| {
            let found = cells.iter().find(|(column, _)| *column == of);
            found.map(|(_, cell)| *cell).filter(|cell| !same(of, cell))
        };
        if cell(&Column::Space).is_some() {
            return Err(Error::field("space", "objects-csv-space"));
        }
        let given = self.fields(&sheet, cells, &kind.fields_in(&post.state), same)?;
        let words = Words {
            title: cell(&Column::Title).map(|title| unplain(title).to_owned()),
            body: cell(&Column::Text).map(|body| unplain(body).to_owned()),
            fields: Some(given).filter(|given| !given.0.is_empty()),
            ..Words::default()
        };
        let state = cell(&Column::State).map(str::trim).filter(|state| !state.is_empty());
        let says = words.title.is_some() || words.body.is_some() || words.fields.is_some();
        if says {
            posts::edit(tx, self.viewer, post, &words)?;
        }
        if let Some(state) = state {
            self.lead(tx, &sheet, id, state)?;
        }
        Ok(if says || state.is_some() { Became::Changed } else { Became::Same })
    }

    /// Makes the one move that leads an object into a state.
    fn lead(&self, tx: &mut Tx<'_>, sheet: &Sheet<'_>, id: PostId, cell: &str) -> Result<()> {
        let unknown =
            || Error::field("state", Message::new("objects-no-such-state").with("name", cell));
        let wanted = sheet.state(cell).ok_or_else(unknown)?;
        let post = posts::access::readable(tx, self.viewer, id)?;
        if post.state == wanted {
            return Ok(());
        }
        let mut leading = sheet
            .it
            .active_moves()
            .filter(|found| found.to == wanted && found.from.contains(&post.state));
        let found = leading.next().ok_or_else(|| {
            let said = Message::new("objects-csv-no-move").with("name", cell);
            Error::field("state", said)
        })?;
        kinds::make(tx, self.viewer, &post, &found.name, &Given::default())
    }
}
