//! Topics as pages: all there are, and renaming, merging and describing one. What a topic is, and who sees which, is in
//! `posts::topics`; its posts are a list of `feed`.
//!
//! Invariants:
//! - a list names topics of which the viewer reads a post outside of conversations, and counts those posts alone;
//! - what somebody may not change, and what they do not see, is asked again by the act itself.

mod api;
mod curate;
mod list;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/topics", get(list::page))
        .route("/topics/{key}/edit", get(curate::page))
        .route("/topics/{key}/describe", post(curate::submit_describe))
        .route("/topics/{key}/rename", post(curate::submit_rename))
        .routes(routes!(api::list))
        .routes(routes!(api::read, api::change))
}
