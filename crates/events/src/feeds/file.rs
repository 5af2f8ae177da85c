//! The file of one event, to be opened by a calendar program.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, params};
use posts::PostId;
use ui::Ctx;

use super::store::ONE;
use crate::ical::{Calendar, MEDIA, sheet};

async fn file(app: &App, cx: &Ctx, id: &str) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let read = app.db.read(move |tx| {
        let (open, me) = (viewer.sees_open(), viewer.id);
        tx.query_opt(&ONE, params![me, open, id], |row| sheet(row, me))
    });
    let sheet = read.await?.ok_or_else(Error::not_found)?;
    let events = std::slice::from_ref(&sheet);
    let text = Calendar { config: &app.config, name: None, asks: None, events }.file();
    let headers = [
        (header::CONTENT_TYPE, MEDIA.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"event-{id}.ics\"")),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// `GET /posts/{id}/event.ics`
pub(super) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    file(&app, &cx, &id).await
}

/// An event as an iCalendar file.
#[utoipa::path(get, path = "/api/v1/posts/{id}/event.ics", tag = "calendar", params(("id" = String, Path)),
    responses((status = 200, body = String, content_type = "text/calendar")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    file(&app, &cx, &id).await
}
