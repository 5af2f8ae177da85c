//! Where a request comes from: the address of the connection, or what our own proxy says.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use kernel::Config;

/// The address of whoever sends a request, among its extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl Address {
    /// The network it is of: whoever has one address there may have them all.
    pub fn network(self) -> String {
        match self.0 {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                format!("{a}.{b}.{c}.0/24")
            }
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

/// Finds where a request comes from. Each proxy adds on the right of `X-Forwarded-For` whom it was
/// asked by, and anybody can write the rest: read from the right, the first address that is not a
/// proxy of ours is the one.
pub fn find(config: &Config, request: &Request) -> Option<Address> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let mut found = peer.ip().to_canonical();
    let ours = |address: &IpAddr| config.proxies.iter().any(|network| network.contains(address));
    let values = request.headers().get_all("x-forwarded-for").iter();
    let said: Vec<&str> =
        values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).collect();
    for address in said.into_iter().rev() {
        if !ours(&found) {
            break;
        }
        let Some(address) = parse(address.trim()) else { break };
        found = address;
    }
    Some(Address(found))
}

/// An address as proxies write it, some with a port.
fn parse(text: &str) -> Option<IpAddr> {
    let socket = || text.parse::<SocketAddr>().map(|socket| socket.ip()).ok();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address: IpAddr = bare.parse().ok().or_else(socket)?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(peer: &str, said: &[&str]) -> String {
        let config = Config { proxies: vec!["10.0.0.0/8".parse().unwrap()], ..Config::default() };
        let mut request = Request::new(axum::body::Body::empty());
        let peer = SocketAddr::new(peer.parse().unwrap(), 4);
        request.extensions_mut().insert(ConnectInfo(peer));
        for value in said {
            request.headers_mut().append("x-forwarded-for", value.parse().unwrap());
        }
        find(&config, &request).unwrap().0.to_string()
    }

    #[test]
    fn only_our_own_proxies_say_where_a_request_comes_from() {
        for (peer, said, address) in [
            ("203.0.113.7", &[][..], "203.0.113.7"),
            ("203.0.113.7", &["198.51.100.1"], "203.0.113.7"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("::ffff:10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["192.0.2.1, 198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", &["192.0.2.1", "198.51.100.1:4000"], "198.51.100.1"),
            ("10.0.0.1", &["[2001:db8::1]:443"], "2001:db8::1"),
            ("10.0.0.1", &["2001:db8::1"], "2001:db8::1"),
            ("10.0.0.1", &["192.0.2.1, unknown"], "10.0.0.1"),
            ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ] {
            assert_eq!(found(peer, said), address, "{peer} {said:?}");
        }
    }

    #[test]
    fn a_network_is_what_one_subscriber_may_have() {
        let network = |text: &str| Address(text.parse().unwrap()).network();
        assert_eq!(network("198.51.100.66"), "198.51.100.0/24");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    }
}
