//! What is said once on the page after a redirect: “Published. Undo”.
//!
//! It travels in a cookie that lives one minute, never in the address, where anybody could write
//! it. The cookie carries no text: only the key of a message about a finished action, and the path
//! of a form that undoes it. Both are checked again on reading, so that a forged cookie can only
//! say one of our sentences and point into our own pages.

use axum::http::{HeaderMap, HeaderValue, header};

/// The name of the cookie.
pub const COOKIE: &str = "flash";

/// Keys of messages that may be flashed begin so: no other message can be made to appear.
const PREFIX: &str = "notice-";

/// A sentence for the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flash {
    /// The message, a key that begins with `notice-`.
    pub key: String,
    /// Where a `POST` undoes it, a path of this site.
    pub undo: Option<String>,
}

impl Flash {
    /// Says `key` (which begins with `notice-`) on the next page.
    pub fn new(key: &str) -> Self {
        debug_assert!(is_key(key), "a flash key is notice-…: {key}");
        Self { key: key.to_owned(), undo: None }
    }

    /// Offers to undo by a `POST` to `path`.
    pub fn undo(mut self, path: &str) -> Self {
        debug_assert!(is_path(path), "an undo path is of this site: {path}");
        self.undo = Some(path.to_owned());
        self
    }

    /// The `Set-Cookie` value that carries it. Secure is left to the layer that knows the scheme.
    pub fn set_cookie(&self) -> HeaderValue {
        let undo = self.undo.as_deref().unwrap_or_default();
        let cookie =
            format!("{COOKIE}={}|{undo}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", self.key);
        HeaderValue::from_str(&cookie).unwrap_or_else(|_| clear_cookie())
    }

    /// The flash that the request carries, if it is one of ours.
    pub fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let (key, undo) = cookie(headers, COOKIE)?.split_once('|')?;
        let undo = (!undo.is_empty()).then(|| undo.to_owned());
        (is_key(key) && undo.as_deref().is_none_or(is_path))
            .then(|| Self { key: key.to_owned(), undo })
    }
}

/// The `Set-Cookie` value that takes the flash away once it was shown.
pub fn clear_cookie() -> HeaderValue {
    HeaderValue::from_static("flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
}

/// A redirect (`303`) to `path` that says `flash` there.
pub fn redirect(path: &str, flash: &Flash) -> axum::response::Response {
    use axum::response::IntoResponse;
    let mut response = axum::response::Redirect::to(path).into_response();
    response.headers_mut().append(header::SET_COOKIE, flash.set_cookie());
    response
}

/// The value of a cookie of the request.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn is_key(key: &str) -> bool {
    key.len() <= 64
        && key.starts_with(PREFIX)
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A path of this site: `//host` and `/\host` would leave it.
fn is_path(path: &str) -> bool {
    path.len() <= 200
        && path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.?=&%~@".contains(&b))
}
