//! A form sent by one of our pages.

use crate::Ctx;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::IntoResponse;
use kernel::error::Meaning;
use kernel::{Error, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::csrf::{self, Proven};

/// The fields of a form whose token was checked: either its field `csrf` or the header
/// `X-CSRF-Token`. The token itself is not among them, so that types may reject unknown fields.
#[derive(Clone, Debug)]
pub struct Form<T>(pub T);

/// A form without fields of its own: the token of a button was checked.
#[derive(Clone, Copy, Debug)]
pub struct EmptyForm;

#[derive(Deserialize)]
struct NoFields {}

impl<S: Send + Sync> FromRequest<S> for EmptyForm {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        Form::<NoFields>::from_request(request, state).await.map(|_| EmptyForm)
    }
}

#[derive(Deserialize)]
struct Token {
    #[serde(default)]
    csrf: String,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let cx = Ctx::from_request_parts(&mut parts, state).await?;
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(unreadable)?;
        cx.typed.note_pairs(&bytes);
        let again = || Request::from_parts(parts.clone(), Body::from(bytes.clone()));
        if parts.extensions.get::<Proven>() != Some(&Proven(true)) {
            let token = axum::Form::<Token>::from_request(again(), state).await;
            csrf::verify(&cx, &token.map_err(malformed)?.csrf)?;
        }
        let fields = Request::from_parts(parts.clone(), Body::from(read(&bytes)));
        let form = axum::Form::<T>::from_request(fields, state).await.map_err(malformed)?;
        Ok(Form(form.0))
    }
}

/// The same form without its token. Browsers end the lines of a field as mails do; a text has one kind of line.
fn read(form: &[u8]) -> Vec<u8> {
    let pairs = form.split(|byte| *byte == b'&');
    let kept: Vec<&[u8]> = pairs.filter(|pair| !pair.starts_with(b"csrf=")).collect();
    let mut rest = &kept.join(&b'&')[..];
    let mut out = Vec::with_capacity(rest.len());
    while let Some(at) = rest.windows(6).position(|six| six.eq_ignore_ascii_case(b"%0d%0a")) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(b"%0A");
        rest = &rest[at + 6..];
    }
    out.extend_from_slice(rest);
    out
}

fn malformed(cause: axum::extract::rejection::FormRejection) -> Error {
    Error::invalid("error-form").because(cause.body_text())
}

/// The body could not be read to its end: too long, or cut.
pub(super) fn unreadable(rejection: impl IntoResponse + std::fmt::Display) -> Error {
    let cause = rejection.to_string();
    let meaning = match rejection.into_response().status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Meaning::TooLarge,
        _ => Meaning::Invalid,
    };
    Error::new(meaning, "error-form").because(cause)
}
