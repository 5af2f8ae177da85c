//! Pages of a space: texts that its members write together, in a tree, with every version.
//!
//! A page is a post of the kind `page` ([`kind`]), so that comments, reactions, files, search and the trash come with it;
//! its place in the tree, its versions and its links are rows of this crate.
//!
//! Invariants:
//! - a page is read by whoever reads the post, and written by whoever may publish in its space, or by managers alone
//!   while it is locked;
//! - every save says from which version it began, and no word that somebody else saved since is overwritten;
//! - each version is kept, and the one that holds is the last;
//! - no page stands below itself, nor deeper than twelve levels;
//! - what a viewer may not see is as not there: in the tree, among links, at the other end of a title.

pub mod access;
mod api;
mod brackets;
mod edit;
mod editing;
mod erasure;
mod export;
mod headings;
mod home;
mod keep;
mod kind;
mod links;
mod lock;
pub mod logged;
mod model;
mod personal_data;
mod read;
mod review;
mod save;
mod store;
mod templates;
mod tree;
mod versions;

pub use home::{set as set_home, top};
pub use lock::lock;
pub use review::{Reviews, right_until};
pub use save::{Change, NewPage, Saved, create, create_now, replace_words, save};
pub use tree::{Place, place};
pub use versions::restore;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!("wiki", "0001_pages");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/spaces/{slug}/pages", get(tree::page).post(edit::submit_new))
        .route("/spaces/{slug}/pages/new", get(edit::blank))
        .route("/spaces/{slug}/pages/templates", get(templates::page).post(templates::submit))
        .route("/pages/{id}", get(read::page))
        .route("/pages/{id}/edit", get(edit::page).post(edit::submit))
        .route("/pages/{id}/move", post(tree::submit_move))
        .route("/pages/{id}/lock", post(lock::submit))
        .route("/pages/{id}/review", get(review::page).post(review::submit))
        .route("/pages/{id}/home", post(home::submit))
        .route("/pages/{id}/export.html", get(export::html))
        .route("/pages/{id}/export.md", get(export::markdown))
        .route("/pages/{id}/label", get(export::label))
        .route("/pages/{id}/versions", get(versions::list))
        .route("/pages/{id}/versions/{number}", get(versions::one))
        .route("/pages/{id}/versions/{number}/restore", post(versions::submit_restore))
        .route("/posts/{id}/keep", get(keep::go))
        .route("/comments/{id}/keep", get(keep::go))
        .routes(routes!(api::read, api::change))
        .routes(routes!(api::create_one))
        .routes(routes!(api::lock_one))
        .routes(routes!(api::links_of))
        .routes(routes!(review::api::put))
        .routes(routes!(editing::tell))
        .merge(tree::routes())
        .merge(versions::routes())
}
