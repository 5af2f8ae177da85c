//! Which host a request is for: said once (RFC 9112, section 3.2), or servers in a row could differ about it.

use axum::extract::Request;
use axum::http::{StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses a request of HTTP/1.1 without a host or with several.
pub(crate) async fn one_host(request: Request, next: Next) -> Response {
    let hosts = request.headers().get_all(header::HOST).iter().count();
    let must_say = request.version() == Version::HTTP_11;
    if hosts > 1 || must_say && hosts == 0 {
        return StatusCode::BAD_REQUEST.into_response();
    }
    next.run(request).await
}
