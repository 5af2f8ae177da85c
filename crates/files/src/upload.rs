//! A file is uploaded, to be attached to something.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::{App, Error, Result};
use ui::{Ctx, Multipart, Part};

use crate::quota::{self, Usage};
use crate::{Attachment, FileView, keep, record};

/// Takes the first file of a form.
async fn upload(app: App, cx: &Ctx, mut form: Multipart) -> Result<FileView> {
    let viewer = cx.viewer()?.clone();
    while let Some(part) = form.next().await? {
        let Part::File(file) = part else { continue };
        let name = file.name.clone();
        let upload = file.receive(&app.blobs, app.config.upload_limit).await?;
        let taken = keep(&app, name, upload).await?;
        let copy = taken.clone();
        let id = app.db.write(move |tx| record(tx, viewer.id, &copy)).await?;
        let thumbnail = taken.thumbnail.map(|(_, width, height)| (width, height));
        return Ok(FileView::from(Attachment {
            id,
            name: taken.name,
            media: taken.media,
            size: taken.size,
            has_thumbnail: thumbnail.is_some(),
            thumbnail: thumbnail.unwrap_or_default(),
        }));
    }
    Err(Error::field("file", "file-missing"))
}

/// `POST /files`: an upload of the page.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    form: Multipart,
) -> Result<ui::Json<FileView>> {
    Ok(ui::Json(upload(app, &cx, form).await?))
}

/// Upload a file, to attach to a post or comment.
#[utoipa::path(post, path = "/api/v1/files", tag = "files",
    request_body(content_type = "multipart/form-data", description = "One part with a file name."),
    responses((status = 201, body = FileView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    form: Multipart,
) -> Result<(StatusCode, ui::Json<FileView>)> {
    Ok((StatusCode::CREATED, ui::Json(upload(app, &cx, form).await?)))
}

/// How much your files take, and how much you may use.
#[utoipa::path(get, path = "/api/v1/files/usage", tag = "files",
    responses((status = 200, body = Usage)))]
pub(crate) async fn api_usage(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Usage>> {
    let me = cx.viewer()?.id;
    Ok(ui::Json(app.db.read(move |tx| quota::usage(tx, me)).await?))
}
