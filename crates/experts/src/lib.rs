//! Experts: who knows about something, with the evidence shown; skills and who confirms them; questions that are put to
//! people who may know.
//!
//! Invariants:
//! - nothing of it exists until an administrator records that the works council was heard, and for guests never;
//! - evidence is what the viewer may read, asked with their own eyes each time; nothing of it is kept, and nobody has a
//!   figure;
//! - private conversations, notebooks, spaces by agreement, and what people read are never evidence;
//! - everybody sees what others would see of them, and hides one thing, a subject, or themselves;
//! - a skill comes into a profile by its person's click alone, and a confirmation by that of a colleague;
//! - who is asked, passes or declines is told to nobody.

mod ask;
mod find;
mod hide;
pub mod logged;
mod personal_data;
mod skills;
mod store;
mod switch;

pub use ask::{Asking, put_to};
pub use find::score;
pub use hide::{What, hide};
pub use skills::endorse::endorse;
pub use skills::{BYTES_MOST, Loaded, Problem, Table, count, load, read};
pub use switch::{Switch, decide, switch};

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Content 5, "/admin/experts", "star", "experts-admin", "experts-admin-lead");
ui::style!("src/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("experts", "0001_experts");

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    use skills::mine;
    OpenApiRouter::new()
        .route("/experts", get(find::page))
        .route(mine::PATH, get(mine::page))
        .route("/experts/me/skills", post(mine::submit_skill))
        .route("/experts/me/refuse", post(mine::submit_refuse))
        .route("/experts/me/hide", post(mine::submit_hide))
        .route("/experts/me/hide/{id}/remove", post(mine::submit_show))
        .route("/people/{handle}/skills", get(skills::page::page).post(skills::page::submit))
        .route(skills::PATH, get(skills::show).post(skills::submit))
        .route("/posts/{id}/ask", get(ask::page).post(ask::submit))
        .route("/asks/{id}", get(ask::request_page))
        .route("/asks/{id}/decline", post(ask::submit_decline))
        .route("/asks/{id}/pass", post(ask::submit_pass))
        .routes(routes!(find::api))
        .routes(routes!(skills::page::api))
        .routes(routes!(skills::page::api_endorse, skills::page::api_unendorse))
        .routes(routes!(skills::api_load))
        .routes(routes!(skills::api_show, skills::api_decide))
        .routes(routes!(mine::api))
        .routes(routes!(mine::api_hide))
        .routes(routes!(mine::api_show))
        .routes(routes!(ask::proposed))
        .routes(routes!(ask::ask))
        .routes(routes!(ask::mine))
        .routes(routes!(ask::decline))
        .routes(routes!(ask::pass))
}
