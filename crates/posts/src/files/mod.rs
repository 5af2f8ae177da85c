//! Files: taken, checked by their bytes, stored; served again to whoever may read their post
//! ([`serve`]), and seen in place where a browser can show them ([`shown`], [`picture`]).

pub(crate) mod picture;
mod range;
pub(crate) mod serve;
pub(crate) mod shown;

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use kernel::{App, Error, PersonId, Result, Tx, params};
use ui::Ctx;

use crate::cards::Attachment;
use crate::incoming::{bad_form, read_file};
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

/// Stores the bytes of a file called `name`. Costs processor time: not for a thread that answers.
///
/// # Errors
/// `TooLarge` above the configured limit; `Unavailable` when the disk is full.
pub fn take(app: &App, name: &str, bytes: &[u8]) -> Result<Taken> {
    if bytes.len() as u64 > app.config.upload_limit {
        return Err(kernel::blobs::too_large(app.config.upload_limit));
    }
    let picture = pictures::read(bytes);
    let media = match &picture {
        Some(picture) => picture.media.to_owned(),
        None => {
            infer::get(bytes).map_or("application/octet-stream", |kind| kind.mime_type()).into()
        }
    };
    let kept = picture.as_ref().and_then(|picture| picture.bytes.as_deref()).unwrap_or(bytes);
    let stored = app.blobs.put(kept, u64::MAX)?;
    let thumbnail = match &picture {
        Some(picture) => {
            let small = app.blobs.put(&picture.thumbnail[..], u64::MAX)?;
            Some((small.hash, i64::from(picture.width), i64::from(picture.height)))
        }
        None => None,
    };
    Ok(Taken { name: clean_name(name), media, size: stored.size, hash: stored.hash, thumbnail })
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

/// Takes the first file of a form. From a page, its token comes before the file.
async fn upload(app: App, cx: &Ctx, mut form: Multipart, from_page: bool) -> Result<FileView> {
    let viewer = cx.viewer()?.clone();
    let limit = app.config.upload_limit;
    let mut token = String::new();
    while let Some(field) = form.next_field().await.map_err(bad_form)? {
        let Some(name) = field.file_name().map(str::to_owned) else {
            token = field.text().await.map_err(bad_form)?;
            continue;
        };
        if from_page {
            people::csrf::verify(cx, &token)?;
        }
        let bytes = read_file(field, limit).await?;
        let worker = app.clone();
        let taken = tokio::task::spawn_blocking(move || take(&worker, &name, &bytes))
            .await
            .map_err(Error::internal)??;
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
) -> Result<people::Json<FileView>> {
    Ok(people::Json(upload(app, &cx, form, true).await?))
}

/// Upload a file, to attach to a post or comment.
#[utoipa::path(post, path = "/api/v1/files", tag = "files",
    request_body(content_type = "multipart/form-data", description = "One part with a file name."),
    responses((status = 201, body = FileView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    form: Multipart,
) -> Result<(StatusCode, people::Json<FileView>)> {
    Ok((StatusCode::CREATED, people::Json(upload(app, &cx, form, false).await?)))
}
