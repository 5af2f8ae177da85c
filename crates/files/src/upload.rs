//! A file is uploaded, to be attached to something.

use axum::extract::State;
use axum::http::StatusCode;
use kernel::{App, Error, PersonId, Result};
use serde::Serialize;
use ui::{Ctx, Multipart, Part};

use crate::quota::{self, Usage};
use crate::shown::waiting;
use crate::{Attachment, FileView, Taken, keep, record, resumable};

/// Takes the first file of a form, or the upload that it names, with the description that stands before it.
async fn upload(app: App, cx: &Ctx, mut form: Multipart) -> Result<Attachment> {
    let viewer = cx.viewer()?.clone();
    let (mut alt, mut whole) = (String::new(), None);
    while let Some(part) = form.next().await? {
        let file = match part {
            Part::File(file) => file,
            Part::Word(name, value) => {
                match name.as_str() {
                    "alt" => alt = crate::alt::check(&value)?,
                    "upload" => whole = Some(value.parse()?),
                    _ => {}
                }
                continue;
            }
        };
        let name = file.name.clone();
        let upload = file.receive(&app.blobs, app.config.upload_limit).await?;
        let taken = keep(&app, name, upload).await?.described(&alt)?;
        return recorded(&app, viewer.id, taken).await;
    }
    let whole = whole.ok_or_else(|| Error::field("file", "file-missing"))?;
    let taken = resumable::whole(&app, viewer.id, whole).await?.described(&alt)?;
    recorded(&app, viewer.id, taken).await
}

async fn recorded(app: &App, owner: PersonId, taken: Taken) -> Result<Attachment> {
    let copy = taken.clone();
    let id = app.db.write(move |tx| record(tx, owner, &copy)).await?;
    let thumbnail = taken.thumbnail.map(|(_, width, height)| (width, height));
    Ok(Attachment {
        id,
        name: taken.name,
        media: taken.media,
        size: taken.size,
        has_thumbnail: thumbnail.is_some(),
        thumbnail: thumbnail.unwrap_or_default(),
        alt: taken.alt,
    })
}

/// A file that was uploaded, and how a form shows it.
#[derive(Serialize)]
pub(crate) struct Shown {
    #[serde(flatten)]
    file: FileView,
    html: String,
}

/// `POST /files`: an upload of the page.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    form: Multipart,
) -> Result<ui::Json<Shown>> {
    let file = upload(app, &cx, form).await?;
    let html = ui::upload(cx.l, &waiting(&file)).into_string();
    Ok(ui::Json(Shown { file: file.into(), html }))
}

/// Upload a file, to attach to a post or comment.
#[utoipa::path(post, path = "/api/v1/files", tag = "files",
    request_body(content_type = "multipart/form-data", description = "One part with a file name, or \
        `upload` with the number of an upload that is whole; of a picture, a part `alt` before it says what there is to see, for those who do not see it."),
    responses((status = 201, body = FileView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    form: Multipart,
) -> Result<(StatusCode, ui::Json<FileView>)> {
    Ok((StatusCode::CREATED, ui::Json(upload(app, &cx, form).await?.into())))
}

/// How much your files take, and how much you may use.
#[utoipa::path(get, path = "/api/v1/files/usage", tag = "files",
    responses((status = 200, body = Usage)))]
pub(crate) async fn api_usage(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Usage>> {
    let me = cx.viewer()?.id;
    Ok(ui::Json(app.db.read(move |tx| quota::usage(tx, me)).await?))
}
