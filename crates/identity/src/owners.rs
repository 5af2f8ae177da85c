//! Owners: the administrators who say who administers the network. Whoever begins a network is one. Where there is none, as
//! in a network of before, every administrator may do what an owner may.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::error::Meaning;
use kernel::{Activity, App, Error, PersonId, Result, Role, Tx, Viewer, params};
use people::access::{self, Readable};
use people::{Person, PersonCard};
use ui::{Ctx, Json};

use crate::logged::OWNER_CHANGED;
use crate::store::owners::{NAME_OWNER, OWNERS, REMOVE_OWNER};

/// Who they are.
///
/// # Errors
/// Whatever the database meets.
pub fn owners(tx: &mut Tx<'_>) -> Result<Vec<PersonId>> {
    tx.query(&OWNERS, params![], |row| row.get(0))
}

/// Lets only owners go on or, where there are none, administrators.
///
/// # Errors
/// `Forbidden` to others.
pub(crate) fn owning(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    viewer.administering()?;
    let owners = owners(tx)?;
    match owners.is_empty() || owners.contains(&viewer.id) {
        true => Ok(()),
        false => Err(Error::new(Meaning::Forbidden, "owner-only")),
    }
}

/// Lets an administrator do something to the account of this person, by which they could get into it or close it: to that
/// of an administrator, owners alone.
///
/// # Errors
/// `Forbidden` to others.
pub(crate) fn may_act_on(tx: &mut Tx<'_>, viewer: &Viewer, person: &Person) -> Result<()> {
    if person.role == Role::Administrator && person.id != viewer.id {
        return owning(tx, viewer);
    }
    viewer.administering()
}

/// Refuses what would leave the network to nobody, or take an owner's rights beside that: who is an owner ceases to be
/// one first.
///
/// # Errors
/// `Conflict` for an owner.
pub(crate) fn not_an_owner(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match owners(tx)?.contains(&person) {
        true => Err(Error::new(Meaning::Conflict, "owner-first")),
        false => Ok(()),
    }
}

/// Whoever this is owns the network, on behalf of nobody: who begins it, and who is let in again on the command line.
pub(crate) fn establish(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let now = tx.now();
    tx.execute(&NAME_OWNER, params![person, None::<PersonId>, now]).map(drop)
}

/// Makes an administrator an owner, or no longer.
///
/// # Errors
/// `Forbidden` to all but owners; `Conflict` for who administers nothing, and for the last owner.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    person: &Readable<Person>,
    owns: bool,
) -> Result<()> {
    owning(tx, viewer)?;
    let all = owners(tx)?;
    if all.contains(&person.id) == owns {
        return Ok(());
    }
    if owns && (person.role != Role::Administrator || person.closed_at.is_some()) {
        return Err(Error::new(Meaning::Conflict, "owner-administers"));
    }
    if !owns && all == [person.id] {
        return Err(Error::new(Meaning::Conflict, "owner-last"));
    }
    let now = tx.now();
    match owns {
        true => tx.execute(&NAME_OWNER, params![person.id, Some(viewer.id), now])?,
        false => tx.execute(&REMOVE_OWNER, params![person.id])?,
    };
    let said = serde_json::json!({ "owner": owns });
    tx.log(Activity::new(OWNER_CHANGED, person.id.0).by(viewer.id).data(said))
}

async fn act(app: &App, cx: &Ctx, handle: String, owns: bool) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let act = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        change(tx, &viewer, &person, owns)
    };
    app.db.write(act).await.map(|()| StatusCode::NO_CONTENT)
}

/// Who says who administers the network (administrators). Where nobody is listed, every administrator does.
#[utoipa::path(get, path = "/api/v1/site/owners", tag = "site", responses(
    (status = 200, body = Vec<PersonCard>), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<PersonCard>>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        let ids = owners(tx)?;
        let mut cards = people::cards(tx, &ids)?;
        Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
    };
    Ok(Json(app.db.read(read).await?))
}

/// Make an administrator an owner (owners).
#[utoipa::path(put, path = "/api/v1/site/owners/{handle}", tag = "site",
    params(("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not own the network"),
    (status = 409, description = "They do not administer it")))]
pub(crate) async fn api_name(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    act(&app, &cx, handle, true).await
}

/// Let somebody be an owner no longer (owners). They still administer the network.
#[utoipa::path(delete, path = "/api/v1/site/owners/{handle}", tag = "site",
    params(("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not own the network"),
    (status = 409, description = "The last owner")))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    act(&app, &cx, handle, false).await
}
