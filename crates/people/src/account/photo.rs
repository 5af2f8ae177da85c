//! The section of the photo.

use axum::Extension;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use ui::Ctx;

use super::{Section, Shown, done, page};
use crate::csrf::{self, Proven};
use crate::extract::{Form, unreadable};
use crate::photo;
use crate::session::Current;
use crate::sign_out::Nothing;

/// `POST /settings/photo`, `multipart/form-data` with the fields `csrf` and `photo`.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    proven: Proven,
    current: Option<Extension<Current>>,
    body: Multipart,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let taken = match receive(&cx, proven, body).await {
        Ok(bytes) => photo::take(&app, viewer, bytes).await,
        Err(error) => Err(error),
    };
    match taken {
        Ok(()) => Ok(done("notice-photo-saved")),
        Err(error) => {
            let shown = Shown::wrong(&cx, Section::Photo, error)?;
            Ok(page(&app, &cx, current, shown).await?.into_response())
        }
    }
}

/// The picture of the form, its token checked.
async fn receive(cx: &Ctx, Proven(mut proven): Proven, mut body: Multipart) -> Result<Vec<u8>> {
    let mut picture = Vec::new();
    while let Some(field) = body.next_field().await.map_err(unreadable)? {
        match field.name() {
            Some("csrf") => {
                csrf::verify(cx, &field.text().await.map_err(unreadable)?)?;
                proven = true;
            }
            Some("photo") => picture = field.bytes().await.map_err(unreadable)?.to_vec(),
            _ => {}
        }
    }
    if !proven {
        csrf::verify(cx, "")?;
    }
    if picture.is_empty() {
        return Err(Error::field("photo", "photo-missing"));
    }
    Ok(picture)
}

/// `POST /settings/photo/remove`
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| photo::set(tx, &viewer, None)).await?;
    Ok(done("notice-photo-removed"))
}
