//! What is refused half-way is still heard to its end.
//!
//! Whoever sends a file reads the answer once all of it is sent. A connection that is closed before
//! shows them "connection reset" in place of the reason; so the rest of a refused request is read
//! and thrown away, up to a bound.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header::EXPECT;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::StreamExt;
use http_body::{Frame, SizeHint};

/// How much is thrown away before the connection is closed after all, in bytes.
const MOST: usize = 256 * 1024 * 1024;

/// And how long that may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Around everything that reads a body: answers a refusal after the last byte of the request.
pub(crate) async fn heard(request: Request, next: Next) -> Response {
    // Who asks before sending has sent nothing when refused.
    if request.body().is_end_stream() || request.headers().contains_key(EXPECT) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let lent = Lent(Arc::new(Mutex::new(body)));
    let rest = lent.clone();
    let response = next.run(Request::from_parts(parts, Body::new(lent))).await;
    if response.status().is_client_error() {
        // Out of patience, the connection is closed: the answer was worth one try.
        drop(tokio::time::timeout(PATIENCE, throw_away(rest)).await);
    }
    response
}

async fn throw_away(rest: Lent) {
    let mut pieces = Body::new(rest).into_data_stream();
    let mut thrown = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        thrown += piece.len();
        if thrown > MOST {
            return;
        }
    }
}

/// A body that is still there when its reader has let go of it.
#[derive(Clone)]
struct Lent(Arc<Mutex<Body>>);

impl Lent {
    fn with<T>(&self, ask: impl FnOnce(&mut Body) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|body| Pin::new(body).poll_frame(cx))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|body| body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|body| body.size_hint())
    }
}
