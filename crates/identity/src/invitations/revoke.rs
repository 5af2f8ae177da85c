//! An administrator takes an invitation back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Error, Result, Tx, Viewer};
use ui::Ctx;
use ui::flash::{self, Flash};

use crate::logged;
use crate::store::invitations as store;

/// Takes back the invitation `id`.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound` when nothing waits under this number.
pub fn revoke(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<()> {
    viewer.administering()?;
    if !store::revoke(tx, id)? {
        return Err(Error::not_found());
    }
    tx.log(Activity::new(logged::INVITATION_REVOKED, id).by(viewer.id))
}

/// `POST /invitations/{id}/revoke`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    take_back(&app, &cx, &id).await?;
    Ok(flash::redirect("/invitations", &Flash::new("notice-invitation-revoked")))
}

/// Cancel an invitation (administrators).
#[utoipa::path(delete, path = "/api/v1/invitations/{id}", tag = "invitations",
    params(("id" = String, Path, description = "Id of the invitation")),
    responses((status = 204, description = "Taken back"),
        (status = 404, description = "No such invitation waits")))]
pub(crate) async fn api_revoke(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    take_back(&app, &cx, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn take_back(app: &App, cx: &Ctx, id: &str) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let id: kernel::id::Raw = id.parse()?;
    app.db.write(move |tx| revoke(tx, &viewer, id.0)).await
}
