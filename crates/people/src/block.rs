//! Blocking a person: whatever they say to one in person (private messages, mentions, praise, replies)
//! goes unseen, as does what a mute hides. Nobody is told: to the person blocked nothing changes.
//!
//! What is not theirs to say reaches one still: an announcement to confirm, a request to join a space
//! that one runs.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Error, PersonId, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json, Nav, Page, answer};

use crate::access::{self, Readable};
use crate::logged;
use crate::person::{Person, PersonCard};
use crate::store::blocks as store;

/// Blocks `person` for `viewer`, or no longer.
///
/// # Errors
/// `Invalid` for blocking oneself.
pub fn block(tx: &mut Tx<'_>, viewer: &Viewer, person: &Readable<Person>, on: bool) -> Result<()> {
    if person.id == viewer.id {
        return Err(Error::invalid("block-self"));
    }
    let changed = match on {
        true => store::block(tx, viewer.id, person.id)?,
        false => store::unblock(tx, viewer.id, person.id)?,
    };
    if changed {
        tx.log(Activity::new(logged::BLOCK_CHANGED, person.id.0).by(viewer.id))?;
    }
    Ok(())
}

/// Whom a person blocked.
pub fn blocked(tx: &mut Tx<'_>, person: PersonId) -> Result<HashSet<PersonId>> {
    Ok(store::blocked(tx, person)?.into_iter().collect())
}

/// Who blocked a person: for what is sent, never to be shown.
pub fn blocking(tx: &mut Tx<'_>, person: PersonId) -> Result<HashSet<PersonId>> {
    Ok(store::blocking(tx, person)?.into_iter().collect())
}

/// The people whom the viewer blocked and sees, by name.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<PersonCard>> {
    let seen = store::blocked_and_seen(tx, viewer)?;
    let mut cards: Vec<PersonCard> = crate::cards(tx, &seen)?.into_values().collect();
    cards.sort_by_key(|card| text::fold(&card.name));
    Ok(cards)
}

async fn change(app: &App, viewer: Viewer, handle: String, on: bool) -> Result<Readable<Person>> {
    let change = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        block(tx, &viewer, &person, on)?;
        Ok(person)
    };
    app.db.write(change).await
}

#[derive(Template)]
#[template(path = "people/block.html")]
struct BlockPage<'a> {
    cx: &'a Ctx,
    person: &'a PersonCard,
    blocked: bool,
}

/// `GET /people/{handle}/block`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        let blocked = blocked(tx, viewer.id)?.contains(&person.id);
        Ok((person.card(), blocked))
    };
    let (person, blocked) = app.db.read(read).await?;
    let main = answer::render(&BlockPage { cx: &cx, person: &person, blocked })?;
    let title = cx.l.t1("block-title", "name", &person.name);
    Ok(Page::new(title).nav(Nav::People).main(main))
}

/// What the button sends.
#[derive(Deserialize)]
pub(crate) struct Wish {
    /// `1` to block, `0` to stop.
    on: i64,
}

/// `POST /people/{handle}/block`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Form(wish): Form<Wish>,
) -> Result<Response> {
    let on = wish.on != 0;
    let person = change(&app, cx.viewer()?.clone(), handle, on).await?;
    let said = if on { "notice-blocked" } else { "notice-unblocked" };
    Ok(redirect(&format!("/people/{}", person.handle), &Flash::new(said)))
}

/// Whom you blocked, as JSON.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct BlockList {
    /// They, by name.
    items: Vec<PersonCard>,
}

/// The people you blocked.
#[utoipa::path(get, path = "/api/v1/blocks", tag = "people",
    responses((status = 200, body = BlockList)))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<BlockList>> {
    let viewer = cx.viewer()?.clone();
    let items = app.db.read(move |tx| list(tx, &viewer)).await?;
    Ok(Json(BlockList { items }))
}

/// Block a person: you do not see their private messages and mentions. Nobody is told.
#[utoipa::path(put, path = "/api/v1/people/{handle}/block", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Blocked"), (status = 404, description = "No such person")))]
pub(crate) async fn api_block(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    change(&app, cx.viewer()?.clone(), handle, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Unblock a person.
#[utoipa::path(delete, path = "/api/v1/people/{handle}/block", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Not blocked"), (status = 404, description = "No such person")))]
pub(crate) async fn api_unblock(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    change(&app, cx.viewer()?.clone(), handle, false).await?;
    Ok(StatusCode::NO_CONTENT)
}
