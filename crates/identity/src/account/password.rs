//! The section of the password. Changing it ends every other session, and every other access token
//! unless they are to be kept: whoever knew the old password may have made one. Where nothing is said
//! they end, since one that is missed is made again in a minute, and one that is overlooked is a door.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::gate::Who;
use kernel::{App, Error, PersonId, Result, Tx, Viewer};
use people::accounts as store;
use people::{access, settings};
use serde::Deserialize;
use ui::{Ctx, Form, Json};

use super::{Section, Shown, done, page};
use crate::limits::Try;
use crate::password;
use crate::session::{Credential, Current};
use crate::tokens;
use crate::ways::{self, Typed};

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct PasswordForm {
    old: String,
    password: String,
    keep_tokens: Option<String>,
}

/// A new password, as a program sends it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    /// The present one, where there is one.
    #[serde(default)]
    old: String,
    /// The new one: at least 12 characters.
    password: String,
    /// Whether your other access tokens stay good; they are revoked unless you say so.
    #[serde(default)]
    keep_tokens: bool,
}

/// `POST /settings/password`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    credential: Option<Extension<Credential>>,
    current: Option<Extension<Current>>,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let keep_tokens = form.keep_tokens.is_some();
    let new = NewPassword { old: form.old, password: form.password, keep_tokens };
    match replace(&app, &cx, credential, new).await {
        Ok(0) => Ok(done("notice-password-changed")),
        Ok(_) => Ok(done("notice-password-changed-tokens")),
        Err(error) => {
            let wrong = Shown::wrong(&cx, Section::Password, error)?;
            let shown = Shown { keep_tokens, ..wrong };
            Ok(page(&app, &cx, current, shown).await?.into_response())
        }
    }
}

/// Change your password. Your other sessions end, and your other access tokens unless you keep them.
#[utoipa::path(put, path = "/api/v1/me/password", tag = "me", request_body = NewPassword,
    responses((status = 204, description = "Changed"),
        (status = 403, description = "This token may not"),
        (status = 422, description = "The old one is wrong, or the new one too weak")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    credential: Option<Extension<Credential>>,
    Json(new): Json<NewPassword>,
) -> Result<StatusCode> {
    replace(&app, &cx, credential, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether somebody has a password to be asked for, here or elsewhere.
///
/// # Errors
/// Whatever the database meets.
pub fn has(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(store::password(tx, person)?.is_some() || ways::has_password(tx, person)?)
}

/// Lets only whoever knows the password of the viewer go on, where there is one; counted like other guesses.
///
/// # Errors
/// `Invalid` on this field; `TooMany` after too many guesses.
pub async fn prove(app: &App, viewer: &Viewer, field: &'static str, typed: String) -> Result<()> {
    let attempt = proved(app, viewer, field, typed).await?;
    app.db.write(move |tx| attempt.succeeded(tx)).await
}

/// The same; answers the guess, to be told that it succeeded.
pub(super) async fn proved(
    app: &App,
    viewer: &Viewer,
    field: &'static str,
    typed: String,
) -> Result<Try> {
    // Whoever finds a browser signed in may not guess the password there either.
    let attempt = Try::signed_in(viewer.id);
    let (counted, me) = (attempt.clone(), viewer.id);
    app.db.write(move |tx| counted.count(tx)).await?;
    let load = move |tx: &mut Tx<'_>| {
        let stored = store::password(tx, me)?;
        let is_elsewhere = match stored {
            Some(_) => ways::elsewhere(tx, Some(me))?.1,
            None => ways::has_password(tx, me)?,
        };
        Ok((stored, is_elsewhere))
    };
    let (stored, is_elsewhere) = app.db.read(load).await?;
    let typed: String = typed.chars().take(password::MOST + 1).collect();
    if is_elsewhere {
        // They are found there by their account here: what they would type to say who they are is not asked.
        let asked = Typed {
            login: String::new(),
            password: typed.clone(),
            person: Some(me),
            network: None,
        };
        let is_theirs = !typed.is_empty() && ways::prove(app, asked).await? == Some(me);
        return match is_theirs {
            true => Ok(attempt),
            false => Err(Error::field(field, "password-old-wrong")),
        };
    }
    if stored.is_some() && !password::verify_later(app, Who::Known, typed, stored).await? {
        return Err(Error::field(field, "password-old-wrong"));
    }
    Ok(attempt)
}

/// Replaces the password; what it is asked with goes on. Answers how many tokens were revoked.
async fn replace(
    app: &App,
    cx: &Ctx,
    credential: Option<Extension<Credential>>,
    new: NewPassword,
) -> Result<usize> {
    let viewer = cx.viewer()?.clone();
    tokens::require_full(&viewer)?;
    let me = viewer.id;
    app.db.read(move |tx| ways::kept_here(tx, me)).await?;
    let attempt = proved(app, &viewer, "old", new.old).await?;
    let own = viewer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let site = settings::get(tx, settings::SITE_NAME)?.unwrap_or_default();
        Ok((access::own(tx, &own)?, site))
    };
    let (me, site) = app.db.read(read).await?;
    let email = me.email.as_deref().unwrap_or_default();
    password::check(&new.password, &[&me.handle, &me.name, email, &site])?;
    let hashed = password::hash_later(app, Who::Known, new.password).await?;
    let with = credential.map(|Extension(credential)| credential);
    let config = app.config.clone();
    let changed = move |tx: &mut Tx<'_>| {
        attempt.succeeded(tx)?;
        password::set(tx, &config, &me, &hashed, with.and_then(Credential::session))?;
        match new.keep_tokens {
            true => Ok(0),
            false => tokens::revoke_others(tx, me.id, with.and_then(Credential::token)),
        }
    };
    app.db.write(changed).await
}
