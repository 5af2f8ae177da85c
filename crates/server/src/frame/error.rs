//! Errors, told to a person as a page and to a program as problem details (RFC 9457).

use std::any::Any;

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::Error;
use kernel::error::Meaning;
use serde::Serialize;
use ui::Ctx;

/// Problem details.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Problem {
    /// Always `about:blank`: the status says it all.
    r#type: &'static str,
    /// What went wrong, in the reader's language.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What went wrong with this request: the fields' errors in one sentence, or the title.
    detail: String,
    /// What is wrong with each field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Wrong>,
    /// To quote when asking for help.
    request: String,
}

/// What is wrong with a field.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Wrong {
    field: String,
    detail: String,
}

/// How an error is to be told.
pub(super) enum Told {
    /// Problem details.
    Problem,
    /// A page.
    Page,
}

/// An answer that tells of `error`; for a page, the page before its shell.
pub(super) fn tell(error: &Error, cx: &Ctx, told: Told, request: &str) -> Response {
    let fails = matches!(error.meaning(), Meaning::Internal | Meaning::Unavailable);
    if fails {
        // Without its query: what somebody looks for, or the code of a link, is nobody else's.
        let path = cx.path.split('?').next();
        tracing::error!(%error, request, path, "a request failed");
    }
    match told {
        Told::Problem => problem(error, cx, request),
        Told::Page
            if error.meaning() == Meaning::Unauthenticated && cx.typed.words().is_empty() =>
        {
            // Only the path of a page may be gone back to, which the form that is sent cannot be.
            Redirect::to(&format!("/sign-in?next={}", ui::encode(&cx.path))).into_response()
        }
        Told::Page => {
            ui::shell::error_page(error, cx, if fails { request } else { "" }).into_response()
        }
    }
}

fn problem(error: &Error, cx: &Ctx, request: &str) -> Response {
    let title = cx.l.msg(error.message());
    let errors: Vec<Wrong> = error
        .fields()
        .iter()
        .map(|(field, message)| Wrong { field: field.to_string(), detail: cx.l.msg(message) })
        .collect();
    let details: Vec<&str> = errors.iter().map(|wrong| wrong.detail.as_str()).collect();
    let detail = if details.is_empty() { title.clone() } else { details.join(" ") };
    let status = error.status();
    let problem =
        Problem { r#type: "about:blank", title, status, detail, errors, request: request.into() };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, axum::Json(problem)).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    if error.meaning() == Meaning::Unauthenticated {
        let scheme = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(axum::http::header::WWW_AUTHENTICATE, scheme);
    }
    response
}

/// A handler that panicked answers like any internal error; the process goes on.
pub(crate) fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let words = cause.downcast_ref::<&str>().map(ToString::to_string);
    let words = words.or_else(|| cause.downcast_ref::<String>().cloned());
    Error::internal(words.unwrap_or_else(|| "a handler panicked".into())).into_response()
}
