//! What makes the site installable on a phone or a desk.

use std::collections::HashMap;

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use serde_json::{Value, json};

use crate::{Locale, assets};

/// Answers `/manifest.webmanifest?lang=fr`.
pub(crate) async fn manifest(Query(asked): Query<HashMap<String, String>>) -> Response {
    let lang = asked.get("lang").and_then(|code| Lang::from_code(code)).unwrap_or_default();
    let l = Locale::new(lang);
    let shortcut = |key, url| json!({ "name": l.t(key), "url": url });
    let body = json!({
        "name": "Parvis",
        "short_name": "Parvis",
        "description": l.t("ui-about"),
        "lang": l.code(),
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f3ee",
        "theme_color": "#f5f3ee",
        "icons": icons(),
        // What other applications share begins a post.
        "share_target": {
            "action": "/posts/shared",
            "method": "GET",
            "params": { "title": "title", "text": "body", "url": "url" },
        },
        "shortcuts": [shortcut("ui-new-post", "/#composer"), shortcut("ui-inbox", "/inbox")],
    });
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, body.to_string()).into_response()
}

fn icons() -> Value {
    let mark = json!({ "src": assets::mark().path, "sizes": "any", "type": "image/svg+xml" });
    let [small, large, cut] = assets::icons();
    let png = |asset: &assets::Asset, size: &str, purpose: &str| json!({ "src": asset.path, "sizes": size, "type": asset.kind, "purpose": purpose });
    json!([
        mark,
        png(small, "192x192", "any"),
        png(large, "512x512", "any"),
        png(cut, "512x512", "maskable"),
    ])
}
