//! How long posts stay: rules of the company, by kind and by space, and legal holds, which keep what would go.
//!
//! Invariants:
//! - nothing goes that was not shown as long before as what is deleted waits in the trash, to everybody who reads it, and
//!   told to those who manage its space; so no rule takes effect sooner either;
//! - what goes is judged again in the transaction that removes it: what was answered, pinned, held or deleted meanwhile
//!   stays;
//! - there is one way to remove a post for good, `posts::trash`: retention uses it;
//! - a hold wins over a rule, over the end of the trash and over an erasure, and whoever it concerns is told.

mod admin;
mod fate;
mod guide;
mod holds;
mod keeper;
pub mod logged;
mod personal_data;
pub mod rules;
mod space;
mod store;
mod told;
mod top;

pub use guide::lines;
pub use keeper::Keeper;
pub use top::top;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Trust 3, "/admin/retention", "clock", "retention-title", "admin-retention-about");
ui::admin_page!(Trust 4, "/admin/holds", "archive", "holds-title", "admin-holds-about");

/// Between being shown as what goes, and going, in days.
pub const NOTICE_DAYS: i64 = posts::trash::DAYS;

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("retention", "0001_retention");

identity::dangerous! {
    "POST /admin/retention",
    "POST /admin/holds",
    "POST /admin/holds/{id}/lift",
    "PUT /api/v1/site/retention",
    "POST /api/v1/site/holds",
    "DELETE /api/v1/site/holds/{id}",
}

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route(admin::PATH, get(admin::show).post(admin::submit))
        .route("/spaces/{slug}/retention", get(space::page))
        .route(holds::page::PATH, get(holds::page::show).post(holds::page::submit))
        .route("/admin/holds/{id}/lift", post(holds::page::submit_lift))
        .routes(routes!(admin::api_read, admin::api_write))
        .routes(routes!(admin::api_preview))
        .routes(routes!(space::api))
        .routes(routes!(holds::api::list, holds::api::add))
        .routes(routes!(holds::api::lift))
        .routes(routes!(holds::api::own))
}
