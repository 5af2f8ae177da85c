//! The cookies of this crate: their names and their flags.
//!
//! Over TLS the names begin with `__Host-`, by which browsers promise that no other host, not even
//! a neighbouring one, wrote them.

use axum::http::{HeaderMap, HeaderValue};
use kernel::Config;

/// A cookie that only the server reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The token of the session.
    Session,
    /// What the forms of somebody who is not signed in are tied to.
    Anonymous,
    /// The language chosen before signing in.
    Language,
    /// The accounts that signed in in this browser before.
    Known,
    /// That somebody signed out in this browser, and is not to be signed in unseen.
    Stay,
    /// The token of a sign-in that waits for its second factor.
    Half,
    /// The time zone of the browser, which its script says.
    Zone,
}

impl Cookie {
    /// Its name.
    pub fn name(self, config: &Config) -> &'static str {
        match (self, config.is_https()) {
            (Cookie::Session, true) => "__Host-parvis",
            (Cookie::Session, false) => "parvis",
            (Cookie::Anonymous, true) => "__Host-parvis-csrf",
            (Cookie::Anonymous, false) => "parvis-csrf",
            (Cookie::Language, true) => "__Host-parvis-lang",
            (Cookie::Language, false) => "parvis-lang",
            (Cookie::Known, true) => "__Host-parvis-known",
            (Cookie::Known, false) => "parvis-known",
            (Cookie::Stay, true) => "__Host-parvis-stay",
            (Cookie::Stay, false) => "parvis-stay",
            (Cookie::Half, true) => "__Host-parvis-half",
            (Cookie::Half, false) => "parvis-half",
            (Cookie::Zone, _) => "parvis-zone",
        }
    }

    /// Its value in a request.
    pub fn read<'a>(self, config: &Config, headers: &'a HeaderMap) -> Option<&'a str> {
        ui::flash::cookie(headers, self.name(config)).filter(|value| !value.is_empty())
    }

    /// The `Set-Cookie` that gives it `value` for `seconds`, or until the browser is closed.
    pub fn set(self, config: &Config, value: &str, seconds: Option<i64>) -> HeaderValue {
        let name = self.name(config);
        let life = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = if config.is_https() { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/{life}; HttpOnly; SameSite=Lax{secure}");
        // Values are our own words of letters, digits, `-`, `_`, `.` and `~`: always a sound header.
        HeaderValue::from_str(&cookie).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    /// The `Set-Cookie` that takes it away.
    pub fn clear(self, config: &Config) -> HeaderValue {
        self.set(config, "", Some(0))
    }
}
