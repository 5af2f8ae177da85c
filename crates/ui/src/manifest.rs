//! What makes the site installable on a phone or a desk.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::assets;

/// Answers `/manifest.webmanifest`.
pub(crate) async fn manifest() -> Response {
    let icon = |purpose: &str| {
        serde_json::json!({
            "src": assets::mark().path, "sizes": "any", "type": "image/svg+xml", "purpose": purpose,
        })
    };
    let body = serde_json::json!({
        "name": "Parvis",
        "short_name": "Parvis",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f3ee",
        "theme_color": "#f5f3ee",
        "icons": [icon("any"), icon("maskable")],
    });
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, body.to_string()).into_response()
}
