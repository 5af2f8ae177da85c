//! The section of the access tokens.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use serde::Deserialize;
use ui::{Ctx, Form, Locale, answer};

use super::{Section, Shown, done, page};
use crate::session::Current;
use crate::tokens::{self, ScopeName};

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct TokenForm {
    name: String,
    scope: ScopeName,
    days: i64,
}

/// `POST /settings/tokens`
///
/// The secret is on the page that answers, and nowhere else.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    Form(form): Form<TokenForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let make = move |tx: &mut Tx<'_>| {
        tokens::require_full(&viewer)?;
        let until = tokens::expiry(tx.now(), form.days);
        tokens::create(tx, viewer.id, &form.name, form.scope.into(), until)
    };
    let shown = match app.db.write(make).await {
        Ok((_, secret)) => Shown { secret: Some(secret), ..Shown::NOTHING },
        Err(error) => Shown::wrong(&cx, Section::Tokens, error)?,
    };
    let page = page(&app, &cx, current, shown).await?;
    Ok(answer::never_kept(page).into_response())
}

/// `POST /settings/tokens/{id}/revoke`
pub(crate) async fn revoke(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let id: kernel::id::Raw = id.parse()?;
    app.db.write(move |tx| tokens::revoke(tx, &viewer, id.0)).await?;
    Ok(done("notice-token-revoked"))
}

/// The scopes to choose from.
pub(super) fn scopes(l: Locale, administers: bool) -> Vec<(String, String)> {
    let words = if administers { &["read", "write", "full"][..] } else { &["read", "write"][..] };
    words.iter().map(|word| ((*word).to_owned(), l.t(&format!("token-scope-{word}")))).collect()
}

/// How long a token lives.
pub(super) fn lives(l: Locale) -> Vec<(String, String)> {
    let mut lives: Vec<_> = [30, 90, 365].map(|n| (n.to_string(), l.tn("token-days", n))).to_vec();
    lives.push(("0".to_owned(), l.t("token-no-expiry")));
    lives
}
