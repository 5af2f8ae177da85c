//! Signing out.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{App, Result};
use serde::Deserialize;

use crate::answer;
use crate::extract::Form;
use crate::session::{self, cookie::Cookie};

/// A form without fields of its own.
#[derive(Deserialize)]
pub(crate) struct Nothing {}

/// `POST /sign-out`
pub(crate) async fn submit(
    State(app): State<App>,
    headers: HeaderMap,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response> {
    if let Some(token) = Cookie::Session.read(&app.config, &headers).map(str::to_owned) {
        app.db.write(move |tx| session::close(tx, &token)).await?;
    }
    Ok(answer::redirect_with("/sign-in", Cookie::Session.clear(&app.config)))
}
