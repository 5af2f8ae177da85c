//! Addresses, and which of them are of one site.

use kernel::door::Url;
use kernel::{Error, Result};

/// The longest address, in bytes.
const LENGTH: usize = 2_000;

/// An address as it is kept: of the web, without what is after `#` and without credentials.
///
/// # Errors
/// `Invalid` on the field `url`.
pub(crate) fn address(typed: &str) -> Result<Url> {
    let typed = typed.trim();
    // An address is often typed as a browser shows it.
    let whole = match typed.contains("://") {
        true => typed.to_owned(),
        false => format!("https://{typed}"),
    };
    let wrong = || Error::field("url", "elsewhere-url-wrong");
    let mut url = Url::parse(&whole).map_err(|_| wrong())?;
    url.set_fragment(None);
    let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    let is_plain = url.username().is_empty() && url.password().is_none();
    if !is_web || !is_plain || url.as_str().len() > LENGTH {
        return Err(wrong());
    }
    Ok(url)
}

/// Whether two addresses are of one site: the same host, with or without `www.`.
pub(crate) fn is_same(one: &Url, other: &Url) -> bool {
    let of = |url: &Url| {
        let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
        (host.strip_prefix("www.").map(str::to_owned).unwrap_or(host), url.port_or_known_default())
    };
    let ((one, port), (other, other_port)) = (of(one), of(other));
    // A site may lead from http to https.
    let usual = |port: Option<u16>| matches!(port, Some(80 | 443));
    one == other && (port == other_port || (usual(port) && usual(other_port)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_the_web() {
        assert_eq!(
            address(" intranet.example/a#b ").unwrap().as_str(),
            "https://intranet.example/a"
        );
        for wrong in ["", "ftp://a.example", "https://me:secret@a.example", "javascript:x", "a b"] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn sites_are_told_apart() {
        let same = |one: &str, other: &str| {
            is_same(&Url::parse(one).unwrap(), &Url::parse(other).unwrap())
        };
        assert!(same("http://a.example/x", "https://www.a.example/y"));
        assert!(!same("https://a.example", "https://login.a.example"));
        assert!(!same("http://a.example:8080", "http://a.example:8081"));
    }
}
