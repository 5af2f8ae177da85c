//! Objects as a table in a file (CSV, RFC 4180), written and read again: what nobody changed changes nothing, and a
//! column that is left out is left alone.

use std::collections::HashMap;

use jiff::Timestamp;
use kernel::{Etag, Lang, PersonId, Time};
use people::PersonCard;
use posts::kinds::{Due, Field, Fields, Input, NUMBER};
use serde_json::Value;
use ui::Locale;

use super::Shown;
use crate::declaration::{Declaration, FieldDef, Type, Words};

/// A column of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    Number,
    Title,
    Text,
    State,
    Space,
    /// Who wrote it, and when: written, and not read.
    Author,
    Created,
    /// How it read when it was written: a row that changes something must have read the same.
    Version,
    /// A field, by its name.
    Field(String),
}

/// The columns before those of fields.
const OWN: [(Column, &str); 5] = [
    (Column::Number, "objects-number"),
    (Column::Title, "objects-title-column"),
    (Column::Text, "objects-text"),
    (Column::State, "objects-status"),
    (Column::Space, "objects-space"),
];
/// Those after them.
const LAST: [(Column, &str); 3] = [
    (Column::Author, "objects-author"),
    (Column::Created, "objects-created"),
    (Column::Version, "objects-csv-version"),
];

/// What an object says, as it is written.
pub(super) struct Line<'a> {
    pub(super) title: &'a str,
    pub(super) body: &'a str,
    pub(super) state: &'a str,
    pub(super) space: &'a str,
    pub(super) author: String,
    pub(super) created: String,
    pub(super) fields: &'a Fields,
}

/// Writes and reads the cells of one kind for somebody.
pub(super) struct Sheet<'a> {
    pub(super) l: Locale,
    pub(super) it: &'a Declaration,
    pub(super) shown: &'a Shown,
    pub(super) people: &'a HashMap<PersonId, PersonCard>,
}

impl Sheet<'_> {
    /// Every column, with its title.
    pub(super) fn columns(&self) -> Vec<(Column, String)> {
        let own = |all: &[(Column, &str)]| {
            let titled = all.iter().map(|(column, key)| (column.clone(), self.l.t(key)));
            titled.collect::<Vec<_>>()
        };
        let fields = self.it.active_fields().map(|field| {
            let label = field.label.say(self.l).to_owned();
            let others = self.it.active_fields().filter(|other| other.name != field.name);
            let twice = others.filter(|other| same(&other.label, &label)).count() > 0
                || OWN.iter().chain(&LAST).any(|(_, key)| alike(&self.l.t(key), &label));
            // Two of one title could not be told apart.
            let title = if twice { field.name.clone() } else { label };
            (Column::Field(field.name.clone()), title)
        });
        own(&OWN).into_iter().chain(fields).chain(own(&LAST)).collect()
    }

    /// The column of this title, in either language, or of this name.
    pub(super) fn column(&self, title: &str) -> Option<Column> {
        let both = [kernel::Lang::Fr, kernel::Lang::En].map(Locale::new);
        let by_name = self.it.active_fields().find(|field| field.name == title);
        let own = OWN.iter().chain(&LAST);
        let mut own = own.filter(|(_, key)| both.iter().any(|l| alike(&l.t(key), title)));
        let named = by_name.map(|field| Column::Field(field.name.clone()));
        named.or_else(|| own.next().map(|(column, _)| column.clone())).or_else(|| {
            let mut called = self.it.active_fields().filter(|field| same(&field.label, title));
            called.next().map(|field| Column::Field(field.name.clone()))
        })
    }

    /// What a cell says.
    pub(super) fn cell(&self, column: &Column, line: &Line<'_>) -> String {
        match column {
            Column::Number => line.fields.text_of(NUMBER).unwrap_or_default().to_owned(),
            Column::Title => plain(line.title),
            Column::Text => plain(line.body),
            Column::State => self
                .it
                .state(line.state)
                .map_or(line.state, |state| state.label.say(self.l))
                .to_owned(),
            Column::Space => format!("~{}", line.space),
            Column::Author => plain(&line.author),
            Column::Created => line.created.clone(),
            Column::Version => self.version(line),
            Column::Field(name) => {
                let field = self.shown.field(line.state, name);
                field.map_or_else(String::new, |field| self.value(field, line.fields))
            }
        }
    }

    /// The tag of what a line says, in whatever language it is written.
    fn version(&self, line: &Line<'_>) -> String {
        let mut said = vec![line.title.to_owned(), line.body.to_owned(), line.state.to_owned()];
        for field in self.shown.at(line.state) {
            let value = line.fields.get(&field.name).map_or_else(String::new, Value::to_string);
            said.extend([field.name.to_string(), value]);
        }
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        Etag::of(&said).to_string()
    }

    fn value(&self, field: &Field, fields: &Fields) -> String {
        let name = &*field.name;
        let said = || fields.text_of(name).unwrap_or_default().to_owned();
        match &field.input {
            Input::Flag if fields.flag(name) => self.l.t("objects-default-yes"),
            Input::Flag => String::new(),
            Input::Decimal { .. } | Input::Number { .. } => {
                // As a spreadsheet of that language reads it.
                let number = fields.get(name).map_or_else(String::new, Value::to_string);
                if self.l.lang == Lang::Fr { number.replace('.', ",") } else { number }
            }
            Input::Choice { .. } => self.choice(name, &said()),
            Input::Choices { .. } => {
                let chosen = fields.lines(name).into_iter().map(|one| self.choice(name, one));
                chosen.collect::<Vec<_>>().join("; ")
            }
            Input::People { .. } => {
                let named = fields.people(name).into_iter().filter_map(|id| self.people.get(&id));
                named.map(|card| card.handle.clone()).collect::<Vec<_>>().join("; ")
            }
            Input::Due => match fields.due(name) {
                Some(Due::At(at)) => self.moment(at),
                _ => said(),
            },
            Input::Moment => fields.moment(name).map_or_else(String::new, |at| self.moment(at)),
            Input::Space if !said().is_empty() => format!("~{}", said()),
            Input::Date | Input::Space | Input::Post => said(),
            _ => plain(&said()),
        }
    }

    fn choice(&self, field: &str, name: &str) -> String {
        let choices = self.it.field(field).map_or(&[][..], |field| &field.choices);
        let label = choices.iter().find(|one| one.name == name).map(|one| one.label.say(self.l));
        let label = label.unwrap_or(name);
        let twice = choices.iter().filter(|one| same(&one.label, label)).count() > 1;
        if twice { name.to_owned() } else { label.to_owned() }
    }

    /// What a cell of a field gives, as a form would send it.
    pub(super) fn given(&self, field: &FieldDef, cell: &str) -> Vec<String> {
        let parts = || cell.split([';', ',']).map(str::trim).filter(|part| !part.is_empty());
        let chosen = |part: &str| {
            let named = field.choices.iter().find(|one| one.name == part);
            let called = || field.choices.iter().find(|one| same(&one.label, part));
            named.or_else(called).map_or(part, |one| &one.name).to_owned()
        };
        if cell.is_empty() {
            return Vec::new();
        }
        match field.r#type {
            Type::YesNo => {
                let no = ["no", "non", "0", "false", "faux"].contains(&text::fold(cell).as_str());
                if no { Vec::new() } else { vec!["1".to_owned()] }
            }
            Type::Choice => vec![chosen(cell)],
            Type::Choices => parts().map(chosen).collect(),
            Type::Person | Type::People => {
                parts().map(|part| part.trim_start_matches('@').to_owned()).collect()
            }
            Type::Date => vec![iso(self.l.lang, cell)],
            Type::Moment => vec![self.typed(&iso(self.l.lang, cell))],
            Type::Line | Type::Text => vec![unplain(cell).to_owned()],
            _ => vec![cell.to_owned()],
        }
    }

    /// A moment, with the zone in which it is said: whoever reads the file may be in another.
    fn moment(&self, at: Time) -> String {
        let zoned = Timestamp::from_microsecond(at.micros()).ok();
        let zoned = zoned.map(|at| at.to_zoned(self.l.zone.rules().clone()));
        zoned.map_or_else(String::new, |at| at.strftime("%Y-%m-%d %H:%M%:z").to_string())
    }

    /// A moment as a form would send it: in the reader's zone, unless it names its own.
    fn typed(&self, cell: &str) -> String {
        let cell = cell.replacen(' ', "T", 1);
        match cell.parse::<Timestamp>() {
            Ok(at) => self.l.local(Time(at.as_microsecond())),
            Err(_) => cell,
        }
    }

    /// The state that a cell names.
    pub(super) fn state(&self, cell: &str) -> Option<&str> {
        let mut named = self.it.states.iter().filter(|state| state.name == cell);
        let mut called = self.it.active_states().filter(|state| same(&state.label, cell));
        named.next().or_else(|| called.next()).map(|state| state.name.as_str())
    }
}

/// A day as ISO 8601 writes it, of one that a spreadsheet turned into `03/05/2026`. In English that may be of May or of
/// March: where nothing tells, it stays as it is, and is no day.
fn iso(lang: Lang, cell: &str) -> String {
    let (day, rest) = cell.split_once(' ').map_or((cell, ""), |(day, rest)| (day, rest));
    let parts: Vec<&str> = day.split('/').collect();
    let [first, second, year] = parts[..] else { return cell.to_owned() };
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    let day_first = lang == Lang::Fr || number(first) > 12 || first == second;
    let (day, month) = match (day_first, number(second) > 12) {
        (true, _) => (first, second),
        (false, true) => (second, first),
        (false, false) => return cell.to_owned(),
    };
    match year.len() {
        4 => format!("{year}-{month:0>2}-{day:0>2} {rest}").trim_end().to_owned(),
        _ => cell.to_owned(),
    }
}

fn alike(one: &str, other: &str) -> bool {
    text::fold(one) == text::fold(other)
}

fn same(label: &Words, said: &str) -> bool {
    alike(&label.fr, said) || alike(&label.en, said)
}

/// A text that no spreadsheet takes for a formula.
pub(super) fn plain(said: &str) -> String {
    let quoted = said.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    if quoted { format!("'{said}") } else { said.to_owned() }
}

/// The text that was made plain.
pub(super) fn unplain(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::{iso, plain, unplain};

    #[test]
    fn a_day_that_a_spreadsheet_wrote_is_the_same_day() {
        for (lang, cell, day) in [
            (Lang::Fr, "03/05/2026", "2026-05-03"),
            (Lang::Fr, "3/5/2026 14:05", "2026-05-03 14:05"),
            (Lang::En, "23/5/2026", "2026-05-23"),
            (Lang::En, "5/23/2026 14:05", "2026-05-23 14:05"),
            (Lang::En, "5/5/2026", "2026-05-05"),
            // May or March: nothing tells.
            (Lang::En, "03/05/2026", "03/05/2026"),
            (Lang::En, "2026-05-03", "2026-05-03"),
            (Lang::Fr, "Hall 3/5", "Hall 3/5"),
        ] {
            assert_eq!(iso(lang, cell), day);
        }
    }

    #[test]
    fn what_looks_like_a_formula_comes_back_as_it_was() {
        for said in ["=1+1", "'=1", "'", "", "-5", "@ana", "a 'quote'", "''"] {
            assert_eq!(unplain(&plain(said)), said);
            assert!(!plain(said).starts_with(['=', '+', '-', '@']));
        }
    }
}
