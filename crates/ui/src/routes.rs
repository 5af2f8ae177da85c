//! The addresses of this crate, and the policy every page is served under.

use axum::Router;
use axum::routing::get;

use crate::{assets, manifest, offline};

/// The content security policy of every page. Nothing inline, nothing from elsewhere.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; media-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

/// Assets, favicon, manifest, worker and its page.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/{name}", get(assets::serve))
        .route("/favicon.ico", get(assets::favicon))
        .route("/manifest.webmanifest", get(manifest::manifest))
        .route("/worker.js", get(assets::serve_worker))
        .route("/offline", get(offline::show))
}
