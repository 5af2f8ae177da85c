//! A text that was changed meanwhile is not overwritten: whoever comes second is shown both wordings.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{Error, Etag, Result, Tx};
use serde::Serialize;
use serde_json::Value;
use ui::{Ctx, Locale};

use crate::kinds;
use crate::{Post, Words};

/// A wording of a post, a comment or a draft.
#[derive(Clone, Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Wording {
    /// Its title; empty where it has none.
    pub title: String,
    /// Its text, Markdown.
    pub body: String,
    /// What its kind asked for; absent where that is nothing.
    #[serde(skip_serializing_if = "Value::is_null")]
    #[schema(value_type = Option<Object>)]
    pub fields: Value,
    /// The same in words.
    #[serde(skip)]
    pub(crate) said: Vec<(String, String)>,
}

impl Wording {
    /// Of a post as it is now.
    pub(crate) fn of(tx: &mut Tx<'_>, post: &Post, l: Locale) -> Result<Wording> {
        let whole = kinds::whole_of(tx, post)?;
        let asked = post.asked();
        let people = people::cards(tx, &kinds::people_in(&whole, &asked))?;
        let said = kinds::said(l, &post.kind, &asked, &whole, &people);
        let given = kinds::current(tx, post)?.0;
        let fields = if given.is_empty() { Value::Null } else { given.into() };
        Ok(Wording { title: post.title.clone(), body: post.body.clone(), fields, said })
    }
}

impl From<Words> for Wording {
    fn from(words: Words) -> Wording {
        let Words { title, body, fields, .. } = words;
        Wording {
            title: title.unwrap_or_default(),
            body: body.unwrap_or_default(),
            fields: fields.map_or(Value::Null, |given| given.0.into()),
            said: Vec::new(),
        }
    }
}

/// Why a change was refused: problem details (RFC 9457) with both wordings.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Overwriting {
    /// Always `about:blank`: the status says it all.
    r#type: &'static str,
    /// What went wrong, in the reader's language.
    title: String,
    /// The HTTP status, 412.
    status: u16,
    /// The wording as it is now.
    current: Wording,
    /// Its tag: what a change that knows of it sends.
    etag: Etag,
    /// The wording that was sent, which is kept nowhere.
    sent: Wording,
}

/// Whether a change was refused because it began from another wording.
pub(crate) fn is_overwriting(error: &Error) -> bool {
    error.meaning() == Meaning::Outdated && error.about("etag").is_some()
}

/// That refusal, for a program.
pub(crate) fn problem(
    cx: &Ctx,
    error: &Error,
    current: Wording,
    etag: Etag,
    sent: Wording,
) -> Response {
    let title = cx.l.msg(error.message());
    let status = error.status();
    let problem = Overwriting { r#type: "about:blank", title, status, current, etag, sent };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::PRECONDITION_FAILED);
    (status, Json(problem)).into_response()
}
