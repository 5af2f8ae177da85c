//! The same for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use identity::guests::invitations as sent;
use kernel::id::Raw;
use kernel::{App, Result, Time, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::page::{self, Guests, guest, managed};
use super::stays;

/// The guests of a space and the pending invitations, for its managers.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/guests", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 200, body = Guests),
        (status = 403, description = "You do not manage the space")))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<Guests>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        page::load(tx, &viewer, &space)
    };
    Ok(Json(app.db.read(read).await?))
}

/// Whom to invite.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewGuest {
    /// The address of who is invited. Only whoever reads email there can accept.
    email: String,
}

/// An invitation on its way.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct SentInvitation {
    /// Identifier.
    id: Raw,
    /// Until when it can be accepted, once.
    expires_at: Time,
    /// The link to hand over, where the network sends no email. It is shown this once.
    url: Option<String>,
}

impl From<sent::Sent> for SentInvitation {
    fn from(sent: sent::Sent) -> Self {
        let (id, expires_at) = (Raw(sent.invitation.id), sent.invitation.expires_at);
        SentInvitation { id, expires_at, url: sent.link }
    }
}

/// Invite a guest into an external space that you manage. The answer is the same whoever has the address.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/guests", tag = "spaces",
    params(("slug" = String, Path)), request_body = NewGuest,
    responses((status = 201, body = SentInvitation),
        (status = 403, description = "You do not manage the space, or the company lets you invite nobody"),
        (status = 422, description = "No address, one in a domain that is not allowed, or a space without guests")))]
pub(crate) async fn invite(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewGuest>,
) -> Result<(StatusCode, Json<SentInvitation>)> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let invite = move |tx: &mut Tx<'_>| page::invite(tx, &config, &viewer, &slug, &new.email);
    Ok((StatusCode::CREATED, Json(app.db.write(invite).await?.into())))
}

/// How long a guest stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Renewal {
    /// So many days from now, at most 365.
    days: i64,
}

/// Extend the stay of a guest in a space that you manage.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/guests/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)), request_body = Renewal,
    responses((status = 204, description = "Done"),
        (status = 404, description = "No such space, or no such guest in it")))]
pub(crate) async fn renew(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    Json(new): Json<Renewal>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let renew = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        let person = guest(tx, &viewer, &space, &handle)?;
        stays::renew(tx, &viewer, &space, person, new.days)
    };
    app.db.write(renew).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End the stay of a guest in a space that you manage.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/guests/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)),
    responses((status = 204, description = "Done"),
        (status = 404, description = "No such space, or no such guest in it")))]
pub(crate) async fn end(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let end = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        let person = guest(tx, &viewer, &space, &handle)?;
        stays::let_go(tx, space.id, person, Some(viewer.id))
    };
    app.db.write(end).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Send an invitation into a space that you manage again, with a new link.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/guests/invitations/{id}", tag = "spaces",
    params(("slug" = String, Path), ("id" = String, Path, description = "Id of the invitation")),
    responses((status = 200, body = SentInvitation),
        (status = 404, description = "No such space, or no such pending invitation")))]
pub(crate) async fn again(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Json<SentInvitation>> {
    let (viewer, config, id) = (cx.viewer()?.clone(), app.config.clone(), id.parse::<Raw>()?);
    let again = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        stays::may_invite(tx, &viewer, &space)?;
        sent::again(tx, &config, &viewer, space.id, id.0)
    };
    Ok(Json(app.db.write(again).await?.into()))
}

/// Cancel an invitation into a space that you manage.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/guests/invitations/{id}", tag = "spaces",
    params(("slug" = String, Path), ("id" = String, Path, description = "Id of the invitation")),
    responses((status = 204, description = "Done"),
        (status = 404, description = "No such space, or no such pending invitation")))]
pub(crate) async fn cancel(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<Raw>()?);
    let cancel = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        sent::cancel(tx, &viewer, space.id, id.0)
    };
    app.db.write(cancel).await?;
    Ok(StatusCode::NO_CONTENT)
}
