//! To whom a space that nobody manages is offered: those of its members who wrote there on the most days, and where
//! nobody did, those who have been in it for longest. It is said to them alone.

mod store;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::error::Meaning;
use kernel::{App, Error, PersonId, Result, SpaceId, Tx, Viewer, params};
use spaces::{access, orphans};
use ui::Ctx;
use ui::flash::{Flash, redirect};

use store::REGULARS;

/// To how many it is offered.
const MOST: i64 = 3;
/// Of how many days what was written counts.
const DAYS: i64 = 90;

/// To whom a space is offered, where nobody manages it.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    if !orphans::is_orphaned(tx, space)? {
        return Ok(Vec::new());
    }
    let now = tx.now();
    let since = now.plus_seconds(-DAYS * 86_400);
    tx.query(&REGULARS, params![space, since, MOST, now], |row| row.get(0))
}

/// Manages a space that nobody does.
///
/// # Errors
/// `NotFound` where the viewer does not see it; `Conflict` where somebody manages it; `Forbidden` where it is not
/// offered to the viewer.
pub fn take(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    let space = access::visible(tx, viewer, slug)?;
    if !orphans::is_orphaned(tx, space.id)? {
        return Err(Error::new(Meaning::Conflict, "orphan-taken"));
    }
    if !of(tx, space.id)?.contains(&viewer.id) {
        return Err(Error::forbidden());
    }
    orphans::take(tx, viewer, &space)
}

/// `POST /spaces/{slug}/manage`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    app.db.write(move |tx| take(tx, &viewer, &of)).await?;
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new("notice-handover-accepted")))
}

/// Manage a space that nobody manages, where that is offered to you: the first who accepts does.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/manage", tag = "spaces",
    params(("slug" = String, Path)), responses(
        (status = 204, description = "You manage it"),
        (status = 403, description = "It is not offered to you"),
        (status = 404, description = "There is no such space for you"),
        (status = 409, description = "Somebody manages it")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| take(tx, &viewer, &slug)).await.map(|()| StatusCode::NO_CONTENT)
}
