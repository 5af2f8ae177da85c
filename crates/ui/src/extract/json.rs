//! What a program sends and receives.

use std::marker::PhantomData;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{Error, Message, Result};
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// JSON in and out. What does not parse is `Invalid` and says where; types taken from programs
/// reject unknown fields (`#[serde(deny_unknown_fields)]`).
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        match axum::Json::<Object<T>>::from_request(request, state).await {
            Ok(json) => Ok(Json(json.0.0)),
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

/// A JSON object: `serde` would take the fields of a type from an array too.
#[derive(Clone, Copy, Debug, Default)]
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        object(deserializer).map(Object)
    }
}

/// Reads a JSON object, and nothing but an object, for a field that holds one:
/// `#[serde(deserialize_with = "ui::object")]`.
///
/// # Errors
/// What the deserializer says.
pub fn object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<T, D::Error> {
    struct Fields<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
        type Value = T;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> std::result::Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }
    deserializer.deserialize_map(Fields(PhantomData))
}

/// The same for a field that may be absent or null: `#[serde(default, deserialize_with = …)]`.
///
/// # Errors
/// What the deserializer says.
pub fn object_or_none<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<T>, D::Error> {
    Ok(Option::<Object<T>>::deserialize(deserializer)?.map(|object| object.0))
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}
