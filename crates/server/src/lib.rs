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
pub mod demo;
mod frame;
mod health;

use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use inbox::Hub;
use kernel::migrate::Migration;
use kernel::{App, Error};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

/// Every migration of every crate, in the order of their dependencies.
pub fn migrations() -> Vec<Migration> {
    let crates = [
        kernel::migrate::MIGRATIONS,
        people::MIGRATIONS,
        spaces::MIGRATIONS,
        posts::MIGRATIONS,
        connect::MIGRATIONS,
    ];
    crates.concat()
}

/// All pages and the API.
pub fn router(app: App, hub: Hub) -> Router {
    // A form may bring several files; each is held to the limit when it is read.
    let forms = usize::try_from(app.config.upload_limit).unwrap_or(usize::MAX).saturating_mul(4);
    let (routes, described) = OpenApiRouter::with_openapi(api::about())
        .merge(people::routes())
        .merge(spaces::routes())
        .merge(posts::routes().layer(DefaultBodyLimit::max(forms)))
        .merge(feed::routes())
        .merge(inbox::routes())
        .split_for_parts();
    routes
        .merge(ui::routes())
        .merge(api::routes(described))
        .merge(complete::routes())
        .merge(health::routes())
        .fallback(|| async { Error::not_found() })
        .layer(Extension(hub))
        .layer(from_fn_with_state(app.clone(), frame::beside))
        .layer(from_fn_with_state(app.clone(), people::session::layer))
        .layer(CatchPanicLayer::custom(frame::panicked))
        .layer(from_fn_with_state(app.clone(), frame::around))
        .layer(CompressionLayer::new())
        .with_state(app)
}
