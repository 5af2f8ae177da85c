//! A file is served, in parts where a player asks for parts. Whoever calls this has asked who may read it.

use std::io::Read;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use kernel::blobs::Blobs;
use kernel::error::Meaning;
use kernel::{App, Error, Result};
use ui::view::Opened;

use crate::range::{Part, asked};
use crate::shown::opened;

/// A file on record, as serving it needs it: found by whoever asks who may read it.
#[derive(Clone, Debug)]
pub struct Served {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// The blob of its bytes.
    pub hash: String,
    /// How many bytes were stored; nothing where that is not on record.
    pub size: Option<i64>,
    /// The blob of its small picture; empty where there is none.
    pub thumbnail: String,
}

/// As much of a file is in memory while it is sent.
const PIECE: usize = 128 * 1024;
/// What a browser may do with a file that it shows: nothing but show it.
const NOTHING: &str = "default-src 'none'; sandbox";
/// The same where the browser's own viewer or player shows it, which a sandbox would stop.
const VIEWER: &str = "default-src 'none'; media-src 'self'";

/// The answer with a file.
///
/// # Errors
/// `NotFound` where its bytes are gone; `Unavailable` where they are fewer or more than were stored; whatever reading
/// them meets.
pub async fn file(app: &App, headers: &HeaderMap, file: &Served) -> Result<Response> {
    // Of pictures only those that this program could read, and knows to be pictures.
    let known =
        matches!(file.media.as_str(), "image/jpeg" | "image/png" | "image/gif" | "image/webp");
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
    respond(app, headers, (&file.hash, file.size), &about).await
}

/// The answer with the small picture of a file.
///
/// # Errors
/// `NotFound` where it has none.
pub async fn thumbnail(app: &App, headers: &HeaderMap, file: &Served) -> Result<Response> {
    match file.thumbnail.as_str() {
        "" => Err(Error::not_found()),
        hash => picture(app, headers, hash).await,
    }
}

/// The answer with a small picture that this program wrote.
///
/// # Errors
/// As [`file`].
pub async fn picture(app: &App, headers: &HeaderMap, hash: &str) -> Result<Response> {
    let about = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CONTENT_SECURITY_POLICY, NOTHING),
    ];
    respond(app, headers, (hash, None), &about).await
}

async fn respond(
    app: &App,
    headers: &HeaderMap,
    (hash, stored): (&str, Option<i64>),
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
    let size = waited(app, hash, |blobs, hash| blobs.size(hash)).await?;
    sound(hash, size, stored)?;
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
    }
    let length = if size == 0 { 0 } else { last - first + 1 };
    told.insert(header::CONTENT_LENGTH, length.into());
    let bytes = waited(app, hash, move |blobs, hash| blobs.part(hash, first, length)).await?;
    Ok((status, told, Body::from_stream(pieces(bytes))).into_response())
}

/// Refuses bytes that are not as many as were stored: a part of them would be taken for the whole. Pictures that this
/// program made, whose size is not on record, are never empty.
fn sound(hash: &str, size: u64, stored: Option<i64>) -> Result<()> {
    if stored.map_or(size > 0, |stored| u64::try_from(stored) == Ok(size)) {
        return Ok(());
    }
    let cause = format!("{size} bytes under {hash}, where {stored:?} were stored");
    Err(Error::new(Meaning::Unavailable, "file-damaged").because(cause))
}

/// Asks the store, which may be on another machine, on a thread that may wait.
async fn waited<T: Send + 'static>(
    app: &App,
    hash: &str,
    ask: impl FnOnce(&Blobs, &str) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (blobs, hash) = (app.blobs.clone(), hash.to_owned());
    tokio::task::spawn_blocking(move || ask(&blobs, &hash)).await.map_err(Error::internal)?
}

/// The bytes of a file, piece by piece.
fn pieces(bytes: Box<dyn Read + Send>) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> {
    futures_util::stream::try_unfold(bytes, |mut bytes| async move {
        let read = move || {
            let mut piece = Vec::with_capacity(PIECE);
            bytes.by_ref().take(PIECE as u64).read_to_end(&mut piece)?;
            Ok::<_, std::io::Error>((Bytes::from(piece), bytes))
        };
        let (piece, rest) =
            tokio::task::spawn_blocking(read).await.map_err(std::io::Error::other)??;
        Ok((!piece.is_empty()).then_some((piece, rest)))
    })
}
