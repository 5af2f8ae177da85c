//! Questions of all spaces: those that wait for an answer, how long first answers take, who is told that a question
//! was closed as a duplicate. What a question is, and what asks the same, is in `posts`.
//!
//! Invariants:
//! - lists and counts are of questions that the viewer reads, outside of private conversations;
//! - how long answers take is told to those who manage the space, of months in which enough people asked and answered
//!   that nobody is measured.

mod closed;
mod first_answers;
mod list;
mod store;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/questions", axum::routing::get(list::page))
        .routes(routes!(list::api))
        .routes(routes!(first_answers::api))
}
