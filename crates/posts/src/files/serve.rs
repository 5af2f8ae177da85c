//! A file is served: to whoever may read what it is attached to, asked again each time, in parts
//! where a player asks for parts.

use std::io::SeekFrom;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::{Bytes, BytesMut};
use kernel::{App, Error, Result, params};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, Take};
use ui::Ctx;
use ui::view::Opened;

use super::range::{Part, asked};
use super::shown::opened;
use crate::FileId;
use crate::store::READABLE_FILE;

/// What serving a file needs.
struct Served {
    name: String,
    media: String,
    hash: String,
    thumbnail: String,
}

async fn load(app: &App, cx: &Ctx, id: &str) -> Result<Served> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<FileId>()?);
    let load = app.db.read(move |tx| {
        tx.query_one(&READABLE_FILE, params![viewer.id, viewer.sees_open(), id], |row| {
            Ok(Served {
                name: row.get(0)?,
                media: row.get(1)?,
                hash: row.get(2)?,
                thumbnail: row.get(3)?,
            })
        })
    });
    load.await
}

/// What a browser may do with a file that it shows: nothing but show it.
const NOTHING: &str = "default-src 'none'; sandbox";
/// The same where the browser's own viewer or player shows it, which a sandbox would stop.
const VIEWER: &str = "default-src 'none'; media-src 'self'";

/// `GET /files/{id}/{name}`
pub(crate) async fn file(
    State(app): State<App>,
    cx: Ctx,
    Path((id, _)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let file = load(&app, &cx, &id).await?;
    // Of pictures only those that this program could read, and knows to be pictures.
    let known = matches!(file.media.as_str(), "image/jpeg" | "image/png" | "image/gif");
    let picture = known && !file.thumbnail.is_empty();
    let opened = opened(&file.media);
    let how = if picture || opened != Opened::Saved { "inline" } else { "attachment" };
    let policy = if opened == Opened::Saved { NOTHING } else { VIEWER };
    let disposition = format!("{how}; filename*=UTF-8''{}", ui::encode(&file.name));
    let about = [
        (header::CONTENT_TYPE, file.media.as_str()),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    respond(&app, &headers, &file.hash, &about).await
}

/// `GET /thumbnails/{id}`
pub(crate) async fn thumbnail(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let file = load(&app, &cx, &id).await?;
    if file.thumbnail.is_empty() {
        return Err(Error::not_found());
    }
    picture(&app, &headers, &file.thumbnail).await
}

/// A small picture that this program wrote.
pub(crate) async fn picture(app: &App, headers: &HeaderMap, hash: &str) -> Result<Response> {
    let about = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CONTENT_SECURITY_POLICY, NOTHING),
    ];
    respond(app, headers, hash, &about).await
}

async fn respond(
    app: &App,
    headers: &HeaderMap,
    hash: &str,
    about: &[(HeaderName, &str)],
) -> Result<Response> {
    let tag = format!("\"{hash}\"");
    let mut told = HeaderMap::new();
    let mut tell = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            told.insert(name, value);
        }
    };
    // Kept by the browser, but asked again each time: a right that was lost is lost at once.
    tell(header::CACHE_CONTROL, "private, no-cache");
    tell(header::ETAG, &tag);
    tell(header::ACCEPT_RANGES, "bytes");
    tell(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    for (name, value) in about {
        tell(name.clone(), value);
    }
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, told).into_response());
    }
    let mut file = File::from_std(app.blobs.open_file(hash)?);
    let size = file.metadata().await?.len();
    let (status, first, last) = match asked(headers, &tag, size) {
        Part::Whole => (StatusCode::OK, 0, size.saturating_sub(1)),
        Part::Bytes(first, last) => (StatusCode::PARTIAL_CONTENT, first, last),
        Part::Beyond => {
            let range = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, range).into_response());
        }
    };
    if status == StatusCode::PARTIAL_CONTENT {
        tell(header::CONTENT_RANGE, &format!("bytes {first}-{last}/{size}"));
        file.seek(SeekFrom::Start(first)).await?;
    }
    let length = if size == 0 { 0 } else { last - first + 1 };
    told.insert(header::CONTENT_LENGTH, length.into());
    Ok((status, told, Body::from_stream(pieces(file.take(length)))).into_response())
}

/// The bytes of a file, piece by piece.
fn pieces(file: Take<File>) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> {
    futures_util::stream::try_unfold(file, |mut file| async move {
        let mut piece = BytesMut::with_capacity(64 * 1024);
        let count = file.read_buf(&mut piece).await?;
        Ok((count > 0).then(|| (piece.freeze(), file)))
    })
}
