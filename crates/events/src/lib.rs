//! Events: when and where people meet, whom it concerns, who comes; the calendar of a person and of a space.
//!
//! An event is a kind of post ([`kind`]). What lists ask of it (when it takes place, whom it concerns) is written
//! beside the post in the same transaction, up to a horizon, so that a month is a range of an index.
//!
//! Invariants:
//! - `event_occurrences` and `event_people` say what the post and its answers say;
//! - hours are those of the clock where the event is: they keep through changes of the clock; a whole day is a day of
//!   the calendar and no moment;
//! - no more come than there are places; whoever waits moves up in the order of answers.

mod calendar;
mod dates;
pub mod day;
mod feeds;
mod ical;
mod import;
mod keep;
mod keeper;
pub mod kind;
mod letters;
pub mod logged;
mod others;
mod personal_data;
mod plan;
pub mod repeat;
mod store;
mod told;
mod words;

pub use keeper::Keeper;
pub use letters::Letters;
pub use others::Reader;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("events", "0001_events", "0002_letters", "0003_imports");

/// Calendars, feeds, the dates of events, and the API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/posts/{id}/dates", axum::routing::get(dates::page))
        .routes(routes!(dates::api))
        .merge(calendar::routes())
        .merge(feeds::routes())
        .merge(others::routes())
        .merge(import::routes())
}
