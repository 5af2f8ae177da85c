//! The whole of Parvis put together: every capability's routes under one frame, the description of
//! the API, the demo, and the command line.
//!
//! Invariants:
//! - every answer carries the security headers of [`frame`], and no page or API answer is stored by
//!   a cache;
//! - an error is told once, in [`frame`]: as a page to a person, as problem details to a program,
//!   its cause only to the log.

mod api;
pub mod cli;
mod complete;
pub mod connections;
pub mod demo;
mod frame;
mod health;
pub mod logged;
mod memory;
mod network;
mod start;
mod system;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use kernel::migrate::Migration;
use kernel::sweep::Sweeper;
use kernel::{App, Error};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use utoipa_axum::router::OpenApiRouter;

pub use network::Network;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/api/style.css");
ui::admin_page!(Program 3, "/admin/start", "flag", "admin-start", "admin-start-about");
ui::admin_page!(Program 1, "/admin/system", "settings", "system-title", "system-lead");

/// How hard answers are compressed: a page is made for one reader and sent once, so that the usual
/// level, a tenth smaller, costs more than making the page.
const PACKED: CompressionLevel = CompressionLevel::Precise(3);

/// Deleted posts, and comments, that one transaction purges.
const PURGED: i64 = 200;

/// Sound, films and documents are packed already, and players ask for them in parts.
fn worth_packing() -> impl Predicate {
    let other_than = NotForContentType::const_new;
    DefaultPredicate::new()
        .and(other_than("audio/"))
        .and(other_than("video/"))
        .and(other_than("application/pdf"))
}

/// Every migration of every crate, in the order of their dependencies.
pub fn migrations() -> Vec<Migration> {
    let crates = [
        kernel::migrate::MIGRATIONS,
        people::MIGRATIONS,
        mail::MIGRATIONS,
        identity::MIGRATIONS,
        sso::MIGRATIONS,
        spaces::MIGRATIONS,
        posts::MIGRATIONS,
        files::MIGRATIONS,
        feed::MIGRATIONS,
        inbox::MIGRATIONS,
        search::MIGRATIONS,
        connect::MIGRATIONS,
        elsewhere::MIGRATIONS,
        integrations::MIGRATIONS,
        objects::MIGRATIONS,
        events::MIGRATIONS,
        moderation::MIGRATIONS,
        experts::MIGRATIONS,
        privacy::MIGRATIONS,
        wiki::MIGRATIONS,
        library::MIGRATIONS,
        work::MIGRATIONS,
        audit::MIGRATIONS,
        retention::MIGRATIONS,
        openings::MIGRATIONS,
    ];
    crates.concat()
}

/// What removes what nothing needs any more.
pub fn sweeper(app: &App) -> Sweeper {
    Sweeper::new(
        app.clone(),
        vec![|tx| posts::trash::purge(tx, PURGED), moderation::purge, spaces::guests::give_ends],
    )
}

fn router(network: &Network) -> Router {
    let app = &network.app;
    let (routes, described) = OpenApiRouter::with_openapi(api::about())
        .merge(people::routes())
        .merge(mail::routes())
        .merge(identity::routes())
        .merge(sso::routes())
        .merge(spaces::routes())
        .merge(files::routes())
        .merge(posts::routes())
        .merge(feed::routes())
        .merge(live::routes())
        .merge(inbox::routes())
        .merge(elsewhere::routes())
        .merge(integrations::routes())
        .merge(objects::routes())
        .merge(events::routes())
        .merge(moderation::routes())
        .merge(experts::routes())
        .merge(privacy::routes())
        .merge(wiki::routes())
        .merge(blog::routes())
        .merge(library::routes())
        .merge(work::routes())
        .merge(audit::routes())
        .merge(retention::routes())
        .merge(openings::routes())
        .merge(search::routes())
        .merge(topics::routes())
        .merge(questions::routes())
        .merge(connect::routes())
        .merge(complete::routes())
        .merge(start::routes())
        .merge(system::routes())
        .split_for_parts();
    let routes = if app.config.demo || cfg!(debug_assertions) {
        routes.merge(ui::gallery::routes())
    } else {
        routes
    };
    let routes = routes
        .merge(ui::routes())
        .merge(api::routes(described))
        .merge(health::routes())
        .fallback(|| async { Error::not_found() })
        // `frame::bodies` holds each kind to its own.
        .layer(DefaultBodyLimit::disable())
        .with_state(app.clone());
    let sessions = (app.clone(), network.sessions.clone());
    // Each layer is cloned for each request.
    let shared = Arc::new(network.clone());
    network
        .extend(routes)
        .layer(from_fn_with_state(app.clone(), work::first::layer))
        .layer(from_fn_with_state((app.clone(), frame::Refusals::default()), frame::acts))
        .layer(from_fn(identity::session::ended))
        .layer(from_fn_with_state(shared.clone(), frame::beside))
        .layer(from_fn_with_state(shared.clone(), frame::bodies))
        .layer(from_fn_with_state(sessions, identity::session::layer))
        .merge(
            inbox::open_routes()
                .merge(sso::open_routes())
                .with_state(app.clone())
                .layer(from_fn_with_state(shared.clone(), frame::bodies)),
        )
        .merge(
            sso::scim::routes()
                .with_state(app.clone())
                .layer(from_fn_with_state(shared.clone(), frame::bodies))
                .layer(from_fn_with_state(app.clone(), sso::scim::admit)),
        )
        .merge(
            integrations::open_routes()
                .with_state(app.clone())
                .layer(from_fn_with_state(shared.clone(), frame::bodies))
                .layer(from_fn_with_state(app.clone(), integrations::admit)),
        )
        .layer(from_fn_with_state(shared.clone(), frame::step))
        .layer(CatchPanicLayer::custom(frame::panicked))
        .layer(from_fn(frame::one_host))
        .layer(from_fn_with_state(shared.clone(), frame::wrap))
        .layer(CompressionLayer::new().quality(PACKED).compress_when(worth_packing()))
}
