//! Where other systems send: who is let in, before a byte is read, and what they are answered, in the words that
//! senders of this format know.

use axum::body::Bytes;
use axum::extract::{Extension, FromRequest, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::App;
use kernel::error::Meaning;
use kernel::limit::Limit;

use super::{Came, Opened, WebhookId, opened, publish};
use crate::slack;

/// How many posts a webhook publishes at most in so many seconds.
const PACE: (u32, i64) = (60, 60);
/// How often each is used. In the memory of each process: what it holds back is a flood.
struct Pace(Limit<WebhookId>);

impl Default for Pace {
    fn default() -> Pace {
        Pace(Limit::new(PACE.0, PACE.1))
    }
}

/// Around the address: lets in who holds a secret that stands.
pub async fn admit(
    State(app): State<App>,
    Path(token): Path<String>,
    mut request: Request,
    next: Next,
) -> Response {
    let hash = kernel::secret::hash(&token);
    match app.db.read(move |tx| opened(tx, &hash)).await {
        Ok(Some(found)) => {
            request.extensions_mut().insert(found);
            next.run(request).await
        }
        Ok(None) => say(StatusCode::NOT_FOUND, "no_service"),
        Err(error) => failed(&error),
    }
}

/// `POST /webhooks/{token}`
pub(crate) async fn receive(
    State(app): State<App>,
    Extension(by): Extension<Opened>,
    request: Request,
) -> Response {
    if let Err(error) = app.db.value::<Pace>().0.take(by.id, app.clock().now()) {
        return wait(error.wait());
    }
    let media = request.headers().get(CONTENT_TYPE).and_then(|media| media.to_str().ok());
    let media = media.unwrap_or_default().to_owned();
    let Ok(bytes) = Bytes::from_request(request, &app).await else {
        return say(StatusCode::PAYLOAD_TOO_LARGE, "invalid_payload");
    };
    let Some(payload) = slack::read(&media, &bytes) else {
        return say(StatusCode::BAD_REQUEST, "invalid_payload");
    };
    let Some(made) = slack::message(&payload, &by.name) else {
        return say(StatusCode::BAD_REQUEST, "no_text");
    };
    match app.db.write(move |tx| publish(tx, &by, &made)).await {
        Ok(Came::Published) => say(StatusCode::OK, "ok"),
        Ok(Came::Archived) => say(StatusCode::GONE, "channel_is_archived"),
        Ok(Came::Gone) => say(StatusCode::NOT_FOUND, "channel_not_found"),
        Err(error) => failed(&error),
    }
}

fn failed(error: &kernel::Error) -> Response {
    if matches!(error.meaning(), Meaning::Unavailable) || error.is_retryable() {
        return wait(error.wait());
    }
    if error.meaning() == Meaning::Invalid {
        return say(StatusCode::BAD_REQUEST, "invalid_payload");
    }
    tracing::error!(%error, "what a webhook brought was not published");
    say(StatusCode::INTERNAL_SERVER_ERROR, "rollup_error")
}

fn wait(seconds: Option<u32>) -> Response {
    let wait = seconds.unwrap_or(30).max(1).to_string();
    let said = say(StatusCode::TOO_MANY_REQUESTS, "rate_limited");
    ([(RETRY_AFTER, wait)], said).into_response()
}

fn say(status: StatusCode, word: &'static str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], word).into_response()
}
