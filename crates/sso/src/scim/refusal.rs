//! How a request is refused: RFC 7644, 3.12, in words that lead to a mend.

use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{Error, Lang, Message};
use serde_json::json;
use ui::Locale;

use super::TYPE;

/// Longest word of theirs that is told back, in characters.
const MOST: usize = 200;

fn message(key: &'static str, said: impl ToString) -> Message {
    let said: String = text::one_line(&said.to_string()).chars().take(MOST).collect();
    Message::new(key).with("said", said)
}

/// What was sent cannot be taken.
pub(crate) fn invalid(key: &'static str, said: impl ToString) -> Error {
    Error::new(Meaning::Invalid, message(key, said))
}

/// It is against what is here.
pub(crate) fn conflict(key: &'static str, said: impl ToString) -> Error {
    Error::new(Meaning::Conflict, message(key, said))
}

/// More than is taken at once.
pub(super) fn too_large(key: &'static str, said: impl ToString) -> Error {
    Error::new(Meaning::TooLarge, message(key, said))
}

/// How an error is told.
pub(super) struct Told {
    pub(super) status: u16,
    /// The word of RFC 7644; may be empty.
    kind: &'static str,
    detail: String,
}

impl Told {
    pub(super) fn of(error: &Error) -> Told {
        let about = error.fields().first().map_or(error.message(), |(_, message)| message);
        let kind = match (error.meaning(), about.key) {
            (_, "scim-error-filter" | "scim-error-filter-deep" | "scim-error-filter-attribute") => {
                "invalidFilter"
            }
            (_, "scim-error-path") => "invalidPath",
            (_, "scim-error-no-target") => "noTarget",
            (_, "scim-error-syntax" | "scim-error-lacks") => "invalidSyntax",
            (_, "scim-error-read-only") => "mutability",
            (_, "person-email-taken" | "person-number-taken" | "group-name-taken") => "uniqueness",
            (_, "scim-error-taken" | "scim-error-known") => "uniqueness",
            (_, "scim-error-not-claimed" | "scim-error-guest") => "uniqueness",
            (Meaning::Invalid, _) => "invalidValue",
            _ => "",
        };
        let status = match (error.meaning(), kind) {
            (_, "uniqueness") => 409,
            _ if about.key == "scim-error-type" => 415,
            (Meaning::Invalid, _) => 400,
            _ => error.status(),
        };
        Told { status, kind, detail: Locale::new(Lang::En).msg(about) }
    }
}

/// What of an error is kept for administrators: a word, and what it was about; nothing of what is nobody's to mend.
pub(crate) fn kept(error: &Error) -> Option<(&'static str, String)> {
    if !matches!(error.meaning(), Meaning::Invalid | Meaning::Conflict | Meaning::TooLarge) {
        return None;
    }
    let message = error.message();
    match message.key.strip_prefix("scim-error-") {
        Some(word) => {
            let said = message.args.first().map(|(_, said)| said.clone());
            Some((word, said.unwrap_or_default()))
        }
        None => Some(("refused", Told::of(error).detail)),
    }
}

/// An answer that tells of an error.
pub(super) fn tell(error: &Error) -> Response {
    told(error, &Told::of(error))
}

/// The same with a status that no error of ours has.
pub(super) fn tell_as(status: StatusCode, key: &'static str, said: &str) -> Response {
    let error = conflict(key, said);
    let as_it_is = Told { status: status.as_u16(), ..Told::of(&error) };
    told(&error, &as_it_is)
}

fn told(error: &Error, told: &Told) -> Response {
    let mut body = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": told.status.to_string(),
        "detail": told.detail,
    });
    if !told.kind.is_empty() {
        body["scimType"] = json!(told.kind);
    }
    let status = StatusCode::from_u16(told.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, [(CONTENT_TYPE, TYPE)], body.to_string()).into_response();
    let headers = response.headers_mut();
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(wait) = error.wait() {
        headers.insert(axum::http::header::RETRY_AFTER, HeaderValue::from(wait));
    }
    response
}
