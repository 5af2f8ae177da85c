//! The lists of posts: home, a space, a person, a topic.
//!
//! *Which posts, in which order, after which* is defined in [`lists`] by one plain query a list, and
//! answered by the [`engine`] from memory: strictly newest first, only what the viewer may see, pages
//! by keyset.

mod api;
mod conversations;
pub mod engine;
mod home;
pub mod lists;
mod person;
mod render;
mod space;
mod store;
mod topic;

pub use engine::Engine;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!("feed", "0001_dials");

/// Pages and API of this crate. They need the [`Engine`] as an extension of the router.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::get;
    OpenApiRouter::new()
        .route("/", get(home::page))
        .route("/spaces/{slug}", get(space::page))
        .route("/people/{handle}", get(person::page))
        .route("/topics/{key}", get(topic::page))
        .route("/conversations", get(conversations::page).post(conversations::submit))
        .routes(routes!(api::home))
        .routes(routes!(api::space))
        .routes(routes!(api::person))
        .routes(routes!(api::topic))
        .routes(routes!(conversations::api))
}
