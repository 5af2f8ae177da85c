//! A provider says that somebody has signed out there, or may come no more: their sessions end here too (OpenID Connect
//! Back-Channel Logout 1.0). What it sends is proved by its signature alone.

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx, params};
use serde::Deserialize;

use crate::ask;
use crate::provider::{self, Provider, Whose};
use crate::store::TAKE_LOGOUT;
use crate::token::{Expected, Logout};

/// What a provider sends.
#[derive(Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    logout_token: String,
}

/// `POST /sso/{provider}/logout`
pub(crate) async fn submit(
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let done = end(&app, slug, &sent.logout_token).await;
    let (status, words) = match done {
        Ok(true) => (StatusCode::OK, ""),
        Ok(false) => (StatusCode::BAD_REQUEST, "{\"error\":\"invalid_request\"}"),
        Err(error) if error.status() == 404 => (StatusCode::NOT_FOUND, "{\"error\":\"not_found\"}"),
        Err(error) => {
            tracing::error!(%error, "a provider's logout failed");
            (StatusCode::SERVICE_UNAVAILABLE, "{\"error\":\"unavailable\"}")
        }
    };
    let headers =
        [(CACHE_CONTROL, "no-store"), (axum::http::header::CONTENT_TYPE, "application/json")];
    (status, headers, words).into_response()
}

/// Ends what a logout token says; false where it is none that is taken.
async fn end(app: &App, slug: String, token: &str) -> Result<bool> {
    let of: Provider = app.db.read(move |tx| provider::named(tx, &slug)).await?;
    // A SAML provider ends nothing so. By one that was never asked what it is nobody has signed in.
    if of.kind == crate::declared::Kind::Saml || of.metadata.0.is_empty() {
        return Ok(false);
    }
    let said = async {
        let metadata = ask::metadata(app, &of).await?;
        ask::verified(app, &of, &metadata, token).await
    };
    let claims = match said.await {
        Ok(claims) => claims,
        Err((trouble, _)) => {
            tracing::debug!(
                provider = of.slug,
                trouble = trouble.word(),
                "a logout token is refused"
            );
            return Ok(false);
        }
    };
    let now = app.clock().now().micros() / 1_000_000;
    let expected = Expected { issuer: &of.issuer, client: &of.client_id, now };
    let Some(logout) = expected.logout_token(&claims) else { return Ok(false) };
    app.db.write(move |tx| over(tx, &of, &logout)).await
}

fn over(tx: &mut Tx<'_>, of: &Provider, logout: &Logout) -> Result<bool> {
    let now = tx.now();
    if tx.execute(&TAKE_LOGOUT, params![of.id, logout.jti, now])? == 0 {
        return Ok(false);
    }
    let whose = match logout.subject.as_str() {
        "" => Whose::Sid(&logout.sid),
        subject => Whose::Subject(subject, &logout.sid),
    };
    provider::end_sessions(tx, of.id, &whose, None)?;
    Ok(true)
}
