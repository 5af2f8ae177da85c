//! Integrations of a space: what other systems publish in it, what is read elsewhere for it, and what they learn of it.
//!
//! Invariants:
//! - whoever manages a space decides what comes into it; every member sees what does;
//! - what comes from elsewhere is published under the name of a [bot](people::bots), never of a person, in the one
//!   space it was set up for; it mentions nobody, names no topic, and shows no picture of another site;
//! - what goes elsewhere says what happened and never a word of it, to hosts that the company allows;
//! - a feed shows its person what they may read at that moment, and is made, seen and ended by them alone;
//! - secret addresses are kept as hashes, and are in no log.

mod feed;
pub mod feeds;
pub mod incoming;
pub mod logged;
pub mod outgoing;
mod page;
mod personal_data;
mod slack;
mod store;
mod words;

use axum::Router;
pub use incoming::door::admit;
use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Content 6, "/admin/webhooks", "external", "outgoing-hosts", "outgoing-hosts-lead");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "integrations",
    "0001_incoming",
    "0002_space_feeds",
    "0003_outgoing",
    "0004_feeds"
);

/// The page of a space, and the API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/spaces/{slug}/integrations", get(page::show))
        .route("/spaces/{slug}/webhooks/incoming", post(incoming::page::submit))
        .route("/spaces/{slug}/webhooks/incoming/{id}/remove", post(incoming::page::submit_remove))
        .route("/spaces/{slug}/feeds", post(feeds::page::submit))
        .route("/spaces/{slug}/feeds/{id}/remove", post(feeds::page::submit_remove))
        .route("/spaces/{slug}/feeds/{id}/read", post(feeds::page::submit_again))
        .routes(routes!(incoming::api::list, incoming::api::create))
        .routes(routes!(incoming::api::remove))
        .routes(routes!(feeds::api::list, feeds::api::create))
        .routes(routes!(feeds::api::remove))
        .routes(routes!(feeds::api::read_again))
        .merge(feed::routes())
        .merge(outgoing::routes())
}

/// Where other systems publish, without a session: [`admit`] stands before them, and before what reads a body.
pub fn open_routes() -> Router<App> {
    Router::new().route(incoming::PATH, axum::routing::post(incoming::door::receive))
}
