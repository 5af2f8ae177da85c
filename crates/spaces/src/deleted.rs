//! Deleting a space, and bringing it back within 30 days.
//!
//! A deleted space is secret and nobody is in it: so it is seen nowhere, by the one rule of `visible_to!`.
//! Who was in it, and who saw it, is kept aside until it is brought back or gone for good.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use crate::managed::{Managed, managed};
use crate::store::deleted::*;
use crate::store::guests::BEGIN_AGAIN;
use crate::store::{self, SET_ACCESS};
use crate::{Access, Source, cover, guests, inviting, logged, rules};

/// How long a deleted space can be brought back, in seconds.
pub const SECONDS: i64 = 30 * 86_400;

/// A deleted space, for those who managed it.
pub struct DeletedSpace {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// When it was deleted.
    pub deleted_at: Time,
}

/// Deletes a space that the viewer runs: from here on nobody sees it.
///
/// # Errors
/// Whatever the database meets.
pub fn delete(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed) -> Result<()> {
    let now = tx.now();
    tx.execute(&KEEP, params![space.id, space.access.as_str(), viewer.id, now])?;
    tx.execute(&KEEP_MEMBERS, params![space.id])?;
    for person in tx.query(&MEMBERS, params![space.id], |row| row.get::<PersonId>(0))? {
        store::leave(tx, space.id, person)?;
        let left = Activity::new(logged::MEMBERSHIP_LEFT, person.0).by(viewer.id);
        tx.log(left.within(space.id))?;
        guests::out_if_left(tx, person)?;
    }
    tx.execute(&END_REQUESTS, params![space.id])?;
    end_offers(tx, space.id)?;
    tx.execute(&SET_ACCESS, params![space.id, Access::Secret.as_str()])?;
    tx.log(Activity::new(logged::SPACE_DELETED, space.id.0).by(viewer.id).within(space.id))?;
    tx.log(Activity::new(logged::SPACE_CHANGED, space.id.0).by(viewer.id).within(space.id))
}

/// Nobody is asked to manage it any more, nor let in by its link.
fn end_offers(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(&END_HANDOVER, params![space])?;
    inviting::forget(tx, space)?;
    tx.execute(&END_LINK, params![space]).map(drop)
}

/// The spaces that the viewer may bring back: those they managed, not as a guest.
///
/// # Errors
/// Whatever the database meets.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<DeletedSpace>> {
    if !viewer.sees_open() {
        return Ok(Vec::new());
    }
    let since = tx.now().plus_seconds(-SECONDS);
    tx.query(&LIST, params![viewer.id, since], |row| {
        Ok(DeletedSpace { slug: row.get(0)?, name: row.get(1)?, deleted_at: row.get(2)? })
    })
}

/// Brings a space back as it was. Members come back with the day they joined, guests until the day that was theirs.
/// Accounts closed since stay closed, but for those of guests that were closed because they were in no other.
///
/// # Errors
/// `NotFound` where it was not deleted, or not managed by the viewer, or by a guest.
pub fn restore(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    if !viewer.sees_open() {
        return Err(Error::not_found());
    }
    let since = tx.now().plus_seconds(-SECONDS);
    let found = tx.query_one(&FIND, params![viewer.id, since, slug], |row| {
        Ok((row.get::<SpaceId>(0)?, row.get::<String>(1)?))
    });
    let (space, access) = found?;
    tx.execute(&SET_ACCESS, params![space, access])?;
    let now = tx.now();
    let members = tx.query(&KEPT_MEMBERS, params![space, now], |row| {
        let standing = store::standing(Some(&row.get::<String>(1)?));
        let source = Source::parse(&row.get::<String>(2)?);
        Ok((row.get::<PersonId>(0)?, standing, source, row.get::<bool>(3)?))
    })?;
    for (person, standing, source, is_closed) in members {
        if is_closed && !identity::guests::revive(tx, person)? {
            continue;
        }
        store::join(tx, space, person, standing, source)?;
        tx.execute(&JOINED_BEFORE, params![space, person])?;
        tx.execute(&BEGIN_AGAIN, params![space, person])?;
        // By themselves: nobody is told that they were added to what they were in.
        let joined = Activity::new(logged::MEMBERSHIP_JOINED, person.0).by(person);
        tx.log(joined.within(space))?;
    }
    tx.execute(&FORGET, params![space])?;
    tx.execute(&FORGET_MEMBERS, params![space])?;
    rules::look_again(tx, space)?;
    tx.log(Activity::new(logged::SPACE_RESTORED, space.0).by(viewer.id).within(space))?;
    tx.log(Activity::new(logged::SPACE_CHANGED, space.0).by(viewer.id).within(space))
}

/// The spaces deleted before the hour that are still something, and that no hold keeps: at most `most`.
///
/// # Errors
/// Whatever the database meets.
pub fn due(tx: &mut Tx<'_>, most: i64) -> Result<Vec<SpaceId>> {
    let before = tx.now().plus_seconds(-SECONDS);
    tx.query(&DUE, params![before, most], |row| row.get(0))
}

/// Removes what is left of a space whose posts are gone: its words, and who was in it.
///
/// # Errors
/// Whatever the database meets.
pub fn purge(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(&EMPTY, params![space])?;
    end_offers(tx, space)?;
    tx.execute(&FORGET_WELCOME, params![space])?;
    cover::purge(tx, space)?;
    tx.execute(&FORGET_MERGES, params![space])?;
    rules::purge(tx, space)?;
    tx.execute(&FORGET, params![space])?;
    tx.execute(&FORGET_MEMBERS, params![space]).map(drop)
}

#[derive(Template)]
#[template(path = "spaces/delete.html")]
struct Question<'a> {
    cx: &'a Ctx,
    space: &'a Managed,
    members: i64,
}

/// `GET /spaces/{slug}/delete`: what will happen.
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        let members = tx.query(&MEMBERS, params![space.id], |row| row.get::<PersonId>(0))?;
        Ok((space, members.len() as i64))
    });
    let (space, members) = load.await?;
    let main = Question { cx: &cx, space: &space, members }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t1("space-delete-title", "name", &space.name)).nav(Nav::Spaces).main(main))
}

async fn delete_by(app: App, cx: &Ctx, slug: String) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let act = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        delete(tx, &viewer, &space)
    };
    app.db.write(act).await
}

/// `POST /spaces/{slug}/delete`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    delete_by(app, &cx, slug.clone()).await?;
    let said = Flash::new("notice-space-deleted");
    Ok(redirect("/spaces", &said.undo(&format!("/spaces/{slug}/restore"))))
}

/// `POST /spaces/{slug}/restore`
pub(crate) async fn submit_restore(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    app.db.write(move |tx| restore(tx, &viewer, &of)).await?;
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new("notice-space-restored")))
}

/// Delete a space that you manage. Its managers can restore it for 30 days.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    delete_by(app, &cx, slug).await.map(|()| StatusCode::NO_CONTENT)
}

/// Restore a space that you managed, within 30 days.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/restore", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_restore(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| restore(tx, &viewer, &slug)).await.map(|()| StatusCode::NO_CONTENT)
}
