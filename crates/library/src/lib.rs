//! The library of a space: its files, in folders, with every version.
//!
//! Invariants:
//! - a file is read by whoever reads a post of its space that is as old, asked each time, its bytes included;
//! - whoever may publish in the space puts files, renames, describes and moves them; whoever put one, and managers, delete it;
//! - the name of a file that is in the folder already makes what comes its next version; no version is overwritten;
//! - a list costs what it shows, however many files there are;
//! - what is deleted waits thirty days, a folder together with what was in it.

pub mod access;
mod api;
mod attached;
mod change;
mod erasure;
mod folder_page;
pub mod folders;
mod list;
pub mod logged;
mod model;
mod moved;
pub mod office;
mod page;
mod personal_data;
mod preview;
mod put;
mod read;
mod searched;
mod serve;
mod store;
mod trash;
mod tree;
mod upload;
mod view;

pub use change::{Change, change, delete, restore, restore_version};
pub use list::{Asked, Listing, Order};
pub use model::{File, FolderId, LibraryFileId, TOP};
pub use put::{Put, put, put_version};

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");
ui::module!("library", "src/library.js");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("library", "0001_library", "0002_indexes");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/spaces/{slug}/library", get(page::page).post(upload::submit))
        .route("/spaces/{slug}/library/upload", post(upload::send))
        .route("/spaces/{slug}/library/folders", post(folder_page::submit_new))
        .route("/spaces/{slug}/library/trash", get(trash::page))
        .route("/spaces/{slug}/library/attached", get(attached::page).post(attached::submit))
        .route("/library/folders/{id}", get(folder_page::page).post(folder_page::submit))
        .route("/library/folders/{id}/delete", post(folder_page::submit_delete))
        .route("/library/folders/{id}/restore", post(trash::submit_folder))
        .route("/library/folders/{id}/move", post(moved::folder))
        .route("/library/{id}", get(read::page))
        .route("/library/{id}/move", post(moved::file))
        .route("/library/{id}/edit", get(read::form).post(read::submit))
        .route("/library/{id}/delete", post(read::submit_delete))
        .route("/library/{id}/restore", post(trash::submit))
        .route("/library/{id}/thumbnail/{number}", get(serve::thumbnail))
        .route("/library/{id}/versions", post(upload::submit_version))
        .route("/library/{id}/pdf/{number}", get(serve::pdf))
        .route("/library/{id}/versions/{number}/restore", post(read::submit_restore))
        .route("/library/{id}/versions/{number}/{name}", get(serve::bytes))
        .routes(routes!(api::list, upload::api))
        .routes(routes!(api::create_folder))
        .routes(routes!(api::change_folder, api::delete_folder))
        .routes(routes!(api::restore_folder))
        .routes(routes!(api::trash))
        .routes(routes!(api::read, api::change, api::delete))
        .routes(routes!(api::restore))
        .routes(routes!(api::versions, upload::api_version))
        .routes(routes!(api::restore_version))
        .routes(routes!(attached::api))
}
