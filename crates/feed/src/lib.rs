//! The lists of posts: home, a space, a person, a topic; and what a person missed.
//!
//! *Which posts, in which order, after which* is defined in [`lists`] by one plain query a list, and
//! answered by the [`engine`] from memory: strictly newest first, only what the viewer may see, pages
//! by keyset. The home list has a second order, *for me*, one click away and never the default: the
//! same posts by a sum of named parts, each told and each with its [switch](dials).

mod api;
mod catch_up;
mod conversations;
pub mod dials;
pub mod engine;
mod first_day;
mod for_me;
mod health;
mod home;
mod inviting;
pub mod lists;
pub mod logged;
mod merged;
mod orphan;
mod person;
mod personal_data;
mod pinned;
mod render;
mod space;
mod store;
mod suspended;
mod topic;
mod unread;
mod week;

pub use catch_up::Period;
pub use engine::Engine;
pub use home::Order;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("feed", "0001_dials", "0002_first_days");

/// Pages and API of this crate. They need the [`Engine`] as an extension of the router.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/", get(home::page))
        .route("/first-day/hide", post(first_day::submit))
        .route("/catch-up", get(catch_up::page))
        .route(dials::page::PATH, get(dials::page::page).post(dials::page::submit))
        .route("/for-me/{post}", get(for_me::why::page))
        .route("/settings/for-me/normal", post(dials::page::submit_normal))
        .route("/spaces/{slug}", get(space::page))
        .route("/spaces/{slug}/health", get(health::page))
        .route("/spaces/{slug}/invite", get(inviting::show).post(inviting::submit))
        .route(people::profile::ROUTE, get(person::page))
        .route("/topics/{key}", get(topic::page))
        .route("/fragments/unread", get(unread::badges))
        .route("/conversations", get(conversations::list::page).post(conversations::begin::submit))
        .routes(routes!(api::home))
        .routes(routes!(first_day::api, first_day::api_hide))
        .routes(routes!(catch_up::api))
        .routes(routes!(dials::api_read, dials::api_write))
        .routes(routes!(week::api))
        .routes(routes!(api::space))
        .routes(routes!(health::api))
        .routes(routes!(inviting::api))
        .routes(routes!(api::person))
        .routes(routes!(api::topic))
        .routes(routes!(conversations::list::api, conversations::begin::api))
}
