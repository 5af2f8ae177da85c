//! The bytes of a file are served, of the version that is asked for: who reads it is asked each time.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use files::serve::{self, Served};
use kernel::{App, Error, Result, Tx};
use ui::Ctx;

use crate::access::readable;
use crate::change::one_version;
use crate::model::id;
use crate::office;

async fn load(app: &App, cx: &Ctx, file: &str, number: &str) -> Result<Served> {
    let (viewer, file) = (cx.viewer()?.clone(), id(file)?);
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let load = move |tx: &mut Tx<'_>| {
        let file = readable(tx, &viewer, file)?;
        Ok(one_version(tx, &file, number)?.served(&file.name))
    };
    app.db.read(load).await
}

/// `GET /library/{id}/versions/{number}/{name}`
pub(crate) async fn bytes(
    State(app): State<App>,
    cx: Ctx,
    Path((id, number, _)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    serve::file(&app, &headers, &load(&app, &cx, &id, &number).await?).await
}

/// `GET /library/{id}/pdf/{number}`: a document as the company's program makes PDF of it.
pub(crate) async fn pdf(
    State(app): State<App>,
    cx: Ctx,
    Path((id, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let Served { name, hash, .. } = load(&app, &cx, &id, &number).await?;
    let found = app.db.read(move |tx| office::pdf_of(tx, &hash)).await?;
    let hash = found.ok_or_else(Error::not_found)?;
    let (name, media) = (format!("{name}.pdf"), "application/pdf".to_owned());
    let served = Served { name, media, hash, thumbnail: String::new(), size: None };
    serve::file(&app, &headers, &served).await
}

/// `GET /library/{id}/thumbnail/{number}`
pub(crate) async fn thumbnail(
    State(app): State<App>,
    cx: Ctx,
    Path((id, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    serve::thumbnail(&app, &headers, &load(&app, &cx, &id, &number).await?).await
}
