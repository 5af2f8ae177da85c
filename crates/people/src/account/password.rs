//! The section of the password. Changing it ends every other session.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Error, Result, Tx, Viewer};
use serde::Deserialize;
use std::sync::Arc;
use ui::Ctx;

use super::{Section, Shown, done, page};
use crate::access;
use crate::extract::Form;
use crate::limits::Limits;
use crate::password::{self, Hashed};
use crate::session::{self, Current, Device};
use crate::store::accounts as store;

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct NewPassword {
    old: String,
    password: String,
}

/// `POST /settings/password`
pub(crate) async fn submit(
    State(app): State<App>,
    Extension(limits): Extension<Arc<Limits>>,
    cx: Ctx,
    device: Device,
    current: Option<Extension<Current>>,
    Form(form): Form<NewPassword>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    // Whoever finds a browser signed in may not guess the password there either.
    limits.try_account(&viewer.handle, &device, cx.now)?;
    let kept = current.map(|Extension(Current(id))| id);
    match replace(&app, viewer.clone(), form, kept).await {
        Ok(()) => {
            limits.succeeded(&viewer.handle);
            Ok(done("notice-password-changed"))
        }
        Err(error) => {
            let shown = Shown::wrong(&cx, Section::Password, error)?;
            Ok(page(&app, &cx, current, shown).await?.into_response())
        }
    }
}

async fn replace(app: &App, viewer: Viewer, form: NewPassword, kept: Option<i64>) -> Result<()> {
    let own = viewer.clone();
    let read = move |tx: &mut Tx<'_>| Ok((access::own(tx, &own)?, store::password(tx, own.id)?));
    let (me, stored) = app.db.read(read).await?;
    let old: String = form.old.chars().take(password::MOST + 1).collect();
    if stored.is_some() && !password::verify_later(old, stored).await? {
        return Err(Error::field("old", "password-old-wrong"));
    }
    password::check(&form.password, &me.handle, me.email.as_deref())?;
    let hashed = password::hash_later(form.password).await?;
    app.db.write(move |tx| set(tx, &viewer, &hashed, kept)).await
}

/// Gives the viewer a new password and ends every session but `kept`.
fn set(tx: &mut Tx<'_>, viewer: &Viewer, hashed: &Hashed, kept: Option<i64>) -> Result<()> {
    store::set_password(tx, viewer.id, hashed.as_str())?;
    tx.log(Activity::new("person.password-changed", viewer.id.0).by(viewer.id))?;
    session::close_all(tx, viewer.id, kept, viewer.id)
}
