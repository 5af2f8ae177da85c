//! Searches that one keeps, to ask them again in one click. Nobody else knows of them.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::id::Raw;
use kernel::{Activity, App, Error, Message, Result, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Json};

use crate::logged::SEARCH_SAVED;
use crate::page::{Sort, href};
use crate::store::{COUNT_SAVED, DELETE, SAVE, SAVED, SAVED_AS};
use crate::typed::{LONGEST, Typed};

/// How many one keeps.
const MOST: i64 = 50;

/// A saved search.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SavedSearch)]
pub(crate) struct Saved {
    /// Identifier.
    pub(crate) id: Raw,
    /// What it looks for, as typed.
    pub(crate) query: String,
}

impl Saved {
    /// Where it leads.
    pub(crate) fn href(&self) -> String {
        href(&self.query, Sort::Relevance, 1)
    }
}

/// The viewer's saved searches, the last first.
pub(crate) fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Saved>> {
    tx.query(&SAVED, params![viewer.id], |row| Ok(Saved { id: row.get(0)?, query: row.get(1)? }))
}

/// Keeps a search. Keeping it twice changes nothing.
fn save(tx: &mut Tx<'_>, viewer: &Viewer, typed: &str) -> Result<Saved> {
    if typed.chars().count() > LONGEST {
        return Err(Error::field("query", Message::new("search-too-long").with("most", LONGEST)));
    }
    let query = Typed::parse(typed).text();
    if query.is_empty() {
        return Err(Error::field("query", "search-nothing-to-save"));
    }
    if let Some(id) = tx.query_opt(&SAVED_AS, params![viewer.id, query], |row| row.get(0))? {
        return Ok(Saved { id, query });
    }
    if tx.query_one(&COUNT_SAVED, params![viewer.id], |row| row.get::<i64>(0))? >= MOST {
        return Err(Error::field("query", Message::new("search-too-many").with("most", MOST)));
    }
    let id: Raw = tx.new_id();
    tx.execute(&SAVE, params![id, viewer.id, query])?;
    tx.log(Activity::new(SEARCH_SAVED, viewer.id.0).by(viewer.id))?;
    Ok(Saved { id, query })
}

fn delete(tx: &mut Tx<'_>, viewer: &Viewer, id: Raw) -> Result<()> {
    if tx.execute(&DELETE, params![viewer.id, id])? == 1 {
        tx.log(Activity::new(SEARCH_SAVED, viewer.id.0).by(viewer.id))?;
    }
    Ok(())
}

/// What is sent to keep a search.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSavedSearch)]
pub(crate) struct New {
    /// What to look for, as typed: words and filters, up to 400 characters.
    query: String,
}

/// The same from a form.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Submitted {
    #[serde(default)]
    query: String,
}

/// `POST /search/saved`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Submitted>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let saved = app.db.write(move |tx| save(tx, &viewer, &sent.query)).await?;
    Ok(redirect(&saved.href(), &Flash::new("notice-search-saved")))
}

/// `POST /search/saved/{id}/delete`
pub(crate) async fn submit_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<Raw>,
    _: EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| delete(tx, &viewer, id)).await?;
    Ok(redirect("/search", &Flash::new("notice-search-deleted")))
}

/// Your saved searches, the last first.
#[utoipa::path(get, path = "/api/v1/me/searches", tag = "search",
    responses((status = 200, body = Vec<Saved>)))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<Saved>>> {
    let viewer = cx.viewer()?.clone();
    app.db.read(move |tx| list(tx, &viewer)).await.map(Json)
}

/// Save a search: up to 50. Saving one twice changes nothing.
#[utoipa::path(post, path = "/api/v1/me/searches", tag = "search", request_body = New,
    responses((status = 201, body = Saved), (status = 422, description = "Nothing to look for, or too much")))]
pub(crate) async fn api_create(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<New>,
) -> Result<(StatusCode, Json<Saved>)> {
    let viewer = cx.viewer()?.clone();
    let saved = app.db.write(move |tx| save(tx, &viewer, &new.query)).await?;
    Ok((StatusCode::CREATED, Json(saved)))
}

/// Delete a saved search.
#[utoipa::path(delete, path = "/api/v1/me/searches/{id}", tag = "search",
    params(("id" = Raw, Path, description = "Identifier of the saved search")),
    responses((status = 204, description = "It is not kept any more")))]
pub(crate) async fn api_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<Raw>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| delete(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
