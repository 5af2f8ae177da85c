//! Which requests may change something: those that our own pages send.
//!
//! Two locks: the browser says from which site the request was sent, and the request carries a
//! token that only our pages know. This module is the first; [`ui::csrf`] is the second.

use axum::http::{HeaderMap, Method, header};
use kernel::Config;

/// Whether this method promises to change nothing.
pub(super) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
}

/// Whether the browser says that one of our own pages sent the request. A request that says
/// nothing about its origin was not sent by a page of ours.
pub(super) fn is_own(config: &Config, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return false };
    let host = origin.split_once("://").map(|(_, host)| host);
    let said = text(header::HOST.as_str());
    origin == config.public_url || (host.is_some() && host == said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(headers: &[(&'static str, &'static str)]) -> bool {
        let config = Config { public_url: "https://parvis.example".into(), ..Config::default() };
        let headers = headers.iter().map(|(name, value)| {
            (name.parse::<header::HeaderName>().unwrap(), value.parse().unwrap())
        });
        is_own(&config, &headers.collect())
    }

    #[test]
    fn only_our_own_pages_may_change_something() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[("origin", "https://parvis.example")]));
        assert!(own(&[("origin", "http://127.0.0.1:4300"), ("host", "127.0.0.1:4300")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(!own(&[("sec-fetch-site", "cross-site"), ("origin", "https://parvis.example")]));
        assert!(!own(&[("origin", "https://evil.example"), ("host", "parvis.example")]));
        assert!(!own(&[("origin", "null")]));
        assert!(!own(&[("host", "parvis.example")]));
    }
}
