//! Labels: a QR code on a machine, a place or a product. Scanned, it opens the form of a declared kind with its
//! space and what is known of the thing filled in: a photo, words, send.
//!
//! Invariants:
//! - kind, space and presets are the label's, whatever a form says;
//! - a label that is withdrawn, renewed, unknown or not for whoever asks is the same answer;
//! - people without an account report only where the company and the label allow it, and only while whoever answers
//!   for the label may publish there; they see a number, a status and dates, and nothing else ever.

mod access;
mod api;
mod follow;
mod limits;
mod link;
mod make;
mod page;
mod presets;
mod report;
pub(crate) mod store;
mod strangers;
mod told;

pub use link::link;
pub(crate) use link::{Labelled, labelled};
pub use make::{NewLabel, make};
pub use strangers::allow;

use kernel::{App, PersonId, SpaceId};
use posts::kinds::Given;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

kernel::id! {
    /// A label.
    LabelId,
}

/// A label, as kept.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) id: LabelId,
    pub(crate) space: SpaceId,
    /// The name of the declaration.
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) presets: Given,
    pub(crate) guide: String,
    /// Whether people without an account report by it.
    pub(crate) strangers: bool,
    pub(crate) token: String,
    /// Who answers for it.
    pub(crate) keeper: PersonId,
}

impl Label {
    /// Where its code leads.
    pub(crate) fn href(&self) -> String {
        format!("/l/{}", self.token)
    }
}

/// Pages and API of labels.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/labels", get(page::list::show).post(page::form::submit_new))
        .route("/labels/new", get(page::form::blank))
        .route("/labels/print", get(page::sheet::show))
        .route("/labels/without-account", post(strangers::submit_allow))
        .route("/labels/{id}", get(page::form::show).post(page::form::submit))
        .route("/labels/{id}/renew", post(page::form::submit_renew))
        .route("/labels/{id}/withdraw", post(page::form::submit_withdraw))
        .route("/labels/{id}/open", get(page::scanned::go))
        .route("/l/{token}", get(page::scanned::show).post(report::submit))
        .route("/l/{token}/report", post(strangers::submit))
        .route("/l/{token}/{secret}", get(follow::show))
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::read, api::replace, api::withdraw_one))
        .routes(routes!(api::renew_one))
        .routes(routes!(api::report))
        .routes(routes!(api::read_site, api::replace_site))
}
