//! A row of a file: what it creates or changes, and what leads it into the status that it names.

use std::collections::HashMap;

use kernel::error::Meaning;
use kernel::{Error, Message, PersonId, Result, Tx, Viewer};
use people::PersonCard;
use posts::kinds::{self, Field, Given, Move};
use posts::{Kind, NewPost, Post, Readable, Sent, Words, Written};
use serde_json::Value;
use ui::Locale;

use crate::declaration::Declaration;
use crate::number::numbered;
use crate::table::Shown;
use crate::table::sheet::{Column, Line, Sheet, unplain};

/// What is read, by whom, and where what is new goes unless its row says so.
pub(super) struct Import<'a> {
    pub(super) viewer: &'a Viewer,
    pub(super) l: Locale,
    pub(super) it: &'a Declaration,
    pub(super) kind: &'a Kind,
    pub(super) shown: &'a Shown,
    pub(super) space: &'a str,
}

/// What became of a row.
pub(super) enum Became {
    Created,
    Changed,
    Same,
}

/// The cells of a row, each with its column.
pub(super) struct Cells<'a>(Vec<(&'a Column, &'a str)>);

impl<'a> Cells<'a> {
    /// A cell that is missing at the end of a row is empty.
    pub(super) fn of(columns: &'a [Option<Column>], row: &'a [String]) -> Cells<'a> {
        let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
        let cells = columns.iter().zip(cells);
        Cells(cells.filter_map(|(column, cell)| Some((column.as_ref()?, cell))).collect())
    }

    /// What stands in a column; nothing where there is none.
    pub(super) fn get(&self, of: &Column) -> Option<&'a str> {
        self.0.iter().find(|(column, _)| *column == of).map(|(_, cell)| *cell)
    }

    fn trimmed(&self, of: &Column) -> Option<&'a str> {
        self.get(of).map(str::trim).filter(|cell| !cell.is_empty())
    }
}

impl Import<'_> {
    /// Does what a row says. `times` is how often the same row came before it in the file.
    ///
    /// # Errors
    /// `Invalid` and whatever else is for its author to mend.
    pub(super) fn row(
        &self,
        tx: &mut Tx<'_>,
        cells: &Cells<'_>,
        body: &Written,
        times: u32,
    ) -> Result<Became> {
        match cells.trimmed(&Column::Number) {
            None => self.create(tx, cells, body, times),
            Some(number) => {
                let said = Message::new("objects-csv-no-number").with("number", number);
                let missing = || Error::field("number", said.clone());
                let id = numbered(tx, number)?.ok_or_else(missing)?;
                let post = posts::access::readable(tx, self.viewer, id);
                let post = post.map_err(|error| match error.meaning() {
                    Meaning::NotFound => missing(),
                    _ => error,
                })?;
                if post.kind != *self.kind {
                    return Err(missing());
                }
                self.change(tx, cells, post, body)
            }
        }
    }

    fn sheet<'b>(&'b self, people: &'b HashMap<PersonId, PersonCard>) -> Sheet<'b> {
        Sheet { l: self.l, it: self.it, shown: self.shown, people }
    }

    /// What cells give for the fields of the kind, but for those that say what is there already.
    fn given(
        &self,
        sheet: &Sheet<'_>,
        cells: &Cells<'_>,
        same: impl Fn(&Column, &str) -> bool,
    ) -> Given {
        let mut given = Given::default();
        for (column, cell) in cells.0.iter().filter(|(column, cell)| !same(column, cell)) {
            let Column::Field(name) = column else { continue };
            let Some(of) = self.it.field(name) else { continue };
            let (field, values) = (crate::kind::field_now(of), sheet.given(of, cell));
            let said = kinds::given(self.l, std::slice::from_ref(&field), |_| values.clone());
            given.0.insert(name.clone(), said.0.get(name).cloned().unwrap_or(Value::Null));
        }
        given
    }

    /// A row creates something where the viewer runs the space: a file is quicker than the limits of those who write.
    fn create(
        &self,
        tx: &mut Tx<'_>,
        cells: &Cells<'_>,
        body: &Written,
        times: u32,
    ) -> Result<Became> {
        let nobody = HashMap::new();
        let sheet = self.sheet(&nobody);
        let slug = cells.trimmed(&Column::Space).unwrap_or(self.space).trim_start_matches('~');
        if slug.is_empty() {
            return Err(Error::field("space", "post-choose-space"));
        }
        let gone = |error: Error| error.and_field("space", "post-space-gone");
        let space = spaces::access::visible(tx, self.viewer, slug).map_err(gone)?;
        if !space.animates() {
            return Err(Error::field("space", "objects-csv-managers"));
        }
        let said = self.given(&sheet, cells, |_, cell| cell.is_empty());
        let (now, later) = parted(&said, &self.kind.fields());
        let new = NewPost {
            space: slug.to_owned(),
            kind: self.kind.name().into(),
            title: unplain(cells.get(&Column::Title).unwrap_or_default()).to_owned(),
            body: body.body().to_owned(),
            fields: now,
            ..NewPost::default()
        };
        // The same row again, in this file or another day, makes nothing new.
        let row: Vec<(String, &str)> =
            cells.0.iter().map(|(column, cell)| (format!("{column:?}"), *cell)).collect();
        let hash = kernel::secret::hash(&serde_json::to_string(&(slug, times, &row))?);
        let key = posts::Key::new(&format!("csv-{}-{hash}", self.it.name), &row)?;
        let (sent, is_new) = posts::import(tx, self.viewer, &new, body, key.as_ref())?;
        if !is_new {
            return Ok(Became::Same);
        }
        if let Sent::Published(id) = sent {
            let post = posts::access::readable(tx, self.viewer, id)?;
            match self.leading(tx, &sheet, cells, &post, &said)? {
                Some(found) => self.lead(tx, &post, &found, &said, &later)?,
                None => hidden(&later)?,
            }
        }
        Ok(Became::Created)
    }

    fn change(
        &self,
        tx: &mut Tx<'_>,
        cells: &Cells<'_>,
        post: Readable<Post>,
        body: &Written,
    ) -> Result<Became> {
        let shown = self.shown.at(&post.state);
        let named = shown.iter().filter(|field| field.names_people());
        let named: Vec<_> = named.flat_map(|field| post.fields.people(&field.name)).collect();
        let people = people::cards(tx, &named)?;
        let sheet = self.sheet(&people);
        let slug = post.space().slug.clone();
        let line = Line {
            title: &post.title,
            body: &post.body,
            state: &post.state,
            space: &slug,
            author: String::new(),
            created: String::new(),
            fields: &post.fields,
        };
        let same = |column: &Column, cell: &str| {
            matches!(column, Column::Author | Column::Created | Column::Version)
                || sheet.cell(column, &line).replace("\r\n", "\n") == cell.replace("\r\n", "\n")
        };
        let changed = |of: &Column| cells.get(of).filter(|cell| !same(of, cell));
        if changed(&Column::Space).is_some() {
            return Err(Error::field("space", "objects-csv-space"));
        }
        let said = self.given(&sheet, cells, same);
        let found = self.leading(tx, &sheet, cells, &post, &said)?;
        let asked = found.as_ref().map_or_else(Vec::new, |found| found.asks.clone());
        // What the move asks for is said with it: who may make it need not be who may edit.
        let (_, others) = parted(&said, &asked);
        let (now, later) = parted(&others, shown);
        hidden(&later)?;
        let words = Words {
            title: changed(&Column::Title).map(|title| unplain(title).to_owned()),
            body: changed(&Column::Text).map(|body| unplain(body).to_owned()),
            fields: Some(now).filter(|given| !given.0.is_empty()),
            ..Words::default()
        };
        let id = post.id;
        let says = words.title.is_some() || words.body.is_some() || words.fields.is_some();
        // What was written since is in no cell of this row: it would go.
        let read = cells.trimmed(&Column::Version);
        let otherwise = read.is_some_and(|read| read != sheet.cell(&Column::Version, &line));
        if otherwise && (says || found.is_some()) {
            return Err(Error::field("row", "objects-csv-outdated"));
        }
        if says {
            posts::edit_written(tx, self.viewer, post, &words, body.clone())?;
        }
        if let Some(found) = &found {
            let post = posts::access::readable(tx, self.viewer, id)?;
            self.lead(tx, &post, found, &said, &Given::default())?;
        }
        Ok(if says || found.is_some() { Became::Changed } else { Became::Same })
    }

    /// The move that leads an object into the state that its row names; nothing where it is there, or none is named.
    /// Of several, one that the viewer may make, that sets nothing that the row says, and whose needs the row meets.
    fn leading(
        &self,
        tx: &mut Tx<'_>,
        sheet: &Sheet<'_>,
        cells: &Cells<'_>,
        post: &Readable<Post>,
        said: &Given,
    ) -> Result<Option<Move>> {
        let Some(cell) = cells.trimmed(&Column::State) else { return Ok(None) };
        let wrong = |key| Error::field("state", Message::new(key).with("name", cell));
        let wanted = sheet.state(cell).ok_or_else(|| wrong("objects-no-such-state"))?;
        if post.state == wanted {
            return Ok(None);
        }
        let mut found = Vec::new();
        for made in self.kind.moves() {
            let Some(of) = self.it.moves.iter().find(|one| one.name == *made.name) else {
                continue;
            };
            let leads = of.to == wanted && made.from.iter().any(|from| *from == post.state);
            let sets = of.sets.keys().any(|name| said.0.contains_key(name));
            if leads && !sets && made.who.includes(tx, post)? {
                found.push(made);
            }
        }
        let lacks = |made: &Move| {
            made.asks.iter().any(|field| field.required && !said.0.contains_key(&*field.name))
        };
        if found.len() > 1 {
            found.retain(|made| !lacks(made));
        }
        match found.len() {
            0 => Err(wrong("objects-csv-no-move")),
            1 => Ok(found.pop()),
            _ => Err(wrong("objects-csv-several")),
        }
    }

    /// Makes a move with what the row says of what it asks; `later` is what the state before does not show.
    fn lead(
        &self,
        tx: &mut Tx<'_>,
        post: &Readable<Post>,
        found: &Move,
        said: &Given,
        later: &Given,
    ) -> Result<()> {
        let (asked, _) = parted(said, &found.asks);
        hidden(&parted(later, &found.asks).1)?;
        kinds::make(tx, self.viewer, post, &found.name, &asked)
    }
}

/// What is given for these fields, and the rest.
fn parted(given: &Given, fields: &[Field]) -> (Given, Given) {
    let all = given.0.iter().map(|(name, value)| (name.clone(), value.clone()));
    let (these, others) = all.partition(|(name, _)| fields.iter().any(|f| *f.name == **name));
    (Given(these), Given(others))
}

/// Lets nothing be said in a field that is not there.
fn hidden(given: &Given) -> Result<()> {
    let said = given.0.iter().find(|(_, value)| !value.is_null());
    match said {
        Some((name, _)) => Err(Error::field(name.clone(), "objects-csv-hidden")),
        None => Ok(()),
    }
}
