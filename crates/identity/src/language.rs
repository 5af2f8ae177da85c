//! Choosing a language before signing in; afterwards it is part of the profile.

use axum::extract::State;
use axum::response::Response;
use kernel::{App, Error, Lang, Result};
use serde::Deserialize;
use ui::{Form, answer};

use crate::session::cookie::Cookie;
use crate::sign_in;

/// How long the choice is kept, in seconds: a year.
const KEPT: i64 = 365 * 24 * 3_600;

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct Choice {
    lang: String,
    #[serde(default)]
    next: String,
}

/// `POST /language`
pub(crate) async fn submit(State(app): State<App>, Form(choice): Form<Choice>) -> Result<Response> {
    let lang = Lang::from_code(&choice.lang).ok_or_else(|| Error::invalid("error-form"))?;
    let cookie = Cookie::Language.set(&app.config, lang.code(), Some(KEPT));
    Ok(answer::redirect_with(sign_in::local(&choice.next), cookie))
}
