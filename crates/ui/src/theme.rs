//! Light or dark: what the browser prefers, or what the person chose.
//!
//! The choice is a cookie that the script writes, so that the server can say it in the first byte
//! of the page and nothing flashes.

use axum::http::HeaderMap;

use crate::flash::cookie;

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the browser prefers.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The name of the cookie.
    pub const COOKIE: &str = "theme";

    /// The choice in the request's cookie; anything unknown is no choice.
    pub fn from_headers(headers: &HeaderMap) -> Self {
        cookie(headers, Self::COOKIE).map_or(Theme::Auto, Theme::from_name)
    }

    /// The theme of that name.
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        }
    }

    /// Its name, for `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}
