//! Finding: the page of search, the field in the frame of every page, filters, saved searches.
//!
//! What holds here:
//! - What is typed is the whole of a search: filters are words in it (`in:`, `from:`…), in both languages, and
//!   every control of the page says the same by changing them.
//! - What is found is only what the viewer may see: of each candidate it is asked in the index by
//!   [`spaces::Finds`], and again of the database when it is shown. So do counts, corrections and suggestions:
//!   each is made of documents that the viewer may see.
//! - What somebody looks for is kept nowhere, but what they save themselves.

mod api;
mod destinations;
mod filters;
mod logged;
mod page;
mod personal_data;
mod quick;
mod resolve;
mod run;
mod saved;
pub mod sections;
mod store;
mod typed;
mod view;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("search", "0001_saved_searches");

/// Pages and API of this crate.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/search", get(page::page))
        .route("/search/quick", get(quick::fragment))
        .route("/search/saved", post(saved::submit))
        .route("/search/saved/{id}/delete", post(saved::submit_delete))
        .routes(routes!(api::search))
        .routes(routes!(quick::api))
        .routes(routes!(saved::api_list, saved::api_create))
        .routes(routes!(saved::api_delete))
}
