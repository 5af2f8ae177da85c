//! What a person has to do and when: tasks, a notebook of one's own, reminders, and the page of the day.
//!
//! Invariants:
//! - a task is a post of its space, and whoever it is given to reads it;
//! - a day on which something is due is the same wherever one is, an hour is a moment;
//! - a task that repeats has one next, made when it is done;
//! - what somebody is reminded of, and which hours they plan, is seen by nobody else, nor said in the log.

pub mod logged;
mod personal_data;
mod store;
pub mod task;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!("work", "0001_tasks");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
}
