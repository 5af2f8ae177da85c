//! An invitation again: a new link in place of the one before, mailed or shown, good for as long as the
//! first was.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Config, Cursor, Error, Result, Role, Tx, Viewer};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json};

use super::create::MadeInvitation;
use super::{Invitation, SECONDS, Status, Top, href, letter, page};
use crate::store::invitations as store;
use crate::{logged, owners};

/// Gives an invitation that nobody accepted a new link; answers it with its word.
///
/// # Errors
/// `Forbidden` to all but administrators, and but owners where it makes an administrator; `NotFound` where it was accepted or cancelled.
fn renew(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<(Invitation, String)> {
    viewer.administering()?;
    let invitation = store::waiting(tx, id)?.ok_or_else(Error::not_found)?;
    if invitation.role == Role::Administrator {
        owners::owning(tx, viewer)?;
    }
    let expires_at = tx.now().plus_seconds(SECONDS);
    let token = kernel::secret::token();
    store::renew(tx, id, &kernel::secret::hash(&token), expires_at)?;
    tx.log(Activity::new(logged::INVITATION_RENEWED, id).by(viewer.id))?;
    Ok((Invitation { expires_at, ..invitation }, token))
}

fn send(tx: &mut Tx<'_>, config: &Config, viewer: &Viewer, id: i64) -> Result<()> {
    let (invitation, token) = renew(tx, viewer, id)?;
    match letter::send(tx, config, viewer, &invitation, &token)? {
        true => Ok(()),
        false => Err(Error::invalid("mail-not-set-up")),
    }
}

/// `POST /invitations/{id}/send`
pub(crate) async fn submit_send(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let id: kernel::id::Raw = id.parse()?;
    app.db.write(move |tx| send(tx, &config, &viewer, id.0)).await?;
    Ok(redirect("/invitations", &Flash::new("notice-invitation-sent")))
}

/// `POST /invitations/{id}/link`
pub(crate) async fn submit_link(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let id: kernel::id::Raw = id.parse()?;
    let (_, token) = app.db.write(move |tx| renew(tx, &viewer, id.0)).await?;
    let (link, wrong) = (href(&app.config, &token), Wrong::nothing(cx.l));
    let top = Top { link: &link, email: "", role: "member", wrong };
    let page = page(&app, &cx, Status::Pending, Cursor::default(), top).await?;
    Ok(answer::never_kept(page).into_response())
}

/// Give an invitation a new link (administrators). The one before is worth nothing any more; where the
/// network sends email and the invitation has an address, the link is mailed.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/link", tag = "invitations",
    params(("id" = String, Path, description = "Id of the invitation")),
    responses((status = 200, body = MadeInvitation),
        (status = 403, description = "You do not run the network, or it makes an administrator and you do not own it"),
        (status = 404, description = "Accepted, cancelled, or never there")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<MadeInvitation>> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let id: kernel::id::Raw = id.parse()?;
    let again = move |tx: &mut Tx<'_>| {
        let (invitation, token) = renew(tx, &viewer, id.0)?;
        let mailed = letter::send(tx, &config, &viewer, &invitation, &token)?;
        Ok((invitation, token, mailed))
    };
    let (invitation, token, mailed) = app.db.write(again).await?;
    Ok(Json(MadeInvitation::new(&app.config, &invitation, &token, mailed)))
}
