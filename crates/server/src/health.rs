//! Whether this process serves: for load balancers and people who watch.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use kernel::{App, Result};

/// The page that says so.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/health", get(health))
}

/// `GET /health`: `ok` when the database answers.
async fn health(State(app): State<App>) -> Result<&'static str> {
    app.db.read(kernel::log::end).await?;
    Ok("ok\n")
}
