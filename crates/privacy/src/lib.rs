//! What is kept of people: shown, given to them, erased, explained to all.
//!
//! Invariants:
//! - what is kept is what crates declare ([`kernel::personal`]); the archive, the erasure and the guide are made of the
//!   same declarations, so that none can forget what another knows;
//! - an archive is for its person alone, names nobody else by what they did not write themselves, and is gone after seven
//!   days;
//! - an erasure is asked for with the password, noted in a ledger outside the database before anything is erased, goes
//!   on where it was interrupted, and ends with an account that nothing names any more: the database itself would
//!   refuse otherwise;
//! - where an older backup was restored, everybody in the ledger is erased again.

mod archive;
mod french;
mod guide;
mod leave;
pub mod logged;
mod personal_data;
mod store;

pub use archive::Archivist;
pub use leave::{Eraser, LEDGER};

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(People 6, "/admin/leaving", "sign-out", "leaving-title", "leaving-lead");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("privacy", "0001_privacy");

identity::dangerous! {
    "POST /settings/data",
    "GET /settings/data/{id}",
    "POST /people/{handle}/erase",
    "POST /admin/leaving",
    "POST /api/v1/me/archives",
    "POST /api/v1/people/{handle}/erasure",
    "PUT /api/v1/site/leaving";
    asking
    "POST /settings/leave",
    "POST /api/v1/me/erasure",
}

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route(archive::PATH, get(archive::page::show).post(archive::page::submit))
        .route("/settings/data/{id}", get(archive::page::download))
        .route(leave::PATH, get(leave::page::show).post(leave::page::submit))
        .route("/left/{code}", get(leave::receipt::show))
        .route("/privacy", get(guide::page))
        .route("/admin/leaving", get(leave::admin::show).post(leave::admin::submit))
        .route("/people/{handle}/erase", post(leave::admin::submit_erase))
        .routes(routes!(archive::api::list, archive::api::ask_for))
        .routes(routes!(archive::api::download))
        .routes(routes!(leave::api::close))
        .routes(routes!(leave::api::erase))
        .routes(routes!(leave::api::read_rule, leave::api::write_rule))
        .routes(routes!(guide::api))
}
