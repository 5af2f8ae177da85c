//! What stands behind the question mark of an address.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::{Error, Result};
use serde::de::DeserializeOwned;

/// The parameters of an address. One that cannot be read is `Invalid`.
#[derive(Clone, Debug)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let query = axum::extract::Query::<T>::from_request_parts(parts, state).await;
        let invalid = |cause: axum::extract::rejection::QueryRejection| {
            Error::invalid("error-query").because(cause.body_text())
        };
        query.map(|query| Query(query.0)).map_err(invalid)
    }
}
