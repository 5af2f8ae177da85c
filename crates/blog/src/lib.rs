//! Blogs: the articles of a space and of a person, series of them, and what an author learns of their readers.
//!
//! An article is a post of the kind `article`: how it is written, read, discussed and found is in `posts`.
//!
//! Invariants:
//! - a list holds what its viewer may read, and nothing tells that there is more;
//! - figures of an article are its author's alone: no figure is of fewer than [`statistics::FEWEST`] people, all are
//!   rounded, and nothing says who read what.

mod api;
mod article;
mod lists;
mod page;
pub mod statistics;
mod store;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }
ui::style!("src/style.css");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::get;
    OpenApiRouter::new()
        .route("/spaces/{slug}/blog", get(page::space))
        .route("/people/{handle}/blog", get(page::person))
        .route("/posts/{id}/series", get(page::series))
        .route("/posts/{id}/statistics", get(statistics::page::article))
        .route("/blog/statistics", get(statistics::page::own))
        .routes(routes!(api::space))
        .routes(routes!(api::person))
        .routes(routes!(api::series))
        .routes(routes!(statistics::api::article))
        .routes(routes!(statistics::api::own))
}
