//! What reaches people: what waits for them ([`items`]), made by a [reader] of the log, told by
//! [mail] and on their devices ([push]) to those who are away, and by [live events](live) on open
//! pages.
//!
//! Invariants:
//! - an item is made only of what its person may see, wants and did not mute, and shown only while
//!   they may see it: loading asks again each time;
//! - nobody hears of their own acts, and of one act once;
//! - unread is a row of the database, the same on every device and node, and never in the log;
//! - what waits is bounded for each person, and can be made again from the log.

mod actions;
mod api;
mod erasure;
pub mod items;
pub mod kinds;
pub mod logged;
mod mail;
mod page;
mod personal_data;
mod push;
mod reader;
mod words;

pub use mail::unsubscribe::routes as open_routes;
pub use mail::{Postman, want_letters, working_after};
pub use push::Courier;
pub use reader::Items;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");
ui::module!("device", "src/push/device.js");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "inbox",
    "0001_inbox",
    "0002_mail",
    "0003_push",
    "0004_zone",
    "0005_push_token",
    "0006_owed"
);

/// Pages and API. They need the [`live::Hub`] as an extension of the router.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/inbox", get(page::page))
        .route("/inbox/read", post(actions::submit))
        .route("/inbox/all", post(actions::submit_all))
        .route("/fragments/inbox", get(page::badge))
        .route(mail::page::PATH, get(mail::page::page).post(mail::page::submit))
        .route("/mail/unsubscribe/{person}/{what}/{token}", get(mail::unsubscribe::page))
        .route(push::page::PATH, post(push::page::submit))
        .route("/settings/devices/{id}/remove", post(push::page::submit_remove))
        .routes(routes!(mail::api::read, mail::api::write))
        .routes(routes!(push::api::list, push::api::subscribe))
        .routes(routes!(push::api::remove_one))
        .routes(routes!(api::list))
        .routes(routes!(api::read))
        .routes(routes!(api::unread))
        .routes(routes!(api::all))
}
