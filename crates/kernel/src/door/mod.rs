//! The one door through which Parvis asks anything of the network over HTTP, and directories over LDAP.
//!
//! Invariants:
//! - a name is resolved here, and the address that was checked is the one connected to: nothing is
//!   resolved twice, so that a name cannot answer otherwise the second time;
//! - private addresses are refused, however they are written and at each redirect, but for the
//!   networks that the settings name; so are ports other than 80 and 443;
//! - every request has a limit in bytes and one in time, over all its redirects;
//! - nothing of ours travels: no cookie, no credentials, no referrer; no proxy is taken from the
//!   environment.
//!
//! It stands on `hyper` itself. A client with a pool would decide on its own when to resolve and
//! whom to reuse, which is what a guard must know.

mod address;
mod connect;

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, Method};
use ipnet::IpNet;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
pub use url::Url;

use crate::{Error, Result};

/// Redirects followed, at most.
const HOPS: usize = 5;

/// The door. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Door(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// Networks that may be asked although they are private, at any port.
    networks: Vec<IpNet>,
    /// Made when it is first needed, once for this door and those made of it.
    tls: Arc<OnceLock<TlsConnector>>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("networks", &self.networks).finish_non_exhaustive()
    }
}

/// How much a request may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the body that is answered; what is beyond is left out.
    pub most: usize,
    /// From the name to the last byte, with all redirects.
    pub time: Duration,
}

/// What was answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Who answered, after redirects.
    pub url: Url,
    /// The status: any, also of failures.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, or its beginning.
    pub body: Vec<u8>,
    /// Whether that is the whole of it.
    pub whole: bool,
}

impl Answer {
    /// The media type with its parameters; empty when it is not told.
    pub fn media(&self) -> &str {
        self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A request on its way.
struct Ask {
    method: Method,
    headers: HeaderMap,
    body: Bytes,
    most: usize,
}

impl Door {
    /// A door that also leads into these networks.
    pub fn new(networks: Vec<IpNet>) -> Door {
        Door(Arc::new(Inner { networks, tls: Arc::default() }))
    }

    /// The same for who is no colleague: it leads into no private network.
    pub fn outward(&self) -> Door {
        Door(Arc::new(Inner { networks: Vec::new(), tls: self.0.tls.clone() }))
    }

    /// Asks for what is at an address, following redirects. `accept` are media types.
    ///
    /// # Errors
    /// `Forbidden` for an address that may not be asked, there or at a redirect; `Unavailable`
    /// where nothing answers, or not in time.
    pub async fn get(&self, url: &Url, accept: &'static str, limits: Limits) -> Result<Answer> {
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
        let ask = Ask { method: Method::GET, headers, body: Bytes::new(), most: limits.most };
        in_time(limits, self.follow(url.clone(), &ask)).await
    }

    /// Asks for what is at an address with headers that prove who asks. A redirect is answered as it is: they go nowhere
    /// else.
    ///
    /// # Errors
    /// The same.
    pub async fn get_with(&self, url: &Url, headers: HeaderMap, limits: Limits) -> Result<Answer> {
        let ask = Ask { method: Method::GET, headers, body: Bytes::new(), most: limits.most };
        in_time(limits, connect::exchange(self, url, &ask)).await
    }

    /// Sends something to an address. A redirect is answered as it is.
    ///
    /// # Errors
    /// The same.
    pub async fn post(
        &self,
        url: &Url,
        headers: HeaderMap,
        body: impl Into<Bytes>,
        limits: Limits,
    ) -> Result<Answer> {
        let ask = Ask { method: Method::POST, headers, body: body.into(), most: limits.most };
        in_time(limits, connect::exchange(self, url, &ask)).await
    }

    /// Connects to a directory that is asked over LDAP: an address inside as the settings name networks, or a public one at
    /// the ports of LDAP.
    ///
    /// # Errors
    /// The same.
    pub async fn directory(&self, host: &str, port: u16) -> Result<TcpStream> {
        let is_usual = matches!(port, 389 | 636 | 3268 | 3269);
        connect::reach(host, port, |address| {
            let address = address.to_canonical();
            self.is_ours(address) || (is_usual && address::is_public(address))
        })
        .await
    }

    async fn follow(&self, mut url: Url, ask: &Ask) -> Result<Answer> {
        for _ in 0..=HOPS {
            let answer = connect::exchange(self, &url, ask).await?;
            let next = match (answer.status, answer.headers.get(LOCATION)) {
                (301 | 302 | 303 | 307 | 308, Some(next)) => next,
                _ => return Ok(answer),
            };
            let next = next.to_str().ok().and_then(|next| url.join(next).ok());
            let next = next.ok_or_else(|| Error::unavailable("a redirect that leads nowhere"))?;
            if url.scheme() == "https" && next.scheme() != "https" {
                return Err(Error::unavailable("a redirect from https to http"));
            }
            url = next;
        }
        Err(Error::unavailable("too many redirects"))
    }

    /// Whether something at this address and port may be asked.
    fn admits(&self, address: IpAddr, port: u16) -> bool {
        let address = address.to_canonical();
        self.is_ours(address) || (matches!(port, 80 | 443) && address::is_public(address))
    }

    fn is_ours(&self, address: IpAddr) -> bool {
        self.0.networks.iter().any(|network| network.contains(&address))
    }

    fn tls(&self) -> Result<&TlsConnector> {
        if let Some(made) = self.0.tls.get() {
            return Ok(made);
        }
        let made = TlsConnector::from(Arc::new(crate::tls::client()?));
        Ok(self.0.tls.get_or_init(|| made))
    }
}

/// Whether an address names a machine of the network inside by itself: a private address, or a name that
/// is of no other network (RFC 6761, RFC 6762, RFC 8375). What other names lead to is asked on the way.
pub fn is_inside(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => !address::is_public(address.into()),
        Some(url::Host::Ipv6(address)) => !address::is_public(address.into()),
        Some(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let last = name.rsplit('.').next().unwrap_or_default();
            !name.contains('.')
                || ["localhost", "local", "internal", "arpa", "invalid"].contains(&last)
        }
        None => true,
    }
}

async fn in_time(limits: Limits, done: impl Future<Output = Result<Answer>>) -> Result<Answer> {
    let done = tokio::time::timeout(limits.time, done).await;
    done.unwrap_or_else(|_| Err(Error::unavailable("no answer in time")))
}
