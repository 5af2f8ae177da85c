//! Keeping what is in memory in step with what a reader has already seen.
//!
//! A page shows at least what this process had committed when it was asked for. Where several
//! processes serve one database, the answer to a change carries the position of the log in a cookie
//! and a header; whoever sends it back to another process is answered from that position on.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Position;

use crate::Network;

const COOKIE: &str = "parvis-seen";
const HEADER: HeaderName = HeaderName::from_static("parvis-seen");

/// What does not depend on the log.
const APART: [&str; 2] = ["/assets/", "/health"];

/// Around the session: waits until memory is in step, or says that it is not.
pub(crate) async fn step(
    State(network): State<Arc<Network>>,
    mut request: Request,
    next: Next,
) -> Response {
    if APART.iter().any(|start| request.uri().path().starts_with(start)) {
        return next.run(request).await;
    }
    let shared = network.app.db.is_shared();
    let seen = if shared { seen(request.headers()) } else { Position::default() };
    // Where the log cannot be read nothing else can: whoever asks next says so in its own way.
    let caught_up = network.follower.reach(seen).await.unwrap_or_default();
    request.extensions_mut().insert(caught_up);
    let writes = request.method() != Method::GET && request.method() != Method::HEAD;
    let mut response = next.run(request).await;
    if shared && writes {
        let last = *network.app.db.commits().borrow();
        tell(response.headers_mut(), last, network.app.config.is_https());
    }
    response
}

/// The position that the reader has met.
fn seen(headers: &HeaderMap) -> Position {
    let told = headers.get(HEADER).and_then(|value| value.to_str().ok());
    let told = told.or_else(|| ui::flash::cookie(headers, COOKIE));
    told.and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn tell(headers: &mut HeaderMap, position: Position, https: bool) {
    let secure = if https { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={position}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
    if let Ok(position) = HeaderValue::from_str(&position.to_string()) {
        headers.insert(HEADER, position);
    }
}
