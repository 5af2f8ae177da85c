//! Our own side: the key that requests are signed by, and our metadata, which is no secret.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Time, Viewer};
use saml::{Metadata, OwnKey};

use crate::declared::{Kind, NewProvider};
use crate::provider::{self, Provider};

/// A SAML provider that is about to be added, with a key of our own for it, which takes a second to be made.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub(crate) async fn with_key(app: &App, viewer: &Viewer, new: NewProvider) -> Result<NewProvider> {
    viewer.administering()?;
    if new.kind != Some(Kind::Saml) {
        return Ok(new);
    }
    let name = app.config.public_url.split("://").last().unwrap_or_default().to_owned();
    let now = app.clock().now().micros() / 1_000_000;
    let make = move || OwnKey::generate(&name, now, &kernel::clock::randomness()).kept();
    let key = tokio::task::spawn_blocking(make).await.map_err(Error::internal)?;
    Ok(NewProvider { client_secret: Some(key), ..new })
}

/// By which certificates a SAML provider signs: fingerprints, and until when they are meant to be used.
pub(crate) fn certificates(of: &Provider) -> Vec<(String, Time)> {
    let read = Some(of).filter(|of| of.kind == Kind::Saml);
    let read = read.and_then(|of| Metadata::read(&of.metadata.0).ok());
    let all = read.map(|read| read.certificates).unwrap_or_default();
    let until = |at: i64| Time(at.saturating_mul(1_000_000));
    all.into_iter().map(|one| (one.fingerprint, until(one.until))).collect()
}

/// `GET /sso/{provider}/metadata`
pub(crate) async fn metadata(State(app): State<App>, Path(slug): Path<String>) -> Response {
    let Ok(of) = app.db.read(move |tx| provider::named(tx, &slug)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let key = OwnKey::read(&of.client_secret).filter(|_| of.kind == Kind::Saml);
    let Some(key) = key else { return StatusCode::NOT_FOUND.into_response() };
    let url = &app.config.public_url;
    let xml = saml::ours(&of.entity(url), &of.recipient(url), &key.certificate());
    ([(CONTENT_TYPE, "application/samlmetadata+xml")], xml).into_response()
}
