//! The worker that a browser keeps for this site: what it does is in `assets/worker`. It stands at
//! the root, whose pages it serves, and is asked for again at each visit: it names the files it
//! keeps, so that a new release is a new worker.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderName};
use axum::response::Response;

use super::join::{join, unmodule};
use super::{Asset, OUTBOX, answer, hash, icons, mark, script, sprite, style};

const SOURCES: &[&str] = &[
    OUTBOX,
    include_str!("../../assets/worker/offline.js"),
    include_str!("../../assets/worker/outbox.js"),
    include_str!("../../assets/worker/push.js"),
];

/// What the page without a network says.
const WORDS: [&str; 2] = [include_str!("../../i18n/fr.ftl"), include_str!("../../i18n/en.ftl")];

static WORKER: LazyLock<Asset> = LazyLock::new(|| {
    let files = [style(), script(), sprite(), mark(), &icons()[0]];
    let files = serde_json::json!(files.map(|asset| &asset.path));
    let code = join(SOURCES, unmodule);
    let version = hash([&code, WORDS[0], WORDS[1]].concat().as_bytes());
    let body = format!("let ASSETS={files},VERSION=\"{version}\";{code}");
    Asset::text("worker", "js", "text/javascript; charset=utf-8", body)
});

/// Answers `/worker.js`.
pub(crate) async fn serve(asked: HeaderMap) -> Response {
    let mut response = answer(&WORKER, &asked, "no-cache");
    let allowed = HeaderName::from_static("service-worker-allowed");
    response.headers_mut().insert(allowed, axum::http::HeaderValue::from_static("/"));
    response
}
