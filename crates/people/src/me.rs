//! Oneself, for programs.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{App, Result, Tx};
use ui::{Ctx, Json};

use crate::access;
use crate::change::{Change, change};
use crate::photo;
use crate::profile::{Profile, profile};

/// Your profile.
#[utoipa::path(get, path = "/api/v1/me", tag = "me", responses((status = 200, body = Profile)))]
pub(crate) async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<Profile>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let own = access::own(tx, &viewer)?;
        profile(tx, &viewer, &own)
    };
    app.db.read(read).await.map(Json)
}

/// Edit your profile.
#[utoipa::path(patch, path = "/api/v1/me", tag = "me", request_body = Change,
    responses((status = 200, body = Profile), (status = 422, description = "A field cannot be so")))]
pub(crate) async fn api_change(
    State(app): State<App>,
    cx: Ctx,
    Json(changes): Json<Change>,
) -> Result<Json<Profile>> {
    let viewer = cx.viewer()?.clone();
    let changes = changes.listed()?;
    let write = move |tx: &mut Tx<'_>| {
        change(tx, &viewer, &changes)?;
        let own = access::own(tx, &viewer)?;
        profile(tx, &viewer, &own)
    };
    app.db.write(write).await.map(Json)
}

/// Change your photo: the body is a picture (JPEG, PNG, WebP or GIF), cropped to the square in the middle.
#[utoipa::path(put, path = "/api/v1/me/photo", tag = "me",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 204, description = "Changed"), (status = 422, description = "No picture")))]
pub(crate) async fn api_photo(State(app): State<App>, cx: Ctx, body: Body) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let file = photo::received(&app, body).await?;
    photo::take(&app, viewer, file).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove your photo.
#[utoipa::path(delete, path = "/api/v1/me/photo", tag = "me",
    responses((status = 204, description = "Taken away")))]
pub(crate) async fn api_no_photo(State(app): State<App>, cx: Ctx) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| photo::set(tx, &viewer, None)).await?;
    Ok(StatusCode::NO_CONTENT)
}
