//! Pages elsewhere that the company declares, an address or a sitemap: read once a week through the safe door,
//! kept as words, found beside what is in the network.
//!
//! Invariants:
//! - only administrators declare them, and every member finds them; guests find none;
//! - pages are asked through [`kernel::door`] as a stranger would, one at a time, and read by a process of its own
//!   ([`extract::Program`]): nothing of it happens while somebody waits;
//! - of a sitemap only pages of its own site are read, those that the site lets programs read;
//! - what is no longer declared, or no longer there, is not found.

mod declare;
mod fetch;
pub mod logged;
mod page;
mod read;
mod robots;
mod searched;
mod site;
mod sitemap;
mod store;

pub use read::{Reader, read_due};

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Content 4, "/admin/links", "link", "elsewhere-title", "elsewhere-lead");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("elsewhere", "0001_elsewhere");

kernel::id! {
    /// An address that is declared.
    SourceId,
    /// A page elsewhere.
    PageId,
}

/// The page of administrators, and the API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route(page::PATH, get(page::show).post(page::submit))
        .route("/admin/links/{id}/remove", post(page::submit_remove))
        .route("/admin/links/{id}/read", post(page::submit_read))
        .routes(routes!(page::api_list, page::api_declare))
        .routes(routes!(page::api_remove))
        .routes(routes!(page::api_read))
}
