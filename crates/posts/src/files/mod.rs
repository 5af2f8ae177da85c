//! The files of posts and comments: served to whoever may read what they are attached to, asked again
//! each time, and pictures described ([`describe`]) and seen large ([`picture`]).

pub(crate) mod describe;
pub(crate) mod picture;
pub(crate) mod waiting;

use ::files::serve::{self, Served};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{App, Result, params};
use ui::Ctx;

use crate::FileId;
use crate::store::READABLE_FILE;

async fn load(app: &App, cx: &Ctx, id: &str) -> Result<Served> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<FileId>()?);
    let load = app.db.read(move |tx| {
        tx.query_one(&READABLE_FILE, params![viewer.id, viewer.sees_open(), id], |row| {
            Ok(Served {
                name: row.get(0)?,
                media: row.get(1)?,
                hash: row.get(2)?,
                thumbnail: row.get(3)?,
                size: Some(row.get(4)?),
            })
        })
    });
    load.await
}

/// `GET /files/{id}/{name}`
pub(crate) async fn file(
    State(app): State<App>,
    cx: Ctx,
    Path((id, _)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    serve::file(&app, &headers, &load(&app, &cx, &id).await?).await
}

/// `GET /thumbnails/{id}`
pub(crate) async fn thumbnail(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    serve::thumbnail(&app, &headers, &load(&app, &cx, &id).await?).await
}
