//! The audit: what was done to the network, to accounts and to rights, by whom and when, in a chain that cannot be
//! changed quietly.
//!
//! Invariants:
//! - entries are made of the log alone, by a reader: no action can be done and not noted, or noted and not done;
//! - each holds the hash of the one before and a salted digest of who did what; [`check`] finds what was changed, removed
//!   or put in another order;
//! - who is erased leaves the entries and no gap: the digest stays, what it was made of goes;
//! - administrators and the auditors they name read it, and nobody changes it; naming an auditor is an entry itself;
//! - once a day its newest hash goes out, to a file beside the database and to auditors by mail: whoever rewrote the
//!   whole chain would contradict what others hold.
//!
//! It holds no word of a post, a comment or a conversation, and nothing of a secret space: that there is one is a secret.

mod api;
mod chain;
mod entry;
mod herald;
mod kinds;
pub mod logged;
mod page;
mod personal_data;
mod reader;
mod store;
mod team;
mod told;
mod words;

pub use chain::{Problem, Sent, check};
pub use herald::{HEADS, Herald, restored};
pub use reader::Audit;
pub use team::name;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Trust 1, "/audit", "history", "audit-title", "audit-lead");
ui::admin_page!(Trust 2, "/admin/auditors", "eye", "auditors-title", "auditors-lead");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!("audit", "0001_audit");

identity::dangerous! {
    "POST /audit/export",
    "POST /admin/auditors",
    "POST /admin/auditors/{handle}/remove",
    "PUT /api/v1/site/auditors/{handle}",
    "DELETE /api/v1/site/auditors/{handle}",
}

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route(page::PATH, get(page::show))
        .route("/audit/export", post(page::export))
        .route("/audit/check", post(page::submit_check))
        .route("/admin/auditors", get(team::show).post(team::submit))
        .route("/admin/auditors/{handle}/remove", post(team::submit_remove))
        .routes(routes!(api::list))
        .routes(routes!(api::check_chain))
        .routes(routes!(team::api_list))
        .routes(routes!(team::api_name, team::api_remove))
}
