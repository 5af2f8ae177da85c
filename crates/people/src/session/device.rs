//! Where a request comes from, as far as it can be believed.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

use crate::names;

/// A browser or program, for the list of sessions and for limits.
///
/// The address is that of the connection: headers that anybody can write are not read.
#[derive(Clone, Debug, Default)]
pub struct Device {
    /// What it says of itself; may be empty.
    pub agent: String,
    /// The address of the connection; empty where it is not known.
    pub address: String,
    network: String,
}

impl Device {
    /// The key for limits: the address, or its network of 2⁶⁴ where it is of IPv6, since whoever
    /// has one address there has them all.
    pub fn network(&self) -> &str {
        &self.network
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Device {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        let agent: String = names::line(agent.unwrap_or_default()).chars().take(200).collect();
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let address = peer.map(|ConnectInfo(peer)| peer.ip().to_canonical());
        Ok(Device {
            agent,
            address: address.map(|ip| ip.to_string()).unwrap_or_default(),
            network: address.map(network).unwrap_or_default(),
        })
    }
}

fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}
