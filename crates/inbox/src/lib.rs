//! What reaches people as it happens: live events, for the page and for programs.
//!
//! Invariants:
//! - an event says *that* something changed, never what it says: the piece is asked for like any
//!   page, so nothing is shown that could not be read;
//! - an event goes only to whoever may see its space **when it is sent**: leaving a space, or losing
//!   a role, is felt by the next event, and a closed session ends its streams;
//! - a stream that was cut resumes after the last event it had; if too much happened since, it says
//!   `reset`.

mod audience;
mod event;
mod hub;
mod store;
mod stream;

pub use hub::Hub;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The streams. They need the [`Hub`] as an extension of the router.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/live", axum::routing::get(stream::page))
        .routes(routes!(stream::api))
}
