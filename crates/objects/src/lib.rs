//! The company's own kinds of posts: incident tickets, suggestions, whatever its trade asks for, declared while
//! the network runs.
//!
//! A declaration is data (fields, states, moves, who may what), every version of which is kept and in the log. It
//! becomes a kind of post like those that crates declare ([`posts::kinds::PostKind`]): forms, the API with its
//! description, cards, comments, search and the inbox come by that.
//!
//! Invariants:
//! - only administrators declare; a declaration that holds has nothing that `check` finds wrong with it;
//! - what objects refer to is retired, never dropped, and comes back with its values; a field keeps its type;
//! - nothing is written by a version that no longer holds;
//! - each object has a number of its own, without gaps in a year;
//! - `object_values` says of each object what `posts.fields` does.

mod act;
mod api;
mod assigned;
pub mod built_in;
mod card;
mod carry;
mod check;
mod deadline;
mod declaration;
mod declare;
mod kind;
pub mod labels;
mod loaded;
pub mod logged;
mod number;
mod page;
mod personal_data;
mod rules;
mod shipped;
mod status;
mod store;
mod table;
mod told;
mod trail;
mod values;

pub use deadline::Deadlines;
pub use declaration::Declaration;
pub use declare::{by, declare};
pub use loaded::{Declared, load, register};
pub use shipped::shipped;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::admin_page!(Content 3, "/admin/kinds", "flag", "objects-title", "objects-lead");
ui::style!("src/style.css");
ui::style!("src/labels/style.css");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("objects", "0001_objects", "0002_views", "0003_labels");

/// The pages of administrators, the page of an object's status, and the API.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route(page::PATH, get(page::list::show).post(page::list::submit_file))
        .route("/admin/kinds/new", get(page::form::blank).post(page::form::submit_new))
        .route("/admin/kinds/offered/{name}", post(page::list::submit_offered))
        .route("/admin/kinds/{name}", get(page::form::show).post(page::form::submit))
        .route("/admin/kinds/{name}/file", get(page::list::file))
        .route("/admin/kinds/{name}/try", get(page::attempt::show))
        .route("/posts/{id}/status", get(status::page))
        .route("/posts/{id}/status/{name}", post(status::submit))
        .route("/objects/{number}", get(status::go))
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::read, api::replace))
        .routes(routes!(api::versions))
        .routes(routes!(trail::api))
        .merge(table::routes())
        .merge(labels::routes())
}
