//! The devices of a person, on the page of what reaches them.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use identity::session::{Credential, Device as Asking};
use kernel::{App, Error, Result};
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::DeviceId;
use super::devices::{Device, Subscription, remove, subscribe};
use crate::mail::page::PATH as SETTINGS;

/// Where a browser says that it agrees to be told.
pub(crate) const PATH: &str = "/settings/devices";

/// A device in the list.
pub(crate) struct Row {
    pub(crate) id: DeviceId,
    pub(crate) name: String,
    /// When it was added and last told, in words.
    pub(crate) about: String,
    /// Whether it is the browser that asks.
    pub(crate) here: bool,
}

/// A device as the page lists it; `current` is the session of whoever asks.
pub(crate) fn row(cx: &Ctx, current: Option<i64>, device: &Device) -> Row {
    let added = cx.l.t1("push-added", "when", cx.l.datetime(device.created_at));
    let told = device.told_at.map(|at| cx.l.t1("push-last", "when", cx.l.ago(at, cx.now)));
    Row {
        id: device.id,
        name: identity::session::browser(&device.agent).unwrap_or_else(|| cx.l.t("push-unknown")),
        about: [Some(added), told].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        here: current.is_some() && device.session == current,
    }
}

/// `POST /settings/devices`: what the script sends once the browser agreed.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    credential: Option<Extension<Credential>>,
    asking: Asking,
    ui::Form(wanted): ui::Form<Subscription>,
) -> Result<Response> {
    let viewer = cx.viewer()?.id;
    let Extension(with) = credential.ok_or_else(Error::unauthenticated)?;
    let sound = wanted.sound(&app.config)?;
    let keep = move |tx: &mut kernel::Tx<'_>| subscribe(tx, viewer, with, &asking.agent, &sound);
    app.db.write(keep).await?;
    Ok(redirect(SETTINGS, &Flash::new("notice-push-on")))
}

/// `POST /settings/devices/{id}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.id, id.parse::<DeviceId>()?);
    app.db.write(move |tx| remove(tx, viewer, id)).await?;
    Ok(redirect(SETTINGS, &Flash::new("notice-push-off")))
}
