//! Files come: many with a form of the page, or one by one from the script and from programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use files::Taken;
use files::resumable::{self, UploadId};
use kernel::{App, Error, Message, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Multipart, Part, Query};

use crate::access::{library, readable};
use crate::change::{Change, change};
use crate::model::{FolderId, LibraryFileId, TOP, described};
use crate::page::folder_href;
use crate::put::{Put, put, put_version};
use crate::view::LibraryFileView;

/// How many files a form brings at most.
const MOST: usize = 20;

/// What a form brought.
#[derive(Default)]
struct Brought {
    files: Vec<Taken>,
    folder: Option<FolderId>,
    description: String,
}

/// Reads a form; one file that cannot be taken refuses all, and says which. An upload of the viewer's that is whole is a
/// file like one that comes with the form.
async fn read(app: &App, viewer: &Viewer, mut form: Multipart) -> Result<Brought> {
    let mut brought = Brought::default();
    let (mut waiting, mut whole) = (Vec::new(), Vec::new());
    while let Some(part) = form.next().await? {
        match part {
            Part::Word(name, value) if name == "folder" => {
                brought.folder = Some(folder(&value)?);
            }
            Part::Word(name, value) if name == "description" => {
                brought.description = described(&value)?;
            }
            Part::Word(name, value) if name == "upload" => {
                let upload = value.parse::<UploadId>()?;
                if !whole.contains(&upload) {
                    whole.push(upload);
                }
            }
            Part::Word(..) => {}
            Part::File(file) => {
                let name = file.name.clone();
                let upload = file.receive(&app.blobs, app.config.upload_limit).await?;
                if name.is_empty() {
                    continue;
                }
                if upload.size() == 0 {
                    let message = Message::new("files-empty").with("name", name);
                    return Err(Error::invalid(message.clone()).and_field("file", message));
                }
                waiting.push((name, upload));
            }
        }
        if waiting.len() + whole.len() > MOST {
            let message = Message::new("library-too-many").with("most", MOST);
            return Err(Error::invalid(message.clone()).and_field("file", message));
        }
    }
    for (name, upload) in waiting {
        brought.files.push(files::keep(app, name, upload).await?);
    }
    for upload in whole {
        brought.files.push(resumable::whole(app, viewer.id, upload).await?);
    }
    Ok(brought)
}

fn folder(typed: &str) -> Result<FolderId> {
    match typed {
        "" => Ok(TOP),
        id => id.parse().map_err(|_| Error::field("folder", "library-folder-gone")),
    }
}

/// Lets whoever may write here send files at all: nothing is received for others.
async fn may(app: &App, viewer: &Viewer, slug: &str) -> Result<()> {
    let (viewer, slug) = (viewer.clone(), slug.to_owned());
    let ask = move |tx: &mut Tx<'_>| library(tx, &viewer, &slug)?.writable(tx, &viewer).map(drop);
    app.db.read(ask).await
}

/// `POST /spaces/{slug}/library`: the form of the page.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    form: Multipart,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    may(&app, &viewer, &slug).await?;
    let brought = read(&app, &viewer, form).await?;
    let folder = brought.folder.unwrap_or(TOP);
    let (count, files) = (brought.files.len(), brought.files);
    let write = move |tx: &mut Tx<'_>| {
        let library = library(tx, &viewer, &slug)?.writable(tx, &viewer)?;
        for taken in &files {
            put(tx, &viewer, &library, folder, taken)?;
        }
        Ok(folder_href(&library, folder))
    };
    let href = app.db.write(write).await?;
    Ok(match count {
        // The script has sent them before.
        0 => Redirect::to(&href).into_response(),
        _ => redirect(&href, &Flash::new("notice-library-put")),
    })
}

/// Where the script puts a file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Where {
    folder: String,
}

/// A file that was put, and how the form shows it.
#[derive(Serialize)]
pub(crate) struct Shown {
    id: LibraryFileId,
    version: i64,
    html: String,
}

/// `POST /spaces/{slug}/library/upload`: a file that the script sends.
pub(crate) async fn send(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(to): Query<Where>,
    form: Multipart,
) -> Result<Json<Shown>> {
    let viewer = cx.viewer()?.clone();
    may(&app, &viewer, &slug).await?;
    let (folder, brought) = (folder(&to.folder)?, read(&app, &viewer, form).await?);
    let taken = brought.files.into_iter().next();
    let taken = taken.ok_or_else(|| Error::field("file", "file-missing"))?;
    let name = taken.name().to_owned();
    let write = move |tx: &mut Tx<'_>| {
        let library = library(tx, &viewer, &slug)?.writable(tx, &viewer)?;
        put(tx, &viewer, &library, folder, &taken)
    };
    let Put { id, version, is_new } = app.db.write(write).await?;
    let html = crate::page::chip(cx.l, id, &name, (version, is_new))?;
    Ok(Json(Shown { id, version, html }))
}

/// `POST /library/{id}/versions`: the next version, whatever it is called.
pub(crate) async fn submit_version(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    form: Multipart,
) -> Result<Response> {
    let id = crate::model::id(&id)?;
    let put = next(&app, &cx, id, form).await?;
    let said = if put.is_new { "notice-library-version" } else { "notice-library-same" };
    Ok(redirect(&format!("/library/{id}"), &Flash::new(said)))
}

async fn next(app: &App, cx: &Ctx, id: LibraryFileId, form: Multipart) -> Result<Put> {
    let viewer = cx.viewer()?.clone();
    let asker = viewer.clone();
    let ask = move |tx: &mut Tx<'_>| readable(tx, &asker, id)?.writable(tx, &asker).map(drop);
    app.db.read(ask).await?;
    let taken = read(app, &viewer, form).await?.files.into_iter().next();
    let taken = taken.ok_or_else(|| Error::field("file", "file-missing"))?;
    let write = move |tx: &mut Tx<'_>| {
        let file = readable(tx, &viewer, id)?;
        let library = file.writable(tx, &viewer)?;
        put_version(tx, &viewer, &file, &library, &taken)
    };
    app.db.write(write).await
}

/// Put a file in the library of a space. The name of a file that is in the folder already makes it the next version of
/// that one; the same bytes again change nothing.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/library", tag = "library", params(("slug" = String, Path)),
    request_body(content_type = "multipart/form-data", description = "`folder` and `description` where there are any, then \
        one part with a file name, or `upload` with the number of an upload that is whole."),
    responses((status = 201, body = LibraryFileView), (status = 403, description = "You only read there")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    form: Multipart,
) -> Result<(StatusCode, Json<LibraryFileView>)> {
    let viewer = cx.viewer()?.clone();
    may(&app, &viewer, &slug).await?;
    let Brought { files, folder, description } = read(&app, &viewer, form).await?;
    let taken = files.into_iter().next().ok_or_else(|| Error::field("file", "file-missing"))?;
    let write = move |tx: &mut Tx<'_>| {
        let library = library(tx, &viewer, &slug)?.writable(tx, &viewer)?;
        let Put { id, .. } = put(tx, &viewer, &library, folder.unwrap_or(TOP), &taken)?;
        if !description.is_empty() {
            let description = Some(description.clone());
            change(tx, &viewer, id, &Change { description, ..Change::default() })?;
        }
        LibraryFileView::load(tx, &viewer, id)
    };
    Ok((StatusCode::CREATED, Json(app.db.write(write).await?)))
}

/// Upload the next version of a file, whatever it is called.
#[utoipa::path(post, path = "/api/v1/library/files/{id}/versions", tag = "library", params(("id" = String, Path)),
    request_body(content_type = "multipart/form-data", description = "One part with a file name, or \
        `upload` with the number of an upload that is whole."),
    responses((status = 201, body = LibraryFileView), (status = 403, description = "You only read it")))]
pub(crate) async fn api_version(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    form: Multipart,
) -> Result<(StatusCode, Json<LibraryFileView>)> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LibraryFileId>()?);
    next(&app, &cx, id, form).await?;
    let file = app.db.read(move |tx| LibraryFileView::load(tx, &viewer, id)).await?;
    Ok((StatusCode::CREATED, Json(file)))
}
