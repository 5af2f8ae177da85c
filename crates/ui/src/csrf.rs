//! The token that proves a form to be one of our own pages': 256 bits derived from the session, or
//! from a cookie of its own for who is not signed in. A page of another site can make a browser
//! send the cookie, never the token.

use crate::Ctx;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use kernel::{Error, Result};
use subtle::ConstantTimeEq;

/// The header by which scripts and programs with a session send the token.
pub const HEADER: &str = "x-csrf-token";

/// Checks the token that a form carries in its field `csrf`. [`crate::extract::Form`] does it by itself;
/// handlers of `multipart/form-data` call this before they change anything.
///
/// # Errors
/// `Forbidden`, with advice to load the page again.
pub fn verify(cx: &Ctx, token: &str) -> Result<()> {
    if bool::from(token.as_bytes().ct_eq(cx.csrf.as_bytes())) {
        return Ok(());
    }
    Err(Error::new(kernel::error::Meaning::Forbidden, "error-csrf"))
}

/// Checks the token in the header, where there is one; answers whether there was.
pub fn verify_header(cx: &Ctx, headers: &HeaderMap) -> Result<bool> {
    match headers.get(HEADER) {
        Some(value) => verify(cx, value.to_str().unwrap_or_default()).map(|()| true),
        None => Ok(false),
    }
}

/// Whether the request proved itself by its header, so that no field is needed: an argument for
/// handlers of `multipart/form-data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proven(pub bool);

impl<S: Send + Sync> FromRequestParts<S> for Proven {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Proven>().copied().unwrap_or(Proven(false)))
    }
}
