//! Photos of people: shown to whoever may see the person.

mod small;
mod square;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use kernel::blobs::Upload;
use kernel::gate::Who;
use kernel::{Activity, App, Error, PersonId, Result, Tx, Viewer};
use serde::Deserialize;
use serde_json::json;
use ui::{Ctx, Receiver};

use crate::access;
use crate::held_back;
use crate::logged;
use crate::store::accounts as store;

pub(crate) use square::square_later;
pub use square::{PIXELS_MOST, SIDE, WIDE, WIDE_SMALL, square, wide, wide_later};

/// The largest file taken for a photo, in bytes.
pub const BYTES_MOST: u64 = 20 * 1024 * 1024;

/// How long a browser may keep a photo, in seconds: its address changes with it.
const KEPT: &str = "private, max-age=86400";

/// Gives the viewer the photo in `blob`, or none.
///
/// # Errors
/// Whatever the database meets.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, blob: Option<&str>) -> Result<()> {
    if blob.is_some() {
        held_back::expect_free(tx, viewer.id)?;
    }
    set_of(tx, viewer.id, blob, Some(viewer.id))
}

/// Gives a person the photo in `blob`, or none, on behalf of `by` where somebody asked for it. No rule is asked: for what
/// says who is in the company.
///
/// # Errors
/// Whatever the database meets.
pub fn set_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    blob: Option<&str>,
    by: Option<PersonId>,
) -> Result<()> {
    store::set_photo(tx, person, blob)?;
    let activity = Activity::new(logged::PERSON_CHANGED, person.0).by(by);
    tx.log(activity.data(json!({ "fields": ["photo"] })))
}

/// Makes a photo of a picture and keeps it; answers its hash.
///
/// # Errors
/// `Invalid` for what is no picture.
pub async fn stored(app: &App, bytes: Vec<u8>) -> Result<String> {
    let place = app.gates.pictures.enter(Who::Known).await?;
    let blobs = app.blobs.clone();
    let make = move || blobs.put(square(&bytes)?.as_slice(), BYTES_MOST);
    Ok(place.run(make).await??.hash)
}

/// Takes a picture as the viewer's photo.
///
/// # Errors
/// `Invalid` for what is no picture.
pub async fn take(app: &App, viewer: Viewer, file: Upload) -> Result<()> {
    let jpeg = square_later(app, file).await?;
    let blob = kept(app, jpeg).await?;
    app.db.write(move |tx| set(tx, &viewer, Some(&blob))).await
}

/// Keeps a picture made here; answers its blob.
///
/// # Errors
/// Whatever the disk meets.
pub async fn kept(app: &App, jpeg: Vec<u8>) -> Result<String> {
    let (blobs, most) = (app.blobs.clone(), BYTES_MOST);
    let put = move || blobs.put(jpeg.as_slice(), most);
    let stored = tokio::task::spawn_blocking(put).await.map_err(Error::internal)??;
    Ok(stored.hash)
}

/// The picture that a program sends as a body.
///
/// # Errors
/// `TooLarge`; `Invalid` for a body that is cut.
pub async fn received(app: &App, body: Body) -> Result<Upload> {
    let mut file = Receiver::new(&app.blobs, BYTES_MOST)?;
    let mut body = body.into_data_stream();
    while let Some(piece) = body.next().await {
        let cut = |cause| Error::invalid("error-form").because(cause);
        file.add(&piece.map_err(cut)?).await?;
    }
    file.end().await
}

/// How large a photo is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Side {
    /// Its side in pixels, where it is one of those there are; else the whole.
    s: Option<u32>,
}

/// `GET /people/{handle}/photo`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    ui::Query(side): ui::Query<Side>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let person = app.db.read(move |tx| access::readable(tx, &viewer, &handle)).await?;
    let blob = person.photo.clone().ok_or_else(Error::not_found)?;
    let bytes = match side.s.filter(|side| small::SIDES.contains(side)) {
        Some(side) => small::small(&app, blob, side).await?,
        None => return served(&app, blob).await,
    };
    Ok(answer(bytes))
}

/// The whole of a picture made here, for whoever may see it.
///
/// # Errors
/// Whatever the disk meets.
pub async fn served(app: &App, blob: String) -> Result<Response> {
    let blobs = app.blobs.clone();
    let whole = tokio::task::spawn_blocking(move || blobs.get(&blob)).await;
    Ok(answer(whole.map_err(Error::internal)??))
}

fn answer(bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, KEPT),
    ];
    (headers, bytes).into_response()
}
