//! The bytes of requests.

use bytes::Bytes;

/// `GET path` with these header lines, each ending in CR LF.
pub fn get(path: &str, headers: &str) -> Bytes {
    Bytes::from(format!("GET {path} HTTP/1.1\r\nHost: parvis.test\r\n{headers}\r\n"))
}

/// `method path` with a JSON body (may be empty) and an access token.
pub fn send(method: &str, path: &str, token: &str, body: &str) -> Bytes {
    let length = body.len();
    Bytes::from(format!(
        "{method} {path} HTTP/1.1\r\nHost: parvis.test\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    ))
}
