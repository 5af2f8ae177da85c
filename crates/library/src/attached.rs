//! What is attached to posts of the space, put in its library in one act: the post keeps its own.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use files::FileId;
use kernel::{App, Error, Result, Row, Time, Tx, Viewer, params};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json, Nav, Page, Query, answer};

use crate::access::{Library, library};
use crate::model::{Content, FolderId, TOP};
use crate::put::{Bytes, Put, put_bytes};
use crate::store::{ATTACHED, ATTACHED_ONE};
use crate::tree::Tree;
use crate::view::LibraryFileView;

/// How many a page shows.
const SHOWN: i64 = 50;

/// A file of a post that is not in the library.
struct Attached {
    id: FileId,
    name: String,
    size: i64,
    at: Time,
    has_thumb: bool,
    post: i64,
    title: String,
}

fn attached(row: &Row<'_>) -> Result<Attached> {
    Ok(Attached {
        id: row.get(0)?,
        name: row.get(1)?,
        size: row.get(3)?,
        at: row.get(4)?,
        has_thumb: !row.get::<String>(5)?.is_empty(),
        post: row.get(6)?,
        title: row.get(7)?,
    })
}

#[derive(Template)]
#[template(path = "library/attached.html")]
struct View<'a> {
    cx: &'a Ctx,
    library: &'a Library,
    files: &'a [Attached],
    folders: Vec<(String, String)>,
    more: Option<FileId>,
}

/// Before which file the list goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    before: Option<FileId>,
}

/// `GET /spaces/{slug}/library/attached`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let before = asked.before.map_or(i64::MAX, |id| id.0);
    let load = move |tx: &mut Tx<'_>| {
        let library = library(tx, &viewer, &slug)?;
        library.clone().writable(tx, &viewer)?;
        let (open, most) = (viewer.sees_open(), SHOWN + 1);
        let values = params![viewer.id, open, library.id, before, most];
        let files = tx.query(&ATTACHED, values, attached)?;
        Ok((Tree::load(tx, &viewer, library.id)?, library, files))
    };
    let (tree, library, mut files) = app.db.read(load).await?;
    let most = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let more = (files.len() > most).then(|| files[most - 1].id);
    files.truncate(most);
    let folders = tree.choices(&cx.l.t("library-title"));
    let view = View { cx: &cx, library: &library, files: &files, folders, more };
    Ok(Page::new(cx.l.t("library-attached")).nav(Nav::Spaces).main(answer::render(&view)?))
}

/// Puts a file of a post of the space, or of a comment, in its library.
///
/// # Errors
/// `NotFound` where the viewer reads no such file in the space; as [`Library::writable`].
fn keep(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, id: FileId, folder: FolderId) -> Result<Put> {
    let library = library(tx, viewer, slug)?.writable(tx, viewer)?;
    let open = viewer.sees_open();
    let values = params![viewer.id, open, library.id, id];
    let (bytes, alt) = tx.query_one(&ATTACHED_ONE, values, |row| {
        let content = Content {
            media: row.get(1)?,
            hash: row.get(3)?,
            thumb: row.get(4)?,
            shape: (row.get(5)?, row.get(6)?),
        };
        let bytes = Bytes { name: row.get(0)?, size: row.get(2)?, content };
        Ok((bytes, row.get::<String>(7)?))
    })?;
    put_bytes(tx, viewer, &library, folder, &bytes, &alt)
}

/// What the form says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    file: String,
    folder: String,
}

/// `POST /spaces/{slug}/library/attached`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let id: FileId = sent.file.parse().map_err(|_| Error::not_found())?;
    let folder = match sent.folder.as_str() {
        "" => TOP,
        id => id.parse().map_err(|_| Error::field("folder", "library-folder-gone"))?,
    };
    let put = app.db.write(move |tx| keep(tx, &viewer, &slug, id, folder)).await?;
    Ok(redirect(&format!("/library/{}", put.id), &Flash::new("notice-library-put")))
}

/// A file of a post to put in the library.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = LibraryAttached)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachedBody {
    /// The file, attached to a post of the space or a comment on one.
    file: FileId,
    /// The folder to put it in.
    #[serde(default)]
    folder: Option<FolderId>,
}

/// Put what is attached to a post of the space in its library. The post keeps its own.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/library/attached", tag = "library", params(("slug" = String, Path)),
    request_body = AttachedBody, responses((status = 201, body = LibraryFileView),
        (status = 403, description = "You only read there")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(sent): Json<AttachedBody>,
) -> Result<(StatusCode, Json<LibraryFileView>)> {
    let viewer = cx.viewer()?.clone();
    let write = move |tx: &mut Tx<'_>| {
        let put = keep(tx, &viewer, &slug, sent.file, sent.folder.unwrap_or(TOP))?;
        LibraryFileView::load(tx, &viewer, put.id)
    };
    Ok((StatusCode::CREATED, Json(app.db.write(write).await?)))
}
