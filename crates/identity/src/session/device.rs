//! The browser or program that sends a request.

use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use people::names;

use super::Address;

/// A browser or program, for the list of sessions and for limits.
#[derive(Clone, Debug, Default)]
pub struct Device {
    /// What it says of itself; may be empty.
    pub agent: String,
    /// Its address; empty where it is not known.
    pub address: String,
    /// The network of its address, likewise.
    pub network: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Device {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        let agent: String = names::line(agent.unwrap_or_default()).chars().take(200).collect();
        let address = parts.extensions.get::<Address>();
        Ok(Device {
            agent,
            address: address.map(|address| address.0.to_string()).unwrap_or_default(),
            network: address.map(|address| address.network()).unwrap_or_default(),
        })
    }
}
