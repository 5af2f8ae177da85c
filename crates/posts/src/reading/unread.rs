//! What is unread: counts by space, and the way to the next.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Result, SpaceId, Tx, Viewer, params};
use serde::Serialize;
use std::collections::HashMap;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::horizon;
use super::store::{NAMES, NEXT, UNREAD, UNREAD_IN};
use crate::PostId;

/// How many posts are unread in each space where there are any, at the transaction's hour. The
/// plain count that every quicker one must equal.
pub fn unread(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<(SpaceId, i64)>> {
    let (now, open, past) = (tx.now(), viewer.sees_open(), horizon(tx.now()));
    let values = params![viewer.id, open, past, now];
    tx.query(&UNREAD, values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How many posts are unread in one space; none where the viewer does not follow it.
pub fn unread_in(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<i64> {
    let (now, open, past) = (tx.now(), viewer.sees_open(), horizon(tx.now()));
    let values = params![viewer.id, open, past, now, space];
    tx.query_one(&UNREAD_IN, values, |row| row.get(0))
}

/// The oldest unread post.
pub fn next_unread(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Option<PostId>> {
    let (now, open, past) = (tx.now(), viewer.sees_open(), horizon(tx.now()));
    let values = params![viewer.id, open, past, now];
    tx.query_one(&NEXT, values, |row| row.get(0))
}

/// `GET /reading/next`: the next unread post, which opening it marks read.
pub(super) async fn next(State(app): State<App>, cx: Ctx) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    Ok(match app.db.read(move |tx| next_unread(tx, &viewer)).await? {
        Some(post) => Redirect::to(&format!("/posts/{post}")).into_response(),
        None => redirect("/", &Flash::new("notice-nothing-unread")),
    })
}

/// What is unread, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Unread {
    /// Unread posts in all spaces.
    pub total: i64,
    /// The spaces where there are any.
    pub spaces: Vec<UnreadIn>,
}

/// What is unread in one space, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct UnreadIn {
    /// Identifier of the space.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name; empty for a conversation.
    pub name: String,
    /// How many posts.
    pub unread: i64,
}

/// How many posts you have not read, by space.
#[utoipa::path(get, path = "/api/v1/unread", tag = "reading",
    responses((status = 200, body = Unread)))]
pub(super) async fn api(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Unread>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let counts: HashMap<SpaceId, i64> = unread(tx, &viewer)?.into_iter().collect();
        let ids: Vec<i64> = counts.keys().map(|id| id.0).collect();
        let mut spaces = tx.query(&NAMES, params![ids], |row| {
            let id = row.get(0)?;
            let unread = counts.get(&id).copied().unwrap_or(0);
            Ok(UnreadIn { id, slug: row.get(1)?, name: row.get(2)?, unread })
        })?;
        spaces.sort_by_key(|space| space.id);
        Ok(Unread { total: counts.values().sum(), spaces })
    });
    load.await.map(ui::Json)
}
