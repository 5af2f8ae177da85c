//! The section of the photo.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::blobs::Upload;
use kernel::{App, Error, Result};
use people::photo;
use ui::{Ctx, Multipart, Part};

use super::{Section, Shown, done, page};
use crate::session::Current;

/// `POST /settings/photo`, `multipart/form-data` with the fields `csrf` and `photo`.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    body: Multipart,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let taken = match receive(&app, body).await {
        Ok(file) => photo::take(&app, viewer, file).await,
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

/// The picture of the form.
async fn receive(app: &App, mut body: Multipart) -> Result<Upload> {
    let mut picture = None;
    while let Some(part) = body.next().await? {
        if let (Part::File(file), None) = (part, &picture) {
            picture = Some(file.receive(&app.blobs, photo::BYTES_MOST).await?);
        }
    }
    let picture = picture.filter(|file| file.size() > 0);
    picture.ok_or_else(|| Error::field("photo", "photo-missing"))
}

/// `POST /settings/photo/remove`
pub(crate) async fn remove(State(app): State<App>, cx: Ctx, _: ui::EmptyForm) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| photo::set(tx, &viewer, None)).await?;
    Ok(done("notice-photo-removed"))
}
