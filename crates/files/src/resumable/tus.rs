//! tus 1.0 over the API. Whatever is refused is refused as anywhere else, with problem details.

use axum::body::{Body, BodyDataStream};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use futures_util::StreamExt;
use kernel::blobs::Blobs;
use kernel::error::Meaning;
use kernel::{App, Error, Message, PersonId, Result, Time, Tx};
use serde::Serialize;
use ui::{Ctx, Json, Receiver};

use super::{Upload, UploadId, add, begin, cancel, goes_on_at, owned};

const VERSION: &str = "1.0.0";
const PIECES: &str = "application/offset+octet-stream";
/// What came is on record after so many bytes of it, and at its end.
const PIECE: usize = 8 * 1024 * 1024;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");

/// An upload that was begun.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Upload)]
pub(crate) struct UploadView {
    /// Its identifier: what a file is named by in a field `upload` where a file would be sent.
    id: UploadId,
    /// Where its bytes are sent.
    href: String,
    /// The name of the file.
    name: String,
    /// How many bytes it will have.
    size: i64,
    /// When it goes, where nothing comes.
    expires_at: Time,
}

fn wrong(name: &HeaderName) -> Error {
    Error::invalid(Message::new("files-upload-header").with("name", name))
}

/// Refuses whoever speaks another version.
fn expect_version(headers: &HeaderMap) -> Result<()> {
    match headers.get(RESUMABLE) {
        Some(version) if version != VERSION => {
            let message = Message::new("files-upload-version").with("version", VERSION);
            Err(Error::new(Meaning::Outdated, message))
        }
        _ => Ok(()),
    }
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<i64> {
    let said = headers.get(name).and_then(|value| value.to_str().ok());
    let digits = said.filter(|said| said.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|said| said.parse().ok()).ok_or_else(|| wrong(name))
}

/// The name of the file among the pairs of `Upload-Metadata`: a key, a space, a value in Base64.
fn named(headers: &HeaderMap) -> Result<String> {
    const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
    let Some(value) = headers.get(&METADATA) else { return Ok(String::new()) };
    let pairs = value.to_str().map_err(|_| wrong(&METADATA))?;
    let pair = |key: &str| {
        let mut pairs = pairs.split(',').filter_map(|pair| pair.trim().split_once(' '));
        pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
    };
    let Some(name) = pair("filename").or_else(|| pair("name")) else { return Ok(String::new()) };
    let bytes = BASE64.decode(name.trim().as_bytes()).map_err(|_| wrong(&METADATA))?;
    String::from_utf8(bytes).map_err(|_| wrong(&METADATA))
}

/// What every answer says, with what this one says beside it.
fn said(status: StatusCode, headers: Vec<(HeaderName, String)>) -> Response {
    let mut response = (status, [(RESUMABLE, VERSION)]).into_response();
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn expires(at: Time) -> (HeaderName, String) {
    let at = jiff::Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    let printer = jiff::fmt::rfc2822::DateTimePrinter::new();
    (EXPIRES, printer.timestamp_to_rfc9110_string(&at).unwrap_or_default())
}

/// Begin an upload that goes on after a break (tus 1.0). Send its bytes to `Location`; once all are there, name its `id` in
/// a field `upload` of the form in which a file would be sent.
#[utoipa::path(post, path = "/api/v1/uploads", tag = "files",
    params(("Upload-Length" = i64, Header, minimum = 1, description = "How many bytes the file has"),
        ("Upload-Metadata" = Option<String>, Header, description = "`filename` and the name of the file in Base64"),
        ("Tus-Resumable" = Option<String>, Header, description = "`1.0.0`")),
    responses((status = 201, body = UploadView, headers(("Location" = String), ("Upload-Expires" = String))),
        (status = 409, description = "Too many of yours are unfinished"),
        (status = 412, description = "Another version of tus"),
        (status = 413, description = "More than you may send")))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    headers: HeaderMap,
) -> Result<(StatusCode, HeaderMap, Json<UploadView>)> {
    let viewer = cx.viewer()?.clone();
    expect_version(&headers)?;
    let (size, mut name) = (number(&headers, &LENGTH)?, named(&headers)?);
    if size.cast_unsigned() > app.config.upload_limit {
        return Err(kernel::blobs::too_large(app.config.upload_limit));
    }
    if name.is_empty() {
        name = "file".to_owned();
    }
    let called = name.clone();
    let begun = app.db.write(move |tx| begin(tx, viewer.id, &called, size)).await?;
    let (id, expires_at) = begun;
    let view = UploadView { id, href: format!("/api/v1/uploads/{id}"), name, size, expires_at };
    let headers = vec![(header::LOCATION, view.href.clone()), expires(expires_at)];
    let headers = said(StatusCode::CREATED, headers).headers().clone();
    Ok((StatusCode::CREATED, headers, Json(view)))
}

/// What of tus there is here.
#[utoipa::path(options, path = "/api/v1/uploads", tag = "files",
    responses((status = 204, description = "In the headers", headers(("Tus-Version" = String),
        ("Tus-Extension" = String), ("Tus-Max-Size" = i64)))))]
pub(crate) async fn about(State(app): State<App>) -> Response {
    let header = |name, value: &str| (HeaderName::from_static(name), value.to_owned());
    let about = vec![
        header("tus-version", VERSION),
        header("tus-extension", "creation,expiration,termination"),
        header("tus-max-size", &app.config.upload_limit.to_string()),
    ];
    said(StatusCode::NO_CONTENT, about)
}

/// How much of an upload is here.
#[utoipa::path(head, path = "/api/v1/uploads/{id}", tag = "files",
    params(("id" = String, Path), ("Tus-Resumable" = Option<String>, Header, description = "`1.0.0`")),
    responses((status = 200, description = "In the headers", headers(("Upload-Offset" = i64), ("Upload-Length" = i64),
        ("Upload-Expires" = String))), (status = 412, description = "Another version of tus")))]
pub(crate) async fn ask(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<UploadId>()?);
    expect_version(&headers)?;
    let upload = app.db.read(move |tx| owned(tx, viewer.id, id)).await?;
    let headers = vec![
        (OFFSET, upload.received.to_string()),
        (LENGTH, upload.size.to_string()),
        expires(upload.expires_at),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok(said(StatusCode::OK, headers))
}

/// Send the next bytes of an upload, as many as you like. What came before a break stays.
#[utoipa::path(patch, path = "/api/v1/uploads/{id}", tag = "files",
    params(("id" = String, Path),
        ("Upload-Offset" = i64, Header, minimum = 0, description = "How many bytes are there before these"),
        ("Tus-Resumable" = Option<String>, Header, description = "`1.0.0`")),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 204, description = "They are there", headers(("Upload-Offset" = i64), ("Upload-Expires" = String))),
        (status = 409, description = "The upload does not go on from there"),
        (status = 412, description = "Another version of tus")))]
pub(crate) async fn send(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    let (owner, id) = (cx.viewer()?.id, id.parse::<UploadId>()?);
    expect_version(&headers)?;
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != PIECES) {
        return Err(wrong(&header::CONTENT_TYPE));
    }
    let place = number(&headers, &OFFSET)?;
    let upload = app.db.read(move |tx| owned(tx, owner, id)).await?;
    if upload.received != place {
        return Err(goes_on_at(upload.received));
    }
    let (place, expires_at) = receive(&app, owner, (id, upload), body).await?;
    Ok(said(StatusCode::NO_CONTENT, vec![(OFFSET, place.to_string()), expires(expires_at)]))
}

/// Receives bytes and puts them on record; answers how many there are now.
async fn receive(
    app: &App,
    owner: PersonId,
    (id, upload): (UploadId, Upload),
    body: Body,
) -> Result<(i64, Time)> {
    let Upload { size, received: mut place, mut expires_at, .. } = upload;
    let mut stream = body.into_data_stream();
    loop {
        let (piece, rest) = next(&app.blobs, &mut stream, (size - place).cast_unsigned()).await?;
        if piece.size() > 0 {
            let keep = move || piece.keep();
            let stored = tokio::task::spawn_blocking(keep).await.map_err(Error::internal)??;
            let count = stored.size;
            let write = move |tx: &mut Tx<'_>| add(tx, owner, id, place, &stored);
            expires_at = app.db.write(write).await?;
            place += count;
        }
        match rest {
            Rest::More => {}
            Rest::End => return Ok((place, expires_at)),
            Rest::Broken(cause) => return Err(Error::invalid("error-bad-form").because(cause)),
        }
    }
}

/// How what comes goes on after a piece.
enum Rest {
    More,
    End,
    Broken(axum::Error),
}

/// The next piece of what comes, of at most `left` bytes.
async fn next(
    blobs: &Blobs,
    stream: &mut BodyDataStream,
    left: u64,
) -> Result<(kernel::blobs::Upload, Rest)> {
    let (mut piece, mut count) = (Receiver::new(blobs, u64::MAX)?, 0);
    let rest = loop {
        match stream.next().await {
            Some(Ok(bytes)) => {
                count += bytes.len();
                if count as u64 > left {
                    return Err(Error::new(Meaning::TooLarge, "files-upload-beyond"));
                }
                piece.add(&bytes).await?;
                if count >= PIECE {
                    break Rest::More;
                }
            }
            Some(Err(cause)) => break Rest::Broken(cause),
            None => break Rest::End,
        }
    };
    Ok((piece.end().await?, rest))
}

/// Forget an upload and what came of it.
#[utoipa::path(delete, path = "/api/v1/uploads/{id}", tag = "files",
    params(("id" = String, Path), ("Tus-Resumable" = Option<String>, Header, description = "`1.0.0`")),
    responses((status = 204, description = "Forgotten"), (status = 412, description = "Another version of tus")))]
pub(crate) async fn forget(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<UploadId>()?);
    expect_version(&headers)?;
    app.db.write(move |tx| cancel(tx, viewer.id, id)).await?;
    Ok(said(StatusCode::NO_CONTENT, Vec::new()))
}
