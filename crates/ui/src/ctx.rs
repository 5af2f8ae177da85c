//! What every handler knows of the request: who is looking, in which language, when.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::log::CaughtUp;
use kernel::{Error, Time, Viewer};

use crate::{Locale, SafeHtml, Typed};

/// The circumstances of a request. The layer that reads sessions puts it among the request's
/// extensions; handlers take it as an argument.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The language and time zone of the answer.
    pub l: Locale,
    /// Who is looking, once signed in.
    pub viewer: Option<Viewer>,
    /// The token that this browser's forms must send back.
    pub csrf: String,
    /// Whether the script asks for a piece of a page (header `X-Fragment`).
    pub fragment: bool,
    /// The path and query asked for.
    pub path: String,
    /// The hour of the request.
    pub now: Time,
    /// Whether what is kept in memory may be believed for this request.
    pub caught_up: CaughtUp,
    /// What the form of the request says.
    pub typed: Typed,
}

impl Ctx {
    /// The viewer, or the error that leads to signing in.
    pub fn viewer(&self) -> Result<&Viewer, Error> {
        self.viewer.as_ref().ok_or_else(Error::unauthenticated)
    }

    /// The hidden field every form carries.
    pub fn csrf_field(&self) -> SafeHtml {
        let token = askama::filters::escape(&self.csrf, askama::filters::Html)
            .map_or_else(|_| String::new(), |token| token.to_string());
        SafeHtml::trusted(format!("<input type=\"hidden\" name=\"csrf\" value=\"{token}\">"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts
            .extensions
            .get::<Ctx>()
            .cloned()
            .ok_or_else(|| Error::internal("this route stands outside the session layer"))
    }
}
