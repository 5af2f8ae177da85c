//! Addresses: words inside them, and where a request comes from.

use axum::http::{HeaderMap, header};

/// `word` as a part of a path or a query (RFC 3986, 2.1): everything but unreserved characters is
/// percent-encoded.
pub fn encode(word: &str) -> String {
    let mut encoded = String::with_capacity(word.len());
    for byte in word.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The page of this site from which a request was sent, with its query, where the browser says so.
pub fn came_from(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (_, address) = text(header::REFERER)?.split_once("://")?;
    let path = address.strip_prefix(text(header::HOST)?)?;
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_from_this_site_or_from_nowhere() {
        let from = |referer: &'static str| {
            let headers = [("host", "parvis.example"), ("referer", referer)];
            let headers = headers.map(|(name, value)| {
                (name.parse::<header::HeaderName>().unwrap(), value.parse().unwrap())
            });
            came_from(&headers.into_iter().collect())
        };
        assert_eq!(from("https://parvis.example/?order=for-me").unwrap(), "/?order=for-me");
        for elsewhere in [
            "https://evil.example/",
            "https://parvis.example.evil.example/",
            "https://parvis.example//evil.example",
            "about:blank",
        ] {
            assert_eq!(from(elsewhere), None, "{elsewhere}");
        }
    }
}
