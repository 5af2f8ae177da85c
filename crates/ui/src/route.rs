//! The route that a request was matched to.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, MatchedPath, RawPathParams};
use axum::http::request::Parts;

/// The route of a request, with the names in its address: what a layer around all pages knows of the one
/// that was asked for.
#[derive(Clone, Debug, Default)]
pub struct Route {
    pattern: String,
    names: Vec<String>,
}

impl Route {
    /// The first name in the address, where it is of the route `pattern` (`/posts/{id}`).
    pub fn named(&self, pattern: &str) -> Option<&str> {
        self.names.first().filter(|_| self.pattern == pattern).map(String::as_str)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Route {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Route, Infallible> {
        let Some(pattern) = parts.extensions.get::<MatchedPath>() else {
            return Ok(Route::default());
        };
        let pattern = pattern.as_str().to_owned();
        let names = RawPathParams::from_request_parts(parts, state).await;
        let names = names.map(|all| all.iter().map(|(_, value)| value.to_owned()).collect());
        Ok(Route { pattern, names: names.unwrap_or_default() })
    }
}
