//! Live events: what reaches open pages and programs as it happens.
//!
//! Invariants:
//! - an event says *that* something changed, never what it says: the piece is asked for like any
//!   page, so nothing is shown that could not be read;
//! - an event goes only to whoever may see its space **when it is sent**: leaving a space is felt by
//!   the next event, and what waited for a slow reader is not sent any more;
//! - a stream listens first and proves in the database who it is after, and ends with its session,
//!   token or account, and whenever something it had to be told was lost: whoever listens comes back
//!   and proves it again ([listeners]);
//! - what passes (that somebody is [here](presence), or [writing](typing)) is told to whoever listens
//!   now, and never again;
//! - a stream that was cut resumes after the last event it had; if too much happened since, it says
//!   `reset`.

mod addressed;
mod editing;
mod ephemeral;
mod event;
mod hub;
mod listeners;
mod peers;
mod presence;
mod store;
mod stream;
mod typing;

pub use hub::Hub;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Streams. They need the [`Hub`] as an extension of the router.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/live", axum::routing::get(stream::page))
        .routes(routes!(stream::api))
        .routes(routes!(typing::api))
}
