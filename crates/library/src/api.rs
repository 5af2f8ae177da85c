//! Libraries over the API.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Error, Result, Time, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Query};

use crate::access::{library, readable};
use crate::change::{self, Change, versions as all_versions};
use crate::folders;
use crate::list::{Asked, Listing, Order};
use crate::model::{FolderId, LibraryFileId, TOP};
use crate::trash::{Trash, gone_at};
use crate::view::{FolderView, LibraryFileView, ListView, VersionView};

/// What of a library is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// The folder; the library itself when absent.
    #[param(value_type = Option<String>)]
    folder: Option<FolderId>,
    /// The order of the files; by name when absent.
    #[param(inline)]
    sort: Option<Order>,
    /// The last file of the answer before: its `next`.
    #[param(value_type = Option<String>)]
    after: Option<LibraryFileId>,
    /// How many files, 1 to 100.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// How many things an answer has: 1 to 100, 20 where nothing is said.
fn bounded(limit: Option<i64>) -> Result<i64> {
    match limit.unwrap_or(20) {
        limit @ 1..=100 => Ok(limit),
        _ => Err(Error::invalid("error-query")),
    }
}

/// What is in a folder of the library of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/library", tag = "library",
    params(("slug" = String, Path), Wanted), responses((status = 200, body = ListView)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<ListView>> {
    let (viewer, limit) = (cx.viewer()?.clone(), bounded(wanted.limit)?);
    let folder = wanted.folder.unwrap_or(TOP);
    let asked =
        Asked { folder, order: wanted.sort.unwrap_or_default(), after: wanted.after, limit };
    let load = move |tx: &mut Tx<'_>| {
        let listing = Listing::load(tx, &viewer, &slug, asked)?;
        ListView::of(tx, &listing)
    };
    Ok(Json(app.db.read(load).await?))
}

/// A folder to be made.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewLibraryFolder)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFolder {
    /// Its name, at most 100 characters, without a slash.
    name: String,
    /// The folder it is in; the library itself when absent.
    #[serde(default)]
    parent: Option<FolderId>,
}

/// Make a folder in the library of a space.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/library/folders", tag = "library", params(("slug" = String, Path)),
    request_body = NewFolder, responses((status = 201, body = FolderView),
        (status = 403, description = "You only read there"), (status = 409, description = "There is one of this name")))]
pub(crate) async fn create_folder(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewFolder>,
) -> Result<(StatusCode, Json<FolderView>)> {
    let viewer = cx.viewer()?.clone();
    let write = move |tx: &mut Tx<'_>| {
        let library = library(tx, &viewer, &slug)?.writable(tx, &viewer)?;
        let id = folders::create(tx, &viewer, &library, new.parent.unwrap_or(TOP), &new.name)?;
        Ok(FolderView::of(&folders::load(tx, &viewer, id)?.2))
    };
    Ok((StatusCode::CREATED, Json(app.db.write(write).await?)))
}

/// What a folder shall be; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = LibraryFolderChange)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FolderChange {
    /// Its name.
    name: Option<String>,
    /// The folder it is in; `"0"` for the library itself.
    parent: Option<FolderId>,
}

/// Rename a folder or move it, with all that is in it.
#[utoipa::path(patch, path = "/api/v1/library/folders/{id}", tag = "library", params(("id" = String, Path)),
    request_body = FolderChange, responses((status = 200, body = FolderView),
        (status = 403, description = "You only read there"), (status = 409, description = "There is one of this name")))]
pub(crate) async fn change_folder(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(to): Json<FolderChange>,
) -> Result<Json<FolderView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<FolderId>()?);
    let write = move |tx: &mut Tx<'_>| {
        folders::change(tx, &viewer, id, to.name.as_deref(), to.parent)?;
        Ok(FolderView::of(&folders::load(tx, &viewer, id)?.2))
    };
    Ok(Json(app.db.write(write).await?))
}

/// Delete a folder with all that is in it: managers, and whoever made it while nothing is in it.
#[utoipa::path(delete, path = "/api/v1/library/folders/{id}", tag = "library", params(("id" = String, Path)),
    responses((status = 204), (status = 403, description = "You may not")))]
pub(crate) async fn delete_folder(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<FolderId>()?);
    app.db.write(move |tx| folders::delete(tx, &viewer, id).map(drop)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Bring a deleted folder back with all that was deleted with it (managers of the space).
#[utoipa::path(post, path = "/api/v1/library/folders/{id}/restore", tag = "library", params(("id" = String, Path)),
    responses((status = 200, body = FolderView)))]
pub(crate) async fn restore_folder(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<FolderView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<FolderId>()?);
    let write = move |tx: &mut Tx<'_>| {
        folders::restore(tx, &viewer, id)?;
        Ok(FolderView::of(&folders::load(tx, &viewer, id)?.2))
    };
    Ok(Json(app.db.write(write).await?))
}

/// A deleted folder.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = DeletedLibraryFolder)]
pub(crate) struct DeletedFolderView {
    /// Its identifier.
    id: FolderId,
    /// Its name.
    name: String,
    /// How many files went with it.
    files: i64,
    /// When it was deleted.
    deleted_at: Time,
    /// When it is gone.
    gone_at: Time,
}

/// A deleted file.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = DeletedLibraryFile)]
pub(crate) struct DeletedFileView {
    /// Its identifier.
    id: LibraryFileId,
    /// Its name.
    name: String,
    /// Its size in bytes.
    size: i64,
    /// When it was deleted.
    deleted_at: Time,
    /// When it is gone.
    gone_at: Time,
}

/// What was deleted in a library and can be brought back.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = LibraryTrash)]
pub(crate) struct TrashView {
    /// Folders, with what was in them.
    folders: Vec<DeletedFolderView>,
    /// Files that were deleted alone.
    files: Vec<DeletedFileView>,
}

/// What you may bring back in the library of a space: all of it as a manager, what you put there otherwise.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/library/trash", tag = "library", params(("slug" = String, Path)),
    responses((status = 200, body = TrashView), (status = 403, description = "You only read there")))]
pub(crate) async fn trash(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<TrashView>> {
    let viewer = cx.viewer()?.clone();
    let trash = app.db.read(move |tx| Trash::load(tx, &viewer, &slug)).await?;
    let folders = trash.folders.into_iter().map(|folder| DeletedFolderView {
        gone_at: gone_at(&folder.deleted_at),
        id: folder.id,
        name: folder.name,
        files: folder.files,
        deleted_at: folder.deleted_at,
    });
    let files = trash.files.into_iter().map(|(file, _)| {
        let deleted_at = file.deleted_at.unwrap_or(file.changed_at);
        let gone_at = gone_at(&deleted_at);
        DeletedFileView { id: file.id, name: file.name, size: file.size, deleted_at, gone_at }
    });
    Ok(Json(TrashView { folders: folders.collect(), files: files.collect() }))
}

/// A file of a library.
#[utoipa::path(get, path = "/api/v1/library/files/{id}", tag = "library", params(("id" = String, Path)),
    responses((status = 200, body = LibraryFileView)))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<LibraryFileView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LibraryFileId>()?);
    Ok(Json(app.db.read(move |tx| LibraryFileView::load(tx, &viewer, id)).await?))
}

/// What a file shall be; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = LibraryFileChange)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FileChange {
    /// Its name.
    name: Option<String>,
    /// What it is, in words, at most 500 characters.
    description: Option<String>,
    /// The folder it is in; `"0"` for the library itself.
    folder: Option<FolderId>,
}

/// Rename, describe or move a file.
#[utoipa::path(patch, path = "/api/v1/library/files/{id}", tag = "library", params(("id" = String, Path)),
    request_body = FileChange, responses((status = 200, body = LibraryFileView),
        (status = 403, description = "You only read it"), (status = 409, description = "There is one of this name")))]
pub(crate) async fn change(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(to): Json<FileChange>,
) -> Result<Json<LibraryFileView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LibraryFileId>()?);
    let FileChange { name, description, folder } = to;
    let to = Change { name, description, folder };
    let write = move |tx: &mut Tx<'_>| {
        change::change(tx, &viewer, id, &to)?;
        LibraryFileView::load(tx, &viewer, id)
    };
    Ok(Json(app.db.write(write).await?))
}

/// Delete a file: whoever put it there, and managers. It can be brought back for 30 days.
#[utoipa::path(delete, path = "/api/v1/library/files/{id}", tag = "library", params(("id" = String, Path)),
    responses((status = 204), (status = 403, description = "It is somebody else's")))]
pub(crate) async fn delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LibraryFileId>()?);
    app.db.write(move |tx| change::delete(tx, &viewer, id).map(drop)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Bring a deleted file back.
#[utoipa::path(post, path = "/api/v1/library/files/{id}/restore", tag = "library", params(("id" = String, Path)),
    responses((status = 200, body = LibraryFileView)))]
pub(crate) async fn restore(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<LibraryFileView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LibraryFileId>()?);
    let write = move |tx: &mut Tx<'_>| {
        change::restore(tx, &viewer, id)?;
        LibraryFileView::load(tx, &viewer, id)
    };
    Ok(Json(app.db.write(write).await?))
}

/// Which versions are asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct VersionsWanted {
    /// Those before this number.
    #[param(minimum = 1)]
    before: Option<i64>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// The versions of a file, the newest first.
#[utoipa::path(get, path = "/api/v1/library/files/{id}/versions", tag = "library",
    params(("id" = String, Path), VersionsWanted), responses((status = 200, body = [VersionView])))]
pub(crate) async fn versions(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(wanted): Query<VersionsWanted>,
) -> Result<Json<Vec<VersionView>>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LibraryFileId>()?);
    let limit = bounded(wanted.limit)?;
    let read = move |tx: &mut Tx<'_>| {
        let file = readable(tx, &viewer, id)?;
        let before = wanted.before.unwrap_or(i64::MAX);
        let versions = all_versions(tx, &file, before, limit)?;
        VersionView::all(tx, &file, versions)
    };
    Ok(Json(app.db.read(read).await?))
}

/// Bring a version of a file back, as the next one.
#[utoipa::path(post, path = "/api/v1/library/files/{id}/versions/{number}/restore", tag = "library",
    params(("id" = String, Path), ("number" = i64, Path)), responses((status = 200, body = LibraryFileView),
        (status = 403, description = "You only read it"), (status = 409, description = "That version holds")))]
pub(crate) async fn restore_version(
    State(app): State<App>,
    cx: Ctx,
    Path((id, number)): Path<(String, String)>,
) -> Result<Json<LibraryFileView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LibraryFileId>()?);
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let write = move |tx: &mut Tx<'_>| {
        change::restore_version(tx, &viewer, id, number)?;
        LibraryFileView::load(tx, &viewer, id)
    };
    Ok(Json(app.db.write(write).await?))
}
