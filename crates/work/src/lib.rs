//! What a person has to do and when: tasks, a notebook of one's own, reminders, and the page of the day.
//!
//! Invariants:
//! - a task is a post of its space, and whoever it is given to reads it;
//! - a day on which something is due is the same wherever one is, an hour is a moment;
//! - a task that repeats has one next, made when it is done;
//! - what somebody is reminded of, and which hours they plan, is seen by nobody else, nor said in the log.

mod day;
pub mod first;
pub mod logged;
mod made;
mod mine;
mod personal_data;
mod quick;
mod reminders;
mod store;
pub mod task;

pub use day::plan::plan;
pub use reminders::{Reminding, set as remind};

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "work",
    "0001_tasks",
    "0002_reminders",
    "0003_day",
    "0004_told",
    "0005_due"
);

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/tasks", get(mine::page::page).post(quick::submit))
        .route("/tasks/new", get(quick::form))
        .route("/notebook", get(quick::notebook))
        .route("/tasks/{id}/done", post(mine::submit))
        .route("/tasks/{id}/reopen", post(mine::submit_reopen))
        .route("/posts/{id}/task", get(made::form).post(made::submit))
        .route("/comments/{id}/task", get(made::form).post(made::submit))
        .route("/posts/{id}/source", get(made::source))
        .route("/posts/{id}/remind", get(reminders::page::form).post(reminders::page::submit))
        .route("/comments/{id}/remind", get(reminders::page::form).post(reminders::page::submit))
        .route("/reminders", get(reminders::page::page))
        .route("/reminders/{id}", post(reminders::page::submit_change))
        .route("/reminders/{id}/delete", post(reminders::page::submit_forget))
        .route("/day", get(day::page::page))
        .route("/day/plan", post(day::plan::submit))
        .route("/day/blocks/{id}", post(day::plan::submit_move))
        .route("/day/blocks/{id}/delete", post(day::plan::submit_forget))
        .route("/day/first", post(first::submit))
        .routes(routes!(mine::api::get, quick::create))
        .routes(routes!(made::api_post))
        .routes(routes!(made::api_comment))
        .routes(routes!(reminders::api::get))
        .routes(routes!(reminders::api::post))
        .routes(routes!(reminders::api::comment))
        .routes(routes!(reminders::api::put, reminders::api::delete))
        .routes(routes!(day::api::get))
        .routes(routes!(day::api::plan))
        .routes(routes!(day::api::put, day::api::delete))
}
