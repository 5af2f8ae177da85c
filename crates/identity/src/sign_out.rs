//! Signing out.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{App, Result};
use ui::answer;

use crate::session::{self, cookie::Cookie};

/// `POST /sign-out`
pub(crate) async fn submit(
    State(app): State<App>,
    headers: HeaderMap,
    _: ui::EmptyForm,
) -> Result<Response> {
    if let Some(token) = Cookie::Session.read(&app.config, &headers).map(str::to_owned) {
        app.db.write(move |tx| session::close(tx, &token)).await?;
    }
    let response = answer::redirect_with("/sign-in", Cookie::Session.clear(&app.config));
    // Whoever signs out stays out until they ask: no provider signs them in again unseen.
    Ok(answer::with_cookie(response, Cookie::Stay.set(&app.config, "1", Some(session::SECONDS))))
}
