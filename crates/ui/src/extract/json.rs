//! What a program sends and receives.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{Error, Message, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// JSON in and out. What does not parse is `Invalid` and says where; types taken from programs
/// reject unknown fields (`#[serde(deny_unknown_fields)]`).
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(json) => Ok(Json(json.0)),
            Err(rejection) => {
                let detail = rejection.body_text();
                let meaning = match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => Meaning::TooLarge,
                    _ => Meaning::Invalid,
                };
                Err(Error::new(meaning, Message::new("error-json").with("detail", detail)))
            }
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}
