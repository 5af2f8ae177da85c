//! What a page said each time it was saved, what changed word by word, and bringing it back.

pub(crate) mod api;
mod page;

pub(crate) use page::{list, one, submit_restore};

use kernel::error::Meaning;
use kernel::{App, Error, PersonId, Result, Row, Time, Tx, Viewer, params};
use posts::Written;
use posts::edit::Rewording;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{Page, Writable};
use crate::save::{Change, Saved, save};
use crate::store::{VERSION, VERSIONS};

/// Versions that a page of them shows.
pub(crate) const SHOWN: i64 = 50;

/// A version of a page.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number: the first is 1.
    pub number: i64,
    /// Who wrote it.
    pub author: PersonId,
    /// The title.
    pub title: String,
    /// What its author says of the change.
    pub note: String,
    /// When.
    pub at: Time,
    /// The version that it brought back.
    pub restores: Option<i64>,
    /// The text, Markdown; empty in a list.
    pub body: String,
}

fn row(row: &Row<'_>) -> Result<Version> {
    Ok(Version {
        number: row.get(0)?,
        author: row.get(1)?,
        title: row.get(2)?,
        note: row.get(3)?,
        at: row.get(4)?,
        restores: row.get(5)?,
        body: String::new(),
    })
}

/// Some versions of a page, the latest first, of those before a number.
pub(crate) fn versions(
    tx: &mut Tx<'_>,
    page: &Page,
    before: i64,
    most: i64,
) -> Result<Vec<Version>> {
    tx.query(&VERSIONS, params![page.id, before, most], row)
}

/// A version of a page, with its text.
///
/// # Errors
/// `NotFound` where there is none.
pub(crate) fn version(tx: &mut Tx<'_>, page: &Page, number: i64) -> Result<Version> {
    tx.query_one(&VERSION, params![page.id, number], |found| {
        Ok(Version { body: found.get(6)?, ..row(found)? })
    })
}

/// Brings back what a version said, as a new version. `seen` is the version that held when it was chosen.
///
/// # Errors
/// `NotFound` where there is none; `Conflict` where another than `seen` holds by now; as [`save`].
pub fn restore(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    page: &Writable,
    number: i64,
    seen: i64,
) -> Result<Saved> {
    let found = version(tx, page, number)?;
    if seen != page.state.version {
        return Err(Error::new(Meaning::Conflict, "page-restore-changed"));
    }
    let body = Written::from(found.body.clone());
    let change = Change {
        revision: seen,
        title: found.title,
        body: found.body,
        restores: Some(number),
        with: Rewording::default(),
        ..Change::default()
    };
    save(tx, viewer, page, &change, &body)
}

/// The API of versions.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::list))
        .routes(routes!(api::one))
        .routes(routes!(api::restore_one))
}
