//! Sending mail: the way to the SMTP server, the outbox of notices about accounts (invitations, lost
//! passwords, proofs of addresses), and whether anything leaves at all. What waits in the inbox is told by
//! `inbox`, over the same [`Transport`].
//!
//! Invariants:
//! - nothing is sent inside a transaction: a notice is queued in the transaction of the act it tells
//!   of, lives or dies with it, and is sent after the commit until the server took it;
//! - while mail is held ([`is_held`]) nothing leaves, whoever wrote it;
//! - the links in letters are secrets: a letter is deleted once it is sent or worth nothing any more, and
//!   never shown.

mod hold;
mod letter;
pub mod logged;
mod outbox;
mod page;
mod personal_data;
mod store;
mod transport;

pub use hold::{hold, is_held, set_held};
pub use letter::{CalendarPart, Letter, WayOut, message_id};
pub use outbox::{GIVEN_UP_SECONDS, Notice, Outbox, PAUSES, queue, queue_with};
pub use transport::{Failure, Transport};

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }
ui::admin_page!(Program 2, "/admin/mail", "mail", "mail-admin-title", "mail-admin-lead");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("mail", "0001_letters", "0002_calendars");

/// The administrators' page of mail, and the same for programs.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::default()
        .route(page::PATH, get(page::show))
        .route("/admin/mail/test", post(page::submit_test))
        .route("/admin/mail/hold", post(page::submit_hold))
        .route("/admin/mail/release", post(page::submit_release))
        .routes(routes!(page::api_show, page::api_change))
        .routes(routes!(page::api_test))
}
