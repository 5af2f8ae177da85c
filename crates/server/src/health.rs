//! Whether this process serves: for load balancers and people who watch.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use kernel::error::Meaning;
use kernel::{App, Error, Result};

/// The page that says so.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/health", get(health))
}

/// `GET /health`: `ok` when the database answers and nothing that was asked of it met damage.
async fn health(State(app): State<App>) -> Result<&'static str> {
    app.db.read(kernel::log::end).await?;
    if app.db.is_damaged() {
        return Err(Error::new(Meaning::Unavailable, "error-database-damaged"));
    }
    Ok("ok\n")
}
