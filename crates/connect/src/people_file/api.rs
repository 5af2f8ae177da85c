//! Imports of people, for programs.

use std::collections::HashMap;

use axum::extract::State;
use kernel::{App, Error, Message, Result, Time, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::columns::{Field, Mapping, title};
use super::report::Note;
use super::table::read;
use super::{Choices, Report, identified, import, nightly};

/// People to import.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = PeopleImport)]
#[serde(deny_unknown_fields)]
pub(super) struct NewImport {
    /// CSV whose first line names its columns, or LDIF.
    people: String,
    /// CSV of units, with the columns `code`, `name`, `parent` and `manager`.
    units: Option<String>,
    /// What a column says, where its title does not: `{"Rattachement": "unit"}`. The fields are `name`,
    /// `first`, `last`, `email`, `number`, `id`, `handle`, `job`, `unit`, `site`, `manager`, `phone`,
    /// `mobile`, `languages`, `skills`, `lang`, `contract_end`, `active`, `user_type`, `dn`; empty for none.
    #[serde(default)]
    columns: HashMap<String, String>,
    /// Tells what would happen, without writing anything.
    #[serde(default)]
    dry_run: bool,
    /// Deactivates whoever disappeared from the file.
    #[serde(default)]
    deactivate_missing: bool,
    /// Deactivates them also where they are more than one in twenty.
    #[serde(default)]
    yes_many: bool,
}

/// What is wrong on a line.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ImportNote)]
pub(super) struct Told {
    /// Its number, from 1.
    line: u64,
    /// What is wrong, in your language.
    problem: String,
}

/// Somebody who disappeared from the file.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ImportMissing)]
pub(super) struct Gone {
    handle: String,
    name: String,
}

/// What an import did, or would do.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ImportReport)]
pub(super) struct Answer {
    /// Whether nothing was written.
    dry_run: bool,
    /// People in the file.
    read: i64,
    /// Those who have an account now.
    created: i64,
    /// Those of whom something else is said now.
    changed: i64,
    /// Those who are as the file says.
    unchanged: i64,
    /// Lines that are wrong.
    refused: i64,
    /// People who are not active where they come from: no account was made.
    inactive: i64,
    /// Entries that are no people.
    left: i64,
    /// Units that are new.
    units_created: i64,
    /// Units that have another name, place or head.
    units_changed: i64,
    /// Accounts that were deactivated.
    closed: i64,
    /// Accounts that are active again.
    reopened: i64,
    /// How many of those who left would be deactivated with `yes_many`, where that is more than one in twenty:
    /// none was.
    held: Option<i64>,
    /// The same of those who disappeared from the file.
    held_missing: Option<i64>,
    /// How many disappeared from the file.
    missing: i64,
    /// Who they are, the first five hundred.
    gone: Vec<Gone>,
    /// What is wrong on which line of the units.
    unit_notes: Vec<Told>,
    /// What is wrong on which line, the first five hundred.
    notes: Vec<Told>,
    /// How many more such lines there are.
    more: i64,
}

impl Answer {
    fn of(cx: &Ctx, report: Report) -> Answer {
        let told = |notes: Vec<Note>| {
            let told = |note: Note| Told { line: note.line, problem: note.problem.text(&cx.l) };
            notes.into_iter().map(told).collect()
        };
        Answer {
            dry_run: report.dry_run,
            read: report.read,
            created: report.created,
            changed: report.changed,
            unchanged: report.unchanged,
            refused: report.refused,
            inactive: report.inactive,
            left: report.left,
            units_created: report.units_created,
            units_changed: report.units_changed,
            closed: report.closed,
            reopened: report.reopened,
            held: report.held.map(|(would, _)| would),
            held_missing: report.held_missing.map(|(would, _)| would),
            missing: report.missing,
            gone: report.gone.into_iter().map(|(handle, name)| Gone { handle, name }).collect(),
            unit_notes: told(report.unit_notes),
            notes: told(report.notes),
            more: report.more,
        }
    }
}

/// Import people and units (administrators). The same text again changes nothing. No email is sent.
#[utoipa::path(post, path = "/api/v1/people-import", tag = "people", request_body = NewImport,
    responses((status = 200, body = Answer),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "The text cannot be read")))]
pub(super) async fn import_people(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewImport>,
) -> Result<Json<Answer>> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let work = move || {
        let people = read(new.people.into_bytes())?;
        let units = new.units.filter(|text| !text.is_empty());
        let units = units.map(|text| read(text.into_bytes()));
        let units = units.transpose().map_err(|_| Error::field("units", "people-file-empty"))?;
        let mut mapping = Mapping::recognised(&people.columns);
        for (column, word) in &new.columns {
            let at = people.columns.iter().position(|known| title(known) == title(column));
            let field = Field::of(word);
            match at.filter(|_| field.is_some() || word.is_empty()) {
                Some(at) => mapping.set(at, field),
                None => {
                    let message = Message::new("people-file-column-unknown").with("column", column);
                    return Err(Error::field("columns", message));
                }
            }
        }
        identified(&mapping)?;
        let choices = Choices {
            dry_run: new.dry_run,
            deactivate_missing: new.deactivate_missing,
            yes_many: new.yes_many,
            by: Some(viewer.id),
        };
        import(&app, &people, &mapping, units.as_ref(), &choices)
    };
    let report = tokio::task::spawn_blocking(work).await.map_err(Error::internal)??;
    Ok(Json(Answer::of(&cx, report)))
}

/// What the last night's import did.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = NightlyImport)]
pub(super) struct Night {
    /// When; null where there was none.
    at: Option<Time>,
    /// What was done; null where the file could not be imported at all.
    report: Option<Answer>,
    /// Why not.
    failure: Option<String>,
}

/// What the import of the last night did (administrators).
#[utoipa::path(get, path = "/api/v1/people-import", tag = "people",
    responses((status = 200, body = Night),
        (status = 403, description = "You do not run the network")))]
pub(super) async fn last(State(app): State<App>, cx: Ctx) -> Result<Json<Night>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        nightly::last(tx)
    };
    let Some(last) = app.db.read(read).await? else {
        return Ok(Json(Night { at: None, report: None, failure: None }));
    };
    let report = last.report.map(|report| Answer::of(&cx, report));
    Ok(Json(Night { at: Some(last.at), report, failure: last.failure }))
}
