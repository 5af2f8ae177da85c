//! What handlers say: rendered templates, redirects with cookies, what is wrong with a form.

use crate::Locale;
use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{Error, Result};

/// The text of a template.
pub fn render(template: &impl Template) -> Result<String> {
    template.render().map_err(Error::internal)
}

/// A `303` to `path` that sets `cookie`.
pub fn redirect_with(path: &str, cookie: HeaderValue) -> Response {
    with_cookie(Redirect::to(path), cookie)
}

/// A response that sets `cookie`.
pub fn with_cookie(response: impl IntoResponse, cookie: HeaderValue) -> Response {
    let mut response = response.into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// A page with a secret on it, shown once: nobody keeps it.
pub fn never_kept(page: crate::Page) -> Response {
    let no_store = HeaderValue::from_static("no-store");
    ([(header::CACHE_CONTROL, no_store)], page).into_response()
}

/// A file that one reader asks again and again: sent where it says something else than what they have (RFC 9110, 13.1.2).
pub fn revalidated(asked: &HeaderMap, media: &'static str, text: String) -> Response {
    let etag = format!("\"{}\"", &kernel::secret::hash(&text)[..32]);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.is_some_and(|known| {
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag || one.trim() == "*")
    });
    let said = [(header::ETAG, etag), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    match known {
        true => (StatusCode::NOT_MODIFIED, said).into_response(),
        false => (said, [(header::CONTENT_TYPE, media)], text).into_response(),
    }
}

/// What is wrong with the form that is shown again.
pub struct Wrong {
    l: Locale,
    error: Option<Error>,
}

impl Wrong {
    /// Nothing: the form is shown for the first time.
    pub fn nothing(l: Locale) -> Self {
        Wrong { l, error: None }
    }

    /// What `error` says, where filling the form again may help.
    ///
    /// # Errors
    /// The error itself, where it may not.
    pub fn with(l: Locale, error: Error) -> Result<Self> {
        match error.meaning() {
            Meaning::Invalid
            | Meaning::Conflict
            | Meaning::TooMany
            | Meaning::TooLarge
            | Meaning::Busy => Ok(Wrong { l, error: Some(error) }),
            _ => Err(error),
        }
    }

    /// What is wrong with one field; empty for nothing.
    pub fn about(&self, field: &str) -> String {
        let message = self.error.as_ref().and_then(|error| error.about(field));
        message.map(|message| self.l.msg(message)).unwrap_or_default()
    }

    /// What is wrong with the whole; empty for nothing, or where fields say it.
    pub fn whole(&self) -> String {
        let error = self.error.as_ref().filter(|error| error.fields().is_empty());
        error.map(|error| self.l.msg(error.message())).unwrap_or_default()
    }

    /// In how many seconds the same form may succeed.
    pub fn wait(&self) -> Option<u32> {
        self.error.as_ref().and_then(Error::wait)
    }

    /// The HTTP status of the page with the form.
    pub fn status(&self) -> u16 {
        self.error.as_ref().map_or(200, Error::status)
    }
}
