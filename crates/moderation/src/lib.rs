//! Moderation: reports, who decides on them, decisions, appeals.
//!
//! Invariants:
//! - reporting asks for the proof that the reporter sees what they report, and an author never learns who
//!   reported;
//! - a report waits at one *desk*: the managers of the space, the moderators of the network, or the referent,
//!   and nobody else sees it; where no manager is left who may decide, the moderators do;
//! - nobody decides on what they wrote or on themselves, and an appeal is decided by somebody else than who
//!   decided first;
//! - who decides sees what the report quotes, whatever of the space they may read besides: reporting shows it;
//! - every decision has its words, is told to the author and to whoever reported, is in the log, and can be
//!   undone.
//!
//! What a decision does is kept where it is asked: [`posts::moderated`] takes words out of sight,
//! [`spaces::suspensions`] holds somebody back. Posts that wait for approval are [`posts::approval`]; their
//! pages are here.

mod access;
mod appeal;
mod case;
mod decide;
mod erasure;
pub mod logged;
mod model;
mod notices;
mod personal_data;
mod queue;
mod removed;
mod report;
mod rule;
mod store;
mod team;
mod view;
mod waiting;

pub use appeal::{Judgement, NewAppeal, appeal, judge};
pub use decide::{NewDecision, decide, undo};
pub use model::{CaseId, DecisionId, Desk, Kind, Measure, Outcome, Reason};
pub use removed::purge;
pub use report::{NewReport, Object, report};
pub use team::{MODERATOR, REFERENT, name};

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Content 2, "/admin/moderation", "flag", "ui-moderate", "moderation-team-lead");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("moderation", "0001_moderation", "0002_desks", "0003_decided");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/posts/{id}/report", get(report::page::words).post(report::page::submit_words))
        .route("/comments/{id}/report", get(report::page::words).post(report::page::submit_words))
        .route(
            "/people/{handle}/report",
            get(report::page::person).post(report::page::submit_person),
        )
        .route("/moderation", get(queue::page))
        .route("/spaces/{slug}/moderation", get(queue::space_page).post(queue::submit_approval))
        .route("/moderation/cases/{id}", get(case::page))
        .route("/moderation/cases/{id}/decide", post(decide::submit))
        .route("/moderation/decisions/{id}/undo", post(decide::submit_undo))
        .route("/moderation/decisions/{id}/appeal", post(appeal::submit))
        .route("/moderation/decisions/{id}/judge", post(appeal::submit_judgement))
        .route("/moderation/waiting/{id}", get(waiting::page))
        .route("/moderation/waiting/{id}/approve", post(waiting::submit_approve))
        .route("/moderation/waiting/{id}/refuse", post(waiting::submit_refuse))
        .route(team::PATH, get(team::page::show).post(team::page::submit))
        .route("/admin/moderation/{role}/{handle}/remove", post(team::page::submit_remove))
        .routes(routes!(report::page::api_post))
        .routes(routes!(report::page::api_comment))
        .routes(routes!(report::page::api_person))
        .routes(routes!(queue::api))
        .routes(routes!(case::api))
        .routes(routes!(decide::api))
        .routes(routes!(decide::api_undo))
        .routes(routes!(appeal::api))
        .routes(routes!(appeal::api_judge))
        .routes(routes!(waiting::api))
        .routes(routes!(waiting::api_approve))
        .routes(routes!(waiting::api_refuse))
        .routes(routes!(team::page::api))
        .routes(routes!(team::page::api_name, team::page::api_remove))
}
