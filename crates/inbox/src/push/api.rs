//! The devices of a person, for programs.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use identity::session::{Credential, Device as Asking};
use kernel::{App, Error, Result, Time};
use serde::Serialize;
use ui::Ctx;

use super::devices::{Device, Subscription, of, remove, subscribe as keep};
use super::{DeviceId, public_key};

/// Your devices, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DevicesView {
    /// The key by which push services know this network (`applicationServerKey`).
    pub key: String,
    /// Your devices, the newest first.
    pub devices: Vec<DeviceView>,
}

/// A device, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DeviceView {
    /// Identifier.
    pub id: DeviceId,
    /// What it says of itself.
    pub agent: String,
    /// When it agreed to be told.
    pub created_at: Time,
    /// When it was last told something.
    pub told_at: Option<Time>,
}

impl From<Device> for DeviceView {
    fn from(device: Device) -> DeviceView {
        let Device { id, agent, created_at, told_at, .. } = device;
        DeviceView { id, agent, created_at, told_at }
    }
}

/// Your devices that receive push notifications.
#[utoipa::path(get, path = "/api/v1/push/devices", tag = "inbox",
    responses((status = 200, body = DevicesView)))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<ui::Json<DevicesView>> {
    let viewer = cx.viewer()?.id;
    let devices = of(&app, viewer).await?.into_iter().map(Into::into).collect();
    Ok(ui::Json(DevicesView { key: public_key(&app).await?, devices }))
}

/// Send push notifications to a device: the subscription that its browser gave for the key.
#[utoipa::path(post, path = "/api/v1/push/devices", tag = "inbox", request_body = Subscription,
    responses((status = 201, body = DevicesView), (status = 422, description = "No subscription")))]
pub(crate) async fn subscribe(
    State(app): State<App>,
    cx: Ctx,
    credential: Option<Extension<Credential>>,
    asking: Asking,
    ui::Json(wanted): ui::Json<Subscription>,
) -> Result<(StatusCode, ui::Json<DevicesView>)> {
    let viewer = cx.viewer()?.id;
    let Extension(with) = credential.ok_or_else(Error::unauthenticated)?;
    let sound = wanted.sound(&app.config)?;
    app.db.write(move |tx| keep(tx, viewer, with, &asking.agent, &sound)).await?;
    Ok((StatusCode::CREATED, list(State(app), cx).await?))
}

/// Stop push notifications to a device.
#[utoipa::path(delete, path = "/api/v1/push/devices/{id}", tag = "inbox",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn remove_one(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.id, id.parse::<DeviceId>()?);
    app.db.write(move |tx| remove(tx, viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
