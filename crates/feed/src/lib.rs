//! The lists of posts: home, a space, a person, a topic.
//!
//! [`lists`] is the seam: *which posts, in which order, after which* is answered there and nowhere
//! else, today by one plain query a list. Whatever answers it must give strictly newest first, only
//! what the viewer may see, and pages by keyset.

mod api;
mod conversations;
mod home;
pub mod lists;
mod person;
mod render;
mod space;
mod store;
mod topic;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

/// Pages and API of this crate.
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
