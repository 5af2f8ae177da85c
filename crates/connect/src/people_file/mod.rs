//! People and units kept by a file of the company: CSV as spreadsheets save it, or LDIF of a directory.
//!
//! Reading ([`table`], [`ldif`]) gives a table; its columns are recognised by their titles or mapped by
//! hand ([`columns`]); its rows become what they say of a person ([`entry`]). A [`plan`] compares that with
//! what there is, without writing: a dry run is the plan alone. [`apply`] writes it, a batch of people in
//! a transaction.
//!
//! What holds:
//! - People are known again by the id of the company's system, by their personnel number or by their email
//!   address; the same file again changes nothing.
//! - A line that is wrong is told with its number, and the rest is imported. Whoever a wrong line is
//!   recognisably about is not missing.
//! - An address alone gives nobody's account to somebody who has another id or number.
//! - Nobody becomes an administrator. No administrator is deactivated, or gets another address or number.
//! - Whoever is missing is deactivated only when asked, and more than one in twenty only when confirmed.
//!   Who is missing is asked of each file by itself.
//! - Whom an administrator reactivated stays active until the file has said that they are there.
//! - What people say of themselves is never erased: skills and languages are taken where there are none.
//! - No email is sent.

mod api;
mod apply;
mod columns;
mod date;
mod entry;
mod ldif;
mod leavers;
mod managers;
mod nightly;
mod page;
mod plan;
mod problem;
mod report;
mod store;
mod table;
mod units;
mod uploaded;
mod world;

use std::sync::{Mutex, PoisonError};

use kernel::{App, Error, PersonId, Result};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use columns::{Field, Mapping};
pub use nightly::{Files, Keeper};
pub use problem::Problem;
pub use report::{Note, Report};
pub use table::{Table, open, read};

ui::style!("src/people_file/style.css");

/// Where what is known of a file is noted in the table `imported`.
const SOURCE: &str = "people";

/// One import at a time in this process: what is planned is what is there until it is written.
#[derive(Default)]
struct Importing(Mutex<()>);

/// How people and units are imported.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choices {
    /// Tells what would happen, without writing anything.
    pub dry_run: bool,
    /// Whether whoever disappeared from the file is deactivated.
    pub deactivate_missing: bool,
    /// Whether that may be more than one person in twenty.
    pub yes_many: bool,
    /// On whose behalf, where somebody is signed in.
    pub by: Option<PersonId>,
}

/// Refuses a table in which people cannot be told apart.
///
/// # Errors
/// `Invalid` on the field `people`.
pub fn identified(mapping: &Mapping) -> Result<()> {
    match mapping.identifies() {
        true => Ok(()),
        false => Err(Error::field("people", "people-file-no-key")),
    }
}

/// Imports the people of a table, and its units.
///
/// # Errors
/// Whatever the database meets; what was written before stays, and the same file again goes on.
pub fn import(
    app: &App,
    people: &Table,
    mapping: &Mapping,
    units: Option<&Table>,
    choices: &Choices,
) -> Result<Report> {
    let importing = app.db.value::<Importing>();
    let _one =
        (!choices.dry_run).then(|| importing.0.lock().unwrap_or_else(PoisonError::into_inner));
    let origin = people.origin.clone();
    let world = app.db.read_blocking(move |tx| world::World::load(tx, &origin))?;
    let plan = plan::plan(&world, people, mapping, units, choices);
    if choices.dry_run {
        return Ok(plan.report);
    }
    apply::apply(app, plan, &people.origin, choices)
}

identity::dangerous! { "POST /admin/import/people/run", "POST /api/v1/people-import" }

/// Pages and API of imports of people.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::default()
        .route(page::PATH, get(page::show).post(page::submit))
        .route("/admin/import/people/run", post(page::submit_run))
        .route("/admin/import/people/ended", post(page::submit_ended))
        .routes(routes!(api::last, api::import_people))
}
