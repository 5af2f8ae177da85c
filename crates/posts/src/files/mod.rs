//! Files: taken, checked by their bytes, stored; served again to whoever may read their post
//! ([`serve`]), and seen in place where a browser can show them ([`shown`], [`picture`]).

pub(crate) mod picture;
mod range;
pub(crate) mod serve;
pub(crate) mod shown;

use std::io::Read;

use axum::extract::State;
use axum::http::StatusCode;
use kernel::blobs::{Stored, Upload};
use kernel::gate::Who;
use kernel::{App, Error, PersonId, Result, Tx, params};
use ui::{Ctx, Multipart, Part};

use crate::cards::Attachment;
use crate::model::FileId;
use crate::pictures;
use crate::store::INSERT_FILE;
use crate::view::FileView;

/// A file in the store, not yet on record.
#[derive(Clone, Debug)]
pub struct Taken {
    name: String,
    media: String,
    size: i64,
    hash: String,
    thumbnail: Option<(String, i64, i64)>,
}

/// Stores the bytes of a file called `name`. Costs processor time and, of a picture, memory: not for
/// a thread that answers; see [`keep`].
///
/// # Errors
/// `TooLarge` above the configured limit; `Unavailable` when the disk is full.
pub fn take(app: &App, name: &str, bytes: &[u8]) -> Result<Taken> {
    let mut upload = app.blobs.begin(app.config.upload_limit)?;
    upload.add(bytes)?;
    store(name, upload)
}

/// Stores a file that came, once there is a place for it where it is a picture.
///
/// # Errors
/// `Busy` when too many pictures wait; `Unavailable` when the disk is full.
pub(crate) async fn keep(app: &App, name: String, upload: Upload) -> Result<Taken> {
    let (is_picture, upload) =
        blocking(move || Ok((pictures::is_one(&head(&upload)?), upload))).await?;
    let store = move || store(&name, upload);
    match is_picture {
        true => app.gates.pictures.run(Who::Known, store).await?,
        false => blocking(store).await,
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// As much of a file as tells what it is.
fn head(upload: &Upload) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    upload.read()?.take(8 * 1024).read_to_end(&mut head)?;
    Ok(head)
}

fn store(name: &str, upload: Upload) -> Result<Taken> {
    let blobs = upload.blobs().clone();
    let (media, stored, thumbnail) = match pictures::read(&upload)? {
        Some(picture) => {
            let stored = picture.anew.unwrap_or(upload).keep()?;
            let small = blobs.put(&picture.thumbnail[..], u64::MAX)?;
            let size = (i64::from(picture.width), i64::from(picture.height));
            (picture.media, stored, Some((small.hash, size.0, size.1)))
        }
        None => {
            let kind = infer::get(&head(&upload)?);
            (kind.map_or("application/octet-stream", |kind| kind.mime_type()), upload.keep()?, None)
        }
    };
    let Stored { hash, size } = stored;
    Ok(Taken { name: clean_name(name), media: media.to_owned(), size, hash, thumbnail })
}

/// Puts a stored file on record as `owner`'s, to be attached to a post or comment of theirs.
pub fn record(tx: &mut Tx<'_>, owner: PersonId, taken: &Taken) -> Result<FileId> {
    let id: FileId = tx.new_id();
    let (thumb, width, height) = taken.thumbnail.clone().unwrap_or_default();
    tx.execute(
        &INSERT_FILE,
        params![
            id,
            owner,
            taken.name,
            taken.media,
            taken.size,
            taken.hash,
            thumb,
            width,
            height,
            tx.now()
        ],
    )?;
    Ok(id)
}

/// A name safe to show and to save under: one line, no path, at most 150 characters.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let clean: String = last.chars().filter(|c| !hidden(*c)).collect();
    let clean = clean.trim().trim_start_matches('.');
    let count = clean.chars().count();
    match clean {
        "" => "file".to_owned(),
        // The end says what kind of file it is.
        _ if count > 150 => clean.chars().skip(count - 150).collect(),
        _ => clean.to_owned(),
    }
}

/// Where a file is fetched.
pub(crate) fn href(id: FileId, name: &str) -> String {
    format!("/files/{id}/{}", ui::encode(name))
}

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
    Err(Error::field("file", "post-file-missing"))
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
