//! Two keys: where the company switched it on, an administrator reads a private space for a while, once a second person,
//! named beforehand, has granted it.
//!
//! Invariants:
//! - it is off until it is switched on, which everybody is told;
//! - whoever asks never grants: who holds the second key administers nothing, and is confirmed by another who holds it;
//! - the members are told at once, the space says so while it lasts, it ends by itself, and a register that everybody
//!   reads keeps who asked for what, why, and what became of it;
//! - nobody becomes a member by it, and no predicate of `spaces` knows of it: what is opened is read on the pages of this
//!   crate alone, which take an [`Opened`](access::Opened), whose making writes down what is read in the same transaction;
//! - conversations, notebooks and spaces by agreement are never opened: what is said there is said to those people alone.

pub(crate) mod access;
mod ask;
mod keeper;
mod keys;
pub mod logged;
mod personal_data;
mod read;
mod register;
mod store;
mod told;
mod top;

pub use ask::{ask, decide, end};
pub use keeper::Keeper;
pub use keys::{confirm, is_on, name, names, switch};
pub use top::top;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Trust 5, "/admin/keys", "key", "keys-title", "keys-lead");

kernel::id! {
    /// A request to read a private space.
    OpeningId,
}

/// Longest time, in hours.
pub const MOST_HOURS: i64 = 7 * 24;

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("openings", "0001_openings");

identity::dangerous! {
    "POST /openings",
    "POST /openings/{id}",
    "POST /admin/keys",
    "POST /admin/keys/switch",
    "POST /keys/{handle}",
    "POST /api/v1/openings",
    "POST /api/v1/openings/{id}/decision",
    "PUT /api/v1/site/two-keys",
    "PUT /api/v1/site/two-keys/holders/{handle}",
    "DELETE /api/v1/site/two-keys/holders/{handle}",
    "POST /api/v1/site/two-keys/holders/{handle}/confirm",
}

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route(register::PATH, get(register::show).post(register::submit))
        .route("/openings/{id}", get(read::page::list).post(register::submit_decision))
        .route("/openings/{id}/posts/{post}", get(read::page::post))
        .route("/openings/{id}/files/{file}", get(read::page::file))
        .route(keys::page::PATH, get(keys::page::show).post(keys::page::submit))
        .route("/admin/keys/switch", post(keys::page::submit_switch))
        .route("/keys/{handle}", post(keys::page::submit_change))
        .routes(routes!(register::api_list, register::api_ask))
        .routes(routes!(register::api_decide))
        .routes(routes!(read::api::list))
        .routes(routes!(read::api::post))
        .routes(routes!(keys::api::read, keys::api::switch))
        .routes(routes!(keys::api::name, keys::api::remove))
        .routes(routes!(keys::api::confirm))
}
